// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The line to the server, or the server itself, goes away while a run is watched.
#include "faultmatrix.h"

#include <QTest>

using namespace stellwerk::test;
using namespace Qt::StringLiterals;

class TestFaultMatrixWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void rows_data();
    void rows();
};

void TestFaultMatrixWatch::initTestCase()
{
    if (!SimfleetProcess::available())
        QSKIP("stellwerk-simfleet is not built");
}

void TestFaultMatrixWatch::rows_data()
{
    QTest::addColumn<FaultRow>("row");
    const auto row = [](const char* name, const FaultRow& r) { QTest::newRow(name) << r; };
    const QStringList succeeded{u"succeeded"_s}, failed{u"failed"_s};
    row("cut during the watch", {R"({"kind": "cut-during", "on": {"request": "history_job_id", "nth": 2}})",
                                 succeeded,
                                 1,
                                 u"Load"_s,
                                 {},
                                 true});
    row("cut during the watch of a job that fails",
        {R"({"kind": "cut-during", "on": {"request": "history_job_id", "nth": 2}})",
         failed,
         1,
         u"Breaks"_s,
         {},
         true});
    row("black hole during the watch",
        {R"({"kind": "black-hole", "on": {"request": "history_job_id", "nth": 2}})",
         succeeded,
         1,
         u"Load"_s,
         {},
         true});
    row("slow polls", {R"({"kind": "slow", "ms": 400, "on": {"request": "history_job_id"}, "count": 3})",
                       failed, 1, u"Breaks"_s});
    row("poll slower than the time-out",
        {R"({"kind": "slow", "ms": 3000, "on": {"request": "history_job_id", "nth": 2}})",
         succeeded,
         1,
         u"Load"_s,
         {},
         true});
    row("login refused during the watch",
        {R"({"kind": "cut-during", "on": {"request": "history_job_id", "nth": 2}}, {"kind": "login-refused", "on": {"request": "history_job_id", "nth": 2}, "duration": 120})",
         failed,
         1,
         u"Breaks"_s,
         {},
         true});
    row("server restarted during the watch",
        {R"({"kind": "server-down", "on": {"request": "history_job_id", "nth": 2}, "duration": 120})",
         {u"failed, agent"_s},
         1,
         u"Load"_s,
         {},
         true});
}

void TestFaultMatrixWatch::rows()
{
    QFETCH(FaultRow, row);
    QCOMPARE(FaultStage(row).play(), QString());
}

QTEST_GUILESS_MAIN(TestFaultMatrixWatch)
#include "tst_faultmatrix_watch.moc"
