// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many connections a program holds to a server, counted at the server while it works: one for its lane, a
// second one only for the moment of a test, none when idle.
#include "agent/connection.h"
#include "agent/operations.h"
#include "agent/statement.h"
#include "agentfleetfixture.h"
#include "session/fleetsession.h"
#include "sessionscenario.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <thread>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000;

// Looks at a server's sessions over and over, from a connection and a thread of its own.
class Observer
{
public:
    Observer(const Server& server, const QString& password)
        : m_thread([this, server, password] { watch(server, password); })
    {}
    ~Observer()
    {
        m_stop = true;
        m_thread.join();
    }
    std::atomic<int> now{-1}, most{0}, looks{0};

private:
    void watch(const Server& server, const QString& password)
    {
        const auto connection = Connection::open(server, password);
        while (connection && !m_stop) {
            Statement statement(**connection);
            int count = -1;
            const auto read =
                readResults(statement,
                            u"SELECT COUNT(*) AS sessions FROM sys.dm_exec_sessions"
                            " WHERE program_name = N'Stellwerk' AND session_id <> @@SPID"_s,
                            {{u"sessions"_s, [&](const RowView& row) { count = row.int32(0); }}});
            if (!read)
                return;
            now = count;
            most = std::max(most.load(), count);
            ++looks;
        }
    }
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

QByteArray manyJobs()
{
    const QJsonObject step{{u"duration"_s, 40}};
    QJsonArray jobs;
    for (int i = 0; i < 30; ++i)
        jobs.append(QJsonObject{{u"name"_s, u"J%1"_s.arg(i)}, {u"steps"_s, QJsonArray{step}}});
    const QJsonObject server{{u"name"_s, u"SQL01"_s}, {u"capacity"_s, 6}};
    return QJsonDocument(QJsonObject{{u"formatVersion"_s, 1},
                                     {u"servers"_s, QJsonArray{server}},
                                     {u"history"_s, QJsonObject{{u"runs"_s, 3}, {u"logRuns"_s, 0}}},
                                     {u"jobs"_s, jobs}})
        .toJson();
}

} // namespace

class TestConnections : public QObject
{
    Q_OBJECT

    std::unique_ptr<AgentFleet> m_fleet;

    [[nodiscard]] std::unique_ptr<Observer> observe() const
    {
        return std::make_unique<Observer>(m_fleet->fleet.servers().first(), m_fleet->fleet.password());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!SimfleetProcess::available())
            QSKIP("stellwerk-simfleet is not built");
        SimfleetProcess::Options options;
        options.speed = 20;
        options.scenario = manyJobs();
        m_fleet = std::make_unique<AgentFleet>(options);
        QCOMPARE(m_fleet->error(), QString());
        exportPasswords(m_fleet->fleet);
    }
    void cleanupTestCase() { m_fleet.reset(); }

    void oneWhateverIsAskedAtOnceAndNoneWhenIdle()
    {
        const auto observer = observe();
        QTRY_VERIFY(observer->looks > 0);
        const auto client = m_fleet->client();
        int answers = 0;
        for (int i = 0; i < 10; ++i) {
            client->snapshot(this, [&](const AgentResult<ServerPicture>& a) { answers += a ? 1 : 0; });
            client->activity(this, [&](const AgentResult<QList<JobActivity>>& a) { answers += a ? 1 : 0; });
            client->history(u"J%1"_s.arg(i), 0, 100, this,
                            [&](const AgentResult<QList<HistoryRow>>& a) { answers += a ? 1 : 0; });
            client->agentState(this, [&](const AgentResult<AgentState>& a) { answers += a ? 1 : 0; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(answers, 40, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(observer->now.load(), 0, kPatience); // a few seconds after the last request
        QCOMPARE(observer->most.load(), 1);
        QVERIFY(observer->looks > 10);
        QCOMPARE(client->lane()->contact(), Contact::Online); // idle is not trouble
        const auto again = await<AgentState>([&](auto done) { client->agentState(this, done); });
        QVERIFY(again && *again);
    }

    void oneDuringARunOfManyTasks()
    {
        const auto observer = observe();
        QTRY_VERIFY(observer->looks > 0);
        {
            FleetSession::Options wishes;
            wishes.configFolder = m_fleet->fleet.configFolder();
            FleetSession session(wishes);
            session.connectFleet();
            QTRY_COMPARE_WITH_TIMEOUT(session.fleet()->onlineCount(), 1, kPatience);
            ParentPackage package;
            package.name = u"Many"_s;
            for (int i = 0; i < 30; ++i) {
                Task task;
                task.id = task.name = task.job = u"J%1"_s.arg(i);
                task.where.servers = {u"SQL01"_s};
                package.tasks.append(task);
            }
            QSignalSpy finished(&session, &FleetSession::runFinished);
            QCOMPARE(session.startRun(package, {}), QString());
            int refreshes = 0, histories = 0;
            while (finished.isEmpty()) { // the window's user is impatient
                session.refresh();
                ++refreshes;
                session.readHistory(
                    u"SQL01"_s, u"J1"_s, 0, 50, this,
                    [&](const AgentResult<QList<HistoryRow>>& rows) { histories += rows ? 1 : 0; });
                QVERIFY(refreshes < 5000);
                const int before = histories;
                QTRY_VERIFY_WITH_TIMEOUT(histories > before || !finished.isEmpty(), kPatience);
            }
            QCOMPARE(session.summary().value().succeeded, 30);
            QVERIFY(histories > 3);
            QCOMPARE(observer->most.load(), 1);

            // A test opens a connection of its own, since the login is what it tests; it closes it at its
            // end.
            std::optional<QList<ServerTestStep>> steps;
            session.testServer(session.servers().first(), this,
                               [&](const QList<ServerTestStep>& s) { steps = s; });
            QTRY_VERIFY_WITH_TIMEOUT(steps, kPatience);
            QCOMPARE(steps->size(), 6);
            QVERIFY2(observer->most <= 2, qPrintable(QString::number(observer->most)));
            QTRY_VERIFY_WITH_TIMEOUT(observer->now <= 1, kPatience);
        }
        QTRY_COMPARE_WITH_TIMEOUT(observer->now.load(), 0, kPatience); // the program is gone
        QVERIFY(observer->looks > 50);
    }
};

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
