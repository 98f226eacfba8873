// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which notifications follow from what happens, with nothing shown and no clock.
#include "notify/notificationrules.h"
#include "run/runmodel.h"

#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(int second)
{
    return QDateTime(QDate(2026, 11, 26), QTime(22, 0), Qt::UTC).addSecs(second);
}

// A run of tasks that is told to the rules event by event, as the session tells it.
class Stage
{
public:
    explicit Stage(int tasks = 3)
    {
        package.name = u"Nightly load"_s;
        for (int i = 0; i < tasks; ++i) {
            Task task;
            task.id = u"t%1"_s.arg(i);
            task.name = u"Load %1"_s.arg(i);
            package.tasks.append(task);
        }
        model.begin(package);
        rules.begin(package, model);
    }
    QList<Notification> tell(RunEventBody body)
    {
        const RunEvent event{++m_sequence, at(int(m_sequence)), std::move(body)};
        model.apply(event);
        return rules.take(event, model, active);
    }
    QList<Notification> end(int task, TaskOutcome outcome, const QString& error = u"no such table"_s,
                            int attempts = 1)
    {
        return tell(TaskEnded{u"t%1"_s.arg(task),
                              u"SQL01"_s,
                              outcome,
                              attempts,
                              {},
                              {},
                              outcome == TaskOutcome::Failed ? FailureKind::JobFailed : FailureKind::None,
                              outcome == TaskOutcome::Succeeded ? QString() : error});
    }
    void start() { QVERIFY(tell(RunStarted{u"r1"_s, {}, {}}).isEmpty()); }

    ParentPackage package;
    RunModel model;
    NotificationRules rules;
    bool active = false;

private:
    qint64 m_sequence = 0;
};

} // namespace

class TestNotificationRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endOfARun_data();
    void endOfARun();
    void firstFailureOnly();
    void attemptsAndRerunsTellNothingTwice();
    void nothingWhileTheWindowIsInUse();
    void eachKindHasItsSwitch_data();
    void eachKindHasItsSwitch();
    void personIsCalledOnceForAll();
    void heldTaskCalls();
    void serverIsTimed();
    void windowIsToldOnce();
    void takenOverRunsTellOnlyWhatIsNew();
    void nextStartRemembers();
    void textsAreShortAndSafe();
    void choicesAreKept();
};

void TestNotificationRules::endOfARun_data()
{
    QTest::addColumn<RunOutcome>("outcome");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("body");
    QTest::newRow("well") << RunOutcome::Succeeded << u"Nightly load: Succeeded"_s
                          << u"3 task(s) succeeded."_s;
    QTest::newRow("failed") << RunOutcome::Failed << u"Nightly load: Failed"_s
                            << u"1 of 3 task(s) did not succeed. First: Load 1 on SQL01. no such table"_s;
}

void TestNotificationRules::endOfARun()
{
    QFETCH(RunOutcome, outcome);
    Stage stage;
    stage.start();
    stage.end(0, TaskOutcome::Succeeded);
    stage.end(1, outcome == RunOutcome::Failed ? TaskOutcome::Failed : TaskOutcome::Succeeded);
    stage.end(2, TaskOutcome::Succeeded);
    const QList<Notification> told = stage.tell(RunEnded{outcome});
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().kind, NotificationKind::RunEnded);
    QTEST(told.first().title, "title");
    QTEST(told.first().body, "body");
    QCOMPARE(told.first().task, outcome == RunOutcome::Failed ? u"t1"_s : QString());
    QCOMPARE(told.first().run, u"r1"_s);
}

