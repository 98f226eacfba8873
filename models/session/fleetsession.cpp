// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/fleetsession.h"

#include "session/fleetsession_p.h"
#include "session/programlog.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

FleetSession::FleetSession(Options options, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(options)))
{
    d->frame.setSingleShot(true);
    connect(&d->frame, &QTimer::timeout, this, [this] { d->flushLog(); });
    d->opening.setSingleShot(true);
    connect(&d->opening, &QTimer::timeout, this, [this] { d->openNext(); });
    d->port.setSlowestPoll(d->options.slowestPoll);
    connect(&d->port, &LaneAgentPort::historyRow, this,
            [this](const AttemptKey& key, const QString& server, const QString& job, const HistoryRow& row) {
                d->onHistory(key, server, job, row);
            });
    if (d->options.keepHistory) {
        d->history = std::make_unique<HistoryKeeper>(
            QDir(d->options.configFolder).filePath(u"history.sqlite"_s), &d->fleet,
            [this](const QString& server) { return d->historyPaused || d->port.uses(server); },
            d->options.historyPace);
        connect(d->history.get(), &HistoryKeeper::changed, this, &FleetSession::historyChanged);
        connect(d->history.get(), &HistoryKeeper::notice, this, &FleetSession::historyNotice);
    }
    const auto recordAll = [this](const QList<LogRecord>& lines) {
        for (const LogRecord& line : lines)
            d->record(line);
    };
    if (d->options.logDiagnostics)
        followProgramLog(this, recordAll);
    if (d->options.readLogs) {
        d->feed = std::make_unique<LogFeed>(&d->fleet, d->options.logPace);
        connect(d->feed.get(), &LogFeed::lines, this, recordAll);
        connect(d->feed.get(), &LogFeed::offsetChanged, this, &FleetSession::serverOffsetChanged);
        d->log.setClock([this](const QString& server, qint64 at) -> std::optional<LogModel::ServerTime> {
            const ServerOffset offset = serverOffset(server);
            if (!offset.measured.isValid())
                return {};
            const qint64 east = offset.zoneMinutes * 60'000LL + offset.aheadMs;
            return LogModel::ServerTime{QDateTime::fromMSecsSinceEpoch(at + east, Qt::UTC), offset.aheadMs};
        });
    }
    d->loadRegistry();
}

FleetSession::~FleetSession()
{
    d->follower.reset();
    d->runner.reset();
    d->journal.reset();
    d->history.reset();
    d->feed.reset();
    d->links.clear();
}

QString FleetSession::registryError() const
{
    return d->registryError;
}

QList<Server> FleetSession::servers() const
{
    return d->registry.servers();
}

QString FleetSession::setServers(const QList<Server>& servers)
{
    if (!d->registryError.isEmpty())
        return d->registryError;
    for (const Server& old : d->registry.servers()) {
        if (!servers.contains(old) && d->port.uses(old.name))
            return tr("%1 cannot be changed or removed while a run uses it. Wait for the run's end.")
                .arg(old.name);
    }
    RegistryFile next = d->registry;
    if (const auto set = next.setServers(servers); !set)
        return set.error().message();
    if (const auto saved = next.save(d->registryPath); !saved)
        return saved.error().message();
    d->registry = std::move(next);
    d->wireServers(d->registry.servers());
    Q_EMIT serversChanged();
    return {};
}

void FleetSession::setPassword(const QString& server, const QString& password)
{
    d->passwords.set(server, password);
}

QHash<QString, QString> FleetSession::passwordsInMemory() const
{
    return d->passwords.inMemoryOnly();
}

FleetModel* FleetSession::fleet() const
{
    return &d->fleet;
}

RunModel* FleetSession::run() const
{
    return &d->run;
}

TimelineModel* FleetSession::timeline() const
{
    return &d->timeline;
}

LogModel* FleetSession::log() const
{
    return &d->log;
}

void FleetSession::connectFleet(const QStringList& first)
{
    d->connected = true;
    connectServers(first);
    d->toOpen.clear();
    for (const Server& server : d->registry.servers())
        d->toOpen.append(server.name);
    d->openNext();
}

void FleetSession::connectServers(const QStringList& servers)
{
    for (const QString& name : servers) {
        if (ServerLink* link = d->link(name))
            link->open();
    }
}

void FleetSession::refresh(const QString& server)
{
    for (const auto& [name, link] : d->links) {
        if (server.isEmpty() || name == server.toLower())
            link->refresh();
    }
}

