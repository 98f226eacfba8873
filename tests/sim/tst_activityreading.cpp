// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Over the real driver: what running jobs are doing, the first real error of a failed run, and "what failed"
// as the page and the command line have it, by a login that reads the tables and by one that may not.
#include "agentfleetfixture.h"
#include "session/failurereader.h"
#include "session/fleetsession.h"
#include "session/runningwatch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 30'000;

const QByteArray kScenario = R"({"formatVersion": 1,
 "history": {"runs": 0, "days": 1, "logRuns": 0},
 "servers": [{"name": "SQL01"}, {"name": "SQL02", "utcOffsetMinutes": 120}],
 "logins": [{"name": "rita", "roles": ["SQLAgentOperatorRole"]}],
 "jobs": [
  {"name": "Goes on", "steps": [{"name": "Breaks", "duration": 2, "outcome": "fail", "onFail": "next",
     "error": "The feed was empty.", "errorNumber": 50001}, {"name": "Mends", "duration": 4000}]},
  {"name": "Fails", "steps": [{"name": "Prepare", "duration": 2}, {"name": "Load <b>", "duration": 2, "outcome": "fail",
     "error": "Disk 7 is full & gone.", "errorNumber": 1105}]},
  {"name": "Fails, too", "steps": [{"name": "Copy", "duration": 4, "outcome": "fail",
     "error": "Disk 9 is full & gone.", "errorNumber": 1105}]}]})";

template <class T>
QString wordsOf(const std::optional<AgentResult<T>>& answer)
{
    return !answer ? u"no answer"_s : answer->has_value() ? QString() : answer->error().summary();
}

} // namespace

class TestActivityReading final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void runningJobsTellTheirSteps_data();
    void runningJobsTellTheirSteps();
    void aFailedRunTellsItsSteps_data();
    void aFailedRunTellsItsSteps();
    void theWatchSeesWhatRuns();
    void whatFailedIsGroupedByCause();
    void theCommandLineTellsTheSame();
    void aRunOfOursTellsWhatItLost();

private:
    [[nodiscard]] std::unique_ptr<AgentClient> as(const QString& login, int server = 0)
    {
        return m_fleet->client(server, login);
    }
    [[nodiscard]] FleetSession::Options options() const;
    void start(int server, const QString& job);
    std::unique_ptr<AgentFleet> m_fleet;
    QTemporaryDir m_folder;
};

void TestActivityReading::initTestCase()
{
    if (!SimfleetProcess::available())
        QSKIP("stellwerk-simfleet was not built");
    SimfleetProcess::Options sim;
    sim.scenario = kScenario;
    sim.speed = 10;
    sim.servers = 2;
    m_fleet = std::make_unique<AgentFleet>(sim);
    QVERIFY2(m_fleet->error().isEmpty(), qPrintable(m_fleet->error()));
}

void TestActivityReading::start(int server, const QString& job)
{
    const auto client = as({}, server);
    const auto started = await<StartReceipt>([&](auto done) {
        client->startJob({job, {}, false}, this, done);
    });
    QVERIFY2(started && *started, qPrintable(job));
}

FleetSession::Options TestActivityReading::options() const
{
    FleetSession::Options options;
    options.configFolder = m_fleet->fleet.configFolder();
    options.askPassword = [password = m_fleet->fleet.password()](const Server&, auto done) {
        done(password);
    };
    options.keepHistory = true;
    options.historyPace = {10ms, 20ms, 200ms, 300ms, 50ms, 400, 4};
    return options;
}

void TestActivityReading::runningJobsTellTheirSteps_data()
{
    QTest::addColumn<QString>("login");
    QTest::newRow("tables") << QString();
    QTest::newRow("procedures") << u"rita"_s;
}

void TestActivityReading::runningJobsTellTheirSteps()
{
    QFETCH(QString, login);
    const auto client = as(login);
    std::optional<AgentResult<QList<RunningDetail>>> answer;
    const auto look = [&] {
        answer =
            await<QList<RunningDetail>>([&](auto done) { client->running(QDate(2000, 1, 1), this, done); });
        return answer && *answer;
    };
    QVERIFY2(look(), qPrintable(wordsOf(answer)));
    if ((*answer)->isEmpty())
        start(0, u"Goes on"_s);
    QTRY_VERIFY_WITH_TIMEOUT(look() && (*answer)->size() == 1 && (*answer)->first().step == 2, kPatience);
    const RunningDetail& job = (*answer)->first();
    QCOMPARE(job.stepName, u"Mends"_s);
    QCOMPARE(job.lastStep, 1);
    QCOMPARE(job.requestedSource.trimmed(), u"4"_s);
    QVERIFY(job.startedLocal.isValid());
    QCOMPARE(job.troubles.size(), 1);
    QCOMPARE(job.troubles.first().name, u"Breaks"_s);
    QCOMPARE(job.troubles.first().status, RunStatus::Failed);
    QVERIFY(job.troubles.first().message.contains(u"The feed was empty."_s));
    // Of an earlier day nothing is asked for: the answer holds what began since.
    answer = await<QList<RunningDetail>>(
        [&](auto done) { client->running(job.startedLocal.date().addDays(1), this, done); });
    QVERIFY(answer && *answer);
    QVERIFY((*answer)->first().troubles.isEmpty());
}

