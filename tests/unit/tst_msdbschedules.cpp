// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/schedule.h"

#include <QDateTime>
#include <QTest>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace simfleet;
using namespace simfleet::msdb;

class MsdbSchedulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void next_data();
    void next();
    void neverFiresWhenDisabled();
    void packsDurations();
};

namespace {

SimTime at(const QString& text)
{
    const QDateTime time = QDateTime::fromString(text + u'Z', Qt::ISODate);
    return SimTime(SimDuration(time.toMSecsSinceEpoch()));
}

QString textOf(SimTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC)
        .toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

ScheduleSpec make(int type, int interval, int relative = 0, int recurrence = 0)
{
    ScheduleSpec schedule;
    schedule.freqType = type;
    schedule.freqInterval = interval;
    schedule.freqRelativeInterval = relative;
    schedule.freqRecurrenceFactor = recurrence;
    schedule.activeStartDate = 20260101;
    schedule.activeStartTime = 223000;
    return schedule;
}

} // namespace

void MsdbSchedulesTest::next_data()
{
    QTest::addColumn<ScheduleSpec>("schedule");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    // 2026-03-10 is a Tuesday.
    const QString now = u"2026-03-10T08:00:00"_s;
    ScheduleSpec once = make(1, 0);
    once.activeStartDate = 20260401;
    QTest::newRow("once") << once << now << u"2026-04-01 22:30:00"_s;
    QTest::newRow("once, over") << make(1, 0) << now << QString();
    QTest::newRow("daily") << make(4, 1) << now << u"2026-03-10 22:30:00"_s;
    QTest::newRow("daily, just now") << make(4, 1) << u"2026-03-10T22:30:00"_s << u"2026-03-11 22:30:00"_s;
    QTest::newRow("every third day") << make(4, 3) << now << u"2026-03-11 22:30:00"_s;
    ScheduleSpec minutes = make(4, 1);
    minutes.activeStartTime = 0;
    minutes.freqSubdayType = 4;
    minutes.freqSubdayInterval = 15;
    QTest::newRow("every 15 minutes") << minutes << u"2026-03-10T08:07:00"_s << u"2026-03-10 08:15:00"_s;
    minutes.activeEndTime = 80000;
    QTest::newRow("until eight") << minutes << u"2026-03-10T08:07:00"_s << u"2026-03-11 00:00:00"_s;
    QTest::newRow("weekly Monday and Friday") << make(8, 2 | 32, 0, 1) << now << u"2026-03-13 22:30:00"_s;
    QTest::newRow("every second week") << make(8, 2, 0, 2) << now << u"2026-03-23 22:30:00"_s;
    QTest::newRow("monthly on the 5th") << make(16, 5, 0, 1) << now << u"2026-04-05 22:30:00"_s;
    QTest::newRow("monthly on the 31st")
        << make(16, 31, 0, 1) << u"2026-04-01T00:00:00"_s << u"2026-05-31 22:30:00"_s;
    QTest::newRow("second Wednesday") << make(32, 4, 2, 1) << now << u"2026-03-11 22:30:00"_s;
    QTest::newRow("last weekday") << make(32, 9, 16, 1) << now << u"2026-03-31 22:30:00"_s;
    QTest::newRow("when the Agent starts") << make(64, 0) << now << QString();
}

void MsdbSchedulesTest::next()
{
    QFETCH(ScheduleSpec, schedule);
    QFETCH(QString, after);
    const auto found = nextRun(schedule, at(after));
    QTEST(found ? textOf(*found) : QString(), "expected");
}

void MsdbSchedulesTest::neverFiresWhenDisabled()
{
    ScheduleSpec schedule = make(4, 1);
    schedule.enabled = false;
    QVERIFY(!nextRun(schedule, at(u"2026-03-10T08:00:00"_s)));
}

void MsdbSchedulesTest::packsDurations()
{
    QCOMPARE(packedDuration(std::chrono::hours(123) + std::chrono::minutes(15) + std::chrono::seconds(35)),
             1231535);
    QCOMPARE(packedDuration(SimDuration(45'999)), 45);
    QCOMPARE(packedTime(at(u"2026-03-10T00:00:45"_s)), 45);
    QCOMPARE(packedDate(at(u"2026-03-10T00:00:45"_s)), 20260310);
}

QTEST_GUILESS_MAIN(MsdbSchedulesTest)
#include "tst_msdbschedules.moc"
