// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a server's logs over the real driver: what they hold, where they begin, what a login may not read.
#include "agentfleetfixture.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

namespace {

using Access = LogPart::Access;

// SQL01 has everything; SQL02 no catalog; on SQL03 packages log to a database of their own.
const QByteArray kScenario = R"({"formatVersion": 1,
 "history": {"runs": 6, "days": 3, "logRuns": 3},
 "servers": [{"name": "SQL01", "utcOffsetMinutes": 120}, {"name": "SQL02", "ssisdb": false},
             {"name": "SQL03", "ssisLog": "Logs ]of [all"}],
 "logins": [{"name": "rita", "roles": ["SQLAgentReaderRole"]}],
 "jobs": [
  {"name": "Plain", "steps": [{"name": "Work", "duration": 2}]},
  {"name": "Package", "steps": [{"name": "Execute", "subsystem": "SSIS", "duration": 3, "historyFailOdds": 1,
    "error": "The rate of CHF is ünknown 🚂.", "ssis": {"folder": "F", "project": "P", "package": "Load Rates.dtsx",
    "tasks": ["Fetch", "Compare", "Publish"], "logRows": 40, "warnings": 2}}]}]
})";

LogPage page(AgentClient& client, const LogQuestion& question)
{
    const auto answer =
        await<LogPage>([&](auto done) { client.logPage(question, &client, std::move(done)); });
    if (!answer || !*answer) {
        qWarning("%s", qPrintable(answer ? answer->error().summary() : u"no answer"_s));
        return {};
    }
    return **answer;
}

LogQuestion everything()
{
    LogQuestion question;
    question.rowsBack = 100'000;
    question.limit = 100'000;
    question.everything = true;
    return question;
}

} // namespace

class TestLogPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_fleet.reset(); }
    void allThreeLogsComeInOneTrip();
    void pagesFollowOneAnother();
    void aFirstLookBeginsNearTheEnd();
    void progressIsLeftOutUnlessWanted();
    void aDatabaseOfItsOwn();
    void whatIsMissingIsSaid();
    void aRoleOfTheAgentReadsTheHistory();

private:
    std::unique_ptr<AgentFleet> m_fleet;
};

void TestLogPage::initTestCase()
{
    SimfleetProcess::Options options;
    options.servers = 3;
    options.scenario = kScenario;
    m_fleet = std::make_unique<AgentFleet>(options);
    QCOMPARE(m_fleet->error(), QString());
}

