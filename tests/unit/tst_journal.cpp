// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Events as JSON, the journal that keeps them, and what is read from it: summary, replay, report.
#include "run/journal.h"
#include "run/journalschema.h"
#include "run/replay.h"
#include "run/runevents_json.h"
#include "run/runmodel.h"
#include "run/timelinemodel.h"
#include "virtualrun.h"

#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace virtualrun;

namespace {

// One of each, with awkward texts.
QList<RunEvent> everyEvent()
{
    const QDateTime at = QDateTime::fromString(u"2026-11-22T23:31:44.007Z"_s, Qt::ISODateWithMs);
    const QString text = u"Größe \"1\" \\ \n 🚂 ]["_s;
    const QList<RunEventBody> bodies{
        RunStarted{u"r1"_s, text, u"/tmp/a b.stellwerk"_s},
        TaskReady{text},
        TaskPlaced{u"t1"_s, u"SQL01"_s, text},
        StartRequested{u"t1"_s, u"SQL01"_s, 2},
        AttemptStarted{u"t1"_s, u"SQL01"_s, 2, u"2026-11-23T00:31:44"_s},
        StepFinished{u"t1"_s, u"SQL01"_s, 2, 3, text, TaskOutcome::Failed, text, 61s},
        AttemptEnded{u"t1"_s, u"SQL01"_s, 2, TaskOutcome::Failed, FailureKind::TimedOut, text},
        RetryScheduled{u"t1"_s, 3, 90'500ms},
        TaskEnded{u"t1"_s,
                  u"SQL01"_s,
                  TaskOutcome::SucceededWithWarnings,
                  3,
                  at,
                  at.addMSecs(1500),
                  FailureKind::None,
                  {}},
        TaskEnded{u"t2"_s, {}, TaskOutcome::Cancelled, 0, {}, at, FailureKind::NoCandidate, text},
        TaskSkipped{u"t3"_s, text},
        CancelRequested{},
        CancelRequested{u"t1"_s},
        ServerLost{u"SQL01"_s, text},
        ServerBack{u"SQL01"_s},
        StopRequested{u"t1"_s, u"SQL01"_s, 2, true},
        StartRequested{u"t2"_s, u"SQL01"_s, 1, u"2026-11-22T23:31:44.007"_s},
        StartAccepted{u"t2"_s, u"SQL01"_s, 1, QJsonObject{{u"session"_s, 12}}},
        RunPaused{},
        RunContinued{},
        HoldChanged{u"t2"_s, true},
        TaskHeld{u"t2"_s},
        RunReopened{},
        TaskReopened{u"t2"_s},
        RunTakenOver{u"host"_s, 4711},
        OutcomeDecided{u"t2"_s, TaskOutcome::Failed, text},
        TaskSkipped{u"t4"_s, text, true},
        CancelRequested{{}, true},
        RunEnded{RunOutcome::SucceededWithWarnings}};
    QList<RunEvent> events;
    for (const RunEventBody& body : bodies)
        events.append(RunEvent{events.size() + 1, at.addMSecs(events.size()), body});
    return events;
}

RunRecord recordOf(const RunId& id, const ParentPackage& package = {}, const FleetSnapshot& fleet = {})
{
    RunRecord record;
    record.id = id;
    record.package = package;
    record.fleet = fleet;
    record.file = u"/tmp/p.stellwerk"_s;
    record.started = QDateTime::fromString(u"2026-11-22T23:31:44.007Z"_s, Qt::ISODateWithMs);
    record.host = u"controller"_s;
    record.pid = 4711;
    return record;
}

QByteArray linesOf(const QList<RunEvent>& events)
{
    QByteArray lines;
    for (const RunEvent& event : events)
        lines += toLine(event, u"r1"_s) + '\n';
    return lines;
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eventsAsJson();
    void wordsOfTheInterface();
    void writtenIsRead();
    void journalIsDurableAndVersioned();
    void olderVersionIsBroughtForward();
    void unwritableJournalSaysSoAndTriesAgain();
    void oneUnreadableRunHidesNoOther();
    void twoJournalsOnOneFile();
    void replayGivesTheSameState();
    void summary();
};

void TestJournal::eventsAsJson()
{
    for (const RunEvent& event : everyEvent()) {
        const QByteArray line = toLine(event, u"r1"_s);
        QVERIFY(!line.contains('\n'));
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QCOMPARE(object, toJson(event, u"r1"_s));
        QVERIFY(line.startsWith("{\"t\":\"2026-11-22T23:31:44.0"));
        const auto again = runEventFromJson(object);
        QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error()));
        QCOMPARE(again->sequence, event.sequence);
        QCOMPARE(again->at, event.at);
        QCOMPARE(again->body.index(), event.body.index());
        QCOMPARE(toLine(*again, u"r1"_s), line);
    }
    QVERIFY(!runEventFromJson({}));
    QVERIFY(!runEventFromJson({{u"type"_s, u"task_ready"_s}}));
}

