// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checker.h"
#include "disk.h"
#include "modelledlane.h"

#include "run/rundriver.h"
#include "session/laneagentport.h"

#include <memory>

namespace simulation {

// What all lives of the program share.
struct World
{
    Timeline time;
    std::vector<std::unique_ptr<ModelServer>> servers;
    std::vector<std::unique_ptr<Wire>> wires; // one each
    Disk disk;
    std::optional<Checker> checker;
    std::chrono::milliseconds controllerOffset{0};
    Break broken = Break::Nothing;
    std::function<void(const QString&)> note;        // for the trace; may be empty
    std::function<void(const QString&)> wrong;       // an invariant does not hold
    std::function<void(const QString&)> interesting; // counted by word
};

// One life of the program: the machine, its driver, the port and the watchers are the program's own code; the
// journal's thread, the lanes' threads and the clock are modelled. Dies between any two things it does.
class Program final : public stellwerk::RunDriver::World
{
public:
    // `keepStates`: the machine's state is kept with every batch, for a crash to come.
    Program(simulation::World* world, quint64 seed, stellwerk::RunMachine machine, bool keepStates);
    ~Program() override;

    void feed(const stellwerk::RunInput& input);
    void dieAfter(int deeds); // so many events told or commands carried out from now; 0: at once
    [[nodiscard]] bool isDead() const { return m_dead; }
    [[nodiscard]] bool hasEnded() const
    {
        return !m_dead && m_driver.machine().isFinished() && m_driver.isIdle();
    }
    [[nodiscard]] const stellwerk::RunMachine& machine() const { return m_driver.machine(); }
    [[nodiscard]] long long inputs() const { return m_inputs; }

    // RunDriver::World
    [[nodiscard]] stellwerk::RunTime now() const override;
    [[nodiscard]] QString serverClock(const QString& server) const override;
    [[nodiscard]] quint64 append(const QList<stellwerk::RunEvent>& events) override;
    void tell(const stellwerk::RunEvent& event) override;
    void carryOut(const stellwerk::MachineCommand& command) override;
    void refuse(const stellwerk::StartOrder& order, const QString& journalError) override;
    void ended(stellwerk::RunOutcome) override {}

private:
    void die();
    [[nodiscard]] bool lives(); // counts a deed
    void connectPort();
    void remember(const stellwerk::StartOrder& order);
    void wakeAt(stellwerk::RunTime at);

    simulation::World* m_world;
    Random m_random;
    QObject m_context; // of the connections to the port
    ModelledJournal m_journal;
    stellwerk::RunDriver m_driver;
    std::map<QString, std::unique_ptr<stellwerk::RunWatcher>> m_watchers; // by folded name of the server
    std::map<QString, ModelledLane*> m_lanes;
    std::unique_ptr<stellwerk::LaneAgentPort> m_port;
    std::map<std::pair<QString, QString>, AttemptKey> m_owners; // of (server, job): who asked last
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    quint64 m_lastTicket = 0;
    int m_alarm = 0;
    int m_deedsLeft = -1;
    bool m_keepStates;
    bool m_dead = false;
    long long m_inputs = 0;
};

// For the trace.
[[nodiscard]] QString describe(const stellwerk::RunInput& input);
[[nodiscard]] QString describe(const stellwerk::MachineCommand& command);

} // namespace simulation
