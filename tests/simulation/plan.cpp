// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan.h"

#include <algorithm>

namespace simulation {

using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Plan::Fault anyFault(Random& random)
{
    using Fault = Plan::Fault;
    // What this is about comes more often.
    static const Fault often[]{Fault::Kill,        Fault::Kill,        Fault::LostAnswers,
                               Fault::LostAnswers, Fault::OthersStart, Fault::BlackOut};
    return random.oneIn(2) ? often[random.below(int(std::size(often)))]
                           : Fault(random.below(int(Fault::Kill) + 1));
}

Plan::Event anyEvent(Random& random, Milliseconds calm, int servers)
{
    Plan::Event event;
    event.at = Milliseconds(random.below(int(calm.count())));
    event.fault = anyFault(random);
    event.server = random.below(servers);
    event.number = random.below(24);
    switch (event.fault) {
    case Plan::Fault::Kill:
        event.lasts = Milliseconds(random.oneIn(3) ? random.between(30, 1500) : random.between(100, 60'000));
        event.number = random.oneIn(2) ? 0 : random.below(12);
        break;
    case Plan::Fault::ClockOfServer: // set right a little, or changed to winter or summer time
    case Plan::Fault::ClockOfController:
        event.lasts = random.oneIn(2) ? Milliseconds(random.between(-30'000, 30'000))
                                      : Milliseconds(random.oneIn(2) ? 3'600'000 : -3'600'000);
        break;
    case Plan::Fault::LostAnswers:
    case Plan::Fault::Deadlocks:
        event.number = random.between(2, 20);
        event.lasts = Milliseconds(random.between(500, 60'000));
        break;
    default:
        event.lasts = Milliseconds(random.oneIn(8) ? random.between(60'000, 400'000) // beyond any patience
                                                   : random.between(50, 40'000));
    }
    return event;
}

Plan::Deed anyDeed(Random& random, Milliseconds calm, int tasks)
{
    Plan::Deed deed;
    deed.at = Milliseconds(random.below(int(calm.count())));
    deed.task = random.below(tasks);
    deed.act = random.oneIn(12) ? Plan::Act::CancelRun : Plan::Act(random.between(1, int(Plan::Act::Decide)));
    return deed;
}

} // namespace

Plan makePlan(quint64 seed, bool harsh)
{
    Random random(seed * 0x9E3779B97F4A7C15ULL + 1);
    Plan plan;
    plan.fleet = packagegen::fleet(random);
    plan.package = packagegen::runnable(random, plan.fleet, random.oneIn(10) ? 24 : 9);
    for (Task& task : plan.package.tasks) {
        task.alreadyRunning = AlreadyRunning(random.below(3));
        if (!random.oneIn(3))
            task.timeout.reset();
    }
    plan.package.refuseDisabledJobs = random.oneIn(4);
    if (random.oneIn(8))
        plan.package.timeout = std::chrono::seconds(random.between(2, 200));
    for (const Task& task : plan.package.tasks) {
        for (const ServerSnapshot& server : plan.fleet.servers) {
            if (random.oneIn(2))
                plan.estimates.add(server.name, task.job, {std::chrono::seconds(random.between(1, 40))});
        }
    }
    plan.longest = random.oneIn(6) ? 90 : 15;
    plan.calm = Milliseconds(random.between(2'000, 60'000));
    const int faults = random.oneIn(8) ? 0 : random.between(1, 14);
    plan.strict = faults == 0;
    for (int i = 0; i < faults; ++i)
        plan.events.push_back(anyEvent(random, plan.calm, int(plan.fleet.servers.size())));
    if (!harsh) {
        using Fault = Plan::Fault;
        const bool evidence = random.oneIn(2);
        std::erase_if(plan.events, [&](const Plan::Event& event) {
            return evidence ? event.fault == Fault::OthersStart || event.fault == Fault::ScheduleStarts
                            : event.fault == Fault::Purge || event.fault == Fault::ClockOfServer ||
                                  event.fault == Fault::ClockOfController;
        });
    }
    const int tasks = int(plan.package.tasks.size());
    if (tasks > 0 && random.oneIn(3)) {
        plan.again = random.below(3);
        for (int i = random.between(1, 6); i > 0; --i)
            plan.deeds.push_back(anyDeed(random, plan.calm, tasks));
    }
    return plan;
}

} // namespace simulation
