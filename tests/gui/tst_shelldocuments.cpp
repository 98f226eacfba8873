// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasscene.h"
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
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
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
    void whatIsWrittenInPlaceIsKept_data();
    void whatIsWrittenInPlaceIsKept();
    void closingAsksForWhatIsBeingWritten();
    void aWindowMayGoWhileANameIsWritten();
    void whatIsTypedInTheInspectorIsKept();
    void inspectorStaysWhenTheDocumentChanges();
    void brokenFileIsTold();
    void crashLeavesACopy();
    void problemsFollowTheEdits();
    void docksCloseAndComeBack();
    void everyCommandHasANameAndAPlace();
    void windowIsBuiltAnewInAnotherLanguage();

private:
    void build();
    void add(const QString& job);
    void openPackage(); // saved, with a task, a group and a note
    template <class Field>
    [[nodiscard]] Field* field(const QString& name) const
    {
        return m_window->findChild<Field*>(name);
    }
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

void TestShellDocuments::openPackage()
{
    ParentPackage package;
    package.name = u"Nightly"_s;
    Task task;
    task.id = u"t1"_s;
    task.name = task.job = u"Load"_s;
    task.group = u"g1"_s;
    task.where.servers = {u"SQL01"_s};
    package.tasks = {task};
    Group group;
    group.id = u"g1"_s;
    group.title = u"First"_s;
    package.groups = {group};
    package.notes.append({u"n1"_s, u"Mind"_s, NoteColor::Blue, {}});
    package.layout = {{u"t1"_s, {0, 0}}, {u"n1"_s, {0, 300}}};
    const QString file = m_folder->filePath(u"nightly.stellwerk"_s);
    QVERIFY(savePackage(package, file));
    m_workspace->open(file);
    QTRY_VERIFY(document() && document()->file() == file);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QVERIFY(!document()->isModified());
}

void TestShellDocuments::whatIsWrittenInPlaceIsKept_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<bool>("ownWindow");
    QTest::newRow("note") << u"n1"_s << false;
    QTest::newRow("group") << u"g1"_s << false;
    QTest::newRow("task") << u"t1"_s << false;
    QTest::newRow("note in a window of its own") << u"n1"_s << true;
}

void TestShellDocuments::whatIsWrittenInPlaceIsKept()
{
    QFETCH(QString, part);
    QFETCH(bool, ownWindow);
    openPackage();
    if (ownWindow)
        m_window->tabs()->detach(document(), m_window.get());
    CanvasView* canvas = m_window->tabs()->currentCanvas();
    QVERIFY(QTest::qWaitForWindowActive(canvas->window()));
    canvas->setFocus();
    canvas->canvasScene()->select({part == u"t1"_s ? QSet<TaskId>{part} : QSet<TaskId>(),
                                   {},
                                   part == u"g1"_s ? QSet<GroupId>{part} : QSet<GroupId>(),
                                   part == u"n1"_s ? QSet<NoteId>{part} : QSet<NoteId>()});
    QVERIFY(!action(u"file.save"_s)->isEnabled());
    canvas->action(CanvasCommand::Rename)->trigger();
    QWidget* editor = canvas->window()->focusWidget();
    QVERIFY(editor && editor != canvas && canvas->isAncestorOf(editor));
    QTest::keyClicks(editor, u"Written"_s);
    QVERIFY(action(u"file.save"_s)->isEnabled());
    action(u"file.save"_s)->trigger();
    QVERIFY(!document()->isModified());
    QVERIFY(!action(u"file.save"_s)->isEnabled());
    const auto saved = loadPackage(document()->file());
    QVERIFY(saved);
    const QString text = part == u"t1"_s   ? saved->package.tasks.first().name
                         : part == u"g1"_s ? saved->package.groups.first().title
                                           : saved->package.notes.first().text;
    QVERIFY2(text.endsWith(u"Written"_s), qPrintable(text));
}

