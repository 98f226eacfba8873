// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/graphlayout.h"
#include "shell/backgroundtasks.h"
#include "shell/taskindicator.h"
#include "shellwindow.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = BackgroundTasks::State;

class TestBackgroundTasks : public QObject
{
    Q_OBJECT

    static State stateOf(const BackgroundTasks& tasks, int row)
    {
        return State(tasks.index(row).data(BackgroundTasks::StateRole).toInt());
    }

private Q_SLOTS:
    void showsWhatTakesLongerThanAMoment()
    {
        BackgroundTasks tasks;
        QAbstractItemModelTester tester(&tasks, QAbstractItemModelTester::FailureReportingMode::QtTest);
        tasks.setGrace(30ms);
        const int quick = tasks.begin(u"quick"_s);
        tasks.finish(quick);
        const int broken = tasks.begin(u"broken"_s);
        tasks.fail(broken, u"no such file"_s); // at once, but that is told
        const int slow = tasks.begin(u"slow"_s);
        QCOMPARE(tasks.rowCount(), 1);
        QTRY_COMPARE(tasks.rowCount(), 2);
        QCOMPARE(tasks.index(0).data().toString(), u"broken"_s);
        QCOMPARE(stateOf(tasks, 0), State::Failed);
        QCOMPARE(tasks.index(0).data(BackgroundTasks::DetailRole).toString(), u"no such file"_s);
        QCOMPARE(tasks.index(1).data().toString(), u"slow"_s);
        QCOMPARE(tasks.runningCount(), 1);
        tasks.finish(slow);
        QCOMPARE(stateOf(tasks, 1), State::Finished);
        QCOMPARE(tasks.runningCount(), 0);
        tasks.dismiss(broken);
        QCOMPARE(tasks.rowCount(), 1);
        tasks.dismissEnded();
        QCOMPARE(tasks.rowCount(), 0);
    }

