// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A job that reports success although its SSIS package did not end well, and everything that only looks like
// it.
#include "agentfleetfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

namespace {

const QString kError = u"The rate of CHF is ünknown 🚂."_s;

enum class Kind { Catalog, File };
enum class Ends { Well, Badly }; // the package, behind a step that reports success

// A step that runs a package and waits for it.
QJsonObject package(const QString& name, int seconds, Ends ends = Ends::Well, Kind kind = Kind::Catalog)
{
    const QString command =
        kind == Kind::Catalog
            ? u"/ISSERVER \"\\\"\\SSISDB\\F\\P\\%1\\\"\" /Par \"\\\"$ServerOption::SYNCHRONIZED(Boolean)\\\"\";True"_s
            : u"/FILE \"\\\"C:\\etl\\%1\\\"\" /CHECKPOINTING OFF"_s;
    QJsonObject ssis{{u"folder"_s, u"F"_s}, {u"project"_s, u"P"_s}, {u"package"_s, name}};
    if (ends == Ends::Badly) {
        ssis[u"outcome"_s] = u"fail"_s;
        ssis[u"error"_s] = kError;
    }
    return {{u"name"_s, u"Run "_s + name},
            {u"subsystem"_s, u"SSIS"_s},
            {u"command"_s, command.arg(name)},
            {u"duration"_s, seconds},
            {u"ssis"_s, ssis}};
}

QJsonObject with(QJsonObject step, const QString& key, const QString& value)
{
    step[key] = value;
    return step;
}

QJsonObject job(const QString& name, const QJsonArray& steps)
{
    return {{u"name"_s, name}, {u"steps"_s, steps}};
}

QByteArray scenario()
{
    const QJsonObject breaks{
        {u"name"_s, u"Breaks"_s}, {u"duration"_s, 5}, {u"outcome"_s, u"fail"_s}, {u"onFail"_s, u"next"_s}};
    const QJsonArray jobs{
        job(u"Catalog well"_s, {package(u"Well.dtsx"_s, 20)}),
        job(u"Catalog fails"_s, {package(u"Bad.dtsx"_s, 20, Ends::Badly)}),
        job(u"File well"_s, {package(u"FileWell.dtsx"_s, 20, Ends::Well, Kind::File)}),
        job(u"File fails"_s, {package(u"FileBad.dtsx"_s, 20, Ends::Badly, Kind::File)}),
        job(u"Second fails"_s, {package(u"First.dtsx"_s, 10), package(u"Second.dtsx"_s, 10, Ends::Badly)}),
        job(u"Warns and fails"_s, {breaks, package(u"Third.dtsx"_s, 10, Ends::Badly)}),
        job(u"Step fails"_s, {with(package(u"Loud.dtsx"_s, 10), u"outcome"_s, u"fail"_s)}),
        job(u"No package"_s, {QJsonObject{{u"name"_s, u"Plain"_s}, {u"duration"_s, 5}}}),
        // The same package, run by others.
        job(u"Shared"_s, {package(u"Shared.dtsx"_s, 60)}),
        job(u"By proxy"_s, {with(package(u"Shared.dtsx"_s, 30, Ends::Badly), u"proxy"_s, u"etl"_s)}),
        job(u"Long"_s, {package(u"Shared.dtsx"_s, 240, Ends::Badly)}),
        job(u"Within"_s, {package(u"Shared.dtsx"_s, 20, Ends::Badly)}),
    };
    const QJsonArray roles{u"SQLAgentOperatorRole"_s};
    QJsonArray tables;
    for (const char* table : {"sysjobs_view", "syssessions", "sysjobactivity", "sysjobhistory",
                              "sysjobservers", "sysjobsteps", "syscategories"})
        tables.append(u"msdb.dbo."_s + QString::fromLatin1(table));
    QJsonArray withLog = tables;
    withLog.append(u"msdb.dbo.sysssislog"_s);
    const QJsonArray logins{
        QJsonObject{{u"name"_s, u"least"_s}, {u"roles"_s, roles}, {u"grants"_s, tables}},
        QJsonObject{{u"name"_s, u"logreader"_s}, {u"roles"_s, roles}, {u"grants"_s, withLog}}};
    const QJsonObject lostAnswers{{u"server"_s, u"SQL03"_s},
                                  {u"kind"_s, u"cut-after"_s},
                                  {u"count"_s, 2},
                                  {u"match"_s, u"reads_catalog"_s},
                                  {u"on"_s, QJsonObject{{u"end"_s, u"Catalog fails"_s}}}};
    const QJsonArray servers{QJsonObject{{u"name"_s, u"SQL01"_s}},
                             QJsonObject{{u"name"_s, u"SQL02"_s}, {u"ssisdb"_s, false}},
                             QJsonObject{{u"name"_s, u"SQL03"_s}}};
    return QJsonDocument(QJsonObject{{u"formatVersion"_s, 1},
                                     {u"history"_s, QJsonObject{{u"runs"_s, 2}, {u"logRuns"_s, 2}}},
                                     {u"servers"_s, servers},
                                     {u"logins"_s, logins},
                                     {u"jobs"_s, jobs},
                                     {u"faults"_s, QJsonArray{lostAnswers}}})
        .toJson();
}

} // namespace

