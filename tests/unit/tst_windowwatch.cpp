// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The warning of a processing window, on virtual time: nothing here looks at a clock.
#include "run/windowwatch.h"

#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime kStart(QDate(2026, 11, 26), QTime(22, 0), Qt::UTC);

ParentPackage packageOf(const QStringList& tasks, const QList<Constraint>& constraints, const QString& endsBy)
{
    ParentPackage package;
    for (const QString& id : tasks) {
        Task task;
        task.id = task.name = task.job = id;
        package.tasks.append(task);
    }
    package.constraints = constraints;
    if (!endsBy.isEmpty())
        package.window = ProcessingWindow{endsBy};
    return package;
}

Constraint edge(const QString& from, const QString& to, ConstraintKind kind = ConstraintKind::Success)
{
    Constraint made;
    made.id = from + to;
    made.from = from;
    made.to = to;
    made.kind = kind;
    return made;
}

using Rows = QHash<TaskId, WindowWatch::Progress>;

WindowWatch::Forecast forecast(const ParentPackage& package, const Rows& rows, const QDateTime& now)
{
    const WindowWatch watch(package, kStart, QTimeZone::utc());
    return watch.forecast([&](const Task& task) { return rows.value(task.id); }, now);
}

WindowWatch::Progress usual(std::chrono::seconds takes)
{
    return {TaskState::Waiting, {}, {}, takes};
}

WindowWatch::Progress running(const QDateTime& since, std::chrono::seconds takes)
{
    return {TaskState::Running, {}, since, takes};
}

WindowWatch::Progress ended(TaskOutcome outcome)
{
    return {TaskState::Ended, outcome, kStart, 1h};
}

} // namespace

class TestWindowWatch final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWindowEndsAtTheNextSuchTimeOfDay();
    void theLongestWayCounts();
    void anyWaitsForTheFirst();
    void whatRunsIsCountedOn();
    void whatOnlyAFailureStartsIsNotExpected();
    void unknownDurationsAndCirclesDoNotWarn();
    void aLongChainIsWalked();
};

void TestWindowWatch::theWindowEndsAtTheNextSuchTimeOfDay()
{
    const auto endOf = [](const QString& endsBy, const QTimeZone& zone) {
        return WindowWatch(packageOf({}, {}, endsBy), kStart, zone).windowEnd();
    };
    QCOMPARE(endOf(u"23:30"_s, QTimeZone::utc()), kStart.addSecs(90 * 60));
    QCOMPARE(endOf(u"06:00"_s, QTimeZone::utc()), kStart.addSecs(8 * 3600));
    QCOMPARE(endOf(u"22:00"_s, QTimeZone::utc()), kStart.addSecs(24 * 3600));
    // 22:00 UTC is 23:00 there.
    QCOMPARE(endOf(u"23:30"_s, QTimeZone(3600)), kStart.addSecs(30 * 60));
    QVERIFY(!endOf({}, QTimeZone::utc()).isValid());
    QVERIFY(!endOf(u"25:99"_s, QTimeZone::utc()).isValid());
}

void TestWindowWatch::theLongestWayCounts()
{
    const ParentPackage package = packageOf(
        {u"A"_s, u"B"_s, u"C"_s, u"D"_s},
        {edge(u"A"_s, u"B"_s), edge(u"A"_s, u"C"_s), edge(u"B"_s, u"D"_s), edge(u"C"_s, u"D"_s)}, {});
    const Rows rows{
        {u"A"_s, usual(10min)}, {u"B"_s, usual(5min)}, {u"C"_s, usual(30min)}, {u"D"_s, usual(1min)}};
    const auto result = forecast(package, rows, kStart);
    QCOMPARE(result.end, kStart.addSecs(41 * 60));
    QCOMPARE(result.last, u"D"_s);
}

void TestWindowWatch::anyWaitsForTheFirst()
{
    ParentPackage package =
        packageOf({u"A"_s, u"B"_s, u"C"_s}, {edge(u"A"_s, u"C"_s), edge(u"B"_s, u"C"_s)}, {});
    package.tasks[2].join = Join::Any;
    const Rows rows{{u"A"_s, usual(2min)}, {u"B"_s, usual(10min)}, {u"C"_s, usual(1min)}};
    const auto result = forecast(package, rows, kStart);
    QCOMPARE(result.end, kStart.addSecs(10 * 60));
    QCOMPARE(result.last, u"B"_s);
}

void TestWindowWatch::whatRunsIsCountedOn()
{
    const ParentPackage package = packageOf({u"A"_s, u"B"_s}, {edge(u"A"_s, u"B"_s)}, {});
    const QDateTime now = kStart.addSecs(20 * 60);
    const Rows early{{u"A"_s, running(kStart, 30min)}, {u"B"_s, usual(5min)}};
    QCOMPARE(forecast(package, early, now).end, kStart.addSecs(35 * 60));
    // It takes longer than usual already: it may end any moment, not in the past.
    const Rows late{{u"A"_s, running(kStart, 10min)}, {u"B"_s, usual(5min)}};
    QCOMPARE(forecast(package, late, now).end, now.addSecs(5 * 60));
    const Rows over{{u"A"_s, ended(TaskOutcome::Succeeded)}, {u"B"_s, ended(TaskOutcome::Succeeded)}};
    QCOMPARE(forecast(package, over, now).end, now);
    QVERIFY(forecast(package, over, now).last.isEmpty());
}

void TestWindowWatch::whatOnlyAFailureStartsIsNotExpected()
{
    const ParentPackage package = packageOf({u"A"_s, u"Repair"_s, u"Report"_s},
                                            {edge(u"A"_s, u"Repair"_s, ConstraintKind::Failure),
                                             edge(u"Repair"_s, u"Report"_s, ConstraintKind::Completion)},
                                            {});
    Rows rows{{u"A"_s, usual(10min)}, {u"Repair"_s, usual(2h)}, {u"Report"_s, usual(1h)}};
    QCOMPARE(forecast(package, rows, kStart).end, kStart.addSecs(10 * 60));
    rows.insert(u"A"_s, ended(TaskOutcome::Failed)); // now it is
    QCOMPARE(forecast(package, rows, kStart).end, kStart.addSecs(3 * 3600));
    rows.insert(u"A"_s, ended(TaskOutcome::Unknown)); // of that nobody knows what follows
    QCOMPARE(forecast(package, rows, kStart).end, kStart);
}

void TestWindowWatch::unknownDurationsAndCirclesDoNotWarn()
{
    const ParentPackage package =
        packageOf({u"A"_s, u"B"_s, u"C"_s}, {edge(u"B"_s, u"C"_s), edge(u"C"_s, u"B"_s)}, {});
    const Rows rows{{u"A"_s, usual(0s)}, {u"B"_s, usual(1h)}, {u"C"_s, usual(1h)}};
    QCOMPARE(forecast(package, rows, kStart).end, kStart);
}

void TestWindowWatch::aLongChainIsWalked()
{
    QStringList names;
    QList<Constraint> chain;
    Rows rows;
    for (int i = 0; i < 20000; ++i) {
        names.append(QString::number(i));
        rows.insert(names.last(), usual(1s));
        if (i > 0)
            chain.prepend(edge(QString::number(i - 1), QString::number(i)));
    }
    QCOMPARE(forecast(packageOf(names, chain, {}), rows, kStart).end, kStart.addSecs(20000));
}

QTEST_GUILESS_MAIN(TestWindowWatch)
#include "tst_windowwatch.moc"
