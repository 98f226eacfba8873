// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshottour.h"

#include "canvas/canvasview.h"
#include "canvas/diffwindow.h"
#include "fleet/fleetpanel.h"
#include "fleet/fleetview.h"
#include "run/runcontrol.h"
#include "run/runcontroller.h"
#include "runs/runsmodel.h"
#include "runs/runspage.h"
#include "session/shownrun.h"
#include "shell/activitylink.h"
#include "shell/documenttabs.h"
#include "shell/pastruns.h"
#include "shell/windowdocks.h"
#include "tourpackage.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QPixmap>
#include <QTextStream>
#include <QTreeView>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr double kTourSpeed = 30;
constexpr QSize kWindow(1440, 900);
constexpr int kMomentsForPainting = 6; // of 100 ms: queued redraws and animations settle

} // namespace

ScreenshotTour::ScreenshotTour(Application* application, const QString& folder)
    : m_application(application)
    , m_folder(QDir(folder).absolutePath())
{
    m_clock.setInterval(100ms);
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(4min);
    connect(&m_clock, &QTimer::timeout, this, &ScreenshotTour::look);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail(u"it took too long"_s); });
    connect(application, &Application::demoFailed, this, [this](const QString& error) { fail(error); });
}

void ScreenshotTour::start()
{
    QApplication::setQuitOnLastWindowClosed(false);
    m_deadline.start();
    if (!QDir().mkpath(m_folder)) {
        fail(u"the folder cannot be made"_s);
        return;
    }
    openEmpty();
}

void ScreenshotTour::fail(const QString& why)
{
    QTextStream(stderr) << u"stellwerk: the screenshot tour failed: "_s << why << Qt::endl;
    m_clock.stop();
    if (m_desk) // how far it came
        m_desk->window()->grab().save(QDir(m_folder).filePath(u"failed.png"_s), "PNG");
    QApplication::exit(1);
}

void ScreenshotTour::when(std::function<bool()> holds, std::function<void()> then)
{
    m_holds = std::move(holds);
    m_then = std::move(then);
    m_moments = 0;
    m_clock.start();
}

void ScreenshotTour::look()
{
    if (m_moments == 0 && !m_holds())
        return;
    if (++m_moments < kMomentsForPainting)
        return;
    m_clock.stop();
    std::exchange(m_then, nullptr)();
}

void ScreenshotTour::take(const QString& name, QWidget* window)
{
    QWidget* shown = window ? window : m_desk->window();
    const QString file = QDir(m_folder).filePath(name + u".png"_s);
    if (shown->grab().save(file, "PNG"))
        QTextStream(stdout) << file << Qt::endl;
    else
        fail(u"%1 cannot be written"_s.arg(file));
}

void ScreenshotTour::openEmpty()
{
    // A folder below the pictures would be left behind: the demo's own is not needed yet.
    auto folder = std::make_shared<QTemporaryDir>();
    m_desk = m_application->openDesk(folder->path());
    m_desk->window()->resize(kWindow);
    when([] { return true; },
         [this, folder] {
             take(u"empty"_s);
             connect(m_application, &Application::deskOpened, this, &ScreenshotTour::openDemo);
             m_application->openDemo(kTourSpeed);
         });
}

void ScreenshotTour::openDemo(Desk* desk)
{
    disconnect(m_application, &Application::deskOpened, this, nullptr);
    m_desk = desk;
    m_desk->window()->resize(kWindow);
    when(
        [this] {
            const FleetModel* fleet = m_desk->workspace()->session()->fleet();
            const QList<Server> servers = fleet->servers();
            const bool read = std::all_of(servers.cbegin(), servers.cend(), [fleet](const Server& s) {
                return !fleet->jobs(s.name).isEmpty();
            });
            return !servers.isEmpty() && read && m_desk->window()->tabs()->currentCanvas();
        },
        [this] { designed(); });
}

void ScreenshotTour::designed()
{
    MainWindow* window = m_desk->window();
    CanvasView* canvas = window->tabs()->currentCanvas();
    canvas->zoomToFit();
    const auto& tasks = window->tabs()->current()->package().tasks;
    const TaskId shown = tasks.value(tasks.size() / 2).id;
    window->showTask(shown);
    when([] { return true; },
         [this] {
             take(u"design"_s);
             sized({{u"small"_s, 6}, {u"tasks-60"_s, 60}, {u"tasks-1000"_s, 1000}});
         });
}

void ScreenshotTour::sized(const QList<QPair<QString, int>>& sizes)
{
    if (sizes.isEmpty()) {
        compare();
        return;
    }
    Workspace* workspace = m_desk->workspace();
    const auto [name, tasks] = sizes.first();
    const ParentPackage package = tourPackage(
        *workspace->session()->fleet(), u"%1 tasks"_s.arg(QLocale(QLocale::English).toString(tasks)), tasks);
    OpenDocument* document = workspace->create();
    document->load({package, {}}, {}, package);
    m_desk->window()->tabs()->currentCanvas()->zoomToFit();
    when([] { return true; },
         [this, workspace, document, sizes] {
             take(sizes.first().first);
             workspace->close(document);
             sized(sizes.mid(1));
         });
}

