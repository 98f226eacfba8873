// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The palette by its keys, and that every command of the window is in it; access keys of the menus.
#include "shell/accesskeys.h"
#include "shell/commandpalette.h"
#include "shell/fuzzymatch.h"
#include "shell/language.h"
#include "shellwindow.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>

using namespace stellwerk;
using namespace Qt::StringLiterals;

class TestCommandPalette final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init() { m_shell = std::make_unique<test::ShellWindow>(); }
    void cleanup() { m_shell.reset(); }

    void fuzzyFindsAndMarks_data();
    void fuzzyFindsAndMarks();
    void betterMatchesComeFirst();
    void everyActionOfTheMenusIsInIt();
    void typingFiltersAndEnterRuns();
    void canvasCommandsRunFromIt();
    void recentOnesComeFirst();
    void disabledOnesSayWhyAndDoNotRun();
    void escapeGivesTheFocusBack();
    void prefixesJump();
    void accessKeysAreUnique_data();
    void accessKeysAreUnique();
    void accessKeysGiveWay();

private:
    [[nodiscard]] CommandPalette* palette() const { return m_shell->window->tools()->commandPalette(); }
    [[nodiscard]] QListView* list() const { return palette()->findChild<QListView*>(); }
    [[nodiscard]] QString top() const { return list()->currentIndex().data().toString(); }
    void open() const
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    }
    void type(const QString& text) const { QTest::keyClicks(QApplication::focusWidget(), text); }
    void press(Qt::Key key) const { QTest::keyClick(QApplication::focusWidget(), key); }

    std::unique_ptr<test::ShellWindow> m_shell;
};

void TestCommandPalette::fuzzyFindsAndMarks_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("marked");
    QTest::newRow("whole word") << u"left"_s << u"Align left"_s << QList<int>{6, 7, 8, 9};
    QTest::newRow("starts of words") << u"zi"_s << u"Zoom in"_s << QList<int>{0, 5};
    QTest::newRow("neighbours") << u"al"_s << u"Align left"_s << QList<int>{0, 1};
    QTest::newRow("scattered letters") << u"run"_s << u"Distribute horizontally"_s << QList<int>{-1};
    QTest::newRow("letters in order") << u"zmin"_s << u"Zoom in"_s << QList<int>{0, 3, 5, 6};
    QTest::newRow("words in any order") << u"left al"_s << u"Align left"_s << QList<int>{0, 1, 6, 7, 8, 9};
    QTest::newRow("not in order") << u"tfel"_s << u"Align left"_s << QList<int>{-1};
    QTest::newRow("one word is missing") << u"left up"_s << u"Align left"_s << QList<int>{-1};
    QTest::newRow("umlauts") << u"rück"_s << u"Rückgängig"_s << QList<int>{0, 1, 2, 3};
}

void TestCommandPalette::fuzzyFindsAndMarks()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, text);
    QFETCH(const QList<int>, marked);
    const auto match = fuzzyMatch(typed, text);
    QCOMPARE(match ? match->positions : QList<int>{-1}, marked);
}

void TestCommandPalette::betterMatchesComeFirst()
{
    PaletteModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<PaletteRow> rows;
    for (const QString& text :
         {u"Distribute horizontally"_s, u"Redo"_s, u"Run"_s, u"Re-run"_s, u"Sort runs"_s}) {
        PaletteRow row;
        row.text = text;
        row.id = text;
        rows.append(row);
    }
    model.setRows(rows, {});
    model.filter(u"run"_s);
    QCOMPARE(model.index(0, 0).data().toString(), u"Run"_s);
    QCOMPARE(model.rowCount(), 3);
    model.filter({});
    QCOMPARE(model.rowCount(), 5);
    model.setRows(rows, {u"Sort runs"_s});
    model.filter({});
    QCOMPARE(model.index(0, 0).data().toString(), u"Sort runs"_s);
}