    void tellsHowFarItIs()
    {
        BackgroundTasks tasks;
        tasks.setGrace(0ms);
        const int one = tasks.begin(u"one"_s);
        const int other = tasks.begin(u"other"_s);
        QTRY_COMPARE(tasks.rowCount(), 2);
        QCOMPARE(tasks.permille(), -1);
        tasks.setProgress(one, 1, 4);
        QCOMPARE(tasks.permille(), 250);
        tasks.setProgress(other, 3, 4);
        QCOMPARE(tasks.permille(), 500);
        QSignalSpy changes(&tasks, &BackgroundTasks::changed);
        for (int i = 0; i < 10'000; ++i)
            tasks.setProgress(one, 250'000'000 + i, 1'000'000'000);
        QVERIFY(changes.size() <= 1); // a step that nobody sees is not told
        tasks.setProgress(one, 7, 4); // more than there was to be
        QCOMPARE(tasks.index(0).data(BackgroundTasks::PermilleRole).toInt(), 1000);
        tasks.setProgress(one, 7, 0);
        QCOMPARE(tasks.index(0).data(BackgroundTasks::PermilleRole).toInt(), -1);
        tasks.gone(one);
        QCOMPARE(tasks.rowCount(), 1);
    }

    void cancelsOnceAndSaysWhatBecameOfIt()
    {
        BackgroundTasks tasks;
        tasks.setGrace(0ms);
        int cancelled = 0;
        const int work = tasks.begin(u"work"_s, [&] { ++cancelled; });
        const int fixed = tasks.begin(u"cannot be stopped"_s);
        QTRY_COMPARE(tasks.rowCount(), 2);
        QVERIFY(tasks.index(0).data(BackgroundTasks::CancellableRole).toBool());
        QVERIFY(!tasks.index(1).data(BackgroundTasks::CancellableRole).toBool());
        tasks.cancel(work);
        tasks.cancel(work);
        tasks.cancel(fixed);
        QCOMPARE(cancelled, 1);
        QCOMPARE(stateOf(tasks, 0), State::Cancelling);
        QCOMPARE(tasks.runningCount(), 2);
        tasks.dismiss(work); // not while it runs
        QCOMPARE(tasks.rowCount(), 2);
        tasks.finish(work);
        QCOMPARE(stateOf(tasks, 0), State::Cancelled);
        tasks.fail(work, u"late"_s); // it ended once
        QCOMPARE(stateOf(tasks, 0), State::Cancelled);
    }

    void keepsNoMoreEndedOnesThanAnybodyReads()
    {
        BackgroundTasks tasks;
        tasks.setGrace(0ms);
        for (int i = 0; i < 3 * BackgroundTasks::kMostEnded; ++i)
            tasks.fail(tasks.begin(QString::number(i)), u"error"_s);
        QCOMPARE(tasks.rowCount(), BackgroundTasks::kMostEnded);
        QCOMPARE(tasks.index(tasks.rowCount() - 1).data().toString(),
                 QString::number(3 * BackgroundTasks::kMostEnded - 1));
    }

    // In the window: the count in the status bar, the list by mouse and by command, and a button that
    // cancels.
    void isListedInTheWindow()
    {
        ShellWindow m;
        QVERIFY(m.shown);
        BackgroundTasks* tasks = m.workspace->backgroundTasks();
        tasks->setGrace(0ms);
        auto* indicator = m.window->findChild<TaskIndicator*>();
        QVERIFY(!indicator->isVisible());
        bool stopped = false;
        const QString name = u"Writing <b>x</b> & co"_s;
        int work = 0;
        work = tasks->begin(name, [&] {
            stopped = true;
            tasks->finish(work);
        });
        QTRY_VERIFY(indicator->isVisible());
        tasks->setProgress(work, 1, 2);
        QVERIFY(indicator->text().contains(u"50"_s));
        QTest::mouseClick(indicator, Qt::LeftButton);
        auto* list = m.window->findChild<QWidget*>(u"taskList"_s);
        QVERIFY(list && list->isVisible());
        auto* row = list->findChild<QWidget*>(u"task.%1"_s.arg(work));
        QCOMPARE(row->findChild<QProgressBar*>()->value(), 500);
        bool named = false; // as it is, not as markup
        for (const QLabel* label : row->findChildren<QLabel*>())
            named = named || (label->text() == name && label->textFormat() == Qt::PlainText);
        QVERIFY(named);
        auto* button = row->findChild<QPushButton*>(u"task.button"_s);
        QTRY_VERIFY(button->hasFocus());
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(stopped);
        QCOMPARE(stateOf(*tasks, 0), State::Cancelled);
        QVERIFY(indicator->text().contains(u"1"_s));
        QTest::keyClick(list, Qt::Key_Escape); // looked at: it goes with the list
        QTRY_COMPARE(tasks->rowCount(), 0);
        QTRY_VERIFY(!indicator->isVisible());
        QTRY_VERIFY(!m.window->findChild<QWidget*>(u"taskList"_s));
        m.action(u"tools.tasks"_s)->trigger();
        list = m.window->findChild<QWidget*>(u"taskList"_s);
        QVERIFY(list && list->isVisible()); // and says that there is nothing
        list->close();
    }

    void arrangingALargePackageIsListedAndCancelled()
    {
        ShellWindow m;
        QVERIFY(m.shown);
        BackgroundTasks* tasks = m.workspace->backgroundTasks();
        tasks->setGrace(0ms);
        QStringList jobs;
        for (int i = 0; i < 60; ++i)
            jobs.append(u"Load %1"_s.arg(i));
        m.newPackage(jobs);
        const auto before = m.document()->package().layout;
        QSignalSpy changes(tasks, &BackgroundTasks::changed);
        m.canvas()->action(CanvasCommand::LayoutAll)->trigger();
        auto* layout = m.canvas()->findChild<GraphLayout*>();
        QVERIFY(layout && layout->isBusy());
        QTRY_VERIFY(tasks->rowCount() == 1 || !layout->isBusy());
        if (layout->isBusy()) {
            tasks->cancel(tasks->index(0).data(BackgroundTasks::IdRole).toInt());
            QVERIFY(!layout->isBusy());
            QCOMPARE(stateOf(*tasks, 0), State::Cancelled);
            QCOMPARE(m.document()->package().layout, before);
        }
        QVERIFY(!changes.isEmpty() || !layout->isBusy());
    }
};

QTEST_MAIN(TestBackgroundTasks)
#include "tst_backgroundtasks.moc"
