// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in msdb changes under the run: deadlocks, rights, purges, the clock, the job itself.
#include "faultmatrix.h"

#include <QTest>

using namespace stellwerk::test;
using namespace Qt::StringLiterals;

class TestFaultMatrixData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void rows_data();
    void rows();
};

void TestFaultMatrixData::initTestCase()
{
    if (!SimfleetProcess::available())
        QSKIP("stellwerk-simfleet is not built");
}

void TestFaultMatrixData::rows_data()
{
    QTest::addColumn<FaultRow>("row");
    const auto row = [](const char* name, const FaultRow& r) { QTest::newRow(name) << r; };
    const QStringList succeeded{u"succeeded"_s}, failed{u"failed"_s};
    const QStringList gone{u"succeeded"_s, u"unknown"_s};
    row("deadlock before the start",
        {R"({"kind": "deadlock", "on": {"request": "sp_start_job"}, "count": 1, "match": "SELECT @n = COUNT"})",
         succeeded,
         1,
         u"Load"_s,
         {},
         true});
    row("deadlock after the start",
        {R"({"kind": "deadlock", "on": {"request": "sp_start_job"}, "count": 1, "match": "AS after_req"})",
         succeeded});
    row("deadlocks during the watch",
        {R"({"kind": "deadlock", "on": {"request": "history_job_id", "nth": 2}, "count": 2, "match": "AS history_job_id"})",
         failed,
         1,
         u"Breaks"_s,
         {},
         true});
    row("lock time-out before the start",
        {R"({"kind": "lock-timeout", "on": {"request": "sp_start_job"}, "count": 1, "match": "SELECT @n = COUNT"})",
         succeeded,
         1,
         u"Load"_s,
         {},
         true});
    row("lock time-outs during the watch",
        {R"({"kind": "lock-timeout", "on": {"request": "history_job_id", "nth": 2}, "count": 2, "match": "AS history_job_id"})",
         succeeded,
         1,
         u"Load"_s,
         {},
         true});
    row("right taken away before the start",
        {R"({"kind": "denied", "on": {"request": "sp_start_job"}, "duration": 3600, "match": "MAX(instance_id"})",
         {u"start failed"_s},
         0});
    row("right taken away during the watch",
        {R"({"kind": "denied", "on": {"request": "history_job_id", "nth": 2}, "duration": 120, "match": "AS history_job_id"})",
         succeeded,
         1,
         u"Load"_s,
         {},
         true});
    row("history purged after the start",
        {R"({"kind": "history-purged", "on": {"start": "Load"}})", succeeded});
    row("history purged during the watch",
        {R"({"kind": "history-purged", "on": {"request": "history_job_id", "nth": 3}})", succeeded});
    row("history purged at the end", {R"({"kind": "history-purged", "on": {"end": "Load"}})", gone});
    row("history of a failed run purged at its end",
        {R"({"kind": "history-purged", "on": {"end": "Breaks"}})",
         {u"failed"_s, u"unknown"_s},
         1,
         u"Breaks"_s});
    for (const int minutes : {-60, 60}) {
        const QByteArray jump = R"({"kind": "clock-jump", "minutes": )" + QByteArray::number(minutes);
        const char* way = minutes < 0 ? "back" : "ahead";
        row(qPrintable(u"clock %1 at the start"_s.arg(QLatin1String(way))),
            {jump + R"(, "on": {"request": "sp_start_job"}})", succeeded});
        row(qPrintable(u"clock %1 after the start"_s.arg(QLatin1String(way))),
            {jump + R"(, "on": {"start": "Load"}})", succeeded});
        row(qPrintable(u"clock %1 during the watch"_s.arg(QLatin1String(way))),
            {jump + R"(, "on": {"request": "history_job_id", "nth": 2}})", failed, 1, u"Breaks"_s});
        row(qPrintable(u"clock %1 and the answer lost"_s.arg(QLatin1String(way))),
            {jump + R"(, "on": {"start": "Load"}}, {"kind": "cut-after", "on": {"start": "Load"}})",
             {u"succeeded"_s, u"start failed"_s},
             1,
             u"Load"_s,
             {},
             true});
    }
    row("clock back and the start lost",
        {R"({"kind": "clock-jump", "minutes": -60, "on": {"request": "sp_start_job"}}, {"kind": "cut-before", "on": {"request": "sp_start_job"}})",
         succeeded,
         1,
         u"Load"_s,
         {},
         true});
    row("server hours off",
        {{}, succeeded, 1, u"Load"_s, {}, false, R"(, "clockOffsetMinutes": -437, "utcOffsetMinutes": 330)"});
    row("job renamed during the run",
        {{},
         succeeded,
         1,
         u"Load"_s,
         u"EXEC msdb.dbo.sp_update_job @job_name = 'Load', @new_name = 'Other'"_s});
    row("job disabled during the run",
        {{}, succeeded, 1, u"Load"_s, u"EXEC msdb.dbo.sp_update_job @job_name = 'Load', @enabled = 0"_s});
    row("job deleted during the run",
        {{}, gone, 1, u"Load"_s, u"EXEC msdb.dbo.sp_delete_job @job_name = 'Load'"_s});
    row("failing job deleted during the run", {{},
                                               {u"failed"_s, u"unknown"_s},
                                               1,
                                               u"Breaks"_s,
                                               u"EXEC msdb.dbo.sp_delete_job @job_name = 'Breaks'"_s});
}

void TestFaultMatrixData::rows()
{
    QFETCH(FaultRow, row);
    QCOMPARE(FaultStage(row).play(), QString());
}

QTEST_GUILESS_MAIN(TestFaultMatrixData)
#include "tst_faultmatrix_data.moc"