void TestNotificationRules::firstFailureOnly()
{
    Stage stage;
    stage.start();
    const QList<Notification> first = stage.end(1, TaskOutcome::Failed);
    QCOMPARE(first.size(), 1);
    QCOMPARE(first.first().kind, NotificationKind::FirstFailure);
    QCOMPARE(first.first().task, u"t1"_s);
    QCOMPARE(first.first().body, u"Load 1 on SQL01: The job failed. no such table"_s);
    Stage engine; // whose errors name server, job and end themselves: said once
    engine.start();
    QCOMPARE(
        engine.end(1, TaskOutcome::Failed, u"SQL01, job Load: The job failed.  The step: no such table"_s)
            .first()
            .body,
        u"Load 1 on SQL01: The job failed. The step: no such table"_s);
    QVERIFY(stage.end(0, TaskOutcome::Failed).isEmpty());
    const QList<Notification> end = stage.tell(RunEnded{RunOutcome::Failed});
    QCOMPARE(end.size(), 1);
    QCOMPARE(end.first().key, first.first().key); // takes its place on the screen
}

void TestNotificationRules::attemptsAndRerunsTellNothingTwice()
{
    Stage stage;
    stage.start();
    // An attempt that is tried again is no failure yet.
    QVERIFY(
        stage.tell(AttemptEnded{u"t0"_s, u"SQL01"_s, 1, TaskOutcome::Failed, FailureKind::JobFailed, u"x"_s})
            .isEmpty());
    QVERIFY(stage.tell(RetryScheduled{u"t0"_s, 2, std::chrono::seconds(30)}).isEmpty());
    QCOMPARE(stage.end(0, TaskOutcome::Failed, u"x"_s, 2).size(), 1);
    QCOMPARE(stage.tell(RunEnded{RunOutcome::Failed}).size(), 1);
    QVERIFY(stage.tell(RunReopened{}).isEmpty());
    QVERIFY(stage.tell(TaskReopened{u"t0"_s}).isEmpty());
    QVERIFY(stage.end(0, TaskOutcome::Failed, u"x"_s, 3).isEmpty()); // the same run: not the first any more
    QCOMPARE(stage.tell(RunEnded{RunOutcome::Failed}).size(), 1);    // but another end
}

void TestNotificationRules::nothingWhileTheWindowIsInUse()
{
    Stage stage;
    stage.start();
    stage.active = true;
    QVERIFY(stage.end(0, TaskOutcome::Failed).isEmpty());
    QVERIFY(stage.end(1, TaskOutcome::Unknown).isEmpty());
    stage.active = false; // what was seen then is not told later
    QVERIFY(stage.end(2, TaskOutcome::Failed).isEmpty());
    QCOMPARE(stage.tell(RunEnded{RunOutcome::Unknown}).size(), 1);
}

void TestNotificationRules::eachKindHasItsSwitch_data()
{
    QTest::addColumn<NotificationKind>("off");
    for (int kind = 0; kind < int(NotificationKind::Count); ++kind)
        QTest::addRow("%d", kind) << NotificationKind(kind);
}

