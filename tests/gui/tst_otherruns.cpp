// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs out of the journal in a window: an unknown outcome that a person decides, and an interrupted run that
// is taken up again. The journal is written here, by the engine's own class; no server is there.
#include "journalrun.h"
#include "run/messagebar.h"
#include "run/outcomedialog.h"
#include "run/runbanners.h"
#include "run/runcontroller.h"
#include "session/logsentence.h"
#include "shell/closeguard.h"
#include "shell/documenttabs.h"
#include "shell/headlessrun.h"
#include "shell/interruptedruns.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "testdialogs.h"
#include "theme/stateappearance.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

class TestOtherRuns final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void anUnknownOutcomeIsDecidedWithTheEvidenceBesideIt();
    void interruptedRunsAreOfferedAndTakenUp();
    void closingDuringARunOffersWhatCanBeDone();
    void passwordsGoIntoTheEnvironmentOnly();
    void everyKindOfLogLineHasWords();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<TestDialogs> m_dialogs;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestOtherRuns::init()
{
    QVERIFY(m_folder.isValid());
    Theme::instance().install(SchemeChoice::Light);
    QFile::remove(m_folder.filePath(u"runs.sqlite"_s));
    m_dialogs = std::make_unique<TestDialogs>();
    FleetSession::Options options;
    options.configFolder = m_folder.path();
    m_workspace = std::make_unique<Workspace>(options, nullptr);
    m_window = std::make_unique<MainWindow>(m_workspace.get(), m_dialogs.get());
    m_window->show();
}

void TestOtherRuns::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

void TestOtherRuns::anUnknownOutcomeIsDecidedWithTheEvidenceBesideIt()
{
    writeRun(m_workspace->session()->journalFile(), u"20261126-010203-aaaa"_s, true);
    m_window->interruptedRuns()->resume(u"20261126-010203-aaaa"_s);
    const RunModel* run = m_workspace->session()->run();
    QTRY_COMPARE(run->outcome(), std::optional(RunOutcome::Unknown));
    // Its package is shown, as a document that nobody has changed.
    QTRY_VERIFY2(m_workspace->runDocument(), qPrintable(m_window->messages()->text()));
    QCOMPARE(m_workspace->runDocument()->package(), twoTasks());
    QVERIFY(!m_workspace->runDocument()->isModified());
    MessageBar* banner = m_window->banners()->bar(RunBanners::Topic::Unknown);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(u"Extract"_s) && banner->text().contains(u"SQL01"_s));

    QTest::mouseClick(banner->findChild<QPushButton*>(), Qt::LeftButton);
    QPointer<OutcomeDialog> dialog = m_window->findChild<OutcomeDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(!dialog->isModal());
    QCOMPARE(dialog->findChild<QLabel*>(u"outcome.server"_s)->text(), u"SQL01"_s);
    QVERIFY(dialog->findChild<QLabel*>(u"outcome.error"_s)->text().contains(u"did not answer"_s));
    auto* events = dialog->findChild<QTableWidget*>(u"outcome.events"_s);
    QTRY_VERIFY(events->rowCount() >= 3); // the log shows lines ten times a second
    // The server is not there: the dialog says so instead of showing an empty history.
    QTRY_VERIFY(dialog->findChild<QLabel*>(u"outcome.historyText"_s)->text().contains(u"SQL01"_s));
    QVERIFY(dialog->findChild<QPushButton*>(u"outcome.later"_s)->isDefault());
    QTest::mouseClick(dialog->findChild<QPushButton*>(u"outcome.succeeded"_s), Qt::LeftButton);
    QTRY_COMPARE(run->row(u"Extract"_s)->outcome, std::optional(TaskOutcome::Succeeded));
    QTRY_VERIFY(!dialog);
    QTRY_VERIFY(!banner->isVisible());
    // What was skipped because of it runs now, and cannot be placed: its server is not registered.
    QTRY_COMPARE(run->row(u"Load"_s)->failure, FailureKind::NoCandidate);
}

