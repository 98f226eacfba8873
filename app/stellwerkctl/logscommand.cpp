// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logscommand.h"

#include "runids.h"
#include "sinceoption.h"
#include "texts.h"

#include <QTimer>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kUsualRows = 200; // of each log of a server, without --since
constexpr qint64 kBeforeRunSeconds = 60;
constexpr auto kBetweenReadings = 300ms;

QJsonObject toJson(const LogRecord& record)
{
    return {{u"t"_s, isoUtc(record.at)},
            {u"level"_s, LogFilter::wordOf(record.level)},
            {u"source"_s, LogFilter::wordOf(record.source)},
            {u"server"_s, record.server},
            {u"job"_s, record.job},
            {u"step"_s, record.step},
            {u"task"_s, record.task},
            {u"message"_s, record.message}};
}

QStringList serversOf(const QList<RunEvent>& events)
{
    QStringList servers;
    for (const RunEvent& event : events) {
        if (const auto* started = std::get_if<StartRequested>(&event.body);
            started && !servers.contains(started->server, Qt::CaseInsensitive))
            servers.append(started->server);
    }
    return servers;
}

} // namespace

void LogsCommand::start()
{
    m_follows = arguments().has(u"follow"_s);
    if (!understandOptions())
        return;
    const bool ofRun = arguments().has(u"run"_s);
    if (ofRun) {
        const QString file = journalIn(context().configFolder);
        const auto record = findRun(file, arguments().value(u"run"_s), console());
        const auto events = record ? loadEvents(file, record->id) : tl::expected<QList<RunEvent>, QString>();
        if (!record || !events) {
            if (record)
                console().error(events.error());
            finish(ExitCode::Usage);
            return;
        }
        m_run = Replay{*record, *events};
    }
    FleetSession::Options options;
    options.readLogs = true;
    options.logPace = pace();
    if (!openSession(context().configFolder, options) || !findServers())
        return;
    connect(session()->log(), &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { takeShown(first, last); });
    if (ofRun)
        readRun();
    else
        readServers();
}

bool LogsCommand::understandOptions()
{
    if (!readSince(arguments(), console(), &m_since)) {
        finish(ExitCode::Usage);
        return false;
    }
    const QString text = arguments().value(u"filter"_s);
    const auto filter = LogFilter::parse(text, QDateTime::currentDateTime());
    if (!filter) {
        console().error(
            u"--filter, column %1: %2"_s.arg(filter.error().column + 1).arg(filter.error().message));
        finish(ExitCode::Usage);
        return false;
    }
    m_filter = *filter;
    return true;
}

