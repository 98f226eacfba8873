// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer of the start batch means, and what a lost one may have meant.
#include "agent/startdecision.h"

#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using Kind = AgentError::Kind;

namespace {

QDateTime at(int second)
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC).addSecs(second);
}

ActivityRow row(int requested, const char16_t* source, bool stopped = false)
{
    ActivityRow r;
    r.requestedLocal = at(requested);
    r.requestedSource = QString::fromUtf16(source);
    if (stopped)
        r.stoppedLocal = at(requested + 5);
    return r;
}

HistoryRow outcome(qint64 id, int started)
{
    HistoryRow r;
    r.instanceId = id;
    r.startedLocal = at(started);
    return r;
}

} // namespace

Q_DECLARE_METATYPE(StartAnswer)
Q_DECLARE_METATYPE(LookAnswer)

class TestAgentStartDecision : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void accepted();
    void refused_data();
    void refused();
    void disabledByPolicy();
    void lost_data();
    void lost();
    void anotherStartOfOursInThatSecond();
    void clockSetBackSinceTheStart();
    void endedRunNamesItsUser_data();
    void endedRunNamesItsUser();
    void adoptsIntoTheSessionOfTheRequest();
};

void TestAgentStartDecision::accepted()
{
    StartAnswer answer;
    answer.returnCode = 0;
    answer.receipt.watermark = 5;
    const auto receipt = decideStart(answer, u"SQL01"_s, u"Load"_s);
    QVERIFY(receipt);
    QCOMPARE(receipt->jobName, u"Load"_s);
    QCOMPARE(receipt->watermark, 5);
}

void TestAgentStartDecision::refused_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<AgentState>("agent");
    QTest::addColumn<int>("openSince"); // 0: idle
    QTest::addColumn<Kind>("kind");
    QTest::newRow("no such job") << 14262 << AgentState::Running << 0 << Kind::NoSuchJob;
    QTest::newRow("two of that name") << 14293 << AgentState::Running << 0 << Kind::NoSuchJob;
    QTest::newRow("not ours") << 14393 << AgentState::Running << 0 << Kind::Permission;
    QTest::newRow("no right at all") << 229 << AgentState::Unknown << 0 << Kind::Permission;
    QTest::newRow("no target") << 14256 << AgentState::Running << 0 << Kind::NoTarget;
    QTest::newRow("agent starting") << 14258 << AgentState::Starting << 0 << Kind::AgentStopped;
    QTest::newRow("22022, running") << 22022 << AgentState::Running << -60 << Kind::AlreadyRunning;
    QTest::newRow("22022, running, agent unknown")
        << 22022 << AgentState::Unknown << -60 << Kind::AlreadyRunning;
    QTest::newRow("22022, agent down") << 22022 << AgentState::Stopped << 0 << Kind::AgentStopped;
    QTest::newRow("22022, agent down, row left open")
        << 22022 << AgentState::Stopped << -60 << Kind::AgentStopped;
    QTest::newRow("22022, suspended") << 22022 << AgentState::Running << 0 << Kind::Refused;
    QTest::newRow("silent return code 1") << 0 << AgentState::Running << 0 << Kind::Refused;
}

void TestAgentStartDecision::refused()
{
    QFETCH(int, number);
    QFETCH(AgentState, agent);
    QFETCH(int, openSince);
    StartAnswer answer;
    answer.returnCode = 1;
    answer.error = number;
    answer.agent = agent;
    answer.message = number ? u"SQLServerAgent Fehler"_s : QString(); // localised: must not matter
    answer.after = openSince ? row(openSince, u"1") : row(-600, u"1", true);
    const auto receipt = decideStart(answer, u"SQL01"_s, u"Load"_s);
    QVERIFY(!receipt);
    QTEST(receipt.error().kind, "kind");
    QCOMPARE(receipt.error().number, number);
    QCOMPARE(receipt.error().server, u"SQL01"_s);
    QCOMPARE(receipt.error().job, u"Load"_s);
    QVERIFY(!receipt.error().text.isEmpty());
}

void TestAgentStartDecision::disabledByPolicy()
{
    StartAnswer answer; // sp_start_job was not called: no error, no return code
    answer.disabled = true;
    answer.agent = AgentState::Running;
    const auto receipt = decideStart(answer, u"SQL01"_s, u"Load"_s);
    QVERIFY(!receipt);
    QCOMPARE(receipt.error().kind, Kind::Disabled);
    QVERIFY(!receipt.error().text.isEmpty());
    QVERIFY(!receipt.error().advice().isEmpty());
}

