// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/logtail.h"

#include "agent/packagetext.h"
#include "session/logprint.h"

#include <QRandomGenerator>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Another request waits at most so long behind a look; then the look gives way.
constexpr auto kOthersWait = 1000ms;
constexpr auto kPatienceLook = 200ms;
constexpr int kLockTimeout = 1222, kDeadlock = 1205;

// Many servers are not to be asked in the same moment.
std::chrono::milliseconds scattered(std::chrono::milliseconds time)
{
    return time - time / 5 * QRandomGenerator::global()->bounded(1000) / 1000;
}

// What is new of `rows`; `row` makes a LogWatermark::Row of one.
template <class T, class F>
void keepNew(LogWatermark& mark, const LogPart& part, QList<T>& rows, std::chrono::milliseconds now, F row)
{
    if (part.access != LogPart::Access::Readable || part.from < 0)
        return;
    std::vector<LogWatermark::Row> all;
    all.reserve(std::size_t(rows.size()));
    for (const T& one : std::as_const(rows))
        all.push_back(row(one));
    const auto fresh = mark.take({all, part.from, part.newest, part.full}, now);
    QList<T> kept;
    kept.reserve(std::count(fresh.begin(), fresh.end(), true));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (fresh[std::size_t(i)])
            kept.append(std::move(rows[i]));
    }
    rows = std::move(kept);
}

} // namespace

LogTail::LogTail(AgentClient* client, World world, const LogPace& pace, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_world(std::move(world))
    , m_pace(pace)
    , m_lane(client->lane(), m_world.turns)
{
    m_time.start();
    for (LogWatermark& mark : m_marks)
        mark = LogWatermark(std::max(1, std::min(500, pace.rows / 2)));
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LogTail::tick);
    connect(&m_patience, &QTimer::timeout, this, &LogTail::makeWay);
}

void LogTail::start()
{
    if (std::exchange(m_started, true))
        return;
    m_timer.start(m_world.need() == Need::Live ? 0ms : scattered(m_pace.first));
}

std::chrono::milliseconds LogTail::waitOf(Need need) const
{
    switch (need) {
    case Need::Live:
        return m_pace.live;
    case Need::Watched:
        return scattered(m_pace.watched);
    case Need::Seldom:
        break;
    }
    return scattered(m_pace.seldom);
}

void LogTail::needChanged()
{
    if (!m_started || m_working)
        return;
    const auto wait = waitOf(m_world.need());
    if (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > wait)
        m_timer.start(wait);
}

void LogTail::readNow(QObject* context, std::function<void()> done)
{
    m_waiting.append([context = QPointer<QObject>(context), done = std::move(done)] {
        if (context)
            done();
    });
    m_started = true;
    if (!m_working)
        m_timer.start(0ms);
}

// A run's own requests go first, and so does everything else.
void LogTail::tick()
{
    if (m_working)
        return;
    const bool hurry = !m_waiting.isEmpty() || m_world.need() == Need::Live;
    if (m_lane.isReachable() || !m_waiting.isEmpty()) {
        if (m_lane.isQuiet() && (hurry || m_lane.takeTurn())) {
            ask();
            return;
        }
        m_timer.start(hurry ? m_pace.look : scattered(10 * m_pace.look));
    } else {
        m_timer.start(waitOf(Need::Watched));
    }
}

void LogTail::ask()
{
    if (const QString database = packageDatabaseOf(m_client->server()); m_database != database) {
        m_database = database;
        m_marks[Packages] = LogWatermark(std::max(1, std::min(500, m_pace.rows / 2)));
    }
    LogQuestion question;
    question.limit = m_pace.rows;
    question.rowsBack = m_pace.rowsBack;
    question.secondsBack = m_pace.secondsBack;
    question.everything = m_pace.everything;
    question.packageDatabase = m_database;
    question.aboveHistory = m_marks[History].above();
    question.abovePackages = m_marks[Packages].above();
    question.aboveMessages = m_marks[Catalog].above();
    question.aboveExecutions = m_executions;
    m_working = true;
    m_askedAt = now();
    m_asked = QDateTime::currentDateTimeUtc();
    m_patience.start(kPatienceLook);
    m_request =
        m_client->logPage(question, this, [this](const AgentResult<LogPage>& answer) { take(answer); });
}

void LogTail::makeWay()
{
    if (m_client->lane()->pending() > 1 && now() - m_askedAt > kOthersWait)
        m_client->cancel(m_request);
}

