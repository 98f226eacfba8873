// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/agentjob.h"

namespace stellwerk {

// A step that failed while its job goes on: another attempt, or the next step in spite of it.
struct StepTrouble
{
    int step = 0;
    QString name;
    RunStatus status = RunStatus::Failed; // Retry: it is tried again
    QDateTime startedLocal;
    QString message;
    bool operator==(const StepTrouble&) const = default;
};

// What a job that runs is doing, beyond that it runs.
struct RunningDetail
{
    QUuid job;
    QString requestedSource;    // '1' scheduler, '2' alerter, '3' boot, '4' user, '6' idle
    QDateTime requestedLocal{}; // server's wall clock, Qt::UTC as carrier; as all times here
    QDateTime startedLocal{};   // invalid: it waits to be started
    int lastStep = 0;           // finished last; 0: none yet
    int step = 0;               // runs now; 0: not told (that takes EXECUTE on sp_help_job)
    QString stepName{};
    int retryAttempt = 0;
    QList<StepTrouble> troubles{}; // of this run, ascending
    bool operator==(const RunningDetail&) const = default;
};

} // namespace stellwerk
