// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A canvas in a window of its own: commands, keys, undo and the run are there as in the tab. And what is
// selected on the canvas and in the tree of servers.
#include "canvas/canvasscene.h"
#include "fleet/fleetfilterproxy.h"
#include "fleet/fleetmodel.h"
#include "fleet/fleetpanel.h"
#include "fleet/fleetview.h"
#include "shell/canvaspage.h"
#include "shell/canvaswindow.h"
#include "shellwindow.h"

#include <QMenuBar>
#include <QPushButton>
#include <QUuid>

using namespace stellwerk;
using namespace Qt::StringLiterals;

class TestCanvasWindow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init();
    void cleanup() { m_shell.reset(); }

    void goesOutAndComesBack();
    void keysAndUndoWorkThere();
    void theWindowInUseDecides();
    void closingThePackageClosesIt();
    void fullScreenIsOfTheWindowInUse();
    void theMainWindowGoesFirst();
    void placesAreVisible_data();
    void placesAreVisible();
    void canvasAndTreeSelectTheSame();

private:
    [[nodiscard]] CanvasWindow* out() const { return m_shell->window->findChild<CanvasWindow*>(); }
    CanvasWindow* detach();

    std::unique_ptr<test::ShellWindow> m_shell;
};

void TestCanvasWindow::init()
{
    m_shell = std::make_unique<test::ShellWindow>();
    m_shell->newPackage({u"A"_s, u"B"_s});
}

CanvasWindow* TestCanvasWindow::detach()
{
    m_shell->action(u"window.own"_s)->trigger();
    CanvasWindow* window = out();
    // Not qWaitForWindowActive(): that holds for a window whose owner is active, too.
    const bool active =
        QTest::qWaitFor([window] { return window && QApplication::activeWindow() == window; });
    return active ? window : nullptr;
}

void TestCanvasWindow::goesOutAndComesBack()
{
    CanvasView* canvas = m_shell->canvas();
    OpenDocument* document = m_shell->document();
    CanvasWindow* window = detach();
    QVERIFY(window);
    QCOMPARE(canvas->window(), static_cast<QWidget*>(window));
    QVERIFY(canvas->isVisible());
    QCOMPARE(m_shell->window->tabs()->count(), 1); // its tab says where it is
    QCOMPARE(m_shell->document(), document);
    QVERIFY(m_shell->action(u"window.own"_s)->isChecked());
    QCOMPARE(window->menuBar()->actions().size(), m_shell->window->menuBar()->actions().size());
    window->setGeometry(120, 90, 640, 480);
    window->close();
    QTRY_VERIFY(!out());
    QCOMPARE(canvas->window(), static_cast<QWidget*>(m_shell->window.get()));
    QVERIFY(canvas->isVisible());
    QVERIFY(!m_shell->action(u"window.own"_s)->isChecked());
    QCOMPARE(m_shell->workspace->settings()->canvasWindow().size(), QSize(640, 480));
    // There again next time, and back by the tab's button.
    window = detach();
    QVERIFY(window);
    QCOMPARE(window->geometry().size(), QSize(640, 480));
    auto* back = m_shell->window->findChild<QPushButton*>(u"canvasPage.back"_s);
    QVERIFY(back && back->isVisible());
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_VERIFY(!out());
    QVERIFY(canvas->isVisible());
}

void TestCanvasWindow::keysAndUndoWorkThere()
{
    CanvasView* canvas = m_shell->canvas();
    QVERIFY(detach());
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(canvas->selectedTasks().size(), 2);
    QTest::keyClick(canvas, Qt::Key_Delete);
    QCOMPARE(m_shell->document()->package().tasks.size(), 0);
    QTest::keyClick(canvas, Qt::Key_Z, Qt::ControlModifier); // the window's own key, in this window
    QCOMPARE(m_shell->document()->package().tasks.size(), 2);
    QTest::keyClick(canvas, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    CommandPalette* palette = m_shell->window->tools()->commandPalette();
    QVERIFY(palette->isVisible());
    QCOMPARE(palette->window(), canvas->window());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(canvas));
}

