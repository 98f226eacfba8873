// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Agent is stopped, killed and started: before the start, after it, during the run and after its end.
#include "faultmatrix.h"

#include <QTest>

using namespace stellwerk::test;
using namespace Qt::StringLiterals;

class TestFaultMatrixAgent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void rows_data();
    void rows();
};

void TestFaultMatrixAgent::initTestCase()
{
    if (!SimfleetProcess::available())
        QSKIP("stellwerk-simfleet is not built");
}

void TestFaultMatrixAgent::rows_data()
{
    QTest::addColumn<FaultRow>("row");
    const auto row = [](const char* name, const FaultRow& r) { QTest::newRow(name) << r; };
    const QStringList succeeded{u"succeeded"_s}, failed{u"failed"_s};
    const QStringList killed{u"failed, agent restarted"_s, u"failed, agent stopped"_s};
    row("agent stopped before the start",
        {{}, {u"start failed"_s}, 0, u"Load"_s, {}, false, R"(, "agent": "stopped")"});
    row("agent starting", {{}, {u"start failed"_s}, 0, u"Load"_s, {}, false, R"(, "agent": "starting")"});
    row("agent stopped in order after the start",
        {R"({"kind": "agent-stopped", "on": {"start": "Load"}, "duration": 300})",
         {u"cancelled"_s, u"failed, agent"_s}});
    row("agent stopped in order during the watch",
        {R"({"kind": "agent-stopped", "on": {"request": "history_job_id", "nth": 3}, "duration": 300})",
         {u"cancelled"_s}});
    row("agent killed after the start",
        {R"({"kind": "agent-killed", "on": {"start": "Load"}, "duration": 300})", killed});
    row("agent killed after the start, answer lost",
        {R"({"kind": "agent-killed", "on": {"start": "Load"}, "duration": 120}, {"kind": "cut-after", "on": {"start": "Load"}})",
         killed,
         1,
         u"Load"_s,
         {},
         true});
    row("agent killed for good",
        {R"({"kind": "agent-killed", "on": {"request": "history_job_id", "nth": 2}})",
         {u"failed, agent stopped"_s}});
    row("agent restarted during the watch",
        {R"({"kind": "agent-restarted", "on": {"request": "history_job_id", "nth": 3}})", {u"cancelled"_s}});
    row("agent restarted after the end",
        {R"({"kind": "agent-restarted", "on": {"end": "Load"}}, {"kind": "black-hole", "on": {"request": "history_job_id", "nth": 2}})",
         succeeded,
         1,
         u"Load"_s,
         {},
         true});
    row("failed job, agent restarted after its end",
        {R"({"kind": "agent-restarted", "on": {"end": "Breaks"}}, {"kind": "black-hole", "on": {"request": "history_job_id", "nth": 2}})",
         failed,
         1,
         u"Breaks"_s,
         {},
         true});
}

void TestFaultMatrixAgent::rows()
{
    QFETCH(FaultRow, row);
    QCOMPARE(FaultStage(row).play(), QString());
}

QTEST_GUILESS_MAIN(TestFaultMatrixAgent)
#include "tst_faultmatrix_agent.moc"
