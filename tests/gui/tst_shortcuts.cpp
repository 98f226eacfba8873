// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys are changed in the editor and work at once, in canvases opened later too; the cheat sheet tells them.
#include "shell/cheatsheet.h"
#include "shell/keyfield.h"
#include "shell/shortcutdialog.h"
#include "shellwindow.h"

#include <QAbstractItemModelTester>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>

using namespace stellwerk;
using namespace Qt::StringLiterals;

class TestShortcuts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init();
    void cleanup() { m_shell.reset(); }

    void defaultsDoNotClash();
    void keyIsAddedAndWorksEverywhere();
    void conflictIsNamedFirst();
    void scopesMayShareAKey();
    void searchByTextAndByKey();
    void resetOneAndAll();
    void schemeGoesOutAndIn();
    void brokenSchemesAreRefused_data();
    void brokenSchemesAreRefused();
    void cancelChangesNothing();
    void cheatSheetTellsTheKeys();

private:
    ShortcutDialog* open();
    void choose(ShortcutDialog* dialog, const QString& text);
    void pressInto(QWidget* field, Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    template <class T>
    T* part(ShortcutDialog* dialog, const QString& name)
    {
        return dialog->findChild<T*>(u"shortcutDialog."_s + name);
    }
    void click(ShortcutDialog* dialog, const QString& name)
    {
        QTest::mouseClick(part<QPushButton>(dialog, name), Qt::LeftButton);
    }
    void confirm(ShortcutDialog* dialog)
    {
        QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok),
                          Qt::LeftButton);
    }

    std::unique_ptr<test::ShellWindow> m_shell;
};

void TestShortcuts::init()
{
    m_shell = std::make_unique<test::ShellWindow>();
    m_shell->newPackage({u"A"_s, u"B"_s});
}

ShortcutDialog* TestShortcuts::open()
{
    m_shell->action(u"tools.shortcuts"_s)->trigger();
    auto* dialog = m_shell->window->findChild<ShortcutDialog*>();
    return dialog && QTest::qWaitForWindowExposed(dialog) ? dialog : nullptr;
}

void TestShortcuts::choose(ShortcutDialog* dialog, const QString& text)
{
    auto* field = part<QLineEdit>(dialog, u"text"_s);
    field->clear();
    QTest::keyClicks(field, text);
    part<QTableView>(dialog, u"commands"_s)->selectRow(0);
}

void TestShortcuts::pressInto(QWidget* field, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    field->setFocus();
    QTest::keyClick(field, key, modifiers);
    auto* edit = qobject_cast<KeyField*>(field);
    QCOMPARE(edit->keys(), QKeySequence(QKeyCombination(modifiers, key)));
}

void TestShortcuts::defaultsDoNotClash()
{
    ShortcutModel model(m_shell->commands(), m_shell->window->tools()->shortcuts());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(model.rowCount() > 70);
    for (int row = 0; row < model.rowCount(); ++row) {
        for (const QKeySequence& key : model.keys(row)) {
            for (const int other : model.conflicts(row, key))
                QFAIL(qPrintable(key.toString() + u": "_s + model.command(row).id + u" and "_s +
                                 model.command(other).id));
        }
    }
}

void TestShortcuts::keyIsAddedAndWorksEverywhere()
{
    ShortcutDialog* dialog = open();
    QVERIFY(dialog);
    choose(dialog, u"select all"_s);
    QCOMPARE(part<QListWidget>(dialog, u"keys"_s)->count(), 1);
    pressInto(part<KeyField>(dialog, u"new"_s), Qt::Key_U, Qt::AltModifier);
    click(dialog, u"take"_s);
    QCOMPARE(part<QListWidget>(dialog, u"keys"_s)->count(), 2);
    confirm(dialog);
    QTRY_VERIFY(!m_shell->window->findChild<ShortcutDialog*>());
    m_shell->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_shell->window.get()));
    const auto worksOn = [this] {
        m_shell->canvas()->setFocus();
        m_shell->canvas()->selectTasks({});
        QTest::keyClick(m_shell->canvas(), Qt::Key_U, Qt::AltModifier);
        return m_shell->canvas()->selectedTasks().size();
    };
    QCOMPARE(worksOn(), 2);
    m_shell->newPackage({u"C"_s}); // a canvas that is made later
    QCOMPARE(worksOn(), 1);
    // And in the next window.
    QVERIFY(m_shell->workspace->preferences()->shortcuts().contains("canvas.selectall"));
    m_shell->window->closeSilently();
    m_shell->window = std::make_unique<MainWindow>(m_shell->workspace.get(), &m_shell->dialogs);
    QVERIFY(m_shell->command(u"canvas.selectall"_s)
                .action->shortcuts()
                .contains(QKeySequence(Qt::ALT | Qt::Key_U)));
}