void TestCommandPalette::everyActionOfTheMenusIsInIt()
{
    m_shell->newPackage({u"A"_s});
    QSet<QAction*> offered;
    QSet<QString> ids;
    for (const Command& command : m_shell->commands()) {
        offered.insert(command.action);
        QVERIFY2(!command.text.isEmpty(), qPrintable(command.id));
        QVERIFY2(!command.id.isEmpty(), qPrintable(command.text));
        QVERIFY2(!ids.contains(command.id), qPrintable(command.id));
        ids.insert(command.id);
    }
    int found = 0;
    const auto look = [&](const auto& self, const QMenu* menu) -> void {
        for (QAction* action : menu->actions()) {
            if (action->isSeparator() || !action->isVisible())
                continue;
            if (action->menu()) {
                self(self, action->menu());
                continue;
            }
            ++found;
            QVERIFY2(offered.contains(action), qPrintable(action->text()));
        }
    };
    for (const QAction* menu : m_shell->window->menuBar()->actions())
        look(look, menu->menu());
    QVERIFY(found > 70);
    // And every command of the canvas, in a menu or not, stands in exactly one menu.
    for (int command = 0; command < int(CanvasCommand::Count); ++command) {
        QAction* action = m_shell->canvas()->action(CanvasCommand(command));
        QVERIFY2(offered.contains(action), qPrintable(action->text()));
        const Command known = m_shell->command(action->objectName());
        QVERIFY2(!known.place.isEmpty(), qPrintable(action->objectName() + u" stands in no menu"_s));
    }
}

void TestCommandPalette::typingFiltersAndEnterRuns()
{
    m_shell->newPackage({u"A"_s, u"B"_s});
    open();
    QVERIFY(palette()->isVisible());
    const int all = list()->model()->rowCount();
    QVERIFY(all > 70);
    type(u"select all"_s);
    QVERIFY(list()->model()->rowCount() < all);
    QCOMPARE(top(), u"Select all"_s);
    const QList<int> marked = list()->currentIndex().data(PaletteModel::MarkedRole).value<QList<int>>();
    QCOMPARE(marked.size(), 9);
    QCOMPARE(list()->currentIndex().data(PaletteModel::KeysRole).toString(), u"Ctrl+A"_s);
    QVERIFY(list()->currentIndex().data(PaletteModel::DetailRole).toString().startsWith(u"Edit"));
    press(Qt::Key_Return);
    QVERIFY(!palette()->isVisible());
    QCOMPARE(m_shell->canvas()->selectedTasks().size(), 2);
}

