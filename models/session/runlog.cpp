// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/runlog.h"

#include "run/runevents_json.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

LogLevel levelOf(TaskOutcome outcome)
{
    switch (outcome) {
    case TaskOutcome::Failed:
    case TaskOutcome::Unknown:
        return LogLevel::Error;
    case TaskOutcome::Cancelled:
    case TaskOutcome::SucceededWithWarnings:
        return LogLevel::Warning;
    case TaskOutcome::Succeeded:
    case TaskOutcome::Skipped:
        break;
    }
    return LogLevel::Info;
}

QString sentence(TaskOutcome outcome)
{
    return wordOf(outcome).replace(u'_', u' ');
}

QString withReason(QString text, const QString& reason)
{
    return reason.isEmpty() ? text + u'.' : text + u": "_s + reason;
}

} // namespace

void RunLog::begin(const ParentPackage& package)
{
    m_names.clear();
    m_servers.clear();
    for (const Task& task : package.tasks)
        m_names.insert(task.id, {task.name.isEmpty() ? task.job : task.name, task.job});
}

LogRecord RunLog::record(const RunEvent& event)
{
    LogRecord record;
    record.at = event.at;
    record.source = LogSource::Run;
    fill(record, event.body);
    return record;
}

QString RunLog::name(const TaskId& task) const
{
    const auto it = m_names.constFind(task);
    return it == m_names.cend() ? task : it->task;
}

void RunLog::about(LogRecord& record, const TaskId& task, const QString& server) const
{
    record.task = task;
    record.job = m_names.value(task).job;
    record.server = server.isEmpty() ? m_servers.value(task) : server;
}

void RunLog::fill(LogRecord& record, const RunEventBody& body)
{
    std::visit([&](const auto& event) { describe(record, event); }, body);
}

void RunLog::describe(LogRecord& record, const RunStarted& event) const
{
    record.kind = LogKind::RunStarted;
    record.args = {event.package, event.run};
    record.message = u"Run of '%1' started."_s.arg(event.package);
}

void RunLog::describe(LogRecord& record, const TaskReady& event) const
{
    about(record, event.task);
    record.level = LogLevel::Debug;
    record.kind = LogKind::TaskReady;
    record.args = {name(event.task)};
    record.message = u"'%1' is ready."_s.arg(name(event.task));
}

void RunLog::describe(LogRecord& record, const TaskPlaced& event)
{
    m_servers.insert(event.task, event.server);
    about(record, event.task, event.server);
    record.kind = LogKind::TaskPlaced;
    record.args = {name(event.task), event.server, event.why};
    // The reason's own "SERVER: " would say it twice.
    const bool named = event.why.startsWith(event.server + u": "_s);
    const QString why = named ? event.why.mid(event.server.size() + 2) : event.why;
    record.message = withReason(u"'%1' goes to %2"_s.arg(name(event.task), event.server), why);
}

void RunLog::describe(LogRecord& record, const StartRequested& event) const
{
    about(record, event.task, event.server);
    record.level = LogLevel::Debug;
    record.kind = LogKind::StartRequested;
    record.args = {name(event.task), event.server, QString::number(event.attempt)};
    record.message = u"Start of '%1' is requested on %2 (attempt %3)."_s.arg(name(event.task), event.server,
                                                                             QString::number(event.attempt));
}

void RunLog::describe(LogRecord& record, const AttemptStarted& event) const
{
    about(record, event.task, event.server);
    record.kind = LogKind::AttemptStarted;
    record.args = {name(event.task), event.server, QString::number(event.attempt)};
    record.message = u"'%1' runs on %2."_s.arg(name(event.task), event.server);
}

void RunLog::describe(LogRecord& record, const StepFinished& event) const
{
    about(record, event.task, event.server);
    record.level = levelOf(event.outcome);
    record.step = event.name;
    record.kind = LogKind::StepFinished;
    record.args = {name(event.task), QString::number(event.step), event.name, wordOf(event.outcome),
                   event.message};
    record.message =
        u"Step %1 (%2) %3 after %4 s."_s.arg(QString::number(event.step), event.name, sentence(event.outcome),
                                             QString::number(event.duration.count()));
}

