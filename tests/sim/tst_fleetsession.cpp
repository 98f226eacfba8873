// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/journal.h"
#include "session/fleetsession.h"
#include "sessionscenario.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000;

Task onServer(const QString& id, const QString& job, const QStringList& servers)
{
    Task task;
    task.id = id;
    task.name = id;
    task.job = job;
    task.where.servers = servers;
    return task;
}

Contact contactOf(const FleetSession& session, const QString& server)
{
    return Contact(session.fleet()->indexOf(server).data(FleetModel::ContactRole).toInt());
}

} // namespace

class TestFleetSession : public QObject
{
    Q_OBJECT

    SimfleetProcess m_fleet;

    FleetSession::Options options() const
    {
        FleetSession::Options wishes;
        wishes.configFolder = m_fleet.configFolder();
        wishes.slowestPoll = std::chrono::milliseconds(500);
        return wishes;
    }
    static void read(FleetSession& session)
    {
        QSignalSpy refreshed(&session, &FleetSession::fleetRefreshed);
        session.connectFleet();
        QTRY_COMPARE_WITH_TIMEOUT(session.fleet()->onlineCount(), kServers, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(refreshed.size() >= kServers, kPatience);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!SimfleetProcess::available())
            QSKIP("stellwerk-simfleet is not built");
        const QString error = m_fleet.start({kServers, sessionScenario(), 20.0, 1, {}});
        QVERIFY2(error.isEmpty(), qPrintable(error));
        exportPasswords(m_fleet);
    }

