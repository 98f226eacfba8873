// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevents_json.h"
#include "run/runmachine.h"

// A small package on virtual time, told in a few words: Stage(u"a b", u"a>b success").
namespace machinestage {

using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

// A package in words: "a b c: a>b success, b>c failure", task options by lambda; and a machine to talk to.
class Stage
{
public:
    explicit Stage(const QString& tasks, const QString& constraints = {})
    {
        for (const QString& name : tasks.split(u' ', Qt::SkipEmptyParts)) {
            Task task;
            task.id = task.name = name;
            task.job = u"Job "_s + name;
            task.where.servers = {u"S1"_s};
            package.tasks.append(task);
        }
        for (const QString& text : constraints.split(u',', Qt::SkipEmptyParts)) {
            const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
            Constraint constraint;
            constraint.id = u"c%1"_s.arg(package.constraints.size());
            constraint.from = words.at(0).section(u'>', 0, 0);
            constraint.to = words.at(0).section(u'>', 1);
            constraint.kind = words.at(1) == u"failure"      ? ConstraintKind::Failure
                              : words.at(1) == u"completion" ? ConstraintKind::Completion
                                                             : ConstraintKind::Success;
            package.constraints.append(constraint);
        }
        for (const QString& name : {u"S1"_s, u"S2"_s, u"S3"_s}) {
            ServerSnapshot server;
            server.name = name;
            server.capacity = 10;
            fleet.servers.append(server);
        }
    }
    Task& task(const QString& id)
    {
        for (Task& task : package.tasks) {
            if (task.id == id)
                return task;
        }
        Q_UNREACHABLE();
    }
    Stage& begin()
    {
        machine = std::make_unique<RunMachine>(u"r"_s, package, fleet, estimates);
        return feed(input::Begin{});
    }
    Stage& feed(const RunInput& input)
    {
        const RunStep step = machine->handle(input, now);
        for (const RunEvent& event : step.events)
            events.append(event);
        commands = step.commands;
        for (const MachineCommand& command : step.commands) {
            if (const auto* start = std::get_if<StartOrder>(&command))
                attempts.insert(start->key.task, *start);
            else if (const auto* at = std::get_if<WakeAt>(&command))
                wake = at->at;
        }
        return *this;
    }
    [[nodiscard]] AttemptKey key(const QString& task) const { return attempts.value(task).key; }
    Stage& accept(const QString& task) { return feed(input::StartAccepted{key(task)}); }
    Stage& refuse(const QString& task, FailureKind kind)
    {
        return feed(input::StartFailed{key(task), kind, u"no"_s});
    }
    Stage& end(const QString& task, TaskOutcome outcome = TaskOutcome::Succeeded)
    {
        accept(task);
        feed(input::Running{key(task), {}});
        return feed(input::Ended{key(task), outcome, FailureKind::None, {}});
    }
    Stage& wait(std::chrono::seconds duration)
    {
        const RunTime until = now + duration;
        while (wake && *wake <= until) {
            now = std::max(now, *wake);
            wake.reset();
            feed(input::TimerDue{});
        }
        now = until;
        return *this;
    }
    [[nodiscard]] QString outcome(const QString& task) const
    {
        const auto outcome = machine->outcome(task);
        return outcome ? wordOf(*outcome) : wordOf(machine->state(task));
    }
    [[nodiscard]] QString run() const
    {
        return machine->outcome() ? wordOf(*machine->outcome()) : u"running"_s;
    }
    template <typename Command>
    [[nodiscard]] bool asks() const
    {
        return std::any_of(commands.cbegin(), commands.cend(),
                           [](const MachineCommand& c) { return std::holds_alternative<Command>(c); });
    }
    template <typename Body>
    [[nodiscard]] QList<Body> all() const
    {
        QList<Body> found;
        for (const RunEvent& event : events) {
            if (const auto* body = std::get_if<Body>(&event.body))
                found.append(*body);
        }
        return found;
    }
    [[nodiscard]] QString started() const
    {
        QStringList tasks;
        for (const StartRequested& start : all<StartRequested>())
            tasks.append(start.task);
        return tasks.join(u' ');
    }

    ParentPackage package;
    FleetSnapshot fleet;
    Estimates estimates;
    std::unique_ptr<RunMachine> machine;
    RunTime now{1000s};
    QList<RunEvent> events;
    QList<MachineCommand> commands;
    QHash<QString, StartOrder> attempts; // newest
    std::optional<RunTime> wake;
};

inline constexpr auto kFailed = TaskOutcome::Failed;
inline constexpr auto kCancelled = TaskOutcome::Cancelled;

} // namespace machinestage
