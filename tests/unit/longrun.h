// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "run/runevent.h"

namespace stellwerk {

struct Played
{
    ParentPackage package;
    QList<RunEvent> events;
};

// 100,000 events of 1,000 tasks, each tried again and again.
inline Played longRun()
{
    Played run;
    for (int i = 0; i < 1000; ++i) {
        Task task;
        task.id = task.name = QStringLiteral("t%1").arg(i);
        run.package.tasks.append(task);
    }
    const auto tell = [&](RunEventBody body) {
        const qint64 number = run.events.size() + 1;
        run.events.append(
            {number, QDateTime::fromMSecsSinceEpoch(1'000'000'000 + number * 100, Qt::UTC), std::move(body)});
    };
    tell(RunStarted{QStringLiteral("r"), QStringLiteral("P"), {}});
    for (int attempt = 1; run.events.size() < 100'000; ++attempt) {
        for (const Task& task : std::as_const(run.package.tasks)) {
            const QString server = QStringLiteral("SQL%1").arg(task.id.size());
            tell(StartRequested{task.id, server, attempt});
            tell(AttemptStarted{task.id, server, attempt, {}});
            tell(AttemptEnded{task.id, server, attempt, TaskOutcome::Failed, FailureKind::JobFailed,
                              QStringLiteral("no")});
            tell(RetryScheduled{task.id, attempt + 1, std::chrono::seconds(1)});
        }
    }
    return run;
}

} // namespace stellwerk