    void readsTheFleet()
    {
        FleetSession session(options());
        QVERIFY2(session.registryError().isEmpty(), qPrintable(session.registryError()));
        QCOMPARE(session.servers().size(), kServers);
        QAbstractItemModelTester tester(session.fleet(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        read(session);
        const auto job = session.fleet()->job(u"SQL01"_s, u"Quick"_s);
        QVERIFY(job.has_value());
        QCOMPARE(job->steps.size(), 2);
        QCOMPARE(job->state, JobState::Idle);
        QVERIFY(!job->lastRuns.isEmpty());
        QVERIFY(job->usualDuration.has_value());
        // An hour of zone and seven minutes of error are taken out.
        for (const QString& server : {u"SQL01"_s, u"SQL02"_s, u"SQL03"_s}) {
            const auto known = session.fleet()->job(server, u"Quick"_s);
            const qint64 ago = session.toUtc(server, known->lastRuns.first().startedLocal)
                                   .secsTo(QDateTime::currentDateTimeUtc());
            QVERIFY2(ago > -60, qPrintable(u"%1: %2 s"_s.arg(server).arg(ago)));
        }
        const FleetFacts facts = session.facts();
        QVERIFY(facts.known);
        QVERIFY(facts.servers.first().jobs.has_value());
        QCOMPARE(facts.servers.first().jobs->size(), 4);
    }

    // The poll that sees a run's end brings its row to the tree; no further request is made for it, which
    // would stand before the next start there.
    void theTreeKnowsARunsEndAtOnce()
    {
        FleetSession session(options());
        read(session);
        ParentPackage package;
        package.name = u"One"_s;
        package.tasks = {onServer(u"only"_s, u"Quick"_s, {u"SQL06"_s})};
        const auto runs = [&] { return session.fleet()->job(u"SQL06"_s, u"Quick"_s)->lastRuns; };
        const qint64 before = runs().first().instanceId;
        qint64 atItsEnd = 0;
        connect(&session, &FleetSession::runEvent, this, [&](const RunEvent& event) {
            if (std::holds_alternative<AttemptEnded>(event.body))
                atItsEnd = runs().first().instanceId;
        });
        QSignalSpy finished(&session, &FleetSession::runFinished);
        QCOMPARE(session.startRun(package, {}), QString());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QVERIFY2(atItsEnd > before, qPrintable(u"%1, %2"_s.arg(before).arg(atItsEnd)));
    }

    // A fails on purpose, its failure branch runs, what needed its success is skipped.
    void runsAPackage()
    {
        FleetSession session(options());
        QAbstractItemModelTester testLog(session.log(),
                                         QAbstractItemModelTester::FailureReportingMode::Fatal);
        QAbstractItemModelTester testRun(session.run(),
                                         QAbstractItemModelTester::FailureReportingMode::Fatal);
        QAbstractItemModelTester testBars(session.timeline(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
        read(session);
        ParentPackage package;
        package.name = u"Small"_s;
        package.tasks = {onServer(u"first"_s, u"Quick"_s, {u"SQL01"_s}),
                         onServer(u"breaks"_s, u"Fails"_s, {u"SQL02"_s}),
                         onServer(u"repair"_s, u"Quick"_s, {u"SQL03"_s, u"SQL04"_s}),
                         onServer(u"never"_s, u"Quick"_s, {u"SQL05"_s})};
        package.constraints = {{u"c1"_s, u"first"_s, u"breaks"_s, ConstraintKind::Success, {}, {}},
                               {u"c2"_s, u"breaks"_s, u"repair"_s, ConstraintKind::Failure, {}, {}},
                               {u"c3"_s, u"breaks"_s, u"never"_s, ConstraintKind::Success, {}, {}}};
        QSignalSpy finished(&session, &FleetSession::runFinished);
        QSignalSpy events(&session, &FleetSession::runEvent);
        const QString error = session.startRun(package, u"small.stellwerk"_s);
        QVERIFY2(error.isEmpty(), qPrintable(error));
        QVERIFY(session.isRunning());
        QVERIFY(!session.startRun(package, {}).isEmpty()); // one at a time
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QCOMPARE(session.run()->row(u"first"_s)->outcome, TaskOutcome::Succeeded);
        QCOMPARE(session.run()->row(u"breaks"_s)->outcome, TaskOutcome::Failed);
        QCOMPARE(session.run()->row(u"repair"_s)->outcome, TaskOutcome::Succeeded);
        QCOMPARE(session.run()->row(u"never"_s)->outcome, TaskOutcome::Skipped);
        QVERIFY2(session.run()->row(u"breaks"_s)->error.contains(u"failed"_s),
                 qPrintable(session.run()->row(u"breaks"_s)->error));
        const RunSummary summary = session.summary().value();
        QCOMPARE(summary.succeeded, 2);
        QCOMPARE(summary.failed, 1);
        QCOMPARE(summary.skipped, 1);
        QCOMPARE(session.timeline()->rowCount(), 3);
        checkLog(session);
        // The journal holds what was told.
        const auto told = loadEvents(session.journalFile(), summary.run);
        QVERIFY(told.has_value());
        QCOMPARE(told->size(), events.size());
    }

    static void checkLog(const FleetSession& session)
    {
        int history = 0;
        bool saidWhy = false;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (int row = 0; row < session.log()->rowCount(); ++row) {
            const LogRecord& line = session.log()->record(row);
            if (line.source != LogSource::History)
                continue;
            ++history;
            saidWhy = saidWhy || line.message.contains(u"Disk is full."_s);
            // True time, whatever the server's clock says.
            QVERIFY2(std::abs(line.at.secsTo(now)) < 30,
                     qPrintable(line.server + line.at.toString(Qt::ISODate)));
        }
        QCOMPARE(history, 8); // two steps and an outcome twice, a step and an outcome of the failure
        QVERIFY(saidWhy);
    }

    // What the package logged in msdb stands in the log, the bubbling error once.
    void packagesTellTheirLog()
    {
        FleetSession::Options wishes = options();
        wishes.readLogs = true;
        FleetSession session(wishes);
        read(session);
        ParentPackage package;
        package.name = u"SSIS"_s;
        package.tasks = {onServer(u"rates"_s, u"Package"_s, {u"SQL03"_s})};
        QSignalSpy finished(&session, &FleetSession::runFinished);
        QCOMPARE(session.startRun(package, {}), QString());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        const auto lines = [&session](LogLevel level) {
            int count = 0;
            for (int row = 0; row < session.log()->rowCount(); ++row) {
                const LogRecord& line = session.log()->record(row);
                count +=
                    line.source == LogSource::Ssis && line.level == level && line.task == u"rates"_s ? 1 : 0;
            }
            return count;
        };
        QTRY_VERIFY_WITH_TIMEOUT(lines(LogLevel::Error) > 0, kPatience);
        QVERIFY(lines(LogLevel::Info) > 2); // PackageStart, PackageEnd and more
        QVERIFY(lines(LogLevel::Error) <= 3);
    }

    void cancelStopsTheJobs()
    {
        FleetSession session(options());
        read(session);
        ParentPackage package;
        package.name = u"Long"_s;
        package.tasks = {onServer(u"long"_s, u"Long"_s, {u"SQL06"_s}),
                         onServer(u"after"_s, u"Quick"_s, {u"SQL06"_s})};
        package.constraints = {{u"c1"_s, u"long"_s, u"after"_s, ConstraintKind::Success, {}, {}}};
        QSignalSpy finished(&session, &FleetSession::runFinished);
        QCOMPARE(session.startRun(package, {}), QString());
        QTRY_COMPARE_WITH_TIMEOUT(session.run()->row(u"long"_s)->state, TaskState::Running, kPatience);
        QVERIFY(!session.setServers({}).isEmpty()); // not while it runs there
        session.stopRun();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QCOMPARE(session.run()->row(u"long"_s)->outcome, TaskOutcome::Cancelled);
        QCOMPARE(session.run()->outcome(), RunOutcome::Cancelled);
        session.refresh(u"SQL06"_s);
        QTRY_COMPARE_WITH_TIMEOUT(session.fleet()->job(u"SQL06"_s, u"Long"_s)->state, JobState::Idle,
                                  kPatience);
    }

    void refusedLoginIsTroubleOfOneServer()
    {
        qputenv("STELLWERK_PASSWORD_SQL03", "wrong");
        FleetSession session(options());
        session.connectFleet({u"SQL03"_s});
        QTRY_COMPARE_WITH_TIMEOUT(contactOf(session, u"SQL03"_s), Contact::Trouble, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(session.fleet()->onlineCount(), kServers - 1, kPatience);
        const QString error = session.fleet()->indexOf(u"SQL03"_s).data(FleetModel::ErrorTextRole).toString();
        QVERIFY2(error.contains(u"18456"_s), qPrintable(error));
        QVERIFY(!error.contains(u"wrong"_s));
        // Asked for again, it is well.
        session.setPassword(u"SQL03"_s, m_fleet.password());
        session.refresh(u"SQL03"_s);
        QTRY_COMPARE_WITH_TIMEOUT(contactOf(session, u"SQL03"_s), Contact::Online, kPatience);
        exportPasswords(m_fleet);
    }

    void readOnlyStartsNothing()
    {
        FleetSession::Options wishes = options();
        wishes.readOnly = true;
        FleetSession session(wishes);
        ParentPackage package;
        package.tasks = {onServer(u"a"_s, u"Quick"_s, {u"SQL01"_s})};
        QVERIFY(!session.startRun(package, {}).isEmpty());
        QVERIFY(!session.isRunning());
    }
};

QTEST_GUILESS_MAIN(TestFleetSession)
#include "tst_fleetsession.moc"
