// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A run at a moment: whatever way it was reached, it is what its events until then say.
#include "longrun.h"
#include "run/runmoment.h"
#include "virtualrun.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <rapidcheck.h>

using namespace virtualrun;

namespace {

Played play(quint64 seed)
{
    packagegen::Random random(seed);
    const FleetSnapshot fleet = packagegen::fleet(random);
    Behaviour behaviour;
    behaviour.again = random.below(3);
    behaviour.control = random.oneIn(2) ? 15 : 0;
    World world(packagegen::runnable(random, fleet), fleet, seed, behaviour);
    RC_ASSERT(world.run());
    return {world.machine.package(), world.events};
}

// What a straight replay of the first `count` events shows.
struct Straight
{
    Straight(const Played& run, int count)
    {
        model.begin(run.package);
        timeline.begin(run.package);
        for (int i = 0; i < count; ++i) {
            model.apply(run.events.at(i));
            timeline.apply(run.events.at(i));
        }
    }
    RunModel model;
    TimelineModel timeline;
};

bool same(RunMoment& moment, const Straight& straight)
{
    return moment.run()->rows() == straight.model.rows() &&
           moment.run()->isActive() == straight.model.isActive() &&
           moment.run()->isPaused() == straight.model.isPaused() &&
           moment.run()->outcome() == straight.model.outcome() &&
           moment.run()->startedAt() == straight.model.startedAt() &&
           moment.run()->endedAt() == straight.model.endedAt() &&
           moment.timeline()->bars() == straight.timeline.bars() &&
           moment.timeline()->servers() == straight.timeline.servers();
}

} // namespace

class TestRunMoment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyWayLeadsToTheSame();
    void theModelsKeepTheirContract();
    void theEndFollowsWhatComes();
    void anEarlierMomentWaits();
    void stepsGoFromEventToEvent();
    void aPastRunEndsWithItsLastEvent();
    void aLongRunIsTheSameFromAllSides();
};

void TestRunMoment::anyWayLeadsToTheSame()
{
    QVERIFY(rc::check("moments", [](quint64 seed) {
        const Played run = play(seed);
        if (run.events.isEmpty())
            return;
        RunMoment moment;
        moment.begin(run.package, false, run.events);
        RC_ASSERT(same(moment, Straight(run, int(run.events.size()))));
        packagegen::Random random(seed ^ 3);
        const qint64 whole = moment.tape().beginsAt().msecsTo(moment.tape().endsAt());
        for (int i = 0; i < 12; ++i) { // forward and back, far and near
            const QDateTime at = moment.tape().beginsAt().addMSecs(random.below(int(whole) + 1));
            moment.seek(at);
            int count = 0;
            while (count < run.events.size() && run.events.at(count).at <= at)
                ++count;
            RC_ASSERT(same(moment, Straight(run, count)));
            RC_ASSERT(moment.run()->now() == at);
        }
        moment.toEnd();
        RC_ASSERT(same(moment, Straight(run, int(run.events.size()))));
    }));
}

void TestRunMoment::theModelsKeepTheirContract()
{
    RunMoment moment;
    QAbstractItemModelTester runTester(moment.run(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QAbstractItemModelTester barTester(moment.timeline(),
                                       QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (quint64 seed = 1; seed < 10; ++seed) {
        const Played run = play(seed);
        moment.begin(run.package, false, run.events);
        for (const int part : {50, 10, 90, 0, 100}) {
            const qint64 whole = moment.tape().beginsAt().msecsTo(moment.tape().endsAt());
            moment.seek(moment.tape().beginsAt().addMSecs(whole * part / 100));
        }
    }
}

void TestRunMoment::theEndFollowsWhatComes()
{
    const Played run = play(7);
    RunMoment moment;
    moment.begin(run.package, true);
    moment.setExpected(run.package.tasks.first().id, 17s);
    for (const RunEvent& event : run.events)
        moment.append(event);
    QVERIFY(moment.isAtEnd());
    QVERIFY(!moment.isLive()); // it ended
    QCOMPARE(moment.run()->rows().first().expected, 17s);
    moment.seek(moment.tape().beginsAt());
    QCOMPARE(moment.run()->rows().first().expected, 17s); // no event tells it, so none takes it back
}

void TestRunMoment::anEarlierMomentWaits()
{
    const Played run = play(7);
    const int half = int(run.events.size()) / 2;
    RunMoment moment;
    moment.begin(run.package, true, run.events.first(half));
    QVERIFY(moment.isLive());
    const QDateTime begin = moment.tape().beginsAt();
    moment.seek(begin);
    QSignalSpy changed(moment.run(), &RunModel::taskStateChanged);
    QSignalSpy inserted(moment.timeline(), &QAbstractItemModel::rowsInserted);
    QSignalSpy grew(&moment, &RunMoment::grew);
    for (const RunEvent& event : run.events.sliced(half))
        moment.append(event);
    QCOMPARE(grew.size(), run.events.size() - half);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(moment.moment(), begin);
    moment.toEnd();
    QVERIFY(same(moment, Straight(run, int(run.events.size()))));
}

void TestRunMoment::stepsGoFromEventToEvent()
{
    const Played run = play(11);
    RunMoment moment;
    moment.begin(run.package, false, run.events);
    QVERIFY(!moment.nextEvent().isValid());
    QList<QDateTime> back;
    for (QDateTime at = moment.previousEvent(); at.isValid(); at = moment.previousEvent()) {
        QVERIFY(back.isEmpty() || at < back.first());
        back.prepend(at);
        moment.seek(at);
    }
    QCOMPARE(back.first(), moment.tape().beginsAt());
    QList<QDateTime> forward{moment.moment()};
    for (QDateTime at = moment.nextEvent(); at.isValid(); at = moment.nextEvent()) {
        forward.append(at);
        moment.seek(at);
    }
    QCOMPARE(forward.last(), moment.tape().endsAt());
    forward.removeLast(); // where the way back began
    QCOMPARE(forward, back);

    moment.seek(moment.tape().beginsAt());
    int failures = 0;
    for (QDateTime at = moment.nextFailure(); at.isValid(); at = moment.nextFailure()) {
        ++failures;
        moment.seek(at);
    }
    QVERIFY(failures > 0);
    QVERIFY(moment.moment() <= moment.tape().endsAt());
}

void TestRunMoment::aPastRunEndsWithItsLastEvent()
{
    const Played run = play(7);
    const int half = int(run.events.size()) / 2;
    RunMoment moment;
    moment.begin(run.package, false, run.events.first(half)); // its program died
    QVERIFY(!moment.isLive());
    QCOMPARE(moment.run()->now(), moment.tape().endsAt());
    QVERIFY(!moment.timeline()->isMomentChosen());
    moment.seek(moment.tape().endsAt().addDays(1));
    QCOMPARE(moment.moment(), moment.tape().endsAt());
    QVERIFY(moment.timeline()->isMomentChosen());
}

void TestRunMoment::aLongRunIsTheSameFromAllSides()
{
    const Played run = longRun();
    RunMoment moment;
    moment.begin(run.package, false, run.events);
    for (const qsizetype count : {50'000, 1'000, 99'000, 51'000, 1}) {
        moment.seek(run.events.at(count - 1).at);
        QVERIFY2(same(moment, Straight(run, int(count))), qPrintable(QString::number(count)));
    }
    moment.toEnd();
    QVERIFY(same(moment, Straight(run, int(run.events.size()))));
}

QTEST_GUILESS_MAIN(TestRunMoment)
#include "tst_runmoment.moc"