class TestAgentPackages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_fleet.reset(); }
    void outcomes_data();
    void outcomes();
    void anothersFailureIsNotOurs_data();
    void anothersFailureIsNotOurs();
    void withoutRightsTheJobsWordCounts();
    void withoutCatalogTheJobsWordCounts();
    void survivesALostAnswer();

private:
    std::unique_ptr<AgentFleet> m_fleet;
};

void TestAgentPackages::initTestCase()
{
    if (!SimfleetProcess::available())
        QSKIP("stellwerk-simfleet is not built");
    SimfleetProcess::Options options;
    options.speed = 60;
    options.servers = 3;
    options.scenario = scenario();
    m_fleet = std::make_unique<AgentFleet>(options);
    QCOMPARE(m_fleet->error(), QString());
}

void TestAgentPackages::outcomes_data()
{
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("step"); // whose package failed
    QTest::newRow("Catalog well") << u"succeeded"_s << QString();
    QTest::newRow("Catalog fails") << u"failed, package failed"_s << u"Step 1 (Run Bad.dtsx)"_s;
    QTest::newRow("File well") << u"succeeded"_s << QString();
    QTest::newRow("File fails") << u"failed, package failed"_s << u"Step 1 (Run FileBad.dtsx)"_s;
    QTest::newRow("Second fails") << u"failed, package failed"_s << u"Step 2 (Run Second.dtsx)"_s;
    QTest::newRow("Warns and fails") << u"failed, package failed"_s << u"Step 2 (Run Third.dtsx)"_s;
    QTest::newRow("Step fails") << u"failed"_s << QString();
    QTest::newRow("No package") << u"succeeded"_s << QString();
    QTest::newRow("Shared") << u"succeeded"_s << QString();
}

void TestAgentPackages::outcomes()
{
    QFETCH(QString, outcome);
    QFETCH(QString, step);
    const QString job = QString::fromLatin1(QTest::currentDataTag());
    const auto client = m_fleet->client();
    RunWatcher watcher(client.get());
    Followed run(watcher, orderOf(1, job));
    watcher.start(orderOf(1, job));
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    QCOMPARE(run.outcome(), outcome);
    QCOMPARE(run.ends, 1);
    QCOMPARE(run.end->note, QString());
    if (step.isEmpty()) {
        QCOMPARE(run.end->package, QString());
        return;
    }
    QVERIFY2(run.end->package.startsWith(step), qPrintable(run.end->package));
    QVERIFY2(run.end->package.count(kError) == 1,
             qPrintable(run.end->package)); // it bubbled, and is told once
    QVERIFY(run.end->message.startsWith(u"The job succeeded."));
}

void TestAgentPackages::anothersFailureIsNotOurs_data()
{
    QTest::addColumn<QStringList>("others");
    QTest::addColumn<bool>("before"); // or started once ours runs
    QTest::newRow("another account at the same time") << QStringList{u"By proxy"_s} << false;
    QTest::newRow("begun before, over after") << QStringList{u"Long"_s} << true;
    QTest::newRow("begun within, over after") << QStringList{u"Long"_s} << false;
    QTest::newRow("begun within, over before") << QStringList{u"Within"_s} << false;
}

