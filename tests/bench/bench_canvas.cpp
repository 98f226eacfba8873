// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../gui/canvastestpackages.h"

#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/graphlayout.h"
#include "canvas/packageeditor.h"
#include "canvas/taskitem.h"
#include "measure.h"
#include "run/runmodel.h"

#include <benchmark/benchmark.h>

#include <QAction>
#include <QApplication>
#include <QGraphicsPathItem>
#include <QGraphicsSimpleTextItem>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTest>

#include <memory>

// P18, P19 of docs/performance.md: frames of the canvas, 1920 x 1080, raster engine, no display.

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

struct Canvas
{
    explicit Canvas(const ParentPackage& package)
        : document(std::make_unique<PackageDocument>())
        , editor(std::make_unique<PackageEditor>(document.get()))
        , view(std::make_unique<CanvasView>(editor.get()))
    {
        view->resize(1920, 1080);
        editor->setPackage(package);
        view->show();
        (void)QTest::qWaitForWindowExposed(view.get());
        frame();
    }
    // What the event loop would do for one frame: tell the view of dirty items, then paint them.
    void frame()
    {
        QCoreApplication::sendPostedEvents();
        QEvent request(QEvent::UpdateRequest);
        QCoreApplication::sendEvent(view.get(), &request);
    }
    void original()
    {
        view->setZoom(1, view->viewport()->rect().center());
        view->viewport()->update();
        frame();
        frame();
    }
    void mouse(QEvent::Type type, const QPoint& at, Qt::MouseButton button)
    {
        QMouseEvent event(type, at, view->viewport()->mapToGlobal(at), button,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(view->viewport(), &event);
    }

    std::unique_ptr<PackageDocument> document;
    std::unique_ptr<PackageEditor> editor;
    std::unique_ptr<CanvasView> view;
};

// How long one frame or act took, told against its limit: the median of all, or what 99 of 100 stay under.
void tellLimit(benchmark::State& state, const std::vector<double>& times, double part, double limit,
               double worst)
{
    bench::tell(state, bench::quantile(times, part) / limit, {1.0, worst / limit});
    state.counters["p50_ms"] = bench::quantile(times, 0.5);
    state.counters["p99_ms"] = bench::quantile(times, 0.99);
    state.counters["max_ms"] = bench::quantile(times, 1.0);
}

// From the package to its first frame.
void openPackage(benchmark::State& state)
{
    const ParentPackage package = canvastest::grid(int(state.range(0)), int(state.range(1)));
    std::vector<double> times;
    for (auto _ : state) {
        const double start = bench::nowMs();
        Canvas canvas(package);
        times.push_back(bench::nowMs() - start);
    }
    tellLimit(state, times, 0.5, 1000, 3000);
}
BENCHMARK(openPackage)->Args({1000, 2000})->Args({2000, 3000})->Unit(benchmark::kMillisecond);

// A thousand tasks moved, undone and seen.
void undoMove(benchmark::State& state)
{
    Canvas canvas(canvastest::grid(1000, 2000));
    canvas.original();
    QHash<QString, QPointF> to;
    for (const Task& task : canvas.editor->package().tasks)
        to.insert(task.id, canvas.editor->package().layout.value(task.id) + QPointF(160, 96));
    std::vector<double> times;
    for (auto _ : state) {
        canvas.editor->moveTasks(to);
        canvas.frame();
        const double start = bench::nowMs();
        canvas.editor->undoStack()->undo();
        canvas.frame();
        times.push_back(bench::nowMs() - start);
    }
    tellLimit(state, times, 0.5, 50, 200);
}
BENCHMARK(undoMove)->Unit(benchmark::kMillisecond);

void repaintAtOriginalSize(benchmark::State& state)
{
    Canvas canvas(canvastest::grid(int(state.range(0)), int(state.range(1))));
    canvas.original();
    std::vector<double> times;
    for (auto _ : state) {
        const double start = bench::nowMs();
        canvas.view->viewport()->update();
        canvas.frame();
        times.push_back(bench::nowMs() - start);
    }
    tellLimit(state, times, 0.5, 8, 16);
}
BENCHMARK(repaintAtOriginalSize)
    ->Args({1, 0})
    ->Args({14, 20})
    ->Args({2000, 3000})
    ->Unit(benchmark::kMillisecond);

// The reference: the same package as Qt's own rectangle, text and smooth cubic path items.
void repaintPlainItems(benchmark::State& state)
{
    const ParentPackage package = canvastest::grid(int(state.range(0)), int(state.range(1)));
    QGraphicsScene scene;
    for (const Task& task : package.tasks) {
        auto* card =
            scene.addRect(geometry::cardRect(package.layout.value(task.id)), QPen(Qt::gray), Qt::white);
        auto* text = new QGraphicsSimpleTextItem(task.name, card);
        text->setPos(card->rect().topLeft() + QPointF(38, 9));
    }
    for (const Constraint& line : package.constraints) {
        const QPointF from = geometry::outPort(package.layout.value(line.from));
        const QPointF to = geometry::inPort(package.layout.value(line.to));
        QPainterPath path(from);
        path.cubicTo(from + QPointF(80, 0), to - QPointF(80, 0), to);
        scene.addPath(path, QPen(Qt::darkGreen, 1.5));
    }
    QGraphicsView view(&scene);
    view.setRenderHint(QPainter::Antialiasing);
    view.resize(1920, 1080);
    view.show();
    (void)QTest::qWaitForWindowExposed(&view);
    for (auto _ : state) {
        view.viewport()->update();
        QCoreApplication::sendPostedEvents();
        QEvent request(QEvent::UpdateRequest);
        QCoreApplication::sendEvent(&view, &request);
    }
}
BENCHMARK(repaintPlainItems)->Args({2000, 3000})->Unit(benchmark::kMillisecond);

void dragFrame(benchmark::State& state)
{
    Canvas canvas(canvastest::grid(int(state.range(0)), int(state.range(1))));
    canvas.original();
    const auto tasks = canvas.view->canvasScene()->tasksIn(
        canvas.view->mapToScene(canvas.view->viewport()->rect().adjusted(700, 400, -700, -400))
            .boundingRect(),
        false);
    const QRectF card = canvas.view->canvasScene()->taskItem(tasks.first())->card();
    const QPoint start = canvas.view->mapFromScene(card.center());
    canvas.mouse(QEvent::MouseButtonPress, start, Qt::LeftButton);
    int step = 0;
    std::vector<double> times;
    for (auto _ : state) {
        ++step;
        const double before = bench::nowMs();
        canvas.mouse(QEvent::MouseMove, start + QPoint(30 + step % 200, step * 16 % 150), Qt::NoButton);
        canvas.frame();
        times.push_back(bench::nowMs() - before);
    }
    canvas.mouse(QEvent::MouseButtonRelease, start, Qt::LeftButton);
    tellLimit(state, times, 0.5, 5, 16);
}
BENCHMARK(dragFrame)->Args({14, 20})->Args({2000, 3000})->Unit(benchmark::kMillisecond);

// 1,000 tasks in 50 groups: one card, then a whole group by its title. The frames follow.
ParentPackage inGroups(int count, int groups)
{
    ParentPackage package = canvastest::grid(count, count * 3 / 2);
    for (int i = 0; i < groups; ++i)
        package.groups.append({u"g%1"_s.arg(i), u"Group %1"_s.arg(i), 2, {}});
    const int members = count / groups;
    for (int i = 0; i < count; ++i) {
        package.tasks[i].group = u"g%1"_s.arg(std::min(i / members, groups - 1));
        package.layout[package.tasks.at(i).id] = QPointF(i / members % 10 * 720.0 + i % members / 10 * 304.0,
                                                         i / members / 10 * 1100.0 + i % members % 10 * 96.0);
    }
    return package;
}

void dragFrameInGroups(benchmark::State& state)
{
    Canvas canvas(inGroups(1000, 50));
    canvas.original();
    CanvasScene* scene = canvas.view->canvasScene();
    canvas.view->centerOn(scene->shownRect(u"g11"_s).center());
    canvas.frame();
    const QPointF grip = state.range(0) == 0 ? scene->shownRect(u"t221"_s).center()
                                             : scene->shownRect(u"g11"_s).topLeft() + QPointF(60, 14);
    const QPoint start = canvas.view->mapFromScene(grip);
    canvas.mouse(QEvent::MouseButtonPress, start, Qt::LeftButton);
    int step = 0;
    for (auto _ : state) {
        ++step;
        canvas.mouse(QEvent::MouseMove, start + QPoint(30 + step % 200, step * 16 % 150), Qt::NoButton);
        canvas.frame();
    }
    canvas.mouse(QEvent::MouseButtonRelease, start, Qt::LeftButton);
}
BENCHMARK(dragFrameInGroups)->Arg(0)->Arg(1)->ArgName("wholeGroup")->Unit(benchmark::kMillisecond);

void undoMoveOfEverythingInGroups(benchmark::State& state)
{
    Canvas canvas(inGroups(1000, 50));
    QHash<QString, QPointF> places = canvas.editor->package().layout;
    for (QPointF& place : places)
        place += QPointF(16, 16);
    canvas.editor->moveTasks(places);
    for (auto _ : state) {
        canvas.editor->undoStack()->undo();
        state.PauseTiming();
        canvas.editor->undoStack()->redo();
        state.ResumeTiming();
    }
}
BENCHMARK(undoMoveOfEverythingInGroups)->Unit(benchmark::kMillisecond);

void fitAll(benchmark::State& state)
{
    Canvas canvas(canvastest::grid(int(state.range(0)), int(state.range(1))));
    std::vector<double> times;
    for (auto _ : state) {
        const double start = bench::nowMs();
        canvas.view->zoomToFit();
        canvas.view->viewport()->update();
        canvas.frame();
        times.push_back(bench::nowMs() - start);
    }
    tellLimit(state, times, 0.5, 130, 300);
}
BENCHMARK(fitAll)->Args({2000, 3000})->Args({10000, 15000})->Unit(benchmark::kMillisecond);

// A frame of dragging everything there is, guides and all.
void dragAllFrame(benchmark::State& state)
{
    Canvas canvas(canvastest::grid(int(state.range(0)), int(state.range(1))));
    canvas.original();
    canvas.view->action(CanvasCommand::SelectAll)->trigger();
    const auto tasks = canvas.view->canvasScene()->tasksIn(
        canvas.view->mapToScene(canvas.view->viewport()->rect().adjusted(700, 400, -700, -400))
            .boundingRect(),
        false);
    const QPoint start =
        canvas.view->mapFromScene(canvas.view->canvasScene()->taskItem(tasks.first())->card().center());
    canvas.mouse(QEvent::MouseButtonPress, start, Qt::LeftButton);
    int step = 0;
    for (auto _ : state) {
        ++step;
        canvas.mouse(QEvent::MouseMove, start + QPoint(30 + step % 200, step * 16 % 150), Qt::NoButton);
        canvas.frame();
    }
    canvas.view->canvasScene()->setSelection({});
}
BENCHMARK(dragAllFrame)->Args({140, 200})->Args({1000, 2000})->Unit(benchmark::kMillisecond);

// Undo and redo of a move of everything, each with the frame that shows it: two steps a round.
void undoRedoMove(benchmark::State& state)
{
    Canvas canvas(canvastest::grid(int(state.range(0)), int(state.range(1))));
    canvas.original();
    QHash<TaskId, QPointF> places;
    for (const Task& task : canvas.editor->package().tasks)
        places.insert(task.id, canvas.editor->package().layout.value(task.id) + QPointF(160, 96));
    canvas.editor->moveTasks(places);
    canvas.frame();
    for (auto _ : state) {
        canvas.editor->undoStack()->undo();
        canvas.frame();
        canvas.editor->undoStack()->redo();
        canvas.frame();
    }
}
BENCHMARK(undoRedoMove)->Args({1000, 2000})->Unit(benchmark::kMillisecond);

// Off the main thread; one round each, it takes long.
void arrange(benchmark::State& state)
{
    const ParentPackage package = canvastest::grid(int(state.range(0)), int(state.range(1)));
    for (auto _ : state)
        benchmark::DoNotOptimize(GraphLayout::compute(package, {}));
}
BENCHMARK(arrange)->Args({60, 80})->Args({1000, 2000})->Unit(benchmark::kMillisecond)->Iterations(1);

// 4 times a second while 40 tasks in sight run.
void runningTick(benchmark::State& state)
{
    Canvas canvas(canvastest::grid(2000, 3000));
    RunModel run;
    canvas.view->setRunModel(&run);
    run.begin(canvas.editor->package());
    canvas.original();
    qint64 sequence = 0;
    const auto tasks = canvas.view->canvasScene()->tasksIn(
        canvas.view->mapToScene(canvas.view->viewport()->rect()).boundingRect(), false);
    for (const TaskId& id : tasks.first(std::min<qsizetype>(40, tasks.size()))) {
        run.apply({++sequence, QDateTime::currentDateTimeUtc(), StartRequested{id, u"SQL01"_s, 1}});
        run.apply({++sequence, QDateTime::currentDateTimeUtc(), AttemptStarted{id, u"SQL01"_s, 1, {}}});
    }
    for (auto _ : state) {
        for (const TaskId& id : tasks.first(std::min<qsizetype>(40, tasks.size())))
            canvas.view->canvasScene()->taskItem(id)->update();
        canvas.frame();
    }
}
BENCHMARK(runningTick)->Unit(benchmark::kMillisecond);

// What a person does for some seconds: drag the view, turn the wheel, drag a card. Every frame counts; 99 of
// 100 stay under a frame of a 60 Hz screen.
void scriptedFrames(benchmark::State& state)
{
    Canvas canvas(canvastest::grid(1000, 2000));
    canvas.original();
    const QPoint middle = canvas.view->viewport()->rect().center();
    std::vector<double> times;
    const auto timed = [&](const auto& act) {
        const double start = bench::nowMs();
        act();
        canvas.frame();
        times.push_back(bench::nowMs() - start);
    };
    for (auto _ : state) {
        for (int step = 0; step < 120; ++step)
            timed([&] {
                auto* bar = step < 60 ? canvas.view->horizontalScrollBar() : canvas.view->verticalScrollBar();
                bar->setValue(bar->value() + (step % 60 < 30 ? 24 : -24));
            });
        for (int step = 0; step < 60; ++step)
            timed([&] { canvas.view->setZoom(canvas.view->zoom() * (step < 30 ? 0.93 : 1 / 0.93), middle); });
        const auto tasks = canvas.view->canvasScene()->tasksIn(
            canvas.view->mapToScene(QRect(middle - QPoint(260, 120), QSize(520, 240))).boundingRect(), false);
        const QPoint start =
            canvas.view->mapFromScene(canvas.view->canvasScene()->taskItem(tasks.first())->card().center());
        canvas.mouse(QEvent::MouseButtonPress, start, Qt::LeftButton);
        for (int step = 1; step <= 120; ++step)
            timed(
                [&] { canvas.mouse(QEvent::MouseMove, start + QPoint(step * 2, step % 40), Qt::NoButton); });
        canvas.mouse(QEvent::MouseButtonRelease, start + QPoint(240, 0), Qt::LeftButton);
        canvas.editor->undoStack()->undo();
        canvas.frame();
    }
    tellLimit(state, times, 0.99, 16, 33);
}
BENCHMARK(scriptedFrames)->Unit(benchmark::kMillisecond);

} // namespace
