// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario file of the simulated fleet: refused with its place, or read into sound values.
#include "demand.h"
#include "msdb/scenarioreader.h"

using namespace simfleet::msdb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray file(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto scenario = readScenario(file, 2, 7);
    if (!scenario) {
        demand(!scenario.error().text.isEmpty(), "an error has words");
        return 0;
    }
    demand(!scenario->servers.empty() && !scenario->jobs.empty(), "there is always a fleet");
    for (const JobSpec& job : scenario->jobs) {
        demand(!job.name.empty() && !job.steps.empty(), "a job has a name and steps");
        for (const StepSpec& step : job.steps) {
            demand(step.failOdds >= 0 && step.failOdds <= 1, "odds are odds");
            demand(step.duration.min <= step.duration.max, "bounds are bounds");
            demand(step.subsystem != u"SSIS" || step.ssis.has_value(), "an SSIS step has a package");
        }
    }
    return 0;
}
