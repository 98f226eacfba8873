// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log's dock, following, with a million lines, while 20,000 lines a second come for 20 s, up to two
// seconds out of order and with errors that are put into groups (P14, the part of the log alone):
//   gap      99th percentile of the event loop's gaps, in units of 16 ms
//   updates  paints of the table, in units of 10 a second
// and with five million lines in the dock: filters against grep on the same text (P12, P13), all hits of a
// text found, frames while it is scrolled, a filter cleared and changed, memory beside the text (P15).
#include "loglines.h"
#include "logs/logfindbar.h"
#include "logs/loghits.h"
#include "logs/logpanel.h"
#include "measure.h"
#include "theme/theme.h"
#include "untilidle.h"
#include "watchdog.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <unistd.h>

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
            source.setTimerType(Qt::PreciseTimer);
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

double residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(::sysconf(_SC_PAGESIZE));
}

// Processor time of this thread: what is left of a wait on a machine that does nothing else.
double threadMs()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
}

// The dock with five million lines, and their text as a file for grep.
struct Dock
{
    static constexpr int kLines = 5'000'000;

    Dock()
    {
        model.setMemoryLimit(0);
        panel = std::make_unique<LogPanel>(&model);
        panel->resize(1600, 500);
        panel->show();
        (void)QTest::qWaitForWindowExposed(panel.get());
        QFile out(file);
        (void)out.open(QIODevice::WriteOnly);
        std::vector<LogLines> lines;
        lines.reserve(4);
        for (unsigned seed = 0; seed < 4; ++seed)
            lines.emplace_back(model, 100'000, seed, 0);
        const double before = residentBytes();
        for (int batch = 0; batch < 50; ++batch) {
            LogLines& from = lines[size_t(batch) % lines.size()];
            for (LogRow& row : from.rows)
                row.at += batch < 4 ? batch * 10'000 : 40'000;
            const double begun = nowMs();
            model.appendRows(from.rows);
            frame();
            loadMs += nowMs() - begun;
            textBytes += double(from.text.size()) - double(from.rows.size());
            out.write(from.text.data(), qint64(from.text.size()));
        }
        while (panel->findChild<LogHits*>()->isSearching() || model.isSearching())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        untilIdle();
        more = residentBytes() - before;
    }
    void frame() const
    {
        QCoreApplication::sendPostedEvents();
        panel->repaint();
    }
    void clear()
    {
        model.setQuery({});
        frame();
    }
    struct Times
    {
        double first = 0;    // painted
        double firstOwn = 0; // of it this thread's work
        double all = 0;
        int rows = 0;
    };
    Times filter(const QString& text)
    {
        clear();
        Times times;
        QEventLoop loop;
        const double begun = nowMs();
        const double used = threadMs();
        const auto connections = {QObject::connect(
                                      &model, &QAbstractItemModel::modelReset, &loop,
                                      [&] {
                                          if (times.first > 0)
                                              return;
                                          frame();
                                          times.first = nowMs() - begun;
                                          times.firstOwn = threadMs() - used;
                                      },
                                      Qt::QueuedConnection),
                                  QObject::connect(&model, &LogModel::searchChanged, &loop, [&] {
                                      if (!model.isSearching())
                                          loop.quit();
                                  })};
        model.setQuery(LogFilter::parse(text, QDateTime::currentDateTime()).value());
        loop.exec();
        times.all = nowMs() - begun;
        times.rows = model.rowCount();
        for (const auto& connection : connections)
            QObject::disconnect(connection);
        return times;
    }
    // All hits of a text among all lines, counted and marked.
    Times find(const QString& text)
    {
        auto* bar = panel->findChild<LogFindBar*>();
        auto* field = panel->findChild<QLineEdit*>(u"logFind.text"_s);
        auto* count = panel->findChild<QLabel*>(u"logFind.count"_s);
        bar->open();
        const double begun = nowMs();
        field->setText(text);
        Times times;
        const auto digits = [&] { return count->text().section(u' ', 0, 0).remove(u',').toInt(); };
        const LogHits* hits = panel->findChildren<LogHits*>().first();
        while (!hits->isWanted())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        while (hits->isSearching() || digits() != hits->count())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        times.all = nowMs() - begun;
        times.rows = hits->count();
        bar->close();
        return times;
    }
    std::optional<double> grep(const QStringList& arguments, int& found) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, u"C"_s); // its fastest
        process.setProcessEnvironment(environment);
        const double begun = nowMs();
        process.start(u"grep"_s, arguments + QStringList{file});
        process.waitForFinished(-1);
        const double ms = nowMs() - begun;
        found = process.readAllStandardOutput().trimmed().toInt();
        return found > 0 ? std::optional(ms) : std::nullopt;
    }

    LogModel model;
    std::unique_ptr<LogPanel> panel;
    QTemporaryDir folder;
    QString file = folder.filePath(u"log.txt"_s);
    double loadMs = 0;
    double textBytes = 0;
    double more = 0;
};

Dock& dock()
{
    static Dock* const one = new Dock; // as long as the program
    return *one;
}

void load(benchmark::State& state)
{
    for (auto _ : state) {
        const double rate = Dock::kLines / dock().loadMs * 1000;
        state.counters["lines_per_s"] = rate;
        tell(state, 1e6 / rate, {1.0, 1 / 0.3});
    }
}
BENCHMARK(load)->Name("P11/load_with_the_dock")->Iterations(1);

