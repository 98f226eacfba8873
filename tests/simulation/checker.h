// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modelserver.h"

#include "run/rundriver.h"

#include <QSet>

#include <map>

namespace simulation {

// What was counted, for the report of many seeds.
struct Tally
{
    long long seeds = 0, starts = 0, attempts = 0, unknown = 0, adopted = 0, kills = 0, lost = 0, inputs = 0;
    void add(const Tally& other)
    {
        seeds += other.seeds, starts += other.starts, attempts += other.attempts;
        unknown += other.unknown, adopted += other.adopted, kills += other.kills;
        lost += other.lost, inputs += other.inputs;
    }
};

// Holds a run against what truly happened at its servers. It reads the run's events as they are told and asks
// the modelled servers; it knows nothing of the machine's inside.
class Checker
{
public:
    using Servers = std::map<QString, ModelServer*>; // by folded name
    Checker(const stellwerk::ParentPackage* package, const stellwerk::FleetSnapshot* fleet, Servers servers,
            bool strict);

    // Every check answers with what is wrong, or nothing.
    [[nodiscard]] QString told(const stellwerk::RunEvent& event);
    // A start goes out for this attempt; `durable`: the journal's events on disk.
    [[nodiscard]] QString sending(const AttemptKey& key, const QList<stellwerk::RunEvent>& durable) const;
    [[nodiscard]] QString startedAtServer(const ModelServer& server, const ModelRun& run) const;
    [[nodiscard]] QString ended(const stellwerk::RunMachine& machine) const;
    // After a crash: what was told and is not on disk never happened.
    void rebuild(const QList<stellwerk::RunEvent>& durable);

    // A person decides the task's outcome, or has it run again.
    void decided(const stellwerk::TaskId& task) { m_decided.insert(task); }
    void count(Tally& tally) const;

private:
    struct Attempt
    {
        QString server;
        bool accepted = false;
        bool adopted = false;
        QDateTime adoptedRequest;
        stellwerk::TaskOutcome outcome = stellwerk::TaskOutcome::Unknown;
        bool over = false;
    };
    struct TaskView
    {
        std::map<int, Attempt> attempts;
        bool cancelled = false;
        std::optional<stellwerk::TaskOutcome> ended;
    };
    [[nodiscard]] QString onStart(const stellwerk::StartRequested& event);
    [[nodiscard]] QString onEnd(const stellwerk::AttemptEnded& event);
    [[nodiscard]] QString onTaskEnd(const stellwerk::TaskEnded& event);
    [[nodiscard]] QString limits() const;
    [[nodiscard]] const ModelRun* ownRun(const stellwerk::TaskId& task, int attempt,
                                         const Attempt& made) const;
    [[nodiscard]] const ModelRun* adoptedRun(const stellwerk::TaskId& task, const Attempt& made) const;

    const stellwerk::ParentPackage* m_package;
    const stellwerk::FleetSnapshot* m_fleet;
    Servers m_servers;
    bool m_strict; // a day without faults: nothing may be unknown, warnings are exact
    qint64 m_sequence = 0;
    bool m_runCancelled = false;
    bool m_over = false;
    std::map<stellwerk::TaskId, TaskView> m_tasks;
    QSet<stellwerk::TaskId> m_decided; // by a person, ever
};

} // namespace simulation
