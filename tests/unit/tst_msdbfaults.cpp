// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdbfixture.h"

#include <QTest>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace simfleet;
using namespace simfleet::msdb;
using namespace simfleet::test;

using Kind = WireAction::Kind;

class MsdbFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsTheAnswerToTheNthStart();
    void cutsBeforeTheWorkOfARequest();
    void swallowsForAWhile();
    void slowsCountedRequests();
    void refusesLogins();
    void takesAServerDownAndUp();
    void restartsTheAgent();
    void purgesAfterTheEnd();
    void locksStatements();
    void deniesStatements();
    void movesTheClock();
    void refusesWrongPasswords();
};

namespace {

QByteArray scenario(const char* faults)
{
    return QByteArray(R"({"history": {"runs": 0}, "servers": [{"name": "SQL01"}],
        "jobs": [{"name": "Load", "steps": [{"duration": 5}]}], "faults": [)") +
           faults + "]}";
}

Kind actionAt(MsdbFixture& fleet, WirePoint point, const char16_t* request = u"SELECT 1")
{
    return fleet.server().wireAction(point, request).kind;
}

} // namespace

void MsdbFaultsTest::cutsTheAnswerToTheNthStart()
{
    MsdbFixture fleet(scenario(R"({"kind": "cut-after", "on": {"start": "Load", "nth": 2}})"));
    for (int i = 1; i <= 3; ++i) {
        QCOMPARE(actionAt(fleet, WirePoint::BeforeWork), Kind::Proceed);
        QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
        QCOMPARE(actionAt(fleet, WirePoint::BeforeAnswer), i == 2 ? Kind::Cut : Kind::Proceed);
        fleet.advance(60);
    }
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysjobhistory WHERE step_id = 0"), u"3"_s);
}

void MsdbFaultsTest::cutsBeforeTheWorkOfARequest()
{
    MsdbFixture fleet(scenario(R"({"kind": "cut-before", "on": {"request": "sp_start_job"}})"));
    QCOMPARE(actionAt(fleet, WirePoint::BeforeWork), Kind::Proceed);
    QCOMPARE(actionAt(fleet, WirePoint::BeforeWork, u"EXEC msdb.dbo.sp_START_job N'x'"), Kind::Cut);
    QCOMPARE(actionAt(fleet, WirePoint::BeforeWork, u"EXEC msdb.dbo.sp_start_job N'x'"), Kind::Proceed);
}

void MsdbFaultsTest::swallowsForAWhile()
{
    MsdbFixture fleet(scenario(R"({"kind": "black-hole", "at": 10, "duration": 20})"));
    QCOMPARE(actionAt(fleet, WirePoint::BeforeWork), Kind::Proceed);
    fleet.advance(11);
    QCOMPARE(actionAt(fleet, WirePoint::Accepted), Kind::BlackHole);
    QCOMPARE(actionAt(fleet, WirePoint::BeforeWork), Kind::BlackHole);
    fleet.advance(20);
    QCOMPARE(actionAt(fleet, WirePoint::BeforeWork), Kind::Proceed);
}

void MsdbFaultsTest::slowsCountedRequests()
{
    MsdbFixture fleet(scenario(R"({"kind": "slow", "at": 0, "count": 2, "ms": 70, "match": "history"})"));
    QCOMPARE(fleet.server().wireAction(WirePoint::BeforeWork, u"SELECT 1").delayMs, 0);
    QCOMPARE(fleet.server().wireAction(WirePoint::BeforeWork, u"SELECT sysjobhistory").delayMs, 70);
    QCOMPARE(fleet.server().wireAction(WirePoint::BeforeWork, u"SELECT sysjobhistory").delayMs, 70);
    QCOMPARE(fleet.server().wireAction(WirePoint::BeforeWork, u"SELECT sysjobhistory").delayMs, 0);
}

void MsdbFaultsTest::refusesLogins()
{
    MsdbFixture fleet(scenario(R"({"kind": "login-refused", "at": 0, "count": 1})"));
    LoginRequest request;
    request.user = u"stellwerk";
    request.password = u"secret";
    const LoginResult refused = fleet.server().login(request);
    QVERIFY(!refused.session);
    QCOMPARE(refused.messages.front().number, 18456);
    QVERIFY(fleet.server().login(request).session != nullptr);
}

void MsdbFaultsTest::takesAServerDownAndUp()
{
    MsdbFixture fleet(scenario(R"({"kind": "server-down", "on": {"start": "Load"}, "duration": 60})"));
    const int session = fleet.value("SELECT MAX(session_id) FROM msdb_dbo_syssessions").toInt();
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    QCOMPARE(actionAt(fleet, WirePoint::BeforeAnswer), Kind::Cut);
    QCOMPARE(actionAt(fleet, WirePoint::Accepted), Kind::Cut);
    fleet.advance(1);
    QVERIFY(fleet.server().agent().state() == Agent::State::Stopped);
    fleet.advance(70);
    fleet.advance(10);
    QCOMPARE(actionAt(fleet, WirePoint::Accepted), Kind::Proceed);
    QVERIFY(fleet.server().agent().state() == Agent::State::Running);
    QCOMPARE(fleet.value("SELECT MAX(session_id) FROM msdb_dbo_syssessions").toInt(), session + 1);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysjobhistory"), u"0"_s);
}

void MsdbFaultsTest::restartsTheAgent()
{
    MsdbFixture fleet(scenario(R"({"kind": "agent-restarted", "at": 30, "duration": 5})"));
    fleet.advance(28);
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    fleet.advance(3);
    QVERIFY(fleet.server().agent().state() == Agent::State::Starting);
    QVERIFY(fleet.value("SELECT message FROM msdb_dbo_sysjobhistory WHERE step_id = 0")
                .contains(u"Shutdown Sequence 0"_s));
    fleet.advance(10);
    QVERIFY(fleet.server().agent().state() == Agent::State::Running);
}

void MsdbFaultsTest::purgesAfterTheEnd()
{
    MsdbFixture fleet(scenario(R"({"kind": "history-purged", "on": {"end": "Load"}, "job": "Load"})"));
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    fleet.advance(60);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysjobhistory"), u"0"_s);
    QCOMPARE(fleet.value("SELECT last_run_outcome FROM msdb_dbo_sysjobservers"), u"1"_s);
    QCOMPARE(fleet.value("SELECT job_history_id FROM msdb_dbo_sysjobactivity ORDER BY session_id DESC"),
             u"2"_s);
}

void MsdbFaultsTest::locksStatements()
{
    MsdbFixture fleet(scenario(R"({"kind": "lock-timeout", "at": 0, "count": 1, "match": "sysjobhistory"},
                                  {"kind": "deadlock", "at": 0, "count": 1})"));
    const LoginInfo login;
    auto& catalog = fleet.server().catalog();
    QCOMPARE(catalog.statementFault(login, u"SELECT 1")->number, 1205);
    QVERIFY(!catalog.statementFault(login, u"SELECT 1"));
    QCOMPARE(catalog.statementFault(login, u"SELECT * FROM msdb.dbo.sysjobhistory")->number, 1222);
    QVERIFY(!catalog.statementFault(login, u"SELECT * FROM msdb.dbo.sysjobhistory"));
}

void MsdbFaultsTest::deniesStatements()
{
    MsdbFixture fleet(scenario(R"({"kind": "denied", "at": 10, "duration": 20, "match": "sysjobhistory"})"));
    const LoginInfo login;
    auto& catalog = fleet.server().catalog();
    QVERIFY(!catalog.statementFault(login, u"SELECT * FROM msdb.dbo.sysjobhistory"));
    fleet.advance(11);
    QVERIFY(!catalog.statementFault(login, u"SELECT 1"));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(catalog.statementFault(login, u"SELECT * FROM msdb.dbo.sysjobhistory")->number, 229);
    fleet.advance(20);
    QVERIFY(!catalog.statementFault(login, u"SELECT * FROM msdb.dbo.sysjobhistory"));
}

// A server two hours east of Greenwich sets its clock back when summer time ends.
void MsdbFaultsTest::movesTheClock()
{
    MsdbFixture fleet(
        QByteArray(R"({"history": {"runs": 0}, "servers": [{"name": "SQL01", "utcOffsetMinutes": 120}],
        "jobs": [], "faults": [{"kind": "clock-jump", "minutes": -60, "at": 10}]})"));
    const SimServer& server = fleet.server();
    const auto aheadOfUtc = [&] { return server.time().toWall(server.now()) - server.now(); };
    QCOMPARE(std::chrono::duration_cast<std::chrono::minutes>(aheadOfUtc()).count(), 120);
    QVERIFY(QByteArray::fromStdString(server.time().offsetText(server.now())).contains("+02:00"));
    fleet.advance(11);
    QCOMPARE(std::chrono::duration_cast<std::chrono::minutes>(aheadOfUtc()).count(), 60);
    QVERIFY(QByteArray::fromStdString(server.time().offsetText(server.now())).contains("+01:00"));
}

void MsdbFaultsTest::refusesWrongPasswords()
{
    MsdbFixture fleet(scenario(""));
    LoginRequest request;
    request.user = u"stellwerk";
    request.password = u"wrong";
    QCOMPARE(fleet.server().login(request).messages.front().text, u"Login failed for user 'stellwerk'.");
    request.password = u"secret";
    request.database = u"nowhere";
    QCOMPARE(fleet.server().login(request).messages.front().number, 4060);
    request.database = u"msdb";
    {
        const LoginResult good = fleet.server().login(request);
        QVERIFY(good.session != nullptr);
        QCOMPARE(
            fleet.value("SELECT COUNT(*) FROM every_sys_dm_exec_sessions WHERE login_name = 'stellwerk'"),
            u"1"_s);
    }
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM every_sys_dm_exec_sessions WHERE login_name = 'stellwerk'"),
             u"0"_s);
}

QTEST_GUILESS_MAIN(MsdbFaultsTest)
#include "tst_msdbfaults.moc"
