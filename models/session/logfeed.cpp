// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/logfeed.h"

#include "agent/operations.h"
#include "agent/packagetext.h"
#include "fleet/fleetmodel.h"
#include "session/logprint.h"
#include "session/logrows.h"
#include "session/serverlink.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A run's last rows come after its end.
constexpr qint64 kStillLiveMs = 10'000;
// A watcher and a tail read the same row at most so far apart.
constexpr qint64 kSeenMs = 10 * 60'000;
// The same words in both logs of a package are the same event when they come so close together.
constexpr qint64 kTwinMs = 5'000;
constexpr qsizetype kTwins = 20'000; // remembered, unless more come within that time
// An error bubbles from the task to the package within this time.
constexpr qint64 kBubbleMs = 2'000;
constexpr qsizetype kExecutions = 2'000; // remembered of a server

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

bool sameText(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

LogRecord programLine(const QString& server, LogLevel level, const QString& text)
{
    LogRecord line;
    line.at = QDateTime::currentDateTimeUtc();
    line.level = level;
    line.source = LogSource::Program;
    line.server = server;
    line.message = text;
    return line;
}

} // namespace

LogFeed::LogFeed(FleetModel* fleet, const LogPace& pace, QObject* parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_pace(pace)
    , m_turns(pace.together)
{
    m_cleaning.setInterval(kSeenMs / 2);
    connect(&m_cleaning, &QTimer::timeout, this, [this] {
        for (auto& [name, there] : m_places)
            forgetOld(there);
    });
    m_cleaning.start();
}

LogFeed::~LogFeed()
{
    m_places.clear();
}

LogFeed::Place* LogFeed::place(const QString& server)
{
    const auto it = m_places.find(server.toLower());
    return it == m_places.end() ? nullptr : &it->second;
}

const LogFeed::Place* LogFeed::place(const QString& server) const
{
    const auto it = m_places.find(server.toLower());
    return it == m_places.end() ? nullptr : &it->second;
}

void LogFeed::add(ServerLink* link)
{
    const QString server = link->name();
    LogTail::World world;
    world.turns = m_turns.turnsOf(link->client()->lane());
    world.need = [this, server] { return needOf(server); };
    world.runsPackages = [this, server] { return runsPackages(server, false); };
    world.runsCatalog = [this, server] { return runsPackages(server, true); };
    auto tail = std::make_unique<LogTail>(link->client(), std::move(world), m_pace);
    connect(tail.get(), &LogTail::looked, this,
            [this, server](const LogPage& page, const QDateTime& asked) { take(server, page, asked); });
    connect(tail.get(), &LogTail::told, this, [this, server](LogLevel level, const QString& text) {
        Q_EMIT lines({programLine(server, level, text)});
    });
    // By the tail as context: the link may outlive it.
    connect(link, &ServerLink::refreshed, tail.get(), &LogTail::start);
    Place there;
    there.link = link;
    there.tail = std::move(tail);
    m_places.insert_or_assign(server.toLower(), std::move(there));
}

void LogFeed::forget(const QString& server)
{
    m_places.erase(server.toLower());
}

void LogFeed::setWatched(bool watched)
{
    if (std::exchange(m_watched, watched) == watched)
        return;
    for (auto& [name, there] : m_places)
        there.tail->needChanged();
}

void LogFeed::begin(const ParentPackage& package)
{
    m_attempts.begin(package);
}

void LogFeed::apply(const RunEvent& event)
{
    m_attempts.apply(event);
    if (!std::holds_alternative<StartRequested>(event.body))
        return;
    for (auto& [name, there] : m_places)
        there.tail->needChanged();
}

LogTail::Need LogFeed::needOf(const QString& server)
{
    if (!m_watched)
        return LogTail::Need::Seldom;
    Place* here = place(server);
    const auto isUsed = [this](Place& there) {
        if (m_attempts.isOpen(there.link->name()))
            there.usedAt = nowMs();
        return there.usedAt >= 0 && nowMs() - there.usedAt < kStillLiveMs;
    };
    bool live = here && isUsed(*here);
    // A log that servers share is concerned whenever one of them is.
    if (!live && here && !here->link->client()->server().ssisLog.isEmpty())
        live =
            std::any_of(m_places.begin(), m_places.end(), [&](auto& entry) { return isUsed(entry.second); });
    return live ? LogTail::Need::Live : LogTail::Need::Watched;
}

bool LogFeed::runsPackages(const QString& server, bool inCatalog) const
{
    const QList<AgentJob> jobs = m_fleet->jobs(server);
    return std::any_of(jobs.cbegin(), jobs.cend(), [inCatalog](const AgentJob& job) {
        return job.runsSsis &&
               (!inCatalog || job.ssisPackage.startsWith("\\SSISDB\\"_L1, Qt::CaseInsensitive));
    });
}

void LogFeed::readNow(const QString& server, QObject* context, std::function<void()> done)
{
    if (Place* there = place(server))
        there->tail->readNow(context, std::move(done));
    else
        QMetaObject::invokeMethod(context, std::move(done), Qt::QueuedConnection);
}

QString LogFeed::error(const QString& server) const
{
    const Place* there = place(server);
    return there ? there->tail->error() : QString();
}

ServerOffset LogFeed::offset(const QString& server) const
{
    const Place* there = place(server);
    return there ? there->clock.offset() : ServerOffset();
}

// ---- rows to lines

void LogFeed::take(const QString& server, const LogPage& page, const QDateTime& asked)
{
    Place* there = place(server);
    if (!there)
        return;
    there->machine = page.machine;
    there->readsCatalog = page.catalog.access == LogPart::Access::Readable;
    QList<LogRecord> read;
    sampleClock(*there, page, asked, read);
    takeHistory(*there, page, read);
    takePackages(*there, page, read);
    takeCatalog(*there, page, read);
    if (!read.isEmpty())
        Q_EMIT lines(read);
}

void LogFeed::sampleClock(Place& there, const LogPage& page, const QDateTime& asked, QList<LogRecord>& lines)
{
    there.link->learnClock();
    const ServerOffset before = there.clock.offset();
    if (there.link->client()->clockRate() == 1.0) {
        const auto told = there.clock.sample(there.link->name(), asked, QDateTime::currentDateTimeUtc(),
                                             page.nowLocal, page.offsetMinutes);
        if (told)
            lines.append(programLine(there.link->name(), LogLevel::Warning, *told));
    }
    if (there.clock.offset() != before)
        Q_EMIT offsetChanged(there.link->name());
}

bool LogFeed::claim(Place& there, Reader reader, quint64 print)
{
    Seen& seen = there.seen[print];
    const bool byOther = (seen.readers & ~reader) != 0;
    seen.readers |= reader;
    seen.at = nowMs();
    return !byOther;
}

bool LogFeed::claim(const QString& server, const QString& job, const HistoryRow& row)
{
    Place* there = place(server);
    return !there || claim(*there, Watcher, printOf(job, row));
}

void LogFeed::takeHistory(Place& there, const LogPage& page, QList<LogRecord>& lines)
{
    const QString server = there.link->name();
    for (const HistoryLogRow& row : page.historyRows) {
        if (!claim(there, Tail, printOf(row.job, row.row)))
            continue;
        LogRecord line = lineOf(row.row);
        line.at = there.link->clock().toUtc(row.row.startedLocal.addSecs(row.row.duration.count()));
        if (!line.at.isValid())
            line.at = QDateTime::currentDateTimeUtc();
        line.server = server;
        line.job = row.job;
        line.task = m_attempts.taskOf(server, row.job, line.at);
        lines.append(line);
    }
}

// The registered server that a computer is; null: none.
LogFeed::Place* LogFeed::placeOfComputer(const QString& computer)
{
    const auto isIt = [&](const Place& there) {
        return sameText(there.machine, computer) || sameText(there.link->name(), computer) ||
               sameText(there.link->client()->server().host.section(u'.', 0, 0), computer);
    };
    const auto it =
        std::find_if(m_places.begin(), m_places.end(), [&](auto& entry) { return isIt(entry.second); });
    return it == m_places.end() ? nullptr : &it->second;
}

void LogFeed::takePackages(Place& host, const LogPage& page, QList<LogRecord>& lines)
{
    QString computer;
    Place* there = nullptr;
    for (const PackageEventRow& row : page.packageRows) {
        if (row.computer != computer || !there) {
            computer = row.computer;
            // msdb's own log is of this server, whatever its computer is called (a node of a cluster).
            const bool own =
                host.link->client()->server().ssisLog.isEmpty() || sameText(host.machine, computer);
            there = own ? &host : placeOfComputer(computer);
        }
        // Of a computer that is not registered: by the clock of the server that keeps the log.
        Place& clock = there ? *there : host;
        Execution& execution = host.executions[row.execution];
        if (row.event == "PackageStart"_L1)
            execution.package = row.source;
        LogRecord line = lineOf(row);
        line.at = clock.link->clock().toUtc(row.atLocal);
        line.server = there ? there->link->name() : computer;
        if (there)
            findJob(line.server, execution, line);
        if (bubbled(execution, line) || isTwin(clock, false, line))
            continue;
        lines.append(line);
    }
}

void LogFeed::takeCatalog(Place& there, const LogPage& page, QList<LogRecord>& lines)
{
    const QString server = there.link->name();
    for (const CatalogExecution& execution : page.executions) {
        Execution& known = there.executions[QString::number(execution.id)];
        known.package = packageBaseName(execution.package);
        known.path =
            u"\\SSISDB\\"_s + execution.folder + u'\\' + execution.project + u'\\' + execution.package;
    }
    for (const CatalogMessageRow& row : page.catalogRows) {
        Execution& execution = there.executions[QString::number(row.operation)];
        if (execution.package.isEmpty())
            execution.package = packageBaseName(row.package);
        LogRecord line = lineOf(row);
        // The message's own offset may be another than the clock's now.
        line.at = there.link->clock().toUtc(row.atUtc.addSecs(60LL * page.offsetMinutes));
        line.server = server;
        findJob(server, execution, line);
        if (bubbled(execution, line) || isTwin(there, true, line))
            continue;
        lines.append(line);
    }
}

// The task logs an error first, then every container around it logs the same words.
bool LogFeed::bubbled(Execution& execution, const LogRecord& line)
{
    if (line.level != LogLevel::Error)
        return false;
    const qint64 at = line.at.toMSecsSinceEpoch();
    const quint64 words = qHash(line.message);
    const auto told = execution.errors.find(words);
    if (told != execution.errors.end() && std::abs(at - *told) < kBubbleMs)
        return true;
    execution.errors.insert(words, at);
    return false;
}

bool LogFeed::isTwin(Place& there, bool catalog, const LogRecord& line)
{
    if (!there.readsCatalog)
        return false;
    const qint64 at = line.at.toMSecsSinceEpoch();
    if (there.twins.size() > kTwins)
        there.twins.removeIf([at](auto entry) { return std::abs(at - entry.value().at) > kTwinMs; });
    const QString source = line.step.section(u" / "_s, 0, 0);
    Twin& twin = there.twins[qHashMulti(0, source, line.message, int(line.level))];
    if (std::abs(at - twin.at) > kTwinMs)
        twin = {};
    twin.at = at;
    int& own = catalog ? twin.catalog : twin.packages;
    const int other = catalog ? twin.packages : twin.catalog;
    return own++ < other;
}

QStringList LogFeed::jobsOf(const QString& server, const Execution& execution) const
{
    QStringList exact, alike;
    for (const AgentJob& job : m_fleet->jobs(server)) {
        for (const JobStep& step : job.steps) {
            if (step.subsystem != "SSIS"_L1)
                continue;
            const QString path = ssisPackageOf(step.command);
            if (!execution.path.isEmpty() && sameText(path, execution.path))
                exact.append(job.name);
            else if (sameText(packageBaseName(path), execution.package))
                alike.append(job.name);
        }
    }
    QStringList& jobs = exact.isEmpty() ? alike : exact;
    jobs.removeDuplicates();
    return jobs;
}

// Which job ran the package, and for which task. There is no key: a job of ours that is under way there, or
// the only one that runs this package, or the only one of those that runs now.
void LogFeed::findJob(const QString& server, Execution& execution, LogRecord& line) const
{
    if (execution.job.isEmpty() && !execution.package.isEmpty()) {
        const QStringList jobs = jobsOf(server, execution);
        QStringList ours, running;
        for (const QString& job : jobs) {
            if (!m_attempts.taskOf(server, job, line.at).isEmpty())
                ours.append(job);
            const auto known = m_fleet->job(server, job);
            if (known && known->state == JobState::Running)
                running.append(job);
        }
        for (const QStringList& found : {ours, jobs, running}) {
            if (found.size() == 1 && execution.job.isEmpty())
                execution.job = found.constFirst();
        }
    }
    line.job = execution.job;
    if (!line.job.isEmpty())
        line.task = m_attempts.taskOf(server, line.job, line.at);
}

void LogFeed::forgetOld(Place& there)
{
    const qint64 now = nowMs();
    there.seen.removeIf([now](auto entry) { return now - entry.value().at > kSeenMs; });
    there.twins.removeIf([now](auto entry) { return now - entry.value().at > kSeenMs; });
    if (there.executions.size() > kExecutions)
        there.executions.clear();
}

} // namespace stellwerk
