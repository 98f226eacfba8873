// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shellwindow.h"

#include "canvas/canvasscene.h"
#include "dialogs/clonedialog.h"
#include "fleet/fleetmodel.h"
#include "run/messagebar.h"
#include "shell/settings.h"
#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTreeWidget>

using namespace stellwerk;
using namespace Qt::StringLiterals;

// What the canvas asks of the window, in a real window.
class TestCanvasHost final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }

    void veryManyJobsAreAskedForByName()
    {
        test::ShellWindow shell;
        shell.newPackage({});
        QJsonArray jobs;
        for (int i = 0; i < 60; ++i)
            jobs.append(QJsonObject{{u"server"_s, u"SQL01"_s}, {u"job"_s, u"Job %1"_s.arg(i)}});
        QMimeData data;
        data.setData(QString::fromLatin1(FleetModel::kJobMimeType), QJsonDocument(jobs).toJson());
        const auto drop = [&] {
            QDragEnterEvent enter(QPoint(300, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(shell.canvas()->viewport(), &enter);
            QDropEvent event(QPointF(300, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(shell.canvas()->viewport(), &event);
        };
        drop(); // answered with Cancel
        QCOMPARE(shell.dialogs.asked.size(), 1);
        QVERIFY(shell.dialogs.asked.first().choices.last().text.contains(u"60"_s));
        QVERIFY(shell.document()->package().tasks.isEmpty());
        shell.dialogs.answer(1);
        drop();
        QCOMPARE(shell.document()->package().tasks.size(), 60);
    }

    void whatAPasteDidNotUnderstandIsSaid()
    {
        test::ShellWindow shell;
        shell.newPackage({});
        QApplication::clipboard()->setText(u"job,colour\nLoad A,red\n"_s);
        shell.canvas()->setFocus();
        QTest::keyClick(shell.canvas(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(shell.document()->package().tasks.size(), 1);
        QVERIFY(shell.window->messages()->isVisible());
        QVERIFY(shell.window->messages()->text().contains(u"colour"_s));
    }

    void clonesGoWhereTheDialogSays()
    {
        test::ShellWindow shell;
        FleetModel* fleet = shell.workspace->session()->fleet();
        QList<Server> servers;
        for (const QString& name : {u"SQL01"_s, u"SQL02"_s, u"SQL03"_s}) {
            Server server;
            server.name = name;
            server.host = u"127.0.0.1"_s;
            server.group = name == u"SQL03"_s ? u"Test"_s : u"Production/Finance"_s;
            servers.append(server);
        }
        fleet->setServers(servers);
        shell.newPackage({u"Load A"_s, u"Load B"_s});
        PackageEditor* editor = shell.document()->editor();
        const TaskId a = editor->package().tasks.at(0).id;
        editor->connectTasks(a, editor->package().tasks.at(1).id);
        shell.canvas()->selectTasks({a});
        shell.canvas()->setFocus();
        QTest::keyClick(shell.canvas(), Qt::Key_B, Qt::ControlModifier);
        auto* dialog = shell.window->findChild<CloneDialog*>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->isVisible());
        auto* add = dialog->findChild<QPushButton*>(u"clone.add"_s);
        QVERIFY(!add->isEnabled());
        // The filter leaves the servers of a group; the group is ticked by the keyboard.
        QTest::keyClicks(dialog->findChild<QLineEdit*>(u"clone.filter"_s), u"sql0"_s);
        auto* tree = dialog->findChild<QTreeWidget*>(u"clone.servers"_s);
        tree->setFocus();
        tree->setCurrentItem(tree->topLevelItem(0)); // Production
        QTest::keyClick(tree, Qt::Key_Space);
        QVERIFY(add->isEnabled());
        QVERIFY(add->text().contains(u"2"_s));
        auto* what = dialog->findChild<QComboBox*>(u"clone.what"_s);
        what->setFocus();
        QTest::keyClick(what, Qt::Key_Down); // with everything after it
        QVERIFY(add->text().contains(u"4"_s));
        QTest::mouseClick(add, Qt::LeftButton);
        QCOMPARE(editor->package().tasks.size(), 6);
        QCOMPARE(editor->package().tasks.at(2).where.servers, QStringList{u"SQL01"_s});
        QCOMPARE(editor->package().tasks.at(4).where.servers, QStringList{u"SQL02"_s});
        QCOMPARE(editor->package().constraints.size(), 3);
    }

    void switchesHoldForAllCanvasesAndTheNextStart()
    {
        test::ShellWindow shell;
        shell.newPackage({u"Load A"_s});
        CanvasView* first = shell.canvas();
        shell.newPackage({u"Load B"_s});
        QVERIFY(first != shell.canvas());
        shell.canvas()->action(CanvasCommand::LayoutTopDown)->trigger();
        shell.canvas()->action(CanvasCommand::SmartGuides)->trigger();
        QVERIFY(first->action(CanvasCommand::LayoutTopDown)->isChecked());
        QVERIFY(!first->action(CanvasCommand::SmartGuides)->isChecked());
        const Settings next(shell.folder.path());
        QVERIFY(next.canvasSwitch(u"canvas.layouttopdown"_s, false));
        QVERIFY(!next.canvasSwitch(u"canvas.smartguides"_s, true));
        QVERIFY(next.canvasSwitch(u"canvas.snaptogrid"_s, true));
    }
};

QTEST_MAIN(TestCanvasHost)
#include "tst_canvashost.moc"
