// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files that others write, delete or have open, and programs that are killed. The other program is this one,
// started again: a real process with the real window.
#include "canvas/diffwindow.h"
#include "run/messagebar.h"
#include "shell/filewatch.h"
#include "shellwindow.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFutureWatcher>
#include <QProcess>
#include <QPushButton>
#include <QSaveFile>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTextStream>
#include <QThreadPool>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <thread>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

ParentPackage packageOf(const QString& job)
{
    ParentPackage package;
    package.name = u"Nightly"_s;
    Task task;
    task.id = u"t1"_s;
    task.name = task.job = job;
    task.where.servers = {u"SQL01"_s};
    package.tasks = {task};
    package.layout.insert(task.id, {0, 0});
    return package;
}

void writeFile(const QString& file, const QByteArray& text)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text);
}

// The other program: opens `file`, changes it if told to, says so and waits to be killed.
int otherProgram(const QStringList& arguments)
{
    const QString folder = arguments.at(2);
    const QString file = arguments.at(3);
    const bool edits = arguments.at(1) == u"--edit"_s;
    TestDialogs dialogs;
    FleetSession::Options options;
    options.configFolder = folder;
    Workspace workspace(options, nullptr);
    MainWindow window(&workspace, &dialogs);
    window.show();
    QObject::connect(&workspace, &Workspace::documentOpened, &window, [&](OpenDocument* document) {
        if (edits) {
            document->editor()->addJobs({{u"SQL02"_s, u"Not saved"_s}}, {300, 0});
            workspace.recovery()->saveNow();
            QThreadPool::globalInstance()->waitForDone();
        }
        std::puts("ready");
        std::fflush(stdout);
    });
    workspace.open(file);
    return QApplication::exec();
}

} // namespace

class TestFileWatch final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init();
    void cleanup();

    void ownSaveAndTouchAreNoChange();
    void changedFileIsReloadedAndUndone();
    void mineIsKept();
    void theOtherVersionCanBeSeen();
    void savingDoesNotOverwriteSilently();
    void deletedFileIsToldAndComesBack();
    void brokenChangeKeepsWhatIsOpen();
    void writeProtectedIsSavedElsewhere();
    void openInAnotherProgramIsReadOnly();
    void deadProgramsHoldNothing();
    void savingOverAnOpenFileIsRefused();
    void killedProgramsWorkIsRecovered();
    void recoveringIntoAnOpenFile();
    void openedTwiceAtOnceIsOneDocument();
    void whatIsAllThereIsHasACopy_data();
    void whatIsAllThereIsHasACopy();
    void knowsWhatItReadWhileOthersWrite();

private:
    void open();
    void writeOutside(const ParentPackage& package) { writeFile(m_file, serializePackage(package)); }
    [[nodiscard]] MessageBar* bar(const QString& name) const
    {
        return m_shell->window->findChild<MessageBar*>(u"documentBar."_s + name);
    }
    void press(const QString& name, const QString& text);
    [[nodiscard]] QString firstTask() const { return m_shell->document()->package().tasks.first().name; }
    // Kept by this program and by those before it.
    [[nodiscard]] qsizetype copies() const
    {
        return QDir(m_shell->folder.filePath(u"recovery"_s)).entryList({u"*.stellwerk"_s}).size();
    }
    void startOther(QProcess& other, const QString& how);
    static void killHard(QProcess& other);

    std::unique_ptr<test::ShellWindow> m_shell;
    QTemporaryDir m_folder;
    QString m_file;
};

void TestFileWatch::init()
{
    m_shell = std::make_unique<test::ShellWindow>();
    m_file = m_folder.filePath(u"nightly.stellwerk"_s);
    QFile::remove(m_file);
    writeOutside(packageOf(u"Load"_s));
}

void TestFileWatch::cleanup()
{
    m_shell.reset();
}

void TestFileWatch::open()
{
    m_shell->workspace->open(m_file);
    QTRY_VERIFY(m_shell->document() && m_shell->document()->file() == m_file);
}

void TestFileWatch::press(const QString& name, const QString& text)
{
    for (QPushButton* button : bar(name)->findChildren<QPushButton*>()) {
        if (button->text() == text) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable(u"no button "_s + text));
}

void TestFileWatch::ownSaveAndTouchAreNoChange()
{
    open();
    QSignalSpy looked(m_shell->workspace->fileWatch(), &FileWatch::looked);
    QSignalSpy changed(m_shell->workspace->fileWatch(), &FileWatch::stateChanged);
    m_shell->document()->editor()->rename(u"t1"_s, u"Renamed"_s);
    m_shell->action(u"file.save"_s)->trigger();
    QVERIFY(!m_shell->document()->isModified());
    QTRY_VERIFY(looked.size() >= 1);
    looked.clear();
    writeOutside(m_shell->document()->package()); // the same bytes, another time stamp
    QTRY_VERIFY(looked.size() >= 1);
    QCOMPARE(changed.size(), 0);
    QVERIFY(!bar(u"state"_s)->isVisible());
}

