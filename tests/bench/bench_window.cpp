// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// P14: the main window with every dock in sight, a log of a million lines, 20,000 lines a second (up to two
// seconds out of order, errors put into groups) and a run whose tasks start and end, for 20 s
// (STELLWERK_BENCH_SECONDS=60 for the goal's own length):
//   gap      99th percentile of the event loop's gaps as another thread sees them, in units of 16 ms
//   updates  paints a second of the view that is painted most, in units of 10
// `own_…` is the processor time of the window's thread in these gaps: what is left on a quiet machine.
#include "../gui/canvastestpackages.h"
#include "loglines.h"
#include "measure.h"
#include "untilidle.h"
#include "watchdog.h"

#include "canvas/canvasview.h"
#include "dialogs/dialogs.h"
#include "fleet/server.h"
#include "logs/logpanel.h"
#include "run/timelinemodel.h"
#include "shell/documenttabs.h"
#include "shell/mainwindow.h"
#include "shell/windowdocks.h"
#include "shell/workspace.h"
#include "theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLayout>
#include <QSplitter>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace stellwerk;
using namespace stellwerk::bench;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTasks = 600;
constexpr int kPerSecond = 20'000;
constexpr auto kBatch = 100ms; // as the session gives them

int seconds()
{
    const int told = qEnvironmentVariableIntValue("STELLWERK_BENCH_SECONDS");
    return told > 0 ? told : 20;
}

// Counts the paints of each widget, and knows it by its own name or the nearest one above it.
class PaintCounter : public QObject
{
public:
    QHash<QObject*, int> paints;

    [[nodiscard]] std::pair<QString, int> most() const
    {
        std::pair<QString, int> most;
        for (auto it = paints.cbegin(); it != paints.cend(); ++it) {
            // Not what lies between views: it is painted with each of them.
            const auto* widget = static_cast<QWidget*>(it.key());
            if (it.value() <= most.second || widget->layout() || qobject_cast<const QSplitter*>(widget))
                continue;
            QObject* named = it.key();
            while (named && (named->objectName().isEmpty() || named->objectName().startsWith(u"qt_"_s)))
                named = named->parent();
            most = {named ? named->objectName() : u"?"_s, it.value()};
        }
        return most;
    }

protected:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && object->isWidgetType())
            ++paints[object];
        return false;
    }
};

// A window over a folder of its own, without any server that answers; all docks beside each other.
struct Window
{
    Window()
    {
        FleetSession::Options options;
        options.configFolder = folder.path();
        workspace = std::make_unique<Workspace>(options, nullptr);
        QList<Server> servers;
        for (int i = 1; i <= 40; ++i) {
            Server server;
            server.name = u"SQL%1"_s.arg(i);
            server.host = u"192.0.2.%1"_s.arg(i);
            servers.append(server);
        }
        (void)workspace->session()->setServers(servers);
        window = std::make_unique<MainWindow>(workspace.get(), &dialogs);
        window->resize(2200, 1400);
        window->show();
        (void)QTest::qWaitForWindowExposed(window.get());
        spread();
        window->findChild<QAction*>(u"file.new"_s)->trigger();
        document = window->tabs()->current();
        package = canvastest::grid(kTasks, kTasks);
        document->editor()->setPackage(package);
        workspace->setRunDocument(document);
        workspace->session()->run()->begin(package);
        workspace->session()->timeline()->begin(package);
        untilIdle();
    }
    ~Window()
    {
        window.reset();
        workspace.reset();
    }
    // Docks stand in tabs at first; here each is in sight.
    void spread() const
    {
        WindowDocks* docks = window->docks();
        const auto place = [&](Qt::DockWidgetArea area, Qt::Orientation way,
                               std::initializer_list<DockId> ids) {
            QDockWidget* before = nullptr;
            for (const DockId id : ids) {
                QDockWidget* dock = docks->dock(id);
                window->removeDockWidget(dock);
                if (before)
                    window->splitDockWidget(before, dock, way);
                else
                    window->addDockWidget(area, dock);
                dock->show();
                before = dock;
            }
        };
        place(Qt::BottomDockWidgetArea, Qt::Horizontal,
              {DockId::Timeline, DockId::Durations, DockId::Log, DockId::Problems});
        place(Qt::LeftDockWidgetArea, Qt::Vertical, {DockId::Servers, DockId::Outline});
        place(Qt::RightDockWidgetArea, Qt::Vertical, {DockId::Properties, DockId::History});
        window->resizeDocks({docks->dock(DockId::Log)}, {900}, Qt::Horizontal);
        window->resizeDocks({docks->dock(DockId::Log)}, {500}, Qt::Vertical);
        untilIdle();
    }
    [[nodiscard]] bool isAllInSight() const
    {
        for (int id = 0; id < int(DockId::Count); ++id) {
            const QDockWidget* dock = window->docks()->dock(DockId(id));
            if (dock->visibleRegion().isEmpty()) {
                qWarning() << dock->objectName() << dock->isVisible() << dock->geometry()
                           << window->geometry();
                return false;
            }
        }
        return true;
    }
    void apply(RunEventBody body)
    {
        const RunEvent event{++sequence, QDateTime::currentDateTimeUtc(), std::move(body)};
        FleetSession* session = workspace->session();
        session->run()->apply(event);
        session->timeline()->apply(event);
        Q_EMIT session->runEvent(event);
    }
    // One task begins, the one that began `kAtOnce` before ends.
    void move(int step)
    {
        constexpr int kAtOnce = 40;
        if (step == 0)
            apply(RunStarted{u"bench"_s, package.name, {}});
        const auto of = [&](int number) -> const Task& { return package.tasks.at(number); };
        if (step < kTasks) {
            const Task& task = of(step);
            const QString server = task.where.servers.first();
            apply(TaskReady{task.id});
            apply(TaskPlaced{task.id, server, u"the only one"_s});
            apply(StartRequested{task.id, server, 1, {}});
            apply(AttemptStarted{task.id, server, 1, QDateTime::currentDateTime().toString(Qt::ISODate)});
        }
        const int ended = step - kAtOnce;
        if (ended >= 0 && ended < kTasks) {
            const Task& task = of(ended);
            const QString server = task.where.servers.first();
            const TaskOutcome outcome = ended % 20 == 7 ? TaskOutcome::Failed : TaskOutcome::Succeeded;
            const QDateTime now = QDateTime::currentDateTimeUtc();
            apply(AttemptEnded{task.id, server, 1, outcome, {}, {}, now.addSecs(-4), now});
            apply(TaskEnded{task.id, server, outcome, 1, now.addSecs(-4), now, {}, {}});
        }
    }