void TestJournal::wordsOfTheInterface()
{
    QStringList types;
    for (const RunEvent& event : everyEvent()) {
        if (!types.contains(typeOf(event)))
            types.append(typeOf(event));
    }
    QCOMPARE(types.join(u' '),
             u"run_started task_ready task_placed start_requested attempt_started step_finished "
             "attempt_ended retry_scheduled task_ended task_skipped cancel_requested server_lost "
             "server_back stop_requested start_accepted run_paused run_continued hold_changed task_held "
             "run_reopened task_reopened run_taken_over outcome_decided run_ended"_s);
    const auto keys = [](int event) { return toJson(everyEvent().at(event), u"r1"_s).keys(); };
    for (const QString& key : {u"task"_s, u"server"_s, u"why"_s})
        QVERIFY(keys(2).contains(key));
    for (const QString& key : {u"step"_s, u"name"_s, u"outcome"_s, u"message"_s})
        QVERIFY(keys(5).contains(key));
    for (const QString& key : {u"task"_s, u"server"_s, u"outcome"_s, u"attempts"_s, u"started"_s, u"ended"_s,
                               u"duration_ms"_s, u"error"_s})
        QVERIFY(keys(8).contains(key));
    QCOMPARE(toJson(everyEvent().at(8), u"r1"_s).value(u"duration_ms"_s).toInt(), 1500);
    RunSummary summary;
    summary.run = u"r1"_s;
    summary.outcome = RunOutcome::Failed;
    summary.servers = {{u"SQL01"_s, 1500ms, 2}};
    QVERIFY(toLine(summary).startsWith(
        "{\"type\":\"summary\",\"run\":\"r1\",\"outcome\":\"failed\",\"tasks\":{"));
    const QJsonObject object = toJson(summary);
    for (const QString& key : {u"succeeded"_s, u"failed"_s, u"cancelled"_s, u"skipped"_s, u"unknown"_s})
        QVERIFY(object.value(u"tasks"_s).toObject().contains(key));
    QVERIFY(object.contains(u"makespan_ms"_s) && object.contains(u"lower_bound_ms"_s));
}

void TestJournal::writtenIsRead()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"config/runs.sqlite"_s);
    QCOMPARE(listRuns(file)->size(), 0); // not there yet
    packagegen::Random random(4);
    const RunRecord record = recordOf(u"r1"_s, packagegen::decorated(random), packagegen::fleet(random));
    {
        Journal journal(file);
        QSignalSpy durable(&journal, &Journal::durable);
        journal.beginRun(record);
        quint64 ticket = 0;
        for (const RunEvent& event : everyEvent())
            ticket = journal.append(u"r1"_s, {event});
        QTRY_VERIFY(!durable.isEmpty() && durable.constLast().constFirst().toULongLong() == ticket);
        journal.beginRun(recordOf(u"r2"_s)); // not waited for: the destructor writes it
    }
    const auto runs = listRuns(file);
    QVERIFY2(runs.has_value(), runs ? "" : qPrintable(runs.error()));
    QCOMPARE(runs->size(), 2);
    const auto read = loadRun(file, u"r1"_s);
    QVERIFY(read.has_value());
    QCOMPARE(read->package, record.package);
    QCOMPARE(read->fleet, record.fleet);
    QCOMPARE(read->file, record.file);
    QCOMPARE(read->started, record.started);
    QCOMPARE(read->outcome, RunOutcome::SucceededWithWarnings);
    QCOMPARE(read->ended, everyEvent().constLast().at);
    QCOMPARE(read->pid, 4711);
    QVERIFY(!loadRun(file, u"r2"_s)->ended.isValid());
    QVERIFY(!loadRun(file, u"gone"_s));
    QCOMPARE(linesOf(*loadEvents(file, u"r1"_s)), linesOf(everyEvent()));
}

void TestJournal::journalIsDurableAndVersioned()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    {
        JournalConnection connection;
        QCOMPARE(connection.open(file, JournalConnection::Access::Write), QString());
        const auto pragma = [&](const QString& name) {
            QSqlQuery query(connection.database());
            return query.exec(u"PRAGMA "_s + name) && query.next() ? query.value(0).toString() : QString();
        };
        QCOMPARE(pragma(u"journal_mode"_s), u"wal"_s);
        QCOMPARE(pragma(u"synchronous"_s), u"2"_s); // FULL
        QCOMPARE(pragma(u"user_version"_s), QString::number(kJournalVersion));
        QVERIFY(pragma(u"user_version = 99"_s).isEmpty());
    }
    JournalConnection newer;
    QVERIFY(newer.open(file, JournalConnection::Access::Write).contains(u"newer Stellwerk"_s));
    QVERIFY(!listRuns(file));
}

