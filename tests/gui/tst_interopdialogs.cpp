// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// File > Import and Export: from the menu through the dialogs to a tab or a file.
#include "dtsxsamples.h"
#include "interop/dtsximport.h"
#include "package/packagefile.h"
#include "run/messagebar.h"
#include "shell/documenttabs.h"
#include "shell/mainwindow.h"
#include "shell/windowdocks.h"
#include "shell/workspace.h"
#include "testdialogs.h"
#include "theme/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QThreadPool>

using namespace stellwerk;
using namespace dtsxsamples;
using namespace Qt::StringLiterals;

class TestInteropDialogs final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init();
    void cleanup();

    void importFromTheMenu();
    void modeIsChosen();
    void whatCannotBeImported();
    void importIsCancelled();
    void exportFromTheMenu();
    void exportAsTsql();
    void severalServersAreFixed();
    void errorsAreNotExported();
    void exportThatCannotBeWritten();
    void keyboardIsEnough();

private:
    template <typename T = QPushButton>
    [[nodiscard]] T* find(const QString& name) const
    {
        return m_window->findChild<T*>(name);
    }
    void choose(const QString& action); // in the File menu, by the mouse
    QString write(const QString& name, const QByteArray& bytes);
    void openImport(const QByteArray& bytes);
    [[nodiscard]] QByteArray read(const QString& name) const;
    [[nodiscard]] OpenDocument* document() const { return m_window->tabs()->current(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestDialogs> m_dialogs;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestInteropDialogs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_dialogs = std::make_unique<TestDialogs>();
    FleetSession::Options options;
    options.configFolder = m_folder->path();
    m_workspace = std::make_unique<Workspace>(options, nullptr);
    m_window = std::make_unique<MainWindow>(m_workspace.get(), m_dialogs.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestInteropDialogs::cleanup()
{
    m_window.reset();
    m_workspace.reset();
    QThreadPool::globalInstance()->waitForDone();
}

void TestInteropDialogs::choose(const QString& name)
{
    QMenuBar* bar = m_window->menuBar();
    auto* menu = find<QMenu>(u"menu.file"_s);
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(menu->menuAction()).center());
    QTRY_VERIFY(menu->isVisible());
    auto* action = find<QAction>(name);
    QVERIFY(action && action->isEnabled() && menu->actions().contains(action));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
}

QString TestInteropDialogs::write(const QString& name, const QByteArray& bytes)
{
    QFile file(m_folder->filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return file.fileName();
}

QByteArray TestInteropDialogs::read(const QString& name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestInteropDialogs::openImport(const QByteArray& bytes)
{
    m_dialogs->answerFile(write(u"Parent.dtsx"_s, bytes));
    choose(u"file.importPackage"_s);
    QTRY_VERIFY(find<QDialog>(u"packageImportDialog"_s));
}

namespace {

QByteArray sample()
{
    return package8(executables(agentJob("Package", "A", "Load A") + agentJob("Package", "B", "Load B") +
                                sqlTask("Package", "X", "TRUNCATE TABLE t")) +
                    constraints(constraint("Package", "C", "Package\\A", "Package\\B")));
}

} // namespace

void TestInteropDialogs::importFromTheMenu()
{
    openImport(sample());
    QTRY_VERIFY(find(u"import.accept"_s)->isEnabled());
    const QString summary = find<QLabel>(u"import.summary"_s)->text();
    QVERIFY2(summary.startsWith(u"2 task"_s) && summary.contains(u"1 disabled"_s), qPrintable(summary));
    const QString report = find<QTextBrowser>(u"import.report"_s)->toPlainText();
    QVERIFY2(report.contains(u"Package\\X (line "_s) && report.contains(u"Needs a look"_s),
             qPrintable(report));
    QTest::mouseClick(find(u"import.accept"_s), Qt::LeftButton);
    QCOMPARE(m_window->tabs()->count(), 1);
    QCOMPARE(document()->package().name, u"Parent"_s);
    QCOMPARE(document()->package().tasks.size(), 3);
    QCOMPARE(document()->package().constraints.size(), 1);
    QVERIFY(document()->isModified()); // it has no file yet
    QVERIFY(document()->file().isEmpty());
    QTRY_VERIFY(!find<QDialog>(u"packageImportDialog"_s));
}

void TestInteropDialogs::modeIsChosen()
{
    openImport(sample());
    QTRY_VERIFY(find(u"import.accept"_s)->isEnabled());
    QVERIFY(find<QRadioButton>(u"import.outcome"_s)->isChecked());
    QTest::mouseClick(find<QRadioButton>(u"import.startOnly"_s), Qt::LeftButton, {}, {8, 8});
    QTRY_VERIFY(find<QTextBrowser>(u"import.report"_s)
                    ->toPlainText()
                    .contains(u"only start their job, as in SSIS"_s));
    QTRY_VERIFY(find(u"import.accept"_s)->isEnabled());
    QTest::mouseClick(find(u"import.accept"_s), Qt::LeftButton);
    QCOMPARE(document()->package().tasks.first().mode, TaskMode::StartOnly);
}

void TestInteropDialogs::whatCannotBeImported()
{
    openImport("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>");
    auto* report = find<QTextBrowser>(u"import.report"_s);
    QTRY_VERIFY(report->toPlainText().contains(u"document type definition"_s));
    QVERIFY(!find(u"import.accept"_s)->isEnabled());
    QTest::keyClick(find<QDialog>(u"packageImportDialog"_s), Qt::Key_Escape);
    QTRY_VERIFY(!find<QDialog>(u"packageImportDialog"_s));
    QCOMPARE(m_window->tabs()->count(), 0);
}

// A large file: the window answers meanwhile, and closing the dialog ends the reading.
void TestInteropDialogs::importIsCancelled()
{
    QByteArray tasks;
    for (int i = 0; i < 20'000; ++i)
        tasks += agentJob("Package", "T" + QByteArray::number(i), "j");
    openImport(package8(executables(tasks)));
    QVERIFY(!find(u"import.accept"_s)->isEnabled());
    QVERIFY(find<QProgressBar>(u"import.progress"_s)->isVisible());
    QTRY_VERIFY(find<QProgressBar>(u"import.progress"_s)->value() > 0);
    QTest::keyClick(find<QDialog>(u"packageImportDialog"_s), Qt::Key_Escape);
    QTRY_VERIFY(!find<QDialog>(u"packageImportDialog"_s));
    QVERIFY(QThreadPool::globalInstance()->waitForDone(5'000));
    QCOMPARE(m_window->tabs()->count(), 0);
}

void TestInteropDialogs::exportFromTheMenu()
{
    QVERIFY(!find<QAction>(u"file.exportPackage"_s)->isEnabled()); // nothing is open
    find<QAction>(u"file.new"_s)->trigger();
    document()->editor()->addJobs({{u"SQL01"_s, u"Load A"_s}, {u"SQL01"_s, u"Load B"_s}}, {0, 0});
    choose(u"file.exportPackage"_s);
    QTRY_VERIFY(find<QDialog>(u"packageExportDialog"_s));
    QTRY_VERIFY(find(u"export.accept"_s)->isEnabled());
    QVERIFY(!find<QCheckBox>(u"export.pick"_s)->isVisible());
    QVERIFY(!find<QComboBox>(u"export.local"_s)->isVisible());
    auto* report = find<QTextBrowser>(u"export.report"_s);
    QTest::mouseClick(find<QRadioButton>(u"export.classic"_s), Qt::LeftButton, {}, {8, 8});
    QTRY_VERIFY(report->toPlainText().contains(u"constraints do not see how their jobs end"_s));
    QTest::mouseClick(find<QRadioButton>(u"export.outcome"_s), Qt::LeftButton, {}, {8, 8});
    QTRY_VERIFY(!report->toPlainText().contains(u"constraints do not see"_s));
    QTRY_VERIFY(find(u"export.accept"_s)->isEnabled());
    auto* version = find<QComboBox>(u"export.version"_s);
    version->setFocus();
    QTest::keyClick(version, Qt::Key_Home);
    QCOMPARE(version->currentData().toInt(), 2012);
    QTRY_VERIFY(find(u"export.accept"_s)->isEnabled());
    m_dialogs->answerFile(m_folder->filePath(u"out.dtsx"_s));
    QTest::mouseClick(find(u"export.accept"_s), Qt::LeftButton);
    QTRY_VERIFY2(m_window->messages()->text().contains(u"out.dtsx"_s),
                 qPrintable(m_window->messages()->text()));
    QVERIFY(read(u"out.dtsx"_s).contains("PackageFormatVersion\">6<"));
    const auto back = importDtsx(read(u"out.dtsx"_s), {});
    QVERIFY(back.has_value());
    QCOMPARE(serializePackage(back->package), serializePackage(document()->package()));
}

void TestInteropDialogs::exportAsTsql()
{
    find<QAction>(u"file.new"_s)->trigger();
    document()->editor()->addJobs({{u"SQL01"_s, u"Load A"_s}, {u"SQL02"_s, u"Load B"_s}}, {0, 0});
    choose(u"file.exportPackage"_s);
    QTRY_VERIFY(find<QDialog>(u"packageExportDialog"_s));
    auto* format = find<QComboBox>(u"export.format"_s);
    format->setFocus();
    QTest::keyClick(format, Qt::Key_Down);
    QVERIFY(!find<QComboBox>(u"export.version"_s)->isVisible());
    auto* local = find<QComboBox>(u"export.local"_s);
    QVERIFY(local->isVisible());
    local->setFocus();
    QTest::keyClick(local, Qt::Key_End);
    QCOMPARE(local->currentData().toString(), u"SQL02"_s);
    QTRY_VERIFY(find(u"export.accept"_s)->isEnabled());
    m_dialogs->answerFile(m_folder->filePath(u"out.sql"_s));
    QTest::mouseClick(find(u"export.accept"_s), Qt::LeftButton);
    QTRY_VERIFY(read(u"out.sql"_s).contains("(N'SQL02', NULL"));
    QTRY_VERIFY(m_window->messages()->text().contains(u"out.sql"_s));
}

void TestInteropDialogs::severalServersAreFixed()
{
    ParentPackage package;
    package.name = u"Several"_s;
    Task task;
    task.id = u"t1"_s;
    task.name = u"Load"_s;
    task.job = u"Load"_s;
    task.where.servers = {u"SQL02"_s, u"SQL01"_s};
    package.tasks = {task};
    m_workspace->createFrom(package);
    choose(u"file.exportPackage"_s);
    QTRY_VERIFY(find<QDialog>(u"packageExportDialog"_s));
    auto* report = find<QTextBrowser>(u"export.report"_s);
    QTRY_VERIFY(report->toPlainText().contains(u"several servers"_s));
    QVERIFY(!find(u"export.accept"_s)->isEnabled());
    auto* pick = find<QCheckBox>(u"export.pick"_s);
    QVERIFY(pick->isVisible());
    QTest::mouseClick(pick, Qt::LeftButton, {}, {8, 8});
    QTRY_VERIFY(report->toPlainText().contains(u"fixed to SQL02"_s));
    QTRY_VERIFY(find(u"export.accept"_s)->isEnabled());
}

void TestInteropDialogs::errorsAreNotExported()
{
    find<QAction>(u"file.new"_s)->trigger(); // without a task
    choose(u"file.exportPackage"_s);
    QTRY_VERIFY(m_window->messages()->text().contains(u"has errors"_s));
    QVERIFY(!find<QDialog>(u"packageExportDialog"_s));
}

void TestInteropDialogs::exportThatCannotBeWritten()
{
    find<QAction>(u"file.new"_s)->trigger();
    document()->editor()->addJobs({{u"SQL01"_s, u"Load A"_s}}, {0, 0});
    choose(u"file.exportPackage"_s);
    QTRY_VERIFY(find<QDialog>(u"packageExportDialog"_s));
    QTRY_VERIFY(find(u"export.accept"_s)->isEnabled());
    m_dialogs->answerFile(m_folder->filePath(u"no/such/folder/out.dtsx"_s));
    QTest::mouseClick(find(u"export.accept"_s), Qt::LeftButton);
    QTRY_VERIFY2(m_window->messages()->text().contains(u"cannot be written"_s),
                 qPrintable(m_window->messages()->text()));
}

void TestInteropDialogs::keyboardIsEnough()
{
    openImport(sample());
    QTRY_VERIFY(find(u"import.accept"_s)->isEnabled());
    for (QWidget* widget : find<QDialog>(u"packageImportDialog"_s)->findChildren<QWidget*>()) {
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() &&
            !widget->objectName().startsWith(u"qt_"_s))
            QVERIFY2(!widget->accessibleName().isEmpty() || qobject_cast<QAbstractButton*>(widget),
                     qPrintable(widget->objectName()));
    }
    QTest::keyClick(find<QDialog>(u"packageImportDialog"_s), Qt::Key_Return); // Import is the default
    QTRY_COMPARE(m_window->tabs()->count(), 1);
}

QTEST_MAIN(TestInteropDialogs)
#include "tst_interopdialogs.moc"