void ScreenshotTour::compare()
{
    MainWindow* window = m_desk->window();
    PackageEditor* editor = window->tabs()->current()->editor();
    const QList<Task> tasks = editor->package().tasks;
    if (tasks.size() < 6) {
        fail(u"the sample is too small to compare"_s);
        return;
    }
    editor->removeAndHeal({tasks.at(tasks.size() / 2).id});
    Task changed = tasks.at(1);
    changed.retry.count = 2;
    changed.timeout = 30min;
    editor->changeTask(changed);
    editor->addBeside({{tasks.last().where.servers.value(0), tasks.first().job}}, tasks.last().id, false);
    if (!editor->package().constraints.isEmpty())
        editor->setKind({editor->package().constraints.first().id}, ConstraintKind::Completion);
    if (auto* action = window->findChild<QAction*>(u"file.compareSaved"_s))
        action->trigger();
    const auto shown = [window]() -> DiffWindow* {
        auto* diff = window->findChild<DiffWindow*>();
        return diff && diff->isVisible() ? diff : nullptr;
    };
    when([shown] { return shown() != nullptr; },
         [this, shown, editor] {
             shown()->resize(kWindow);
             when([] { return true; },
                  [this, shown, editor] {
                      take(u"diff"_s, shown());
                      shown()->close();
                      editor->undoStack()->setIndex(0);
                      run();
                  });
         });
}

void ScreenshotTour::run()
{
    MainWindow* window = m_desk->window();
    // A halt before the last task, so that the run shows one.
    OpenDocument* document = window->tabs()->current();
    document->halts()->set({document->package().tasks.last().id}, true);
    window->runController()->runAction()->trigger();
    running();
}

void ScreenshotTour::running()
{
    when(
        [this] {
            const RunModel* run = m_desk->workspace()->session()->run();
            const RunModel::Counts counts = run->counts();
            const int ended = counts.succeeded + counts.warnings + counts.failed;
            return !run->isActive() ? run->outcome().has_value()
                                    : ended >= run->rowCount() * 2 / 5 && counts.active >= 3;
        },
        [this] {
            take(u"running"_s);
            m_desk->window()->runController()->pauseAction()->trigger();
            paused();
        });
}

void ScreenshotTour::paused()
{
    const RunModel* run = m_desk->workspace()->session()->run();
    when([run] { return run->isPaused() || !run->isActive(); },
         [this, run] {
             take(u"paused"_s);
             m_desk->window()->runController()->pauseAction()->trigger();
             const TaskId last = run->rows().last().id;
             m_desk->workspace()->session()->control({ControlVerb::Release, last, {}, accountName()});
             when([run] { return run->outcome().has_value(); }, [this] { finished(); });
         });
}

void ScreenshotTour::finished()
{
    take(u"finished"_s);
    WindowDocks* docks = m_desk->window()->docks();
    const auto& rows = m_desk->workspace()->session()->run()->rows();
    const auto bad = std::find_if(rows.cbegin(), rows.cend(),
                                  [](const auto& row) { return row.outcome == TaskOutcome::Failed; });
    if (bad != rows.cend()) { // what failed, with its reason in the inspector
        m_desk->window()->showTask(bad->id);
        m_desk->window()->tabs()->currentCanvas()->setZoom(
            1, m_desk->window()->tabs()->currentCanvas()->viewport()->rect().center());
        m_desk->window()->tabs()->currentCanvas()->centerOnTask(bad->id);
    }
    when([] { return true; }, [this, docks] { failed(docks); });
}

void ScreenshotTour::failed(WindowDocks* docks)
{
    take(u"failed"_s);
    m_desk->window()->tabs()->currentCanvas()->zoomToFit();
    docks->reveal(DockId::Log);
    when([] { return true; },
         [this, docks] {
             take(u"log"_s);
             docks->reveal(DockId::Durations);
             when([] { return true; },
                  [this, docks] {
                      take(u"durations"_s);
                      docks->reveal(DockId::Timeline);
                      Theme::instance().setChoice(SchemeChoice::Dark);
                      when([] { return true; },
                           [this] {
                               take(u"dark"_s);
                               activity();
                           });
                  });
         });
}

void ScreenshotTour::activity()
{
    Theme::instance().setChoice(SchemeChoice::Light);
    MainWindow* window = m_desk->window();
    window->activity()->showAction()->trigger();
    const auto* failures = window->findChild<QTreeView*>(u"failures.view"_s);
    when([failures] { return failures && failures->model()->rowCount() > 0; },
         [this] {
             take(u"activity"_s);
             atAMoment();
         });
}

void ScreenshotTour::atAMoment()
{
    m_desk->window()->tabs()->show(m_desk->window()->tabs()->current());
    RunMoment* moment = m_desk->workspace()->shown()->moment();
    const QDateTime begin = moment->tape().beginsAt();
    moment->seek(begin.addMSecs(begin.msecsTo(moment->tape().endsAt()) / 2));
    when([] { return true; },
         [this, moment] {
             take(u"moment"_s);
             moment->toEnd();
             pastRuns();
         });
}

void ScreenshotTour::pastRuns()
{
    PastRuns* past = m_desk->window()->pastRuns();
    past->showPage();
    when([past] { return past->page()->model()->state() == RunsModel::State::Ready; },
         [this] {
             take(u"past-runs"_s);
             m_desk->window()->tabs()->show(m_desk->window()->tabs()->current());
             inGerman();
         });
}

void ScreenshotTour::inGerman()
{
    m_application->useLanguage(LanguageChoice::German);
    m_desk->window()->resize(kWindow);
    const auto& rows = m_desk->workspace()->session()->run()->rows();
    const auto bad = std::find_if(rows.cbegin(), rows.cend(),
                                  [](const auto& row) { return row.outcome == TaskOutcome::Failed; });
    if (bad != rows.cend())
        m_desk->window()->showTask(bad->id);
    when([] { return true; },
         [this] {
             take(u"german"_s);
             m_clock.stop();
             QApplication::exit(0);
         });
}

} // namespace stellwerk