void TestCanvasWindow::theWindowInUseDecides()
{
    OpenDocument* outside = m_shell->document();
    QVERIFY(detach());
    m_shell->newPackage({u"C"_s});
    OpenDocument* inside = m_shell->document();
    QVERIFY(inside != outside);
    QTRY_VERIFY(m_shell->window->isActiveWindow());
    out()->activateWindow();
    QTRY_COMPARE(m_shell->document(), outside);
    m_shell->window->activateWindow();
    QTest::mouseClick(m_shell->window->tabs()->canvasOf(inside)->viewport(), Qt::LeftButton, {}, {5, 5});
    QTRY_COMPARE(m_shell->document(), inside);
    // What is done with the inspector does not change whose task it is.
    m_shell->window->tabs()->show(outside);
    QCOMPARE(m_shell->document(), outside);
    m_shell->window->activateWindow();
    QTRY_VERIFY(m_shell->window->isActiveWindow());
    QCOMPARE(m_shell->document(), outside);
}

void TestCanvasWindow::closingThePackageClosesIt()
{
    QVERIFY(detach());
    m_shell->dialogs.answer(2);
    m_shell->action(u"file.close"_s)->trigger();
    QTRY_VERIFY(!out());
    QCOMPARE(m_shell->window->tabs()->count(), 0);
    QVERIFY(!m_shell->document());
}

void TestCanvasWindow::fullScreenIsOfTheWindowInUse()
{
    CanvasWindow* window = detach();
    QVERIFY(window);
    m_shell->action(u"view.fullScreen"_s)->trigger();
    QVERIFY(window->isFullScreen());
    QVERIFY(!m_shell->window->isFullScreen());
    m_shell->action(u"view.fullScreen"_s)->trigger();
    QVERIFY(!window->isFullScreen());
}

void TestCanvasWindow::theMainWindowGoesFirst()
{
    QVERIFY(detach());
    m_shell->window->closeSilently();
    m_shell->window = std::make_unique<MainWindow>(m_shell->workspace.get(), &m_shell->dialogs);
    QCOMPARE(m_shell->document()->package().tasks.size(), 2); // nothing was lost with the windows
    QVERIFY(m_shell->canvas());
}

void TestCanvasWindow::placesAreVisible_data()
{
    QTest::addColumn<QRect>("wanted");
    QTest::addColumn<QRect>("given");
    const QRect screen(0, 0, 1920, 1080);
    QTest::newRow("in sight") << QRect(100, 100, 800, 600) << QRect(100, 100, 800, 600);
    QTest::newRow("half out, title in reach") << QRect(1500, 900, 800, 600) << QRect(1500, 900, 800, 600);
    QTest::newRow("on a screen that is gone") << QRect(2500, 100, 800, 600) << QRect(560, 240, 800, 600);
    QTest::newRow("above the screen") << QRect(100, -50, 800, 600) << QRect(560, 240, 800, 600);
    QTest::newRow("larger than any screen") << QRect(5000, 5000, 4000, 3000) << screen;
}

void TestCanvasWindow::placesAreVisible()
{
    QFETCH(const QRect, wanted);
    QFETCH(const QRect, given);
    QCOMPARE(visiblePlace(wanted, {QRect(0, 0, 1920, 1080)}), given);
}

void TestCanvasWindow::canvasAndTreeSelectTheSame()
{
    FleetModel* fleet = m_shell->workspace->session()->fleet();
    Server server;
    server.name = u"SQL01"_s;
    fleet->setServers({server});
    AgentJob one;
    one.id = QUuid::createUuid();
    one.name = u"A"_s;
    AgentJob two;
    two.id = QUuid::createUuid();
    two.name = u"B"_s;
    fleet->setJobs(u"SQL01"_s, {one, two});
    FleetView* tree = m_shell->window->fleetPanel()->view();
    const auto selected = [tree] {
        QStringList names;
        for (const QModelIndex& index : tree->selectionModel()->selectedRows())
            names.append(index.data(FleetModel::JobNameRole).toString());
        return names;
    };
    const QList<Task> tasks = m_shell->document()->package().tasks;
    m_shell->canvas()->canvasScene()->setSelection({tasks.at(1).id});
    QCOMPARE(selected(), QStringList{u"B"_s});
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(m_shell->canvas()));
    // In the tree by keys: the tasks that run the job.
    tree->reveal(u"SQL01"_s, u"B"_s);
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Up);
    QCOMPARE(selected(), QStringList{u"A"_s});
    QCOMPARE(m_shell->canvas()->selectedTasks(), QList<TaskId>{tasks.at(0).id});
    // A server is no job: the canvas keeps its selection.
    QTest::keyClick(tree, Qt::Key_Up);
    QCOMPARE(m_shell->canvas()->selectedTasks(), QList<TaskId>{tasks.at(0).id});
}

QTEST_MAIN(TestCanvasWindow)
#include "tst_canvaswindow.moc"
