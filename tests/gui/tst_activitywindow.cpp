// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Fleet activity" in the window: its command and keys, its filter, the selection it shares, and what of it
// is there again after a restart.
#include "activity/activitypage.h"
#include "fleet/fleetpanel.h"
#include "fleet/fleetview.h"
#include "shell/activitylink.h"
#include "shell/selectionlink.h"
#include "shellwindow.h"

#include <QComboBox>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPushButton>

using namespace stellwerk;
using namespace Qt::StringLiterals;

class TestActivityWindow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensByKeyAndFromTheStart();
    void selectsEverywhere();
    void isThereAgain();
};

void TestActivityWindow::opensByKeyAndFromTheStart()
{
    test::ShellWindow shell;
    QVERIFY(shell.shown);
    QCOMPARE(shell.command(u"view.activity"_s).place, u"View"_s);
    QTest::keyClick(shell.window.get(), Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    ActivityPage* page = shell.window->activity()->page();
    QTRY_COMPARE(shell.window->tabs()->currentPage(), page);
    QVERIFY(page->isVisible());
    // Ctrl+L is the filter of what one looks at.
    shell.action(u"edit.findFleet"_s)->trigger();
    QTRY_VERIFY(page->findChild<QLineEdit*>(u"activity.filter"_s)->hasFocus());
    shell.action(u"file.close"_s)->trigger();
    QCOMPARE(shell.window->tabs()->currentPage(), nullptr);
    shell.action(u"edit.findFleet"_s)->trigger();
    QTRY_VERIFY(shell.window->findChild<QLineEdit*>(u"fleetFilter"_s)->hasFocus());
    auto* button = shell.window->findChild<QPushButton*>(u"start.view.activity"_s);
    QVERIFY(button && button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(shell.window->tabs()->currentPage(), page);
}

void TestActivityWindow::selectsEverywhere()
{
    test::ShellWindow shell;
    Server server;
    server.name = u"SQL01"_s;
    server.host = u"127.0.0.1"_s;
    server.user = u"sa"_s;
    QCOMPARE(shell.workspace->session()->setServers({server}), QString());
    AgentJob job;
    job.id = QUuid::createUuid();
    job.name = u"Load"_s;
    shell.workspace->session()->fleet()->setJobs(u"SQL01"_s, {job});
    shell.newPackage({u"Load"_s, u"Other"_s});
    shell.canvas()->selectTasks({});
    ActivityPage* page = shell.window->activity()->page();
    shell.window->tabs()->showPage(page);
    Q_EMIT page->jobSelected(u"SQL01"_s, u"Load"_s);
    const QModelIndexList rows = shell.window->fleetPanel()->view()->selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().data(FleetModel::JobNameRole).toString(), u"Load"_s);
    QCOMPARE(shell.canvas()->selectedTasks().size(), 1);
}

void TestActivityWindow::isThereAgain()
{
    test::ShellWindow shell;
    ActivityPage* page = shell.window->activity()->page();
    shell.window->tabs()->showPage(page);
    page->showPart(ActivityPage::Part::Running);
    page->findChild<QComboBox*>(u"activity.since"_s)->setCurrentIndex(4);
    shell.window->closeSilently();
    shell.window = std::make_unique<MainWindow>(shell.workspace.get(), &shell.dialogs);
    shell.window->show();
    page = shell.window->activity()->page();
    QCOMPARE(page->part(), ActivityPage::Part::Running);
    QCOMPARE(page->findChild<QComboBox*>(u"activity.since"_s)->currentIndex(), 4);
}

QTEST_MAIN(TestActivityWindow)
#include "tst_activitywindow.moc"
