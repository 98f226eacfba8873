// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real programs: stellwerkctl as its users call it, against a simulated fleet.
#include "agent/connection.h"
#include "agent/statement.h"
#include "sessionscenario.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <csignal>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 120'000;

struct Answer
{
    int code = -1;
    QByteArray out;
    QString err;
};

QString program()
{
    return QStringLiteral(STELLWERK_BIN_DIR) + u"/stellwerkctl"_s;
}

Answer call(const QStringList& words, const QByteArray& input = {})
{
    QProcess process;
    process.start(program(), words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kPatience))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(),
            QString::fromUtf8(process.readAllStandardError())};
}

QList<QJsonObject> lines(const QByteArray& ndjson)
{
    QList<QJsonObject> all;
    for (const QByteArray& line : ndjson.split('\n')) {
        if (!line.isEmpty())
            all += QJsonDocument::fromJson(line).object();
    }
    return all;
}

int count(const QList<QJsonObject>& events, const QString& type)
{
    return int(std::count_if(events.cbegin(), events.cend(), [&](const QJsonObject& event) {
        return event.value(u"type"_s).toString() == type;
    }));
}

} // namespace

class TestCtlSim : public QObject
{
    Q_OBJECT

    SimfleetProcess m_fleet;
    QTemporaryDir m_folder;