void TestFileWatch::changedFileIsReloadedAndUndone()
{
    open();
    m_shell->document()->editor()->rename(u"t1"_s, u"Mine"_s);
    writeOutside(packageOf(u"Theirs"_s));
    QTRY_VERIFY(bar(u"state"_s)->isVisible());
    QVERIFY(bar(u"state"_s)->text().contains(u"nightly.stellwerk"_s));
    QCOMPARE(firstTask(), u"Mine"_s);
    press(u"state"_s, u"Reload"_s);
    QTRY_COMPARE(firstTask(), u"Theirs"_s);
    QVERIFY(!m_shell->document()->isModified());
    QVERIFY(!bar(u"state"_s)->isVisible());
    QVERIFY(m_shell->action(u"edit.undo"_s)->text().contains(u"Reload"_s));
    m_shell->action(u"edit.undo"_s)->trigger();
    QCOMPARE(firstTask(), u"Mine"_s); // nothing was lost
    QVERIFY(m_shell->document()->isModified());
    // Changed once more: told once more.
    writeOutside(packageOf(u"Again"_s));
    QTRY_VERIFY(bar(u"state"_s)->isVisible());
}

void TestFileWatch::mineIsKept()
{
    open();
    writeOutside(packageOf(u"Theirs"_s));
    QTRY_VERIFY(bar(u"state"_s)->isVisible());
    press(u"state"_s, u"Keep mine"_s);
    QTRY_VERIFY(m_shell->document()->isModified()); // the file says something else now
    QCOMPARE(m_shell->document()->fileState(), FileState::Same);
    m_shell->action(u"file.save"_s)->trigger();
    QVERIFY(m_shell->dialogs.asked.isEmpty()); // that was decided already
    QCOMPARE(loadPackage(m_file)->package.tasks.first().name, u"Load"_s);
    QVERIFY(!m_shell->document()->isModified());
}

void TestFileWatch::theOtherVersionCanBeSeen()
{
    open();
    OpenDocument* mine = m_shell->document();
    mine->editor()->rename(u"t1"_s, u"Mine"_s);
    writeOutside(packageOf(u"Theirs"_s));
    QTRY_VERIFY(bar(u"state"_s)->isVisible());
    press(u"state"_s, u"Compare"_s);
    QTRY_VERIFY(m_shell->window->findChild<DiffWindow*>());
    QCOMPARE(m_shell->document(), mine);
    QCOMPARE(mine->package().tasks.first().name, u"Mine"_s);
}

void TestFileWatch::savingDoesNotOverwriteSilently()
{
    open();
    m_shell->document()->editor()->rename(u"t1"_s, u"Mine"_s);
    writeOutside(packageOf(u"Theirs"_s));
    m_shell->dialogs.answer(0); // cancel, before any notice of the change arrived
    m_shell->action(u"file.save"_s)->trigger();
    QCOMPARE(m_shell->dialogs.asked.size(), 1);
    QVERIFY(m_shell->dialogs.asked.first().text.contains(u"nightly.stellwerk"_s));
    QCOMPARE(loadPackage(m_file)->package.tasks.first().name, u"Theirs"_s);
    QVERIFY(m_shell->document()->isModified());
    m_shell->dialogs.answer(2); // overwrite
    m_shell->action(u"file.save"_s)->trigger();
    QCOMPARE(loadPackage(m_file)->package.tasks.first().name, u"Mine"_s);
    QVERIFY(!m_shell->document()->isModified());
}

void TestFileWatch::deletedFileIsToldAndComesBack()
{
    open();
    QVERIFY(QFile::rename(m_file, m_file + u".away"_s));
    QTRY_VERIFY(bar(u"state"_s)->isVisible());
    QVERIFY(bar(u"state"_s)->text().contains(u"deleted or renamed"_s));
    QVERIFY(m_shell->document()->isModified());
    QVERIFY(m_shell->action(u"file.save"_s)->isEnabled());
    QVERIFY(QFile::rename(m_file + u".away"_s, m_file));
    QTRY_VERIFY(!bar(u"state"_s)->isVisible());
    QVERIFY(!m_shell->document()->isModified());
    QVERIFY(QFile::remove(m_file));
    QTRY_VERIFY(bar(u"state"_s)->isVisible());
    press(u"state"_s, u"Save it again"_s);
    QVERIFY(QFile::exists(m_file));
    QVERIFY(!m_shell->document()->isModified());
    QTRY_VERIFY(!bar(u"state"_s)->isVisible());
}

