// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/agentjob.h"

namespace stellwerk {

// A finished run of a job as its server told it: the step-0 row of sysjobhistory.
struct JobOutcome
{
    QUuid job;
    QString jobName; // as it is called now; empty: not told
    JobRun run;
    int retries = 0;
    QString message{};
    bool operator==(const JobOutcome&) const = default;
};

} // namespace stellwerk