    QStringList in(QStringList words) const
    {
        return words + QStringList{u"--config"_s, m_fleet.configFolder()};
    }
    QString write(const QString& name, const QByteArray& bytes)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return path;
    }
    QString package(const QString& job)
    {
        return write(job + u".stellwerk"_s, "{\n\"formatVersion\": 1,\n\"name\": \"One\",\n\"tasks\": [\n"
                                            "{\"id\": \"a\", \"name\": \"The task\", \"job\": \"" +
                                                job.toUtf8() + "\", \"server\": \"SQL02\"}\n]\n}\n");
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!SimfleetProcess::available())
            QSKIP("stellwerk-simfleet is not built");
        const QString error = m_fleet.start({kServers, sessionScenario(), 20.0, 1, {}});
        QVERIFY2(error.isEmpty(), qPrintable(error));
        exportPasswords(m_fleet);
    }

    // Runs that the server purged stand in the own history and are marked.
    void historyOutlivesAPurge()
    {
        const auto rows = [&] {
            const Answer answer = call(in({u"history"_s, u"SQL05"_s, u"quick"_s, u"--json"_s}));
            return answer.code == 0 ? QJsonDocument::fromJson(answer.out).object().value(u"rows"_s).toArray()
                                    : QJsonArray();
        };
        const auto kept = [](const QJsonArray& all, bool there) {
            return std::count_if(all.cbegin(), all.cend(), [&](const QJsonValue& row) {
                return row[u"step"_s].toInt() == 0 && row[u"in_msdb"_s].toBool() == there;
            });
        };
        const QJsonArray before = rows();
        const auto runs = kept(before, true);
        QVERIFY(runs >= 4);
        QCOMPARE(kept(before, false), 0);
        auto connection = Connection::open(m_fleet.servers().at(4), m_fleet.password());
        QVERIFY(connection);
        {
            Statement purge(**connection);
            QVERIFY(purge.execute(u"EXEC msdb.dbo.sp_purge_jobhistory @job_name = N'Quick'"_s));
            QVERIFY(purge.drain());
        }
        const QJsonArray after = rows();
        QCOMPARE(kept(after, true), 0);
        QCOMPARE(kept(after, false), runs);
        const Answer table = call(in({u"history"_s, u"SQL05"_s, u"Quick"_s}));
        QVERIFY2(table.out.contains("only in the own history"), table.out.constData());
        QVERIFY(table.out.contains("usually "));
    }

    void testsServers()
    {
        const Answer answer = call(in({u"servers"_s, u"test"_s, u"--json"_s}));
        QVERIFY2(answer.code == 0, qPrintable(answer.err + QString::fromUtf8(answer.out)));
        const QJsonArray servers = QJsonDocument::fromJson(answer.out).object().value(u"servers"_s).toArray();
        QCOMPARE(servers.size(), kServers);
        for (const QJsonValue server : servers) {
            QVERIFY(server[u"ok"_s].toBool());
            QCOMPARE(server[u"steps"_s].toArray().size(), 6);
        }
    }

    void wrongPasswordIsFour()
    {
        const auto restore = qScopeGuard([this] { exportPasswords(m_fleet); });
        const QStringList words = in({u"servers"_s, u"test"_s, u"SQL01"_s});
        qputenv("STELLWERK_PASSWORD_SQL01", "wrong");
        const Answer answer = call(words);
        QVERIFY2(answer.code == 4, qPrintable(answer.err));
        QVERIFY2(answer.out.contains("Login failed"), answer.out.constData());
        QCOMPARE(call(in({u"run"_s, write(u"p.stellwerk"_s, R"({"formatVersion": 1, "name": "P",
 "tasks": [{"id": "a", "job": "Quick", "server": "SQL01"}]})")}))
                     .code,
                 4);
        // A password on stdin stands behind the environment: it is asked for once that is gone.
        qunsetenv("STELLWERK_PASSWORD_SQL01");
        const Answer given = call(words + QStringList{u"--passwords-from-stdin"_s},
                                  "SQL01=" + m_fleet.password().toUtf8() + "\n");
        QVERIFY2(given.code == 0, qPrintable(given.err + QString::fromUtf8(given.out)));
    }

    void listsJobs()
    {
        const Answer answer = call(in({u"jobs"_s, u"--json"_s}));
        QVERIFY2(answer.code == 0, qPrintable(answer.err));
        const QJsonArray jobs = QJsonDocument::fromJson(answer.out).object().value(u"jobs"_s).toArray();
        QCOMPARE(jobs.size(), 4 * kServers);
        const Answer one =
            call(in({u"jobs"_s, u"--json"_s, u"--server"_s, u"sql02"_s, u"--filter"_s, u"quick"_s}));
        const QJsonArray few = QJsonDocument::fromJson(one.out).object().value(u"jobs"_s).toArray();
        QCOMPARE(few.size(), 1);
        QCOMPARE(few[0][u"job"_s].toString(), u"Quick"_s);
        QVERIFY(few[0][u"usual_seconds"_s].toInt() > 0);
        QCOMPARE(call(in({u"jobs"_s, u"--server"_s, u"NOWHERE"_s})).code, 2);
        QCOMPARE(call(in({u"activity"_s, u"--json"_s})).code, 0);
        const Answer history = call(in({u"history"_s, u"SQL02"_s, u"Quick"_s, u"--json"_s}));
        QVERIFY2(history.code == 0, qPrintable(history.err));
        QVERIFY(QJsonDocument::fromJson(history.out).object().value(u"rows"_s).toArray().size() >= 4);
        QCOMPARE(call(in({u"history"_s, u"SQL02"_s, u"No such job"_s})).code, 2);
    }

    void validatesOnline()
    {
        QCOMPARE(call(in({u"validate"_s, u"--online"_s, package(u"Quick"_s)})).code, 0);
        const Answer answer = call(in({u"validate"_s, u"--online"_s, u"--json"_s, package(u"Missing"_s)}));
        QCOMPARE(answer.code, 2);
        const QJsonValue problem = QJsonDocument::fromJson(answer.out)[u"problems"_s][0];
        QCOMPARE(problem[u"code"_s].toString(), u"unknown_job"_s);
        QCOMPARE(problem[u"line"_s].toInt(), 5);
    }

    void runTellsEveryEvent()
    {
        const QString junit = m_folder.filePath(u"out.xml"_s);
        const QString report = m_folder.filePath(u"out.html"_s);
        const Answer answer = call(
            in({u"run"_s, package(u"Quick"_s), u"--json"_s, u"--junit"_s, junit, u"--report"_s, report}));
        QVERIFY2(answer.code == 0, qPrintable(answer.err));
        const QList<QJsonObject> events = lines(answer.out);
        for (const QString& type :
             {u"run_started"_s, u"task_ready"_s, u"task_placed"_s, u"start_requested"_s, u"attempt_started"_s,
              u"attempt_ended"_s, u"task_ended"_s, u"run_ended"_s, u"summary"_s})
            QCOMPARE(count(events, type), 1);
        QCOMPARE(count(events, u"step_finished"_s), 2);
        const QJsonObject last = events.last();
        QCOMPARE(last.value(u"type"_s).toString(), u"summary"_s);
        QCOMPARE(last.value(u"outcome"_s).toString(), u"succeeded"_s);
        QCOMPARE(last.value(u"tasks"_s)[u"succeeded"_s].toInt(), 1);
        const QString run = last.value(u"run"_s).toString();

        QFile xml(junit);
        QVERIFY(xml.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(&xml);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY(!reader.hasError());
        QFile html(report);
        QVERIFY(html.open(QIODevice::ReadOnly));
        QVERIFY(html.readAll().contains("The task"));

        const Answer list = call(in({u"runs"_s, u"list"_s, u"--json"_s}));
        QCOMPARE(QJsonDocument::fromJson(list.out)[u"runs"_s][0][u"run"_s].toString(), run);
        const Answer show = call(in({u"runs"_s, u"show"_s, run, u"--json"_s}));
        QCOMPARE(QJsonDocument::fromJson(show.out)[u"tasks"_s][0][u"outcome"_s].toString(), u"succeeded"_s);
        const Answer logs = call(in({u"logs"_s, u"--run"_s, run}));
        QCOMPARE(logs.code, 0);
        QVERIFY(logs.out.contains("'The task' goes to SQL02"));
        // What the server says of it, once, and nothing of other runs.
        const Answer told = call(in({u"logs"_s, u"--run"_s, u"last"_s, u"--json"_s}));
        QCOMPARE(told.code, 0);
        int outcomes = 0;
        for (const QJsonObject& line : lines(told.out)) {
            const QString source = line[u"source"_s].toString();
            outcomes += source == "history"_L1 && line[u"step"_s].toString() == "(Job outcome)"_L1 ? 1 : 0;
            QVERIFY2(source == "run"_L1 || !line[u"task"_s].toString().isEmpty(), told.out.constData());
        }
        QCOMPARE(outcomes, 1);
        QCOMPARE(
            call(in({u"runs"_s, u"report"_s, u"last"_s, u"-o"_s, m_folder.filePath(u"again.html"_s)})).code,
            0);
    }

    void reportsComeInThreeShapesAndTwoLanguages()
    {
        QCOMPARE(call(in({u"run"_s, package(u"Fails"_s)})).code, 1);
        const QString german = m_folder.filePath(u"bericht.html"_s);
        const QString junit = m_folder.filePath(u"junit.xml"_s);
        const Answer answer = call(in({u"runs"_s, u"report"_s, u"last"_s, u"-o"_s, german, u"--language"_s,
                                       u"de"_s, u"--junit"_s, junit, u"--json"_s}));
        QVERIFY2(answer.code == 0, qPrintable(answer.err));
        QFile html(german);
        QVERIFY(html.open(QIODevice::ReadOnly));
        const QByteArray page = html.readAll();
        QVERIFY(page.contains("<html lang=\"de\">") && page.contains("Fehlgeschlagen"));
        QFile xml(junit);
        QVERIFY(xml.open(QIODevice::ReadOnly));
        QVERIFY(xml.readAll().contains("<failure type=\"job_failed\""));
        const QJsonDocument json = QJsonDocument::fromJson(answer.out);
        QCOMPARE(json[u"file"_s].toString(), german);
        QCOMPARE(json[u"summary"_s][u"outcome"_s].toString(), u"failed"_s);
        QCOMPARE(json[u"failures"_s][0][u"failure"_s].toString(), u"job_failed"_s); // English, as ever
        QVERIFY(!json[u"failures"_s][0][u"error"_s].toString().isEmpty());
        QVERIFY(json[u"critical_path"_s].isArray());

        const Answer only = call(in({u"runs"_s, u"report"_s, u"last"_s, u"--json"_s}));
        QCOMPARE(only.code, 0);
        QVERIFY(QJsonDocument::fromJson(only.out)[u"file"_s].isNull());
        QCOMPARE(call(in({u"runs"_s, u"report"_s, u"last"_s})).code, 2); // as what?
        QCOMPARE(call(in({u"run"_s, package(u"Quick"_s), u"--language"_s, u"fr"_s})).code, 2);
        const Answer nowhere =
            call(in({u"runs"_s, u"report"_s, u"last"_s, u"-o"_s, m_folder.filePath(u"no/such/r.html"_s)}));
        QCOMPARE(nowhere.code, 2);
        QVERIFY2(nowhere.err.contains(u"no/such/r.html"_s), qPrintable(nowhere.err));
    }

    void logsAreTheServersMerged()
    {
        const Answer all = call(in({u"logs"_s, u"--json"_s}));
        QCOMPARE(all.code, 0);
        QSet<QString> servers;
        QString before;
        for (const QJsonObject& line : lines(all.out)) {
            QCOMPARE(line.keys(), QStringList({u"job"_s, u"level"_s, u"message"_s, u"server"_s, u"source"_s,
                                               u"step"_s, u"t"_s, u"task"_s}));
            servers.insert(line[u"server"_s].toString());
            QVERIFY(line[u"t"_s].toString() >= before); // ISO in UTC sorts as text
            before = line[u"t"_s].toString();
        }
        QVERIFY(servers.size() > 1);
        const Answer some = call(in({u"logs"_s, u"--json"_s, u"--server"_s, u"sql02"_s, u"--filter"_s,
                                     u"source:history step:\"(Job outcome)\" -level:error"_s}));
        QCOMPARE(some.code, 0);
        QVERIFY(!lines(some.out).isEmpty());
        for (const QJsonObject& line : lines(some.out)) {
            QCOMPARE(line[u"server"_s].toString(), u"SQL02"_s);
            QCOMPARE(line[u"source"_s].toString(), u"history"_s);
            QCOMPARE(line[u"step"_s].toString(), u"(Job outcome)"_s);
        }
        QVERIFY(
            call(in({u"logs"_s, u"--since"_s, u"1s"_s, u"--filter"_s, u"source:history"_s})).out.isEmpty());
        const Answer wrong = call(in({u"logs"_s, u"--filter"_s, u"level:loud"_s}));
        QCOMPARE(wrong.code, 2);
        QVERIFY2(wrong.err.contains(u"column"_s), qPrintable(wrong.err));
        QCOMPARE(call(in({u"logs"_s, u"--server"_s, u"NOWHERE"_s})).code, 2);
        QCOMPARE(call(in({u"logs"_s, u"--since"_s, u"soon"_s})).code, 2);
    }

    // What a job logs while somebody waits for it.
    void followedLogsGrowUntilInterrupted()
    {
        QProcess follow;
        follow.start(program(), in({u"logs"_s, u"--follow"_s, u"--json"_s, u"--server"_s, u"SQL02"_s,
                                    u"--since"_s, u"1s"_s, u"--filter"_s, u"source:history"_s}));
        QVERIFY(follow.waitForStarted(kPatience));
        QByteArray out;
        QElapsedTimer waited;
        waited.start();
        while (!out.contains("(Job outcome)") && waited.elapsed() < kPatience) {
            QCOMPARE(call(in({u"run"_s, package(u"Quick"_s)})).code, 0);
            follow.waitForReadyRead(2'000);
            out += follow.readAllStandardOutput();
        }
        QVERIFY2(out.contains("(Job outcome)"), (out + follow.readAllStandardError()).constData());
        QCOMPARE(::kill(pid_t(follow.processId()), SIGINT), 0);
        QVERIFY(follow.waitForFinished(kPatience));
        QCOMPARE(follow.exitCode(), 130);
    }

    void failedTaskIsOne()
    {
        const Answer answer = call(in({u"run"_s, package(u"Fails"_s)}));
        QCOMPARE(answer.code, 1);
        QVERIFY2(answer.out.contains("1 failed"), answer.out.constData());
        QVERIFY(!answer.out.contains('\x1b'));
    }

    void interruptCancelsAndIs130()
    {
        QProcess process;
        process.start(program(), in({u"run"_s, package(u"Long"_s), u"--json"_s}));
        QByteArray out;
        while (!out.contains("attempt_started")) {
            QVERIFY2(process.waitForReadyRead(kPatience), process.readAllStandardError().constData());
            out += process.readAllStandardOutput();
        }
        QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(kPatience));
        out += process.readAllStandardOutput();
        QVERIFY2(process.exitCode() == 130, (out + process.readAllStandardError()).constData());
        const QList<QJsonObject> events = lines(out);
        QCOMPARE(events.last().value(u"type"_s).toString(), u"summary"_s);
        QCOMPARE(events.last().value(u"outcome"_s).toString(), u"cancelled"_s);
        QCOMPARE(events.last().value(u"tasks"_s)[u"cancelled"_s].toInt(), 1);
    }

    // The demo's scenario has one task that fails on purpose, with a failure branch that then runs.
    void demo()
    {
        const QString report = m_folder.filePath(u"demo.html"_s);
        const Answer answer = call({u"demo"_s, u"--json"_s, u"--speed"_s, u"60"_s, u"--report"_s, report});
        QVERIFY2(answer.code == 1, qPrintable(answer.err.right(2000)));
        const QList<QJsonObject> events = lines(answer.out);
        const QJsonObject last = events.last();
        QCOMPARE(last.value(u"type"_s).toString(), u"summary"_s);
        QCOMPARE(last.value(u"outcome"_s).toString(), u"succeeded_with_warnings"_s);
        QCOMPARE(last.value(u"tasks"_s)[u"failed"_s].toInt(), 1);
        QCOMPARE(last.value(u"tasks"_s)[u"unknown"_s].toInt(), 0);
        QVERIFY(last.value(u"tasks"_s)[u"succeeded"_s].toInt() >= 12);
        QVERIFY(QFile::exists(report));
        QVERIFY(!answer.out.contains("password"));
    }

    void demoOfAGeneratedFleet()
    {
        const Answer answer = call(
            {u"demo"_s, u"--json"_s, u"--servers"_s, u"3"_s, u"--seed"_s, u"7"_s, u"--speed"_s, u"100"_s});
        QVERIFY2(answer.code == 0 || answer.code == 1, qPrintable(answer.err.right(2000)));
        const QJsonObject last = lines(answer.out).last();
        QCOMPARE(last.value(u"type"_s).toString(), u"summary"_s);
        QCOMPARE(last.value(u"tasks"_s)[u"unknown"_s].toInt(-1), 0);
        QCOMPARE(last.value(u"servers"_s).toArray().size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestCtlSim)
#include "tst_ctlsim.moc"
