// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runforecast.h"
#include "session/fleetsession_p.h"

#include "session/logrows.h"

#include <QSet>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kOpenedTogether = 8;
constexpr auto kSharedLogWait = 3s; // a run's end does not wait longer for another server
constexpr auto kBetweenOpenings = 5ms;
constexpr auto kFrame = 100ms; // log lines reach the model at most ten times a second: each time is a repaint

} // namespace

void FleetSession::Private::loadRegistry()
{
    auto loaded = RegistryFile::load(registryPath);
    if (!loaded) {
        registryError = registryPath + u": "_s + loaded.error().message();
        return;
    }
    registry = std::move(*loaded);
    wireServers(registry.servers());
}

// Brings lanes and tree to the list; what stays keeps its connection and its jobs.
void FleetSession::Private::wireServers(const QList<Server>& servers)
{
    QSet<QString> names;
    for (const Server& server : servers)
        names.insert(server.name.toLower());
    for (auto it = links.begin(); it != links.end();) {
        if (names.contains(it->first)) {
            ++it;
            continue;
        }
        port.forget(it->second->name());
        if (history)
            history->forget(it->second->name());
        if (feed)
            feed->forget(it->second->name());
        it = links.erase(it);
    }
    fleet.setServers(servers);
    for (const Server& server : servers) {
        if (ServerLink* known = link(server.name)) {
            const Server before = known->client()->server();
            if (before == server)
                continue;
            known->setServer(server);
            // Another instance has other logs.
            const bool elsewhere = before.host != server.host || before.port != server.port ||
                                   before.instance != server.instance;
            if (feed && elsewhere) {
                feed->forget(server.name);
                feed->add(known);
            }
        } else {
            addLink(server);
        }
    }
}

void FleetSession::Private::addLink(const Server& server)
{
    auto link = std::make_unique<ServerLink>(pool, server, &fleet, &passwords);
    QObject::connect(link.get(), &ServerLink::looked, q,
                     [this, name = server.name] { Q_EMIT q->fleetLooked(name); });
    QObject::connect(link.get(), &ServerLink::refreshed, q,
                     [this, name = server.name] { Q_EMIT q->fleetRefreshed(name); });
    link->client()->setPackageLogsElsewhere(
        [this, name = server.name](const QString& computer, const PackageTime& time, QObject* context,
                                   std::function<void(const QList<PackageExecution>&)> done) {
            askSharedLogs(name, computer, time, context, std::move(done));
        });
    if (history)
        history->add(link.get());
    if (feed)
        feed->add(link.get());
    if (connected)
        link->open();
    links.emplace(server.name.toLower(), std::move(link));
}

void FleetSession::Private::askSharedLogs(const QString& server, const QString& computer,
                                          const PackageTime& time, QObject* context,
                                          std::function<void(const QList<PackageExecution>&)> done) const
{
    struct Question
    {
        int open = 0;
        bool answered = false;
        QList<PackageExecution> found;
    };
    auto question = std::make_shared<Question>();
    const auto finish = [question, done = std::move(done)] {
        if (!std::exchange(question->answered, true))
            done(question->found);
    };
    for (const auto& [name, there] : links) {
        const Server& known = there->client()->server();
        if (known.ssisLog.isEmpty() || known.name == server ||
            there->client()->lane()->contact() == Contact::Trouble)
            continue;
        ++question->open;
        there->client()->packageLog(computer, time, context,
                                    [question, finish](const AgentResult<QList<PackageExecution>>& answer) {
                                        if (answer)
                                            question->found += *answer;
                                        if (--question->open == 0)
                                            finish();
                                    });
    }
    if (question->open == 0)
        finish();
    else
        QTimer::singleShot(kSharedLogWait, context, finish);
}

// A few at a time: two hundred threads that begin at once leave none of the processor to the window.
void FleetSession::Private::openNext()
{
    for (int i = 0; i < kOpenedTogether && !toOpen.isEmpty(); ++i) {
        if (ServerLink* next = link(toOpen.takeFirst()))
            next->open();
    }
    if (!toOpen.isEmpty())
        opening.start(kBetweenOpenings);
}

void FleetSession::Private::record(const LogRecord& record)
{
    pendingLog += record;
    if (!frame.isActive())
        frame.start(kFrame);
}

void FleetSession::Private::flushLog()
{
    frame.stop();
    log.append(std::exchange(pendingLog, {}));
}

void FleetSession::Private::onHistory(const AttemptKey& key, const QString& server, const QString& job,
                                      const HistoryRow& row)
{
    if (history)
        history->note(key, server, job, row);
    if (feed && !feed->claim(server, job, row))
        return;
    LogRecord line = lineOf(row);
    line.at = q->toUtc(server, row.startedLocal.addSecs(row.duration.count()));
    if (!line.at.isValid())
        line.at = QDateTime::currentDateTimeUtc();
    line.server = server;
    line.job = job;
    line.task = key.task;
    record(line);
}

void FleetSession::Private::tell(const RunEvent& event)
{
    run.apply(event);
    timeline.apply(event);
    if (feed)
        feed->apply(event);
    record(runLog.record(event));
    if (const auto* started = std::get_if<RunStarted>(&event.body))
        logKnows.insert(started->run);
}

