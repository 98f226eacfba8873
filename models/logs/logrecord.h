// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace stellwerk {

enum class LogLevel { Debug, Info, Warning, Error };
enum class LogSource {
    Run,
    History,
    Ssis,
    Program
}; // our events, sysjobhistory, sysssislog/SSISDB, diagnostics

// What a record of LogSource::Run says, for views that put it into words of their own. `args` of the record
// are the parts that vary, in the order given here; `message` is the same in an English sentence.
enum class LogKind {
    Plain,           // text from a server, shown as it is; no args
    RunStarted,      // package, run
    TaskReady,       // task's name
    StopRequested,   // task's name, server, "timed_out" or "cancelled"
    TaskPlaced,      // task's name, server, why
    StartRequested,  // task's name, server, attempt
    AttemptStarted,  // task's name, server, attempt
    StepFinished,    // task's name, step number, step name, outcome, message
    AttemptEnded,    // task's name, server, attempt, outcome, error
    RetryScheduled,  // task's name, attempt, seconds
    TaskEnded,       // task's name, server, outcome, attempts, seconds, error, failure
    TaskSkipped,     // task's name, why
    CancelRequested, // task's name
    RunCancelRequested,
    ServerLost,    // server, error
    ServerBack,    // server
    RunEnded,      // outcome
    StartAccepted, // task's name, server, attempt
    RunPaused,
    RunContinued,
    HoldSet,   // task's name
    HoldTaken, // task's name
    TaskHeld,  // task's name
    RunReopened,
    TaskReopened,   // task's name
    RunTakenOver,   // host, pid
    OutcomeDecided, // task's name, outcome, by
    RunTimedOut,
};

struct LogRecord
{
    QDateTime at = {}; // UTC, true time (server offset applied)
    LogLevel level = LogLevel::Info;
    LogSource source = LogSource::Run;
    QString server = {};
    QString job = {};
    QString step = {};
    QString task = {}; // TaskId, empty outside runs
    QString message = {};
    LogKind kind = LogKind::Plain;
    QStringList args = {};
};

} // namespace stellwerk

Q_DECLARE_METATYPE(stellwerk::LogRecord)
