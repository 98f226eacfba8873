// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/logsentence.h"

#include "run/runevents_json.h"
#include "run/runwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::LogSentence)
};

// The journal's words (runevents_json.cpp) as they are shown: "succeeded_with_warnings" -> "Succeeded with
// warnings".
QString outcomeWord(const QString& word)
{
    const std::optional<TaskOutcome> outcome = taskOutcomeOf(word);
    return outcome ? outcomeText(*outcome) : word;
}

// What kind of end it was: could not be called, the job failed, its package failed …
QString endOf(const QString& outcome, const QString& failure)
{
    const std::optional<TaskOutcome> known = taskOutcomeOf(outcome);
    return known ? endText(*known, failureKindOf(failure).value_or(FailureKind::None)) : outcomeWord(outcome);
}

QString withReason(const QString& text, const QString& reason)
{
    return reason.isEmpty() ? text : Text::tr("%1: %2", "log line, reason").arg(text, reason);
}

QString seconds(const QString& plain)
{
    bool fine = false;
    const double value = plain.toDouble(&fine);
    return fine ? QLocale().toString(value, 'g', 6) : plain;
}

// Of tasks and their attempts.
QString taskSentence(const LogRecord& record)
{
    const auto arg = [&](int i) { return record.args.value(i); };
    switch (record.kind) {
    case LogKind::TaskReady:
        return Text::tr("%1: ready", "task").arg(arg(0));
    case LogKind::TaskPlaced: {
        // The reason's own "SERVER: " would say it twice.
        const QString own = arg(1) + u": "_s;
        const QString why = arg(2).startsWith(own) ? arg(2).mid(own.size()) : arg(2);
        return withReason(Text::tr("%1 goes to %2", "task, server").arg(arg(0), arg(1)), why);
    }
    case LogKind::StartRequested:
        return Text::tr("%1: start requested on %2 (attempt %3)", "task, server").arg(arg(0), arg(1), arg(2));
    case LogKind::StartAccepted:
        return Text::tr("%1: %2 took the start (attempt %3)", "task, server").arg(arg(0), arg(1), arg(2));
    case LogKind::AttemptStarted:
        return Text::tr("%1 runs on %2", "task, server").arg(arg(0), arg(1));
    case LogKind::StepFinished:
        return withReason(
            Text::tr("Step %1 (%2): %3", "number, name, outcome").arg(arg(1), arg(2), outcomeWord(arg(3))),
            arg(3) == u"succeeded" ? QString() : arg(4).simplified());
    case LogKind::AttemptEnded:
        return withReason(
            Text::tr("%1, attempt %2: %3", "task, number, outcome").arg(arg(0), arg(2), outcomeWord(arg(3))),
            arg(4));
    case LogKind::RetryScheduled:
        return Text::tr("%1 is tried again in %2 s (attempt %3)", "task")
            .arg(arg(0), seconds(arg(2)), arg(1));
    case LogKind::TaskEnded:
        return withReason(arg(4).isEmpty()
                              ? Text::tr("%1: %2", "task, outcome").arg(arg(0), endOf(arg(2), arg(6)))
                              : Text::tr("%1: %2 after %3 s", "task, outcome, duration")
                                    .arg(arg(0), endOf(arg(2), arg(6)), seconds(arg(4))),
                          arg(5));
    case LogKind::TaskSkipped:
        return withReason(Text::tr("%1 is skipped", "task").arg(arg(0)), arg(1));
    case LogKind::CancelRequested:
        return Text::tr("Cancelling %1 was asked for", "task").arg(arg(0));
    case LogKind::StopRequested:
        return arg(2) == u"timed_out"
                   ? Text::tr("The job of %1 is stopped on %2: it timed out", "task, server")
                         .arg(arg(0), arg(1))
                   : Text::tr("The job of %1 is stopped on %2: the task was cancelled", "task, server")
                         .arg(arg(0), arg(1));
    case LogKind::HoldSet:
        return Text::tr("A halt is set before %1", "task").arg(arg(0));
    case LogKind::HoldTaken:
        return Text::tr("The halt before %1 is taken away", "task").arg(arg(0));
    case LogKind::TaskHeld:
        return Text::tr("%1 could start and is held", "task").arg(arg(0));
    case LogKind::TaskReopened:
        return Text::tr("%1 waits to run again", "task").arg(arg(0));
    case LogKind::OutcomeDecided:
        return Text::tr("%3 decided the outcome of %1: %2", "task, outcome, account")
            .arg(arg(0), outcomeWord(arg(1)), arg(2));
    default:
        return record.message;
    }
}

} // namespace

QString logSentence(const LogRecord& record)
{
    const auto arg = [&](int i) { return record.args.value(i); };
    switch (record.kind) {
    case LogKind::Plain:
        return record.message;
    case LogKind::RunStarted:
        return Text::tr("Run of %1 started", "parent package").arg(arg(0));
    case LogKind::RunCancelRequested:
        return Text::tr("Cancelling the run was asked for");
    case LogKind::RunTimedOut:
        return Text::tr("The run's time-out is reached: it is cancelled");
    case LogKind::RunPaused:
        return Text::tr("The run is paused: nothing new is started");
    case LogKind::RunContinued:
        return Text::tr("The run goes on");
    case LogKind::RunReopened:
        return Text::tr("The run is opened again");
    case LogKind::RunTakenOver:
        return Text::tr("The run was interrupted and goes on in process %2 on %1", "host, number")
            .arg(arg(0), arg(1));
    case LogKind::RunEnded:
        return Text::tr("The run ended: %1", "outcome").arg(outcomeWord(arg(0)));
    case LogKind::ServerLost:
        return withReason(Text::tr("Contact to %1 is lost", "server").arg(arg(0)), arg(1));
    case LogKind::ServerBack:
        return Text::tr("%1 answers again", "server").arg(arg(0));
    default:
        return taskSentence(record);
    }
}

} // namespace stellwerk
