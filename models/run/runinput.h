// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/agentport.h"
#include "run/runevent.h"

#include <variant>

namespace stellwerk {

// The clock of a run: UTC, milliseconds. Wall, virtual or recorded: the machine cannot tell.
using RunTime = std::chrono::sys_time<std::chrono::milliseconds>;

[[nodiscard]] inline QDateTime toDateTime(RunTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC);
}
[[nodiscard]] inline RunTime toRunTime(const QDateTime& time)
{
    return RunTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

// What a machine is told. Answers with a key that is not under way are ignored.
namespace input {
struct Begin
{};
struct StartAccepted
{
    AttemptKey key;
    QJsonObject receipt = {}; // see agentport.h
};
struct StartFailed
{
    AttemptKey key;
    FailureKind kind = FailureKind::Refused; // ContactLost: it cannot be told whether the job was started
    QString error;
};
struct Running
{
    AttemptKey key;
    QString startedServerLocal;
};
struct StepDone
{
    AttemptKey key;
    int step = 0;
    QString name;
    TaskOutcome outcome = TaskOutcome::Unknown;
    QString message;
    std::chrono::seconds duration{0};
};
struct Ended
{
    AttemptKey key;
    TaskOutcome outcome = TaskOutcome::Unknown;
    FailureKind kind = FailureKind::None;
    QString error;
    AttemptTimes times = {};
};
struct TimerDue
{};
struct CancelRun
{};
struct CancelTask
{
    TaskId task;
};
// The task and all that follows from it, as far as it is not over.
struct CancelBranch
{
    TaskId task;
};
// Nothing new starts, until Continue.
struct Pause
{};
struct Continue
{};
// A halt before a task: when its turn comes it waits to be let go. No effect once it was started.
struct SetHold
{
    TaskId task;
    bool held = true;
};
// Passes over a task that has not been started: what follows goes on as after a success.
struct SkipTask
{
    TaskId task;
};
// Runs a task again that failed or was cancelled, and what was skipped because of it. Also after the run's
// end.
struct RetryTask
{
    TaskId task;
};
// The same for all tasks that failed, were cancelled or never ran.
struct RerunFailed
{};
// A person says how a task of unknown outcome ended (Succeeded or Failed); what follows acts on it. Also
// after the run's end.
struct Decide
{
    TaskId task;
    TaskOutcome outcome = TaskOutcome::Failed;
    QString by;
};
// First input after RunMachine::restore(): asks for everything that was under way.
struct TakeOver
{
    QString host;
    qint64 pid = 0;
};
struct ServerLost
{
    QString server;
    QString error;
};
struct ServerBack
{
    QString server;
};
} // namespace input

using RunInput =
    std::variant<input::Begin, input::StartAccepted, input::StartFailed, input::Running, input::StepDone,
                 input::Ended, input::TimerDue, input::CancelRun, input::CancelTask, input::CancelBranch,
                 input::Pause, input::Continue, input::SetHold, input::SkipTask, input::RetryTask,
                 input::RerunFailed, input::Decide, input::TakeOver, input::ServerLost, input::ServerBack>;

// What a machine asks for. StartOrder: see agentport.h.
struct StopOrder
{
    AttemptKey key;
};
struct AbandonOrder
{
    AttemptKey key;
};
// After a crash: the attempt was under way; see AgentPort::resume().
struct ResumeOrder
{
    StartOrder order;
    KnownStart known;
};
struct WakeAt
{
    RunTime at; // replaces the one before
};
using MachineCommand = std::variant<StartOrder, StopOrder, AbandonOrder, WakeAt, ResumeOrder>;

// The answer of a machine to one input. The events must be durable before a command is carried out.
struct RunStep
{
    QList<RunEvent> events;
    QList<MachineCommand> commands;
};

} // namespace stellwerk
