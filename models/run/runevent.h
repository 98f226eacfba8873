// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>
#include <variant>

// A run is a stream of events; everything else is a view of it (docs/architecture.md).
namespace stellwerk {

using RunId = QString;

enum class TaskOutcome { Succeeded, SucceededWithWarnings, Failed, Cancelled, Skipped, Unknown };

// The run's own, from its tasks'. Warnings: at least one task ended with warnings, or a failure was handled
// by a failure or completion constraint whose target ran and ended well.
enum class RunOutcome { Succeeded, SucceededWithWarnings, Failed, Cancelled, Unknown };

// Held: it could start, but a person asked for a halt before it.
enum class TaskState { Waiting, Ready, Starting, Running, Stopping, WaitingToRetry, Ended, Held };

// Why an attempt could not be made or lost sight of; mirrors AgentError::Kind without depending on agent/.
enum class FailureKind {
    None,
    JobFailed,     // the job ran and failed
    PackageFailed, // the job succeeded, its SSIS package did not
    Unreachable,
    Login,
    Permission,
    NoSuchJob,
    AlreadyRunning,
    AgentStopped,
    NoTarget,
    Refused, // any other refusal of sp_start_job
    AgentRestarted,
    TimedOut,
    NoCandidate, // no server of the candidates exists
    ContactLost,
    Disabled, // by policy: the job is disabled and the task does not start such ones
};

// Times are UTC of the controller's clock as the driver gave it; `serverLocal` ones are the server's wall
// clock.
struct RunStarted
{
    RunId run;
    QString package;
    QString file;
};
struct TaskReady
{
    TaskId task;
}; // its constraints hold, or the wait before a retry is over
struct TaskPlaced
{
    TaskId task;
    QString server;
    QString why;
}; // why: one sentence, English, untranslated parts only names
struct StartRequested
{
    TaskId task;
    QString server;
    int attempt = 1;
    QString serverLocal = {}; // ISO, the server's clock then, never ahead of it; empty: not known yet
};                            // durable before the command is sent
struct AttemptStarted
{
    TaskId task;
    QString server;
    int attempt = 1;
    QString startedServerLocal;
}; // ISO, server's clock
struct StepFinished
{
    TaskId task;
    QString server;
    int attempt = 1;
    int step = 0;
    QString name;
    TaskOutcome outcome;
    QString message;
    std::chrono::seconds duration{0};
};
struct AttemptEnded
{
    TaskId task;
    QString server;
    int attempt = 1;
    TaskOutcome outcome = TaskOutcome::Unknown;
    FailureKind failure = FailureKind::None;
    QString error;
    // By the server's own words, in true time; invalid where nothing ran or it is not known. The event may
    // come much later: after a crash, or when a server was away.
    QDateTime started = {};
    QDateTime ended = {};
};
struct RetryScheduled
{
    TaskId task;
    int nextAttempt = 2;
    std::chrono::milliseconds wait{0};
};
struct TaskEnded
{
    TaskId task;
    QString server;
    TaskOutcome outcome = TaskOutcome::Unknown;
    int attempts = 0;
    QDateTime started;
    QDateTime ended;
    FailureKind failure = FailureKind::None;
    QString error;
};
struct TaskSkipped
{
    TaskId task;
    QString why;
    bool passedOver = false; // disabled, or skipped by a person: what follows goes on
};
struct CancelRequested
{
    TaskId task;
    bool timedOut = false; // the run's own time-out asked for it
};                         // empty task: the whole run
struct ServerLost
{
    QString server;
    QString error;
};
struct ServerBack
{
    QString server;
};
struct RunEnded
{
    RunOutcome outcome = RunOutcome::Unknown;
};

// The attempt's job is to be stopped: its task timed out or was cancelled. Follows the reason, before the
// end.
struct StopRequested
{
    TaskId task;
    QString server;
    int attempt = 1;
    bool timedOut = false; // else cancelled
};

// The agent took the start. With the receipt the run can be found again after a crash (receiptjson.h).
struct StartAccepted
{
    TaskId task;
    QString server;
    int attempt = 1;
    QJsonObject receipt; // the port's own; nothing else looks inside
};
// Nothing new is started until RunContinued; what runs goes on.
struct RunPaused
{};
struct RunContinued
{};
// A person set or took away a halt before a task; TaskHeld: the task came to it.
struct HoldChanged
{
    TaskId task;
    bool held = false;
};
struct TaskHeld
{
    TaskId task;
};
// An ended run goes on: failed tasks are run again, or an unknown outcome was decided.
struct RunReopened
{};
// The task waits again; its attempts stay on record and count on.
struct TaskReopened
{
    TaskId task;
};
// Another program goes on with a run whose program died, or left it.
struct RunTakenOver
{
    QString host;
    qint64 pid = 0;
};
// A person looked and says how an unknown attempt ended.
struct OutcomeDecided
{
    TaskId task;
    TaskOutcome outcome = TaskOutcome::Unknown;
    QString by; // the account that said so
};

using RunEventBody =
    std::variant<RunStarted, TaskReady, TaskPlaced, StartRequested, AttemptStarted, StepFinished,
                 AttemptEnded, RetryScheduled, TaskEnded, TaskSkipped, CancelRequested, ServerLost,
                 ServerBack, RunEnded, StopRequested, StartAccepted, RunPaused, RunContinued, HoldChanged,
                 TaskHeld, RunReopened, TaskReopened, RunTakenOver, OutcomeDecided>;

// One line of the journal, of `run --json`, and of every view.
struct RunEvent
{
    qint64 sequence = 0; // 1.. within the run, no gaps
    QDateTime at;        // UTC, milliseconds
    RunEventBody body;
};

} // namespace stellwerk
