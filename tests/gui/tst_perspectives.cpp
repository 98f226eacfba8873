// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/outlinepanel.h"
#include "shell/designtools.h"
#include "shell/perspectives.h"
#include "shell/sessionfile.h"
#include "shell/sessionkeeper.h"
#include "shell/windowdocks.h"
#include "shellwindow.h"

#include <QDockWidget>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTreeView>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

// Arrangements of the window, and what of it comes back at the next start.
class TestPerspectives : public QObject
{
    Q_OBJECT
    std::unique_ptr<ShellWindow> m;

    QDockWidget* dock(DockId id) const { return m->window->docks()->dock(id); }
    Perspectives* perspectives() const { return m->window->perspectives(); }
    static bool inFront(const QDockWidget* dock)
    {
        return dock->isVisible() && !dock->widget()->visibleRegion().isEmpty();
    }
    // The window is closed and built anew over a new workspace: what a start does.
    void restart()
    {
        m->window->closeSilently();
        startAgain();
    }
    void startAgain()
    {
        m->window.reset();
        m->workspace.reset();
        FleetSession::Options options;
        options.configFolder = m->folder.path();
        m->workspace = std::make_unique<Workspace>(options, nullptr);
        m->window = std::make_unique<MainWindow>(m->workspace.get(), &m->dialogs);
        m->window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m->window.get()));
        m->window->activateWindow();
        addPage();
        m->window->sessionKeeper()->openTabs();
    }
    QListWidget* addPage()
    {
        auto* page = new QListWidget;
        page->setObjectName(u"testPage"_s);
        page->setWindowTitle(u"Test page"_s);
        m->window->tabs()->addPage(page);
        return page;
    }
    QString savedPackage(const QString& name, const QStringList& jobs)
    {
        m->newPackage(jobs);
        const QString file = m->folder.filePath(name + u".stellwerk"_s);
        const QString error = m->workspace->save(m->document(), file);
        return error.isEmpty() ? file : QString();
    }
    QString sessionFile() const { return m->folder.filePath(u"session.json"_s); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ShellWindow>();
        QVERIFY(m->shown);
    }
    void cleanup() { m.reset(); }

    void areSwitchedByKeysAndButtons()
    {
        QCOMPARE(perspectives()->current(), Perspective::Design);
        QVERIFY(inFront(dock(DockId::Problems)));
        QVERIFY(inFront(dock(DockId::Properties)));
        QTest::keyClick(m->window.get(), Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(perspectives()->current(), Perspective::Run);
        QTRY_VERIFY(inFront(dock(DockId::Timeline)));
        QTRY_VERIFY(inFront(dock(DockId::Log))); // beside it
        QVERIFY(dock(DockId::Log)->x() > dock(DockId::Timeline)->x());
        QVERIFY(!dock(DockId::History)->isVisible());
        QTest::keyClick(m->window.get(), Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(perspectives()->current(), Perspective::Analyse);
        QTRY_VERIFY(inFront(dock(DockId::Durations)));
        QVERIFY(!dock(DockId::Properties)->isVisible());
        QAction* design = m->action(u"window.perspective.design"_s);
        QVERIFY(!design->isChecked());
        design->trigger();
        QVERIFY(design->isChecked());
        QCOMPARE(perspectives()->current(), Perspective::Design);
        QTRY_VERIFY(inFront(dock(DockId::Problems)));
        QVERIFY(dock(DockId::Properties)->isVisible());
        design->trigger(); // the same one: nothing
        QVERIFY(design->isChecked());
    }

    void rememberEachItsOwnArrangement()
    {
        dock(DockId::Outline)->hide();
        dock(DockId::Servers)->setFloating(true);
        dock(DockId::Servers)->setGeometry(60, 80, 300, 400);
        perspectives()->switchTo(Perspective::Run);
        QVERIFY(dock(DockId::Outline)->isVisible());
        QVERIFY(!dock(DockId::Servers)->isFloating());
        dock(DockId::Problems)->hide();
        perspectives()->switchTo(Perspective::Design);
        QVERIFY(!dock(DockId::Outline)->isVisible());
        QVERIFY(dock(DockId::Servers)->isFloating());
        QCOMPARE(dock(DockId::Servers)->geometry(), QRect(60, 80, 300, 400));
        QVERIFY(dock(DockId::Problems)->isVisible());
        perspectives()->switchTo(Perspective::Run);
        QVERIFY(!dock(DockId::Problems)->isVisible());
        // One is reset; the other stays as it was made.
        m->action(u"view.resetLayout"_s)->trigger();
        QVERIFY(dock(DockId::Problems)->isVisible());
        perspectives()->switchTo(Perspective::Design);
        QVERIFY(dock(DockId::Servers)->isFloating());
        m->action(u"view.resetLayout"_s)->trigger();
        QVERIFY(!dock(DockId::Servers)->isFloating());
    }

    void moveNothingButDocks()
    {
        m->newPackage({u"Load A"_s, u"Load B"_s});
        QCoreApplication::processEvents();
        const TaskId task = m->document()->package().tasks.last().id;
        m->window->tabs()->selectTasks({task});
        m->canvas()->setZoom(1.5, {10, 10});
        m->canvas()->setFocus();
        for (const Perspective next : {Perspective::Run, Perspective::Analyse, Perspective::Design}) {
            perspectives()->switchTo(next);
            QCoreApplication::processEvents();
            QCOMPARE(m->canvas()->selectedTasks(), QList<TaskId>{task});
            QCOMPARE(m->canvas()->zoom(), 1.5);
            // Analyse has a page in front of it.
            QCOMPARE(m->window->tabs()->isCanvasInSight(), next != Perspective::Analyse);
            if (next != Perspective::Analyse)
                QVERIFY(m->canvas()->hasFocus());
        }
        // The focus in a dock that stays.
        auto* filter = m->window->findChild<QLineEdit*>(u"logFilter"_s);
        perspectives()->switchTo(Perspective::Run);
        filter->setFocus();
        QTRY_VERIFY(filter->hasFocus());
        perspectives()->switchTo(Perspective::Analyse);
        QCoreApplication::processEvents();
        QVERIFY(filter->hasFocus());
    }

    void rememberThePageInFront()
    {
        QListWidget* page = addPage();
        m->newPackage({u"Load A"_s});
        perspectives()->setAnalysePage(u"testPage"_s);
        perspectives()->switchTo(Perspective::Analyse);
        QCOMPARE(m->window->tabs()->currentPage(), page);
        perspectives()->switchTo(Perspective::Design);
        QCOMPARE(m->window->tabs()->currentPage(), nullptr);
        QVERIFY(m->window->tabs()->isCanvasInSight());
        perspectives()->switchTo(Perspective::Analyse);
        QCOMPARE(m->window->tabs()->currentPage(), page);
        m->window->tabs()->show(m->document());
        perspectives()->switchTo(Perspective::Design);
        perspectives()->switchTo(Perspective::Analyse); // as it was left
        QCOMPARE(m->window->tabs()->currentPage(), nullptr);
    }

    void comeBackAfterARestart()
    {
        perspectives()->switchTo(Perspective::Run);
        dock(DockId::Problems)->hide();
        dock(DockId::Log)->setFloating(true);
        dock(DockId::Log)->setGeometry(90, 70, 500, 300);
        perspectives()->switchTo(Perspective::Analyse);
        restart();
        QCOMPARE(perspectives()->current(), Perspective::Analyse);
        QVERIFY(m->action(u"window.perspective.analyse"_s)->isChecked());
        QVERIFY(!dock(DockId::Properties)->isVisible());
        perspectives()->switchTo(Perspective::Run);
        QVERIFY(!dock(DockId::Problems)->isVisible());
        QVERIFY(dock(DockId::Log)->isFloating());
        QCOMPARE(dock(DockId::Log)->geometry(), QRect(90, 70, 500, 300));
    }

    // The screen on the left is gone.
    void bringFloatingDocksBackOntoAScreen()
    {
        dock(DockId::Log)->setFloating(true);
        dock(DockId::Log)->setGeometry(-4000, -3000, 500, 300);
        QRect screen = m->window->screen()->availableGeometry();
        QVERIFY(!screen.intersects(dock(DockId::Log)->geometry()));
        restart();
        screen = m->window->screen()->availableGeometry();
        QVERIFY(dock(DockId::Log)->isFloating());
        QVERIFY(screen.contains(dock(DockId::Log)->geometry().center()));
        // And so when it goes while the program runs.
        dock(DockId::Log)->setGeometry(-4000, -3000, 500, 300);
        perspectives()->bringBack();
        QVERIFY(screen.contains(dock(DockId::Log)->geometry().center()));
        // It finds its way home.
        dock(DockId::Log)->setFloating(false);
        QVERIFY(dock(DockId::Log)->isVisible());
    }

    void restoreTabsWithTheirOrderAndTheOneInFront()
    {
        addPage();
        const QString first = savedPackage(u"first"_s, {u"Load A"_s});
        const QString second = savedPackage(u"second"_s, {u"Load B"_s});
        DocumentTabs* tabs = m->window->tabs();
        tabs->openPage(tabs->pageNamed(u"testPage"_s));
        QCOMPARE(tabs->count(), 3);
        tabs->tabBar()->moveTab(2, 0); // the page first
        tabs->tabBar()->moveTab(2, 1);
        tabs->show(m->workspace->documentOf(first));
        restart();
        tabs = m->window->tabs();
        QTRY_COMPARE(tabs->count(), 3);
        QCOMPARE(tabs->openPages(), QStringList{u"testPage"_s});
        QCOMPARE(tabs->widget(0)->objectName(), u"testPage"_s);
        QCOMPARE(tabs->documentOf(tabs->widget(1))->file(), second);
        QCOMPARE(tabs->documentOf(tabs->widget(2))->file(), first);
        QCOMPARE(tabs->currentIndex(), 2);
        // A page in front.
        tabs->showPage(tabs->pageNamed(u"testPage"_s));
        restart();
        tabs = m->window->tabs();
        QTRY_COMPARE(tabs->count(), 3);
        QCOMPARE(tabs->currentPage(), tabs->pageNamed(u"testPage"_s));
        // A file that is gone is told of and no longer there.
        QVERIFY(QFile::remove(second));
        restart();
        tabs = m->window->tabs();
        QTRY_COMPARE(tabs->count(), 2);
        QCOMPARE(m->workspace->session()->isRunning(), false);
    }

    void restoreZoomAndScrollOfEachPackage()
    {
        QStringList jobs;
        for (int i = 0; i < 30; ++i)
            jobs.append(u"Load %1"_s.arg(i));
        const QString file = savedPackage(u"large"_s, jobs);
        QCoreApplication::processEvents();
        m->canvas()->setZoom(1.25, {0, 0});
        m->canvas()->centerOn(3000, 40);
        const QRectF sight(m->canvas()->viewport()->rect());
        const QPointF centre = m->canvas()->viewportTransform().inverted().mapRect(sight).center();
        restart();
        QTRY_VERIFY(m->canvas());
        QTRY_COMPARE(m->canvas()->zoom(), 1.25);
        const QRectF now(m->canvas()->viewport()->rect());
        const QPointF is = m->canvas()->viewportTransform().inverted().mapRect(now).center();
        QVERIFY2(QLineF(is, centre).length() < 8, qPrintable(u"%1 %2"_s.arg(is.x()).arg(centre.x())));
        // Closed and opened again in the same program.
        m->canvas()->setZoom(0.75, {0, 0});
        m->workspace->close(m->document());
        m->workspace->open(file);
        QTRY_VERIFY(m->canvas());
        QTRY_COMPARE(m->canvas()->zoom(), 0.75);
    }

    void keepThePlacesOfTheNewestPackagesOnly()
    {
        QJsonArray places;
        for (int i = 0; i < 3 * SessionKeeper::kMostPlaces; ++i)
            places.append(
                QJsonObject{{u"file"_s, u"/nowhere/%1"_s.arg(i)}, {u"zoom"_s, 1}, {u"x"_s, 0}, {u"y"_s, 0}});
        m->workspace->sessionFile()->setValue(u"places"_s, places);
        m->workspace->sessionFile()->flush();
        m->window.reset(); // without being closed: nothing overwrites it
        startAgain();
        QVERIFY(!savedPackage(u"newest"_s, {u"Load A"_s}).isEmpty());
        m->window->sessionKeeper()->saveNow();
        const QJsonArray kept = m->workspace->sessionFile()->value(u"places"_s).toArray();
        QCOMPARE(kept.size(), SessionKeeper::kMostPlaces);
        QVERIFY(kept.first().toObject().value(u"file"_s).toString().endsWith(u"newest.stellwerk"_s));
    }

    void restoreFiltersColumnsAndSplitters()
    {
        const QString file = savedPackage(u"one"_s, {u"Load A"_s, u"Load B"_s});
        m->window->designTools()->outline()->setTable(true);
        QHeaderView* header = m->window->designTools()->outline()->view()->header();
        header->resizeSection(0, 321);
        header->moveSection(header->visualIndex(2), 0);
        header->setSectionHidden(3, true);
        header->setSortIndicator(0, Qt::DescendingOrder);
        m->window->findChild<QLineEdit*>(u"fleetFilter"_s)->setText(u"SQL07"_s);
        m->window->findChild<QLineEdit*>(u"outline.filter"_s)->setText(u"Load"_s);
        QTRY_COMPARE(m->workspace->sessionFile()
                         ->value(u"columns/outline.table"_s)
                         .toObject()
                         .value(u"sort"_s)
                         .toInt(-1),
                     0);
        restart();
        QTRY_VERIFY(m->canvas());
        QVERIFY(m->window->designTools()->outline()->isTable());
        header = m->window->designTools()->outline()->view()->header();
        QTRY_COMPARE(header->sectionSize(0), 321);
        QCOMPARE(header->visualIndex(2), 0);
        QVERIFY(header->isSectionHidden(3));
        QCOMPARE(header->sortIndicatorSection(), 0);
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
        QCOMPARE(m->window->findChild<QLineEdit*>(u"fleetFilter"_s)->text(), u"SQL07"_s);
        QCOMPARE(m->window->findChild<QLineEdit*>(u"outline.filter"_s)->text(), u"Load"_s);
        // Another package does not bring the columns of the first start back.
        m->newPackage({u"Load C"_s});
        QTRY_COMPARE(m->window->designTools()->outline()->view()->header()->sectionSize(0), 321);
        Q_UNUSED(file)
    }

    // The program is killed: what was done a moment ago is there.
    void isWrittenWhileItRuns()
    {
        m->workspace->sessionFile()->setDelay(10);
        QSignalSpy written(m->workspace->sessionFile(), &SessionFile::written);
        m->window->findChild<QLineEdit*>(u"fleetFilter"_s)->setText(u"orders"_s);
        QTRY_VERIFY(!written.isEmpty());
        QFile file(sessionFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(all.value(u"version"_s).toInt(), SessionFile::kVersion);
        QCOMPARE(all.value(u"session"_s).toObject().value(u"filter/fleetFilter"_s).toString(), u"orders"_s);
    }

    void nonsenseIsNotTaken_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no json") << QByteArray("{\"version\": 1, \"session\": {");
        QTest::newRow("another version") << QByteArray("{\"version\": 99, \"session\": {\"front\": 3}}");
        QTest::newRow("types") << QByteArray("{\"version\":1,\"session\":{\"geometry\":7,\"perspectives\":[1,"
                                             "2],\"tabs\":{\"a\":1},\"front\":null,"
                                             "\"places\":[1,null,{\"file\":3}],\"columns/"
                                             "outline.table\":{\"order\":[0,0,0],\"widths\":[\"x\"]},"
                                             "\"filter/fleetFilter\":[],\"log\":{}}}");
        QTest::newRow("rubbish states") << QByteArray(
            "{\"version\":1,\"session\":{\"geometry\":\"AAAA\",\"perspectives\":{\"current\":\"nonsense\","
            "\"design\":{\"docks\":\"AAAA/wAAAAD9AAAAAwAAAAAAAAEA\",\"page\":\"gone\"}},"
            "\"tabs\":[1,{\"page\":\"gone\"},{\"file\":\"\"}],\"front\":\"gone\","
            "\"columns/problems\":{\"order\":[1,0],\"widths\":[-5,99999999],\"hidden\":[1,1],\"sort\":77}}}");
        QByteArray deep = "{\"version\":1,\"session\":";
        for (int i = 0; i < 3000; ++i)
            deep += "{\"a\":";
        QTest::newRow("deep") << deep;
        QTest::newRow("large") << QByteArray(5 * 1024 * 1024, '[');
    }
    void nonsenseIsNotTaken()
    {
        QFETCH(QByteArray, text);
        m->window.reset();
        m->workspace.reset();
        QFile file(sessionFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        startAgain();
        QCOMPARE(perspectives()->current(), Perspective::Design);
        QVERIFY(inFront(dock(DockId::Servers)));
        QVERIFY(inFront(dock(DockId::Problems)));
        QCOMPARE(m->window->tabs()->count(), 0);
        QVERIFY(m->window->screen()->availableGeometry().intersects(m->window->geometry()));
        QVERIFY(m->window->findChild<QLineEdit*>(u"fleetFilter"_s)->text().isEmpty());
        restart(); // and the next one is whole again
        QCOMPARE(perspectives()->current(), Perspective::Design);
    }
};

QTEST_MAIN(TestPerspectives)
#include "tst_perspectives.moc"
