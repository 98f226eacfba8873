// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lanes over QODBC, FreeTDS and a real TDS endpoint: order, isolation, cancel, back-off, and their threads.
#include "agent/connection.h"
#include "agent/lane.h"
#include "agent/lanepool.h"
#include "agent/statement.h"
#include "agentbackend.h"

#include <QMutex>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using Kind = AgentError::Kind;

namespace {

AgentResult<int> one(Connection& connection, const QString& text = u"SELECT 1"_s)
{
    Statement statement(connection);
    int value = -1;
    if (auto run = statement.execute(text); !run)
        return tl::make_unexpected(run.error());
    if (auto rows = statement.forEachRow([&](const RowView& row) { value = row.int32(0); }); !rows)
        return tl::make_unexpected(rows.error());
    if (auto rest = statement.drain(); !rest)
        return tl::make_unexpected(rest.error());
    return value;
}

PasswordProvider passwordOf(const AgentBackend& backend)
{
    return [password = backend.password()](const Server&, auto done) { done(password); };
}

} // namespace

class TestAgentLane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersInOrderOnTheCallersThread();
    void keepsItsConnectionWarmAndGivesItBack();
    void blockingCallsOfManyLanesRunTogether();
    void cancelsWhatWaitsAndWhatRuns();
    void everyRequestEndsExactlyOnce();
    void unreachableServerBacksOff();
    void urgentRequestDoesNotWait();
    void comesBackAfterACut();
    void badServersCostOnlyTheirOwnLanes();
    void passwordIsAskedOnce();
    void noPasswordIsALoginError();
    void wrongPasswordIsALoginError();
    void changedServerOpensAnew();
    void deadContextGetsNothing();
    void laneMayDieWhileItsRequestRuns();
    void idleLanesGiveTheirThreadsToBusyOnes();
};

void TestAgentLane::answersInOrderOnTheCallersThread()
{
    AgentBackend backend;
    QCOMPARE(backend.start(), QString());
    Lane lane(std::make_shared<LanePool>(4), backend.server(), passwordOf(backend));
    QSignalSpy contacts(&lane, &Lane::contactChanged);
    QList<int> order;
    QSet<QThread*> threads, workers;
    QMutex mutex;
    for (int i = 0; i < 50; ++i) {
        lane.submit<int>(
            this,
            [&, i](Connection& connection) -> AgentResult<int> {
                const QMutexLocker lock(&mutex);
                workers.insert(QThread::currentThread());
                return one(connection).map([i](int) { return i; });
            },
            [&](const AgentResult<int>& answer) {
                QVERIFY(answer);
                order.append(*answer);
                threads.insert(QThread::currentThread());
            });
    }
    QCOMPARE(lane.pending(), 50);
    QVERIFY(order.isEmpty()); // never from inside the call
    QTRY_COMPARE(order.size(), 50);
    QVERIFY(std::is_sorted(order.begin(), order.end()));
    QCOMPARE(threads, QSet<QThread*>{thread()});
    QCOMPARE(workers.size(), 1);
    QVERIFY(!workers.contains(thread()));
    QCOMPARE(backend.logins.load(), 1);
    QCOMPARE(lane.contact(), Contact::Online);
    QCOMPARE(contacts.size(), 2); // Connecting, Online
    QCOMPARE(lane.pending(), 0);
}

