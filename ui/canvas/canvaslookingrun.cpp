// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvaslooking.h"

#include "canvas/canvasscene.h"
#include "canvas/constraintitem.h"
#include "canvas/pathplan.h"
#include "canvas/taskitem.h"
#include "theme/durationtext.h"

#include <QLocale>

#include <algorithm>

// What the pointer brings out, and what a run leaves on the canvas.
namespace stellwerk {

using namespace Qt::StringLiterals;

void CanvasLooking::setAside(const ConstraintId& but)
{
    m_asideSoon.stop();
    const Constraint* line = m_scene->editor()->package().constraint(but);
    const bool aside = line != nullptr;
    if (!aside && !m_aside)
        return;
    m_aside = aside;
    const ParentPackage& package = m_scene->editor()->package();
    for (const Task& task : package.tasks) {
        if (TaskItem* item = m_scene->taskItem(task.id))
            item->mark(CanvasPainter::Aside, aside && task.id != line->from && task.id != line->to);
    }
    for (const Constraint& other : package.constraints) {
        if (ConstraintItem* item = m_scene->constraintItem(other.id))
            item->setFaint(aside && other.id != but);
    }
}

void CanvasLooking::setLastRun(const ParentPackage& package)
{
    m_lastRun.clear();
    for (const Task& task : package.tasks)
        m_lastRun.insert(task.id, task);
    m_hasLastRun = true;
    for (const Task& task : m_scene->editor()->package().tasks)
        markChanged(task);
}

void CanvasLooking::markChanged(const Task& task)
{
    TaskItem* item = m_hasLastRun ? m_scene->taskItem(task.id) : nullptr;
    if (!item)
        return;
    const auto then = m_lastRun.constFind(task.id);
    item->mark(CanvasPainter::ChangedSince, then == m_lastRun.cend() || *then != task);
}

// What a card has no room for: the wait for a slot, the share of the run, the usual duration.
QString CanvasLooking::runToolTip(const TaskId& task) const
{
    QStringList lines;
    const TaskItem* item = m_scene->taskItem(task);
    if (item && item->isMarked(CanvasPainter::ChangedSince))
        lines.append(tr("Changed since the last run"));
    const RunModel::TaskRow* row = m_scene->rowOf(task);
    const auto seconds = [](const QDateTime& from, const QDateTime& to) {
        return std::chrono::seconds(std::max<qint64>(0, from.secsTo(to)));
    };
    const QDateTime now = m_scene->now();
    if (row && row->attempts > 1)
        lines.append(tr("Attempt %1").arg(row->attempts));
    if (row && row->ready.isValid() && (row->started.isValid() || row->state != TaskState::Ended)) {
        const auto waited = seconds(row->ready, row->started.isValid() ? row->started : now);
        if (waited.count() > 0)
            lines.append(tr("Waited %1 for its turn").arg(durationText(waited)));
    }
    if (row && row->started.isValid() && m_run && m_run->startedAt().isValid()) {
        const auto took = seconds(row->started, row->ended.isValid() ? row->ended : now);
        const auto whole = seconds(m_run->startedAt(), m_run->endedAt().isValid() ? m_run->endedAt() : now);
        if (whole.count() > 0)
            lines.append(tr("%1 % of the run's time", "percent")
                             .arg(qRound(100.0 * double(took.count()) / double(whole.count()))));
    }
    const Task* found = m_scene->editor()->package().task(task);
    const auto usual = found && !(row && row->expected.count() > 0) ? m_plan->usual(*found) : std::nullopt;
    if (usual)
        lines.append(tr("Usually takes %1").arg(durationText(*usual)));
    return lines.isEmpty() ? QString() : u"<br>"_s + lines.join(u"<br>"_s);
}

} // namespace stellwerk
