// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The merged log, fed from the logs of servers over the real driver: each row once, in true time, with job
// and task, soon after it was written, whatever happens there meanwhile.
#include "agent/connection.h"
#include "agent/statement.h"
#include "session/fleetsession.h"
#include "sessionscenario.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 30'000;

// SQL02 is seven minutes ahead, in another zone; packages of SQL03 log to a database on SQL04; SQL05 breaks
// off connections. The fleet runs as fast as life.
const QByteArray kScenario = R"({"formatVersion": 1,
 "history": {"runs": 5, "days": 2, "logRuns": 2},
 "servers": [
  {"name": "SQL01", "startLatencyMs": 50},
  {"name": "SQL02", "startLatencyMs": 50, "utcOffsetMinutes": 120, "clockOffsetMinutes": 7},
  {"name": "SQL03", "startLatencyMs": 50, "ssisdb": false, "ssisLogServer": "SQL04", "clockOffsetMinutes": 3},
  {"name": "SQL04", "startLatencyMs": 50, "ssisLog": "SsisLogs"},
  {"name": "SQL05", "startLatencyMs": 50}],
 "logins": [{"name": "rita", "roles": ["SQLAgentReaderRole", "SQLAgentOperatorRole"]}],
 "jobs": [
  {"name": "Quick", "steps": [{"name": "Extract", "duration": 1}, {"name": "Load", "duration": 1}]},
  {"name": "Slow", "steps": [{"name": "Work", "duration": 5}]},
  {"name": "Package", "steps": [{"name": "Execute", "subsystem": "SSIS", "duration": 2, "outcome": "fail",
    "command": "@CATALOG@Load Rates@",
    "error": "The step failed.", "ssis": {"folder": "F", "project": "P", "package": "Load Rates.dtsx",
    "tasks": ["Fetch", "Compare", "Publish"], "logRows": 40, "warnings": 2, "component": "OLE DB Source [17]"}}]},
  {"name": "Huge", "steps": [{"name": "Execute", "subsystem": "SSIS", "duration": 1, "outcome": "fail", "historyFailOdds": 0,
    "command": "@CATALOG@Load Huge@",
    "error": "@HUGE@", "ssis": {"folder": "F", "project": "P", "package": "Load Huge.dtsx", "tasks": ["Only"]}}]},
  {"name": "Filed", "steps": [{"name": "Execute", "subsystem": "SSIS", "duration": 2, "outcome": "fail",
    "command": "/FILE Filed.dtsx /CHECKPOINTING OFF",
    "error": "The file is gone.", "ssis": {"package": "Filed.dtsx", "tasks": ["Open", "Read", "Close"]}}]}],
 "faults": [
  {"server": "SQL02", "kind": "clock-jump", "minutes": -60, "on": {"request": "summer time ends"}},
  {"server": "SQL05", "kind": "cut-before", "match": "page_now", "count": 2, "on": {"request": "page_now", "nth": 3}}]
})";

// What a package may say when it fails: 200,000 letters of three bytes, and markup.
const QString kHuge = u"<b>€</b>"_s.repeated(25'000);

// Commands of catalog packages as SSMS writes them, in JSON.
QByteArray scenario()
{
    const QByteArray quote = R"(\")", inner = R"(\\\")", slash = R"(\\)";
    QByteArray json = kScenario;
    for (const QByteArray& package : {QByteArray("Load Rates"), QByteArray("Load Huge")}) {
        const QByteArray path = slash + "SSISDB" + slash + 'F' + slash + 'P' + slash + package + ".dtsx";
        const QByteArray option = inner + "$ServerOption::SYNCHRONIZED(Boolean)" + inner;
        json.replace("@CATALOG@" + package + '@', "/ISSERVER " + quote + inner + path + inner + quote +
                                                      " /Par " + quote + option + quote + ";True");
    }
    return json.replace("@HUGE@", kHuge.toUtf8());
}

} // namespace

class TestLogFeed : public QObject
{
    Q_OBJECT

    SimfleetProcess m_fleet;

    struct Program
    {
        QTemporaryDir folder;
        std::unique_ptr<FleetSession> session;

