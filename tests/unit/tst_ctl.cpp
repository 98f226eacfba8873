// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"
#include "ctl.h"
#include "exitcode.h"
#include "secrets.h"
#include "serverscsv.h"
#include "syntax.h"
#include "texts.h"

#include <QBuffer>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

struct Answer
{
    int code = -1;
    QString out;
    QString err;
};

// Runs the words in this process, as main() would, with buffers for its streams.
Answer call(const QStringList& words, const QByteArray& input = {})
{
    QBuffer in;
    in.setData(input);
    QBuffer out;
    QBuffer err;
    in.open(QIODevice::ReadOnly);
    out.open(QIODevice::WriteOnly);
    err.open(QIODevice::WriteOnly);
    Ctl ctl({&in, &out, &err, false, false, false, 80}, u"/nowhere"_s);
    QSignalSpy finished(&ctl, &Ctl::finished);
    ctl.run(words);
    if (finished.isEmpty())
        finished.wait(20'000);
    const int code = finished.isEmpty() ? -1 : finished.first().first().toInt();
    return {code, QString::fromUtf8(out.data()), QString::fromUtf8(err.data())};
}

QByteArray package(const QByteArray& tasks, const QByteArray& constraints = {})
{
    return "{\n\"formatVersion\": 1,\n\"name\": \"Test\",\n\"tasks\": [\n" + tasks +
           "\n],\n\"constraints\": [\n" + constraints + "\n]\n}\n";
}

} // namespace

class TestCtl : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString write(const QString& name, const QByteArray& bytes)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return path;
    }
    QStringList in(const QStringList& words) { return QStringList{u"--config"_s, m_folder.path()} + words; }

