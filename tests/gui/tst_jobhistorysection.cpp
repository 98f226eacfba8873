// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetmodel.h"
#include "fleet/jobhistorysection.h"
#include "fleet/outcomestrip.h"
#include "theme/durationtext.h"
#include "theme/theme.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime kZero = QDateTime(QDate(2026, 11, 26), QTime(1, 0), Qt::UTC);

AgentJob jobOf(const QString& name, int runs)
{
    AgentJob job;
    job.id = QUuid::createUuid();
    job.name = name;
    for (int i = 0; i < runs; ++i)
        job.lastRuns.append(
            {runs - i, i == 1 ? RunStatus::Failed : RunStatus::Succeeded, kZero.addDays(-i), 60s});
    if (runs > 0)
        job.usualDuration = 60s;
    return job;
}

} // namespace

class TestJobHistorySection final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init();
    void hidesWithoutAJob();
    void tellsEachServer();
    void tellsSinceWhenItIsSlower();
    void clicksOpenTheChart();

private:
    [[nodiscard]] QStringList textsOf(const QString& name) const;
    std::unique_ptr<FleetModel> m_fleet;
    std::unique_ptr<JobHistorySection> m_section;
};

void TestJobHistorySection::init()
{
    m_section.reset();
    m_fleet = std::make_unique<FleetModel>();
    QList<Server> servers;
    for (int i = 1; i <= 5; ++i) {
        Server server;
        server.name = u"SQL%1"_s.arg(i);
        servers.append(server);
    }
    m_fleet->setServers(servers);
    m_section = std::make_unique<JobHistorySection>(m_fleet.get());
    m_section->resize(320, 400);
}

QStringList TestJobHistorySection::textsOf(const QString& name) const
{
    QStringList texts;
    for (const QLabel* label : m_section->findChildren<QLabel*>(name)) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts;
}

void TestJobHistorySection::hidesWithoutAJob()
{
    m_section->setJob(u"Load"_s, {u"SQL1"_s});
    QVERIFY(m_section->isVisible());
    QVERIFY(textsOf(u"jobHistory.facts"_s).isEmpty()); // nothing was read
    QVERIFY(!m_section->findChild<QToolButton*>(u"jobHistory.open"_s)->isEnabled());
    m_section->setJob({}, {});
    QVERIFY(!m_section->isVisible());
}

void TestJobHistorySection::tellsEachServer()
{
    m_section->setJob(u"Load"_s, {u"SQL1"_s, u"SQL2"_s, u"SQL3"_s, u"SQL4"_s, u"SQL5"_s});
    for (int i = 1; i <= 5; ++i)
        m_fleet->setJobs(u"SQL%1"_s.arg(i), {jobOf(u"Load"_s, i == 2 ? 0 : 20)});
    QTRY_COMPARE(textsOf(u"jobHistory.facts"_s).size(), 3);
    QVERIFY(textsOf(u"jobHistory.facts"_s).at(0).startsWith(u"SQL1 · usual "_s + durationText(60s)));
    QVERIFY(textsOf(u"jobHistory.facts"_s).at(1).contains(u"has not run yet"_s));
    const auto strips = m_section->findChildren<OutcomeStrip*>();
    QVERIFY(strips.at(0)->isVisible() && !strips.at(1)->isVisible());
    QVERIFY(strips.at(0)->accessibleName().contains(u"Succeeded, Failed, Succeeded"_s));
    QVERIFY(textsOf(QString()).join(u'|').contains(u"2 more"_s));
}

void TestJobHistorySection::tellsSinceWhenItIsSlower()
{
    AgentJob job = jobOf(u"Load"_s, 20);
    job.habits = JobHabits{40, 92s, 90s, 95s, SlowerSince{kZero, kZero, 60s, 92s}};
    m_fleet->setJobs(u"SQL1"_s, {job});
    m_section->setJob(u"load"_s, {u"SQL1"_s});
    QCOMPARE(textsOf(u"jobHistory.slower"_s).size(), 1);
    QVERIFY(textsOf(u"jobHistory.slower"_s).first().contains(u"Slower since"_s));
    QVERIFY(textsOf(u"jobHistory.facts"_s)
                .first()
                .contains(durationText(90s) + u" to "_s + durationText(95s) + u", 40 run"_s));
    job.habits->slower.reset();
    m_fleet->setJobs(u"SQL1"_s, {job});
    QTRY_VERIFY(textsOf(u"jobHistory.slower"_s).isEmpty());
}

void TestJobHistorySection::clicksOpenTheChart()
{
    m_fleet->setJobs(u"SQL1"_s, {jobOf(u"Load"_s, 20)});
    m_section->setJob(u"Load"_s, {u"SQL1"_s});
    QVERIFY(QTest::qWaitForWindowExposed(m_section.get()));
    QSignalSpy wanted(m_section.get(), &JobHistorySection::historyWanted);
    QTest::mouseClick(m_section->findChild<QToolButton*>(u"jobHistory.open"_s), Qt::LeftButton);
    QTest::mouseClick(m_section->findChild<OutcomeStrip*>(), Qt::LeftButton);
    QCOMPARE(wanted.count(), 2);
    QCOMPARE(wanted.first().first().toString(), u"Load"_s);
}

QTEST_MAIN(TestJobHistorySection)
#include "tst_jobhistorysection.moc"