void RunLog::describe(LogRecord& record, const AttemptEnded& event) const
{
    about(record, event.task, event.server);
    const bool fine = event.outcome == TaskOutcome::Succeeded;
    record.level = fine ? LogLevel::Debug : levelOf(event.outcome); // the task's end says it again
    record.kind = LogKind::AttemptEnded;
    record.args = {name(event.task), event.server, QString::number(event.attempt), wordOf(event.outcome),
                   event.error};
    record.message = withReason(u"Attempt %1 of '%2' %3"_s.arg(QString::number(event.attempt),
                                                               name(event.task), sentence(event.outcome)),
                                event.error);
}

void RunLog::describe(LogRecord& record, const RetryScheduled& event) const
{
    about(record, event.task);
    record.level = LogLevel::Warning;
    record.kind = LogKind::RetryScheduled;
    const QString wait = QString::number(double(event.wait.count()) / 1000.0, 'g', 4);
    record.args = {name(event.task), QString::number(event.nextAttempt), wait};
    record.message = u"'%1' is tried again in %2 s (attempt %3)."_s.arg(name(event.task), wait,
                                                                        QString::number(event.nextAttempt));
}

void RunLog::describe(LogRecord& record, const TaskEnded& event) const
{
    about(record, event.task, event.server);
    record.level = levelOf(event.outcome);
    record.kind = LogKind::TaskEnded;
    const QString seconds = event.started.isValid()
                                ? QString::number(double(event.started.msecsTo(event.ended)) / 1000.0, 'f', 1)
                                : QString();
    record.args = {name(event.task), event.server, wordOf(event.outcome), QString::number(event.attempts),
                   seconds,          event.error,  wordOf(event.failure)};
    QString text = u"'%1' %2"_s.arg(name(event.task), sentence(event.outcome));
    if (!seconds.isEmpty())
        text += u" after %1 s"_s.arg(seconds);
    record.message = withReason(text, event.error);
}

void RunLog::describe(LogRecord& record, const TaskSkipped& event) const
{
    about(record, event.task);
    record.kind = LogKind::TaskSkipped;
    record.args = {name(event.task), event.why};
    record.message = withReason(u"'%1' is skipped"_s.arg(name(event.task)), event.why);
}

void RunLog::describe(LogRecord& record, const CancelRequested& event) const
{
    record.level = LogLevel::Warning;
    if (event.task.isEmpty()) {
        record.kind = event.timedOut ? LogKind::RunTimedOut : LogKind::RunCancelRequested;
        record.message = event.timedOut ? u"The run's time-out is reached: it is cancelled."_s
                                        : u"Cancelling the run was asked for."_s;
        return;
    }
    about(record, event.task);
    record.kind = LogKind::CancelRequested;
    record.args = {name(event.task)};
    record.message = u"Cancelling '%1' was asked for."_s.arg(name(event.task));
}

void RunLog::describe(LogRecord& record, const ServerLost& event) const
{
    record.level = LogLevel::Warning;
    record.server = event.server;
    record.kind = LogKind::ServerLost;
    record.args = {event.server, event.error};
    record.message = withReason(u"Contact to %1 is lost"_s.arg(event.server), event.error);
}

void RunLog::describe(LogRecord& record, const ServerBack& event) const
{
    record.server = event.server;
    record.kind = LogKind::ServerBack;
    record.args = {event.server};
    record.message = u"%1 answers again."_s.arg(event.server);
}

void RunLog::describe(LogRecord& record, const StopRequested& event) const
{
    about(record, event.task, event.server);
    record.level = LogLevel::Warning;
    record.kind = LogKind::StopRequested;
    record.args = {name(event.task), event.server, event.timedOut ? u"timed_out"_s : u"cancelled"_s};
    record.message = u"The job of '%1' is stopped on %2: %3."_s.arg(
        name(event.task), event.server, event.timedOut ? u"it timed out"_s : u"the task was cancelled"_s);
}

void RunLog::describe(LogRecord& record, const RunEnded& event) const
{
    record.level = event.outcome == RunOutcome::Succeeded               ? LogLevel::Info
                   : event.outcome == RunOutcome::SucceededWithWarnings ? LogLevel::Warning
                   : event.outcome == RunOutcome::Cancelled             ? LogLevel::Warning
                                                                        : LogLevel::Error;
    record.kind = LogKind::RunEnded;
    record.args = {wordOf(event.outcome)};
    record.message = u"The run ended: %1."_s.arg(wordOf(event.outcome).replace(u'_', u' '));
}

} // namespace stellwerk