    QTemporaryDir folder;
    WindowDialogs dialogs;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<MainWindow> window;
    OpenDocument* document = nullptr;
    ParentPackage package;
    qint64 sequence = 0;
};

void live(benchmark::State& state, bool running)
{
    for (auto _ : state) {
        Window window;
        if (!window.isAllInSight()) {
            state.SkipWithError("not all docks are in sight");
            return;
        }
        LogModel& model = *window.workspace->session()->log();
        {
            const LogLines lines(model, 1'000'000, 3, QDateTime::currentMSecsSinceEpoch() - 200'000);
            for (size_t at = 0; at < lines.rows.size(); at += 50'000)
                model.appendRows({lines.rows.data() + at, 50'000});
        }
        const LogLines lines(model, 100'000, 4, 0);
        QList<LogRecord> records;
        for (const LogRow& row : lines.rows)
            records.append({.level = row.level,
                            .source = row.source,
                            .server = u"SQL%1"_s.arg(row.server % 40 + 1),
                            .job = u"Load"_s,
                            .message = QString::fromUtf8(row.text.data(), qsizetype(row.text.size()))});
        untilIdle();
        if (window.window->logPanel()->table()->visibleRegion().isEmpty()) {
            state.SkipWithError("the log is not in sight");
            return;
        }
        PaintCounter paints;
        qApp->installEventFilter(&paints);
        QEventLoop loop;
        QTimer source;
        source.setTimerType(Qt::PreciseTimer);
        QElapsedTimer clock;
        qint64 sent = 0;
        int moved = 0;
        std::mt19937 random(1);
        const int length = seconds();
        QObject::connect(&source, &QTimer::timeout, &loop, [&] {
            const qint64 due = clock.elapsed() * kPerSecond / 1000;
            QList<LogRecord> batch;
            batch.reserve(due - sent);
            const QDateTime now = QDateTime::currentDateTimeUtc();
            for (; sent < due; ++sent) {
                batch.append(records[sent % records.size()]);
                batch.last().at = now.addMSecs(-int(random() % 2000));
            }
            model.append(batch);
            for (; running && moved < clock.elapsed() * kTasks / (length * 1000); ++moved)
                window.move(moved);
            if (clock.elapsed() > length * 1000)
                loop.quit();
        });
        double took = 0;
        std::vector<double> gaps, busy;
        {
            const Watchdog watchdog;
            clock.start();
            source.start(kBatch);
            loop.exec();
            took = double(clock.elapsed()) / 1000;
            gaps = watchdog.gaps();
            busy = watchdog.busy();
        }
        qApp->removeEventFilter(&paints);
        const auto [name, count] = paints.most();
        state.SetLabel(name.toStdString());
        state.counters["lines"] = double(model.totalCount());
        state.counters["tasks"] = moved;
        state.counters["gap_p50_ms"] = quantile(gaps, 0.5);
        state.counters["gap_p99_ms"] = quantile(gaps, 0.99);
        state.counters["gap_p999_ms"] = quantile(gaps, 0.999);
        state.counters["gap_longest_ms"] = quantile(gaps, 1);
        state.counters["own_p99_ms"] = quantile(busy, 0.99);
        state.counters["own_p999_ms"] = quantile(busy, 0.999);
        state.counters["own_longest_ms"] = quantile(busy, 1);
        state.counters["paints_per_s"] = count / took;
        if (qEnvironmentVariableIsSet("STELLWERK_BENCH_PAINTS")) {
            for (auto it = paints.paints.cbegin(); it != paints.paints.cend(); ++it) {
                if (it.value() > took * 5)
                    qInfo() << it.value() / took << it.key() << it.key()->parent();
            }
        }
        tell(state, std::max(quantile(gaps, 0.99) / 16, count / took / 10), {1.0, 50.0 / 16});
    }
}
BENCHMARK_CAPTURE(live, run, true)->Name("P14/live_window_run")->Iterations(1);
BENCHMARK_CAPTURE(live, log, false)->Name("P14/live_window_log_alone")->Iterations(1);

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Theme::instance().install(SchemeChoice::Light);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
