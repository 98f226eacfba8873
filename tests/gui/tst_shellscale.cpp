// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetfilterproxy.h"
#include "fleet/fleetmodel.h"
#include "fleet/fleetpanel.h"
#include "fleet/fleetview.h"
#include "logs/logpanel.h"
#include "theme/theme.h"

#include <QElapsedTimer>
#include <QTableView>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Two hundred servers with a hundred jobs each: nothing a person does may stall the window. The bounds are
// for sanitizers and busy machines; what was measured is printed.
class TestShellScale final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void filling();
    void activity();
    void filtering();
    void unfolding();
    void selecting();
    void logging();

private:
    static constexpr int kServers = 200;
    static constexpr int kJobs = 100;
    void settle(const char* what, qint64 bound);

    FleetModel m_fleet;
    std::unique_ptr<FleetPanel> m_panel;
    QElapsedTimer m_clock;
};

void TestShellScale::initTestCase()
{
    Theme::instance().install(SchemeChoice::Light);
    m_panel = std::make_unique<FleetPanel>(&m_fleet);
    m_panel->resize(360, 900);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

// Until the queue of events is empty, painting included.
void TestShellScale::settle(const char* what, qint64 bound)
{
    m_panel->repaint();
    QCoreApplication::sendPostedEvents();
    const qint64 ms = m_clock.elapsed();
    qInfo("%s: %lld ms", what, static_cast<long long>(ms));
    QVERIFY2(ms < bound, what);
}

void TestShellScale::filling()
{
    QList<Server> servers;
    for (int s = 1; s <= kServers; ++s) {
        Server server;
        server.name = u"SQL%1"_s.arg(s, 3, 10, QLatin1Char('0'));
        server.host = u"127.0.0.1"_s;
        server.group = u"Group %1"_s.arg(s % 10);
        servers.append(server);
    }
    m_clock.start();
    m_fleet.setServers(servers);
    settle("200 servers appear", 3000);
    qint64 longest = 0;
    m_clock.start();
    for (const Server& server : servers) {
        QList<AgentJob> jobs;
        for (int j = 1; j <= kJobs; ++j) {
            AgentJob job;
            job.id = QUuid::createUuid();
            job.name = u"Job %1 of the night"_s.arg(j, 3, 10, QLatin1Char('0'));
            job.state = j % 30 == 0 ? JobState::Running : JobState::Idle;
            job.usualDuration = std::chrono::seconds(j * 3);
            for (int r = 0; r < 8; ++r)
                job.lastRuns.append({r, r % 5 == 0 ? RunStatus::Failed : RunStatus::Succeeded, {}, 60s});
            jobs.append(job);
        }
        QElapsedTimer one;
        one.start();
        m_fleet.setJobs(server.name, jobs);
        m_fleet.setContact(server.name, Contact::Online);
        longest = std::max(longest, one.elapsed());
    }
    qInfo("one server's jobs: %lld ms at most", static_cast<long long>(longest));
    settle("20000 jobs appear", 15000);
}

void TestShellScale::activity()
{
    m_clock.start();
    for (const Server& server : m_fleet.servers()) {
        QList<FleetModel::JobActivityUpdate> updates;
        for (const AgentJob& job : m_fleet.jobs(server.name).first(10))
            updates.append({job.id, JobState::Running, QDateTime::currentDateTimeUtc()});
        m_fleet.updateActivity(server.name, updates);
    }
    settle("2000 jobs change their state", 2000);
}

void TestShellScale::filtering()
{
    for (const QString& text : {u"j"_s, u"job 05"_s, u"sql107 job"_s, u""_s}) {
        m_clock.start();
        m_panel->view()->setFilter(text);
        settle(qPrintable(u"filter '%1'"_s.arg(text)), 3000);
    }
}

void TestShellScale::unfolding()
{
    m_clock.start();
    m_panel->view()->expandAll();
    settle("everything unfolded", 4000);
    m_clock.start();
    m_panel->view()->scrollToBottom();
    settle("scrolled to the end", 2000);
    m_clock.start();
    m_panel->view()->collapseAll();
    settle("everything folded", 4000);
}

void TestShellScale::selecting()
{
    m_clock.start();
    m_panel->view()->expandAll();
    m_panel->view()->selectAll();
    settle("20000 jobs selected", 5000);
    m_panel->view()->clearSelection();
}

void TestShellScale::logging()
{
    LogModel log;
    LogPanel panel(&log);
    panel.resize(900, 300);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    m_clock.start();
    for (int batch = 0; batch < 100; ++batch) {
        QList<LogRecord> records;
        for (int i = 0; i < 2000; ++i)
            records.append({QDateTime::currentDateTimeUtc(),
                            i % 100 == 0 ? LogLevel::Error : LogLevel::Info,
                            LogSource::History,
                            u"SQL001"_s,
                            u"Job"_s,
                            u"Step"_s,
                            {},
                            u"A line of the log"_s});
        log.append(records);
    }
    panel.repaint();
    qInfo("200000 log lines: %lld ms", static_cast<long long>(m_clock.elapsed()));
    QVERIFY(m_clock.elapsed() < 8000);
    QTRY_COMPARE(panel.table()->rowAt(panel.table()->viewport()->height() - 4),
                 log.rowCount() - 1); // it follows
}

QTEST_MAIN(TestShellScale)
#include "tst_shellscale.moc"