void TestCommandPalette::canvasCommandsRunFromIt()
{
    m_shell->newPackage({u"A"_s, u"B"_s});
    m_shell->canvas()->selectTasks({m_shell->document()->package().tasks.first().id});
    open();
    type(u"rename"_s);
    QCOMPARE(top(), u"Rename"_s);
    press(Qt::Key_Return);
    // The card's editor got the focus, as if F2 had been pressed on the canvas.
    auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(editor);
    QTest::keyClicks(editor, u"Renamed"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(m_shell->document()->package().tasks.first().name, u"Renamed"_s);
}

void TestCommandPalette::recentOnesComeFirst()
{
    m_shell->newPackage({u"A"_s});
    for (const QString& text : {u"zoom in"_s, u"select all"_s}) {
        open();
        type(text);
        press(Qt::Key_Return);
    }
    open();
    QCOMPARE(top(), u"Select all"_s);
    QCOMPARE(list()->model()->index(1, 0).data().toString(), u"Zoom in"_s);
    QCOMPARE(m_shell->workspace->preferences()->recentCommands(),
             (QStringList{u"canvas.selectall"_s, u"canvas.zoomin"_s}));
}

void TestCommandPalette::disabledOnesSayWhyAndDoNotRun()
{
    m_shell->newPackage({u"A"_s, u"B"_s});
    m_shell->canvas()->selectTasks({});
    open();
    type(u"align left"_s);
    QCOMPARE(top(), u"Align left"_s);
    QVERIFY(!list()->currentIndex().data(PaletteModel::ReasonRole).toString().isEmpty());
    const ParentPackage before = m_shell->document()->package();
    press(Qt::Key_Return);
    QVERIFY(palette()->isVisible()); // the reason stays in sight
    QCOMPARE(m_shell->document()->package(), before);
    // Nothing open at all: the canvas's commands are still there, and say so.
    press(Qt::Key_Escape);
    m_shell->dialogs.answer(2);
    m_shell->action(u"file.close"_s)->trigger();
    QCOMPARE(m_shell->window->tabs()->count(), 0);
    QVERIFY(!m_shell->command(u"standIn.alignleft"_s).text.isEmpty());
    for (const Command& command : m_shell->commands()) {
        if (!command.action->isEnabled())
            QVERIFY2(reasonAgainst(command.action).size() > 10, qPrintable(command.id));
        else
            QVERIFY(reasonAgainst(command.action).isEmpty());
    }
}

void TestCommandPalette::escapeGivesTheFocusBack()
{
    m_shell->newPackage({u"A"_s});
    auto* filter = m_shell->window->findChild<QLineEdit*>(u"fleetFilter"_s);
    QWidget* canvas = m_shell->canvas();
    QVERIFY(filter);
    QTest::keyClick(canvas, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette()->isVisible());
    type(u"nothing of this kind"_s);
    QCOMPARE(list()->model()->rowCount(), 0);
    QVERIFY(!list()->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!palette()->isVisible());
    QCOMPARE(QApplication::focusWidget(), canvas);
}

void TestCommandPalette::prefixesJump()
{
    m_shell->newPackage({u"Extract"_s, u"Load rates"_s});
    open();
    type(u"@rates"_s);
    QCOMPARE(top(), u"Load rates"_s);
    QCOMPARE(list()->currentIndex().data(PaletteModel::DetailRole).toString(), u"Load rates @ SQL01"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_shell->canvas()->selectedTasks(),
             QList<TaskId>{m_shell->document()->package().tasks.at(1).id});
    OpenDocument* first = m_shell->document();
    m_shell->newPackage({u"Other"_s});
    QVERIFY(m_shell->document() != first);
    open();
    type(u"/"_s);
    QCOMPARE(list()->model()->rowCount(), 2);
    press(Qt::Key_Return);
    QCOMPARE(m_shell->document(), first);
}

void TestCommandPalette::accessKeysAreUnique_data()
{
    QTest::addColumn<int>("language");
    QTest::newRow("English") << int(LanguageChoice::English);
    QTest::newRow("German") << int(LanguageChoice::German);
}

void TestCommandPalette::accessKeysAreUnique()
{
    QFETCH(const int, language);
    Language spoken;
    spoken.use(LanguageChoice(language));
    m_shell = std::make_unique<test::ShellWindow>();
    m_shell->newPackage({u"A"_s});
    const auto unique = [](const QList<QAction*>& actions) {
        QHash<QChar, QString> taken;
        QStringList without;
        for (const QAction* action : actions) {
            if (action->isSeparator() || !action->isVisible())
                continue;
            const QKeySequence key = QKeySequence::mnemonic(action->text());
            if (key.isEmpty()) { // looked at below
                without.append(plainText(action).toUpper());
                continue;
            }
            const QChar letter(key[0].key());
            QVERIFY2(!taken.contains(letter), qPrintable(action->text() + u" / "_s + taken.value(letter)));
            taken.insert(letter, action->text());
        }
        for (const QString& text : std::as_const(without)) {
            for (const QChar letter : text) // none of its letters was free
                QVERIFY2(taken.contains(letter) || !letter.isLetterOrNumber(), qPrintable(text));
        }
    };
    const auto look = [&](const auto& self, QMenu* menu) -> void {
        Q_EMIT menu->aboutToShow();
        unique(menu->actions());
        for (const QAction* action : menu->actions()) {
            if (action->menu())
                self(self, action->menu());
        }
    };
    unique(m_shell->window->menuBar()->actions());
    for (const QAction* action : m_shell->window->menuBar()->actions())
        look(look, action->menu());
    m_shell.reset();
    spoken.use(LanguageChoice::English);
}

void TestCommandPalette::accessKeysGiveWay()
{
    QCOMPARE(withAccessKeys({u"&Copy"_s, u"&Cut"_s, u"C&lose"_s, u"Save && close"_s}),
             (QStringList{u"&Copy"_s, u"C&ut"_s, u"C&lose"_s, u"&Save && close"_s}));
    QCOMPARE(withAccessKeys({u"&A"_s, u"&A"_s}), (QStringList{u"&A"_s, u"A"_s}));
}

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
