// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A table of log rows that many write and some empty, on virtual time: whatever happens to it, each row comes
// once.
#include "session/logwatermark.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <map>

using namespace stellwerk;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kBack = 3; // rows wanted of those that are there at the first look

using Milliseconds = std::chrono::milliseconds;

// A table whose rows get their numbers when they are written and are seen when they are committed.
class Table
{
public:
    struct Row
    {
        LogWatermark::Row row;
        Milliseconds seenFrom{0};
        quint64 serial = 0;
    };

    void write(Milliseconds now, Milliseconds commit)
    {
        ++m_serial;
        ++m_last;
        m_rows[m_last] = {{m_last, m_serial * 0x9e3779b97f4a7c15ULL, now.count()}, now + commit, m_serial};
    }
    void purgeOldest(int count)
    {
        while (count-- > 0 && !m_rows.empty())
            m_rows.erase(m_rows.begin());
    }
    void deleteNewest(int count)
    {
        while (count-- > 0 && !m_rows.empty())
            m_rows.erase(std::prev(m_rows.end()));
    }
    void truncate()
    {
        m_rows.clear();
        m_last = 0;
    }
    [[nodiscard]] qint64 newest(Milliseconds now) const
    {
        qint64 highest = 0;
        for (const auto& [id, row] : m_rows)
            highest = row.seenFrom <= now ? id : highest;
        return highest;
    }
    [[nodiscard]] std::vector<Row> above(qint64 from, std::size_t limit, Milliseconds now) const
    {
        std::vector<Row> found;
        for (auto it = m_rows.upper_bound(from); it != m_rows.end() && found.size() < limit; ++it) {
            if (it->second.seenFrom <= now)
                found.push_back(it->second);
        }
        return found;
    }
    [[nodiscard]] std::vector<quint64> serials() const
    {
        std::vector<quint64> all;
        for (const auto& [id, row] : m_rows)
            all.push_back(row.serial);
        return all;
    }

private:
    std::map<qint64, Row> m_rows;
    qint64 m_last = 0;
    quint64 m_serial = 0;
};

// Reads the table through a watermark and counts what it was told is new.
class Reader
{
public:
    explicit Reader(std::size_t limit)
        : m_limit(limit)
        , m_mark(qint64(limit / 2))
    {}
    void look(const Table& table, Milliseconds now)
    {
        qint64 from = m_mark.above();
        if (from < 0)
            from = std::max<qint64>(0, table.newest(now) - kBack);
        const auto found = table.above(from, m_limit, now);
        std::vector<LogWatermark::Row> rows;
        for (const Table::Row& row : found)
            rows.push_back(row.row);
        m_read += found.size();
        const auto fresh = m_mark.take({rows, from, table.newest(now), found.size() >= m_limit}, now);
        for (std::size_t i = 0; i < found.size(); ++i)
            m_taken[found[i].serial] += fresh[i] ? 1 : 0;
    }
    void lookUntilDone(const Table& table, Milliseconds& now)
    {
        for (int i = 0; i < 200; ++i) {
            look(table, now);
            now += m_mark.isBehind() ? 10ms : 700ms;
        }
    }
    [[nodiscard]] int times(quint64 serial) const
    {
        const auto found = m_taken.find(serial);
        return found == m_taken.end() ? 0 : found->second;
    }
    [[nodiscard]] const std::map<quint64, int>& taken() const { return m_taken; }
    [[nodiscard]] const LogWatermark& mark() const { return m_mark; }
    [[nodiscard]] std::size_t read() const { return m_read; }

private:
    std::size_t m_limit;
    LogWatermark m_mark;
    std::map<quint64, int> m_taken;
    std::size_t m_read = 0;
};

struct Begun
{
    Table table;
    Reader reader{100};
    Milliseconds now{0};
};

Begun thirtyRowsRead()
{
    Begun begun;
    begun.reader.look(begun.table, begun.now);
    for (int i = 0; i < 30; ++i)
        begun.table.write(begun.now, 0ms);
    begun.reader.look(begun.table, begun.now += 1s);
    return begun;
}

} // namespace

class TestLogWatermark : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachRowComesOnce();
    void aQuietTableCostsOneRowALook();
    void rowsThatAreCommittedLateAreNotMissed();
    void aNewCountIsReadFromItsBegin();
    void deletedRowsAreNoNewCount();
    void computersWithOtherClocksLoseNothing();
    void theSameMillisecondTwiceIsTwoRows();
};