void TestActivityReading::aFailedRunTellsItsSteps_data()
{
    runningJobsTellTheirSteps_data();
}

void TestActivityReading::aFailedRunTellsItsSteps()
{
    QFETCH(QString, login);
    const auto client = as(login);
    const auto outcomes = [&] {
        const auto rows =
            await<QList<HistoryRow>>([&](auto done) { client->history(u"Fails"_s, 0, 100, this, done); });
        QList<HistoryRow> found;
        if (rows && *rows)
            std::copy_if((*rows)->cbegin(), (*rows)->cend(), std::back_inserter(found),
                         [](const HistoryRow& row) { return row.step == 0; });
        return found;
    };
    const qsizetype before = outcomes().size();
    start(0, u"Fails"_s);
    QTRY_COMPARE_WITH_TIMEOUT(outcomes().size(), before + 1, kPatience);
    const HistoryRow outcome = outcomes().last();
    const auto steps = await<QList<HistoryRow>>(
        [&](auto done) { client->runSteps(u"Fails"_s, outcome.instanceId, this, done); });
    QVERIFY2(steps && *steps, qPrintable(wordsOf(steps)));
    QCOMPARE((*steps)->size(), 3); // of this run only
    QCOMPARE((*steps)->at(0).status, RunStatus::Succeeded);
    QCOMPARE((*steps)->at(1).stepName, u"Load <b>"_s);
    QCOMPARE((*steps)->at(1).sqlMessageId, 1105);
    QCOMPARE((*steps)->at(2).instanceId, outcome.instanceId);
    const auto gone = await<QList<HistoryRow>>(
        [&](auto done) { client->runSteps(u"No such job"_s, outcome.instanceId, this, done); });
    QVERIFY(gone);
    QVERIFY(!*gone || (*gone)->isEmpty());
}

void TestActivityReading::theWatchSeesWhatRuns()
{
    FleetSession session(options());
    RunningWatch watch(&session);
    QVERIFY(watch.jobs().isEmpty());
    session.connectFleet();
    QTRY_COMPARE_WITH_TIMEOUT(watch.jobs().size(), 1, kPatience);
    QCOMPARE(watch.jobs().first().name, u"Goes on"_s);
    QVERIFY(watch.jobs().first().sinceUtc.isValid());
    QVERIFY(!watch.jobs().first().detail); // nobody looks: nobody asks
    watch.setLooking(true);
    QTRY_VERIFY_WITH_TIMEOUT(watch.jobs().first().detail && watch.jobs().first().detail->step == 2,
                             kPatience);
    QCOMPARE(watch.jobs().first().detail->troubles.size(), 1);
}

