// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whose a package's execution is, and what follows from how it ended.
#include "agent/packageverdict.h"

#include <QTest>

#include <rapidcheck.h>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

const QString kAccount = u"CORP\\svc"_s;

QDateTime at(int second)
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC).addSecs(second);
}

QString catalogCommand(bool waits)
{
    const QString command = u"/ISSERVER \"\\\"\\SSISDB\\F\\P\\Load.dtsx\\\"\" /SERVER \"\\\"S\\\"\""_s;
    return waits ? command + u" /Par \"\\\"$ServerOption::SYNCHRONIZED(Boolean)\\\"\";True"_s : command;
}

// A step that reported success from second 100 to 160, by the account.
WatchedRun runOf(const QString& message = u"Executed as user: CORP\\svc. The step succeeded."_s)
{
    HistoryRow step;
    step.step = 1;
    step.stepName = u"Load"_s;
    step.status = RunStatus::Succeeded;
    step.startedLocal = at(100);
    step.duration = std::chrono::seconds(60);
    step.message = message;
    WatchedRun run;
    run.runsPackages = true;
    run.steps = {step};
    return run;
}

PackageExecution inCatalog(int begin, int end, int status, const QString& account = kAccount)
{
    PackageExecution execution;
    execution.catalog = true;
    execution.id = QString::number(begin);
    execution.package = u"F\\P\\Load.dtsx"_s;
    execution.beganLocal = at(begin);
    if (end > 0)
        execution.endedLocal = at(end);
    execution.account = account;
    execution.status = status;
    return execution;
}

PackageExecution logged(int begin, int end, int errors, const QString& account = kAccount)
{
    PackageExecution execution = inCatalog(begin, end, 0, account);
    execution.catalog = false;
    execution.package = u"load"_s;
    execution.errors = errors;
    return execution;
}

PackageEvidence evidenceOf(const QString& command, const QList<PackageExecution>& executions)
{
    PackageEvidence evidence;
    evidence.readsCatalog = evidence.readsLog = true;
    evidence.commands = {{1, command}};
    evidence.executions = executions;
    return evidence;
}

RunEnd success()
{
    RunEnd end;
    end.result = RunResult::Succeeded;
    return end;
}

constexpr int kGood = 7, kBad = 4;

} // namespace

Q_DECLARE_METATYPE(stellwerk::PackageEvidence)

class TestAgentPackageVerdict : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verdicts_data();
    void verdicts();
    void theAccountIsReadInAnyLanguage_data();
    void theAccountIsReadInAnyLanguage();
    void tellsThePackagesOwnWords();
    void onlySuccessesAreAsked();
    void aFailureTellsTheFirstErrorOfItsPackage();
    void othersNeverTurnASuccess();
};

