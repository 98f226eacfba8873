// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/attemptbook.h"
#include "session/clockwatch.h"
#include "session/logtail.h"

#include <memory>
#include <unordered_map>

namespace stellwerk {

class FleetModel;
class ServerLink;

// Feeds the merged log from all servers: what their tails read becomes lines with true time, job and task;
// what a run's own watcher read as well, or what two logs say in the same words, comes once. Main thread.
class LogFeed final : public QObject
{
    Q_OBJECT
public:
    LogFeed(FleetModel* fleet, const LogPace& pace, QObject* parent = nullptr);
    ~LogFeed() override;

    void add(ServerLink* link); // a server of the session; forget it before it dies
    void forget(const QString& server);
    // A person looks at the log, or a program prints it: otherwise servers are looked at seldom.
    void setWatched(bool watched);

    // The run that is shown, so that lines find their tasks.
    void begin(const ParentPackage& package);
    void apply(const RunEvent& event);
    // A row of the history that a run's watcher read. True: it is not in the log yet, and is counted as there
    // now.
    [[nodiscard]] bool claim(const QString& server, const QString& job, const HistoryRow& row);

    // Reads to the end of a server's logs; `done` also when that could not be: error() tells.
    void readNow(const QString& server, QObject* context, std::function<void()> done);
    [[nodiscard]] QString error(const QString& server) const; // of the last look; empty: it went well
    [[nodiscard]] ServerOffset offset(const QString& server) const;

Q_SIGNALS:
    void lines(const QList<stellwerk::LogRecord>& lines);
    void offsetChanged(const QString& server);

private:
    enum Reader : quint8 { Tail = 1, Watcher = 2 };
    struct Seen
    {
        quint8 readers = 0;
        qint64 at = 0; // ms, our clock
    };
    struct Twin // what sysssislog and SSISDB say in the same words
    {
        int packages = 0;
        int catalog = 0;
        qint64 at = 0;
    };
    struct Execution
    {
        QString package;               // its base name; empty: not known yet
        QString path;                  // "\SSISDB\F\P\Load.dtsx", of the catalog
        QString job;                   // empty: not found
        QHash<quint64, qint64> errors; // told, and when (ms): they bubble
    };
    struct Place
    {
        ServerLink* link = nullptr;
        std::unique_ptr<LogTail> tail;
        ClockWatch clock;
        QString machine;
        bool readsCatalog = false;
        qint64 usedAt = -1; // ms, our clock: a run of ours was under way
        QHash<quint64, Seen> seen;
        QHash<QString, Execution> executions; // of sysssislog by GUID, of SSISDB by number
        QHash<quint64, Twin> twins;
    };
    [[nodiscard]] Place* place(const QString& server);
    [[nodiscard]] const Place* place(const QString& server) const;
    [[nodiscard]] Place* placeOfComputer(const QString& computer);
    [[nodiscard]] LogTail::Need needOf(const QString& server);
    [[nodiscard]] bool runsPackages(const QString& server, bool inCatalog) const;
    void take(const QString& server, const LogPage& page, const QDateTime& asked);
    void sampleClock(Place& there, const LogPage& page, const QDateTime& asked, QList<LogRecord>& lines);
    void takeHistory(Place& there, const LogPage& page, QList<LogRecord>& lines);
    void takePackages(Place& host, const LogPage& page, QList<LogRecord>& lines);
    void takeCatalog(Place& there, const LogPage& page, QList<LogRecord>& lines);
    [[nodiscard]] bool isTwin(Place& there, bool catalog, const LogRecord& line);
    [[nodiscard]] static bool bubbled(Execution& execution, const LogRecord& line);
    void findJob(const QString& server, Execution& execution, LogRecord& line) const;
    [[nodiscard]] QStringList jobsOf(const QString& server, const Execution& execution) const;
    [[nodiscard]] bool claim(Place& there, Reader reader, quint64 print);
    void forgetOld(Place& there);

    FleetModel* m_fleet;
    LogPace m_pace;
    AttemptBook m_attempts;
    QTimer m_cleaning;
    TurnDesk m_turns;
    bool m_watched = true;
    std::unordered_map<QString, Place> m_places; // by lower-case name
};

} // namespace stellwerk