void TestActivityReading::whatFailedIsGroupedByCause()
{
    FleetSession session(options());
    session.connectFleet();
    start(1, u"Fails, too"_s);
    FailureReader failures(&session);
    connect(&session, &FleetSession::historyChanged, &failures, &FailureReader::refresh);
    failures.setSince(QDateTime::currentDateTimeUtc().addDays(-2));
    // Two jobs on two servers, one in another zone: the same error but for a number, so one cause.
    QTRY_VERIFY_WITH_TIMEOUT(failures.causes().size() == 1 && failures.causes().first().jobs.size() == 2,
                             kPatience);
    const FailureCause cause = failures.causes().first();
    QCOMPARE(cause.first().server, u"SQL01"_s); // it failed earlier, whatever its clock shows
    QCOMPARE(cause.first().job, u"Fails"_s);
    QCOMPARE(cause.error.state, FirstError::State::Read);
    QCOMPARE(cause.error.step, 2);
    QCOMPARE(cause.error.stepName, u"Load <b>"_s);
    QCOMPARE(cause.error.number, 1105);
    QVERIFY(cause.error.text.contains(u"Disk 7 is full & gone."_s));
    QCOMPARE(cause.count, 3);
    QVERIFY(!cause.recovered);
    // A job that somebody else looks after is not told of, until hidden ones are wanted.
    HiddenJobs hidden;
    hidden.hide(u"sql01"_s, u"FAILS"_s);
    failures.setHidden(hidden, false);
    QCOMPARE(failures.hiddenFailures(), 1);
    QCOMPARE(failures.causes().first().first().job, u"Fails, too"_s);
    failures.setHidden(hidden, true);
    QCOMPARE(failures.causes().first().jobs.size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(failures.isSettled(), kPatience);
}

void TestActivityReading::theCommandLineTellsTheSame()
{
    QProcess ctl;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const Server& server : m_fleet->fleet.servers())
        environment.insert(u"STELLWERK_PASSWORD_"_s + server.name, m_fleet->fleet.password());
    ctl.setProcessEnvironment(environment);
    const QStringList common{u"--config"_s, m_fleet->fleet.configFolder()};
    const auto call = [&](const QStringList& words) {
        ctl.start(QStringLiteral(STELLWERK_BIN_DIR "/stellwerkctl"), words + common);
        return ctl.waitForFinished(kPatience) ? ctl.exitCode() : -1;
    };
    QCOMPARE(call({u"activity"_s, u"--failed"_s, u"--since"_s, u"2d"_s, u"--json"_s}), 1);
    const QJsonObject answer = QJsonDocument::fromJson(ctl.readAllStandardOutput()).object();
    const QJsonArray causes = answer[u"failed"_s].toArray();
    QCOMPARE(causes.size(), 1);
    QCOMPARE(causes[0][u"job"_s].toString(), u"Fails"_s);
    QCOMPARE(causes[0][u"count"_s].toInt(), 3);
    QCOMPARE(causes[0][u"jobs"_s].toArray().size(), 2);
    QCOMPARE(causes[0][u"error"_s][u"step_name"_s].toString(), u"Load <b>"_s);
    QVERIFY(causes[0][u"error"_s][u"of_step"_s].toBool());
    QCOMPARE(call({u"activity"_s, u"--failed"_s, u"--since"_s, u"2d"_s}), 1);
    const QByteArray text = ctl.readAllStandardOutput();
    QVERIFY2(text.contains("step 2 (Load <b>)") && text.contains("Disk 7 is full & gone."), text.constData());
    QVERIFY2(text.contains("failed 3 times") && text.contains("also SQL02: Fails, too"), text.constData());
    QCOMPARE(call({u"activity"_s, u"--failed"_s, u"--since"_s, u"nonsense"_s}), 2);
}

void TestActivityReading::aRunOfOursTellsWhatItLost()
{
    FleetSession session(options());
    session.connectFleet();
    QTRY_VERIFY_WITH_TIMEOUT(session.fleet()->job(u"SQL01"_s, u"Fails"_s) &&
                                 session.fleet()->job(u"SQL02"_s, u"Fails, too"_s),
                             kPatience);
    ParentPackage package;
    package.name = u"Nightly"_s;
    for (const auto& [id, job, server] : std::initializer_list<std::tuple<QString, QString, QString>>{
             {u"a"_s, u"Fails"_s, u"SQL01"_s}, {u"b"_s, u"Fails, too"_s, u"SQL02"_s}}) {
        Task task;
        task.id = id;
        task.name = u"Task "_s + id;
        task.job = job;
        task.where.servers = {server};
        package.tasks.append(task);
    }
    Constraint constraint;
    constraint.id = u"c"_s;
    constraint.from = u"a"_s;
    constraint.to = u"b"_s;
    package.constraints.append(constraint);
    const QDateTime began = QDateTime::currentDateTimeUtc();
    QSignalSpy finished(&session, &FleetSession::runFinished);
    QCOMPARE(session.startRun(package, {}), QString());
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kPatience);
    FailureReader failures(&session);
    connect(&session, &FleetSession::historyChanged, &failures, &FailureReader::refresh);
    failures.setSince(began.addDays(-1));
    const auto lost = [&]() -> std::optional<TaskConsequences> {
        for (const FailureCause& cause : failures.causes()) {
            for (const FailedJob& job : cause.jobs) {
                for (const FinishedRun& run : job.failures) {
                    if (run.task == u"a"_s)
                        return failures.consequencesOf(run);
                }
            }
        }
        return {};
    };
    QTRY_VERIFY_WITH_TIMEOUT(lost().has_value(), kPatience);
    QCOMPARE(lost()->package, u"Nightly"_s);
    QCOMPARE(lost()->task, u"Task a"_s);
    QCOMPARE(lost()->prevented, QStringList{u"Task b"_s});
}

QTEST_GUILESS_MAIN(TestActivityReading)
#include "tst_activityreading.moc"
