// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"

#include "plan.h"

#include "run/runevents_json.h"

namespace simulation {

using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds kLongest = 72h; // virtual; more than all retries and time-outs together
constexpr long long kMostSteps = 3'000'000;
constexpr Milliseconds kAfterTheEnd = 30s; // what is still on its way must not start anything

class Simulation
{
public:
    Simulation(quint64 seed, const SeedOptions& options);
    SeedResult run();

private:
    void note(const QString& line) const
    {
        if (m_options.trace)
            m_options.trace(u"%1 %2"_s.arg(double(m_world.time.now().count()) / 1000.0, 9, 'f', 3).arg(line));
    }
    void wrong(const QString& what)
    {
        if (what.isEmpty() || !m_violation.isEmpty())
            return;
        m_violation = what;
        note(u"!!! "_s + what);
    }
    [[nodiscard]] RunMachine newMachine();
    void launch();
    void relaunch();
    void happen(const Plan::Event& event);
    void act(const Plan::Deed& deed);
    void calm();
    void letGo();
    [[nodiscard]] bool openAgain();
    void afterStep();
    void tell(const RunInput& input);

    quint64 m_seed;
    SeedOptions m_options;
    Plan m_plan;
    FleetSnapshot m_machineFleet;
    World m_world;
    std::unique_ptr<Program> m_program;
    QString m_violation;
    Tally m_tally;
    int m_lives = 0;
    Milliseconds m_down{0}; // the next time the program dies
    bool m_restarting = false;
    bool m_isCalm = false;
    std::optional<Milliseconds> m_endedAt;
};

Simulation::Simulation(quint64 seed, const SeedOptions& options)
    : m_seed(seed)
    , m_options(options)
    , m_plan(makePlan(seed, options.harsh))
    , m_machineFleet(m_plan.fleet)
{
    Random random(seed ^ 0x5DEECE66DULL);
    Checker::Servers servers;
    m_world.broken = options.broken;
    m_world.wrong = [this](const QString& what) { wrong(what); };
    if (options.trace)
        m_world.note = [this](const QString& line) { note(line); };
    for (const ServerSnapshot& snapshot : m_plan.fleet.servers) {
        ModelServer::Nature nature;
        nature.longest = m_plan.longest;
        nature.seesAgent = !random.oneIn(3);
        nature.namesUsers = !random.oneIn(4);
        nature.failsOneIn = random.between(2, 12);
        auto server = std::make_unique<ModelServer>(snapshot.name, &m_world.time,
                                                    seed * 64 + m_world.servers.size(), nature);
        ModelServer* raw = server.get();
        server->note = m_world.note;
        server->started = [this, raw](const ModelRun& run) {
            if (run.owner)
                note(u"    %1 takes %2#%3"_s.arg(raw->name(), run.owner->task).arg(run.owner->attempt));
            wrong(m_world.checker->startedAtServer(*raw, run));
        };
        servers[snapshot.name.toCaseFolded()] = raw;
        m_world.wires.push_back(std::make_unique<Wire>());
        m_world.wires.back()->server = raw;
        m_world.servers.push_back(std::move(server));
    }
    m_world.checker.emplace(&m_plan.package, &m_plan.fleet, std::move(servers), m_plan.strict);
    if (options.broken == Break::OverbookServer) {
        for (ServerSnapshot& server : m_machineFleet.servers)
            server.capacity += 2;
    }
    for (const Plan::Event& event : m_plan.events)
        m_world.time.after(event.at, [this, event] { happen(event); });
    for (const Plan::Deed& deed : m_plan.deeds)
        m_world.time.after(deed.at, [this, deed] { act(deed); });
    m_world.time.after(m_plan.calm, [this] { calm(); });
}

RunMachine Simulation::newMachine()
{
    return RunMachine(u"r1"_s, m_plan.package, m_machineFleet, m_plan.estimates);
}

void Simulation::launch()
{
    const bool kills = std::any_of(m_plan.events.begin(), m_plan.events.end(),
                                   [](const Plan::Event& event) { return event.fault == Plan::Fault::Kill; });
    m_program = std::make_unique<Program>(&m_world, m_seed * 31 + quint64(++m_lives), newMachine(), kills);
    m_program->feed(input::Begin{});
}

// Another program finds the run in the journal and goes on.
void Simulation::relaunch()
{
    m_restarting = false;
    m_tally.inputs += m_program->inputs();
    m_program.reset();
    note(u"--- another program"_s);
    if (m_world.disk.events.isEmpty()) { // nothing of it was started
        m_world.checker->rebuild({});
        launch();
        return;
    }
    QList<RunEvent> events;
    for (const RunEvent& event : std::as_const(m_world.disk.events)) {
        const auto read = runEventFromJson(toJson(event, u"r1"_s));
        if (!read) {
            wrong(u"an event cannot be read again: "_s + read.error());
            return;
        }
        events.append(*read);
    }
    if (m_options.broken == Break::DropLastEvent && events.size() > 1)
        events.removeLast();
    auto machine = RunMachine::restore(u"r1"_s, m_plan.package, m_machineFleet, m_plan.estimates, {}, events);
    if (!machine) {
        wrong(u"the run cannot be taken up again: "_s + machine.error());
        return;
    }
    if (machine->stateText() != m_world.disk.state) {
        note(u"restored:\n%1\nwas:\n%2"_s.arg(machine->stateText(), m_world.disk.state));
        wrong(u"the restored machine differs from the one that died"_s);
        return;
    }
    m_world.checker->rebuild(events);
    const bool ended = machine->isFinished();
    m_program =
        std::make_unique<Program>(&m_world, m_seed * 31 + quint64(++m_lives), std::move(*machine), true);
    if (!ended)
        m_program->feed(input::TakeOver{u"host"_s, m_lives});
}

void Simulation::tell(const RunInput& input)
{
    if (m_program && !m_program->isDead())
        m_program->feed(input);
}

void Simulation::happen(const Plan::Event& event)
{
    using Fault = Plan::Fault;
    if (m_endedAt)
        return;
    Wire& wire = *m_world.wires[size_t(event.server)];
    ModelServer& server = *wire.server;
    const int job = server.jobs() == 0 ? -1 : event.number % server.jobs();
    const auto until = [&](auto&& over) { m_world.time.after(event.lasts, over); };
    static const char* const names[]{"network black-out", "login refused", "slow",        "answers are lost",
                                     "deadlocks",         "agent stops",   "agent dies",  "restart",
                                     "others start",      "schedule",      "others stop", "server clock",
                                     "controller clock",  "purge",         "job deleted", "disk full",
                                     "disk slow",         "kill"};
    note(u"*** %1: %2 (%3 ms, %4)"_s.arg(server.name(), QLatin1String(names[int(event.fault)]))
             .arg(event.lasts.count())
             .arg(event.number));
    switch (event.fault) {
    case Fault::BlackOut:
        wire.black = true;
        return until([&wire] { wire.black = false; });
    case Fault::LoginRefused:
        wire.refusesLogin = true;
        return until([&wire] { wire.refusesLogin = false; });
    case Fault::SlowServer:
        wire.slow = true;
        return until([&wire] { wire.slow = false; });
    case Fault::LostAnswers:
        wire.lostOneIn = event.number;
        return until([&wire] { wire.lostOneIn = 0; });
    case Fault::Deadlocks:
        wire.deadlockOneIn = event.number;
        return until([&wire] { wire.deadlockOneIn = 0; });
    case Fault::ServerRestarts:
        wire.black = true;
        [[fallthrough]];
    case Fault::AgentStops:
    case Fault::AgentDies:
        server.stopAgent(event.fault == Fault::AgentStops ||
                         (event.fault == Fault::ServerRestarts && event.number % 2));
        return until([&wire, &server, restart = event.fault == Fault::ServerRestarts] {
            if (restart)
                wire.black = false;
            server.startAgent();
        });
    case Fault::OthersStart:
    case Fault::ScheduleStarts:
        if (job >= 0)
            server.startByOthers(job, event.fault == Fault::ScheduleStarts);
        return;
    case Fault::OthersStop:
        if (job >= 0)
            server.stopByOthers(job);
        return;
    case Fault::ClockOfServer:
        return server.setClock(event.lasts);
    case Fault::ClockOfController:
        m_world.controllerOffset += event.lasts;
        for (const auto& each : m_world.wires)
            each->controllerOffset = m_world.controllerOffset;
        return;
    case Fault::Purge:
        return server.purgeHistory(job >= 0 && event.number % 2 ? std::optional(job) : std::nullopt);
    case Fault::JobDeleted:
        if (job >= 0)
            server.deleteJob(job);
        return;
    case Fault::DiskFull:
        m_world.disk.full = true;
        return until([this] { m_world.disk.full = false; });
    case Fault::DiskSlow:
        m_world.disk.slow = true;
        return until([this] { m_world.disk.slow = false; });
    case Fault::Kill:
        m_down = event.lasts;
        if (m_program && !m_program->isDead())
            m_program->dieAfter(event.number);
        return;
    }
}

void Simulation::act(const Plan::Deed& deed)
{
    const TaskId task = m_plan.package.tasks.at(deed.task).id;
    const auto speak = [&] {
        m_world.checker->decided(task);
        return task;
    };
    switch (deed.act) {
    case Plan::Act::CancelRun:
        return tell(input::CancelRun{});
    case Plan::Act::CancelTask:
        return tell(input::CancelTask{task});
    case Plan::Act::CancelBranch:
        return tell(input::CancelBranch{task});
    case Plan::Act::Pause:
        return tell(input::Pause{});
    case Plan::Act::Continue:
        return tell(input::Continue{});
    case Plan::Act::Hold:
        return tell(input::SetHold{task, true});
    case Plan::Act::LetGo:
        return tell(input::SetHold{task, false});
    case Plan::Act::Skip:
        return tell(input::SkipTask{task});
    case Plan::Act::Retry:
        return tell(input::RetryTask{speak()});
    case Plan::Act::Rerun:
        return tell(input::RerunFailed{});
    case Plan::Act::Decide:
        return tell(
            input::Decide{speak(), deed.task % 2 ? TaskOutcome::Succeeded : TaskOutcome::Failed, u"ann"_s});
    }
}

void Simulation::calm()
{
    m_isCalm = true;
    note(u"*** from now on nothing goes wrong any more"_s);
    for (const auto& wire : m_world.wires) {
        wire->black = wire->refusesLogin = wire->slow = false;
        wire->lostOneIn = wire->deadlockOneIn = 0;
        wire->server->startAgent();
    }
    m_world.disk.full = m_world.disk.slow = false;
    if (m_program && !m_program->isDead())
        m_program->dieAfter(-1);
    letGo();
}

// Who held the run back lets it go; asked again from time to time, because a dead program does not hear it.
void Simulation::letGo()
{
    if (m_program && !m_program->isDead()) {
        if (m_program->machine().isPaused())
            tell(input::Continue{});
        for (const Task& task : std::as_const(m_plan.package.tasks)) {
            if (m_program->machine().isHeld(task.id))
                tell(input::SetHold{task.id, false});
        }
    }
    if (!m_endedAt)
        m_world.time.after(60s, [this] { letGo(); });
}

bool Simulation::openAgain()
{
    if (m_plan.again-- <= 0)
        return false;
    bool any = false;
    for (const Task& task : std::as_const(m_plan.package.tasks)) {
        const auto outcome = m_program->machine().outcome(task.id);
        if (outcome == TaskOutcome::Unknown && m_plan.again == 0) {
            m_world.checker->decided(task.id);
            tell(input::Decide{task.id, TaskOutcome::Failed, u"ann"_s});
        }
        any = any || outcome == TaskOutcome::Failed || outcome == TaskOutcome::Cancelled;
    }
    if (any)
        tell(input::RerunFailed{});
    return !m_program->hasEnded();
}

void Simulation::afterStep()
{
    if (!m_program)
        return; // it could not be taken up again
    if (m_program->isDead()) {
        if (std::exchange(m_restarting, true))
            return;
        ++m_tally.kills;
        m_world.time.after(m_down, [this] { relaunch(); });
    } else if (!m_endedAt && m_program->hasEnded()) {
        wrong(m_world.checker->ended(m_program->machine()));
        if (!openAgain())
            m_endedAt = m_world.time.now();
    }
}

SeedResult Simulation::run()
{
    launch();
    long long steps = 0;
    while (m_violation.isEmpty()) {
        if (!m_world.time.step()) {
            if (!m_endedAt)
                wrong(u"nothing happens any more, and the run has not ended"_s);
            break;
        }
        afterStep();
        if (m_endedAt && m_world.time.now() > *m_endedAt + kAfterTheEnd)
            break;
        if (!m_endedAt && m_isCalm && m_world.time.now() > m_plan.calm + kLongest)
            wrong(u"the run does not end"_s);
        if (++steps > kMostSteps)
            wrong(u"the run is busy without end"_s);
    }
    m_tally.seeds = 1;
    m_tally.inputs += m_program ? m_program->inputs() : 0;
    m_world.checker->count(m_tally);
    SeedResult result{m_violation, m_tally};
    m_program.reset();
    return result;
}

} // namespace

SeedResult runSeed(quint64 seed, const SeedOptions& options)
{
    Simulation simulation(seed, options);
    return simulation.run();
}

} // namespace simulation