void TestFileWatch::brokenChangeKeepsWhatIsOpen()
{
    open();
    writeFile(m_file, "<<<<<<< a merge that went wrong");
    QTRY_VERIFY(bar(u"state"_s)->isVisible());
    press(u"state"_s, u"Reload"_s);
    QTRY_VERIFY(m_shell->window->messages()->text().contains(u"nightly.stellwerk"_s));
    QCOMPARE(firstTask(), u"Load"_s);
}

void TestFileWatch::writeProtectedIsSavedElsewhere()
{
    open();
    // What a write-protected file sets: the tests may run as a user whom no permission stops.
    m_shell->document()->setWritable(false);
    QVERIFY(bar(u"state"_s)->isVisible());
    QVERIFY(bar(u"state"_s)->text().contains(u"write-protected"_s));
    m_shell->document()->editor()->rename(u"t1"_s, u"Mine"_s);
    const QString other = m_folder.filePath(u"other.stellwerk"_s);
    m_shell->dialogs.answerFile(other);
    m_shell->action(u"file.save"_s)->trigger();
    QCOMPARE(m_shell->document()->file(), other);
    QCOMPARE(loadPackage(m_file)->package.tasks.first().name, u"Load"_s);
    QVERIFY(!bar(u"state"_s)->isVisible());
    QFile::remove(other);
}

void TestFileWatch::startOther(QProcess& other, const QString& how)
{
    other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    other.start(QCoreApplication::applicationFilePath(), {how, m_shell->folder.path(), m_file});
    QVERIFY(other.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(other.canReadLine(), 20000);
    QCOMPARE(other.readLine().trimmed(), QByteArray("ready"));
}

void TestFileWatch::killHard(QProcess& other)
{
    other.kill(); // SIGKILL: nothing is tidied up
    QVERIFY(other.waitForFinished());
    QCOMPARE(other.exitStatus(), QProcess::CrashExit);
}

void TestFileWatch::openInAnotherProgramIsReadOnly()
{
    QProcess other;
    startOther(other, u"--hold"_s);
    open();
    QVERIFY(bar(u"owner"_s)->isVisible());
    QVERIFY(bar(u"owner"_s)->text().contains(QString::number(other.processId())));
    m_shell->document()->editor()->rename(u"t1"_s, u"Mine"_s);
    QCOMPARE(firstTask(), u"Load"_s);
    // By the canvas too: nothing is added, nothing breaks.
    m_shell->canvas()->selectTasks({u"t1"_s});
    m_shell->canvas()->setFocus();
    m_shell->canvas()->action(CanvasCommand::Duplicate)->trigger();
    m_shell->canvas()->action(CanvasCommand::Delete)->trigger();
    QCOMPARE(m_shell->document()->package().tasks.size(), 1);
    press(u"owner"_s, u"Open anyway"_s);
    m_shell->document()->editor()->rename(u"t1"_s, u"Mine"_s);
    QCOMPARE(firstTask(), u"Mine"_s);
    QVERIFY(!bar(u"owner"_s)->isVisible());
    killHard(other);
}

void TestFileWatch::deadProgramsHoldNothing()
{
    QProcess other;
    startOther(other, u"--hold"_s);
    killHard(other);
    open();
    QVERIFY(!bar(u"owner"_s)->isVisible());
    QVERIFY(!m_shell->document()->editor()->isReadOnly());
}

void TestFileWatch::savingOverAnOpenFileIsRefused()
{
    QProcess other;
    startOther(other, u"--hold"_s);
    m_shell->newPackage({u"Mine"_s});
    m_shell->dialogs.answerFile(m_file);
    m_shell->action(u"file.save"_s)->trigger();
    QVERIFY(m_shell->window->messages()->text().contains(QString::number(other.processId())));
    QCOMPARE(loadPackage(m_file)->package.tasks.first().name, u"Load"_s);
    killHard(other);
}

void TestFileWatch::killedProgramsWorkIsRecovered()
{
    const QByteArray onDisk = serializePackage(packageOf(u"Load"_s));
    QProcess other;
    startOther(other, u"--edit"_s);
    QVERIFY(m_shell->workspace->recovery()->leftovers().isEmpty()); // its program lives
    killHard(other);
    QCOMPARE(m_shell->workspace->recovery()->leftovers().size(), 1);
    m_shell->window->offerRecovery();
    QPushButton* recover = nullptr;
    for (QPushButton* button : m_shell->window->messages()->findChildren<QPushButton*>()) {
        if (button->text() == u"Recover"_s)
            recover = button;
    }
    QVERIFY(recover);
    QTest::mouseClick(recover, Qt::LeftButton);
    QTRY_VERIFY(m_shell->document() && m_shell->document()->package().tasks.size() == 2);
    QCOMPARE(m_shell->document()->package().tasks.last().name, u"Not saved"_s);
    QCOMPARE(m_shell->document()->file(), m_file);
    QVERIFY(m_shell->document()->isModified());
    // It knows what the file says: taken back by hand, it is saved.
    m_shell->document()->editor()->remove({m_shell->document()->package().tasks.last().id});
    QVERIFY(!m_shell->document()->isModified());
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), onDisk); // only a person writes it
}