void TestNotificationRules::eachKindHasItsSwitch()
{
    QFETCH(NotificationKind, off);
    Stage stage;
    NotificationChoices choices;
    choices.about.at(std::size_t(off)) = false;
    stage.rules.setChoices(choices);
    stage.start();
    QList<Notification> told = stage.end(0, TaskOutcome::Failed);
    told += stage.end(1, TaskOutcome::Unknown);
    told += stage.tell(ServerLost{u"SQL02"_s, {}});
    told += stage.rules.tick(at(10'000), false);
    told += stage.rules.endangered(u"06:00"_s, u"06:30"_s, u"t2"_s, false);
    told += stage.tell(RunEnded{RunOutcome::Failed});
    QSet<int> kinds;
    for (const Notification& notification : std::as_const(told))
        kinds.insert(int(notification.kind));
    QCOMPARE(told.size(), int(NotificationKind::Count) - 1);
    QCOMPARE(kinds.size(), told.size());
    QVERIFY(!kinds.contains(int(off)));
}

void TestNotificationRules::personIsCalledOnceForAll()
{
    Stage stage(4);
    stage.start();
    const QList<Notification> first = stage.end(0, TaskOutcome::Unknown);
    QCOMPARE(first.size(), 1);
    QCOMPARE(first.first().kind, NotificationKind::PersonNeeded);
    QVERIFY(first.first().urgent);
    QCOMPARE(first.first().body, u"How Load 0 on SQL01 ended is not known. A person has to decide."_s);
    QVERIFY(stage.end(1, TaskOutcome::Unknown).isEmpty()); // whoever comes finds it
    stage.tell(OutcomeDecided{u"t0"_s, TaskOutcome::Failed, u"ann"_s});
    QVERIFY(stage.end(2, TaskOutcome::Unknown).isEmpty()); // another one still waits
    stage.tell(OutcomeDecided{u"t1"_s, TaskOutcome::Failed, u"ann"_s});
    stage.tell(OutcomeDecided{u"t2"_s, TaskOutcome::Failed, u"ann"_s});
    QCOMPARE(stage.end(3, TaskOutcome::Unknown).size(), 1); // the person had done with it
    stage.tell(TaskReopened{u"t3"_s});
    QVERIFY(stage.end(3, TaskOutcome::Unknown).isEmpty()); // the same cause again
}

void TestNotificationRules::heldTaskCalls()
{
    Stage stage;
    stage.start();
    QVERIFY(stage.tell(HoldChanged{u"t0"_s, true}).isEmpty()); // a person does that
    const QList<Notification> told = stage.tell(TaskHeld{u"t0"_s});
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().kind, NotificationKind::PersonNeeded);
    QCOMPARE(told.first().task, u"t0"_s);
    stage.tell(HoldChanged{u"t0"_s, false});
    QCOMPARE(stage.tell(TaskHeld{u"t1"_s}).size(), 1);
}

void TestNotificationRules::serverIsTimed()
{
    Stage stage;
    stage.start();
    QVERIFY(!stage.rules.nextTick().isValid());
    QVERIFY(stage.tell(ServerLost{u"SQL01"_s, u"no answer"_s}).isEmpty());
    const QDateTime lost = at(2);
    QCOMPARE(stage.rules.nextTick(), lost.addSecs(300));
    QVERIFY(stage.rules.tick(lost.addSecs(299), false).isEmpty());
    stage.tell(ServerBack{u"SQL01"_s}); // in time
    QVERIFY(!stage.rules.nextTick().isValid());
    QVERIFY(stage.rules.tick(lost.addSecs(9999), false).isEmpty());
    stage.tell(ServerLost{u"SQL01"_s, {}});
    stage.tell(ServerLost{u"SQL01"_s, {}}); // told again: since the first time
    const QList<Notification> told = stage.rules.tick(at(4).addSecs(300), false);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().title, u"SQL01 does not answer"_s);
    QVERIFY(stage.rules.tick(at(99'999), false).isEmpty());
    stage.tell(ServerBack{u"SQL01"_s});
    stage.tell(ServerLost{u"SQL01"_s, {}});
    QVERIFY(stage.rules.tick(at(99'999), false).isEmpty()); // once a run
    stage.tell(ServerLost{u"SQL02"_s, {}});
    stage.tell(RunEnded{RunOutcome::Failed});
    QVERIFY(!stage.rules.nextTick().isValid()); // over: nobody waits for it
}

void TestNotificationRules::windowIsToldOnce()
{
    Stage stage;
    stage.start();
    const QList<Notification> told = stage.rules.endangered(u"06:00"_s, u"06:40"_s, u"t2"_s, false);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().task, u"t2"_s);
    QCOMPARE(told.first().body,
             u"It ends at 06:00, and the run cannot end before 06:40. Last on the longest way: Load 2."_s);
    QVERIFY(stage.rules.endangered(u"06:00"_s, u"07:00"_s, u"t1"_s, false).isEmpty());
}

void TestNotificationRules::takenOverRunsTellOnlyWhatIsNew()
{
    Stage before;
    before.start();
    before.end(0, TaskOutcome::Failed);
    before.end(1, TaskOutcome::Unknown);
    // Another program: it reads the journal into its model, and only then do the rules see it.
    Stage after;
    after.model.apply({1, at(1), RunStarted{u"r1"_s, {}, {}}});
    after.model.apply({2, at(2), TaskEnded{u"t0"_s, u"SQL01"_s, TaskOutcome::Failed, 1, {}, {}, {}, u"x"_s}});
    after.model.apply({3, at(3), TaskEnded{u"t1"_s, u"SQL01"_s, TaskOutcome::Unknown, 1, {}, {}, {}, {}}});
    after.rules.begin(after.package, after.model);
    QVERIFY(after.end(2, TaskOutcome::Failed).isEmpty()); // not the first
    QCOMPARE(after.tell(RunEnded{RunOutcome::Unknown}).size(), 1);
}

void TestNotificationRules::nextStartRemembers()
{
    Stage before;
    before.start();
    QCOMPARE(before.rules.endangered(u"06:00"_s, u"06:40"_s, {}, false).size(), 1);
    Stage after;
    after.rules.setTold(before.rules.told());
    after.start();
    QVERIFY(after.rules.endangered(u"06:00"_s, u"06:50"_s, {}, false).isEmpty());
    Stage other;
    other.rules.setTold(before.rules.told());
    other.tell(RunStarted{u"r2"_s, {}, {}});
    QCOMPARE(other.rules.endangered(u"06:00"_s, u"06:50"_s, {}, false).size(), 1); // another run
    for (int run = 0; run < 2000; ++run) {
        other.tell(RunStarted{u"x%1"_s.arg(run), {}, {}});
        (void)other.rules.endangered({}, {}, {}, false);
    }
    QVERIFY(other.rules.told().size() <= 1000); // it does not grow for ever
}

void TestNotificationRules::textsAreShortAndSafe()
{
    QCOMPARE(notificationText(u"a\n\tb \u202ec"_s, 99), u"a b c"_s);
    QCOMPARE(notificationText(u"x"_s.repeated(500), 10), u"x"_s.repeated(9) + u'…');
    QVERIFY(!notificationText(u"🚂"_s.repeated(50), 10).back().isHighSurrogate());
    QCOMPARE(notificationText(u"🚂"_s.repeated(50), 10), u"🚂🚂🚂🚂…"_s);
    QCOMPARE(notificationText(u"Data Source=S;Password=geheim 1;User=u"_s, 99),
             u"Data Source=S;Password=… 1;User=u"_s);
    for (const QString& secret :
         {u"pwd=\"top secret\";"_s, u"PASSWORD = 'top secret'"_s, u"Pwd={top secret};"_s, u"password:top,"_s})
        QVERIFY2(!notificationText(secret, 99).contains(u"top"), qPrintable(secret));
    Stage stage;
    stage.package.tasks[0].name = u"<b>%1</b>"_s;
    stage.rules.begin(stage.package, stage.model);
    stage.start();
    const QList<Notification> told = stage.end(0, TaskOutcome::Failed, u"y"_s.repeated(10'000'000));
    QVERIFY(told.first().body.startsWith(u"<b>%1</b> on SQL01"_s)); // plain: who shows it escapes it
    QVERIFY(told.first().body.size() < 300);
}

void TestNotificationRules::choicesAreKept()
{
    NotificationChoices choices;
    QCOMPARE(NotificationChoices::from({}), choices);
    choices.about = {true, false, true, false, false};
    choices.lostMinutes = 17;
    choices.tray = true;
    QCOMPARE(NotificationChoices::from(choices.kept()), choices);
    QVariantHash broken = choices.kept();
    broken.insert(u"lostMinutes"_s, -5);
    QCOMPARE(NotificationChoices::from(broken).lostMinutes, 1);
}

QTEST_GUILESS_MAIN(TestNotificationRules)
#include "tst_notificationrules.moc"
