// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/scenario.h"
#include "msdb/simtime.h"

#include <cstdint>

// The texts that an Agent writes into history (agent-facts.md 1.16 and 4.1).
namespace simfleet::msdb {

struct StepReport
{
    const StepSpec* step = nullptr;
    std::u16string runsAs; // NT SERVICE\SQLSERVERAGENT, a proxy's account, or the owner
    std::u16string server;
    std::u16string versionNumber; // of dtexec: '16.0.4135.4'
    std::int64_t executionId = 0; // in SSISDB; 0: none
    bool success = true;
    bool willRetry = false;
    SimTime begin, end;
};

[[nodiscard]] std::u16string stepMessage(const StepReport& report, const ServerTime& time);

struct OutcomeReport
{
    int status = 1;           // 0, 1 or 3
    std::u16string stoppedBy; // status 3: 'User ann', 'Shutdown Sequence 0'
    std::u16string invokedBy; // 'User sa', 'Schedule 249 (15 Mins)'
    int lastStep = 0;         // 0: none ran
    std::u16string lastStepName;
    int requestedStep = 0; // 0: not asked for
    std::u16string requestedStepName;
};

[[nodiscard]] std::u16string outcomeMessage(const OutcomeReport& report);

} // namespace simfleet::msdb
