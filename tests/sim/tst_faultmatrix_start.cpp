// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The line to the server, or the server itself, goes away before, while and after the start is answered.
#include "faultmatrix.h"

#include <QTest>

using namespace stellwerk::test;
using namespace Qt::StringLiterals;

class TestFaultMatrixStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void rows_data();
    void rows();
};

void TestFaultMatrixStart::initTestCase()
{
    if (!SimfleetProcess::available())
        QSKIP("stellwerk-simfleet is not built");
}

void TestFaultMatrixStart::rows_data()
{
    QTest::addColumn<FaultRow>("row");
    const auto row = [](const char* name, const FaultRow& r) { QTest::newRow(name) << r; };
    const QStringList succeeded{u"succeeded"_s}, failed{u"failed"_s};
    row("cut before the start",
        {R"({"kind": "cut-before", "on": {"request": "sp_start_job"}})", succeeded, 1, u"Load"_s, {}, true});
    row("cut while the start is answered",
        {R"({"kind": "cut-during", "on": {"start": "Load"}})", succeeded, 1, u"Load"_s, {}, true});
    row("cut after the start",
        {R"({"kind": "cut-after", "on": {"start": "Load"}})", succeeded, 1, u"Load"_s, {}, true});
    row("cut after the start of a job that fails",
        {R"({"kind": "cut-after", "on": {"start": "Breaks"}})", failed, 1, u"Breaks"_s, {}, true});
    row("cut twice, the look included",
        {R"({"kind": "cut-after", "on": {"start": "Load"}, "count": 3})", succeeded, 1, u"Load"_s, {}, true});
    row("black hole before the start",
        {R"({"kind": "black-hole", "on": {"request": "sp_start_job"}})", succeeded, 1, u"Load"_s, {}, true});
    row("black hole after the start",
        {R"({"kind": "black-hole", "on": {"start": "Load"}})", succeeded, 1, u"Load"_s, {}, true});
    row("slow answer of the start",
        {R"({"kind": "slow", "ms": 600, "on": {"request": "sp_start_job"}})", succeeded});
    row("start slower than the time-out",
        {R"({"kind": "slow", "ms": 3000, "on": {"request": "sp_start_job"}})",
         succeeded,
         1,
         u"Load"_s,
         {},
         true});
    row("login refused before the start",
        {R"({"kind": "login-refused", "at": 0, "duration": 3600})", {u"start failed"_s}, 0});
    row("login refused after the start",
        {R"({"kind": "cut-after", "on": {"start": "Load"}}, {"kind": "login-refused", "on": {"start": "Load"}, "duration": 120})",
         succeeded,
         1,
         u"Load"_s,
         {},
         true});
    row("server down before the start",
        {R"({"kind": "server-down", "at": 0, "duration": 3600})", {u"start failed"_s}, 0});
    row("server restarted after the start",
        {R"({"kind": "server-down", "on": {"start": "Load"}, "duration": 120})",
         {u"failed, agent restarted"_s, u"start failed"_s},
         1,
         u"Load"_s,
         {},
         true});
}

void TestFaultMatrixStart::rows()
{
    QFETCH(FaultRow, row);
    QCOMPARE(FaultStage(row).play(), QString());
}

QTEST_GUILESS_MAIN(TestFaultMatrixStart)
#include "tst_faultmatrix_start.moc"