void TestAgentStartDecision::lost_data()
{
    QTest::addColumn<LookAnswer>("look");
    QTest::addColumn<LostStart>("what");
    LookAnswer base;
    base.receipt.session = 7;
    base.receipt.watermark = 100;
    const auto with = [&](auto change) {
        LookAnswer look = base;
        change(look);
        return look;
    };
    QTest::newRow("nothing since") << with([](LookAnswer& l) { l.activity = row(-600, u"4", true); })
                                   << LostStart::Start;
    QTest::newRow("never ran") << base << LostStart::Start;
    QTest::newRow("requested by a user since")
        << with([](LookAnswer& l) { l.activity = row(1, u"4"); }) << LostStart::Adopt;
    QTest::newRow("in the very second")
        << with([](LookAnswer& l) { l.activity = row(0, u"4"); }) << LostStart::Adopt;
    QTest::newRow("and already over")
        << with([](LookAnswer& l) { l.activity = row(1, u"4", true); }) << LostStart::Adopt;
    QTest::newRow("known to be our earlier attempt")
        << with([](LookAnswer& l) { l.activity = row(2, u"4", true); }) << LostStart::Start;
    QTest::newRow("a schedule's run since, nothing before it")
        << with([](LookAnswer& l) { l.activity = row(5, u"1"); }) << LostStart::Start;
    QTest::newRow("a schedule's run since, and one that ended before it") << with([](LookAnswer& l) {
        l.activity = row(9, u"1");
        l.outcomesSince = {outcome(120, 1)};
    }) << LostStart::Unknown;
    QTest::newRow("the agent restarted, ours in the session before") << with([](LookAnswer& l) {
        l.previous = row(1, u"4");
        l.previousSession = 6;
    }) << LostStart::Adopt;
    QTest::newRow("job is gone") << with([](LookAnswer& l) { l.jobExists = false; }) << LostStart::Unknown;
}

void TestAgentStartDecision::lost()
{
    QFETCH(LookAnswer, look);
    QTEST(decideLostStart(look, {u"Load"_s, at(0).addMSecs(700), at(2)}).what, "what");
}

// Two tasks of a run share a job, and the program died while the second's start was on its way: the row may
// be the first one's (simulation, seed 61620).
void TestAgentStartDecision::anotherStartOfOursInThatSecond()
{
    LookAnswer look;
    look.receipt.session = 7;
    look.receipt.sentLocal = at(10);
    look.login = u"ann"_s;
    look.activity = row(1, u"4");
    LostStartQuestion question{u"Load"_s, at(0).addMSecs(700), {}, at(10)};
    QCOMPARE(decideLostStart(look, question).what, LostStart::Adopt);
    question.otherRequestLocal = at(0);
    QCOMPARE(decideLostStart(look, question).what, LostStart::Adopt); // it was before
    question.otherRequestLocal = at(1);
    QCOMPARE(decideLostStart(look, question).what, LostStart::Unknown);
}

// The clock was set back after the start was sent: what came since may look older than it. Never started
// twice then.
void TestAgentStartDecision::clockSetBackSinceTheStart()
{
    LookAnswer look;
    look.receipt.session = 7;
    look.receipt.sentLocal = at(-3590); // the server's clock, ten seconds after the start was sent
    look.activity = row(-3598, u"4");   // two seconds after it: ours, or one of an hour before
    LostStartQuestion question{u"Load"_s, at(0), {}, at(10)};
    QCOMPARE(decideLostStart(look, question).what, LostStart::Unknown);
    look.activity = row(-8000, u"4", true);
    QCOMPARE(decideLostStart(look, question).what, LostStart::Start);
    look.activity = row(-3598, u"4");
    question.knownRequestLocal = at(-3598); // known to be an older one
    QCOMPARE(decideLostStart(look, question).what, LostStart::Start);
    look.receipt.sentLocal = at(10); // the clock was not set
    question.knownRequestLocal = {};
    QCOMPARE(decideLostStart(look, question).what, LostStart::Start);
}

void TestAgentStartDecision::endedRunNamesItsUser_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<LostStart>("what");
    QTest::newRow("ours") << u"ann"_s << LostStart::Adopt;
    QTest::newRow("another's") << u"bob"_s << LostStart::Unknown;
    QTest::newRow("not known") << QString()
                               << LostStart::Unknown; // either may be ours (simulation, seed 12576)
}

void TestAgentStartDecision::endedRunNamesItsUser()
{
    QFETCH(QString, login);
    LookAnswer look;
    look.receipt.session = 7;
    look.receipt.watermark = 100;
    look.login = login;
    look.activity = row(1, u"4", true);
    look.activity->historyId = 122;
    look.outcomesSince = {outcome(120, 0), outcome(122, 1)}; // one that began before in the same second
    look.outcomesSince[1].message = u"Erfolgreich.  Aufgerufen von Benutzer ann.  …"_s;
    const LostStartVerdict verdict = decideLostStart(look, {u"Load"_s, at(0)});
    QTEST(verdict.what, "what");
    if (verdict.what == LostStart::Adopt) {
        QCOMPARE(verdict.receipt.watermark, 120);
        QCOMPARE(verdict.receipt.login, login);
    }
}

void TestAgentStartDecision::adoptsIntoTheSessionOfTheRequest()
{
    LookAnswer look;
    look.receipt.session = 7;
    look.previous = row(1, u"4");
    look.previousSession = 6;
    const StartReceipt receipt = decideLostStart(look, {u"Load"_s, at(0)}).receipt;
    QVERIFY(receipt.adopted);
    QCOMPARE(receipt.session, 6);
    QCOMPARE(receipt.adoptedRequestedLocal, at(1));
}

QTEST_GUILESS_MAIN(TestAgentStartDecision)
#include "tst_agentstartdecision.moc"