void LogTail::take(const AgentResult<LogPage>& answer)
{
    m_working = false;
    m_patience.stop();
    m_lane.done();
    const QPointer<LogTail> guard(this);
    if (!answer) {
        const AgentError& error = answer.error();
        m_error = error.summary();
        const bool passing = error.kind == AgentError::Kind::Cancelled || error.number == kLockTimeout ||
                             error.number == kDeadlock;
        // What is wrong with the line is told by the lane.
        if (error.kind == AgentError::Kind::Permission && m_complaints[History] != m_error) {
            m_complaints[History] = m_error;
            Q_EMIT told(LogLevel::Warning, m_error + u' ' + error.advice());
        }
        if (guard)
            scheduleNext(passing ? m_pace.live : scattered(m_pace.again));
        return;
    }
    m_error.clear();
    LogPage page = *answer;
    m_readsHistory = page.history.access == LogPart::Access::Readable;
    tellAccess(History, page.history);
    if (guard)
        tellAccess(Packages, page.packages);
    if (guard)
        tellAccess(Catalog, page.catalog);
    if (!guard)
        return;
    takeFresh(page);
    const bool behind = std::any_of(std::begin(m_marks), std::end(m_marks),
                                    [](const LogWatermark& mark) { return mark.isBehind(); });
    Q_EMIT looked(page, m_asked);
    if (!guard)
        return;
    if (behind)
        m_timer.start(m_waiting.isEmpty() ? m_pace.page : 0ms);
    else
        scheduleNext(waitOf(m_world.need()));
}

void LogTail::takeFresh(LogPage& page)
{
    const auto time = now();
    keepNew(m_marks[History], page.history, page.historyRows, time, [](const HistoryLogRow& row) {
        const QDateTime ended = row.row.startedLocal.addSecs(row.row.duration.count());
        return LogWatermark::Row{row.row.instanceId,
                                 printOf(row.row.job.toString(), row.row), // a job may be renamed
                                 ended.toMSecsSinceEpoch()};
    });
    keepNew(m_marks[Packages], page.packages, page.packageRows, time, [](const PackageEventRow& row) {
        return LogWatermark::Row{row.id, printOf(row), row.atLocal.toMSecsSinceEpoch()};
    });
    keepNew(m_marks[Catalog], page.catalog, page.catalogRows, time, [](const CatalogMessageRow& row) {
        return LogWatermark::Row{row.id, printOf(row), row.atUtc.toMSecsSinceEpoch()};
    });
    for (const CatalogExecution& execution : std::as_const(page.executions))
        m_executions = std::max(m_executions, execution.id);
}

QString LogTail::complaint(Source source, const LogPart& part) const
{
    using Access = LogPart::Access;
    const QString server = m_client->server().name, login = m_client->server().user;
    if (part.access == Access::Readable)
        return {};
    if (source == History)
        return tr("%1: the history of its jobs cannot be read. Give the login %2 a role of the Agent in "
                  "msdb, such as "
                  "SQLAgentReaderRole.")
            .arg(server, login);
    if (part.access == Access::Refused) {
        const bool passing = part.number == kLockTimeout || part.number == kDeadlock;
        return passing ? m_complaints[source]
                       : tr("%1: %2 cannot be read: %3 (Error %4)")
                             .arg(server, source == Catalog ? u"SSISDB"_s : m_database + u".dbo.sysssislog"_s,
                                  part.text)
                             .arg(part.number);
    }
    return source == Catalog ? catalogComplaint(part) : packageComplaint(part);
}

QString LogTail::catalogComplaint(const LogPart& part) const
{
    if (!m_world.runsCatalog())
        return {};
    const QString server = m_client->server().name;
    if (part.access == LogPart::Access::NoDatabase)
        return tr("%1: there is no SSISDB, although steps of its jobs run packages of the catalog.")
            .arg(server);
    return tr("%1: the messages of SSISDB cannot be read. Make the login %2 a user of SSISDB, and a member "
              "of ssis_admin "
              "or of a role that may read executions.")
        .arg(server, m_client->server().user);
}

QString LogTail::packageComplaint(const LogPart& part) const
{
    const QString server = m_client->server().name, login = m_client->server().user;
    if (m_client->server().ssisLog.isEmpty() && !m_world.runsPackages())
        return {};
    switch (part.access) {
    case LogPart::Access::NoDatabase:
        return tr("%1: there is no database %2, in which packages are to log by the registry (ssisLog). "
                  "Correct it.")
            .arg(server, m_database);
    case LogPart::Access::NoTable:
        return tr("%1: there is no dbo.sysssislog in %2, or the login %3 may not enter that database. The "
                  "first package "
                  "that logs there makes the table.")
            .arg(server, m_database, login);
    default:
        return tr("%1: sysssislog in %2 cannot be read. GRANT SELECT ON dbo.sysssislog to the login %3 "
                  "there.")
            .arg(server, m_database, login);
    }
}

void LogTail::tellAccess(Source source, const LogPart& part)
{
    if (part.access == LogPart::Access::NotAsked)
        return;
    const QString text = complaint(source, part);
    const QString before = std::exchange(m_complaints[source], text);
    if (text == before)
        return;
    if (!text.isEmpty()) {
        Q_EMIT told(LogLevel::Warning, text);
    } else if (part.access == LogPart::Access::Readable) {
        const QString names[] = {tr("the history of its jobs"), u"sysssislog"_s, u"SSISDB"_s};
        Q_EMIT told(LogLevel::Info,
                    tr("%1: %2 can be read again.").arg(m_client->server().name, names[source]));
    }
}

void LogTail::scheduleNext(std::chrono::milliseconds wait)
{
    m_timer.start(wait);
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto& done : waiting)
        done();
}

} // namespace stellwerk