void TestLogPage::allThreeLogsComeInOneTrip()
{
    const auto client = m_fleet->client(0);
    const LogPage all = page(*client, everything());
    QCOMPARE(all.machine, u"SQL01"_s);
    QCOMPARE(all.offsetMinutes, 120);
    QCOMPARE(all.history.access, Access::Readable);
    QCOMPARE(all.packages.access, Access::Readable);
    QCOMPARE(all.catalog.access, Access::Readable);
    QCOMPARE(all.historyRows.size(), qsizetype(6 * 2 * 2)); // a step and an outcome of each run
    QCOMPARE(all.history.newest, all.historyRows.constLast().row.instanceId);
    QVERIFY(!all.history.full);
    const auto named = [](const QString& job) {
        return [job](const HistoryLogRow& row) { return row.job == job; };
    };
    QCOMPARE(std::count_if(all.historyRows.cbegin(), all.historyRows.cend(), named(u"Package"_s)), 12);

    const auto isError = [](const PackageEventRow& row) { return row.event == "OnError"_L1; };
    const auto error = std::find_if(all.packageRows.cbegin(), all.packageRows.cend(), isError);
    QVERIFY(error != all.packageRows.cend());
    QCOMPARE(error->message, u"The rate of CHF is ünknown 🚂."_s);
    QCOMPARE(error->source, u"Compare"_s);
    QCOMPARE(error->computer, u"SQL01"_s);
    QVERIFY(!error->execution.isEmpty());
    QVERIFY(error->atLocal.isValid());
    QCOMPARE(all.packages.newest, all.packageRows.constLast().id);
    QVERIFY(std::is_sorted(all.packageRows.cbegin(), all.packageRows.cend(),
                           [](const auto& a, const auto& b) { return a.id < b.id; }));

    const auto isMessage = [](const CatalogMessageRow& row) { return row.type == 120; };
    const auto message = std::find_if(all.catalogRows.cbegin(), all.catalogRows.cend(), isMessage);
    QVERIFY(message != all.catalogRows.cend());
    QCOMPARE(message->message, u"Compare:Error: The rate of CHF is ünknown 🚂."_s);
    QCOMPARE(message->source, u"Compare"_s);
    QCOMPARE(message->package, u"Load Rates.dtsx"_s);
    QCOMPARE(message->path, u"\\Load Rates\\Compare"_s);
    // The same moment by the zone of the server and by the message's own offset.
    QVERIFY(std::abs(error->atLocal.addSecs(-120 * 60).msecsTo(message->atUtc)) < 60 * 60'000);
    const auto execution = std::find_if(all.executions.cbegin(), all.executions.cend(),
                                        [&](const auto& one) { return one.id == message->operation; });
    QVERIFY(execution != all.executions.cend());
    QCOMPARE(execution->folder + execution->project + execution->package, u"FPLoad Rates.dtsx"_s);
}

void TestLogPage::pagesFollowOneAnother()
{
    const auto client = m_fleet->client(0);
    const LogPage all = page(*client, everything());
    LogQuestion question = everything();
    question.limit = 7;
    question.aboveHistory = question.abovePackages = question.aboveMessages = 0;
    QList<qint64> history, packages, messages;
    for (int i = 0; i < 200; ++i) {
        const LogPage next = page(*client, question);
        for (const HistoryLogRow& row : next.historyRows)
            history.append(question.aboveHistory = row.row.instanceId);
        for (const PackageEventRow& row : next.packageRows)
            packages.append(question.abovePackages = row.id);
        for (const CatalogMessageRow& row : next.catalogRows)
            messages.append(question.aboveMessages = row.id);
        if (!next.history.full && !next.packages.full && !next.catalog.full)
            break;
    }
    QCOMPARE(history.size(), all.historyRows.size());
    QCOMPARE(packages.size(), all.packageRows.size());
    QCOMPARE(messages.size(), all.catalogRows.size());
    QCOMPARE(packages.constFirst(), all.packageRows.constFirst().id);
}

void TestLogPage::aFirstLookBeginsNearTheEnd()
{
    const auto client = m_fleet->client(0);
    const LogPage all = page(*client, everything());
    LogQuestion question;
    question.rowsBack = 5;
    question.everything = true;
    const LogPage some = page(*client, question);
    QCOMPARE(some.historyRows.size(), qsizetype(5));
    QCOMPARE(some.packageRows.size(), qsizetype(5));
    QCOMPARE(some.catalogRows.size(), qsizetype(5));
    QCOMPARE(some.history.from, all.history.newest - 5);
    question.secondsBack = 1; // nothing is that new
    const LogPage none = page(*client, question);
    QCOMPARE(none.packageRows.size(), qsizetype(0));
    QCOMPARE(none.packages.from, all.packages.newest);
    QCOMPARE(none.catalog.from, all.catalog.newest);
    question.secondsBack = 30 * 24 * 3600;
    question.limit = 100'000;
    const LogPage month = page(*client, question);
    QCOMPARE(month.historyRows.size(), all.historyRows.size());
    QCOMPARE(month.packageRows.size(), all.packageRows.size());
    QCOMPARE(month.catalogRows.size(), all.catalogRows.size());
}

void TestLogPage::progressIsLeftOutUnlessWanted()
{
    const auto client = m_fleet->client(0);
    LogQuestion question = everything();
    const LogPage all = page(*client, question);
    question.everything = false;
    const LogPage told = page(*client, question);
    const auto count = [](const LogPage& in, const QString& event) {
        return std::count_if(in.packageRows.cbegin(), in.packageRows.cend(),
                             [&](const PackageEventRow& row) { return row.event == event; });
    };
    QVERIFY(count(all, u"OnPreExecute"_s) > 0);
    QCOMPARE(count(told, u"OnPreExecute"_s), 0);
    for (const QString& event :
         {u"PackageStart"_s, u"PackageEnd"_s, u"OnError"_s, u"OnWarning"_s, u"OnInformation"_s})
        QCOMPARE(count(told, event), count(all, event));
    QVERIFY(told.catalogRows.size() < all.catalogRows.size());
    QCOMPARE(told.packages.newest, all.packages.newest);
}

void TestLogPage::aDatabaseOfItsOwn()
{
    const auto client = m_fleet->client(2);
    LogQuestion question = everything();
    QCOMPARE(page(*client, question).packageRows.size(), qsizetype(0)); // msdb's own is empty
    question.packageDatabase = u"Logs ]of [all"_s;
    const LogPage all = page(*client, question);
    QCOMPARE(all.packages.access, Access::Readable);
    QVERIFY(all.packageRows.size() > 0);
    QCOMPARE(all.packageRows.constFirst().computer, u"SQL03"_s);
}

void TestLogPage::whatIsMissingIsSaid()
{
    const auto client = m_fleet->client(1);
    LogQuestion question = everything();
    LogPage told = page(*client, question);
    QCOMPARE(told.catalog.access, Access::NoDatabase);
    QCOMPARE(told.catalogRows.size(), qsizetype(0));
    question.packageDatabase = u"Nowhere'; DROP TABLE x --"_s;
    told = page(*client, question);
    QCOMPARE(told.packages.access, Access::NoDatabase);
    question.packageDatabase = u"tempdb"_s;
    told = page(*client, question);
    QCOMPARE(told.packages.access, Access::NoTable);
    const auto rita = m_fleet->client(1, u"rita"_s);
    told = page(*rita, everything());
    QCOMPARE(told.packages.access, Access::Denied);
    QCOMPARE(told.history.access, Access::Readable);
}

void TestLogPage::aRoleOfTheAgentReadsTheHistory()
{
    const auto rita = m_fleet->client(0, u"rita"_s);
    const auto client = m_fleet->client(0);
    const LogPage seen = page(*rita, everything());
    const LogPage all = page(*client, everything());
    const QDate first = all.nowLocal.date().addDays(-1);
    QList<HistoryRow> expected, found;
    for (const HistoryLogRow& row : all.historyRows) {
        if (row.row.startedLocal.date() >= first)
            expected.append(row.row);
    }
    for (const HistoryLogRow& row : seen.historyRows) {
        QVERIFY(!row.job.isEmpty());
        found.append(row.row);
    }
    QVERIFY(!found.isEmpty());
    QCOMPARE(found, expected);
    LogQuestion question = everything();
    question.aboveHistory = found.constLast().instanceId - 1;
    QCOMPARE(page(*rita, question).historyRows.size(), qsizetype(1));
}

QTEST_GUILESS_MAIN(TestLogPage)
#include "tst_logpage.moc"
