// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure.h"

#include "charts/barsplottable.h"
#include "charts/historychart.h"
#include "charts/loadplottable.h"
#include "theme/theme.h"

#include <QApplication>

#include <cmath>
#include <map>
#include <memory>
#include <random>

// P16, P17 of docs/benchmarks.md: redraws of the charts, raster engine, no display. References: one item of
// QCustomPlot a bar, and its plain graphs with adaptive sampling.

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 200;
constexpr QSize kSize(1200, 800);
constexpr int kRedraws = 5; // a measurement
constexpr double kFrameMs = 33;

double msOfReplots(QCustomPlot& plot)
{
    plot.replot(QCustomPlot::rpImmediateRefresh);
    const double begin = bench::nowMs();
    for (int i = 0; i < kRedraws; ++i)
        plot.replot(QCustomPlot::rpImmediateRefresh);
    return (bench::nowMs() - begin) / kRedraws;
}

void show(QCustomPlot& plot)
{
    plot.resize(kSize);
    plot.setFont(QApplication::font());
    plot.setBackground(themeColor(ColorToken::Surface));
    plot.show();
    QCoreApplication::processEvents();
}

QList<ChartBar> barsOf(int count)
{
    std::mt19937 chance(7);
    std::uniform_real_distribution<double> part(0.2, 1.0);
    std::uniform_int_distribution<int> percent(0, 99);
    QList<ChartBar> bars;
    bars.reserve(count);
    const int each = count / kRows;
    for (int row = 0; row < kRows; ++row) {
        double at = 0;
        for (int i = 0; i < each; ++i) {
            ChartBar bar;
            bar.row = row;
            bar.begin = at;
            bar.runBegin = at + 5 * part(chance);
            bar.end = bar.runBegin + 60 * part(chance);
            at = bar.end + 10 * part(chance);
            const int luck = percent(chance);
            bar.look = luck < 90   ? StateLook::Succeeded
                       : luck < 94 ? StateLook::Failed
                       : luck < 97 ? StateLook::Warnings
                                   : StateLook::Cancelled;
            bar.label = u"Load fact table %1"_s.arg(i);
            bar.task = u"t%1"_s.arg(i);
            bar.source = int(bars.size());
            bars.append(bar);
        }
    }
    return bars;
}

// Our timeline and the reference with the same bars; made once, the reference takes seconds.
struct Timelines
{
    explicit Timelines(int count)
    {
        const QList<ChartBar> bars = barsOf(count);
        for (const ChartBar& bar : bars)
            length = std::max(length, bar.end);
        for (QCustomPlot* plot : {&ours, &reference}) {
            plot->yAxis->setRangeReversed(true);
            plot->yAxis->setRange(0, kRows);
            show(*plot);
        }
        auto* plottable = new BarsPlottable(ours.xAxis, ours.yAxis);
        plottable->setClock({});
        plottable->setBars(bars);
        for (const ChartBar& bar : bars) {
            auto* item = new QCPItemRect(&reference);
            item->topLeft->setCoords(bar.runBegin, bar.row + 0.12);
            item->bottomRight->setCoords(bar.end, bar.row + 0.88);
            item->setPen(Qt::NoPen);
            item->setBrush(colorOf(bar.look));
        }
    }
    // The whole run, or a twentieth of it.
    void zoom(bool whole)
    {
        for (QCustomPlot* plot : {&ours, &reference})
            plot->xAxis->setRange(whole ? 0 : length * 0.4, whole ? length : length * 0.45);
    }

    QCustomPlot ours, reference;
    double length = 0;
};

Timelines& timelines(int count)
{
    static std::map<int, std::unique_ptr<Timelines>> made;
    std::unique_ptr<Timelines>& one = made[count];
    if (!one)
        one = std::make_unique<Timelines>(count);
    return *one;
}