FleetFacts FleetSession::facts() const
{
    FleetFacts facts;
    facts.known = true;
    for (const Server& server : d->registry.servers()) {
        FleetFacts::Server known{server.name, server.group, server.tags, server.capacity, std::nullopt};
        const QList<AgentJob> jobs = d->fleet.jobs(server.name);
        const QModelIndex index = d->fleet.indexOf(server.name);
        if (!jobs.isEmpty() || Contact(index.data(FleetModel::ContactRole).toInt()) == Contact::Online) {
            known.jobs.emplace();
            for (const AgentJob& job : jobs)
                known.jobs->append({job.name, job.enabled, job.hasTarget});
        }
        facts.servers += known;
    }
    return facts;
}

void FleetSession::testServer(const Server& server, QObject* context,
                              std::function<void(const QList<ServerTestStep>&)> done)
{
    // A client of its own: what is tested may differ from what is registered, and its lane is fresh.
    auto* client = new AgentClient(
        d->pool, server,
        [this](const Server& asked, std::function<void(std::optional<QString>)> answer) {
            d->passwords.request(asked, std::move(answer));
        },
        this);
    client->testServer(context, [client, done = std::move(done)](const QList<ServerTestStep>& steps) {
        client->deleteLater();
        done(steps);
    });
}

void FleetSession::readHistory(const QString& server, const QString& job, qint64 aboveInstance, int limit,
                               QObject* context,
                               std::function<void(const AgentResult<QList<HistoryRow>>&)> done)
{
    ServerLink* link = d->link(server);
    if (!link) {
        Private::notRegistered(server, context, std::move(done));
        return;
    }
    link->client()->history(
        job, aboveInstance, limit, context,
        [done = std::move(done)](const AgentResult<QList<HistoryRow>>& rows) { done(rows); });
}

HistoryStore* FleetSession::history() const
{
    return d->history ? d->history->store() : nullptr;
}

HistoryProgress FleetSession::historyProgress(const QString& server) const
{
    return d->history ? d->history->progress(server) : HistoryProgress{};
}

void FleetSession::setHistoryPaused(bool paused)
{
    d->historyPaused = paused;
}

bool FleetSession::isHistoryPaused() const
{
    return d->historyPaused;
}

void FleetSession::fillHistory(const QString& server, QObject* context, std::function<void()> done)
{
    if (d->history)
        d->history->readNow(server, context, std::move(done));
    else
        QMetaObject::invokeMethod(context, std::move(done), Qt::QueuedConnection);
}

QDateTime FleetSession::toUtc(const QString& server, const QDateTime& serverLocal) const
{
    const ServerLink* link = d->link(server);
    return link ? link->clock().toUtc(serverLocal) : serverLocal;
}

ServerOffset FleetSession::serverOffset(const QString& server) const
{
    return d->feed ? d->feed->offset(server) : ServerOffset();
}

void FleetSession::setLogWatched(bool watched)
{
    if (d->feed)
        d->feed->setWatched(watched);
}

void FleetSession::readLogs(const QString& server, QObject* context,
                            std::function<void(const QString& error)> done)
{
    if (!d->feed) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
        return;
    }
    d->feed->readNow(server, context, [this, server, done = std::move(done)] {
        d->flushLog();
        done(d->feed->error(server));
    });
}

QString FleetSession::startRun(const ParentPackage& package, const QString& file, const QSet<TaskId>& halts)
{
    if (d->options.readOnly)
        return readOnlyText();
    if (isRunning())
        return tr("A run is under way. Wait for its end, or stop it.");
    const QList<Problem> problems = checkPackage(package, facts());
    if (hasErrors(problems))
        return describe(problems.first()); // errors stand first
    d->stopFollowing();
    d->makeRunner();
    d->estimates = d->estimatesNow();
    d->package = package;
    d->summary.reset();
    d->run.begin(package);
    d->timeline.begin(package);
    d->runLog.begin(package);
    if (d->feed)
        d->feed->begin(package);
    for (const Task& task : package.tasks) {
        if (task.where.servers.size() == 1)
            d->expect(task.id, task.where.servers.first());
    }
    const QString error = d->runner->start({package, file, d->snapshot(), d->estimates, halts});
    Q_EMIT ownershipChanged();
    return error;
}

void FleetSession::stopRun()
{
    control({ControlVerb::CancelRun, {}, TaskOutcome::Unknown, accountName()});
}

void FleetSession::cancelTask(const TaskId& task)
{
    control({ControlVerb::CancelTask, task, TaskOutcome::Unknown, accountName()});
}

bool FleetSession::isRunning() const
{
    return d->runner && d->runner->isRunning();
}

QString FleetSession::journalFile() const
{
    return d->journalPath;
}

std::optional<RunSummary> FleetSession::summary() const
{
    return d->summary;
}

} // namespace stellwerk
