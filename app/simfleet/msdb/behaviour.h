// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/random.h"
#include "msdb/scenario.h"

#include <map>
#include <string>

namespace simfleet::msdb {

// What one attempt of a step will do, known when it begins.
struct AttemptPlan
{
    SimDuration duration{0};
    bool success = true;
};

// How steps behave: those of the scenario as it says, those created later through sp_add_jobstep as
// their command says (WAITFOR DELAY, RAISERROR, THROW, Start-Sleep, exit n, a package's name).
class BehaviourBook
{
public:
    void remember(const Guid& stepUid, StepSpec spec) { m_steps[stepUid] = std::move(spec); }
    [[nodiscard]] StepSpec find(const Guid& stepUid, std::u16string_view subsystem,
                                std::u16string_view command) const;

private:
    std::map<Guid, StepSpec> m_steps;
};

[[nodiscard]] StepSpec behaviourOfCommand(std::u16string_view subsystem, std::u16string_view command);
// Folder, project and package of the argument string of an SSIS step.
[[nodiscard]] SsisSpec packageOfCommand(std::u16string_view command);
[[nodiscard]] bool runsInCatalog(std::u16string_view command);   // /ISSERVER
[[nodiscard]] bool waitsForCatalog(std::u16string_view command); // SYNCHRONIZED is True

// `attempt` counts from 0.
[[nodiscard]] AttemptPlan planAttempt(const StepSpec& step, double serverSpeed, bool past, int attempt,
                                      Random& random);

} // namespace simfleet::msdb