private Q_SLOTS:
    void init() { QFile::remove(m_folder.filePath(u"servers.json"_s)); }

    void badUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QStringList{} << u"which command?"_s;
        QTest::newRow("unknown command") << QStringList{u"rnu"_s} << u"did you mean 'run'?"_s;
        QTest::newRow("unknown option")
            << QStringList{u"run"_s, u"--jnuit"_s, u"x"_s} << u"did you mean '--junit'?"_s;
        QTest::newRow("no file") << QStringList{u"run"_s} << u"'run' needs FILE"_s;
        QTest::newRow("too many") << QStringList{u"run"_s, u"a"_s, u"b"_s} << u"unexpected argument 'b'"_s;
        QTest::newRow("no value") << QStringList{u"run"_s, u"a"_s, u"--junit"_s} << u"needs a value"_s;
        QTest::newRow("value of a switch") << QStringList{u"jobs"_s, u"--json=yes"_s} << u"takes no value"_s;
        QTest::newRow("no sub-command") << QStringList{u"servers"_s} << u"needs a sub-command"_s;
        QTest::newRow("bad sub-command") << QStringList{u"servers"_s, u"lst"_s} << u"servers list"_s;
        QTest::newRow("password") << QStringList{u"servers"_s, u"add"_s, u"A"_s, u"--password"_s, u"x"_s}
                                  << u"unknown option '--password'"_s;
        QTest::newRow("log level") << QStringList{u"jobs"_s, u"--log-level"_s, u"loud"_s} << u"loud"_s;
        QTest::newRow("stdin") << QStringList{u"jobs"_s, u"--passwords-from-stdin"_s} << u"line 1"_s;
        QTest::newRow("plan waits") << QStringList{u"plan"_s, u"x"_s} << u"not in this version"_s;
        QTest::newRow("resume nothing")
            << QStringList{u"runs"_s, u"resume"_s, u"x"_s} << u"The journal has no run x"_s;
        QTest::newRow("control verb")
            << QStringList{u"runs"_s, u"control"_s, u"x"_s, u"explode"_s} << u"The journal has no run x"_s;
        QTest::newRow("watch nothing")
            << QStringList{u"runs"_s, u"watch"_s, u"last"_s} << u"there is no run"_s;
        QTest::newRow("import where") << QStringList{u"import"_s, u"x"_s} << u"where to?"_s;
        QTest::newRow("deploy waits") << QStringList{u"deploy"_s, u"x"_s, u"y"_s} << u"not in this version"_s;
        QTest::newRow("dry-run waits")
            << QStringList{u"run"_s, u"x"_s, u"--dry-run"_s} << u"not in this version"_s;
        QTest::newRow("missing file")
            << QStringList{u"run"_s, u"/nowhere/x.stellwerk"_s} << u"/nowhere/x.stellwerk"_s;
        QTest::newRow("demo speed") << QStringList{u"demo"_s, u"--speed"_s, u"fast"_s} << u"--speed"_s;
        QTest::newRow("demo without fleet") << QStringList{u"demo"_s} << u"stellwerk-simfleet is missing"_s;
    }

    void badUsageIsTwo()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const Answer answer = call(words.isEmpty() ? words : in(words), "nonsense without a sign\n");
        QCOMPARE(answer.code, int(ExitCode::Usage));
        QVERIFY2(answer.err.contains(says), qPrintable(answer.err));
        QVERIFY2(answer.out.isEmpty(), qPrintable(answer.out));
    }

    void helpOfEveryCommand()
    {
        const Answer all = call({u"--help"_s});
        QCOMPARE(all.code, 0);
        for (const QString& command :
             {u"servers list"_s,   u"servers add"_s,    u"servers remove"_s, u"servers test"_s,
              u"servers import"_s, u"servers export"_s, u"jobs"_s,           u"history"_s,
              u"activity"_s,       u"validate"_s,       u"plan"_s,           u"run"_s,
              u"runs list"_s,      u"runs show"_s,      u"runs compare"_s,   u"runs resume"_s,
              u"runs watch"_s,     u"runs control"_s,   u"runs report"_s,    u"logs"_s,
              u"import"_s,         u"export"_s,         u"deploy"_s,         u"demo"_s}) {
            QVERIFY2(all.out.contains(command), qPrintable(command));
            const Answer one = call(command.split(u' ') + QStringList{u"--help"_s});
            QCOMPARE(one.code, 0);
            QVERIFY2(one.out.contains(u"Usage: stellwerkctl "_s + command), qPrintable(one.out));
        }
        QVERIFY(call({u"servers"_s, u"--help"_s}).out.contains(u"servers import"_s));
        QVERIFY(call({u"help"_s, u"run"_s}).out.contains(u"--junit"_s));
        QCOMPARE(call({u"--version"_s}).out, u"stellwerkctl " STELLWERK_VERSION "\n"_s);
    }

    void optionsStandAnywhere()
    {
        const ArgumentParser parser = stellwerkctlSyntax();
        const auto parsed = parser.parse({u"--config"_s, u"/c"_s, u"--json"_s, u"servers"_s, u"add"_s,
                                          u"--tag=a=b"_s, u"X"_s, u"--tag"_s, u"c"_s});
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->command, u"servers add"_s);
        QCOMPARE(parsed->positionals, QStringList{u"X"_s});
        QCOMPARE(parsed->values(u"tag"_s), QStringList({u"a=b"_s, u"c"_s}));
        QCOMPARE(parsed->value(u"config"_s), u"/c"_s);
        QVERIFY(parsed->has(u"json"_s));
        const auto dashes = parser.parse({u"validate"_s, u"--"_s, u"--file"_s});
        QVERIFY(dashes.has_value());
        QCOMPARE(dashes->positionals, QStringList{u"--file"_s});
        const auto shortName = parser.parse({u"runs"_s, u"report"_s, u"last"_s, u"-o"_s, u"r.html"_s});
        QVERIFY(shortName.has_value());
        QCOMPARE(shortName->value(u"output"_s), u"r.html"_s);
    }

    void registryRoundTrip()
    {
        QCOMPARE(call(in({u"servers"_s, u"list"_s})).code, 0);
        const Answer added = call(
            in({u"servers"_s, u"add"_s, u"ETL01"_s, u"--host"_s, u"etl01.example"_s, u"--user"_s, u"agent"_s,
                u"--group"_s, u"Production/Finance"_s, u"--tag"_s, u"etl"_s, u"--capacity"_s, u"7"_s}));
        QVERIFY2(added.code == 0, qPrintable(added.err));
        QCOMPARE(call(in({u"servers"_s, u"add"_s, u"etl01"_s, u"--user"_s, u"x"_s})).code,
                 2); // the same name
        const Answer list = call(in({u"servers"_s, u"list"_s, u"--json"_s}));
        const QJsonArray servers =
            QJsonDocument::fromJson(list.out.toUtf8()).object().value(u"servers"_s).toArray();
        QCOMPARE(servers.size(), 1);
        QCOMPARE(servers[0].toObject().value(u"name"_s).toString(), u"ETL01"_s);
        QCOMPARE(servers[0].toObject().value(u"capacity"_s).toInt(), 7);

        const QString csv = m_folder.filePath(u"out.csv"_s);
        const QString json = m_folder.filePath(u"out.json"_s);
        QCOMPARE(call(in({u"servers"_s, u"export"_s, csv})).code, 0);
        QCOMPARE(call(in({u"servers"_s, u"export"_s, json})).code, 0);
        QCOMPARE(call(in({u"servers"_s, u"export"_s, u"x.txt"_s})).code, 2);
        QCOMPARE(call(in({u"servers"_s, u"remove"_s, u"ETL01"_s, u"Nobody"_s})).code, 2);
        QCOMPARE(call(in({u"servers"_s, u"remove"_s, u"ETL01"_s})).code, 0);
        for (const QString& file : {csv, json}) {
            const Answer imported = call(in({u"servers"_s, u"import"_s, file, u"--replace"_s}));
            QVERIFY2(imported.code == 0, qPrintable(imported.err));
            QVERIFY(call(in({u"servers"_s, u"list"_s})).out.contains(u"Production/Finance"_s));
        }
        const Answer later = call(in({u"servers"_s, u"import"_s, u"a.regsrvr"_s}));
        QCOMPARE(later.code, 2);
        QVERIFY(later.err.contains(u"not read by this version"_s));
    }

    void unreadableRegistryIsLeftAlone()
    {
        write(u"servers.json"_s, "{ broken");
        const Answer answer = call(in({u"servers"_s, u"add"_s, u"A"_s, u"--user"_s, u"x"_s}));
        QCOMPARE(answer.code, 2);
        QVERIFY2(answer.err.contains(u"servers.json"_s), qPrintable(answer.err));
        QFile file(m_folder.filePath(u"servers.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "{ broken");
    }

    void csvKeepsWhatItMust()
    {
        Server server;
        server.name = u"A,\"B\""_s;
        server.host = u"h"_s;
        server.user = u"ü"_s;
        server.tags = {u"x"_s, u"y"_s};
        server.note = u"two\nlines"_s;
        server.encryption = Encryption::Strict;
        server.driver = u"ODBC Driver 18 for SQL Server"_s;
        server.trustServerCertificate = true;
        const auto read = serversFromCsv(serversToCsv({server}));
        QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error()));
        QCOMPARE(read->size(), 1);
        QVERIFY(read->first() == server);
        const auto secret = serversFromCsv("name,password\nA,secret\n");
        QVERIFY(!secret.has_value());
        QVERIFY(secret.error().contains(u"unknown column 'password'"_s));
        QVERIFY(!secret.error().contains(u"secret"_s));
        QVERIFY(!serversFromCsv("host\nx\n").has_value());
        QVERIFY(!serversFromCsv("name,port\nA,many\n").has_value());
    }

    void validateSaysWhere()
    {
        const QString good =
            write(u"good.stellwerk"_s, package(R"({"id": "a", "job": "J", "servers": ["S"]})"));
        const Answer fine = call(in({u"validate"_s, good}));
        QVERIFY2(fine.code == 0, qPrintable(fine.out + fine.err));

        const QString cycle =
            write(u"cycle.stellwerk"_s, package(R"({"id": "a", "job": "J", "servers": ["S"]},)"
                                                "\n"
                                                R"({"id": "b", "job": "K", "servers": ["S"]})",
                                                R"({"id": "c1", "from": "a", "to": "b"},)"
                                                "\n"
                                                R"({"id": "c2", "from": "b", "to": "a"})"));
        const Answer round = call(in({u"validate"_s, cycle, u"--json"_s}));
        QCOMPARE(round.code, 2);
        const QJsonObject document = QJsonDocument::fromJson(round.out.toUtf8()).object();
        QCOMPARE(document.value(u"valid"_s).toBool(true), false);
        const QJsonObject problem = document.value(u"problems"_s)[0].toObject();
        QCOMPARE(problem.value(u"code"_s).toString(), u"cycle"_s);
        QVERIFY2(problem.value(u"line"_s).toInt() > 0, qPrintable(round.out));

        const QString broken =
            write(u"broken.stellwerk"_s, "{\n\"formatVersion\": 1,\n\"tasks\": [\n{\"id\": 5}\n]\n}");
        const Answer unreadable = call(in({u"validate"_s, broken}));
        QCOMPARE(unreadable.code, 2);
        QVERIFY2(unreadable.out.contains(u"broken.stellwerk:4"_s), qPrintable(unreadable.out));
    }

    void runRefusesWhatCannotRun()
    {
        QCOMPARE(call(in({u"servers"_s, u"add"_s, u"S"_s, u"--user"_s, u"u"_s})).code, 0);
        const QString unknown =
            write(u"unknown.stellwerk"_s, package(R"({"id": "a", "job": "J", "servers": ["NOWHERE"]})"));
        const Answer answer = call(in({u"run"_s, unknown, u"--json"_s}));
        QCOMPARE(answer.code, 2);
        QVERIFY2(answer.err.contains(u"NOWHERE"_s), qPrintable(answer.err));
        QVERIFY(answer.out.isEmpty());
        const QString good =
            write(u"one.stellwerk"_s, package(R"({"id": "a", "job": "J", "servers": ["S"]})"));
        QCOMPARE(call(in({u"run"_s, good, u"--max-parallel"_s, u"0"_s})).code, 2);
        QCOMPARE(call(in({u"run"_s, good, u"--deadline"_s, u"soon"_s})).code, 2);
    }

    // Nothing listens on the port: told at once, nothing started.
    void unreachableIsFour()
    {
        qputenv("STELLWERK_PASSWORD_S", "x");
        QCOMPARE(call(in({u"servers"_s, u"add"_s, u"S"_s, u"--host"_s, u"127.0.0.1"_s, u"--port"_s, u"1"_s,
                          u"--user"_s, u"u"_s, u"--login-timeout"_s, u"2"_s}))
                     .code,
                 0);
        const QString good =
            write(u"one.stellwerk"_s, package(R"({"id": "a", "job": "J", "servers": ["S"]})"));
        const Answer run = call(in({u"run"_s, good, u"--json"_s}));
        QVERIFY2(run.code == 4, qPrintable(run.err));
        QVERIFY(run.out.isEmpty());
        QVERIFY2(run.err.contains(u"nothing was started"_s), qPrintable(run.err));
        const Answer jobs = call(in({u"jobs"_s, u"--json"_s}));
        QCOMPARE(jobs.code, 4);
        QCOMPARE(QJsonDocument::fromJson(jobs.out.toUtf8()).object().value(u"errors"_s).toArray().size(), 1);
        QCOMPARE(call(in({u"servers"_s, u"test"_s, u"S"_s})).code, 4);
        QCOMPARE(call(in({u"history"_s, u"S"_s, u"J"_s})).code, 4);
        QCOMPARE(call(in({u"history"_s, u"T"_s, u"J"_s})).code, 2);
        qunsetenv("STELLWERK_PASSWORD_S");
    }

    // What the own history holds needs no server, and how long it keeps it is set once for all programs.
    void theOwnHistory()
    {
        const Answer none = call(in({u"history"_s, u"--stats"_s, u"--json"_s}));
        QCOMPARE(none.code, 0);
        const QJsonObject stats = QJsonDocument::fromJson(none.out.toUtf8()).object();
        QCOMPARE(stats.value(u"runs"_s).toInt(-1), 0);
        QCOMPARE(stats.value(u"retention"_s).toObject().value(u"days"_s).toInt(), 400);
        QCOMPARE(call(in({u"history"_s})).code, 2);
        QCOMPARE(call(in({u"history"_s, u"--retention"_s, u"soon"_s})).code, 2);
        QCOMPARE(call(in({u"history"_s, u"--retention"_s, u"30/500"_s})).code, 0);
        const Answer kept = call(in({u"history"_s, u"--stats"_s}));
        QCOMPARE(kept.code, 0);
        QVERIFY2(kept.out.contains(u"kept: 30 days, 500 runs of a job at most"_s), qPrintable(kept.out));
    }

    void runsWithoutAJournal()
    {
        QCOMPARE(call(in({u"runs"_s, u"list"_s})).code, 0);
        QCOMPARE(call(in({u"runs"_s, u"show"_s, u"x"_s})).code, 2);
        QCOMPARE(call(in({u"runs"_s, u"report"_s, u"last"_s, u"-o"_s, u"x.html"_s})).code, 2);
        QCOMPARE(call(in({u"logs"_s})).code, 2);
    }

    void deadlines()
    {
        const QDateTime now(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
        QCOMPARE(parseDeadline(u"90m"_s, now), now.addSecs(5400));
        QCOMPARE(parseDeadline(u"2026-11-23T01:00:00Z"_s, now),
                 QDateTime(QDate(2026, 11, 23), QTime(1, 0), Qt::UTC));
        const auto clock = parseDeadline(now.toLocalTime().addSecs(-60).toString(u"HH:mm"_s), now);
        QVERIFY(clock.has_value());
        QVERIFY(now.secsTo(*clock) > 23 * 3600); // tomorrow's
        QVERIFY(!parseDeadline(u"soon"_s, now).has_value());
    }
};

QTEST_GUILESS_MAIN(TestCtl)
#include "tst_ctl.moc"
