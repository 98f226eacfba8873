// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person opens goes first: a lane that is hurried is the next to get a thread, and does not sit out
// its back-off. Over the real driver.
#include "agent/connection.h"
#include "agent/lane.h"
#include "agent/lanepool.h"
#include "agent/statement.h"
#include "agentbackend.h"

#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

AgentResult<int> one(Connection& connection)
{
    Statement statement(connection);
    if (auto run = statement.execute(u"SELECT 1"_s); !run)
        return tl::make_unexpected(run.error());
    if (auto rest = statement.drain(); !rest)
        return tl::make_unexpected(rest.error());
    return 1;
}

PasswordProvider passwordOf(const AgentBackend& backend)
{
    return [password = backend.password()](const Server&, auto done) { done(password); };
}

} // namespace

class TestAgentHurry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theNextThreadIsItsOwn_data();
    void theNextThreadIsItsOwn();
    void theBackOffIsCutShort();
};

void TestAgentHurry::theNextThreadIsItsOwn_data()
{
    QTest::addColumn<bool>("hurried"); // else its request itself is urgent
    QTest::newRow("urgent from the beginning") << false;
    QTest::newRow("hurried while it waits") << true;
}

void TestAgentHurry::theNextThreadIsItsOwn()
{
    QFETCH(bool, hurried);
    AgentBackend busy, backend;
    busy.setAnswer([&](const AgentBackend::Call& call) { busy.hold(call); });
    QCOMPARE(busy.start(), QString());
    QCOMPARE(backend.start(), QString());
    const auto pool = std::make_shared<LanePool>(1);
    const auto ask = [&](Lane& lane, auto done, bool urgent = false) {
        lane.submit<int>(
            this, [](Connection& c) { return one(c); }, [done](const AgentResult<int>& r) { done(bool(r)); },
            Lane::Options{.urgent = urgent});
    };
    Lane first(pool, busy.server(u"busy"_s), passwordOf(busy));
    bool freed = false;
    ask(first, [&](bool) { freed = true; });
    QTRY_COMPARE(busy.holding.load(), 1); // the only thread

    QStringList order;
    std::vector<std::unique_ptr<Lane>> lanes;
    for (const QString& name : {u"A"_s, u"B"_s, u"C"_s, u"D"_s}) {
        lanes.push_back(std::make_unique<Lane>(pool, backend.server(name), passwordOf(backend)));
        ask(
            *lanes.back(), [&order, name](bool ok) { order.append(ok ? name : u"failed"_s); },
            !hurried && name == u"C"_s);
    }
    QCoreApplication::processEvents(); // all of them wait for the thread now
    if (hurried) {
        lanes[2]->hurry();
        QCoreApplication::processEvents();
    }
    QVERIFY(order.isEmpty());
    busy.release();
    QTRY_VERIFY(freed);
    QTRY_COMPARE_WITH_TIMEOUT(order.size(), 4, 20'000);
    QCOMPARE(order, (QStringList{u"C"_s, u"A"_s, u"B"_s, u"D"_s}));
}

void TestAgentHurry::theBackOffIsCutShort()
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
            [&](const AgentResult<int>& r) { ++(r ? ok : failed); }, Lane::Options{.urgent = urgent});
    };
    for (int i = 1; i <= 4; ++i) { // the next attempt would be 6 s away and more
        ask(true);
        QTRY_COMPARE(failed, i);
    }
    refuse = false;
    ask(false);
    QCoreApplication::processEvents();
    QCOMPARE(lane.contact(), Contact::Trouble);
    lane.hurry();
    QTRY_COMPARE_WITH_TIMEOUT(ok, 1, 4000);
    QCOMPARE(lane.contact(), Contact::Online);
}

QTEST_GUILESS_MAIN(TestAgentHurry)
#include "tst_agenthurry.moc"
