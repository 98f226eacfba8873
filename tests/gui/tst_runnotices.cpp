// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The report from the window, notifications with what stands behind them, and their settings: by mouse and
// keys. The run comes out of a journal that is written here; no server is there.
#include "journalrun.h"
#include "notify/notificationsettingspage.h"
#include "notify/notifier.h"
#include "notify/runtray.h"
#include "run/messagebar.h"
#include "run/reportcontroller.h"
#include "run/runbanners.h"
#include "shell/runnotices.h"
#include "shellwindow.h"

#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

const RunId kRun = u"20261126-220000-1f3a"_s;

QByteArray contentOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Keeps what it is to show.
class KeptMeans final : public NotificationMeans
{
public:
    using NotificationMeans::NotificationMeans;
    void show(const Notification& notification) override { shown.append(notification); }
    void withdrawAll() override { ++withdrawn; }
    QList<Notification> shown;
    int withdrawn = 0;
};

} // namespace

class TestRunNotices final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void commandsSayWhyTheyCannot();
    void opensTheReport();
    void printsTheReport();
    void savesTheReportWhereAsked();
    void saysWhatWentWrong();
    void writesAReportAfterEveryRun();
    void writesNoneUnlessAsked();
    void notificationLeadsToTheTask();
    void withoutOtherMeansTheWindowSaysIt();
    void toldIsRemembered();
    void settingsAreKept();
    void reportFolderIsChosen();
    void trayIsNotThereUnlessWanted();

private:
    void showRun();
    void decide();
    [[nodiscard]] QAction* action(const char* name) const
    {
        return m_shell->action(QString::fromLatin1(name));
    }
    void openSettings();

    std::unique_ptr<test::ShellWindow> m_shell;
    QList<QUrl> m_opened;
};

void TestRunNotices::init()
{
    Theme::instance().install(SchemeChoice::Light);
    m_shell = std::make_unique<test::ShellWindow>();
    QVERIFY(m_shell->shown);
    m_opened.clear();
    m_shell->window->report()->setOpener([this](const QUrl& url) {
        m_opened.append(url);
        return true;
    });
}

void TestRunNotices::cleanup()
{
    m_shell.reset();
}

void TestRunNotices::showRun()
{
    FleetSession* session = m_shell->workspace->session();
    test::writeRun(session->journalFile(), kRun, true);
    QString error = u"not yet"_s;
    session->resumeRun(kRun, this, [&](const QString& wrong) { error = wrong; });
    QTRY_COMPARE(error, QString());
    QTRY_VERIFY(action("run.openReport")->isEnabled());
}

// The unknown task failed, says a person: the run ends anew.
void TestRunNotices::decide()
{
    QSignalSpy finished(m_shell->workspace->session(), &FleetSession::runFinished);
    QCOMPARE(m_shell->workspace->session()->control(
                 {ControlVerb::Decide, u"Extract"_s, TaskOutcome::Failed, u"ann"_s}),
             QString());
    QTRY_COMPARE(finished.size(), 1);
}

void TestRunNotices::commandsSayWhyTheyCannot()
{
    for (const char* name : {"run.openReport", "run.saveReport", "run.printReport"}) {
        QVERIFY2(!action(name)->isEnabled(), name);
        QVERIFY2(!reasonAgainst(action(name)).isEmpty(), name);
    }
    showRun();
    for (const char* name : {"run.openReport", "run.saveReport", "run.printReport"})
        QVERIFY2(action(name)->isEnabled(), name);
}