LogPace LogsCommand::pace() const
{
    LogPace pace;
    pace.watched = pace.seldom = 1s; // a person waits for each line
    pace.again = 5s;
    pace.rowsBack = kUsualRows;
    QDateTime from = m_since;
    if (m_run && (!from.isValid() || from < m_run->record.started))
        from = m_run->record.started.addSecs(-kBeforeRunSeconds);
    if (from.isValid())
        pace.secondsBack =
            int(std::clamp<qint64>(from.secsTo(QDateTime::currentDateTimeUtc()), 1, 2'000'000'000));
    return pace;
}

bool LogsCommand::findServers()
{
    for (const QString& name : arguments().values(u"server"_s)) {
        const QString known = registered(name);
        if (known.isEmpty()) {
            finish(ExitCode::Usage);
            return false;
        }
        m_named.append(known);
    }
    QStringList all;
    for (const Server& server : session()->servers())
        all.append(server.name);
    if (!m_run) {
        m_servers = m_named.isEmpty() ? all : m_named;
        if (!m_servers.isEmpty())
            return true;
        console().error(u"no server is registered"_s,
                        u"'servers add' adds one; 'logs --run ID' shows the log of a run."_s);
        finish(ExitCode::Usage);
        return false;
    }
    // Where the run was, and where its packages may have logged to.
    const QStringList used = serversOf(m_run->events);
    for (const Server& server : session()->servers()) {
        const bool wanted = m_named.isEmpty() || m_named.contains(server.name);
        if ((used.contains(server.name, Qt::CaseInsensitive) && wanted) ||
            (!used.isEmpty() && !server.ssisLog.isEmpty()))
            m_servers.append(server.name);
    }
    return true;
}

// The session shows the run, so that lines of servers find their tasks; its events are told here.
void LogsCommand::readRun()
{
    m_words.begin(m_run->record.package);
    connect(session(), &FleetSession::runEvent, this, &LogsCommand::takeEvent);
    session()->watchRun(m_run->record.id, this, [this](const QString& error) {
        if (!error.isEmpty()) {
            console().error(error);
            finish(ExitCode::Usage);
        } else if (m_servers.isEmpty()) {
            showAll();
        } else {
            readServers();
        }
    });
}

void LogsCommand::readServers()
{
    readFleet(m_servers, [this] {
        m_unread = troubled();
        QStringList readable = m_servers;
        readable.removeIf([this](const QString& server) { return m_unread.contains(server); });
        reportTrouble();
        // Two readings of a clock some time apart tell the rate of a simulated one, and so which lines are
        // the run's.
        QTimer::singleShot(m_run ? kBetweenReadings : 0ms, this, [this, readable] { readLogs(readable); });
    });
}

void LogsCommand::readLogs(const QStringList& servers)
{
    if (servers.isEmpty()) {
        showAll();
        return;
    }
    auto open = std::make_shared<qsizetype>(servers.size());
    for (const QString& server : servers) {
        session()->readLogs(server, this, [this, server, open](const QString& error) {
            if (!error.isEmpty()) {
                m_unread.append(server);
                console().error(error);
            }
            if (--*open == 0)
                showAll();
        });
    }
}

bool LogsCommand::isWanted(const LogRecord& line) const
{
    if (m_since.isValid() && line.at < m_since)
        return false;
    if (!m_named.isEmpty() && !m_named.contains(line.server, Qt::CaseInsensitive))
        return false;
    // Of a run: lines of its tasks, and what is wrong with reading them.
    return !m_run || !line.task.isEmpty() || line.source == LogSource::Run ||
           line.source == LogSource::Program;
}

void LogsCommand::takeShown(int first, int last)
{
    QList<LogRecord> wanted;
    for (int row = first; row <= last; ++row) {
        const LogRecord line = session()->log()->record(row);
        if (line.source != LogSource::Run && isWanted(line))
            wanted.append(line);
    }
    m_log.append(wanted);
    if (m_shown)
        showNew();
}

void LogsCommand::takeEvent(const RunEvent& event)
{
    LogRecord line = m_words.record(event);
    if (isWanted(line))
        m_log.append({line});
    if (m_shown)
        showNew();
}

void LogsCommand::showAll()
{
    if (m_run) {
        QList<LogRecord> own;
        for (const RunEvent& event : std::as_const(m_run->events)) {
            LogRecord line = m_words.record(event);
            // The step's own words are in the event; where the server is read its history row carries them.
            const auto* step = std::get_if<StepFinished>(&event.body);
            const bool isRead = step && m_servers.contains(step->server, Qt::CaseInsensitive) &&
                                !m_unread.contains(step->server, Qt::CaseInsensitive);
            if (step && !isRead && !step->message.isEmpty())
                line.message += u' ' + step->message;
            if (isWanted(line))
                own.append(line);
        }
        m_log.append(own);
    }
    LogMatcher matcher(m_filter, m_log.store().reader(), m_log.taskNames());
    std::vector<LogRowId> found;
    for (int row = 0; row < m_log.rowCount(); ++row) {
        const LogRowId id = m_log.rowId(row);
        found.clear();
        matcher.match(m_log.store().chunkOf(id), id & 0xffff, (id & 0xffff) + 1, found);
        if (!found.empty())
            print(m_log.store().record(id));
    }
    m_printed = m_log.store().end();
    m_shown = true;
    if (!m_follows)
        finish(m_unread.isEmpty() || m_run ? ExitCode::Succeeded : ExitCode::Unreachable);
}

// In the order in which lines come: those of a slower server may be older.
void LogsCommand::showNew()
{
    const LogStore& store = m_log.store();
    LogMatcher matcher(m_filter, store.reader(), m_log.taskNames());
    std::vector<LogRowId> found;
    while (m_printed < store.end()) {
        if (!store.contains(m_printed)) { // a gap between chunks
            m_printed = ((m_printed >> 16) + 1) << 16;
            continue;
        }
        const quint32 index = m_printed & 0xffff;
        matcher.match(store.chunkOf(m_printed), index, index + 1, found);
        ++m_printed;
    }
    for (const LogRowId id : found)
        print(store.record(id));
}

void LogsCommand::print(const LogRecord& line)
{
    if (console().isJson()) {
        console().jsonLine(toJson(line));
        return;
    }
    QString text = line.message.simplified();
    if (line.source != LogSource::Run && !line.job.isEmpty())
        text = line.job + (line.step.isEmpty() ? u": "_s : u" / "_s + line.step + u": "_s) + text;
    console().line(u"%1 %2 %3 %4"_s.arg(line.at.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s))
                       .arg(LogFilter::wordOf(line.level), -7)
                       .arg(line.server.isEmpty() ? u"-"_s : line.server, -10)
                       .arg(text));
}

} // namespace stellwerk