void TestOtherRuns::interruptedRunsAreOfferedAndTakenUp()
{
    writeRun(m_workspace->session()->journalFile(), u"20261126-010203-bbbb"_s, false);
    OpenDocument* mine = m_workspace->create();
    ParentPackage other = twoTasks();
    other.tasks[0].note = u"changed since"_s;
    mine->load({other, {}}, {}, std::nullopt);
    m_window->offerInterruptedRuns();
    MessageBar* banner = m_window->banners()->bar(RunBanners::Topic::Interrupted);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(u"Nightly load"_s) && banner->text().contains(u"controller7"_s));
    QTest::mouseClick(banner->findChild<QPushButton*>(), Qt::LeftButton);
    auto* dialog = m_window->findChild<QDialog*>(u"interruptedRuns"_s);
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QTreeWidget*>()->topLevelItemCount(), 1);
    auto* resume = dialog->findChild<QPushButton*>(u"interruptedRuns.resume"_s);
    QVERIFY(resume->isEnabled() && !resume->isDefault());
    QTest::mouseClick(resume, Qt::LeftButton);
    QTRY_COMPARE(m_workspace->session()->runId(), u"20261126-010203-bbbb"_s);
    QTRY_VERIFY(m_workspace->runDocument());
    // The modified document of the same name stays as it is; the package as it was run has its own.
    QVERIFY(m_workspace->runDocument() != mine);
    QCOMPARE(m_workspace->runDocument()->package(), twoTasks());
    QVERIFY(mine->isModified());
    QCOMPARE(mine->package(), other);
    // It goes on where it stood: held. Then its first task finds no server that was registered.
    QTRY_COMPARE(m_workspace->session()->run()->row(u"Extract"_s)->state, TaskState::Held);
    m_window->tabs()->showTask(m_workspace->runDocument(), u"Extract"_s);
    auto* hold = m_window->findChild<QAction*>(u"task.hold"_s);
    QTRY_VERIFY(hold->isChecked());
    hold->trigger();
    QTRY_COMPARE(m_workspace->session()->run()->outcome(), std::optional(RunOutcome::Failed));
    QTRY_VERIFY(
        m_window->messages()->text().contains(shownEnd(TaskOutcome::Failed, FailureKind::NoCandidate)));
}

void TestOtherRuns::closingDuringARunOffersWhatCanBeDone()
{
    // A run that waits at a halt for ever: no server is asked for anything.
    Server server;
    server.name = u"SQL01"_s;
    server.host = u"127.0.0.1"_s;
    server.port = 1;
    server.user = u"nobody"_s;
    Server second = server;
    second.name = u"SQL02"_s;
    QCOMPARE(m_workspace->session()->setServers({server, second}), QString());
    OpenDocument* document = m_workspace->create();
    document->load({twoTasks(), {}}, {}, twoTasks());
    QCOMPARE(m_workspace->session()->startRun(twoTasks(), {}, {u"Extract"_s}), QString());
    QTRY_COMPARE(m_workspace->session()->run()->row(u"Extract"_s)->state, TaskState::Held);
    m_window->close();
    QCOMPARE(m_dialogs->asked.size(), 1);
    QVERIFY(m_window->isVisible()); // the first choice keeps it
    const Question question = m_dialogs->asked.first();
    QCOMPARE(question.suggested, 0);
    QVERIFY(question.choices.size() >= 3);
    m_workspace->setPassing(true); // the demo: nothing can go on without it
    m_window->close();
    QCOMPARE(m_dialogs->asked.last().choices.size(), 2);
    m_workspace->setPassing(false);
    m_dialogs->answer(2); // leave
    m_window->close();
    QTRY_VERIFY(!m_window->isVisible());
    QCOMPARE(m_workspace->session()->ownership(), FleetSession::Ownership::None);
    const QString journal = m_workspace->session()->journalFile();
    m_window.reset();
    m_workspace.reset();
    const auto left = interruptedRuns(journal);
    QVERIFY(left.has_value());
    QCOMPARE(left->size(), 1); // for the next start
}

void TestOtherRuns::passwordsGoIntoTheEnvironmentOnly()
{
    m_workspace->session()->setPassword(u"etl-01"_s, u"s3cret!"_s);
    HeadlessRun headless;
    headless.run = u"20261126-010203-cccc"_s;
    headless.configFolder = m_folder.path();
    headless.passwords = m_workspace->session()->passwordsInMemory();
    QCOMPARE(headless.environment().value(u"STELLWERK_PASSWORD_ETL_01"_s), u"s3cret!"_s);
    const QStringList arguments = headless.arguments();
    QVERIFY(arguments.startsWith(u"runs"_s));
    QVERIFY(arguments.contains(headless.run) && arguments.contains(QDir(m_folder.path()).absolutePath()));
    QVERIFY(!arguments.join(u' ').contains(u"s3cret"_s));
}

void TestOtherRuns::everyKindOfLogLineHasWords()
{
    for (int kind = int(LogKind::RunStarted); kind <= int(LogKind::RunTimedOut); ++kind) {
        LogRecord record;
        record.kind = LogKind(kind);
        record.message = u"the English sentence"_s;
        record.args = {u"one"_s, u"2"_s, u"failed"_s, u"4"_s, u"5"_s, u"six"_s};
        const QString sentence = logSentence(record);
        QVERIFY2(!sentence.isEmpty() && sentence != record.message, qPrintable(QString::number(kind)));
        QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
    }
    LogRecord plain;
    plain.message = u"from a server"_s;
    QCOMPARE(logSentence(plain), plain.message);
}

QTEST_MAIN(TestOtherRuns)
#include "tst_otherruns.moc"