void TestFileWatch::recoveringIntoAnOpenFile()
{
    QProcess other;
    startOther(other, u"--edit"_s);
    killHard(other);
    open(); // as the last file is at the next start
    OpenDocument* known = m_shell->document();
    QCOMPARE(known->package().tasks.size(), 1);
    const QList<Recovery::Leftover> leftovers = m_shell->workspace->recovery()->leftovers();
    QCOMPARE(leftovers.size(), 1);
    m_shell->workspace->recover(leftovers.first());
    QTRY_COMPARE(known->package().tasks.size(), 2);
    QCOMPARE(m_shell->workspace->documents(), QList<OpenDocument*>{known});
    QVERIFY(!known->editor()->isReadOnly());
    QVERIFY(known->isModified());
    QCOMPARE(known->editor()->undoStack()->count(), 1); // one step
    // The leftover goes when the document has a copy of its own.
    QTRY_VERIFY(!QFile::exists(leftovers.first().copy));
    QCOMPARE(copies(), 1);
    known->editor()->undoStack()->undo();
    QCOMPARE(known->package().tasks.size(), 1);
    QVERIFY(!known->isModified());
}

void TestFileWatch::openedTwiceAtOnceIsOneDocument()
{
    QSignalSpy opened(m_shell->workspace.get(), &Workspace::documentOpened);
    m_shell->workspace->open(m_file);
    m_shell->workspace->open(m_file); // before the first is read
    QTRY_COMPARE(opened.size(), 2);
    QCOMPARE(m_shell->workspace->documents().size(), 1);
    QVERIFY(!m_shell->document()->editor()->isReadOnly());
}

void TestFileWatch::whatIsAllThereIsHasACopy_data()
{
    QTest::addColumn<bool>("deleted");
    QTest::newRow("deleted") << true;
    QTest::newRow("keep mine") << false;
}

void TestFileWatch::whatIsAllThereIsHasACopy()
{
    QFETCH(bool, deleted);
    open();
    m_shell->workspace->recovery()->saveNow(); // as it does by and by: nothing to keep yet
    if (deleted) {
        QVERIFY(QFile::remove(m_file));
    } else {
        writeOutside(packageOf(u"Theirs"_s));
        QTRY_VERIFY(bar(u"state"_s)->isVisible());
        press(u"state"_s, u"Keep mine"_s);
    }
    QTRY_VERIFY(m_shell->document()->isModified()); // without an edit
    QCOMPARE(copies(), 0);
    m_shell->workspace->recovery()->saveNow();
    QThreadPool::globalInstance()->waitForDone();
    QCOMPARE(copies(), 1);
}

// The file is another all the time while it is read: what is known of it is what was read.
void TestFileWatch::knowsWhatItReadWhileOthersWrite()
{
    std::atomic<bool> stop = false;
    std::thread writer([&] {
        const QByteArray texts[] = {serializePackage(packageOf(u"Load"_s)),
                                    serializePackage(packageOf(u"Theirs"_s))};
        for (int i = 0; !stop; ++i) {
            QSaveFile out(m_file);
            if (out.open(QIODevice::WriteOnly)) {
                out.write(texts[i % 2]);
                out.commit();
            }
        }
    });
    const auto join = qScopeGuard([&] {
        stop = true;
        writer.join();
    });
    for (int i = 0; i < 40; ++i) {
        open();
        OpenDocument* document = m_shell->document();
        const QByteArray read = serializePackage(document->package());
        QCOMPARE(m_shell->workspace->fileWatch()->known(m_file),
                 QCryptographicHash::hash(read, QCryptographicHash::Sha256));
        m_shell->workspace->close(document);
    }
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && (arguments.at(1) == u"--hold"_s || arguments.at(1) == u"--edit"_s))
        return otherProgram(arguments);
    TestFileWatch test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_filewatch.moc"
