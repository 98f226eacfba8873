// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/connection.h"
#include "agent/statement.h"
#include "interop/outcomescript.h"
#include "simfleetprocess.h"

namespace stellwerk::test {

using namespace Qt::StringLiterals;

inline const QString kOddName = u"ünï 'quoted' ]job[ \"x\"; DROP TABLE y -- 🚂 $(x)"_s;

inline QByteArray scriptScenario(const QByteArray& more = {})
{
    QString json = uR"({"formatVersion": 1,
  "servers": [{"name": "SQL01", "startLatencyMs": 1500, "clockOffsetMinutes": -7, "utcOffsetMinutes": 120%2}],
  "history": {"runs": 3, "days": 2, "logRuns": 0},
  "jobs": [
    {"name": "Two steps", "steps": [{"name": "Extract", "duration": 10}, {"name": "Load", "duration": 10}]},
    {"name": "Instant", "steps": [{"duration": 0}]},
    {"name": "Fails", "steps": [{"name": "Breaks", "duration": 5, "outcome": "fail", "historyFailOdds": 0,
       "error": "Disk is full.", "errorNumber": 208}]},
    {"name": "Fails at first", "steps": [{"name": "Bad", "duration": 0, "outcome": "fail", "historyFailOdds": 0,
       "error": "Disk is full.", "errorNumber": 208}, {"name": "Good", "duration": 20}]},
    {"name": "Long", "steps": [{"duration": 900}]},
    {"name": "Half minute", "steps": [{"duration": 30}]},
    {"name": "No target", "targeted": false, "steps": [{"duration": 1}]},
    {"name": "%1", "steps": [{"name": "One", "duration": 300}, {"name": "T'wo", "duration": 5}]}
  ]%3})"_s;
    QString name = kOddName;
    name.replace(u'"', u"\\\""_s);
    const bool ofServer = more.startsWith(", \"agent\"");
    return json
        .arg(name, ofServer ? QString::fromUtf8(more) : QString(),
             ofServer ? QString() : QString::fromUtf8(more))
        .toUtf8();
}

inline Task task(const QString& job)
{
    Task made;
    made.id = u"t"_s;
    made.name = u"Task"_s;
    made.job = job;
    made.retry.backoff = std::chrono::seconds(5);
    return made;
}

// A server of its own and a connection to it, on the thread that made it.
class ScriptStage
{
public:
    explicit ScriptStage(const QByteArray& more = {})
    {
        SimfleetProcess::Options options;
        options.speed = 60;
        options.scenario = scriptScenario(more);
        m_error = m_fleet.start(options);
        if (!m_error.isEmpty())
            return;
        m_connection = connect();
        if (!m_connection)
            m_error = u"no connection"_s;
    }
    [[nodiscard]] const QString& error() const { return m_error; }
    [[nodiscard]] std::unique_ptr<Connection> connect() const
    {
        Server server = m_fleet.servers().first();
        server.queryTimeout = std::chrono::seconds(60);
        auto opened = Connection::open(server, m_fleet.password());
        return opened ? std::move(*opened) : nullptr;
    }
    // "ok", or the error's text.
    static QString send(Connection& connection, const QString& sql)
    {
        Statement statement(connection);
        if (const auto done = statement.execute(sql); !done)
            return done.error().summary() + u' ' + done.error().text;
        if (const auto rest = statement.drain(); !rest)
            return rest.error().summary() + u' ' + rest.error().text;
        return u"ok"_s;
    }
    QString run(const Task& what) { return send(*m_connection, outcomeScript(what)); }
    QString send(const QString& sql) { return send(*m_connection, sql); }
    [[nodiscard]] qint64 number(const QString& sql)
    {
        Statement statement(*m_connection);
        qint64 value = -1;
        if (statement.execute(sql))
            static_cast<void>(statement.forEachRow([&](const RowView& row) { value = row.int64(0); }));
        return value;
    }
    // Ended runs of a job that history knows.
    [[nodiscard]] qint64 runs(const QString& job)
    {
        return number(
            u"SELECT COUNT(*) FROM msdb.dbo.sysjobhistory h JOIN msdb.dbo.sysjobs j ON j.job_id = h.job_id "
            "WHERE h.step_id = 0 AND j.name = N'%1'"_s.arg(QString(job).replace(u'\'', u"''"_s)));
    }
    [[nodiscard]] qint64 running(const QString& job)
    {
        return number(
            u"SELECT COUNT(*) FROM msdb.dbo.sysjobactivity a JOIN msdb.dbo.sysjobs j ON j.job_id = a.job_id "
            "WHERE a.start_execution_date IS NOT NULL AND a.stop_execution_date IS NULL AND a.session_id = "
            "(SELECT MAX(session_id) FROM msdb.dbo.syssessions) AND j.name = N'%1'"_s.arg(job));
    }
    // Rows of runs that were asked for and are not over, as far as the newest session tells.
    [[nodiscard]] qint64 open()
    {
        return number(
            u"SELECT COUNT(*) FROM msdb.dbo.sysjobactivity WHERE run_requested_date IS NOT NULL AND "
            "stop_execution_date IS NULL AND session_id = (SELECT MAX(session_id) FROM msdb.dbo.syssessions)"_s);
    }

private:
    SimfleetProcess m_fleet;
    std::unique_ptr<Connection> m_connection;
    QString m_error;
};

} // namespace stellwerk::test