// A journal as version 1 wrote it, with a run: nothing is lost, and it can be asked for things.
void TestJournal::olderVersionIsBroughtForward()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    {
        QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        old.setDatabaseName(file);
        QVERIFY(old.open());
        QSqlQuery query(old);
        for (
            const QString& statement :
            {u"CREATE TABLE runs (id TEXT PRIMARY KEY, package TEXT NOT NULL, fleet TEXT NOT NULL, file TEXT "
             u"NOT NULL,"
             " started TEXT NOT NULL, ended TEXT, outcome TEXT, host TEXT NOT NULL, pid INTEGER NOT NULL) WITHOUT ROWID"_s,
             u"CREATE TABLE events (run TEXT NOT NULL REFERENCES runs(id), sequence INTEGER NOT NULL, at "
             u"TEXT NOT NULL,"
             " type TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (run, sequence)) WITHOUT ROWID"_s,
             u"CREATE INDEX runs_by_start ON runs(started)"_s, u"PRAGMA user_version = 1"_s,
             u"INSERT INTO runs VALUES ('old', '{\"formatVersion\":1,\"name\":\"n\",\"tasks\":[]}', '[]', '',"
             " '2026-11-20T01:02:03.004Z', NULL, NULL, 'h', 1)"_s,
             u"INSERT INTO events VALUES ('old', 1, '2026-11-20T01:02:03.004Z', 'run_started',"
             " '{\"t\":\"2026-11-20T01:02:03.004Z\",\"type\":\"run_started\",\"run\":\"old\",\"seq\":1,"
             "\"package\":\"n\",\"file\":null}')"_s})
            QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
        query.finish();
        old.close();
    }
    QSqlDatabase::removeDatabase(u"old"_s);
    QCOMPARE(listRuns(file)->size(), 1); // reading needs no migration
    Journal journal(file);
    QSignalSpy durable(&journal, &Journal::durable);
    journal.append(u"old"_s, {RunEvent{2, QDateTime::currentDateTimeUtc(), RunPaused{}}});
    QTRY_COMPARE(durable.size(), 1);
    QCOMPARE(loadEvents(file, u"old"_s)->size(), 2);
    auto lock = RunLock::acquire(file, u"old"_s);
    QVERIFY(lock.has_value());
    QSignalSpy requested(&journal, &Journal::requested);
    QCOMPARE(requestControl(file, u"old"_s, {ControlVerb::Pause}), QString());
    journal.own(u"old"_s, std::move(*lock));
    QTRY_COMPARE(requested.size(), 1);
}

void TestJournal::unwritableJournalSaysSoAndTriesAgain()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    QFile garbage(file);
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write(QByteArray(5000, 'x'));
    garbage.close();
    Journal journal(file);
    QSignalSpy durable(&journal, &Journal::durable);
    QSignalSpy failed(&journal, &Journal::failed);
    journal.beginRun(recordOf(u"r1"_s));
    const quint64 first = journal.append(u"r1"_s, everyEvent().mid(0, 3));
    QTRY_VERIFY(!failed.isEmpty() && failed.constLast().constFirst().toULongLong() == first);
    QVERIFY(failed.constFirst().at(1).toString().contains(u"Move it away"_s));
    QVERIFY(QFile::remove(file));
    journal.append(u"r1"_s, everyEvent().mid(3, 2));
    QTRY_VERIFY(!durable.isEmpty());
    QCOMPARE(loadEvents(file, u"r1"_s)->size(), 5); // with what could not be written before
}

void TestJournal::oneUnreadableRunHidesNoOther()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    {
        Journal journal(file);
        journal.beginRun(recordOf(u"r1"_s));
        journal.beginRun(recordOf(u"r2"_s));
    }
    {
        JournalConnection connection;
        QCOMPARE(connection.open(file, JournalConnection::Access::Write), QString());
        QSqlQuery query(connection.database());
        QVERIFY(query.exec(u"UPDATE runs SET package = '{broken' WHERE id = 'r2'"_s));
    }
    const auto runs = listRuns(file);
    QCOMPARE(runs->size(), 2);
    QCOMPARE(runs->first().id, u"r2"_s);
    QVERIFY2(runs->first().unreadable.contains(u"r2"_s), qPrintable(runs->first().unreadable));
    QVERIFY(runs->last().unreadable.isEmpty());
    QVERIFY(!loadRun(file, u"r2"_s));
    QStringList wrong;
    QCOMPARE(interruptedRuns(file, &wrong)->size(), 1);
    QCOMPARE(wrong.size(), 1);
}

