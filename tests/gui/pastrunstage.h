// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/journal.h"

#include <QString>

namespace stellwerk::test {

using namespace Qt::StringLiterals;

// Three tasks in a row on two servers.
inline ParentPackage nightly()
{
    ParentPackage package;
    package.name = u"Nightly"_s;
    double x = 0;
    for (const QString& id : {u"a"_s, u"b"_s, u"c"_s}) {
        Task task;
        task.id = id;
        task.name = u"Load "_s + id.toUpper();
        task.job = u"Job "_s + id;
        task.where.servers = {id == u"b"_s ? u"SQL02"_s : u"SQL01"_s};
        package.tasks.append(task);
        package.layout.insert(id, QPointF(x, 0));
        x += 280;
    }
    for (const auto& [from, to] : {std::pair(u"a"_s, u"b"_s), std::pair(u"b"_s, u"c"_s)}) {
        Constraint constraint;
        constraint.id = from + to;
        constraint.from = from;
        constraint.to = to;
        package.constraints.append(constraint);
    }
    return package;
}

// Writes a run of it that began at `start`: a takes 10 minutes, b waits one and takes `b` minutes, c takes
// 5 minutes; b may fail, then c is skipped. Returns when it is on disk.
inline void writeRun(const QString& journalFile, const RunId& id, const QDateTime& start, int b, bool fails,
                     const ParentPackage& package = nightly())
{
    QList<RunEvent> events;
    const auto tell = [&](int minute, RunEventBody body) {
        events.append({qint64(events.size() + 1), start.addSecs(60 * minute), std::move(body)});
    };
    const auto begin = [&](const QString& task, const QString& server, int ready, int started) {
        tell(ready, TaskReady{task});
        tell(ready, TaskPlaced{task, server, {}});
        tell(ready, StartRequested{task, server, 1, {}});
        tell(started, AttemptStarted{task, server, 1, {}});
    };
    const auto end = [&](const QString& task, const QString& server, int ended, TaskOutcome outcome,
                         const QString& error) {
        const FailureKind failure =
            outcome == TaskOutcome::Failed ? FailureKind::JobFailed : FailureKind::None;
        tell(ended, AttemptEnded{task, server, 1, outcome, failure, error, {}, {}});
        tell(ended, TaskEnded{task, server, outcome, 1, {}, {}, failure, error});
    };
    tell(0, RunStarted{id, package.name, {}});
    begin(u"a"_s, u"SQL01"_s, 0, 0);
    end(u"a"_s, u"SQL01"_s, 10, TaskOutcome::Succeeded, {});
    begin(u"b"_s, u"SQL02"_s, 10, 11);
    end(u"b"_s, u"SQL02"_s, 11 + b, fails ? TaskOutcome::Failed : TaskOutcome::Succeeded,
        fails ? u"Deadlock victim"_s : QString());
    if (fails) {
        tell(11 + b, TaskSkipped{u"c"_s, u"b failed"_s});
        tell(11 + b, RunEnded{RunOutcome::Failed});
    } else {
        begin(u"c"_s, u"SQL01"_s, 11 + b, 11 + b);
        end(u"c"_s, u"SQL01"_s, 16 + b, TaskOutcome::Succeeded, {});
        tell(16 + b, RunEnded{RunOutcome::Succeeded});
    }
    Journal journal(journalFile); // its end waits until all is written
    RunRecord record;
    record.id = id;
    record.package = package;
    record.started = start;
    record.host = u"ctl01"_s;
    record.pid = 4711;
    journal.beginRun(record);
    journal.append(id, events);
}

} // namespace stellwerk::test