void TestShellDocuments::closingAsksForWhatIsBeingWritten()
{
    openPackage();
    CanvasView* canvas = m_window->tabs()->currentCanvas();
    canvas->setFocus();
    canvas->canvasScene()->select({{}, {}, {}, {u"n1"_s}});
    const auto write = [&](const QString& text) {
        QTest::keyClick(canvas, Qt::Key_F2);
        auto* note = qobject_cast<QPlainTextEdit*>(m_window->focusWidget());
        QVERIFY(note);
        QTest::keyClicks(note, text);
    };
    write(u"1"_s);
    m_dialogs->answer(0); // cancel
    action(u"file.close"_s)->trigger();
    QCOMPARE(m_dialogs->asked.size(), 1);
    QCOMPARE(document()->package().notes.first().text, u"Mind1"_s);
    write(u"2"_s);
    m_dialogs->answer(1); // save
    const QString file = document()->file();
    m_window->close();
    QTRY_VERIFY(!m_window->isVisible());
    QCOMPARE(m_dialogs->asked.size(), 2);
    QCOMPARE(loadPackage(file)->package.notes.first().text, u"Mind12"_s);
}

void TestShellDocuments::aWindowMayGoWhileANameIsWritten()
{
    openPackage();
    CanvasView* canvas = m_window->tabs()->currentCanvas();
    canvas->setFocus();
    canvas->selectTasks({u"t1"_s});
    canvas->action(CanvasCommand::Rename)->trigger();
    QTest::keyClicks(m_window->focusWidget(), u"Half"_s);
    m_window.reset();
    QCOMPARE(m_workspace->documents().first()->package().tasks.first().name, u"Half"_s);
}

void TestShellDocuments::whatIsTypedInTheInspectorIsKept()
{
    openPackage();
    m_window->tabs()->selectTasks({u"t1"_s});
    auto* note = field<QPlainTextEdit>(u"task.note"_s);
    note->setFocus();
    QTest::keyClicks(note, u"Ask Petra"_s);
    m_dialogs->answer(1); // save, before the pause after the last letter
    auto* name = field<QLineEdit>(u"task.name"_s);
    name->setFocus();
    name->end(false);
    QTest::keyClicks(name, u"!"_s);
    const QString file = document()->file();
    action(u"file.close"_s)->trigger();
    QCOMPARE(m_dialogs->asked.size(), 1);
    QCOMPARE(m_window->tabs()->count(), 0);
    QCOMPARE(loadPackage(file)->package.tasks.first().note, u"Ask Petra"_s);
    QCOMPARE(loadPackage(file)->package.tasks.first().name, u"Load!"_s);
}

void TestShellDocuments::inspectorStaysWhenTheDocumentChanges()
{
    openPackage();
    m_window->tabs()->selectTasks({u"t1"_s});
    auto* note = field<QPlainTextEdit>(u"task.note"_s);
    note->setFocus();
    QTest::keyClicks(note, u"Ask Pet"_s);
    QTRY_VERIFY(document()->isModified()); // after the pause
    QVERIFY(note->isVisible());
    QCOMPARE(QApplication::focusWidget(), note);
    QTest::keyClicks(note, u"ra"_s);
    QCOMPARE(note->toPlainText(), u"Ask Petra"_s);
    action(u"file.save"_s)->trigger();
    QVERIFY(!document()->isModified());
    QCOMPARE(QApplication::focusWidget(), note);
    QCOMPARE(loadPackage(document()->file())->package.tasks.first().note, u"Ask Petra"_s);
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
    QHash<std::pair<QString, QKeySequence>, QString> keys; // by where they hold
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
            // (tst_canvassearch); the keys of log, charts and pages hold while they have the focus.
            if (entry->objectName().endsWith(u"failed"))
                continue;
            const QString place = entry->objectName().section(u'.', 0, 0);
            const bool byFocus =
                QStringList{u"log"_s, u"timeline"_s, u"durations"_s, u"activity"_s}.contains(place);
            for (const QKeySequence& key : entry->shortcuts()) {
                const std::pair<QString, QKeySequence> held(byFocus ? place : QString(), key);
                QVERIFY2(!keys.contains(held), qPrintable(entry->text() + u" and "_s + keys.value(held)));
                keys.insert(held, entry->text());
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
