// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packagegen.h"
#include "run/runmachine.h"

#include <map>

// A machine on virtual time with a fleet that answers by dice. Everything it was told and said is kept.
namespace virtualrun {

using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

struct Behaviour
{
    int startFails = 12; // one in n
    int contactLost = 60;
    int fails = 5;
    int unknown = 40;
    int cancelledByOthers = 40;
    int stopIgnored = 8;     // the end never comes after a stop
    int serverTrouble = 12;  // one in n steps a server is lost or back
    int cancelTask = 25;     // one in n steps
    int cancelRunAfter = -1; // answers
    int longest = 120;       // seconds of a job
    int control = 0;         // one in n steps a person does something; 0: nobody is there
    int again = 0;           // so many times what failed is run again, or decided, after the end
};

class World
{
public:
    World(ParentPackage package, FleetSnapshot fleet, quint64 seed, Behaviour behaviour)
        : m_random(seed)
        , m_behaviour(behaviour)
        , m_fleet(fleet)
        , machine(u"r1"_s, package, fleet, estimates(package, fleet, seed))
    {}

    static Estimates estimates(const ParentPackage& package, const FleetSnapshot& fleet, quint64 seed)
    {
        packagegen::Random random(seed ^ 77);
        Estimates estimates;
        for (const Task& task : package.tasks) {
            for (const ServerSnapshot& server : fleet.servers) {
                if (random.oneIn(2))
                    estimates.add(server.name, task.job, {std::chrono::seconds(random.between(1, 100))});
            }
        }
        return estimates;
    }

