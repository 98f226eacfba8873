// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The grid of last outcomes at 200 servers × 100 jobs × 90 days: how soon it is whole, how long the window is
// kept from its work meanwhile, and a frame of scrolling at 2560 × 1440. `ratio` is in units of what a person
// notices: 15 s for all of it, 16 ms for a frame or a gap, 100 ms for another order.
#include "activity/gridmodel.h"
#include "activity/gridview.h"
#include "history/historyappend.h"
#include "history/historyconnection.h"
#include "measure.h"
#include "session/fleetsession.h"
#include "theme/theme.h"
#include "watchdog.h"

#include <QApplication>
#include <QDir>
#include <QScrollBar>
#include <QTemporaryDir>

#include <random>

namespace {

using namespace stellwerk;
using namespace stellwerk::bench;
using namespace Qt::StringLiterals;

constexpr int kServers = 200;
constexpr int kJobs = 100;
constexpr int kDays = 90;
constexpr double kFrameMs = 16;
constexpr double kOrderMs = 100;
constexpr double kWholeMs = 15'000;

QString serverName(int number)
{
    return u"SQL%1"_s.arg(number, 3, 10, QLatin1Char('0'));
}

bool fill(const QString& file)
{
    HistoryConnection connection;
    if (connection.open(file, HistoryConnection::Access::Write) != HistoryConnection::Problem::None)
        return false;
    std::mt19937 random(1);
    const QDateTime first = QDateTime::currentDateTimeUtc().addDays(-kDays);
    for (int server = 0; server < kServers; ++server) {
        HistoryPage page;
        page.server = page.ownName = serverName(server);
        page.scope = u"tables"_s;
        page.nowLocal = page.readUtc = QDateTime::currentDateTimeUtc();
        page.reachedEnd = true;
        qint64 instance = 0;
        for (int day = 0; day < kDays; ++day) {
            for (int job = 0; job < kJobs; ++job) {
                JobOutcome row;
                row.job = QUuid(uint(job + 1), ushort(server), 2, 3, 4, 5, 6, 7, 8, 9, 10);
                row.jobName = u"Load table %1"_s.arg(job);
                row.run = {++instance, random() % 50 == 0 ? RunStatus::Failed : RunStatus::Succeeded,
                           first.addDays(day).addSecs(job * 60),
                           std::chrono::seconds(60 + int(random() % 60))};
                page.rows.append(row);
            }
        }
        page.newest = instance;
        if (!appendPage(connection, page, {0, 0}))
            return false;
    }
    return connection.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

// The whole thing, made once: its session, model and view over one filled history.
struct Stage
{
    Stage()
    {
        filled = fill(QDir(folder.path()).filePath(u"history.sqlite"_s));
        FleetSession::Options options;
        options.configFolder = folder.path();
        options.keepHistory = true;
        session = std::make_unique<FleetSession>(options);
        QList<Server> servers;
        for (int i = 0; i < kServers; ++i) {
            Server server;
            server.name = serverName(i);
            server.host = u"127.0.0.1"_s;
            server.user = u"sa"_s;
            servers.append(server);
        }
        filled = filled && session->setServers(servers).isEmpty();
        feed = std::make_unique<OutcomeFeed>(session.get());
        model = std::make_unique<GridModel>(feed.get(), GridModel::KnowledgeOf());
        view = std::make_unique<GridView>(model.get());
        view->resize(2560, 1440);
        view->show();
        QCoreApplication::processEvents();
        const double begin = nowMs();
        {
            Watchdog watchdog;
            OutcomeRange range;
            range.days = kDays;
            feed->setRange(range);
            feed->setLooking(true);
            while (nowMs() - begin < 120'000 && (feed->waiting() > 0 || model->rowCount() < kServers * kJobs))
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
            gap = quantile(watchdog.busy(), 0.99);
            longest = watchdog.busiest().busyMs;
        }
        loaded = nowMs() - begin;
    }
    QTemporaryDir folder;
    std::unique_ptr<FleetSession> session;
    std::unique_ptr<OutcomeFeed> feed;
    std::unique_ptr<GridModel> model;
    std::unique_ptr<GridView> view;
    bool filled = false;
    double loaded = 0;
    double gap = 0;
    double longest = 0;
};

Stage& stage()
{
    static Stage once;
    return once;
}

bool ready(benchmark::State& state)
{
    if (stage().filled && stage().model->rowCount() == kServers * kJobs)
        return true;
    state.SkipWithError("the grid was not filled");
    return false;
}

void load(benchmark::State& state)
{
    for (auto _ : state) {
        if (!ready(state))
            return;
        state.SetIterationTime(stage().loaded / 1000);
    }
    state.counters["p99_gap_ms"] = stage().gap;
    state.counters["longest_gap_ms"] = stage().longest;
    tell(state, stage().loaded / kWholeMs, {0.5, 1});
}
BENCHMARK(load)->Iterations(1)->UseManualTime()->Unit(benchmark::kMillisecond);

void gapsWhileLoading(benchmark::State& state)
{
    for (auto _ : state) {
        if (!ready(state))
            return;
        state.SetIterationTime(stage().longest / 1000);
    }
    tell(state, stage().longest / kFrameMs, {1, 4});
}
BENCHMARK(gapsWhileLoading)->Iterations(1)->UseManualTime()->Unit(benchmark::kMillisecond);

void scroll(benchmark::State& state)
{
    if (!ready(state))
        return;
    GridView& view = *stage().view;
    std::vector<double> frames;
    int at = 0;
    for (auto _ : state) {
        at += 37; // not a whole row: everything in sight moves
        view.verticalScrollBar()->setValue(at % std::max(1, view.verticalScrollBar()->maximum()));
        const double begin = nowMs();
        view.viewport()->repaint();
        frames.push_back(nowMs() - begin);
        state.SetIterationTime(frames.back() / 1000);
    }
    state.counters["p99_ms"] = quantile(frames, 0.99);
    tell(state, quantile(frames, 0.99) / kFrameMs, {0.5, 1});
}
BENCHMARK(scroll)->Iterations(200)->UseManualTime()->Unit(benchmark::kMillisecond);

// Changes the whole grid again and again: `change` gets how many times it was changed before.
template <class Change>
void changed(benchmark::State& state, Change change)
{
    if (!ready(state))
        return;
    std::vector<double> times;
    for (auto _ : state) {
        const double begin = nowMs();
        change(*stage().model, int(times.size()));
        times.push_back(nowMs() - begin);
        state.SetIterationTime(times.back() / 1000);
    }
    tell(state, median(times) / kOrderMs, {0.5, 1});
}

void order(benchmark::State& state)
{
    changed(state, [](GridModel& model, int before) { model.setOrder(GridOrder((before + 1) % 3)); });
}
BENCHMARK(order)->Iterations(9)->UseManualTime()->Unit(benchmark::kMillisecond);

void filter(benchmark::State& state)
{
    changed(state, [](GridModel& model, int before) {
        model.setFilter(before % 2 == 0 ? u"sql01 table 7"_s : QString());
    });
}
BENCHMARK(filter)->Iterations(10)->UseManualTime()->Unit(benchmark::kMillisecond);

void servers(benchmark::State& state)
{
    changed(state, [](GridModel& model, int before) {
        model.setLayoutKind(before % 2 == 0 ? GridLayout::Servers : GridLayout::Time);
    });
}
BENCHMARK(servers)->Iterations(6)->UseManualTime()->Unit(benchmark::kMillisecond);

} // namespace