void FleetSession::Private::onEvent(const RunEvent& event)
{
    tell(event);
    if (const auto* placed = std::get_if<TaskPlaced>(&event.body))
        expect(placed->task, placed->server);
    else if (const auto* started = std::get_if<AttemptStarted>(&event.body))
        expect(started->task, started->server); // by now the rate of the server's clock is known
    Q_EMIT q->runEvent(event);
}

// The usual duration of a task where it runs, in true time.
void FleetSession::Private::expect(const TaskId& task, const QString& server)
{
    const Task* known = package.task(task);
    if (!known)
        return;
    const Estimate estimate = estimates.of(server, known->job);
    if (!estimate.known())
        return;
    const ServerLink* there = link(server);
    const auto expected = there ? there->clock().toReal(estimate.median) : estimate.median;
    run.setExpected(task, std::max(1s, std::chrono::round<std::chrono::seconds>(expected)));
}

void FleetSession::Private::makeRunner()
{
    if (runner)
        return;
    QDir().mkpath(options.configFolder);
    journal = std::make_unique<Journal>(journalPath);
    runner = std::make_unique<Runner>(&port, journal.get());
    QObject::connect(runner.get(), &Runner::event, q, [this](const RunEvent& event) { onEvent(event); });
    QObject::connect(runner.get(), &Runner::journalFailed, q, &FleetSession::journalFailed);
    QObject::connect(runner.get(), &Runner::finished, q, [this](RunOutcome outcome, const RunSummary& whole) {
        summary = whole;
        flushLog();
        Q_EMIT q->runFinished(outcome);
    });
}

FleetSnapshot FleetSession::Private::snapshot() const
{
    FleetSnapshot now = snapshotOf(fleet.servers());
    for (ServerSnapshot& server : now.servers) {
        const QModelIndex index = fleet.indexOf(server.name);
        server.inTrouble = Contact(index.data(FleetModel::ContactRole).toInt()) == Contact::Trouble;
        const QList<AgentJob> jobs = fleet.jobs(server.name);
        server.foreignJobs = int(std::count_if(jobs.cbegin(), jobs.cend(), [](const AgentJob& job) {
            return job.state == JobState::Running || job.state == JobState::Requested;
        }));
    }
    return now;
}

// Single runs at the job's present level, from the own history where remember() chose it. Empty: the job's
// own last runs are all that is known.
std::vector<std::chrono::seconds> FleetSession::Private::durationsOf(const ServerLink* there,
                                                                     const AgentJob& job) const
{
    const JobMemory* memory = there ? there->memory(job.name) : nullptr;
    const bool chosen = memory && memory->habits && job.usualDuration == memory->habits->median;
    return chosen ? memory->durations : std::vector<std::chrono::seconds>();
}

Estimates FleetSession::Private::estimatesNow() const
{
    Estimates all;
    const QList<Server> servers = fleet.servers();
    for (const Server& server : servers) {
        const ServerLink* there = link(server.name);
        for (const AgentJob& job : fleet.jobs(server.name)) {
            const auto durations = durationsOf(there, job);
            if (durations.empty())
                all.add(server.name, job);
            else
                all.add(server.name, job.name, {durations.cbegin(), durations.cend()});
        }
    }
    return all;
}

std::vector<std::chrono::milliseconds> FleetSession::Private::trueDurations(const QString& server,
                                                                            const QString& name) const
{
    std::vector<std::chrono::milliseconds> durations;
    const std::optional<AgentJob> job = fleet.job(server, name);
    if (!job)
        return durations;
    const ServerLink* there = link(server);
    std::vector<std::chrono::seconds> known = durationsOf(there, *job);
    for (const JobRun& past : known.empty() ? job->lastRuns : QList<JobRun>()) {
        if (past.status == RunStatus::Succeeded)
            known.push_back(past.duration);
    }
    if (known.empty() && job->usualDuration)
        known.push_back(*job->usualDuration);
    durations.reserve(known.size());
    for (const std::chrono::milliseconds duration : known)
        durations.push_back(there ? there->clock().toReal(duration) : duration);
    return durations;
}

ForecastPlan FleetSession::forecastPlan(const ParentPackage& package) const
{
    ForecastPlan plan;
    plan.package = package;
    plan.fleet = d->snapshot();
    QSet<std::pair<int, QString>> asked; // server and job
    const auto know = [&](int server, const QString& job) {
        if (asked.contains({server, job}))
            return true;
        asked.insert({server, job});
        const QString& name = plan.fleet.servers.at(server).name;
        std::vector<std::chrono::milliseconds> durations = d->trueDurations(name, job);
        if (durations.empty())
            return false;
        plan.known.push_back({name, job, std::move(durations)});
        return true;
    };
    for (const Task& task : plan.package.tasks) {
        bool known = false;
        for (const int server : candidateIndices(task.where, plan.fleet))
            known = know(server, task.job) || known;
        for (int server = 0; !known && server < int(plan.fleet.servers.size()); ++server)
            know(server, task.job); // as long as elsewhere
    }
    // Our own running tasks are not foreign jobs.
    for (const RunModel::TaskRow& row : d->run.rows()) {
        if (row.state != TaskState::Running && row.state != TaskState::Stopping)
            continue;
        for (ServerSnapshot& server : plan.fleet.servers) {
            if (server.name.compare(row.server, Qt::CaseInsensitive) == 0)
                server.foreignJobs = std::max(0, server.foreignJobs - 1);
        }
    }
    return plan;
}

} // namespace stellwerk
