// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logmodel.h"
#include "logs/logorder.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <random>
#include <thread>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

LogRecord line(qint64 at, const QString& message, const QString& server = u"SQL01"_s)
{
    return {.at = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC),
            .level = LogLevel::Info,
            .source = LogSource::History,
            .server = server,
            .job = u"Nightly"_s,
            .step = u"Load"_s,
            .task = u"t1"_s,
            .message = message};
}

QStringList shown(const LogModel& model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all += model.index(row, LogModel::Message).data().toString();
    return all;
}

LogFilter filter(const QString& text)
{
    return LogFilter::parse(text, QDateTime::currentDateTimeUtc()).value();
}

} // namespace

class TestLogStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItIsGiven()
    {
        LogStore store;
        LogRecord plain = line(12, u"Grüße, 世界 \U0001F600\nsecond line"_s);
        plain.level = LogLevel::Warning;
        const LogRecord event = {.at = QDateTime::fromMSecsSinceEpoch(-5, Qt::UTC),
                                 .level = LogLevel::Error,
                                 .source = LogSource::Run,
                                 .server = {},
                                 .job = {},
                                 .step = {},
                                 .task = u"t2"_s,
                                 .message = u"'Load' failed"_s,
                                 .kind = LogKind::TaskEnded,
                                 .args = {u"Load"_s, QString(), u"failed"_s}};
        const LogRowId first = store.append(plain, plain.message);
        const LogRowId second = store.append(event, u"Load: fehlgeschlagen"_s, 7);
        QCOMPARE(store.rowCount(), 2);
        const LogRecord back = store.record(first);
        QCOMPARE(back.at, plain.at);
        QCOMPARE(back.level, plain.level);
        QCOMPARE(back.source, plain.source);
        QCOMPARE(back.server, plain.server);
        QCOMPARE(back.step, plain.step);
        QCOMPARE(back.task, plain.task);
        QCOMPARE(back.message, plain.message);
        QCOMPARE(store.text(second), u"Load: fehlgeschlagen"_s);
        QCOMPARE(store.group(second), 7U);
        const LogRecord said = store.record(second);
        QCOMPARE(said.message, event.message);
        QCOMPARE(said.args, event.args);
        QCOMPARE(said.kind, event.kind);
        QCOMPARE(said.at, event.at);
        QCOMPARE(store.known(LogField::Task), QStringList({u"t1"_s, u"t2"_s}));
        QCOMPARE(store.known(LogField::Server), QStringList{u"SQL01"_s});

        store.reword([](const LogRecord& record) { return record.args.value(0) + u" failed again"_s; });
        QCOMPARE(store.text(first), plain.message);
        QCOMPARE(store.text(second), u"Load failed again"_s);
        QCOMPARE(store.record(second).args, event.args);
    }

    // What the memory limit goes by, when sealed chunks grow and shrink with the words.
    void countsTheBytesOfOtherWords()
    {
        const auto counted = [](const LogStore& store) {
            const LogReader reader = store.reader();
            qsizetype sum = reader.names().bytes();
            for (quint32 number = 0; number < reader.chunkCount(); ++number)
                sum += reader.chunk(number)->bytes();
            return sum;
        };
        LogStore store;
        LogRecord event = line(1, u"'Load' failed"_s);
        event.kind = LogKind::TaskEnded;
        event.args = {u"Load"_s};
        for (quint32 row = 0; row < LogChunk::kRows + 10; ++row)
            store.append(event, u"failed"_s);
        const qsizetype before = store.bytes();
        QCOMPARE(before, counted(store));
        store.reword([](const LogRecord&) { return u"ist leider fehlgeschlagen"_s; });
        QVERIFY(store.bytes() > before);
        QCOMPARE(store.bytes(), counted(store));
        store.reword([](const LogRecord&) { return u"failed"_s; });
        QCOMPARE(store.bytes(), before);
        store.reword([](const LogRecord&) { return u"x"_s; });
        QCOMPARE(store.bytes(), counted(store));
        store.letGo({0});
        QVERIFY(store.bytes() < 100'000); // nothing is left over
    }

    void keepsManyNames()
    {
        LogNames names;
        for (int i = 1; i < 5000; ++i)
            QCOMPARE(names.intern(QString::number(i)), LogName(i));
        for (int i = 1; i < 5000; ++i) {
            QCOMPARE(names.name(LogName(i)), QString::number(i));
            QCOMPARE(names.intern(QString::number(i)), LogName(i));
        }
        QCOMPARE(names.intern(QString()), 0U);
        QCOMPARE(names.intern(u""_s), 0U);
        QCOMPARE(names.count(), 5000U);
    }

    void beginsAnotherChunkForRowsAndForText()
    {
        LogStore store;
        std::vector<LogRowId> ids;
        const std::vector<LogRow> rows(LogChunk::kRows + 10, LogRow{.text = "x"});
        store.append(rows, ids);
        QCOMPARE(store.rowCount(), qsizetype(rows.size()));
        QCOMPARE(ids.front(), 0U);
        QCOMPARE(ids[LogChunk::kRows], 1U << 16);
        const QString big(LogChunk::kText + 5, u'y'); // more than any chunk has room for
        const LogRowId own = store.append(line(1, big), big);
        QCOMPARE(own >> 16, 2U);
        QCOMPARE(store.text(own).size(), big.size());
        const LogRowId after = store.append(line(1, u"z"_s), u"z"_s);
        QCOMPARE(after >> 16, 3U);
        QCOMPARE(store.text(ids.back()), u"x"_s);
    }

    void ordersByTrueTimeWhateverComesWhen()
    {
        std::mt19937 random(7);
        LogStore store;
        std::vector<LogRowId> order;
        std::vector<std::pair<qint64, LogRowId>> expected;
        for (int batch = 0; batch < 200; ++batch) {
            std::vector<LogRow> rows(1 + random() % 40);
            for (LogRow& row : rows) // seconds late, and now and then a day
                row.at = batch * 1000 - qint64(random() % 5000) - (random() % 500 == 0 ? 86'400'000 : 0);
            std::vector<LogRowId> ids;
            store.append(rows, ids);
            for (const LogRowId id : ids)
                expected.emplace_back(store.at(id), id);
            logorder::sort(store, ids);
            const std::vector<LogRowId> before = order;
            const size_t sorted = order.size();
            order.insert(order.end(), ids.begin(), ids.end());
            const size_t changed = logorder::settle(store, order, sorted);
            QVERIFY(std::equal(order.begin(), order.begin() + qsizetype(std::min(changed, sorted)),
                               before.begin()));
        }
        std::sort(expected.begin(), expected.end());
        QCOMPARE(order.size(), expected.size());
        for (size_t at = 0; at < order.size(); ++at) {
            QCOMPARE(order[at], expected[at].second);
            QCOMPARE(logorder::position(store, order, order[at]), at);
        }
    }

    void movesLateRowsToTheirPlaceAndSelectionsWithThem()
    {
        LogModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.append({line(1000, u"a"_s), line(3000, u"c"_s)});
        const QPersistentModelIndex last = model.index(1, 0);
        const LogRowId id = model.rowId(1);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy moved(&model, &QAbstractItemModel::layoutChanged);
        model.append({line(4000, u"d"_s), line(2000, u"b"_s, u"SQL02"_s)});
        QCOMPARE(shown(model), QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        QCOMPARE(last.row(), 2);
        QCOMPARE(model.rowOf(id), 2);
        QCOMPARE(moved.size(), 1);
        model.append({line(4000, u"e"_s)}); // of the same moment: as they came
        QCOMPARE(shown(model).last(), u"e"_s);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.rowAt(1500), 1);
        QCOMPARE(model.rowAt(9000), 5);
        QCOMPARE(model.nextServer(0), 1);
        QCOMPARE(model.nextServer(1), 2);
        QCOMPARE(model.nextServer(4, true), 1);
        QCOMPARE(model.nextServer(2), -1);
    }

    void letsTheOldestGo()
    {
        LogModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Warning);
        std::vector<LogRow> rows(LogChunk::kRows);
        const auto fill = [&](qint64 from) {
            for (size_t at = 0; at < rows.size(); ++at)
                rows[at] = {.at = from + qint64(at),
                            .server = model.intern(LogField::Server, u"SQL01"_s),
                            .text = "text"};
            model.appendRows(rows);
        };
        fill(1'000'000);
        fill(0); // came later, is older
        fill(2'000'000);
        QSignalSpy gone(&model, &LogModel::rowsLetGo);
        model.setQuery(filter(u"server:SQL*"_s));
        QTRY_COMPARE(model.rowCount(), int(3 * LogChunk::kRows));
        model.setMemoryLimit(model.store().bytes() - 1000);
        QCOMPARE(gone.size(), 1);
        QCOMPARE(model.store().goneCount(), qsizetype(LogChunk::kRows));
        QCOMPARE(model.rowCount(), int(2 * LogChunk::kRows));
        QCOMPARE(model.record(0).at.toMSecsSinceEpoch(), 1'000'000);
        QVERIFY(model.store().bytes() <= model.memoryLimit());
        model.setQuery({});
        QCOMPARE(model.rowCount(), int(2 * LogChunk::kRows));
        QCOMPARE(model.totalCount(), int(2 * LogChunk::kRows));
        model.setMemoryLimit(1); // what is being written stays
        QCOMPARE(model.totalCount(), int(LogChunk::kRows));
    }

    // As the search does it: chunks and rows as they are published, while the writer goes on.
    void isReadWhileItIsWritten()
    {
        constexpr int kBatches = 3000;
        LogStore store;
        const LogReader reader = store.reader();
        std::atomic<bool> done{false};
        std::atomic<qsizetype> wrong{0};
        std::atomic<qsizetype> seen{0};
        std::vector<std::thread> readers;
        for (int thread = 0; thread < 2; ++thread) {
            readers.emplace_back([&] {
                bool last = false;
                while (!last) {
                    last = done.load();
                    qsizetype rows = 0;
                    for (quint32 number = 0; number < reader.chunkCount(); ++number) {
                        const LogChunk* chunk = reader.chunk(number);
                        const quint32 count = chunk->rows();
                        for (quint32 index = number == 0 ? 0 : count - std::min(count, 100U); index < count;
                             index += 37) {
                            const QString name = reader.names().name(chunk->server(index));
                            const std::string expected = std::to_string(chunk->at(index));
                            if (name != QString::number(chunk->at(index) % 400) ||
                                chunk->text(index) != expected)
                                ++wrong;
                        }
                        rows += count;
                    }
                    seen = rows;
                }
            });
        }
        qint64 next = 0;
        std::vector<LogRowId> ids;
        for (int batch = 0; batch < kBatches; ++batch) {
            std::vector<LogRow> rows(50);
            std::vector<std::string> texts(rows.size());
            for (size_t at = 0; at < rows.size(); ++at, ++next) {
                texts[at] = std::to_string(next);
                rows[at] = {.at = next,
                            .server = store.intern(LogField::Server, QString::number(next % 400)),
                            .text = texts[at]};
            }
            store.append(rows, ids);
        }
        done = true;
        for (std::thread& thread : readers)
            thread.join();
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(seen.load(), qsizetype(kBatches) * 50);
    }

    // The filter of a person: in other threads, with rows coming meanwhile, and changed before it is done.
    void searchesWhileRowsCome()
    {
        LogModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Warning);
        std::vector<std::string> texts;
        for (int i = 0; i < 60'000; ++i)
            texts.push_back(i % 10 == 3 ? "deadlock victim" : "all is well " + std::to_string(i));
        std::vector<LogRow> rows;
        for (size_t i = 0; i < texts.size(); ++i)
            rows.push_back({.at = qint64(i), .text = texts[i]});
        model.appendRows(rows);
        model.setQuery(filter(u"nowhere"_s));
        QVERIFY(model.isSearching());
        QCOMPARE(model.rowCount(), 60'000); // until something is known, what was shown stays
        model.setQuery(filter(u"DeadLock"_s));
        model.append(
            {line(30'000, u"deadlock, late"_s), line(70'000, u"fine"_s), line(70'001, u"a deadlock"_s)});
        QTRY_VERIFY(!model.isSearching());
        QCOMPARE(model.rowCount(), 6002);
        QCOMPARE(model.totalCount(), 60'003);
        qint64 before = -1;
        for (int row = 0; row < model.rowCount(); ++row) {
            const LogRecord record = model.record(row);
            QVERIFY(record.message.contains(u"deadlock"_s));
            QVERIFY(record.at.toMSecsSinceEpoch() >= before);
            before = record.at.toMSecsSinceEpoch();
        }
        model.append({line(80'000, u"another deadlock"_s), line(80'000, u"quiet"_s)});
        QCOMPARE(model.rowCount(), 6003);
        model.setQuery(filter(u"nowhere"_s));
        QTRY_COMPARE(model.rowCount(), 0);
        model.setQuery({});
        QCOMPARE(model.rowCount(), 60'005);
    }

    void isDestroyedInTheMiddleOfASearch()
    {
        std::vector<LogRow> rows(200'000, LogRow{.text = "some words that are looked through"});
        for (int i = 0; i < 5; ++i) {
            LogModel model;
            model.appendRows(rows);
            model.setQuery(filter(u"text~/w.*x/"_s));
            model.clear();
            QCOMPARE(model.rowCount(), 0);
            model.append({line(1, u"words with x"_s)});
            model.setQuery(filter(u"text~/w.*x/"_s));
            QCOMPARE(model.rowCount(), 1);
            model.appendRows(rows);
            model.setQuery(filter(u"text~/w.*y/"_s));
        }
    }

    // P15 of docs/benchmarks.md, by what the store counts; the benchmark asks the system.
    void needsLittleBesideTheText()
    {
        LogStore store;
        std::vector<LogRowId> ids;
        store.append(std::vector<LogRow>(100'000, LogRow{.text = "0123456789"}), ids);
        QVERIFY(store.bytes() < 100'000 * (10 + 60));
    }
};

QTEST_GUILESS_MAIN(TestLogStore)
#include "tst_logstore.moc"