        [[nodiscard]] QList<LogRecord> lines(const std::function<bool(const LogRecord&)>& wanted) const
        {
            QList<LogRecord> found;
            for (int row = 0; row < session->log()->rowCount(); ++row) {
                const LogRecord line = session->log()->record(row);
                if (wanted(line))
                    found.append(line);
            }
            return found;
        }
        [[nodiscard]] qsizetype count(LogSource source, const QString& server, const QString& text = {}) const
        {
            return lines([&](const LogRecord& line) {
                       return line.source == source && line.server == server && line.message.contains(text);
                   })
                .size();
        }
        void readNow(const QString& server) const
        {
            auto box = std::make_shared<std::optional<QString>>();
            session->readLogs(server, session.get(), [box](const QString& error) { *box = error; });
            QTRY_VERIFY_WITH_TIMEOUT(box->has_value(), kPatience);
            QCOMPARE(**box, QString());
        }
        void run(const QString& job, const QString& server) const
        {
            ParentPackage package;
            package.name = u"One"_s;
            Task task;
            task.id = u"only"_s;
            task.name = task.id;
            task.job = job;
            task.where.servers = {server};
            package.tasks = {task};
            QCOMPARE(session->startRun(package, {}), QString());
        }
        void runToEnd(const QString& job, const QString& server) const
        {
            QSignalSpy finished(session.get(), &FleetSession::runFinished);
            run(job, server);
            QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        }
    };

    // Reads these servers, and all their logs to the end.
    [[nodiscard]] std::unique_ptr<Program> program(const QStringList& names, const QString& user = {},
                                                   std::function<void(LogPace&)> tune = {})
    {
        auto made = std::make_unique<Program>();
        QList<Server> servers;
        for (Server server : m_fleet.servers()) {
            if (!user.isEmpty())
                server.user = user;
            if (server.name == "SQL04"_L1)
                server.ssisLog = u"SsisLogs"_s;
            if (names.contains(server.name))
                servers.append(server);
        }
        FleetSession::Options options;
        options.configFolder = made->folder.path();
        options.askPassword = [password = m_fleet.password()](const Server&, auto done) { done(password); };
        options.slowestPoll = 500ms;
        options.readLogs = true;
        options.logPace.rowsBack = 100'000;
        options.logPace.first = 10ms;
        options.logPace.watched = 200ms;
        options.logPace.again = 200ms;
        if (tune)
            tune(options.logPace);
        made->session = std::make_unique<FleetSession>(options);
        if (made->session->setServers(servers) != QString())
            return nullptr;
        QSignalSpy refreshed(made->session.get(), &FleetSession::fleetRefreshed);
        made->session->connectFleet();
        if (!QTest::qWaitFor([&] { return refreshed.size() >= names.size(); }, kPatience))
            return nullptr;
        return made;
    }

    qint64 ask(const QString& server, const QString& sql)
    {
        for (const Server& known : m_fleet.servers()) {
            if (known.name != server)
                continue;
            auto connection = Connection::open(known, m_fleet.password());
            if (!connection)
                return -2;
            Statement statement(**connection);
            qint64 value = -1;
            if (!statement.execute(sql))
                return -3;
            (void)statement.forEachRow([&](const RowView& row) { value = row.int64(0); });
            return statement.drain() ? value : -4;
        }
        return -5;
    }
    void write(const QString& server, const QString& message, const QString& table = u"msdb.dbo.sysssislog"_s)
    {
        QVERIFY(ask(server,
                    u"INSERT INTO %1 (event, computer, operator, source, sourceid, executionid, starttime, "
                    u"endtime, "
                    "datacode, databytes, message) VALUES (N'OnInformation', N'%2', N'me', N'Task', NEWID(), "
                    "NEWID(), GETDATE(), GETDATE(), 0, 0x, N'%3')"_s.arg(table, server, message)) > -2);
    }

private Q_SLOTS:
    void initTestCase()
    {
        SimfleetProcess::Options options;
        options.servers = 5;
        options.scenario = scenario();
        QCOMPARE(m_fleet.start(options), QString());
        exportPasswords(m_fleet);
    }
    void cleanupTestCase() { m_fleet.stop(); }

