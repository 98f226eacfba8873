// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The small parts that the merged log is fed with: rows to lines, clocks, whose task it was, the program's
// own words.
#include "agent/packagetext.h"
#include "session/attemptbook.h"
#include "session/clockwatch.h"
#include "session/logprint.h"
#include "session/logrows.h"
#include "session/programlog.h"

#include <QTest>

#include <spdlog/spdlog.h>

#include <thread>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(int seconds)
{
    return QDateTime(QDate(2026, 11, 26), QTime(2, 0), Qt::UTC).addSecs(seconds);
}

CatalogMessageRow message(int type, const QString& text)
{
    CatalogMessageRow row;
    row.type = type;
    row.sourceType = 40;
    row.source = u"Load: all"_s;
    row.message = text;
    row.event = u"OnSomething"_s;
    return row;
}

} // namespace

class TestLogParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void messagesOfTheCatalogLoseTheirSource_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        QTest::newRow("error") << u"Load: all:Error: Disk is full: C:"_s << u"Disk is full: C:"_s;
        QTest::newRow("German") << u"Load: all:Fehler: Kein Platz."_s << u"Kein Platz."_s;
        QTest::newRow("no kind") << u"Load: all:Start."_s << u"Start."_s;
        QTest::newRow("a path is no kind") << u"Load: all:C:\\x: gone"_s << u"C:\\x: gone"_s;
        QTest::newRow("another's") << u"Other:Error: x"_s << u"Other:Error: x"_s;
        QTest::newRow("nothing") << QString() << u"OnSomething"_s;
    }
    void messagesOfTheCatalogLoseTheirSource()
    {
        QFETCH(QString, text);
        QFETCH(QString, line);
        QCOMPARE(lineOf(message(120, text)).message, line);
    }

    void levelsAreThoseOfTheEvents()
    {
        QCOMPARE(lineOf(message(120, {})).level, LogLevel::Error);
        QCOMPARE(lineOf(message(130, {})).level, LogLevel::Error);
        QCOMPARE(lineOf(message(110, {})).level, LogLevel::Warning);
        QCOMPARE(lineOf(message(70, {})).level, LogLevel::Info);
        QCOMPARE(lineOf(message(60, {})).level, LogLevel::Debug);
        QCOMPARE(lineOf(message(30, {})).level, LogLevel::Debug);
        CatalogMessageRow begin = message(30, {});
        begin.sourceType = 30;
        QCOMPARE(lineOf(begin).level, LogLevel::Info);
        const auto ofEvent = [](const QString& event) {
            PackageEventRow row;
            row.event = event;
            return lineOf(row).level;
        };
        QCOMPARE(ofEvent(u"OnError"_s), LogLevel::Error);
        QCOMPARE(ofEvent(u"OnWarning"_s), LogLevel::Warning);
        QCOMPARE(ofEvent(u"User:ScriptTaskLogEntry"_s), LogLevel::Info);
        QCOMPARE(ofEvent(u"OnProgress"_s), LogLevel::Debug);
        HistoryRow row;
        row.status = RunStatus::Retry;
        QCOMPARE(lineOf(row).level, LogLevel::Warning);
        CatalogMessageRow component = message(120, u"x"_s);
        component.subcomponent = u"OLE DB Source [2]"_s;
        QCOMPARE(lineOf(component).step, u"Load: all / OLE DB Source [2]"_s);
        QCOMPARE(packageBaseName(u"\\SSISDB\\F\\P\\Load.v2.dtsx"_s), u"Load.v2"_s);
        QCOMPARE(packageBaseName(u"C:/etl/Load.DTSX"_s), u"Load"_s);
    }

    void printsTellRowsApart()
    {
        HistoryRow row;
        row.startedLocal = at(0);
        row.message = u"The job succeeded."_s;
        const quint64 print = printOf(u"Load"_s, row);
        row.instanceId = 7;
        row.stepName = u"(Job outcome)"_s;
        QCOMPARE(printOf(u"LOAD"_s, row), print); // as RunEnd tells it
        row.duration = std::chrono::seconds(1);
        QVERIFY(printOf(u"Load"_s, row) != print);
    }

    void linesFindTheirTask()
    {
        ParentPackage package;
        Task load, check;
        load.id = u"load"_s;
        load.job = u"ETL Load"_s;
        check.id = u"check"_s;
        check.job = u"ETL Check"_s;
        package.tasks = {load, check};
        AttemptBook book;
        book.begin(package);
        book.apply({1, at(0), StartRequested{u"load"_s, u"SQL01"_s, 1}});
        QVERIFY(book.isOpen(u"sql01"_s));
        QVERIFY(!book.isOpen(u"SQL02"_s));
        QCOMPARE(book.taskOf(u"sql01"_s, u"etl load"_s, at(100)), u"load"_s);
        QCOMPARE(book.taskOf(u"SQL01"_s, u"ETL Check"_s, at(100)), QString());
        AttemptEnded ended;
        ended.task = u"load"_s;
        ended.server = u"SQL01"_s;
        ended.ended = at(60);
        book.apply({2, at(300), ended}); // told late
        QVERIFY(!book.isOpen(u"SQL01"_s));
        QCOMPARE(book.taskOf(u"SQL01"_s, u"ETL Load"_s, at(59)), u"load"_s);
        QCOMPARE(book.taskOf(u"SQL01"_s, u"ETL Load"_s, at(100)), QString()); // somebody else's run
        QCOMPARE(book.taskOf(u"SQL01"_s, u"ETL Load"_s, at(-100)), QString());
        book.begin({});
        QCOMPARE(book.taskOf(u"SQL01"_s, u"ETL Load"_s, at(59)), QString());
    }

    void aClockIsToldWhenItIsWrongAndWhenItWasSet()
    {
        ClockWatch watch;
        const auto sample = [&](int second, int ahead, int zone, int slow = 20) {
            return watch.sample(u"S"_s, at(second), at(second).addMSecs(slow), at(second + ahead + zone * 60),
                                zone);
        };
        QVERIFY(!sample(0, 90, 60)); // once may be the network
        QCOMPARE(
            sample(1, 90, 60),
            u"The clock of S is 1 min 30 s ahead, in zone UTC+01:00. Times in this log are true ones."_s);
        QVERIFY(!sample(2, 90, 60));
        QVERIFY(!sample(3, 91, 60));
        QVERIFY(!sample(4, 91, 60)); // nothing worth telling
        QVERIFY(!sample(10, 0, 60));
        QCOMPARE(sample(11, 0, 60),
                 u"The clock of S was set: it was 1 min 30 s ahead, in zone UTC+01:00; now it is "
                 "right, in zone UTC+01:00. Times in this log are true ones."_s);
        QVERIFY(!sample(20, 0, 120));
        QVERIFY(sample(21, 0, 120)->contains(u"now it is right, in zone UTC+02:00"_s));
        QCOMPARE(watch.offset().zoneMinutes, 120);
        QVERIFY(std::abs(watch.offset().aheadMs) <= 20);
        // A slow answer is no clock that was set, and makes nothing less exact.
        QVERIFY(!sample(30, 0, 120, 5'000));
        QVERIFY(!sample(40, 0, 120, 5'000));
        QVERIFY(std::abs(watch.offset().aheadMs) <= 20);
        ClockWatch right;
        for (int i = 0; i < 3; ++i)
            QVERIFY(!right.sample(u"S"_s, at(i), at(i), at(i), 0));
    }

    // A simulated server runs faster: that is no clock that is wrong.
    void aFasterClockIsNotTold()
    {
        ClockWatch watch;
        for (int i = 0; i < 20; ++i)
            QVERIFY(!watch.sample(u"S"_s, at(i), at(i).addMSecs(10), at(60 * i), 0));
    }

    void theProgramsOwnWordsComeInBatches()
    {
        spdlog::logger logger("test", programLogSink());
        logger.set_level(spdlog::level::debug);
        logger.info("before anybody listens");
        QList<LogRecord> taken;
        int batches = 0;
        auto context = std::make_unique<QObject>();
        followProgramLog(context.get(), [&](const QList<LogRecord>& lines) {
            ++batches;
            taken += lines;
            if (taken.size() < 300)
                logger.warn("said while it is taken: {}", batches); // comes later, and calls nothing now
        });
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&logger, i] {
                for (int n = 0; n < 50; ++n)
                    logger.error("thread {} line {} «ü»", i, n);
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QTRY_VERIFY_WITH_TIMEOUT(taken.size() >= 205, 10'000);
        QCOMPARE(taken.constFirst().message, u"before anybody listens"_s);
        QCOMPARE(taken.constFirst().source, LogSource::Program);
        QVERIFY(std::abs(taken.constFirst().at.secsTo(QDateTime::currentDateTimeUtc())) < 60);
        QCOMPARE(std::count_if(taken.cbegin(), taken.cend(),
                               [](const LogRecord& line) {
                                   return line.level == LogLevel::Error && line.message.endsWith(u"«ü»"_s);
                               }),
                 200);
        QVERIFY(batches <= taken.size() - 199);
        context.reset();
        const qsizetype before = taken.size();
        logger.error("nobody listens any more");
        QObject another;
        QList<LogRecord> later;
        followProgramLog(&another, [&](const QList<LogRecord>& lines) { later += lines; });
        QTRY_VERIFY_WITH_TIMEOUT(
            !later.isEmpty() && later.constLast().message == "nobody listens any more"_L1, 10'000);
        QCOMPARE(taken.size(), before);
    }
};

QTEST_GUILESS_MAIN(TestLogParts)
#include "tst_logparts.moc"