    // To the end. False when it does not come.
    bool run()
    {
        feed(input::Begin{});
        int answers = 0;
        while (true) {
            if (machine.isFinished()) {
                if (m_again++ >= m_behaviour.again || !openAgain())
                    return true;
                continue;
            }
            if (++answers > 100'000)
                return false;
            if (m_behaviour.control > 0 && m_random.oneIn(m_behaviour.control)) {
                personActs();
                continue;
            }
            if (m_behaviour.cancelRunAfter >= 0 && answers == m_behaviour.cancelRunAfter)
                feed(input::CancelRun{});
            else if (m_random.oneIn(m_behaviour.serverTrouble))
                troubleSomeServer();
            else if (m_random.oneIn(m_behaviour.cancelTask) && !machine.package().tasks.isEmpty())
                feed(input::CancelTask{
                    machine.package().tasks.at(m_random.below(int(machine.package().tasks.size()))).id});
            else if (!answerNext() && !letGo())
                return machine.isFinished();
        }
    }

    [[nodiscard]] const FleetSnapshot& fleet() const { return m_fleet; }
    void feed(const RunInput& what)
    {
        inputs.append({what, now});
        const RunStep step = machine.handle(what, now);
        events += step.events;
        for (const MachineCommand& command : step.commands) {
            commands.append(command);
            std::visit([this](const auto& c) { carryOut(c); }, command);
        }
        afterStep();
    }

    struct Told
    {
        RunInput input;
        RunTime at;
    };
    QList<Told> inputs;
    QList<RunEvent> events;
    QList<MachineCommand> commands;
    RunTime now{1'000'000s};
    std::function<void()> afterStep = [] {};

private:
    packagegen::Random m_random;
    Behaviour m_behaviour;
    FleetSnapshot m_fleet;

public:
    RunMachine machine;

private:
    using Answer = std::pair<RunInput, AttemptKey>;

    void later(std::chrono::milliseconds wait, RunInput what, const AttemptKey& key)
    {
        m_answers.emplace(std::pair(now + wait, ++m_order), Answer{std::move(what), key});
    }
    void forget(const AttemptKey& key)
    {
        std::erase_if(m_answers, [&](const auto& answer) { return answer.second.second == key; });
    }
    void carryOut(const ResumeOrder& again) { carryOut(again.order); }
    void carryOut(const StartOrder& order)
    {
        const AttemptKey& key = order.key;
        std::chrono::milliseconds at(m_random.below(500));
        if (m_random.oneIn(m_behaviour.startFails)) {
            static const FailureKind kinds[]{FailureKind::Unreachable, FailureKind::NoSuchJob,
                                             FailureKind::AgentStopped, FailureKind::Refused};
            later(at, input::StartFailed{key, kinds[m_random.below(4)], u"no"_s}, key);
            return;
        }
        if (m_random.oneIn(m_behaviour.contactLost)) {
            later(at, input::StartFailed{key, FailureKind::ContactLost, u"gone"_s}, key);
            return;
        }
        later(at, input::StartAccepted{key}, key);
        if (!order.watch)
            return;
        at += std::chrono::milliseconds(m_random.below(2000));
        if (!m_random.oneIn(5))
            later(at, input::Running{key, u"2026-11-22T23:00:00"_s}, key);
        at += std::chrono::milliseconds(m_random.below(1000 * m_behaviour.longest));
        const TaskOutcome step = m_random.oneIn(6) ? TaskOutcome::Failed : TaskOutcome::Succeeded;
        later(at, input::StepDone{key, 1, u"Load"_s, step, u"message"_s, 3s}, key);
        TaskOutcome outcome = TaskOutcome::Succeeded;
        if (m_random.oneIn(m_behaviour.fails))
            outcome = TaskOutcome::Failed;
        else if (m_random.oneIn(m_behaviour.unknown))
            outcome = TaskOutcome::Unknown;
        else if (m_random.oneIn(m_behaviour.cancelledByOthers))
            outcome = TaskOutcome::Cancelled;
        later(at, input::Ended{key, outcome, FailureKind::None, {}}, key);
    }
    void carryOut(const StopOrder& order)
    {
        if (m_random.oneIn(6))
            return; // it was about to end anyway
        forget(order.key);
        if (!m_random.oneIn(m_behaviour.stopIgnored))
            later(std::chrono::milliseconds(m_random.below(3000)),
                  input::Ended{order.key, TaskOutcome::Cancelled, FailureKind::None, {}}, order.key);
    }
    void carryOut(const AbandonOrder& order) { forget(order.key); }
    void carryOut(const WakeAt& wake) { m_wake = wake.at; }

    [[nodiscard]] TaskId anyTask()
    {
        return machine.package().tasks.at(m_random.below(int(machine.package().tasks.size()))).id;
    }
    void personActs()
    {
        if (machine.package().tasks.isEmpty())
            return;
        switch (m_random.below(9)) {
        case 0:
            return feed(input::Pause{});
        case 1:
            return feed(input::Continue{});
        case 2:
            return feed(input::SetHold{anyTask(), true});
        case 3:
            return feed(input::SetHold{anyTask(), false});
        case 4:
            return feed(input::SkipTask{anyTask()});
        case 5:
            return feed(input::RetryTask{anyTask()});
        case 6:
            return feed(input::RerunFailed{});
        case 7:
            return feed(input::Decide{
                anyTask(), m_random.oneIn(2) ? TaskOutcome::Succeeded : TaskOutcome::Failed, u"ann"_s});
        default:
            return feed(input::CancelBranch{anyTask()});
        }
    }
    // Nothing comes any more by itself: whoever held it back lets go. False when nobody did.
    bool letGo()
    {
        if (machine.isPaused()) {
            feed(input::Continue{});
            return true;
        }
        for (const Task& task : machine.package().tasks) {
            if (machine.isHeld(task.id)) {
                feed(input::SetHold{task.id, false});
                return true;
            }
        }
        return false;
    }
    // After the end. False when there is nothing to run again.
    bool openAgain()
    {
        for (const Task& task : machine.package().tasks) {
            if (machine.outcome(task.id) == TaskOutcome::Unknown)
                feed(input::Decide{task.id, TaskOutcome::Failed, u"ann"_s});
        }
        const qsizetype before = events.size();
        feed(input::RerunFailed{});
        return events.size() > before;
    }
    int m_again = 0;

    bool answerNext()
    {
        const bool wakes = m_wake && (m_answers.empty() || *m_wake <= m_answers.cbegin()->first.first);
        if (wakes) {
            now = std::max(now, *m_wake);
            m_wake.reset();
            feed(input::TimerDue{});
            return true;
        }
        if (m_answers.empty())
            return false;
        const auto first = m_answers.begin();
        now = std::max(now, first->first.first);
        const RunInput what = first->second.first;
        m_answers.erase(first);
        feed(what);
        return true;
    }
    void troubleSomeServer()
    {
        const QString server = m_fleet.servers.at(m_random.below(int(m_fleet.servers.size()))).name;
        if (m_random.oneIn(2))
            feed(input::ServerLost{server, u"no answer"_s});
        else
            feed(input::ServerBack{server});
    }

    std::map<std::pair<RunTime, quint64>, Answer> m_answers;
    quint64 m_order = 0;
    std::optional<RunTime> m_wake;
};

} // namespace virtualrun