void timeline(benchmark::State& state, bool whole, double ratioTarget, double msTarget)
{
    Timelines& both = timelines(int(state.range(0)));
    both.zoom(whole);
    bench::Pair pair;
    for (auto _ : state)
        pair = bench::alternate(
            bench::kRounds, [&] { return std::optional(msOfReplots(both.ours)); },
            [&] { return std::optional(msOfReplots(both.reference)); });
    const double ours = bench::median(pair.ours);
    const double reference = bench::median(pair.reference);
    bench::tell(state, ours / reference, {ratioTarget, ratioTarget * 2});
    state.counters["ms"] = ours;
    state.counters["reference_ms"] = reference;
    state.counters["of_ms_target"] = ours / msTarget;
}
BENCHMARK_CAPTURE(timeline, full, true, 0.15, 16)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(timeline, zoomed, false, 0.03, 3)
    ->Arg(100'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

// The same in milliseconds of a frame, without the reference.
void timelineFrame(benchmark::State& state, bool whole, double msTarget)
{
    Timelines& both = timelines(100'000);
    both.zoom(whole);
    std::vector<double> each;
    for (auto _ : state) {
        for (int i = 0; i < bench::kRounds; ++i)
            each.push_back(msOfReplots(both.ours));
    }
    bench::tell(state, bench::median(each) / msTarget, {1.0, kFrameMs / msTarget});
    state.counters["ms"] = bench::median(each);
}
BENCHMARK_CAPTURE(timelineFrame, full_16ms, true, 16)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(timelineFrame, zoomed_3ms, false, 3)->Iterations(1)->Unit(benchmark::kMillisecond);

constexpr int kSeries = 100;
constexpr int kPoints = 10'000;

// 100 random walks, as plain graphs, as our rows of steps, and as our history of a job.
struct Series
{
    Series()
    {
        std::mt19937 chance(11);
        std::uniform_int_distribution<int> step(-1, 1);
        HistoryChart::Content content;
        QList<DurationPoint> points;
        const QDateTime zero = QDateTime(QDate(2026, 1, 1), QTime(), Qt::UTC);
        const double begin = double(zero.toSecsSinceEpoch());
        for (int i = 0; i < kSeries; ++i) {
            QVector<double> times, levels;
            std::vector<ServerLoad::Step>& own = steps.emplace_back();
            int level = 4;
            for (int at = 0; at < kPoints; ++at) {
                level = std::clamp(level + step(chance), 0, 8);
                times.append(begin + at * 60);
                levels.append(level + 10);
                own.push_back({begin + at * 60, level});
            }
            QCPGraph* graph = reference.addGraph();
            graph->setAdaptiveSampling(true);
            graph->setPen(QPen(Qt::darkBlue, 0)); // wider ones take seconds
            graph->setAntialiased(false);
            graph->setData(times, levels, true);
        }
        QStringList names;
        for (int i = 0; i < kSeries; ++i)
            names.append(u"SQL%1"_s.arg(i, 3, 10, QChar(u'0')));
        for (int at = 0; at < kPoints; ++at) {
            for (int i = 0; i < kSeries; ++i)
                points.append({zero.addSecs(at * 60),
                               std::chrono::seconds(steps[size_t(i)][size_t(at)].level + 10), names.at(i),
                               RunStatus::Succeeded});
        }
        end = begin + kPoints * 60;
        auto* plottable = new LoadPlottable(load.xAxis, load.yAxis);
        QList<LoadPlottable::Series> rows;
        for (const auto& own : steps)
            rows.append({own.data(), own.size(), 8, 6, u"4 of 6"_s});
        plottable->setSeries(rows);
        plottable->setEnd(end);
        load.yAxis->setRangeReversed(true);
        load.yAxis->setRange(0, kSeries);
        show(load);
        reference.yAxis->setRange(8, 20);
        show(reference);
        history.resize(kSize);
        content.lines = historyLinesOf(points);
        history.setContent(content);
        history.show();
        QCoreApplication::processEvents();
        history.fit();
    }
    void zoom(bool whole)
    {
        const double span = kPoints * 60.0;
        for (QCustomPlot* plot : {&load, &reference, history.plot()})
            plot->xAxis->setRange(whole ? end - span : end - span * 0.05, end);
    }

    QCustomPlot load, reference;
    HistoryChart history;
    std::vector<std::vector<ServerLoad::Step>> steps;
    double end = 0;
};

Series& series()
{
    static Series made;
    return made;
}

void lines(benchmark::State& state, bool ofHistory, bool whole)
{
    Series& all = series();
    all.zoom(whole);
    QCustomPlot& ours = ofHistory ? *all.history.plot() : all.load;
    bench::Pair pair;
    for (auto _ : state)
        pair = bench::alternate(
            bench::kRounds, [&] { return std::optional(msOfReplots(ours)); },
            [&] { return std::optional(msOfReplots(all.reference)); });
    const double ms = bench::median(pair.ours);
    if (whole)
        bench::tell(state, ms / bench::median(pair.reference), {1.1, 2.0});
    else
        bench::tell(state, ms / 8, {1.0, 5.0});
    state.counters["ms"] = ms;
    state.counters["reference_ms"] = bench::median(pair.reference);
}
BENCHMARK_CAPTURE(lines, load_all, false, true)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(lines, load_window_8ms, false, false)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(lines, history_all, true, true)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(lines, history_window_8ms, true, false)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace
