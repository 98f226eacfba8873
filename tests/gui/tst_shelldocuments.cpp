// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasview.h"
#include "run/messagebar.h"
#include "shell/documenttabs.h"
#include "shell/language.h"
#include "shell/mainwindow.h"
#include "shell/problemsmodel.h"
#include "shell/problemspanel.h"
#include "shell/windowdocks.h"
#include "shell/workspace.h"
#include "testdialogs.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace stellwerk;
using namespace Qt::StringLiterals;

// Files, unsaved changes, recovery, docks and menus, without any server.
class TestShellDocuments final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init();
    void cleanup();
    void newSaveOpen();
    void closingAsksForUnsavedChanges();
    void brokenFileIsTold();
    void crashLeavesACopy();
    void problemsFollowTheEdits();
    void docksCloseAndComeBack();
    void everyCommandHasANameAndAPlace();
    void windowIsBuiltAnewInAnotherLanguage();

private:
    void build();
    void add(const QString& job);
    [[nodiscard]] QAction* action(const QString& name) const { return m_window->findChild<QAction*>(name); }
    [[nodiscard]] OpenDocument* document() const { return m_window->tabs()->current(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestDialogs> m_dialogs;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestShellDocuments::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_dialogs = std::make_unique<TestDialogs>();
    build();
}

void TestShellDocuments::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

void TestShellDocuments::build()
{
    FleetSession::Options options;
    options.configFolder = m_folder->path();
    m_workspace = std::make_unique<Workspace>(options, nullptr);
    m_window = std::make_unique<MainWindow>(m_workspace.get(), m_dialogs.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestShellDocuments::add(const QString& job)
{
    document()->editor()->addJobs({{u"SQL01"_s, job}}, {0, 0});
}

void TestShellDocuments::newSaveOpen()
{
    auto* pages = m_window->findChild<QStackedWidget*>(u"pages"_s);
    QCOMPARE(pages->currentIndex(), 0); // the start page
    action(u"file.new"_s)->trigger();
    QCOMPARE(pages->currentIndex(), 1);
    add(u"Load"_s);
    const QString file = m_folder->filePath(u"a b.stellwerk"_s);
    m_dialogs->answerFile(file);
    action(u"file.save"_s)->trigger();
    QVERIFY(QFile::exists(file));
    QVERIFY(!document()->isModified());
    QVERIFY(!action(u"file.save"_s)->isEnabled());
    QCOMPARE(m_workspace->settings()->recentFiles(), QStringList{file});
    const ParentPackage saved = document()->package();
    action(u"file.close"_s)->trigger();
    QCOMPARE(m_window->tabs()->count(), 0);
    m_dialogs->answerFile(file);
    action(u"file.open"_s)->trigger();
    QTRY_COMPARE(m_window->tabs()->count(), 1);
    QCOMPARE(document()->package().tasks, saved.tasks);
    m_workspace->open(file); // again: shown, not read twice
    QCOMPARE(m_window->tabs()->count(), 1);
    QCOMPARE(m_window->findChild<QMenu*>(u"recentMenu"_s)->actions().size(), 1);
}

void TestShellDocuments::closingAsksForUnsavedChanges()
{
    action(u"file.new"_s)->trigger();
    add(u"Load"_s);
    m_dialogs->answer(0); // cancel
    action(u"file.close"_s)->trigger();
    QCOMPARE(m_window->tabs()->count(), 1);
    m_window->close();
    QTRY_COMPARE(m_dialogs->asked.size(), 2);
    QVERIFY(m_window->isVisible());
    m_dialogs->answer(1);                                           // save …
    m_dialogs->answerFile(m_folder->filePath(u"kept.stellwerk"_s)); // … here
    m_window->close();
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(QFile::exists(m_folder->filePath(u"kept.stellwerk"_s)));
    QCOMPARE(m_workspace->settings()->openFiles(), QStringList{m_folder->filePath(u"kept.stellwerk"_s)});
}

void TestShellDocuments::brokenFileIsTold()
{
    const QString file = m_folder->filePath(u"broken.stellwerk"_s);
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write("{ this is no package");
    out.close();
    m_workspace->open(file);
    QTRY_VERIFY(m_window->messages()->text().contains(u"broken.stellwerk"_s));
    QCOMPARE(m_window->tabs()->count(), 0);
}

void TestShellDocuments::crashLeavesACopy()
{
    action(u"file.new"_s)->trigger();
    add(u"Load"_s);
    m_workspace->recovery()->saveNow();
    QThreadPool::globalInstance()->waitForDone();
    // The owner lives: nothing to offer to another program.
    QVERIFY(Recovery(m_folder->path()).leftovers().isEmpty());
    cleanup(); // goes without closing the document, as a crash would
    build();
    QCOMPARE(m_workspace->recovery()->leftovers().size(), 1);
    m_window->offerRecovery();
    QVERIFY(!m_window->messages()->text().isEmpty());
    m_workspace->recover(m_workspace->recovery()->leftovers().first());
    QTRY_COMPARE(m_window->tabs()->count(), 1);
    QCOMPARE(document()->package().tasks.size(), 1);
    QVERIFY(document()->isModified());
}

void TestShellDocuments::problemsFollowTheEdits()
{
    action(u"file.new"_s)->trigger();
    auto* panel = m_window->findChild<ProblemsPanel*>(u"problemsPanel"_s);
    QTRY_COMPARE(panel->model()->errorCount(), 1); // the package is empty
    add(u"Load"_s);
    QTRY_VERIFY(panel->model()->rowCount() >= 1);
    QTRY_COMPARE(panel->model()->problem(0).code, ProblemCode::UnknownServer);
    QVERIFY(m_window->docks()->dock(DockId::Problems)->windowTitle().contains(u"1"_s));
    Q_EMIT panel->problemActivated(panel->model()->problem(0));
    QCOMPARE(m_window->tabs()->currentCanvas()->selectedTasks().size(), 1);
}

void TestShellDocuments::docksCloseAndComeBack()
{
    QDockWidget* log = m_window->docks()->dock(DockId::Log);
    log->close();
    QVERIFY(!m_window->docks()->toggle(DockId::Log)->isChecked());
    m_window->docks()->dock(DockId::Servers)->setFloating(true);
    action(u"view.resetLayout"_s)->trigger();
    QVERIFY(m_window->docks()->toggle(DockId::Log)->isChecked());
    QVERIFY(!m_window->docks()->dock(DockId::Servers)->isFloating());
    // What was closed stays closed at the next start.
    log->close();
    m_window->close();
    QTRY_VERIFY(!m_window->isVisible());
    cleanup();
    build();
    QVERIFY(!m_window->docks()->toggle(DockId::Log)->isChecked());
}

void TestShellDocuments::everyCommandHasANameAndAPlace()
{
    action(u"file.new"_s)->trigger();
    QSet<QAction*> seen;
    QHash<QKeySequence, QString> keys;
    int commands = 0;
    const auto look = [&](const auto& self, const QMenu* menu) -> void {
        for (QAction* entry : menu->actions()) {
            if (entry->isSeparator() || !entry->isVisible())
                continue;
            if (entry->menu()) {
                self(self, entry->menu());
                continue;
            }
            ++commands;
            QVERIFY2(!seen.contains(entry), qPrintable(entry->text())); // in one menu only
            seen.insert(entry);
            QVERIFY2(!entry->text().isEmpty(), qPrintable(entry->objectName()));
            QVERIFY2(!entry->objectName().isEmpty(), qPrintable(entry->text()));
            // F8 goes to failed tasks while the canvas has the focus, else to the log's errors
            // (tst_canvassearch); the log's own keys hold while it has the focus, as the canvas's do.
            const bool byFocus =
                entry->objectName().endsWith(u"failed") || entry->objectName().startsWith(u"log.");
            for (const QKeySequence& key : entry->shortcuts()) {
                if (byFocus)
                    continue;
                QVERIFY2(!keys.contains(key), qPrintable(entry->text() + u" and "_s + keys.value(key)));
                keys.insert(key, entry->text());
            }
        }
    };
    for (QAction* top : m_window->menuBar()->actions()) {
        QVERIFY2(top->text().contains(u'&'), qPrintable(top->text()));
        look(look, top->menu());
    }
    QVERIFY(commands > 50);
    for (const QAbstractButton* button : m_window->findChildren<QAbstractButton*>()) {
        // Those inside line edits are Qt's own.
        if (button->isVisible() && button->text().isEmpty() && !qobject_cast<QLineEdit*>(button->parent()))
            QVERIFY2(!button->accessibleName().isEmpty() || !button->toolTip().isEmpty(),
                     qPrintable(button->objectName()));
    }
}

void TestShellDocuments::windowIsBuiltAnewInAnotherLanguage()
{
    action(u"file.new"_s)->trigger();
    add(u"Load"_s);
    Language language;
    language.use(LanguageChoice::German);
    m_window->closeSilently();
    m_window = std::make_unique<MainWindow>(m_workspace.get(), m_dialogs.get());
    QCOMPARE(m_window->tabs()->count(), 1);
    QVERIFY(document()->editor()->undoStack()->canUndo()); // nothing was lost
    QCOMPARE(WindowDocks::titleOf(DockId::Timeline), u"Zeitachse"_s);
    language.use(LanguageChoice::English);
    QCOMPARE(WindowDocks::titleOf(DockId::Timeline), u"Timeline"_s);
}

QTEST_MAIN(TestShellDocuments)
#include "tst_shelldocuments.moc"