void TestRunNotices::opensTheReport()
{
    showRun();
    auto* menu = m_shell->window->menuBar()->findChild<QMenu*>(u"menu.run"_s);
    QVERIFY(menu && menu->actions().contains(action("run.openReport")));
    menu->popup(m_shell->window->mapToGlobal(QPoint(50, 50)));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action("run.openReport")).center());
    QTRY_COMPARE(m_opened.size(), 1);
    QVERIFY(m_opened.first().isLocalFile());
    const QByteArray html = contentOf(m_opened.first().toLocalFile());
    QVERIFY(html.contains("Nightly load") && html.contains("SQL01 did not answer for 2 minutes."));
    QVERIFY(!html.contains("<script"));
    // Only its owner may read it.
    const QFileInfo folder(QFileInfo(m_opened.first().toLocalFile()).absolutePath());
    QVERIFY(!(folder.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void TestRunNotices::printsTheReport()
{
    showRun();
    action("run.printReport")->trigger();
    QTRY_COMPARE(m_opened.size(), 1);
    QVERIFY(contentOf(m_opened.first().toLocalFile()).contains("print();"));
}

void TestRunNotices::savesTheReportWhereAsked()
{
    showRun();
    const QString file = m_shell->folder.filePath(u"report.html"_s);
    QSignalSpy written(m_shell->window->report(), &ReportController::written);
    action("run.saveReport")->trigger(); // and none is chosen
    m_shell->dialogs.answerFile(file);
    action("run.saveReport")->trigger();
    QTRY_COMPARE(written.size(), 1);
    QVERIFY(contentOf(file).contains("Nightly load"));
    MessageBar* bar = m_shell->window->messages();
    QVERIFY(bar->isVisible() && bar->text().contains(u"report.html"_s));
    QVERIFY(m_opened.isEmpty());
    auto* open = bar->findChild<QPushButton*>();
    QVERIFY(open);
    QTest::mouseClick(open, Qt::LeftButton);
    QCOMPARE(m_opened.value(0), QUrl::fromLocalFile(file));
}

void TestRunNotices::saysWhatWentWrong()
{
    showRun();
    MessageBar* bar = m_shell->window->messages();
    const QString file = m_shell->folder.filePath(u"no/such/report.html"_s);
    m_shell->dialogs.answerFile(file);
    action("run.saveReport")->trigger();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(file) && bar->text().contains(u"Check the folder"_s));
    m_shell->window->report()->openReport(u"nobody"_s); // a past run that is gone
    QTRY_VERIFY(bar->text().contains(u"nobody"_s));
    m_shell->window->report()->setOpener([](const QUrl&) { return false; });
    action("run.openReport")->trigger();
    QTRY_VERIFY(bar->text().contains(u"Save it and open it with a browser"_s));
}

void TestRunNotices::writesAReportAfterEveryRun()
{
    showRun();
    QTemporaryDir reports;
    QSignalSpy written(m_shell->window->report(), &ReportController::written);
    m_shell->window->report()->setFolder(reports.path());
    decide();
    QTRY_COMPARE(written.size(), 1);
    const QString file = reports.filePath(u"Nightly load %1.html"_s.arg(kRun));
    QCOMPARE(written.first().first().toString(), file);
    QVERIFY(contentOf(file).contains("ann decided the outcome"));
    QVERIFY(!m_shell->window->messages()->text().contains(file)); // it comes after every run: quietly
}

void TestRunNotices::writesNoneUnlessAsked()
{
    showRun();
    QCOMPARE(m_shell->window->report()->folder(), QString());
    QSignalSpy written(m_shell->window->report(), &ReportController::written);
    decide();
    action("run.openReport")->trigger(); // what is written in between comes before it
    QTRY_COMPARE(m_opened.size(), 1);
    QCOMPARE(written.size(), 1);
    QCOMPARE(written.first().first().toString(), m_opened.first().toLocalFile());
}

void TestRunNotices::notificationLeadsToTheTask()
{
    showRun();
    Notifier* notifier = m_shell->window->notices()->notifier();
    auto kept = std::make_unique<KeptMeans>();
    KeptMeans* means = kept.get();
    std::vector<std::unique_ptr<NotificationMeans>> all;
    all.push_back(std::move(kept));
    notifier->setMeans(std::move(all));
    bool active = true;
    notifier->setWindowActive([&] { return active; });
    QSignalSpy wanted(m_shell->window->notices(), &RunNotices::taskWanted);
    Q_EMIT m_shell->window->banners()->windowEndangered(QDateTime::currentDateTimeUtc(),
                                                        QDateTime::currentDateTimeUtc(), u"Load"_s);
    QVERIFY(means->shown.isEmpty()); // it is seen in the window
    active = false;
    decide();
    QTRY_VERIFY(!means->shown.isEmpty());
    const Notification last = means->shown.constLast();
    QCOMPARE(last.kind, NotificationKind::RunEnded);
    QCOMPARE(last.title, u"Nightly load: Failed"_s);
    QCOMPARE(last.task, u"Extract"_s);
    m_shell->window->showMinimized();
    Q_EMIT means->activated(last);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), u"Extract"_s);
    QVERIFY(!m_shell->window->isMinimized());
}

void TestRunNotices::withoutOtherMeansTheWindowSaysIt()
{
    showRun();
    Notifier* notifier = m_shell->window->notices()->notifier();
    notifier->setMeans({});
    notifier->setWindowActive([] { return false; });
    QSignalSpy wanted(m_shell->window->notices(), &RunNotices::taskWanted);
    Notification failure{
        NotificationKind::FirstFailure, u"k"_s, kRun, u"Extract"_s, u"Nightly load: first failure"_s,
        u"Extract on SQL01"_s,          false};
    Q_EMIT notifier->sayInWindow(failure);
    MessageBar* bar = m_shell->window->messages();
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->text(), u"Nightly load: first failure. Extract on SQL01"_s);
    auto* show = bar->findChild<QPushButton*>();
    QVERIFY(show);
    QTest::mouseClick(show, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    // What has a place of its own in the window is not said a second time.
    bar->dismiss();
    decide();
    QVERIFY(!bar->text().contains(u"did not succeed. First"_s));
}

