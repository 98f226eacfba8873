// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two programs on one journal, over the real driver: leave, resume, watch, ask, open again.
#include "run/journal.h"
#include "run/runlock.h"
#include "session/fleetsession.h"
#include "sessionscenario.h"

#include <QSignalSpy>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000;

Task onServer(const QString& id, const QString& job, const QString& server)
{
    Task task;
    task.id = id;
    task.name = id;
    task.job = job;
    task.where.servers = {server};
    return task;
}

// A long job, then a quick one on another server.
ParentPackage longThenQuick(const QString& server)
{
    ParentPackage package;
    package.name = u"Two"_s;
    package.tasks = {onServer(u"long"_s, u"Long"_s, server), onServer(u"quick"_s, u"Quick"_s, u"SQL02"_s)};
    package.constraints = {{u"c1"_s, u"long"_s, u"quick"_s, ConstraintKind::Completion, {}, {}}};
    return package;
}

struct Reply
{
    bool came = false;
    QString error;
    std::function<void(const QString&)> taker()
    {
        return [this](const QString& text) {
            came = true;
            error = text;
        };
    }
};

} // namespace

class TestSessionRuns : public QObject
{
    Q_OBJECT

    SimfleetProcess m_fleet;

    FleetSession::Options options() const
    {
        FleetSession::Options wishes;
        wishes.configFolder = m_fleet.configFolder();
        wishes.slowestPoll = std::chrono::milliseconds(300);
        return wishes;
    }
    static void read(FleetSession& session)
    {
        session.connectFleet();
        QTRY_COMPARE_WITH_TIMEOUT(session.fleet()->onlineCount(), kServers, kPatience);
    }
    // How many runs of the job the server's history knows, by a session that only looks.
    static int runsOf(FleetSession& session, const QString& server, const QString& job, qint64 above)
    {
        int runs = -1;
        session.readHistory(server, job, above, 100, &session,
                            [&](const AgentResult<QList<HistoryRow>>& rows) {
                                runs = 0;
                                for (const HistoryRow& row : rows.value_or(QList<HistoryRow>()))
                                    runs += row.step == 0 ? 1 : 0;
                            });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(runs >= 0, kPatience); }();
        return runs;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString error = m_fleet.start({kServers, sessionScenario(), 60.0, 1, {}});
        QVERIFY2(error.isEmpty(), qPrintable(error));
        exportPasswords(m_fleet);
    }

    // The job goes on while nobody looks; whoever comes next follows that very run and starts what is next.
    void leftRunIsPickedUp()
    {
        RunId run;
        {
            FleetSession session(options());
            read(session);
            QCOMPARE(session.startRun(longThenQuick(u"SQL01"_s), {}), QString());
            QCOMPARE(session.ownership(), FleetSession::Ownership::Own);
            QTRY_COMPARE_WITH_TIMEOUT(session.run()->row(u"long"_s)->state, TaskState::Running, kPatience);
            run = session.runId();
            session.leaveRun();
            QCOMPARE(session.ownership(), FleetSession::Ownership::None);
            QVERIFY(!session.isRunning());
        }
        FleetSession session(options());
        read(session);
        QList<RunRecord> found;
        session.findInterrupted(&session, [&](const tl::expected<QList<RunRecord>, QString>& runs) {
            found = runs.value_or(QList<RunRecord>());
        });
        QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, kPatience);
        QCOMPARE(found.first().id, run);
        Reply reply;
        QSignalSpy finished(&session, &FleetSession::runFinished);
        session.resumeRun(run, &session, reply.taker());
        QTRY_VERIFY_WITH_TIMEOUT(reply.came, kPatience);
        QCOMPARE(reply.error, QString());
        QCOMPARE(session.ownership(), FleetSession::Ownership::Own);
        QCOMPARE(session.run()->row(u"long"_s)->attempts, 1); // the models know what was before
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
        QCOMPARE(session.run()->row(u"long"_s)->outcome, TaskOutcome::Succeeded);
        QCOMPARE(session.run()->row(u"long"_s)->attempts, 1);
        QCOMPARE(session.run()->row(u"quick"_s)->outcome, TaskOutcome::Succeeded);
        QCOMPARE(session.summary()->outcome, RunOutcome::Succeeded);
    }

    void secondProgramWatchesAndAsks()
    {
        FleetSession owner(options());
        read(owner);
        QCOMPARE(owner.startRun(longThenQuick(u"SQL03"_s), {}), QString());
        QTRY_COMPARE_WITH_TIMEOUT(owner.run()->row(u"long"_s)->state, TaskState::Running, kPatience);
        FleetSession watcher(options());
        Reply refused;
        watcher.resumeRun(owner.runId(), &watcher, refused.taker());
        QTRY_VERIFY_WITH_TIMEOUT(refused.came, kPatience);
        QVERIFY2(refused.error.contains(u"looked after"_s), qPrintable(refused.error));
        QCOMPARE(watcher.run()->rowCount(), 0); // a run that is not taken up is not shown as if it were
        Reply watching;
        watcher.watchRun(owner.runId(), &watcher, watching.taker());
        QTRY_VERIFY_WITH_TIMEOUT(watching.came, kPatience);
        QCOMPARE(watching.error, QString());
        QCOMPARE(watcher.ownership(), FleetSession::Ownership::Watching);
        QTRY_COMPARE_WITH_TIMEOUT(watcher.run()->row(u"long"_s)->state, TaskState::Running, kPatience);
        QSignalSpy ownersEnd(&owner, &FleetSession::runFinished);
        QSignalSpy watchersEnd(&watcher, &FleetSession::runFinished);
        QCOMPARE(watcher.control({ControlVerb::CancelTask, u"long"_s}), QString());
        QTRY_COMPARE_WITH_TIMEOUT(ownersEnd.size(), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(watchersEnd.size(), 1, kPatience);
        QCOMPARE(watcher.run()->row(u"long"_s)->outcome, TaskOutcome::Cancelled);
        QCOMPARE(watcher.run()->row(u"quick"_s)->outcome, TaskOutcome::Succeeded); // after a completion
        QCOMPARE(watcher.summary()->outcome, owner.summary()->outcome);
    }

    void failedTaskRunsAgainInTheSameRun()
    {
        FleetSession session(options());
        read(session);
        ParentPackage package;
        package.name = u"Fails"_s;
        package.tasks = {onServer(u"bad"_s, u"Fails"_s, u"SQL04"_s),
                         onServer(u"next"_s, u"Quick"_s, u"SQL05"_s)};
        package.constraints = {{u"c1"_s, u"bad"_s, u"next"_s, ConstraintKind::Success, {}, {}}};
        QSignalSpy finished(&session, &FleetSession::runFinished);
        QCOMPARE(session.startRun(package, {}), QString());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        const RunId run = session.runId();
        QCOMPARE(session.run()->row(u"next"_s)->outcome, TaskOutcome::Skipped);
        QCOMPARE(session.control({ControlVerb::RerunFailed}), QString());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
        QCOMPARE(session.runId(), run);
        QCOMPARE(session.run()->row(u"bad"_s)->attempts, 2);
        QCOMPARE(session.run()->row(u"bad"_s)->outcome, TaskOutcome::Failed); // the job always fails
        QCOMPARE(session.run()->row(u"next"_s)->outcome, TaskOutcome::Skipped);
        QCOMPARE(listRuns(session.journalFile())->first().id, run);
        // A run that is over takes no other wishes, and a read-only program none at all.
        QVERIFY(!session.control({ControlVerb::Pause}).isEmpty());
        session.setReadOnly(true);
        QVERIFY(!session.control({ControlVerb::RerunFailed}).isEmpty());
        QVERIFY(!session.startRun(package, {}).isEmpty());
        QCOMPARE(runsOf(session, u"SQL05"_s, u"Quick"_s, 0), 4); // of the fleet's past; none of ours
    }

    void productionServersAreNamed()
    {
        FleetSession session(options());
        QList<Server> servers = session.servers();
        for (Server& server : servers) {
            if (server.name == "SQL06"_L1)
                server.tags += u"Production"_s;
        }
        QCOMPARE(session.setServers(servers), QString());
        ParentPackage package;
        package.tasks = {onServer(u"a"_s, u"Quick"_s, u"SQL05"_s), onServer(u"b"_s, u"Quick"_s, u"SQL06"_s)};
        package.tasks[0].where.servers = {u"SQL05"_s, u"SQL06"_s};
        const QList<FleetSession::ProductionStart> starts = session.productionStarts(package);
        QCOMPARE(starts.size(), 2);
        QCOMPARE(starts.at(0).servers, QStringList{u"SQL06"_s});
        package.tasks[1].disabled = true;
        QCOMPARE(session.productionStarts(package).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSessionRuns)
#include "tst_sessionruns.moc"
