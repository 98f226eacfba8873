// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/passwords.h"
#include "session/runlog.h"
#include "session/serverclock.h"

#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Answer = std::optional<QString>;

Server named(const QString& name)
{
    Server server;
    server.name = name;
    return server;
}

} // namespace

class TestSessionParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfVariables_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("variable");
        QTest::newRow("plain") << u"SQL01"_s << u"STELLWERK_PASSWORD_SQL01"_s;
        QTest::newRow("lower") << u"etl-01.corp"_s << u"STELLWERK_PASSWORD_ETL_01_CORP"_s;
        QTest::newRow("instance") << u"A\\B c"_s << u"STELLWERK_PASSWORD_A_B_C"_s;
        QTest::newRow("umlaut") << u"Köln"_s << u"STELLWERK_PASSWORD_K_LN"_s;
    }

    void namesOfVariables()
    {
        QFETCH(QString, server);
        QTEST(passwordVariable(server), "variable");
    }

    void keychainThenEnvironmentThenPerson()
    {
        int asked = 0;
        const auto source = [](Answer answer) {
            return [answer](const Server&, const std::function<void(Answer)>& done) { done(answer); };
        };
        const auto person = [&](const Server&, const std::function<void(Answer)>& done) {
            ++asked;
            done(u"typed"_s);
        };
        Answer got;
        const auto take = [&](Answer answer) { got = std::move(answer); };

        Passwords fromKeychain(source(u"stored"_s), person);
        fromKeychain.request(named(u"S1"_s), take);
        QCOMPARE(got, u"stored"_s);

        qputenv("STELLWERK_PASSWORD_S1", "env");
        Passwords fromEnvironment(source(std::nullopt), person);
        fromEnvironment.request(named(u"S1"_s), take);
        QCOMPARE(got, u"env"_s);
        qunsetenv("STELLWERK_PASSWORD_S1");
        fromEnvironment.request(named(u"S1"_s), take); // kept
        QCOMPARE(got, u"env"_s);
        QCOMPARE(asked, 0);

        // A refused login: what is stored is wrong, so the person is asked.
        fromEnvironment.refuse(u"S1"_s);
        fromEnvironment.request(named(u"S1"_s), take);
        QCOMPARE(got, u"typed"_s);
        QCOMPARE(asked, 1);

        Passwords nobody({}, {});
        nobody.request(named(u"S1"_s), take);
        QCOMPARE(got, Answer());
    }

    void asksOnceForAll()
    {
        std::function<void(Answer)> later;
        int asked = 0;
        Passwords passwords({}, [&](const Server&, std::function<void(Answer)> done) {
            ++asked;
            later = std::move(done);
        });
        QStringList got;
        for (int i = 0; i < 3; ++i)
            passwords.request(named(u"S"_s),
                              [&](const Answer& answer) { got += answer.value_or(u"none"_s); });
        QCOMPARE(asked, 1);
        QVERIFY(got.isEmpty());
        later(u"pw"_s);
        QCOMPARE(got, QStringList({u"pw"_s, u"pw"_s, u"pw"_s}));
    }

    void clockKnowsZoneAndRate()
    {
        const QDateTime utc(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
        ServerClock clock;
        QCOMPARE(clock.toUtc(utc), utc);
        // Two hours east and 3 s wrong.
        clock.sample(utc, utc.addSecs(7203));
        QCOMPARE(clock.toUtc(utc.addSecs(7203 - 60)), utc.addSecs(-60));
        clock.sample(utc.addSecs(10), utc.addSecs(7213));
        QCOMPARE(clock.rate(), 1.0);
        QCOMPARE(clock.toReal(60s), 60s);
        QVERIFY(!clock.toUtc({}).isValid());
    }

    void clockOfASimulatedFleet()
    {
        const QDateTime utc(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
        ServerClock clock;
        clock.sample(utc, utc);
        clock.sample(utc.addSecs(2), utc.addSecs(120));
        QCOMPARE(clock.rate(), 60.0);
        QCOMPARE(clock.toReal(60s), 1s);
        QCOMPARE(clock.toUtc(utc.addSecs(60)), utc.addSecs(1));
    }

    void logTellsTheRun()
    {
        ParentPackage package;
        Task task;
        task.id = u"t1"_s;
        task.name = u"Load"_s;
        task.job = u"ETL Load"_s;
        package.tasks = {task};
        RunLog log;
        log.begin(package);
        const QDateTime at(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
        const LogRecord placed =
            log.record({1, at, TaskPlaced{u"t1"_s, u"SQL02"_s, u"SQL02: It is idle."_s}});
        QCOMPARE(placed.message, u"'Load' goes to SQL02: It is idle."_s);
        QCOMPARE(placed.kind, LogKind::TaskPlaced);
        QCOMPARE(placed.job, u"ETL Load"_s);
        QCOMPARE(placed.args, QStringList({u"Load"_s, u"SQL02"_s, u"SQL02: It is idle."_s}));
        TaskEnded ended;
        ended.task = u"t1"_s;
        ended.outcome = TaskOutcome::Failed;
        ended.started = at;
        ended.ended = at.addMSecs(1500);
        ended.error = u"No disk."_s;
        const LogRecord end = log.record({2, at.addMSecs(1500), ended});
        QCOMPARE(end.message, u"'Load' failed after 1.5 s: No disk."_s);
        QCOMPARE(end.level, LogLevel::Error);
        QCOMPARE(end.server, u"SQL02"_s); // where it was placed
        QCOMPARE(end.task, u"t1"_s);
        const LogRecord cancel = log.record({3, at, CancelRequested{}});
        QCOMPARE(cancel.kind, LogKind::RunCancelRequested);
    }
};

QTEST_GUILESS_MAIN(TestSessionParts)
#include "tst_sessionparts.moc"