void dockFilter(benchmark::State& state, const char* filter, const QStringList& arguments, double allowed)
{
    for (auto _ : state) {
        int found = 0;
        std::vector<double> firsts;
        Dock::Times times;
        const Pair pair = alternate(
            kRounds,
            [&]() -> std::optional<double> {
                times = dock().filter(QString::fromUtf8(filter));
                firsts.push_back(times.first);
                return times.all;
            },
            [&] { return dock().grep(arguments, found); });
        if (!pair.complete(kRounds) || found != times.rows) {
            state.SkipWithError("grep found something else, or nothing");
            return;
        }
        state.counters["hits"] = found;
        state.counters["first_ms"] = median(firsts);
        state.counters["first_own_ms"] = times.firstOwn;
        state.counters["all_ms"] = median(pair.ours);
        state.counters["grep_ms"] = median(pair.reference);
        const double ratio = median(pair.ours) / median(pair.reference) / allowed;
        state.counters["ratio_all"] = ratio;
        state.counters["ratio_first"] = median(firsts) / 50;
        tell(state, std::max(ratio, median(firsts) / 50), {1.0, 2.0});
        dock().clear();
    }
}
BENCHMARK_CAPTURE(dockFilter, word, "deadlock", {u"-ci"_s, u"deadlock"_s}, 1.0)
    ->Name("P12/dock_word_any_case")
    ->Iterations(1);
BENCHMARK_CAPTURE(dockFilter, common, "text~/lookup/c", {u"-c"_s, u"lookup"_s}, 1.0)
    ->Name("P12/dock_word_in_many_lines")
    ->Iterations(1);
BENCHMARK_CAPTURE(dockFilter, expression, "text~/(lookup|cache) to [a-z]+ [0-9]{5}$/c",
                  {u"-Ec"_s, u"(lookup|cache) to [a-z]+ [0-9]{5}$"_s}, 1.5)
    ->Name("P13/dock_expression")
    ->Iterations(1);

// Until the count stands there; the field's own wait for the next letter (120 ms) is part of it.
void dockFind(benchmark::State& state)
{
    for (auto _ : state) {
        int found = 0;
        Dock::Times times;
        const Pair pair = alternate(
            kRounds,
            [&]() -> std::optional<double> {
                times = dock().find(u"deadlock"_s);
                return times.all;
            },
            [&] {
                return dock().grep({u"-ci"_s, u"deadlock"_s}, found);
            });
        if (!pair.complete(kRounds) || found != times.rows) {
            state.SkipWithError("grep found something else, or nothing");
            return;
        }
        state.counters["hits"] = found;
        state.counters["all_ms"] = median(pair.ours);
        state.counters["grep_ms"] = median(pair.reference);
        tell(state, median(pair.ours) / median(pair.reference), {1.0, 2.0});
    }
}
BENCHMARK(dockFind)->Name("P12/dock_find_all_hits")->Iterations(1);

// The scroll bar dragged through all lines, and pages turned: each until it is painted.
void scroll(benchmark::State& state)
{
    for (auto _ : state) {
        QScrollBar* bar = dock().panel->table()->verticalScrollBar();
        std::vector<double> times, own;
        std::mt19937 random(2);
        for (int step = 0; step < 400; ++step) {
            const double begun = nowMs();
            const double used = threadMs();
            if (step % 2 == 0)
                bar->setValue(int(random() % unsigned(bar->maximum())));
            else
                bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
            QCoreApplication::sendPostedEvents();
            dock().panel->table()->viewport()->repaint();
            times.push_back(nowMs() - begun);
            own.push_back(threadMs() - used);
        }
        state.counters["p50_ms"] = median(times);
        state.counters["p99_ms"] = quantile(times, 0.99);
        state.counters["own_p99_ms"] = quantile(own, 0.99);
        tell(state, quantile(times, 0.99) / 16, {1.0, 50.0 / 16});
    }
}
BENCHMARK(scroll)->Name("P13/dock_scroll")->Iterations(1);

void clearFilter(benchmark::State& state)
{
    for (auto _ : state) {
        std::vector<double> clears, changes, own;
        for (int round = 0; round < kRounds; ++round) {
            (void)dock().filter(u"level>=warning"_s);
            const double begun = nowMs();
            const double used = threadMs();
            dock().clear();
            clears.push_back(nowMs() - begun);
            own.push_back(threadMs() - used);
            changes.push_back(dock().filter(u"level>=info"_s).first);
            dock().clear();
        }
        state.counters["clear_ms"] = median(clears);
        state.counters["clear_own_ms"] = median(own);
        state.counters["change_ms"] = median(changes);
        tell(state, std::max(median(clears), median(changes)) / 50, {1.0, 10.0});
    }
}
BENCHMARK(clearFilter)->Name("P13/dock_clear_and_change")->Iterations(1);

void memory(benchmark::State& state)
{
    for (auto _ : state) {
        const double perRow = (dock().more - dock().textBytes) / Dock::kLines;
        state.counters["text_mb"] = dock().textBytes / 1e6;
        state.counters["bytes_a_row"] = perRow;
        tell(state, perRow / 100, {1.0, 2.0});
    }
}
BENCHMARK(memory)->Name("P15/dock_memory")->Iterations(1);

} // namespace