void TestAgentPackageVerdict::verdicts_data()
{
    QTest::addColumn<PackageEvidence>("evidence");
    QTest::addColumn<bool>("failed");
    QTest::addColumn<bool>("noted");
    const QString waits = catalogCommand(true), leaves = catalogCommand(false);
    const QString file = u"/FILE \"\\\"C:\\etl\\Load.dtsx\\\"\" /CHECKPOINTING OFF"_s;
    const auto row = [](const char* name, const QString& command, const QList<PackageExecution>& executions,
                        bool failed, bool noted) {
        QTest::newRow(name) << evidenceOf(command, executions) << failed << noted;
    };
    row("well", waits, {inCatalog(101, 159, kGood)}, false, false);
    row("failed", waits, {inCatalog(101, 159, kBad)}, true, false);
    row("cancelled", waits, {inCatalog(101, 159, 3)}, true, false);
    row("ended unexpectedly", waits, {inCatalog(101, 159, 6)}, true, false);
    row("completed", waits, {inCatalog(101, 159, 9)}, false, false);
    row("in the very seconds of the step", waits, {inCatalog(100, 160, kBad)}, true, false);
    row("begun before the step", waits, {inCatalog(99, 150, kBad)}, false, true);
    row("over after the step", waits, {inCatalog(101, 170, kBad)}, false, true);
    row("begun after the step", waits, {inCatalog(170, 180, kBad)}, false, true);
    row("another account", waits, {inCatalog(101, 159, kBad, u"CORP\\ann"_s)}, false, true);
    row("another account beside ours", waits,
        {inCatalog(101, 150, kBad, u"CORP\\ann"_s), inCatalog(101, 159, kGood)}, false, false);
    row("two of the account, ours ended with the step", waits,
        {inCatalog(101, 159, kBad), inCatalog(110, 130, kGood)}, true, false);
    row("two of the account, another's failed earlier", waits,
        {inCatalog(101, 159, kGood), inCatalog(110, 130, kBad)}, false, false);
    row("two of the account at the same time", waits, {inCatalog(101, 159, kBad), inCatalog(101, 158, kGood)},
        false, true);
    row("two of the account, both failed", waits, {inCatalog(101, 159, kBad), inCatalog(101, 158, kBad)},
        true, false);
    row("the step did not wait, still running", leaves, {inCatalog(101, 0, 2)}, false, true);
    row("the step did not wait, already failed", leaves, {inCatalog(101, 103, kBad)}, true, false);
    row("the step did not wait, failed after it", leaves, {inCatalog(101, 400, kBad)}, true, false);
    row("not seen", waits, {}, false, true);
    row("not in the catalog, but in the log", waits, {logged(101, 159, 2)}, true, false);
    row("the catalog's word before the log's", waits, {inCatalog(101, 159, kGood), logged(101, 159, 2)},
        false, false);
    row("a file, well", file, {logged(101, 159, 0)}, false, false);
    row("a file, errors", file, {logged(101, 159, 2)}, true, false);
    row("a file that does not log", file, {}, false, false);
    row("a file, another's errors", file, {logged(101, 159, 2, u"CORP\\ann"_s)}, false, false);
    row("a file, errors of one that is not over", file, {logged(101, 0, 2)}, false, false);

    PackageEvidence blind = evidenceOf(waits, {});
    blind.readsCatalog = blind.readsLog = false;
    QTest::newRow("nothing may be read") << blind << false << true;
    PackageEvidence none;
    none.readsCatalog = none.readsLog = true;
    QTest::newRow("no SSIS steps any more") << none << false << false;
}

void TestAgentPackageVerdict::verdicts()
{
    QFETCH(PackageEvidence, evidence);
    QFETCH(bool, failed);
    QFETCH(bool, noted);
    const RunEnd end = judgePackages(runOf(), success(), evidence);
    QCOMPARE(end.result == RunResult::Failed, failed);
    QCOMPARE(end.reason == EndReason::PackageFailed, failed);
    QCOMPARE(end.package.isEmpty(), !failed);
    QVERIFY2(end.note.isEmpty() != noted, qPrintable(end.note));
}

void TestAgentPackageVerdict::theAccountIsReadInAnyLanguage_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("ours");
    QTest::newRow("English") << u"Executed as user: CORP\\svc. Microsoft (R) …"_s << true;
    QTest::newRow("German") << u"Ausgeführt als Benutzer: corp\\SVC. Microsoft (R) …"_s << true;
    QTest::newRow("Chinese") << u"已以用户 CORP\\svc 的身份执行。"_s << true;
    QTest::newRow("a longer name") << u"Executed as user: CORP\\svc2. Microsoft"_s << false;
    QTest::newRow("a dotted name") << u"Executed as user: CORP\\svc.etl. Microsoft"_s << false;
    QTest::newRow("another domain") << u"Executed as user: XCORP\\svc. Microsoft"_s << false;
    QTest::newRow("nobody") << QString() << false;
}

void TestAgentPackageVerdict::theAccountIsReadInAnyLanguage()
{
    QFETCH(QString, message);
    QFETCH(bool, ours);
    const auto evidence = evidenceOf(catalogCommand(true), {inCatalog(101, 159, kBad)});
    QCOMPARE(judgePackages(runOf(message), success(), evidence).result == RunResult::Failed, ours);
}

void TestAgentPackageVerdict::tellsThePackagesOwnWords()
{
    PackageExecution bad = inCatalog(101, 159, kBad);
    bad.messages = {u"One."_s, u"Two."_s, u"Three."_s, u"Four."_s};
    const RunEnd end = judgePackages(runOf(), success(), evidenceOf(catalogCommand(true), {bad}));
    QCOMPARE(end.package,
             u"Step 1 (Load) reported success, but its package F\\P\\Load.dtsx (execution 101 of the "
             "catalog) failed. One. Two. Three."_s);
}

