// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/estimates.h"
#include "plan/fleetsnapshot.h"
#include "plan/placement.h"

#include <QSet>
#include <QTest>

#include <rapidcheck.h>

using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Milliseconds = std::chrono::milliseconds;

class TestPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void estimatesFallBack();
    void onlySuccessesCount();
    void percentiles();
    void candidates();
    void readyTasksUseIdleServers();
    void capacityIsNeverExceeded();
    void equalServersTakeTurns();
    void durations_data();
    void durations();
};

void TestPlan::estimatesFallBack()
{
    Estimates estimates;
    estimates.add(u"SQL01"_s, u"Load"_s, {10s, 30s, 20s});
    estimates.add(u"SQL02"_s, u"Load"_s, {100s});
    const Estimate here = estimates.of(u"sql01"_s, u"LOAD"_s); // names compare case-insensitively
    QCOMPARE(here.source, Estimate::Source::SameServer);
    QCOMPARE(here.median, Milliseconds(20s));
    QCOMPARE(here.samples, 3);
    const Estimate elsewhere = estimates.of(u"SQL03"_s, u"Load"_s);
    QCOMPARE(elsewhere.source, Estimate::Source::OtherServers);
    QCOMPARE(elsewhere.median, Milliseconds(25s));
    QVERIFY(!estimates.of(u"SQL01"_s, u"Other"_s).known());
    const std::vector<int> numbers = estimates.numbersOf({u"sql03"_s, u"Sql02"_s});
    QCOMPARE(estimates.medians(u"load"_s, numbers, {1, 0}), (std::vector<Milliseconds>{100s, 25s}));
    QVERIFY(estimates.medians(u"other"_s, numbers, {0}).empty());
}

void TestPlan::onlySuccessesCount()
{
    AgentJob job;
    job.name = u"Load"_s;
    job.lastRuns = {{3, RunStatus::Succeeded, {}, 40s},
                    {2, RunStatus::Failed, {}, 1s},
                    {1, RunStatus::Succeeded, {}, 60s}};
    Estimates estimates;
    estimates.add(u"SQL01"_s, job);
    QCOMPARE(estimates.of(u"SQL01"_s, u"Load"_s).median, Milliseconds(50s));
    job.lastRuns = {{2, RunStatus::Failed, {}, 1s}};
    Estimates none;
    none.add(u"SQL01"_s, job);
    QVERIFY(none.isEmpty());
}

void TestPlan::percentiles()
{
    std::vector<Milliseconds> samples;
    for (int i = 0; i <= 100; ++i)
        samples.emplace_back(i * 10);
    const Estimate estimate = estimateOf(samples);
    QCOMPARE(estimate.p10, Milliseconds(100));
    QCOMPARE(estimate.median, Milliseconds(500));
    QCOMPARE(estimate.p90, Milliseconds(900));
    QVERIFY(!estimateOf({}).known());
}

void TestPlan::candidates()
{
    FleetSnapshot fleet;
    const auto add = [&](const QString& name, const QString& group, const QStringList& tags) {
        ServerSnapshot server;
        server.name = name;
        server.group = group;
        server.tags = tags;
        fleet.servers.append(server);
    };
    add(u"SQL01"_s, u"Prod"_s, {u"ssis"_s});
    add(u"SQL02"_s, u"Prod/Finance"_s, {});
    add(u"SQL03"_s, u"Production"_s, {u"SSIS"_s});
    QCOMPARE(candidateIndices({{u"sql03"_s, u"nope"_s, u"SQL01"_s, u"SQL03"_s}, {}, {}}, fleet),
             (std::vector{2, 0}));
    QCOMPARE(candidateIndices({{}, u"prod"_s, {}}, fleet), (std::vector{0, 1})); // not "Production"
    QCOMPARE(candidateIndices({{}, {}, u"ssis"_s}, fleet), (std::vector{0, 2}));
    QVERIFY(candidateIndices({}, fleet).empty());
}

