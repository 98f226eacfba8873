// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log's dock, following, with a million lines, while 20,000 lines a second come for 20 s, up to two
// seconds out of order and with errors that are put into groups (P14, the part of the log alone):
//   gap      99th percentile of the event loop's gaps, in units of 16 ms
//   updates  paints of the table, in units of 10 a second
#include "loglines.h"
#include "logs/logpanel.h"
#include "measure.h"
#include "theme/theme.h"
#include "watchdog.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTableView>
#include <QTest>
#include <QTimer>

using namespace stellwerk;
using namespace stellwerk::bench;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

class PaintCounter : public QObject
{
public:
    int paints = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

void live(benchmark::State& state, const char* filter)
{
    for (auto _ : state) {
        LogModel model;
        LogPanel panel(&model);
        panel.resize(1600, 500);
        panel.show();
        (void)QTest::qWaitForWindowExposed(&panel);
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        {
            const LogLines lines(model, 1'000'000, 3, now - 200'000);
            for (size_t at = 0; at < lines.rows.size(); at += 50'000)
                model.appendRows({lines.rows.data() + at, 50'000});
        }
        model.setQuery(LogFilter::parse(QString::fromUtf8(filter), QDateTime::currentDateTime()).value());
        const LogLines lines(model, 100'000, 4, 0);
        QList<LogRecord> records;
        for (const LogRow& row : lines.rows)
            records.append({.level = row.level,
                            .source = row.source,
                            .server = u"SQL%1"_s.arg(row.server % 40),
                            .job = u"Load"_s,
                            .message = QString::fromUtf8(row.text.data(), qsizetype(row.text.size()))});
        PaintCounter paints;
        panel.table()->viewport()->installEventFilter(&paints);
        QEventLoop loop;
        QTimer source;
        QElapsedTimer clock;
        qint64 sent = 0;
        std::mt19937 random(1);
        QObject::connect(&source, &QTimer::timeout, &loop, [&] {
            const qint64 due = clock.elapsed() * 20; // 20 a millisecond
            QList<LogRecord> batch;
            for (; sent < due; ++sent) {
                batch.append(records[sent % records.size()]);
                batch.last().at = QDateTime::currentDateTimeUtc().addMSecs(-int(random() % 2000));
            }
            model.append(batch);
            if (clock.elapsed() > 20'000)
                loop.quit();
        });
        double seconds = 0;
        std::vector<double> gaps;
        {
            const Watchdog watchdog;
            clock.start();
            source.start(100ms);
            loop.exec();
            seconds = double(clock.elapsed()) / 1000;
            gaps = watchdog.gaps();
        }
        state.counters["lines"] = double(model.totalCount());
        state.counters["gap_p99_ms"] = quantile(gaps, 0.99);
        state.counters["gap_longest_ms"] = quantile(gaps, 1);
        state.counters["paints_per_s"] = paints.paints / seconds;
        tell(state, std::max(quantile(gaps, 0.99) / 16, paints.paints / seconds / 10), {1.0, 50.0 / 16});
    }
}
BENCHMARK_CAPTURE(live, everything, "")->Name("P14/live_log_following")->Iterations(1);
BENCHMARK_CAPTURE(live, filtered, "level>=warning -timeout")->Name("P14/live_log_filtered")->Iterations(1);

// P13 with the dock: the view has five million lines to lose and to get.
void clearFilter(benchmark::State& state)
{
    for (auto _ : state) {
        LogModel model;
        model.setMemoryLimit(0);
        LogPanel panel(&model);
        panel.resize(1600, 500);
        panel.show();
        (void)QTest::qWaitForWindowExposed(&panel);
        LogLines lines(model, 500'000, 5, 0);
        for (int batch = 0; batch < 10; ++batch) {
            model.appendRows(lines.rows);
            for (LogRow& row : lines.rows)
                row.at += 50'000;
        }
        std::vector<double> clears;
        std::vector<double> sets;
        for (int round = 0; round < kRounds; ++round) {
            const auto frame = [&] {
                QCoreApplication::sendPostedEvents();
                panel.repaint();
            };
            double begun = nowMs();
            model.setQuery(LogFilter::parse(u"level>=warning"_s, QDateTime::currentDateTime()).value());
            QEventLoop loop;
            QObject::connect(&model, &QAbstractItemModel::modelReset, &loop, &QEventLoop::quit);
            loop.exec();
            frame();
            sets.push_back(nowMs() - begun);
            while (model.isSearching())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            begun = nowMs();
            model.setQuery({});
            frame();
            clears.push_back(nowMs() - begun);
        }
        state.counters["clear_ms"] = median(clears);
        state.counters["first_lines_ms"] = median(sets);
        tell(state, std::max(median(clears), median(sets)) / 50, {1.0, 10.0});
    }
}
BENCHMARK(clearFilter)->Name("P13/clear_and_set_in_the_dock")->Iterations(1);

} // namespace