void TestJournal::twoJournalsOnOneFile()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    {
        Journal one(file);
        Journal two(file);
        one.beginRun(recordOf(u"r1"_s));
        two.beginRun(recordOf(u"r2"_s));
        for (const RunEvent& event : everyEvent()) {
            one.append(u"r1"_s, {event});
            two.append(u"r2"_s, {event});
        }
    }
    QCOMPARE(loadEvents(file, u"r1"_s)->size(), everyEvent().size());
    QCOMPARE(loadEvents(file, u"r2"_s)->size(), everyEvent().size());
}

void TestJournal::replayGivesTheSameState()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    for (int seed = 0; seed < 30; ++seed) {
        packagegen::Random random(quint64(seed) + 100);
        const FleetSnapshot fleet = packagegen::fleet(random);
        const ParentPackage package = packagegen::runnable(random, fleet);
        const RunId id = u"run%1"_s.arg(seed);
        World world(package, fleet, quint64(seed), {});
        QVERIFY(world.run());
        {
            Journal journal(file);
            journal.beginRun(recordOf(id, package, fleet));
            journal.append(id, world.events);
        }
        const auto replay = loadReplay(file, id);
        QVERIFY2(replay.has_value(), replay ? "" : qPrintable(replay.error()));
        RunModel live;
        RunModel replayed;
        TimelineModel timeline;
        live.begin(package);
        for (const RunEvent& event : std::as_const(world.events))
            live.apply(event);
        replay->show(&replayed, &timeline);
        for (const Task& task : package.tasks) {
            QCOMPARE(replayed.row(task.id)->outcome, world.machine.outcome(task.id));
            QCOMPARE(replayed.row(task.id)->state, world.machine.state(task.id));
            QCOMPARE(replayed.row(task.id)->server, live.row(task.id)->server);
            QCOMPARE(replayed.row(task.id)->started, live.row(task.id)->started);
        }
        QCOMPARE(replayed.outcome(), world.machine.outcome());
        for (const TimelineModel::Bar& bar : timeline.bars())
            QVERIFY(bar.outcome && bar.ended.isValid());
        const RunSummary summary = replay->summary();
        QCOMPARE(summary, summarize(id, package, fleet, world.events));
        QCOMPARE(summary.succeeded + summary.failed + summary.cancelled + summary.skipped + summary.unknown,
                 int(package.tasks.size()));
        QVERIFY(summary.lowerBound <= summary.makespan);
    }
}

void TestJournal::summary()
{
    // a (60 s) before b (30 s), c (80 s) beside them, all on a server with one slot for each two.
    ParentPackage package;
    for (const QString& id : {u"a"_s, u"b"_s, u"c"_s}) {
        Task task;
        task.id = task.job = task.name = id;
        task.where.servers = {u"S"_s};
        package.tasks.append(task);
    }
    package.constraints = {Constraint{u"c1"_s, u"a"_s, u"b"_s, ConstraintKind::Success, {}, {}}};
    FleetSnapshot fleet;
    fleet.servers = {ServerSnapshot{u"S"_s, {}, {}, 2, 0, false}};
    QList<RunEvent> events;
    const auto add = [&](int second, RunEventBody body) {
        events.append(
            RunEvent{events.size() + 1, QDateTime::fromMSecsSinceEpoch(second * 1000, Qt::UTC), body});
    };
    const auto attempt = [&](const QString& task, int from, int to) {
        add(from, AttemptStarted{task, u"S"_s, 1, {}});
        add(to, AttemptEnded{task, u"S"_s, 1, TaskOutcome::Succeeded, FailureKind::None, {}});
        add(to, TaskEnded{task, u"S"_s, TaskOutcome::Succeeded, 1, {}, {}, FailureKind::None, {}});
    };
    add(0, RunStarted{u"r"_s, u"P"_s, {}});
    attempt(u"a"_s, 0, 60);
    attempt(u"c"_s, 0, 80); // the order of the rows does not matter to sums
    attempt(u"b"_s, 65, 95);
    add(100, RunEnded{RunOutcome::Succeeded});
    RunSummary summary = summarize(u"r"_s, package, fleet, events);
    QCOMPARE(summary.makespan, std::chrono::milliseconds(100s));
    QCOMPARE(summary.lowerBound, std::chrono::milliseconds(90s)); // a then b
    QCOMPARE(summary.servers, (QList<RunSummary::ServerUse>{{u"S"_s, 170s, 3}}));
    QCOMPARE(summary.succeeded, 3);
    package.maxConcurrent = 1;
    QCOMPARE(summarize(u"r"_s, package, fleet, events).lowerBound, std::chrono::milliseconds(170s));
    package.maxConcurrent.reset();
    package.constraints.clear();
    QCOMPARE(summarize(u"r"_s, package, fleet, events).lowerBound, std::chrono::milliseconds(85s)); // 170 / 2
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
