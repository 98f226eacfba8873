// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logmodel.h"
#include "package/parentpackage.h"
#include "run/runevent.h"

#include <QHash>

namespace stellwerk {

// Puts a run's events into the log's words. English sentences, as events are data; kind and args let a view
// say them in its own language. A value; begin() anew for each package.
class RunLog
{
public:
    void begin(const ParentPackage& package);
    [[nodiscard]] LogRecord record(const RunEvent& event);

private:
    struct Names
    {
        QString task;
        QString job;
    };
    [[nodiscard]] QString name(const TaskId& task) const;
    void fill(LogRecord& record, const RunEventBody& body);
    void describe(LogRecord& record, const RunStarted& event) const;
    void describe(LogRecord& record, const TaskReady& event) const;
    void describe(LogRecord& record, const TaskPlaced& event);
    void describe(LogRecord& record, const StartRequested& event) const;
    void describe(LogRecord& record, const AttemptStarted& event) const;
    void describe(LogRecord& record, const StepFinished& event) const;
    void describe(LogRecord& record, const AttemptEnded& event) const;
    void describe(LogRecord& record, const RetryScheduled& event) const;
    void describe(LogRecord& record, const TaskEnded& event) const;
    void describe(LogRecord& record, const TaskSkipped& event) const;
    void describe(LogRecord& record, const CancelRequested& event) const;
    void describe(LogRecord& record, const ServerLost& event) const;
    void describe(LogRecord& record, const ServerBack& event) const;
    void describe(LogRecord& record, const RunEnded& event) const;
    void describe(LogRecord& record, const StopRequested& event) const;
    // runlogcontrol.cpp
    void describe(LogRecord& record, const StartAccepted& event) const;
    void describe(LogRecord& record, const RunPaused& event) const;
    void describe(LogRecord& record, const RunContinued& event) const;
    void describe(LogRecord& record, const HoldChanged& event) const;
    void describe(LogRecord& record, const TaskHeld& event) const;
    void describe(LogRecord& record, const RunReopened& event) const;
    void describe(LogRecord& record, const TaskReopened& event) const;
    void describe(LogRecord& record, const RunTakenOver& event) const;
    void describe(LogRecord& record, const OutcomeDecided& event) const;
    void about(LogRecord& record, const TaskId& task, const QString& server = {}) const;
    QHash<TaskId, Names> m_names;
    QHash<TaskId, QString> m_servers; // where each was placed last
};

} // namespace stellwerk