    // What was there before, and what a run adds, which its watcher reads as well.
    void eachRowOfTheHistoryComesOnce()
    {
        const auto here = program({u"SQL01"_s});
        QVERIFY(here);
        here->readNow(u"SQL01"_s);
        const QString all = u"SELECT COUNT(*) FROM msdb.dbo.sysjobhistory"_s;
        QCOMPARE(here->count(LogSource::History, u"SQL01"_s), ask(u"SQL01"_s, all));
        here->runToEnd(u"Quick"_s, u"SQL01"_s);
        here->readNow(u"SQL01"_s);
        here->readNow(u"SQL01"_s);
        QCOMPARE(here->count(LogSource::History, u"SQL01"_s), ask(u"SQL01"_s, all));
        const auto own = here->lines([](const LogRecord& line) {
            return line.source == LogSource::History && line.task == "only"_L1;
        });
        QCOMPARE(own.size(), qsizetype(3)); // two steps and the outcome
        for (const LogRecord& line : own) {
            QCOMPARE(line.job, u"Quick"_s);
            QVERIFY(std::abs(line.at.msecsTo(QDateTime::currentDateTimeUtc())) < 15'000);
        }
    }

    void aPurgeOrANewCountBringsNothingTwice()
    {
        const auto here = program({u"SQL01"_s});
        QVERIFY(here);
        here->readNow(u"SQL01"_s);
        const qsizetype before = here->count(LogSource::Ssis, u"SQL01"_s);
        write(u"SQL01"_s, u"First of all."_s);
        here->readNow(u"SQL01"_s);
        QCOMPARE(here->count(LogSource::Ssis, u"SQL01"_s), before + 1);
        QVERIFY(ask(u"SQL01"_s, u"DELETE FROM msdb.dbo.sysssislog"_s) > -2);
        here->readNow(u"SQL01"_s);
        write(u"SQL01"_s, u"After the purge."_s);
        here->readNow(u"SQL01"_s);
        here->readNow(u"SQL01"_s);
        QCOMPARE(here->count(LogSource::Ssis, u"SQL01"_s), before + 2);
        QVERIFY(ask(u"SQL01"_s, u"TRUNCATE TABLE msdb.dbo.sysssislog"_s) > -2);
        for (int i = 0; i < 3; ++i)
            write(u"SQL01"_s, u"Counted anew %1."_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(here->count(LogSource::Ssis, u"SQL01"_s, u"Counted anew"_s), 3, kPatience);
        here->readNow(u"SQL01"_s);
        QCOMPARE(here->count(LogSource::Ssis, u"SQL01"_s), before + 5);
    }

    // While a task of ours runs there a row is in the log within a second of its commit.
    void theTailIsUnderASecondBehind()
    {
        const auto here = program({u"SQL01"_s}, {}, [](LogPace& pace) { pace = LogPace(); });
        QVERIFY(here);
        here->readNow(u"SQL01"_s);
        here->run(u"Slow"_s, u"SQL01"_s);
        QTRY_COMPARE_WITH_TIMEOUT(here->session->run()->row(u"only"_s)->state, TaskState::Running, kPatience);
        for (int i = 0; i < 5; ++i) {
            const QString text = u"Row %1 of the tail"_s.arg(i);
            write(u"SQL01"_s, text);
            QElapsedTimer since;
            since.start();
            QTRY_COMPARE_WITH_TIMEOUT(here->count(LogSource::Ssis, u"SQL01"_s, text), 1, kPatience);
            QVERIFY2(since.elapsed() < 1000, qPrintable(QString::number(since.elapsed())));
        }
        here->session->stopRun();
        QTRY_VERIFY_WITH_TIMEOUT(!here->session->isRunning(), kPatience);
    }

    void timesAreTrueWhateverTheClockSays()
    {
        const auto here = program({u"SQL02"_s});
        QVERIFY(here);
        here->readNow(u"SQL02"_s);
        write(u"SQL02"_s, u"What time is it?"_s);
        QTRY_COMPARE_WITH_TIMEOUT(here->count(LogSource::Ssis, u"SQL02"_s, u"What time"_s), 1, kPatience);
        const QDateTime at =
            here->lines([](const LogRecord& line) { return line.message.contains(u"What time"_s); })
                .constFirst()
                .at;
        QVERIFY2(std::abs(at.msecsTo(QDateTime::currentDateTimeUtc())) < 3'000,
                 qPrintable(at.toString(Qt::ISODateWithMs)));
        const auto told = [&](const QString& text) {
            return here->count(LogSource::Program, u"SQL02"_s, text);
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(u"The clock of SQL02 is"_s) > 0, 10'000);
        const QString said =
            here->lines([](const LogRecord& line) { return line.source == LogSource::Program; })
                .constFirst()
                .message;
        QCOMPARE(
            said,
            u"The clock of SQL02 is 7 min 0 s ahead, in zone UTC+02:00. Times in this log are true ones."_s);
        const ServerOffset offset = here->session->serverOffset(u"SQL02"_s);
        QCOMPARE(offset.zoneMinutes, 120);
        QVERIFY(std::abs(offset.aheadMs - 420'000) < 1'000);
        QVERIFY(ask(u"SQL02"_s, u"SELECT 1 -- summer time ends"_s) == 1);
        QTRY_COMPARE_WITH_TIMEOUT(told(u"was set"_s), 1, kPatience);
        write(u"SQL02"_s, u"And now?"_s);
        QTRY_COMPARE_WITH_TIMEOUT(here->count(LogSource::Ssis, u"SQL02"_s, u"And now?"_s), 1, kPatience);
        const QDateTime later =
            here->lines([](const LogRecord& line) { return line.message == "And now?"_L1; }).constFirst().at;
        QVERIFY(std::abs(later.msecsTo(QDateTime::currentDateTimeUtc())) < 3'000);
    }

    // The same words in sysssislog and in SSISDB are one line; an error that bubbles, too.
    void aFailedPackageTellsItsFirstError()
    {
        const auto here = program({u"SQL01"_s});
        QVERIFY(here);
        here->runToEnd(u"Package"_s, u"SQL01"_s);
        const QString error = here->session->run()->row(u"only"_s)->error;
        QVERIFY2(
            error.startsWith(u"SQL01, job Package: Compare / OLE DB Source [17]: The step failed.\n\n"_s),
            qPrintable(error));
        QVERIFY(error.contains(u"Step 1 (Execute)"_s));
        here->readNow(u"SQL01"_s);
        const auto errors = here->lines([](const LogRecord& line) {
            return line.source == LogSource::Ssis && line.task == "only"_L1 &&
                   line.level == LogLevel::Error && line.message == "The step failed."_L1;
        });
        QCOMPARE(errors.size(), qsizetype(1));
        QCOMPARE(errors.constFirst().job, u"Package"_s);
        QVERIFY(errors.constFirst().step.startsWith(u"Compare"_s));
    }

    void aHugeErrorIsToldWhole()
    {
        const auto here = program({u"SQL01"_s});
        QVERIFY(here);
        here->runToEnd(u"Huge"_s, u"SQL01"_s);
        const QString error = here->session->run()->row(u"only"_s)->error;
        QVERIFY2(error.startsWith(u"SQL01, job Huge: Only: "_s + kHuge + u"\n\n"_s),
                 qPrintable(error.left(200)));
        here->readNow(u"SQL01"_s);
        QCOMPARE(here->count(LogSource::Ssis, u"SQL01"_s, kHuge), 1);
    }

    // Packages of SQL03 log to SQL04: what they say is SQL03's, by its clock, and a failure finds its first
    // error there.
    void aCommonLogTellsWhoseRowsTheyAre()
    {
        const auto here = program({u"SQL03"_s, u"SQL04"_s});
        QVERIFY(here);
        here->readNow(u"SQL04"_s);
        here->runToEnd(u"Filed"_s, u"SQL03"_s);
        const QString error = here->session->run()->row(u"only"_s)->error;
        QVERIFY2(error.startsWith(u"SQL03, job Filed: Read: The file is gone.\n\n"_s), qPrintable(error));
        here->readNow(u"SQL04"_s);
        const auto own = here->lines(
            [](const LogRecord& line) { return line.source == LogSource::Ssis && line.task == "only"_L1; });
        QVERIFY(own.size() > 3);
        for (const LogRecord& line : own) {
            QCOMPARE(line.server, u"SQL03"_s);
            QCOMPARE(line.job, u"Filed"_s);
            QVERIFY(std::abs(line.at.msecsTo(QDateTime::currentDateTimeUtc())) < 15'000);
        }
    }

    void whatMayNotBeReadIsToldOnce()
    {
        const auto here = program({u"SQL01"_s}, u"rita"_s, [](LogPace& pace) {
            pace.rowsBack = 100'000, pace.watched = 50ms, pace.first = 10ms;
        });
        QVERIFY(here);
        for (int i = 0; i < 5; ++i)
            here->readNow(u"SQL01"_s);
        QCOMPARE(
            here->count(LogSource::Program, u"SQL01"_s, u"sysssislog in msdb cannot be read. GRANT SELECT"_s),
            1);
        QVERIFY(here->count(LogSource::History, u"SQL01"_s) > 0); // by the procedures
        here->runToEnd(u"Quick"_s, u"SQL01"_s);
        here->readNow(u"SQL01"_s);
        const auto own = here->lines([](const LogRecord& line) {
            return line.source == LogSource::History && line.task == "only"_L1;
        });
        QCOMPARE(own.size(), qsizetype(3));
    }

    void brokenConnectionsCostNoRow()
    {
        const auto here = program({u"SQL05"_s}, {}, [](LogPace& pace) {
            pace.rowsBack = 100'000, pace.watched = 100ms, pace.first = 10ms, pace.again = 100ms;
        });
        QVERIFY(here);
        for (int i = 0; i < 8; ++i) { // looks go on meanwhile, and some are cut off
            write(u"SQL05"_s, u"Whatever happens %1."_s.arg(i));
            QTRY_COMPARE_WITH_TIMEOUT(here->count(LogSource::Ssis, u"SQL05"_s, u"Whatever happens"_s), i + 1,
                                      kPatience);
        }
        const QString all = u"SELECT COUNT(*) FROM msdb.dbo.sysjobhistory"_s;
        QCOMPARE(here->count(LogSource::History, u"SQL05"_s), ask(u"SQL05"_s, all));
    }
};

QTEST_GUILESS_MAIN(TestLogFeed)
#include "tst_logfeed.moc"
