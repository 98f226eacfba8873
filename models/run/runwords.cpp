// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runwords.h"

#include <QCoreApplication>

namespace stellwerk {

namespace {

// The context that ui/theme's words of states have, too: each is translated once.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::State)
};

} // namespace

QString outcomeText(TaskOutcome outcome)
{
    switch (outcome) {
    case TaskOutcome::Succeeded:
        return Text::tr("Succeeded");
    case TaskOutcome::SucceededWithWarnings:
        return Text::tr("Succeeded with warnings");
    case TaskOutcome::Failed:
        return Text::tr("Failed");
    case TaskOutcome::Cancelled:
        return Text::tr("Cancelled");
    case TaskOutcome::Skipped:
        return Text::tr("Skipped");
    case TaskOutcome::Unknown:
        break;
    }
    return Text::tr("Unknown");
}

QString outcomeText(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Succeeded:
        return outcomeText(TaskOutcome::Succeeded);
    case RunOutcome::SucceededWithWarnings:
        return outcomeText(TaskOutcome::SucceededWithWarnings);
    case RunOutcome::Failed:
        return outcomeText(TaskOutcome::Failed);
    case RunOutcome::Cancelled:
        return outcomeText(TaskOutcome::Cancelled);
    case RunOutcome::Unknown:
        break;
    }
    return outcomeText(TaskOutcome::Unknown);
}

QString stateText(TaskState state, std::optional<TaskOutcome> outcome)
{
    switch (state) {
    case TaskState::Waiting:
        return Text::tr("Waiting");
    case TaskState::Ready:
        return Text::tr("Ready", "task: may start, waits for a free server");
    case TaskState::Held:
        return Text::tr("Held", "task: a person asked for a halt before it");
    case TaskState::Starting:
        return Text::tr("Starting");
    case TaskState::Running:
        return Text::tr("Running");
    case TaskState::Stopping:
        return Text::tr("Stopping");
    case TaskState::WaitingToRetry:
        return Text::tr("Waiting to retry");
    case TaskState::Ended:
        break;
    }
    return outcomeText(outcome.value_or(TaskOutcome::Unknown));
}

QString kindText(ConstraintKind kind)
{
    switch (kind) {
    case ConstraintKind::Success:
        return Text::tr("On success");
    case ConstraintKind::Failure:
        return Text::tr("On failure");
    case ConstraintKind::Completion:
        return Text::tr("On completion");
    }
    return {};
}

namespace {

QString notCalled(const QString& why)
{
    return Text::tr("Could not be called: %1", "task, why").arg(why);
}

QString failureText(FailureKind failure)
{
    switch (failure) {
    case FailureKind::JobFailed:
        return Text::tr("The job failed");
    case FailureKind::PackageFailed:
        return Text::tr("The job succeeded, but its package failed");
    case FailureKind::Unreachable:
        return notCalled(Text::tr("the server cannot be reached"));
    case FailureKind::Login:
        return notCalled(Text::tr("the login was refused"));
    case FailureKind::Permission:
        return notCalled(Text::tr("a right is missing"));
    case FailureKind::NoSuchJob:
        return notCalled(Text::tr("there is no such job"));
    case FailureKind::AlreadyRunning:
        return notCalled(Text::tr("the job was running already"));
    case FailureKind::AgentStopped:
        return notCalled(Text::tr("SQL Server Agent is stopped"));
    case FailureKind::NoTarget:
        return notCalled(Text::tr("the job has no target server"));
    case FailureKind::Refused:
        return notCalled(Text::tr("the server refused the start"));
    case FailureKind::Disabled:
        return notCalled(Text::tr("the job is disabled"));
    case FailureKind::NoCandidate:
        return notCalled(Text::tr("none of its servers is registered"));
    case FailureKind::AgentRestarted:
        return Text::tr("The job ended with its Agent, which was restarted");
    case FailureKind::TimedOut:
        return Text::tr("The job was stopped: it took longer than its time-out");
    case FailureKind::ContactLost:
    case FailureKind::None:
        break;
    }
    return Text::tr("Failed");
}

} // namespace

QString endText(TaskOutcome outcome, FailureKind failure)
{
    switch (outcome) {
    case TaskOutcome::Failed:
        return failureText(failure);
    case TaskOutcome::SucceededWithWarnings:
        return Text::tr("Succeeded with warnings: a step failed and the job went on");
    case TaskOutcome::Unknown:
        return failure == FailureKind::ContactLost ? Text::tr("Unknown: contact was lost for good")
                                                   : Text::tr("Unknown: nobody can tell how the job ended");
    case TaskOutcome::Succeeded:
    case TaskOutcome::Cancelled:
    case TaskOutcome::Skipped:
        break;
    }
    return outcomeText(outcome);
}

QString errorWords(const QString& error, const QString& server, TaskOutcome outcome, FailureKind failure)
{
    constexpr qsizetype kMost = 4000; // of 10 MB the beginning tells enough
    QString words = error.left(kMost).simplified();
    const qsizetype colon = words.indexOf(QLatin1StringView(": "));
    if (colon > 0 && !server.isEmpty() && words.startsWith(server + QLatin1Char(',')))
        words.remove(0, colon + 2);
    const QString end = endText(outcome, failure);
    if (words.startsWith(end + QLatin1Char('.')))
        words.remove(0, end.size() + 2);
    return words;
}

} // namespace stellwerk
