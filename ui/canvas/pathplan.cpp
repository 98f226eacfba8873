// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/pathplan.h"

#include "canvas/packageeditor.h"
#include "fleet/fleetmodel.h"
#include "plan/fleetsnapshot.h"
#include "run/constraintlogic.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString keyOf(const QString& server, const QString& job)
{
    return server.toCaseFolded() + u'\n' + job.toCaseFolded();
}

} // namespace

PathPlan::PathPlan(PackageEditor* editor, QObject* parent)
    : QObject(parent)
    , m_editor(editor)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(150ms);
    connect(&m_soon, &QTimer::timeout, this, &PathPlan::compute);
    connect(editor->document(), &PackageDocument::edited, this, &PathPlan::later);
}

void PathPlan::setFleetModel(const FleetModel* fleet)
{
    if (m_fleet)
        m_fleet->disconnect(this);
    m_fleet = fleet;
    m_fleetRead = false;
    if (!fleet)
        return;
    const auto stale = [this] {
        m_fleetRead = false;
        later();
    };
    connect(fleet, &QAbstractItemModel::rowsInserted, this, stale);
    connect(fleet, &QAbstractItemModel::rowsRemoved, this, stale);
    // Histories change when a job of a run ended, and the run tells of that.
    connect(fleet, &QAbstractItemModel::modelReset, this, stale);
    later();
}

void PathPlan::setRunModel(const RunModel* run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    if (run) {
        connect(run, &RunModel::began, this, &PathPlan::later);
        connect(run, &RunModel::taskStateChanged, this, &PathPlan::later);
        connect(run, &RunModel::nowChanged, this, &PathPlan::later);
        connect(run, &RunModel::runEnded, this, [this] {
            m_fleetRead = false;
            later();
        });
    }
    later();
}

void PathPlan::watch(bool on)
{
    m_watchers += on ? 1 : -1;
    if (on && m_watchers == 1)
        compute();
}

void PathPlan::later()
{
    if (m_watchers > 0 && !m_soon.isActive())
        m_soon.start();
}

void PathPlan::readFleet() const
{
    m_fleetRead = true;
    m_usual.clear();
    m_asked.clear();
    if (!m_fleet)
        return;
    for (const Server& server : m_fleet->servers()) {
        for (const AgentJob& job : m_fleet->jobs(server.name)) {
            if (job.usualDuration)
                m_usual.insert(keyOf(server.name, job.name), *job.usualDuration);
        }
    }
}

std::optional<std::chrono::seconds> PathPlan::usual(const Task& task) const
{
    if (!m_fleetRead)
        readFleet();
    if (task.where.servers.size() == 1) {
        const auto found = m_usual.constFind(keyOf(task.where.servers.first(), task.job));
        return found == m_usual.cend() ? std::nullopt : std::optional(*found);
    }
    const QString question =
        keyOf(task.where.servers.join(u'\t') + u'\t' + task.where.group + u'\t' + task.where.tag, task.job);
    if (const auto asked = m_asked.constFind(question); asked != m_asked.cend())
        return *asked;
    std::vector<std::chrono::seconds> known;
    if (m_fleet) {
        const FleetSnapshot fleet = snapshotOf(m_fleet->servers());
        for (const int index : candidateIndices(task.where, fleet)) {
            const auto found = m_usual.constFind(keyOf(fleet.servers.at(index).name, task.job));
            if (found != m_usual.cend())
                known.push_back(*found);
        }
    }
    std::optional<std::chrono::seconds> answer;
    if (!known.empty()) {
        const auto middle = known.begin() + std::ptrdiff_t(known.size() / 2);
        std::nth_element(known.begin(), middle, known.end());
        answer = *middle;
    }
    m_asked.insert(question, answer);
    return answer;
}

// In a run a task counts from the moment its constraints held: waiting for a slot is part of its way.
PathTime PathPlan::timeOf(const Task& task) const
{
    const RunModel::TaskRow* row = m_run ? m_run->row(task.id) : nullptr;
    const auto usually = usual(task);
    PathTime time{usually.value_or(0s), usually.has_value(), PathEnd::Succeeds};
    if (task.mode == TaskMode::StartOnly)
        time = {0s, true, PathEnd::Succeeds}; // over when the agent accepted it
    if (!row)
        return time;
    if (row->expected > 0s && task.mode != TaskMode::StartOnly)
        time = {row->expected, true, PathEnd::Succeeds};
    const QDateTime from = row->ready.isValid() ? row->ready : row->started;
    if (row->state == TaskState::Ended) {
        time.end = row->outcome ? pathEndOf(*row->outcome) : PathEnd::Succeeds;
        time.known = true;
        time.duration = from.isValid() && row->ended.isValid()
                            ? std::chrono::milliseconds(std::max<qint64>(0, from.msecsTo(row->ended)))
                            : std::chrono::milliseconds(0);
    } else if (row->started.isValid()) {
        const auto waited = std::chrono::milliseconds(std::max<qint64>(0, from.msecsTo(row->started)));
        const auto runs = std::chrono::milliseconds(std::max<qint64>(0, row->started.msecsTo(m_run->now())));
        time.duration = waited + std::max(time.duration, runs);
    }
    return time;
}

void PathPlan::compute()
{
    m_soon.stop();
    if (m_watchers == 0)
        return;
    QHash<TaskId, PathTime> times;
    times.reserve(m_editor->package().tasks.size());
    for (const Task& task : m_editor->package().tasks)
        times.insert(task.id, timeOf(task));
    m_path = criticalPath(m_editor->package(), times);
    Q_EMIT changed();
}

} // namespace stellwerk
