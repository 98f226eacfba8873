// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/loghits.h"
#include "logs/logmodel.h"
#include "logs/lograte.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

LogRecord line(const QString& message, LogLevel level = LogLevel::Info, const QString& server = u"SQL01"_s)
{
    return {.at = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC),
            .level = level,
            .source = LogSource::History,
            .server = server,
            .job = u"Nightly"_s,
            .step = u"Load"_s,
            .task = u"t1"_s,
            .message = message,
            .kind = LogKind::Plain,
            .args = {}};
}

QStringList messages(const LogModel& model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all += model.index(row, LogModel::Message).data().toString();
    return all;
}

} // namespace

class TestLogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appendsInBatches()
    {
        LogModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.append({});
        QCOMPARE(inserted.size(), 0);
        model.append({line(u"a"_s), line(u"b"_s)});
        model.append({line(u"c"_s)});
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(messages(model), QStringList({u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(model.index(0, LogModel::ServerName).data(LogModel::SourceRole).toInt(),
                 int(LogSource::History));
        QCOMPARE(model.index(0, 0).data(LogModel::RecordRole).value<LogRecord>().message, u"a"_s);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.totalCount(), 0);
    }

    void filters_data()
    {
        QTest::addColumn<LogModel::Filter>("filter");
        QTest::addColumn<QStringList>("expected");
        const QStringList all = {u"rows loaded"_s, u"slow disk"_s, u"Load failed"_s};
        QTest::newRow("nothing") << LogModel::Filter{} << all;
        QTest::newRow("text, any case")
            << LogModel::Filter{.text = u"FAILED"_s} << QStringList{u"Load failed"_s};
        QTest::newRow("text in the step") << LogModel::Filter{.text = u"loAD"_s} << all;
        QTest::newRow("text in the server")
            << LogModel::Filter{.text = u"sql02"_s} << QStringList{u"slow disk"_s};
        QTest::newRow("level") << LogModel::Filter{.minimum = LogLevel::Warning}
                               << QStringList({u"slow disk"_s, u"Load failed"_s});
        QTest::newRow("server") << LogModel::Filter{.server = u"SQL02"_s} << QStringList{u"slow disk"_s};
        QTest::newRow("unknown task") << LogModel::Filter{.task = u"t9"_s} << QStringList{};
        QTest::newRow("both") << LogModel::Filter{.text = u"disk"_s, .minimum = LogLevel::Error}
                              << QStringList{};
    }

    void filters()
    {
        QFETCH(LogModel::Filter, filter);
        QFETCH(QStringList, expected);
        const QList<LogRecord> records = {line(u"rows loaded"_s),
                                          line(u"slow disk"_s, LogLevel::Warning, u"SQL02"_s),
                                          line(u"Load failed"_s, LogLevel::Error)};
        LogModel before;
        LogModel after;
        QAbstractItemModelTester testBefore(&before, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QAbstractItemModelTester testAfter(&after, QAbstractItemModelTester::FailureReportingMode::Fatal);
        before.setFilter(filter);
        before.append(records);
        after.append(records);
        after.setFilter(filter);
        QCOMPARE(messages(before), expected);
        QCOMPARE(messages(after), expected);
        QCOMPARE(after.totalCount(), 3);
        after.setFilter({});
        QCOMPARE(after.rowCount(), 3);
    }

    void narrowingAndWideningAgree()
    {
        LogModel model;
        model.append({line(u"alpha"_s), line(u"alphabet"_s), line(u"beta"_s)});
        model.setFilter({.text = u"alpha"_s});
        model.setFilter({.text = u"alphab"_s});
        QCOMPARE(messages(model), QStringList{u"alphabet"_s});
        model.setFilter({.text = u"b"_s});
        QCOMPARE(messages(model), QStringList({u"alphabet"_s, u"beta"_s}));
        model.append({line(u"bottom"_s), line(u"xyz"_s)});
        QCOMPARE(model.rowCount(), 3);
    }

    void findsTheNextError()
    {
        LogModel model;
        model.append({line(u"a"_s, LogLevel::Error), line(u"b"_s), line(u"c"_s, LogLevel::Warning),
                      line(u"d"_s, LogLevel::Error)});
        QCOMPARE(model.nextOfLevel(-1, LogLevel::Error), 0);
        QCOMPARE(model.nextOfLevel(0, LogLevel::Error), 3);
        QCOMPARE(model.nextOfLevel(0, LogLevel::Warning), 2);
        QCOMPARE(model.nextOfLevel(3, LogLevel::Error), -1);
        QCOMPARE(model.nextOfLevel(3, LogLevel::Error, true), 0);
    }

    // The proxy that this model replaces needs over ten seconds to un-filter a million scattered rows.
    void clearsAFilterOfManyRowsFast()
    {
        LogModel model;
        QList<LogRecord> records(200'000, line(u"row"_s));
        for (int i = 0; i < records.size(); i += 2)
            records[i].level = LogLevel::Error;
        model.append(records);
        model.setFilter({.minimum = LogLevel::Error});
        QCOMPARE(model.rowCount(), 100'000);
        QElapsedTimer timer;
        timer.start();
        model.setFilter({});
        QCOMPARE(model.rowCount(), 200'000);
        QVERIFY2(timer.elapsed() < 500, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
    }

    // Against counting by hand, whatever is shown and however long it took.
    void ratesAreCounts_data()
    {
        QTest::addColumn<qint64>("span");
        QTest::addColumn<int>("most");
        QTest::newRow("a moment") << qint64(1) << 100;
        QTest::newRow("seconds") << qint64(40'000) << 100;
        QTest::newRow("a night") << qint64(8) * 3'600'000 << 300;
        QTest::newRow("one stretch") << qint64(8) * 3'600'000 << 1;
        QTest::newRow("years") << qint64(4'000) * 86'400'000 << 50;
    }

    void ratesAreCounts()
    {
        QFETCH(qint64, span);
        QFETCH(int, most);
        std::mt19937_64 random(4);
        LogModel model;
        LogHits warnings(&model), errors(&model);
        warnings.setWanted(LogFilter(LogFilter::Node{
            .kind = LogFilter::Kind::Level, .least = LogLevel::Warning, .most = LogLevel::Warning}));
        errors.setWanted(LogFilter::ofLevel(LogLevel::Error));
        QCOMPARE(LogRate::of(model, warnings, errors, most).stretches.size(), 0U);
        std::vector<LogRow> rows;
        for (int i = 0; i < 3000; ++i)
            rows.push_back({.at = 1'700'000'000'000 + qint64(random() % quint64(span)),
                            .level = LogLevel(random() % 4),
                            .text = "a"});
        model.appendRows(rows);
        QTRY_VERIFY(!warnings.isSearching() && !errors.isSearching());
        const LogRate rate = LogRate::of(model, warnings, errors, most);
        QVERIFY(int(rate.stretches.size()) <= most);
        QVERIFY(int(rate.stretches.size()) >= 1);
        std::vector<LogRate::Stretch> counted(rate.stretches.size());
        for (const LogRow& row : rows) {
            QVERIFY(row.at >= rate.from && row.at < rate.to());
            LogRate::Stretch& one = counted[size_t((row.at - rate.from) / rate.width)];
            QCOMPARE(rate.indexOf(row.at), int((row.at - rate.from) / rate.width));
            ++one.rows;
            one.warnings += row.level == LogLevel::Warning ? 1 : 0;
            one.errors += row.level == LogLevel::Error ? 1 : 0;
        }
        for (size_t at = 0; at < counted.size(); ++at) {
            QCOMPARE(rate.stretches[at].rows, counted[at].rows);
            QCOMPARE(rate.stretches[at].warnings, counted[at].warnings);
            QCOMPARE(rate.stretches[at].errors, counted[at].errors);
        }
    }
};

QTEST_GUILESS_MAIN(TestLogModel)
#include "tst_logmodel.moc"