void TestAgentPackages::anothersFailureIsNotOurs()
{
    QFETCH(QStringList, others);
    QFETCH(bool, before);
    const auto client = m_fleet->client();
    RunWatcher watcher(client.get());
    std::vector<std::unique_ptr<Followed>> their;
    const auto startTheirs = [&] {
        for (const QString& other : others) {
            const auto key = quint64(100 + their.size());
            their.push_back(std::make_unique<Followed>(watcher, orderOf(key, other)));
            watcher.start(orderOf(key, other));
        }
    };
    if (before) {
        startTheirs();
        QTRY_VERIFY_WITH_TIMEOUT(their.back()->runningSince.isValid(), 20'000);
        // A second there is a sixtieth here: ours begins in a later one.
        const QDateTime until = their.back()->runningSince.addSecs(3);
        QTRY_VERIFY_WITH_TIMEOUT(client->serverNowLocal() > until, 20'000);
    }
    Followed run(watcher, orderOf(1, u"Shared"_s));
    watcher.start(orderOf(1, u"Shared"_s));
    if (!before) {
        QTRY_VERIFY_WITH_TIMEOUT(run.runningSince.isValid() || run.over(), 20'000);
        startTheirs();
    }
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    QCOMPARE(run.outcome(), u"succeeded"_s);
    QCOMPARE(run.end->package, QString());
    for (const auto& other : their) {
        QTRY_VERIFY_WITH_TIMEOUT(other->over(), 60'000);
        QCOMPARE(other->outcome(), u"failed, package failed"_s); // theirs did fail, and is told so
    }
    QCOMPARE(run.end->note, QString());
}

void TestAgentPackages::withoutRightsTheJobsWordCounts()
{
    const auto runAs = [&](const QString& user, const QString& job) {
        const auto client = m_fleet->client(0, user);
        RunWatcher watcher(client.get());
        auto run = std::make_unique<Followed>(watcher, orderOf(1, job));
        watcher.start(orderOf(1, job));
        [[maybe_unused]] const bool over = QTest::qWaitFor([&] { return run->over(); }, 60'000);
        return run;
    };
    // Neither the catalog's rows nor the log: the job's word, and a note that says so.
    for (const QString& job : {u"Catalog fails"_s, u"File fails"_s}) {
        const auto run = runAs(u"least"_s, job);
        QCOMPARE(run->outcome(), u"succeeded"_s);
        QVERIFY2(run->end->note.startsWith(u"Step 1"), qPrintable(run->end->note));
    }
    // The log alone tells it.
    const auto logged = runAs(u"logreader"_s, u"Catalog fails"_s);
    QCOMPARE(logged->outcome(), u"failed, package failed"_s);
}

void TestAgentPackages::withoutCatalogTheJobsWordCounts()
{
    const auto client = m_fleet->client(1);
    RunWatcher watcher(client.get());
    Followed well(watcher, orderOf(1, u"Catalog well"_s));
    watcher.start(orderOf(1, u"Catalog well"_s));
    Followed fails(watcher, orderOf(2, u"Catalog fails"_s)); // its log rows are there all the same
    watcher.start(orderOf(2, u"Catalog fails"_s));
    QTRY_VERIFY_WITH_TIMEOUT(well.over() && fails.over(), 60'000);
    QCOMPARE(well.outcome(), u"succeeded"_s);
    QCOMPARE(fails.outcome(), u"failed, package failed"_s);
}

// The first two answers about packages are lost there.
void TestAgentPackages::survivesALostAnswer()
{
    const auto client = m_fleet->client(2);
    RunWatcher watcher(client.get());
    QSignalSpy lost(&watcher, &RunWatcher::contactLost);
    QSignalSpy back(&watcher, &RunWatcher::contactBack);
    Followed run(watcher, orderOf(1, u"Catalog fails"_s));
    watcher.start(orderOf(1, u"Catalog fails"_s));
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    QCOMPARE(run.outcome(), u"failed, package failed"_s);
    QCOMPARE(run.ends, 1);
    QVERIFY(lost.size() > 0);
    QCOMPARE(lost.size(), back.size());
}

QTEST_GUILESS_MAIN(TestAgentPackages)
#include "tst_agentpackages.moc"
