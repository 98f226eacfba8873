// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The deterministic simulation, small: what holds, what was found by it, and that it finds what is broken on
// purpose. The many seeds are ./dev simulate (docs/simulation.md).
#include "simulation.h"

#include <QTest>

using namespace simulation;
using namespace Qt::StringLiterals;

class TestSimulation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void invariantsHold();
    void foundBefore_data();
    void foundBefore();
    void isDeterministic();
    void findsWhatIsBroken_data();
    void findsWhatIsBroken();
};

void TestSimulation::invariantsHold()
{
    Tally tally;
    for (quint64 seed = 1; seed <= 300; ++seed) {
        const SeedResult result = runSeed(seed, {});
        QVERIFY2(result.violation.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(result.violation)));
        tally.add(result.tally);
    }
    // It is about something: jobs were started, programs killed, and little of it is unknown.
    QVERIFY(tally.starts > 500);
    QVERIFY(tally.kills > 50);
    QVERIFY(tally.unknown * 10 < tally.attempts);
}

void TestSimulation::foundBefore_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<bool>("harsh");
    QTest::addRow("a start that had not gone out yet went out after its cancel") << quint64(331) << true;
    QTest::addRow("a stop asked for while the server's clock was not known yet") << quint64(1707) << true;
    QTest::addRow("the alarm of a stop stood where an earlier program had set it") << quint64(233) << true;
    QTest::addRow("a rerun opened an unknown task") << quint64(11506) << true;
    QTest::addRow("the controller's clock was set back before the first contact") << quint64(2444) << true;
    QTest::addRow("the server's clock went to summer time before the first contact") << quint64(4244) << true;
    QTest::addRow("history was purged and the Agent restarted after a success") << quint64(111) << true;
    QTest::addRow("the job was deleted and the Agent restarted after a success") << quint64(565) << true;
    QTest::addRow("an adopted run was over by a clock set back, and waited for without end")
        << quint64(38492) << false;
    QTest::addRow("a schedule's run just after the Agent's restart was taken for the own")
        << quint64(7046) << false;
    QTest::addRow("another's run that was adopted hid the own, which was over") << quint64(12576) << false;
    QTest::addRow("a schedule's run in the same second hid the own, which was over")
        << quint64(19803) << false;
    QTest::addRow("after two restarts no row was left of the own run") << quint64(38928) << false;
    QTest::addRow("a run that never began got the outcome of a later session") << quint64(26824) << false;
    QTest::addRow("the run of another task with the same job was taken for a start on its way")
        << quint64(61620) << false;
}

void TestSimulation::foundBefore()
{
    QFETCH(quint64, seed);
    QFETCH(bool, harsh);
    const SeedResult result = runSeed(seed, {.harsh = harsh});
    QCOMPARE(result.violation, QString());
}

void TestSimulation::isDeterministic()
{
    for (quint64 seed = 1; seed <= 20; ++seed) {
        QStringList first, second;
        (void)runSeed(seed, {.trace = [&](const QString& line) { first += line; }});
        (void)runSeed(seed, {.trace = [&](const QString& line) { second += line; }});
        QVERIFY(!first.isEmpty());
        QCOMPARE(first, second);
    }
}

void TestSimulation::findsWhatIsBroken_data()
{
    QTest::addColumn<Break>("broken");
    QTest::addRow("a lost start is sent again") << Break::DoubleStart;
    QTest::addRow("commands before their events are durable") << Break::ForgetDurability;
    QTest::addRow("any run's outcome is taken for the own") << Break::TrustAnyRun;
    QTest::addRow("an end is not passed on") << Break::ForgetTask;
    QTest::addRow("servers are overbooked") << Break::OverbookServer;
    QTest::addRow("unknown is told as success") << Break::UnknownIsFine;
    QTest::addRow("the last event is not read after a crash") << Break::DropLastEvent;
}

void TestSimulation::findsWhatIsBroken()
{
    QFETCH(Break, broken);
    quint64 seed = 1;
    while (seed <= 3000 && runSeed(seed, {.broken = broken}).violation.isEmpty())
        ++seed;
    QVERIFY2(seed <= 3000, "not found in 3000 seeds");
}

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