void TestAgentPackageVerdict::onlySuccessesAreAsked()
{
    RunEnd end = success();
    QVERIFY(wantsPackageCheck(runOf(), end));
    end.result = RunResult::SucceededWithWarnings;
    QVERIFY(wantsPackageCheck(runOf(), end));
    for (const RunResult other : {RunResult::Failed, RunResult::Cancelled, RunResult::Unknown}) {
        end.result = other;
        QVERIFY(!wantsPackageCheck(runOf(), end));
    }
    WatchedRun plain = runOf();
    plain.runsPackages = false;
    QVERIFY(!wantsPackageCheck(plain, success()));
    WatchedRun failed = runOf();
    failed.steps[0].status = RunStatus::Failed;
    QVERIFY(!wantsPackageCheck(failed, success()));
    // A job that failed by its own word is asked for the first error of its package.
    end.result = RunResult::Failed;
    QVERIFY(wantsPackageCheck(failed, end));
    end.reason = EndReason::AgentRestarted;
    QVERIFY(!wantsPackageCheck(failed, end));
}

void TestAgentPackageVerdict::aFailureTellsTheFirstErrorOfItsPackage()
{
    WatchedRun run = runOf();
    run.steps[0].status = RunStatus::Failed;
    RunEnd failed;
    failed.result = RunResult::Failed;
    failed.message = u"The job failed."_s;
    const auto firstOf = [&](const QList<PackageExecution>& executions, bool reads = true) {
        PackageEvidence evidence = evidenceOf(catalogCommand(true), executions);
        evidence.readsCatalog = evidence.readsLog = reads;
        const RunEnd told = judgePackages(run, failed, evidence);
        RunEnd same = told;
        same.firstError.clear();
        return same == failed ? told.firstError : u"the end was changed"_s;
    };
    PackageExecution bad = inCatalog(101, 159, kBad);
    bad.messages = {u"Load / Source: No rights."_s, u"Load: Failed."_s};
    PackageExecution log = logged(101, 159, 1);
    log.messages = {u"Load: By the log."_s};
    PackageExecution others = inCatalog(102, 158, kBad, u"CORP\\ann"_s);
    others.messages = {u"Not ours."_s};
    QCOMPARE(firstOf({others, bad, log}), u"Load / Source: No rights."_s);
    QCOMPARE(firstOf({others, inCatalog(101, 159, kGood), log}), u"Load: By the log."_s);
    QCOMPARE(firstOf({others}), QString());
    QCOMPARE(firstOf({}, false), QString());
    PackageExecution twin = bad;
    twin.id = u"7"_s;
    QCOMPARE(firstOf({bad, twin}), QString()); // which was ours cannot be told
    const RunEnd unread = withoutPackageCheck(failed, u"Away."_s);
    QCOMPARE(unread, failed);
}

// Whatever others run of the same package under other accounts or outside the step's time: a success stays
// one.
void TestAgentPackageVerdict::othersNeverTurnASuccess()
{
    QVERIFY(rc::check("others' executions", [] {
        QList<PackageExecution> executions{inCatalog(101, 159, kGood), logged(101, 159, 0)};
        const int count = *rc::gen::inRange(0, 6);
        for (int i = 0; i < count; ++i) {
            const bool foreign = *rc::gen::arbitrary<bool>();
            const int begin = foreign ? *rc::gen::inRange(90, 170) : *rc::gen::element(20, 60, 99, 163, 170);
            const int length = *rc::gen::inRange(1, 200);
            const QString account = foreign ? u"CORP\\ann"_s : kAccount;
            executions.insert(*rc::gen::inRange<qsizetype>(0, executions.size() + 1),
                              *rc::gen::arbitrary<bool>() ? inCatalog(begin, begin + length, kBad, account)
                                                          : logged(begin, begin + length, 3, account));
        }
        for (const QString& command :
             {catalogCommand(true), catalogCommand(false), u"/SQL \"\\\"\\F\\Load\\\"\" /SERVER S"_s}) {
            const RunEnd end = judgePackages(runOf(), success(), evidenceOf(command, executions));
            RC_ASSERT(end.result == RunResult::Succeeded);
            RC_ASSERT(end.note.isEmpty());
        }
    }));
}

QTEST_GUILESS_MAIN(TestAgentPackageVerdict)
#include "tst_agentpackageverdict.moc"