void TestRunNotices::toldIsRemembered()
{
    showRun();
    m_shell->window->notices()->notifier()->setWindowActive([] { return false; });
    decide();
    const QStringList told =
        m_shell->workspace->settings()->section(u"notify"_s).value(u"told"_s).toStringList();
    QVERIFY(std::any_of(told.cbegin(), told.cend(), [](const QString& t) { return t.startsWith(kRun); }));
}

void TestRunNotices::openSettings()
{
    action("tools.notifications")->trigger();
    QTRY_VERIFY(m_shell->window->findChild<QDialog*>(u"noticesDialog"_s));
}

void TestRunNotices::settingsAreKept()
{
    openSettings();
    auto* dialog = m_shell->window->findChild<QDialog*>(u"noticesDialog"_s);
    auto* page = dialog->findChild<NotificationSettingsPage*>();
    QVERIFY(page && page->isVisible());
    auto* failures = page->findChild<QCheckBox*>(u"notify.firstFailure"_s);
    QVERIFY(failures->isChecked());
    QTest::mouseClick(failures, Qt::LeftButton, {}, {8, failures->height() / 2});
    QVERIFY(!m_shell->window->notices()->notifier()->choices().wants(NotificationKind::FirstFailure));
    auto* minutes = page->findChild<QSpinBox*>(u"notify.lostMinutes"_s);
    minutes->setFocus();
    minutes->selectAll();
    QTest::keyClicks(minutes, u"12"_s);
    QTest::keyClick(minutes, Qt::Key_Tab);
    QCOMPARE(m_shell->window->notices()->notifier()->choices().lostMinutes, 12);
    auto* lost = page->findChild<QCheckBox*>(u"notify.serverLost"_s);
    QTest::mouseClick(lost, Qt::LeftButton, {}, {8, lost->height() / 2});
    QVERIFY(!minutes->isEnabled());
    const auto kept = NotificationChoices::from(m_shell->workspace->settings()->section(u"notify"_s));
    QVERIFY(!kept.wants(NotificationKind::FirstFailure) && !kept.wants(NotificationKind::ServerLost));
    QCOMPARE(kept.lostMinutes, 12);
    QVERIFY(kept.wants(NotificationKind::RunEnded));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_shell->window->findChild<QDialog*>(u"noticesDialog"_s));
}

void TestRunNotices::reportFolderIsChosen()
{
    openSettings();
    auto* dialog = m_shell->window->findChild<QDialog*>(u"noticesDialog"_s);
    dialog->findChild<QTabWidget*>()->setCurrentIndex(1);
    auto* write = dialog->findChild<QCheckBox*>(u"report.write"_s);
    auto* folder = dialog->findChild<QLineEdit*>(u"report.folder"_s);
    QVERIFY(write && folder && !write->isChecked() && !folder->isEnabled());
    m_shell->dialogs.answerFile(m_shell->folder.path());
    QTest::mouseClick(write, Qt::LeftButton, {}, {8, write->height() / 2});
    QCOMPARE(folder->text(), QDir::toNativeSeparators(m_shell->folder.path()));
    QCOMPARE(m_shell->window->report()->folder(), m_shell->folder.path());
    QCOMPARE(m_shell->workspace->settings()->section(u"report"_s).value(u"folder"_s).toString(),
             m_shell->folder.path());
    QTest::mouseClick(write, Qt::LeftButton, {}, {8, write->height() / 2});
    QCOMPARE(m_shell->window->report()->folder(), QString());
}

void TestRunNotices::trayIsNotThereUnlessWanted()
{
    QVERIFY(!m_shell->window->notices()->tray()->icon());
    RunTray tray(m_shell->workspace->session()->run());
    QVERIFY(!tray.icon());
    tray.setVisible(true);
    QVERIFY(tray.icon());
    QSignalSpy shows(&tray, &RunTray::showWanted);
    QSignalSpy quits(&tray, &RunTray::quitWanted);
    auto* progress = tray.menu()->findChild<QAction*>(u"tray.progress"_s);
    QCOMPARE(progress->text(), u"Nothing is running"_s);
    showRun();
    QTRY_COMPARE(progress->text(), u"The run has ended: Unknown"_s);
    tray.menu()->findChild<QAction*>(u"tray.show"_s)->trigger();
    tray.menu()->findChild<QAction*>(u"tray.quit"_s)->trigger();
    QCOMPARE(shows.size(), 1);
    QCOMPARE(quits.size(), 1);
    tray.setVisible(false);
    QVERIFY(!tray.icon() && !tray.menu());
}

QTEST_MAIN(TestRunNotices)
#include "tst_runnotices.moc"
