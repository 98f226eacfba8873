// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// P6: what a server is asked, counted at the server. On a slow line these numbers are the program's speed.
#include "agent/access.h"
#include "agent/connection.h"
#include "agent/operations.h"
#include "agentfleetfixture.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

namespace {

// The packets before the first statement, which the fleet does not count among the requests: PRELOGIN,
// LOGIN7.
constexpr qint64 kBeforeLogin = 2;

const QByteArray kScenario = R"({
 "history": {"runs": 3, "days": 2, "logRuns": 2},
 "servers": [{"name": "SQL01", "startLatencyMs": 0}],
 "jobs": [
  {"name": "Package", "steps": [{"name": "Execute", "subsystem": "SSIS", "duration": 30,
   "ssis": {"folder": "F", "project": "P", "package": "Load Rates.dtsx", "tasks": ["Fetch", "Publish"],
            "logRows": 900}}]},
  {"name": "Long 1", "steps": [{"name": "Work", "duration": 600}]},
  {"name": "Long 2", "steps": [{"name": "Work", "duration": 600}]},
  {"name": "Long 3", "steps": [{"name": "Work", "duration": 600}]}]
})";

} // namespace

class TestRoundTrips : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    SimfleetProcess m_fleet;
    std::unique_ptr<Connection> m_connection;
    int m_asked = 0;

    // Requests that the server has seen, by its own word.
    qint64 seen()
    {
        ++m_asked;
        ::kill(pid_t(m_fleet.processId()), SIGUSR1);
        qint64 requests = -1;
        const bool told = QTest::qWaitFor([&] {
            int lines = 0;
            QFile file(m_folder.filePath(u"log"_s));
            if (!file.open(QIODevice::ReadOnly))
                return false;
            for (const QByteArray& line : file.readAll().split('\n')) {
                const QJsonObject entry = QJsonDocument::fromJson(line).object();
                if (entry.value("type"_L1).toString() != "traffic"_L1)
                    continue;
                requests = entry.value("roundTrips"_L1).toInteger();
                ++lines;
            }
            return lines == m_asked;
        });
        return told ? requests : -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(SimfleetProcess::available());
        SimfleetProcess::Options options;
        options.scenario = kScenario;
        options.arguments = {u"--start-log"_s, m_folder.filePath(u"log"_s)};
        QCOMPARE(m_fleet.start(options), QString());
    }
    void cleanupTestCase() { m_connection.reset(); }

    void openingTakesSixAtMost()
    {
        const qint64 before = seen();
        QCOMPARE(before, 0);
        auto opened = Connection::open(m_fleet.servers().first(), m_fleet.password());
        QVERIFY(opened);
        m_connection = std::move(*opened);
        const qint64 requests = seen() + kBeforeLogin;
        QVERIFY2(requests <= 6, qPrintable(QString::number(requests)));
        // What the login may read is asked once, with the first request.
        const qint64 open = seen();
        QVERIFY(readsTables(*m_connection).value_or(false));
        QVERIFY(readsTables(*m_connection).value_or(false));
        QCOMPARE(seen() - open, 1);
    }

    void aStartTakesOne()
    {
        const qint64 before = seen();
        const auto receipt = requestStart(*m_connection, {u"Package"_s, {}, false});
        QVERIFY(receipt);
        QCOMPARE(seen() - before, 1);
    }

    void aPollTakesOneWhateverIsWatched_data()
    {
        QTest::addColumn<QStringList>("jobs");
        QTest::newRow("one job") << QStringList{u"Long 1"_s};
        QTest::newRow("two further jobs") << QStringList{u"Long 2"_s, u"Long 3"_s};
    }
    void aPollTakesOneWhateverIsWatched()
    {
        QFETCH(QStringList, jobs);
        QList<WatchedRun> runs;
        for (const QString& job : jobs) {
            const auto receipt = requestStart(*m_connection, {job, {}, false});
            QVERIFY(receipt);
            runs.append(watch(receipt->value));
        }
        const qint64 before = seen();
        const auto answer = pollRuns(*m_connection, runs);
        QVERIFY(answer);
        QCOMPARE(answer->value.activity.size(), runs.size());
        QCOMPARE(seen() - before, 1);
    }

    void aSnapshotTakesOne()
    {
        const qint64 before = seen();
        const auto picture = readSnapshot(*m_connection);
        QVERIFY(picture);
        QCOMPARE(picture->value.jobs.size(), 4);
        QCOMPARE(seen() - before, 1);
    }

    // A page of ended runs for the program's own history; and a look that finds nothing new.
    void aPageOfOutcomesTakesOne()
    {
        qint64 before = seen();
        const auto page = readOutcomes(*m_connection, {0, 1000, {}});
        QVERIFY(page);
        QVERIFY(page->value.fromTables);
        QVERIFY(page->value.reachedEnd);
        QVERIFY(page->value.rows.size() >= 12);
        QCOMPARE(seen() - before, 1);
        before = seen();
        const auto nothing = readOutcomes(*m_connection, {page->value.newest, 1000, {}});
        QVERIFY(nothing);
        QCOMPARE(nothing->value.rows.size(), 0);
        QCOMPARE(seen() - before, 1);
    }

    void logRowsTakeOneHoweverManyThereAre_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("few") << 10;
        QTest::newRow("many") << 900;
    }
    void logRowsTakeOneHoweverManyThereAre()
    {
        QFETCH(int, rows);
        LogQuestion question;
        question.limit = question.rowsBack = rows;
        question.everything = true;
        const qint64 before = seen();
        const auto page = readLogPage(*m_connection, question);
        QVERIFY(page);
        QCOMPARE(page->value.packageRows.size(), rows);
        QCOMPARE(seen() - before, 1);
    }
};

QTEST_GUILESS_MAIN(TestRoundTrips)
#include "tst_roundtrips.moc"
