// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/opendocument.h"
#include "shell/selectionlink.h"
#include "shellwindow.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabBar>
#include <QUndoStack>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

// Tabs that are no package, beside those that are.
class TestPagesBesidePackages : public QObject
{
    Q_OBJECT
    std::unique_ptr<ShellWindow> m;
    QListWidget* m_page = nullptr;

    DocumentTabs* tabs() const { return m->window->tabs(); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ShellWindow>();
        QVERIFY(m->shown);
        m_page = new QListWidget;
        m_page->addItems({u"one"_s, u"two"_s});
        m_page->setObjectName(u"test"_s);
        m_page->setWindowTitle(u"Test page"_s);
        tabs()->addPage(m_page);
    }
    void cleanup() { m.reset(); }

    // The package stays the one that is worked in, but nothing is done to what nobody sees.
    void coversThePackage()
    {
        m->newPackage({u"Load A"_s});
        OpenDocument* document = m->document();
        const int steps = document->editor()->undoStack()->index();
        QVERIFY(steps > 0);
        QSignalSpy told(tabs(), &DocumentTabs::currentDocumentChanged);
        tabs()->showPage(m_page);
        QVERIFY(!told.isEmpty());
        QCOMPARE(m->document(), document);
        QVERIFY(!tabs()->isCanvasInSight());
        QVERIFY(!m->action(u"edit.undo"_s)->isEnabled());
        QTest::keyClick(m_page, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(document->editor()->undoStack()->index(), steps);
        QTest::keyClick(m_page, Qt::Key_W, Qt::ControlModifier); // the page, not the package behind it
        QCOMPARE(m->workspace->documents().size(), 1);
        QCOMPARE(tabs()->currentPage(), nullptr);
        QVERIFY(tabs()->isCanvasInSight());
        QVERIFY(m->action(u"edit.undo"_s)->isEnabled());
    }

    void isPassedOnTheWayFromTabToTab()
    {
        m->newPackage({u"Load A"_s});
        tabs()->showPage(m_page);
        m->action(u"window.nextDocument"_s)->trigger();
        QCOMPARE(tabs()->currentPage(), nullptr);
        QTRY_VERIFY(m->canvas()->hasFocus());
        m->action(u"window.nextDocument"_s)->trigger();
        QCOMPARE(tabs()->currentPage(), m_page);
        QTRY_VERIFY(m_page->hasFocus());
        // A click on the other's tab.
        QTest::mouseClick(tabs()->tabBar(), Qt::LeftButton, {}, tabs()->tabBar()->tabRect(0).center());
        QCOMPARE(tabs()->currentPage(), nullptr);
    }

    void staysWhenThePackageBehindItIsClosed()
    {
        m->newPackage({u"Load A"_s});
        m->newPackage({u"Load B"_s});
        OpenDocument* first = m->workspace->documents().first();
        OpenDocument* second = m->workspace->documents().last();
        tabs()->showPage(m_page);
        QCOMPARE(m->document(), second);
        m->workspace->close(second);
        QCOMPARE(tabs()->currentPage(), m_page);
        QCOMPARE(m->document(), first);
        m->workspace->close(first);
        QVERIFY(!m->document());
        QCOMPARE(tabs()->count(), 1);
    }

    void joinsTheSelection()
    {
        m->newPackage({u"Load A"_s, u"Load B"_s});
        SelectedThings shown;
        int times = 0;
        m->window->selection()->join(m_page, [&](const SelectedThings& what) {
            shown = what;
            ++times;
        });
        const TaskId first = m->document()->package().tasks.at(0).id;
        const TaskId second = m->document()->package().tasks.at(1).id;
        tabs()->selectTasks({second});
        QCOMPARE(times, 1);
        QCOMPARE(shown.tasks, QList<TaskId>{second});
        QCOMPARE(shown.jobs, (QList<JobPlace>{{u"SQL01"_s, u"Load B"_s}}));
        // A job on the page selects its task behind it, and the page stays in front.
        tabs()->showPage(m_page);
        SelectedThings wanted;
        wanted.jobs = {{u"SQL01"_s, u"Load A"_s}};
        m->window->selection()->select(m_page, wanted);
        QCOMPARE(times, 1); // it knows itself
        QCOMPARE(m->canvas()->selectedTasks(), QList<TaskId>{first});
        QCOMPARE(tabs()->currentPage(), m_page);
        QCOMPARE(m->window->selection()->selected().tasks, QList<TaskId>{first});
        m->window->selection()->select(m_page, {}); // nothing there is not nothing everywhere
        QCOMPARE(m->canvas()->selectedTasks(), QList<TaskId>{first});
        // It may go.
        delete m_page;
        tabs()->selectTasks({second});
        QCOMPARE(times, 1);
    }
};

QTEST_MAIN(TestPagesBesidePackages)
#include "tst_pagesbeside.moc"
