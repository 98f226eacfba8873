// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/shownrun.h"

#include "session/fleetsession.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace stellwerk {

ShownRun::ShownRun(FleetSession* session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(session->run(), &RunModel::began, this, &ShownRun::begin);
    connect(session, &FleetSession::runEvent, this, &ShownRun::follow);
    connect(session, &FleetSession::ownershipChanged, this, &ShownRun::follow);
    connect(session->run(), &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) {
                if (isPast())
                    return;
                for (int row = from.row(); row <= to.row(); ++row) {
                    const RunModel::TaskRow& live = m_session->run()->rows().at(row);
                    m_moment.setExpected(live.id, live.expected);
                }
            });
    showSession();
}

RunId ShownRun::runId() const
{
    return m_past ? m_past->id : hasRun() ? m_session->runId() : RunId();
}

// Another run is the session's: whoever started or took it up wants to see it.
void ShownRun::begin()
{
    ++m_asked;
    m_past.reset();
    m_moment.begin(m_session->runPackage(), true);
    Q_EMIT sourceChanged();
}

void ShownRun::follow()
{
    if (isPast())
        return;
    const QList<RunEvent> events = m_session->runEvents();
    const bool first = m_moment.tape().count() == 0;
    for (qsizetype i = m_moment.tape().count(); i < events.size(); ++i)
        m_moment.append(events.at(i));
    if (first && !events.isEmpty())
        Q_EMIT sourceChanged();
}

void ShownRun::showSession()
{
    ++m_asked;
    m_past.reset();
    m_moment.begin(m_session->runPackage(), true, m_session->runEvents());
    for (const RunModel::TaskRow& row : m_session->run()->rows())
        m_moment.setExpected(row.id, row.expected);
    Q_EMIT sourceChanged();
}

void ShownRun::showPast(const RunId& run, std::function<void(const QString& error)> done)
{
    const quint64 asked = ++m_asked;
    if (run == m_session->runId() && !m_session->runEvents().isEmpty()) {
        showSession();
        done({});
        return;
    }
    using Result = tl::expected<Replay, QString>;
    auto* watcher = new QFutureWatcher<Result>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, asked, done = std::move(done)] {
        watcher->deleteLater();
        if (asked != m_asked)
            return;
        const Result read = watcher->result();
        if (!read) {
            done(read.error());
            return;
        }
        m_past = read->record;
        m_moment.begin(read->record.package, false, read->events);
        expect();
        m_session->logPast(read->record.id, read->record.package, read->events);
        Q_EMIT sourceChanged();
        done({});
    });
    watcher->setFuture(
        QtConcurrent::run([file = m_session->journalFile(), run] { return loadReplay(file, run); }));
}

// What is usual today for the jobs of a past run, where they ran.
void ShownRun::expect()
{
    QHash<std::pair<QString, QString>, std::chrono::seconds> usual;
    QSet<QString> read;
    const FleetModel* fleet = m_session->fleet();
    const QList<RunModel::TaskRow> rows = run()->rows();
    for (const RunModel::TaskRow& row : rows) {
        const Task* task = package().task(row.id);
        if (!task || row.server.isEmpty())
            continue;
        if (!read.contains(row.server)) {
            read.insert(row.server);
            for (const AgentJob& job : fleet->jobs(row.server)) {
                if (job.usualDuration)
                    usual.insert({row.server, job.name}, *job.usualDuration);
            }
        }
        if (const auto known = usual.constFind({row.server, task->job}); known != usual.cend())
            m_moment.setExpected(row.id, *known);
    }
}

} // namespace stellwerk