namespace {

Placement idleServers(int count, int slots)
{
    Placement placement;
    for (int i = 0; i < count; ++i) {
        Placement::Server server;
        server.name = u"S%1"_s.arg(i);
        server.slots = slots;
        placement.add(server);
    }
    return placement;
}

std::vector<int> firstServers(int count)
{
    std::vector<int> all(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        all[size_t(i)] = i;
    return all;
}

} // namespace

void TestPlan::readyTasksUseIdleServers()
{
    QVERIFY(rc::check("k ready tasks on k idle servers use k servers", [] {
        const int k = *rc::gen::inRange(1, 12);
        Placement placement = idleServers(k, *rc::gen::inRange(1, 5));
        const std::vector<int> all = firstServers(k);
        // Any history, unless a server is twice as slow as another: then a busy fast one may be the better.
        const bool known = *rc::gen::arbitrary<bool>();
        std::vector<Milliseconds> expected;
        for (int i = 0; i < k; ++i)
            expected.emplace_back(*rc::gen::inRange(1000, 2000));
        QSet<int> used;
        for (int task = 0; task < k; ++task) {
            Placement::Request request;
            request.candidates = &all;
            request.expected = known ? &expected : nullptr;
            const Placement::Choice choice = placement.choose(request);
            RC_ASSERT(choice.server >= 0);
            RC_ASSERT(!placement.why(request, choice).isEmpty());
            placement.reserve(choice.server, 1);
            used.insert(choice.server);
        }
        RC_ASSERT(used.size() == k);
    }));
}

void TestPlan::capacityIsNeverExceeded()
{
    QVERIFY(rc::check("reservations stay within the slots, and a choice always has room", [] {
        const int count = *rc::gen::inRange(1, 6);
        Placement placement = idleServers(count, *rc::gen::inRange(1, 5));
        const std::vector<int> all = firstServers(count);
        std::vector<std::pair<int, int>> running; // server, weight
        const auto moves = *rc::gen::container<std::vector<int>>(60, rc::gen::inRange(0, 8));
        for (const int move : moves) {
            if (move == 0 && !running.empty()) {
                placement.release(running.back().first, running.back().second);
                running.pop_back();
                continue;
            }
            Placement::Request request;
            request.candidates = &all;
            request.weight = move;
            const Placement::Choice choice = placement.choose(request);
            if (choice.server < 0) {
                for (const int server : all)
                    RC_ASSERT(!placement.hasRoom(server, move, -1));
                continue;
            }
            placement.reserve(choice.server, move);
            running.emplace_back(choice.server, move);
            for (const Placement::Server& server : placement.servers())
                RC_ASSERT(server.used <= server.slots);
        }
        for (const auto& [server, weight] : running)
            placement.release(server, weight);
        for (const Placement::Server& server : placement.servers())
            RC_ASSERT(server.used == 0 && server.jobs == 0);
    }));
}

void TestPlan::equalServersTakeTurns()
{
    Placement placement = idleServers(3, 1);
    const std::vector<int> all = firstServers(3);
    Placement::Request request;
    request.candidates = &all;
    QList<int> order;
    for (int i = 0; i < 6; ++i) {
        const int server = placement.choose(request).server;
        order.append(server);
        placement.reserve(server, 1);
        placement.release(server, 1);
    }
    QCOMPARE(order, (QList{0, 1, 2, 0, 1, 2}));
}

void TestPlan::durations_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << qint64(0) << u"0 ms"_s;
    QTest::newRow("850") << qint64(850) << u"850 ms"_s;
    QTest::newRow("seconds") << qint64(42'400) << u"42 s"_s;
    QTest::newRow("minutes") << qint64(130'000) << u"2 m 10 s"_s;
    QTest::newRow("rounds up") << qint64(59'600) << u"1 m 00 s"_s;
    QTest::newRow("hours") << qint64(3'725'000) << u"1 h 02 m"_s;
}

void TestPlan::durations()
{
    QFETCH(qint64, ms);
    QTEST(durationText(Milliseconds(ms)), "text");
}

QTEST_APPLESS_MAIN(TestPlan)
#include "tst_plan.moc"
