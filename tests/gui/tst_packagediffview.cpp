// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvastestpackages.h"
#include "designwindow.h"

#include "canvas/canvasscene.h"
#include "canvas/constraintitem.h"
#include "canvas/diffscene.h"
#include "canvas/diffwindow.h"
#include "canvas/taskitem.h"
#include "run/messagebar.h"

#include <QFile>
#include <QLabel>
#include <QTreeWidget>

using namespace stellwerk;
using namespace Qt::StringLiterals;

// Two versions of a package side by side, by real keys and mouse.
class TestPackageDiffView final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void cleanup() { m_window.reset(); }

    void whatChangedIsMarked()
    {
        open(before(), after());
        const CanvasScene* scene = m_window->canvas()->canvasScene();
        const auto marked = [&](const QString& task, CanvasPainter::CardFlag flag) {
            return scene->taskItem(task)->isMarked(flag);
        };
        QVERIFY(marked(u"t9"_s, CanvasPainter::DiffAdded));
        QVERIFY(marked(u"t3"_s, CanvasPainter::DiffRemoved));
        QVERIFY(marked(u"t1"_s, CanvasPainter::DiffChanged));
        QVERIFY(!marked(u"t1"_s, CanvasPainter::Pale));
        QVERIFY(marked(u"t2"_s, CanvasPainter::DiffMoved));
        QVERIFY(marked(u"t4"_s, CanvasPainter::Pale));
        QVERIFY(!marked(u"t4"_s, CanvasPainter::Compared));
        QVERIFY(m_window->findChild<QLabel*>(u"diff.legend"_s)->text().startsWith(u"+ "_s));
        QCOMPARE(list()->topLevelItemCount(), 6); // four tasks, the constraint, the settings
    }

    void theListTellsFieldByField()
    {
        open(before(), after());
        QTreeWidgetItem* changed = row(u"Load 1"_s);
        QVERIFY(changed);
        QCOMPARE(changed->childCount(), 2);
        QCOMPARE(changed->child(1)->text(0), u"Time-out in seconds"_s);
        QCOMPARE(changed->child(1)->text(2), u"300"_s);
        QVERIFY(changed->isExpanded());
        // Nothing here can be edited.
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(m_window->canvas()->both().tasks.size(), 5);
    }

    void listAndCanvasLeadToEachOther()
    {
        open(before(), after());
        CanvasScene* scene = m_window->canvas()->canvasScene();
        QTest::keyClick(m_window.get(), Qt::Key_F8);
        QVERIFY(list()->currentItem());
        const QTreeWidgetItem* first = list()->currentItem();
        QTest::keyClick(m_window.get(), Qt::Key_F8);
        QVERIFY(list()->currentItem() != first);
        QTest::keyClick(m_window.get(), Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(list()->currentItem(), first);
        list()->setCurrentItem(row(u"Load 3"_s));
        QCOMPARE(scene->selectedTasks(), QList<TaskId>{u"t3"_s});
        const QRect card = m_window->canvas()->mapFromScene(scene->taskItem(u"t3"_s)->card()).boundingRect();
        QVERIFY(m_window->canvas()->viewport()->rect().contains(card));
        // And back.
        const QPoint other = m_window->canvas()->mapFromScene(scene->taskItem(u"t9"_s)->card().center());
        QTest::mouseClick(m_window->canvas()->viewport(), Qt::LeftButton, {}, other);
        QVERIFY(list()->currentItem()->text(0).contains(u"Brand new"_s));
    }

    void theSameIsSaid()
    {
        open(before(), before());
        QCOMPARE(list()->topLevelItemCount(), 0);
        QVERIFY(!m_window->findChild<QLabel*>(u"diff.legend"_s)->text().isEmpty());
        QTest::keyClick(m_window.get(), Qt::Key_F8); // nothing to go to
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!m_window->isVisible());
    }

    void comparedWithTheSavedVersion()
    {
        DesignWindow main(before());
        QTRY_VERIFY(main.isOpen());
        main.canvas()->editor()->rename(u"t2"_s, u"Other name"_s);
        main.action(u"file.compareSaved"_s)->trigger();
        QTRY_VERIFY(main.window->findChild<DiffWindow*>());
        auto* shown = main.window->findChild<DiffWindow*>();
        QVERIFY(shown->isVisible());
        QCOMPARE(shown->list()->topLevelItemCount(), 1);
        QCOMPARE(shown->list()->topLevelItem(0)->child(0)->text(2), u"Other name"_s);
        shown->close();
        QTRY_VERIFY(!main.window->findChild<DiffWindow*>());
    }

    void comparedWithAFile()
    {
        DesignWindow main(before());
        QTRY_VERIFY(main.isOpen());
        const QString other = main.folder.filePath(u"other.stellwerk"_s);
        QVERIFY(savePackage(after(), other).has_value());
        main.dialogs.answerFile(other);
        main.action(u"file.compareFile"_s)->trigger();
        QTRY_VERIFY(main.window->findChild<DiffWindow*>());
        QCOMPARE(main.window->findChild<DiffWindow*>()->list()->topLevelItemCount(), 6);
        // A file that is none is told.
        const QString broken = main.folder.filePath(u"broken.stellwerk"_s);
        QFile file(broken);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{") == 1);
        file.close();
        main.dialogs.answerFile(broken);
        main.action(u"file.compareFile"_s)->trigger();
        auto* bar = main.window->messages();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(u"broken.stellwerk"_s));
    }

private:
    static ParentPackage before()
    {
        ParentPackage package = canvastest::chain();
        package.tasks.append(canvastest::task(u"t4"_s, u"Load 4"_s, {u"SQL01"_s}));
        package.layout.insert(u"t4"_s, {0, 192});
        return package;
    }
    static ParentPackage after()
    {
        ParentPackage package = before();
        package.tasks[0].timeout = std::chrono::seconds(300);
        package.tasks[0].note = u"why"_s;
        package.tasks.removeAt(2);
        package.constraints.removeAt(1);
        package.layout.remove(u"t3"_s);
        package.layout[u"t2"_s] = {320, 96};
        package.tasks.append(canvastest::task(u"t9"_s, u"Brand new"_s, {u"SQL02"_s}));
        package.layout.insert(u"t9"_s, {320, 288});
        package.maxConcurrent = 4;
        return package;
    }
    void open(const ParentPackage& one, const ParentPackage& other)
    {
        m_window = std::make_unique<DiffWindow>(DiffWindow::Version{u"old.stellwerk"_s, one},
                                                DiffWindow::Version{u"new.stellwerk"_s, other},
                                                diffPackages(one, other));
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    [[nodiscard]] QTreeWidget* list() const { return m_window->list(); }
    [[nodiscard]] QTreeWidgetItem* row(const QString& name) const
    {
        for (int i = 0; i < list()->topLevelItemCount(); ++i) {
            if (list()->topLevelItem(i)->text(0).endsWith(name))
                return list()->topLevelItem(i);
        }
        return nullptr;
    }

    std::unique_ptr<DiffWindow> m_window;
};

QTEST_MAIN(TestPackageDiffView)
#include "tst_packagediffview.moc"
