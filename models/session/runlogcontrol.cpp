// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log's words for what people and programs did to a run.
#include "session/runlog.h"

#include "run/runevents_json.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

void RunLog::describe(LogRecord& record, const StartAccepted& event) const
{
    about(record, event.task, event.server);
    record.level = LogLevel::Debug;
    record.kind = LogKind::StartAccepted;
    record.args = {name(event.task), event.server, QString::number(event.attempt)};
    record.message = u"%1 took the start of '%2' (attempt %3)."_s.arg(event.server, name(event.task),
                                                                      QString::number(event.attempt));
}

void RunLog::describe(LogRecord& record, const RunPaused&) const
{
    record.level = LogLevel::Warning;
    record.kind = LogKind::RunPaused;
    record.message = u"The run is paused: nothing new is started."_s;
}

void RunLog::describe(LogRecord& record, const RunContinued&) const
{
    record.kind = LogKind::RunContinued;
    record.message = u"The run goes on."_s;
}

void RunLog::describe(LogRecord& record, const HoldChanged& event) const
{
    about(record, event.task);
    record.kind = event.held ? LogKind::HoldSet : LogKind::HoldTaken;
    record.args = {name(event.task)};
    record.message = event.held ? u"A halt is set before '%1'."_s.arg(name(event.task))
                                : u"The halt before '%1' is taken away."_s.arg(name(event.task));
}

void RunLog::describe(LogRecord& record, const TaskHeld& event) const
{
    about(record, event.task);
    record.level = LogLevel::Warning;
    record.kind = LogKind::TaskHeld;
    record.args = {name(event.task)};
    record.message = u"'%1' could start and is held."_s.arg(name(event.task));
}

void RunLog::describe(LogRecord& record, const RunReopened&) const
{
    record.kind = LogKind::RunReopened;
    record.message = u"The run is opened again."_s;
}

void RunLog::describe(LogRecord& record, const TaskReopened& event) const
{
    about(record, event.task);
    record.kind = LogKind::TaskReopened;
    record.args = {name(event.task)};
    record.message = u"'%1' waits to run again."_s.arg(name(event.task));
}

void RunLog::describe(LogRecord& record, const RunTakenOver& event) const
{
    record.level = LogLevel::Warning;
    record.kind = LogKind::RunTakenOver;
    record.args = {event.host, QString::number(event.pid)};
    record.message = u"The run was interrupted and goes on in process %2 on %1."_s.arg(
        event.host, QString::number(event.pid));
}

void RunLog::describe(LogRecord& record, const OutcomeDecided& event) const
{
    about(record, event.task);
    record.level = LogLevel::Warning;
    record.kind = LogKind::OutcomeDecided;
    record.args = {name(event.task), wordOf(event.outcome), event.by};
    record.message =
        u"The outcome of '%1' was decided: %2 (%3)."_s.arg(name(event.task), wordOf(event.outcome), event.by);
}

} // namespace stellwerk