void TestShortcuts::conflictIsNamedFirst()
{
    ShortcutDialog* dialog = open();
    choose(dialog, u"select all"_s);
    pressInto(part<KeyField>(dialog, u"new"_s), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(part<QLabel>(dialog, u"conflict"_s)->text().contains(u"Save"_s));
    click(dialog, u"take"_s); // known what is taken from whom
    choose(dialog, u"save file"_s);
    confirm(dialog);
    QVERIFY(m_shell->action(u"file.save"_s)->shortcuts().isEmpty());
    QVERIFY(m_shell->command(u"canvas.selectall"_s)
                .action->shortcuts()
                .contains(QKeySequence(Qt::CTRL | Qt::Key_S)));
}

void TestShortcuts::scopesMayShareAKey()
{
    ShortcutModel model(m_shell->commands(), m_shell->window->tools()->shortcuts());
    const int copy = model.rowOf(u"canvas.copy"_s);
    QVERIFY(copy >= 0);
    // The log has the same key, where the canvas's does not work.
    QVERIFY(model.conflicts(copy, QKeySequence(u"Ctrl+C"_s)).isEmpty());
    // A key that begins another one's is one too many.
    QVERIFY(!model.conflicts(copy, QKeySequence(u"Ctrl+S, X"_s)).isEmpty());
    QVERIFY(scopesOverlap({}, u"canvas"_s));
    QVERIFY(!scopesOverlap(u"log"_s, u"canvas"_s));
}

void TestShortcuts::searchByTextAndByKey()
{
    ShortcutDialog* dialog = open();
    auto* table = part<QTableView>(dialog, u"commands"_s);
    const int all = table->model()->rowCount();
    QTest::keyClicks(part<QLineEdit>(dialog, u"text"_s), u"zoom"_s);
    QVERIFY(table->model()->rowCount() >= 2 && table->model()->rowCount() < all);
    part<QLineEdit>(dialog, u"text"_s)->clear();
    pressInto(part<KeyField>(dialog, u"byKey"_s), Qt::Key_F5);
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), m_shell->command(u"run.start"_s).text.isEmpty()
                                                                ? u"Run"_s
                                                                : m_shell->command(u"run.start"_s).text);
    part<QLineEdit>(dialog, u"text"_s)->setText(u"nothing of this kind"_s);
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(!part<QPushButton>(dialog, u"take"_s)->isEnabled());
    dialog->reject();
}

void TestShortcuts::resetOneAndAll()
{
    ShortcutModel model(m_shell->commands(), m_shell->window->tools()->shortcuts());
    const int undo = model.rowOf(u"edit.undo"_s);
    const int find = model.rowOf(u"edit.findFleet"_s);
    model.addKey(undo, QKeySequence(u"Alt+Shift+U"_s));
    model.setKeys(find, {});
    QVERIFY(model.isChanged(undo) && model.isChanged(find));
    model.reset(undo);
    QVERIFY(!model.isChanged(undo) && model.isChanged(find));
    model.resetAll();
    QVERIFY(model.choice().isEmpty());
}

void TestShortcuts::schemeGoesOutAndIn()
{
    const QString file = m_shell->folder.filePath(u"keys.json"_s);
    ShortcutDialog* dialog = open();
    choose(dialog, u"select all"_s);
    pressInto(part<KeyField>(dialog, u"new"_s), Qt::Key_F12);
    click(dialog, u"take"_s);
    m_shell->dialogs.answerFile(file);
    click(dialog, u"export"_s);
    QVERIFY(QFile::exists(file));
    dialog->reject();
    QTRY_VERIFY(!m_shell->window->findChild<ShortcutDialog*>());
    dialog = open();
    m_shell->dialogs.answerFile(file);
    click(dialog, u"import"_s);
    confirm(dialog);
    QCOMPARE(m_shell->command(u"canvas.selectall"_s).action->shortcuts().last(), QKeySequence(Qt::Key_F12));
}

void TestShortcuts::brokenSchemesAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no JSON") << QByteArray("Ctrl+S");
    QTest::newRow("another JSON") << QByteArray(R"({"tasks": []})");
    QTest::newRow("no list") << QByteArray(R"({"shortcuts": {"file.save": "Ctrl+S"}})");
    QTest::newRow("no key") << QByteArray(R"({"shortcuts": {"file.save": ["Ctrl+Nothing"]}})");
}

void TestShortcuts::brokenSchemesAreRefused()
{
    QFETCH(const QByteArray, json);
    QString error;
    QVERIFY(!ShortcutScheme::fromJson(json, &error));
    QVERIFY(!error.isEmpty());
}

void TestShortcuts::cancelChangesNothing()
{
    const QList<QKeySequence> before = m_shell->action(u"file.save"_s)->shortcuts();
    ShortcutDialog* dialog = open();
    choose(dialog, u"save file"_s);
    click(dialog, u"remove"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(m_shell->action(u"file.save"_s)->shortcuts(), before);
}

void TestShortcuts::cheatSheetTellsTheKeys()
{
    auto* sheet = m_shell->window->findChild<CheatSheet*>();
    QVERIFY(sheet && !sheet->isVisible());
    const auto told = [sheet] {
        QStringList texts;
        for (const QLabel* label : sheet->findChildren<QLabel*>())
            texts.append(label->text());
        return texts;
    };
    QWidget* canvas = m_shell->canvas();
    QTest::keyClick(canvas, Qt::Key_F1);
    QVERIFY(sheet->isVisible());
    QVERIFY(told().contains(u"Undo"_s) || told().filter(u"Undo"_s).size() > 0);
    QVERIFY(!told().filter(u"Ctrl+Z"_s).isEmpty());
    QVERIFY(told().contains(u"Package"_s)); // a group
    QTest::keyClick(sheet, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
    QCOMPARE(QApplication::focusWidget(), canvas);
    // From the live actions: another key stands there next time.
    m_shell->window->tools()->shortcuts()->choose({{u"file.save"_s, {QKeySequence(u"Ctrl+F12"_s)}}});
    QTest::keyClick(canvas, Qt::Key_Question);
    QVERIFY(sheet->isVisible());
    QVERIFY(!told().filter(u"Ctrl+F12"_s).isEmpty());
    QTest::mouseClick(sheet, Qt::LeftButton, {}, {4, 4});
    QVERIFY(!sheet->isVisible());
}

QTEST_MAIN(TestShortcuts)
#include "tst_shortcuts.moc"