void TestLogWatermark::eachRowComesOnce()
{
    const bool holds = rc::check("each row that is there at the end was taken once, none twice", [] {
        Table table;
        Reader reader(std::size_t(*rc::gen::inRange(300, 600))); // looks back 150 at least
        Milliseconds now(1'000'000);
        for (int i = *rc::gen::inRange(0, 1500); i > 0; --i)
            table.write(now - 10s, 0ms);
        reader.look(table, now);
        auto before = table.serials(); // and not wanted
        before.resize(before.size() - std::min(before.size(), std::size_t(kBack)));
        const int steps = *rc::gen::inRange(1, 120);
        for (int i = 0; i < steps; ++i) {
            now += Milliseconds(*rc::gen::inRange(50, 900));
            switch (*rc::gen::weightedElement<int>({{12, 0}, {2, 1}, {1, 2}, {1, 3}, {10, 4}, {1, 5}})) {
            case 0:
                for (int n = *rc::gen::inRange(1, 5); n > 0; --n)
                    table.write(now,
                                Milliseconds(*rc::gen::weightedElement<int>({{5, 0}, {1, 300}, {1, 1200}})));
                break;
            case 1:
                table.purgeOldest(*rc::gen::inRange(1, 200));
                break;
            case 2: // rows of this moment are not deleted by hand
                reader.look(table, now += 2s);
                table.deleteNewest(*rc::gen::inRange(1, 6));
                break;
            case 3:
                table.truncate();
                break;
            case 4:
                reader.look(table, now);
                break;
            default:
                now += 60s;
                break;
            }
        }
        now += 2s;
        reader.lookUntilDone(table, now);
        for (const auto& [serial, times] : reader.taken())
            RC_ASSERT(times <= 1);
        for (const quint64 serial : table.serials()) {
            const bool wanted = std::find(before.begin(), before.end(), serial) == before.end();
            RC_ASSERT(reader.times(serial) == (wanted ? 1 : 0));
        }
    });
    QVERIFY(holds);
}

void TestLogWatermark::aQuietTableCostsOneRowALook()
{
    Table table;
    Reader reader(1000);
    Milliseconds now(0);
    reader.look(table, now);
    for (int i = 0; i < 100; ++i)
        table.write(now, 0ms);
    for (int i = 0; i < 10; ++i)
        reader.look(table, now += 1s);
    const std::size_t before = reader.read();
    for (int i = 0; i < 10; ++i)
        reader.look(table, now += 1s);
    QCOMPARE(reader.read() - before, std::size_t(10));
}

void TestLogWatermark::rowsThatAreCommittedLateAreNotMissed()
{
    Table table;
    Reader reader(1000);
    Milliseconds now(0);
    reader.look(table, now);
    table.write(now, 1200ms); // 1
    table.write(now, 0ms);    // 2
    reader.look(table, now += 100ms);
    QCOMPARE(reader.times(2), 1);
    QCOMPARE(reader.times(1), 0);
    reader.look(table, now += 30s); // however seldom it is looked at
    QCOMPARE(reader.times(1), 1);
    reader.look(table, now += 30s);
    QCOMPARE(reader.times(1), 1);
    QCOMPARE(reader.times(2), 1);
}

void TestLogWatermark::aNewCountIsReadFromItsBegin()
{
    auto [table, reader, now] = thirtyRowsRead();
    table.truncate();
    for (int i = 0; i < 40; ++i) // as many as before, and more
        table.write(now += 1ms, 0ms);
    reader.lookUntilDone(table, now += 1s);
    QCOMPARE(reader.mark().restarts(), 1);
    for (quint64 serial = 1; serial <= 70; ++serial)
        QCOMPARE(reader.times(serial), 1);
}

void TestLogWatermark::deletedRowsAreNoNewCount()
{
    auto [table, reader, now] = thirtyRowsRead();
    table.deleteNewest(5);
    for (int i = 0; i < 10; ++i)
        reader.look(table, now += 1s);
    table.write(now, 0ms);
    reader.look(table, now += 1s);
    QCOMPARE(reader.mark().restarts(), 0);
    for (quint64 serial = 1; serial <= 31; ++serial)
        QCOMPARE(reader.times(serial), 1);
}

// A table that servers share, one of them three minutes behind, is emptied and counts anew.
void TestLogWatermark::computersWithOtherClocksLoseNothing()
{
    constexpr qint64 kBehind = 180'000;
    LogWatermark mark;
    std::vector<LogWatermark::Row> rows;
    for (qint64 id = 1; id <= 10; ++id)
        rows.push_back({id, quint64(id) * 77, 1'000'000 + id - (id % 2) * kBehind});
    QCOMPARE(std::ranges::count(mark.take({rows, 0, 10, false}, 0ms), true), 10);
    rows = {{1, 7700, 1'000'100 - kBehind}, {2, 7701, 1'000'100}};
    QCOMPARE(std::ranges::count(mark.take({{}, mark.above(), 2, false}, 5s), true), 0);
    for (int i = 0; i < 3 && mark.restarts() == 0; ++i)
        QCOMPARE(std::ranges::count(mark.take({rows, mark.above(), 2, false}, 6s), true), 0);
    QCOMPARE(mark.restarts(), 1);
    QCOMPARE(mark.above(), qint64(0));
    QCOMPARE(std::ranges::count(mark.take({rows, 0, 2, false}, 7s), true), 2);
}

void TestLogWatermark::theSameMillisecondTwiceIsTwoRows()
{
    LogWatermark mark;
    QCOMPARE(mark.above(), qint64(-1));
    const std::vector<LogWatermark::Row> rows{{8, 1, 5}, {9, 7, 5}, {10, 7, 5}};
    const auto fresh = mark.take({rows, 8, 10, false}, 0ms);
    QCOMPARE(fresh, std::vector<bool>({false, true, true}));
    QCOMPARE(mark.highest(), qint64(10));
}

QTEST_APPLESS_MAIN(TestLogWatermark)
#include "tst_logwatermark.moc"