void TestAgentLane::keepsItsConnectionWarmAndGivesItBack()
{
    AgentBackend backend;
    QCOMPARE(backend.start(), QString());
    const auto pool = std::make_shared<LanePool>(4);
    Lane lane(pool, backend.server(), passwordOf(backend));
    int answers = 0;
    const auto ask = [&] {
        lane.submit<int>(
            this, [](Connection& c) { return one(c); },
            [&](const AgentResult<int>& r) { answers += r ? 1 : 0; });
    };
    ask();
    QTRY_COMPARE(answers, 1);
    ask();
    QTRY_COMPARE(answers, 2);
    QCOMPARE(backend.logins.load(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(pool->busy(), 0, 15'000);
    QTRY_COMPARE(backend.tds().connectionCount(), std::size_t(0));
    ask();
    QTRY_COMPARE(answers, 3);
    QCOMPARE(backend.logins.load(), 2);
}

// If the driver manager or the lanes made calls wait for each other, the server would never see them all at
// once.
void TestAgentLane::blockingCallsOfManyLanesRunTogether()
{
    constexpr int kLanes = 48;
    AgentBackend backend;
    backend.setAnswer([&](const AgentBackend::Call& call) { backend.hold(call); });
    QCOMPARE(backend.start(), QString());
    const auto pool = std::make_shared<LanePool>(64);
    std::vector<std::unique_ptr<Lane>> lanes;
    int answers = 0;
    for (int i = 0; i < kLanes; ++i) {
        lanes.push_back(std::make_unique<Lane>(pool, backend.server(u"S%1"_s.arg(i)), passwordOf(backend)));
        lanes.back()->submit<int>(
            this, [](Connection& c) { return one(c); },
            [&](const AgentResult<int>& r) { answers += r ? 1 : 0; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(backend.holding.load(), kLanes, 30'000);
    QCOMPARE(answers, 0);
    backend.release();
    QTRY_COMPARE_WITH_TIMEOUT(answers, kLanes, 30'000);
}

void TestAgentLane::cancelsWhatWaitsAndWhatRuns()
{
    AgentBackend backend;
    backend.setAnswer([&](const AgentBackend::Call& call) {
        if (call.text.contains(u"hold"_s))
            backend.hold(call);
        else
            call.number(2);
    });
    QCOMPARE(backend.start(), QString());
    Lane lane(std::make_shared<LanePool>(4), backend.server(), passwordOf(backend));
    QStringList log;
    const auto submit = [&](const QString& name, const QString& text) {
        return lane.submit<int>(
            this, [text](Connection& c) { return one(c, text); },
            [&log, name](const AgentResult<int>& r) {
                log.append(name + (r                                   ? u" ok"_s
                                   : r.error().kind == Kind::Cancelled ? u" cancelled"_s
                                                                       : u" failed"_s));
            });
    };
    const auto running = submit(u"running"_s, u"hold"_s);
    const auto waiting = submit(u"waiting"_s, u"hold too"_s);
    submit(u"last"_s, u"go"_s);
    QTRY_COMPARE(backend.holding.load(), 1);
    lane.cancel(waiting);
    lane.cancel(running);
    lane.cancel(running); // twice is once
    QTRY_COMPARE(log.size(), 3);
    QCOMPARE(log, (QStringList{u"waiting cancelled"_s, u"running cancelled"_s, u"last ok"_s}));
    QCOMPARE(backend.cancelled.load(), 1);
    QCOMPARE(backend.holding.load(), 1); // the second never reached the server
    QCOMPARE(backend.logins.load(), 1);  // and the connection lived on
    lane.cancel(running);
    lane.cancel(4711);
}

void TestAgentLane::everyRequestEndsExactlyOnce()
{
    AgentBackend backend;
    QCOMPARE(backend.start(), QString());
    Lane lane(std::make_shared<LanePool>(4), backend.server(), passwordOf(backend));
    QList<int> ended(400);
    for (int i = 0; i < ended.size(); ++i) {
        const auto id = lane.submit<int>(
            this, [](Connection& c) { return one(c); }, [&ended, i](const AgentResult<int>&) { ++ended[i]; });
        if (i % 3 == 0)
            lane.cancel(id);
        if (i % 7 == 0)
            QMetaObject::invokeMethod(
                this, [&lane, id] { lane.cancel(id); }, Qt::QueuedConnection);
    }
    QTRY_COMPARE(lane.pending(), 0);
    QCOMPARE(ended, QList<int>(400, 1));
}

void TestAgentLane::unreachableServerBacksOff()
{
    AgentBackend backend;
    QCOMPARE(backend.start(), QString());
    const Server server = backend.server();
    backend.stop();
    Lane lane(std::make_shared<LanePool>(4), server, passwordOf(backend));
    QList<Kind> kinds;
    const auto ask = [&] {
        lane.submit<int>(
            this, [](Connection& c) { return one(c); },
            [&](const AgentResult<int>& r) { kinds.append(r ? Kind::Protocol : r.error().kind); });
    };
    ask();
    ask();
    ask();
    QTRY_COMPARE(kinds.size(), 3); // one attempt for all that waited for it
    QCOMPARE(kinds, QList<Kind>(3, Kind::Unreachable));
    QCOMPARE(lane.contact(), Contact::Trouble);
    QCOMPARE(lane.trouble()->server, u"S"_s);
    QElapsedTimer timer;
    timer.start();
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(kinds.size(), 4, 20'000);
    QVERIFY2(timer.elapsed() >= 700, "a lane in trouble waits before it tries again");
}

void TestAgentLane::urgentRequestDoesNotWait()
{
    AgentBackend backend;
    std::atomic<bool> refuse = true;
    backend.setFault([&](simfleet::WirePoint at, const QString&) {
        simfleet::WireAction action;
        if (at == simfleet::WirePoint::Accepted && refuse)
            action.kind = simfleet::WireAction::Kind::Cut;
        return action;
    });
    QCOMPARE(backend.start(), QString());
    Lane lane(std::make_shared<LanePool>(4), backend.server(), passwordOf(backend));
    int failed = 0, ok = 0;
    const auto ask = [&](bool urgent) {
        lane.submit<int>(
            this, [](Connection& c) { return one(c); },
            [&](const AgentResult<int>& r) { ++(r ? ok : failed); }, Lane::Options{urgent});
    };
    for (int i = 1; i <= 4; ++i) { // four failures in a row: the fifth attempt would wait 6 s and more
        ask(true);
        QTRY_COMPARE(failed, i);
    }
    refuse = false;
    ask(false);
    ask(true);
    QTRY_COMPARE_WITH_TIMEOUT(ok, 2, 4000);
    QCOMPARE(lane.contact(), Contact::Online);
}

void TestAgentLane::comesBackAfterACut()
{
    AgentBackend backend;
    QCOMPARE(backend.start(), QString());
    Lane lane(std::make_shared<LanePool>(4), backend.server(), passwordOf(backend));
    QList<AgentResult<int>> answers;
    const auto ask = [&] {
        lane.submit<int>(
            this, [](Connection& c) { return one(c); },
            [&](const AgentResult<int>& r) { answers.append(r); });
    };
    ask();
    QTRY_COMPARE(answers.size(), 1);
    backend.tds().cutConnections();
    ask();
    QTRY_COMPARE(answers.size(), 2);
    QVERIFY(!answers.last());
    QVERIFY2(answers.last().error().kind == Kind::ContactLost,
             qPrintable(answers.last().error().sqlState + answers.last().error().summary()));
    QCOMPARE(lane.contact(), Contact::Trouble);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 3, 10'000);
    QVERIFY(answers.last());
    QCOMPARE(lane.contact(), Contact::Online);
}

// 45 servers are polled as if the 5 that never answer were not there: all their polls end while not one of
// the bad ones did. The pool is smaller than the fleet, so that threads are scarce, too.
void TestAgentLane::badServersCostOnlyTheirOwnLanes()
{
    constexpr int kServers = 50, kBad = 5, kPolls = 20;
    AgentBackend good, hole;
    hole.setFault([](simfleet::WirePoint, const QString&) {
        simfleet::WireAction action;
        action.kind = simfleet::WireAction::Kind::BlackHole;
        return action;
    });
    QCOMPARE(good.start(), QString());
    QCOMPARE(hole.start(), QString());
    const auto pool = std::make_shared<LanePool>(24);
    std::vector<std::unique_ptr<Lane>> lanes;
    QList<int> polls(kServers);
    int badAnswers = 0, badAnswersThen = -1;
    std::function<void(int)> poll = [&](int i) {
        lanes[std::size_t(i)]->submit<int>(
            this, [](Connection& c) { return one(c); },
            [&, i](const AgentResult<int>& answer) {
                if (i % 10 == 0) {
                    ++badAnswers;
                } else if (answer && ++polls[i] < kPolls) {
                    poll(i);
                }
            });
    };
    for (int i = 0; i < kServers; ++i) {
        Server server = (i % 10 == 0 ? hole : good).server(u"S%1"_s.arg(i));
        server.loginTimeout = std::chrono::seconds(20); // worse than any real setting
        lanes.push_back(std::make_unique<Lane>(pool, server, passwordOf(good)));
        poll(i);
    }
    const auto done = [&] {
        const bool all = std::count(polls.begin(), polls.end(), kPolls) == kServers - kBad;
        if (all && badAnswersThen < 0)
            badAnswersThen = badAnswers;
        return all;
    };
    QTRY_VERIFY_WITH_TIMEOUT(done(), 15'000);
    QCOMPARE(badAnswersThen, 0);
    QCOMPARE(std::count(polls.begin(), polls.end(), 0), kBad);
    hole.stop(); // the hung calls end now, not after their 20 s
}

void TestAgentLane::passwordIsAskedOnce()
{
    AgentBackend backend;
    QCOMPARE(backend.start(), QString());
    int asked = 0;
    std::function<void(std::optional<QString>)> answerLater;
    Lane lane(std::make_shared<LanePool>(4), backend.server(), [&](const Server& server, auto done) {
        ++asked;
        QCOMPARE(server.name, u"S"_s);
        answerLater = done;
    });
    int answers = 0;
    for (int i = 0; i < 3; ++i) {
        lane.submit<int>(
            this, [](Connection& c) { return one(c); },
            [&](const AgentResult<int>& r) { answers += r ? 1 : 0; });
    }
    QTRY_COMPARE(asked, 1);
    QCOMPARE(answers, 0);
    answerLater(backend.password());
    QTRY_COMPARE(answers, 3);
    QCOMPARE(asked, 1);
}

void TestAgentLane::noPasswordIsALoginError()
{
    AgentBackend backend;
    QCOMPARE(backend.start(), QString());
    int asked = 0;
    Lane lane(std::make_shared<LanePool>(4), backend.server(), [&](const Server&, auto done) {
        ++asked;
        done(std::nullopt);
    });
    QList<Kind> kinds;
    const auto ask = [&] {
        lane.submit<int>(
            this, [](Connection& c) { return one(c); },
            [&](const AgentResult<int>& r) { kinds.append(r ? Kind::Protocol : r.error().kind); });
    };
    ask();
    QTRY_COMPARE(kinds.size(), 1);
    ask();
    QTRY_COMPARE(kinds.size(), 2);
    QCOMPARE(kinds, QList<Kind>(2, Kind::Login));
    QCOMPARE(asked, 1); // a person is not asked at every poll
    lane.forgetPassword();
    ask();
    QTRY_COMPARE(asked, 2);
    QCOMPARE(backend.logins.load(), 0);
}

void TestAgentLane::wrongPasswordIsALoginError()
{
    AgentBackend backend;
    QCOMPARE(backend.start(), QString());
    Lane lane(std::make_shared<LanePool>(4), backend.server(),
              [](const Server&, auto done) { done(u"nonsense"_s); });
    std::optional<AgentError> error;
    lane.submit<int>(
        this, [](Connection& c) { return one(c); },
        [&](const AgentResult<int>& r) {
            QVERIFY(!r);
            error = r.error();
        });
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, Kind::Login);
    QCOMPARE(error->number, 18456);
    QVERIFY(!error->summary().contains(u"nonsense"_s));
}

void TestAgentLane::changedServerOpensAnew()
{
    AgentBackend first, second;
    QCOMPARE(first.start(), QString());
    QCOMPARE(second.start(), QString());
    Lane lane(std::make_shared<LanePool>(4), first.server(), passwordOf(first));
    int answers = 0;
    const auto ask = [&] {
        lane.submit<int>(
            this, [](Connection& c) { return one(c); },
            [&](const AgentResult<int>& r) { answers += r ? 1 : 0; });
    };
    ask();
    QTRY_COMPARE(answers, 1);
    lane.setServer(second.server());
    ask();
    QTRY_COMPARE(answers, 2);
    QCOMPARE(second.logins.load(), 1);
    QTRY_COMPARE(first.tds().connectionCount(), std::size_t(0));
}

void TestAgentLane::deadContextGetsNothing()
{
    AgentBackend backend;
    QCOMPARE(backend.start(), QString());
    Lane lane(std::make_shared<LanePool>(4), backend.server(), passwordOf(backend));
    auto context = std::make_unique<QObject>();
    bool told = false;
    lane.submit<int>(
        context.get(), [](Connection& c) { return one(c); }, [&](const AgentResult<int>&) { told = true; });
    context.reset();
    QTRY_COMPARE(lane.pending(), 0);
    QVERIFY(!told);
}

void TestAgentLane::laneMayDieWhileItsRequestRuns()
{
    AgentBackend backend;
    backend.setAnswer([&](const AgentBackend::Call& call) { backend.hold(call); });
    QCOMPARE(backend.start(), QString());
    auto pool = std::make_shared<LanePool>(4);
    auto lane = std::make_unique<Lane>(pool, backend.server(), passwordOf(backend));
    bool told = false;
    for (int i = 0; i < 3; ++i) {
        lane->submit<int>(
            this, [](Connection& c) { return one(c); }, [&](const AgentResult<int>&) { told = true; });
    }
    QTRY_COMPARE(backend.holding.load(), 1);
    lane.reset();
    QTRY_COMPARE(backend.cancelled.load(), 1); // it does not leave work behind
    QTRY_COMPARE(pool->busy(), 0);
    QVERIFY(!told);
}

void TestAgentLane::idleLanesGiveTheirThreadsToBusyOnes()
{
    AgentBackend backend;
    QCOMPARE(backend.start(), QString());
    const auto pool = std::make_shared<LanePool>(2);
    std::vector<std::unique_ptr<Lane>> lanes;
    int answers = 0;
    for (int i = 0; i < 12; ++i) { // each keeps its connection warm for seconds; two threads must do
        lanes.push_back(std::make_unique<Lane>(pool, backend.server(u"S%1"_s.arg(i)), passwordOf(backend)));
        lanes.back()->submit<int>(
            this, [](Connection& c) { return one(c); },
            [&](const AgentResult<int>& r) { answers += r ? 1 : 0; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers, 12, 3500);
    QVERIFY(pool->busy() <= 2);
}

QTEST_GUILESS_MAIN(TestAgentLane)
#include "tst_agentlane.moc"
