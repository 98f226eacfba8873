// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The outcomes of jobs on real wires, as a run hears of them: told apart, with words that say what to do.
#include "agentfleetfixture.h"

#include "session/laneagentport.h"

#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray scenario()
{
    QByteArray text =
        R"({"formatVersion": 1, "history": {"runs": 0}, "servers": [{"name": "SQL01"}], "jobs": [
        {"name": "Well", "steps": [{"duration": 5}]},
        {"name": "Fails", "steps": [{"name": "Füllen 🚂", "duration": 5, "outcome": "fail", "error": "%1"}]},
        {"name": "Goes on", "steps": [{"name": "Breaks", "duration": 5, "outcome": "fail", "onFail": "next"},
          {"name": "Mends", "duration": 5}]},
        {"name": "Package", "steps": [{"name": "Run", "subsystem": "SSIS", "duration": 5, "ssis":
          {"folder": "F", "project": "P", "package": "Load.dtsx", "outcome": "fail", "error": "No rate for CHF."}}]},
        {"name": "Off", "enabled": false, "steps": [{"duration": 5}]},
        {"name": "No target", "targeted": false, "steps": [{"duration": 5}]}]})";
    return text.replace("%1", QString(5000, u'ü').toUtf8());
}

} // namespace

class TestLaneAgentPort : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_fleet.reset(); }
    void outcomes_data();
    void outcomes();

private:
    std::unique_ptr<AgentFleet> m_fleet;
};

void TestLaneAgentPort::initTestCase()
{
    if (!SimfleetProcess::available())
        QSKIP("stellwerk-simfleet is not built");
    SimfleetProcess::Options options;
    options.speed = 60;
    options.scenario = scenario();
    m_fleet = std::make_unique<AgentFleet>(options);
    QCOMPARE(m_fleet->error(), QString());
}

void TestLaneAgentPort::outcomes_data()
{
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<TaskOutcome>("outcome");
    QTest::addColumn<FailureKind>("kind");
    QTest::addColumn<QString>("words"); // of the error
    using enum TaskOutcome;
    QTest::newRow("Well") << true << Succeeded << FailureKind::None << QString();
    // The failing step with its whole message: 4000 characters, which msdb keeps.
    QTest::newRow("Fails") << true << Failed << FailureKind::JobFailed
                           << u"Step 1 (Füllen 🚂): Executed as user: NT SERVICE\\SQLSERVERAGENT. "_s +
                                  QString(3900, u'ü');
    QTest::newRow("Goes on") << true << SucceededWithWarnings << FailureKind::None << QString();
    QTest::newRow("Package") << true << Failed << FailureKind::PackageFailed
                             << u"Step 1 (Run) reported success, but its package F\\P\\Load.dtsx"_s;
    QTest::newRow("Off") << false << Failed << FailureKind::Disabled << u"disabled"_s;
    QTest::newRow("No target") << false << Failed << FailureKind::NoTarget << u"14256"_s;
    QTest::newRow("Nonesuch") << false << Failed << FailureKind::NoSuchJob << u"14262"_s;
}

void TestLaneAgentPort::outcomes()
{
    QFETCH(bool, accepted);
    QFETCH(QString, words);
    const auto client = m_fleet->client();
    RunWatcher watcher(client.get());
    LaneAgentPort port([&](const QString&) { return &watcher; });
    std::optional<TaskOutcome> outcome;
    FailureKind kind = FailureKind::None;
    QString error;
    bool wasAccepted = false;
    connect(&port, &AgentPort::startAccepted, this, [&] { wasAccepted = true; });
    connect(&port, &AgentPort::startFailed, this,
            [&](const AttemptKey&, FailureKind failure, const QString& text) {
                outcome = TaskOutcome::Failed;
                kind = failure;
                error = text;
            });
    connect(&port, &AgentPort::ended, this,
            [&](const AttemptKey&, TaskOutcome end, FailureKind failure, const QString& text) {
                outcome = end;
                kind = failure;
                error = text;
            });
    StartOrder order;
    order.key = {u"run"_s, u"task"_s, 1};
    order.server = u"SQL01"_s;
    order.job = QString::fromLatin1(QTest::currentDataTag());
    order.refuseDisabled = true;
    port.start(order);
    QTRY_VERIFY_WITH_TIMEOUT(outcome, 60'000);
    QCOMPARE(wasAccepted, accepted);
    QTEST(*outcome, "outcome");
    QTEST(kind, "kind");
    QVERIFY2(error.contains(words), qPrintable(error.left(300)));
    QCOMPARE(error.isEmpty(), kind == FailureKind::None);
    if (!error.isEmpty())
        QVERIFY2(error.startsWith(u"SQL01, job "_s + order.job), qPrintable(error.left(300)));
}

QTEST_GUILESS_MAIN(TestLaneAgentPort)
#include "tst_laneagentport.moc"
