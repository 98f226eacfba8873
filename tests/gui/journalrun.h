// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/journal.h"

#include <QSignalSpy>
#include <QTest>

// Runs that tests write into a journal by the engine's own class; no server is there.
namespace stellwerk::test {

using namespace Qt::StringLiterals;

inline ParentPackage twoTasks()
{
    ParentPackage package;
    package.name = u"Nightly load"_s;
    for (const QString& id : {u"Extract"_s, u"Load"_s}) {
        Task task;
        task.id = task.name = task.job = id;
        task.where.servers = {id == u"Extract" ? u"SQL01"_s : u"SQL02"_s};
        package.layout.insert(id, QPointF(double(package.tasks.size()) * 280, 0));
        package.tasks.append(task);
    }
    Constraint constraint;
    constraint.id = u"c"_s;
    constraint.from = u"Extract"_s;
    constraint.to = u"Load"_s;
    package.constraints.append(constraint);
    return package;
}

// With `over` Extract's contact was lost for good, and the run ended unknown; else it was held before
// Extract.
inline void writeRun(const QString& file, const RunId& id, bool over)
{
    const QDateTime at = QDateTime::currentDateTimeUtc().addSecs(-600);
    RunRecord record;
    record.id = id;
    record.package = twoTasks();
    record.started = at;
    record.host = u"controller7"_s;
    record.pid = 1;
    QList<RunEventBody> bodies{RunStarted{id, record.package.name, {}}};
    if (!over) {
        bodies += {HoldChanged{u"Extract"_s, true}, TaskHeld{u"Extract"_s}};
    } else {
        ServerSnapshot server;
        server.name = u"SQL01"_s;
        record.fleet.servers = {server};
        TaskEnded ended;
        ended.task = u"Extract"_s;
        ended.server = u"SQL01"_s;
        ended.attempts = 1;
        ended.started = ended.ended = at;
        ended.failure = FailureKind::ContactLost;
        ended.error = u"SQL01 did not answer for 2 minutes."_s;
        bodies += {TaskReady{u"Extract"_s},
                   TaskPlaced{u"Extract"_s, u"SQL01"_s, u"It is the only candidate."_s},
                   StartRequested{u"Extract"_s, u"SQL01"_s, 1},
                   StartAccepted{u"Extract"_s, u"SQL01"_s, 1, {}},
                   AttemptEnded{u"Extract"_s, u"SQL01"_s, 1, TaskOutcome::Unknown, FailureKind::ContactLost,
                                ended.error},
                   ended,
                   TaskSkipped{u"Load"_s, u"'Extract' did not succeed."_s},
                   RunEnded{RunOutcome::Unknown}};
    }
    QList<RunEvent> events;
    for (const RunEventBody& body : bodies)
        events.append({events.size() + 1, at.addMSecs(events.size()), body});
    Journal journal(file);
    QSignalSpy written(&journal, &Journal::durable);
    journal.beginRun(record);
    const quint64 last = journal.append(id, events);
    QTRY_VERIFY(!written.isEmpty() && written.last().first().toULongLong() >= last);
}

} // namespace stellwerk::test
