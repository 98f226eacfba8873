// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way without a mouse, in the real window over a simulated fleet: new package, five tasks, four
// constraints, run, read the first error. Every step is a key that goes to whatever has the focus.
#include "canvas/canvasview.h"
#include "fleet/fleetmodel.h"
#include "logs/logpanel.h"
#include "run/messagebar.h"
#include "shell/documenttabs.h"
#include "simulatedwindow.h"

#include <QAccessible>
#include <QDockWidget>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

constexpr char kScenario[] = R"({"formatVersion": 1, "title": "test", "history": {"runs": 6, "days": 3},
"servers": [{"name": "SQL01", "group": "Test"}, {"name": "SQL02", "group": "Test"}],
"jobs": [
 {"name": "Extract", "servers": ["SQL01"], "steps": [{"name": "Extract", "duration": 20}]},
 {"name": "Check", "servers": ["SQL02"], "steps": [{"name": "Check", "duration": 10, "outcome": "fail", "error": "The rates are wrong."}]},
 {"name": "Load", "servers": ["SQL01"], "steps": [{"name": "Load", "duration": 20}]},
 {"name": "Repair", "servers": ["SQL02"], "steps": [{"name": "Repair", "duration": 10}]},
 {"name": "Report", "servers": ["SQL01"], "steps": [{"name": "Report", "duration": 10}]}
]})";

} // namespace

class TestKeyboardOnly final : public test::SimulatedWindow
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theWholeWay();
    void savedAndClosedByKeys();

private:
    static QWidget* focus() { return QApplication::focusWidget(); }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QVERIFY(focus());
        QTest::keyClick(focus(), key, modifiers);
    }
    static void type(const QString& text)
    {
        QVERIFY(focus());
        QTest::keyClicks(focus(), text);
    }
    [[nodiscard]] const ParentPackage& package() const { return m_window->tabs()->current()->package(); }
    [[nodiscard]] CanvasView* canvas() const { return m_window->tabs()->currentCanvas(); }
    [[nodiscard]] QString nameOfCurrent() const
    {
        const Task* task = package().task(canvas()->currentPart().id);
        return task ? task->name : QString();
    }
    // Along the tasks until it is the one.
    void goTo(const QString& name);
    void addTask(const QString& job);
    void connectCurrentTo(const QString& name);
};

void TestKeyboardOnly::initTestCase()
{
    start(kScenario);
    const FleetModel* fleet = m_workspace->session()->fleet();
    QTRY_COMPARE_WITH_TIMEOUT(fleet->jobs(u"SQL01"_s).size() >= 3 && fleet->jobs(u"SQL02"_s).size() >= 2,
                              true, 20000);
}

void TestKeyboardOnly::cleanupTestCase()
{
    end();
}

void TestKeyboardOnly::addTask(const QString& job)
{
    press(Qt::Key_Insert);
    QVERIFY(qobject_cast<QLineEdit*>(focus())); // the palette's field
    type(job);
    press(Qt::Key_Return);
    QCOMPARE(focus(), static_cast<QWidget*>(canvas()));
    QCOMPARE(nameOfCurrent(), job);
}

void TestKeyboardOnly::goTo(const QString& name)
{
    press(Qt::Key_Home);
    for (qsizetype i = 0; i < package().tasks.size() && nameOfCurrent() != name; ++i)
        press(Qt::Key_Tab);
    QCOMPARE(nameOfCurrent(), name);
    QCOMPARE(focus(), static_cast<QWidget*>(canvas()));
}

void TestKeyboardOnly::connectCurrentTo(const QString& name)
{
    const qsizetype before = package().constraints.size();
    press(Qt::Key_L);
    press(Qt::Key_Home);
    for (qsizetype i = 0; i < package().tasks.size() && nameOfCurrent() != name; ++i)
        press(Qt::Key_Tab);
    QCOMPARE(nameOfCurrent(), name);
    press(Qt::Key_Return);
    QCOMPARE(package().constraints.size(), before + 1);
}

void TestKeyboardOnly::theWholeWay()
{
    // Whatever has the focus at the start: the window answers.
    QTest::keyClick(focus() ? focus() : m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(canvas());
    QTRY_COMPARE(focus(), static_cast<QWidget*>(canvas()));
    for (const QString& job : {u"Extract"_s, u"Check"_s, u"Load"_s, u"Repair"_s, u"Report"_s})
        addTask(job);
    QCOMPARE(package().tasks.size(), 5);
    goTo(u"Extract"_s);
    connectCurrentTo(u"Load"_s);
    goTo(u"Check"_s);
    connectCurrentTo(u"Repair"_s);
    goTo(u"Load"_s);
    connectCurrentTo(u"Report"_s);
    goTo(u"Repair"_s);
    connectCurrentTo(u"Report"_s);
    QCOMPARE(package().constraints.size(), 4);
    // The second one waits for a failure: along it, and F.
    goTo(u"Check"_s);
    press(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(canvas()->currentPart().kind, CanvasPart::Kind::Constraint);
    press(Qt::Key_F);
    QCOMPARE(package().constraint(canvas()->currentPart().id)->kind, ConstraintKind::Failure);
    // Renamed in its card, and everything put in order.
    goTo(u"Report"_s);
    press(Qt::Key_F2);
    type(u"Morning report"_s);
    press(Qt::Key_Return);
    QCOMPARE(nameOfCurrent(), u"Morning report"_s);
    QCOMPARE(focus(), static_cast<QWidget*>(canvas()));
    press(Qt::Key_T, Qt::ShiftModifier | Qt::AltModifier);
    QTRY_VERIFY(m_window->findChild<QAction*>(u"edit.undo"_s)->text().contains(u"Arrange"_s));

    QSignalSpy finished(m_workspace->session(), &FleetSession::runFinished);
    press(Qt::Key_F5);
    QTRY_VERIFY2(m_workspace->session()->isRunning(), qPrintable(m_window->messages()->text()));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
    // F8 goes to the task that failed; in the log the same key goes to the first error.
    press(Qt::Key_F8);
    QCOMPARE(nameOfCurrent(), u"Check"_s);
    QVERIFY(QAccessible::queryAccessibleInterface(canvas())
                ->focusChild()
                ->text(QAccessible::Description)
                .contains(u"The rates are wrong."_s));
    QTableView* log = m_window->logPanel()->table();
    press(Qt::Key_5, Qt::ControlModifier);
    QTRY_COMPARE(focus(), static_cast<QWidget*>(log));
    press(Qt::Key_F8);
    QTRY_VERIFY(log->currentIndex().isValid());
    QAccessibleInterface* table = QAccessible::queryAccessibleInterface(log);
    QVERIFY(table && table->tableInterface());
    QStringList said;
    for (int column = 0; column < log->model()->columnCount(); ++column) {
        if (QAccessibleInterface* cell = table->tableInterface()->cellAt(log->currentIndex().row(), column))
            said.append(cell->text(QAccessible::Name));
    }
    QVERIFY2(said.join(u' ').contains(u"The rates are wrong."_s), qPrintable(said.join(u'|')));
    // And back to the canvas with F6, however many panes there are.
    for (int i = 0; i < 10 && focus() != static_cast<QWidget*>(canvas()); ++i)
        press(Qt::Key_F6);
    QCOMPARE(focus(), static_cast<QWidget*>(canvas()));
}

void TestKeyboardOnly::savedAndClosedByKeys()
{
    const QString file = m_sim.configFolder() + u"/keyboard.stellwerk"_s;
    m_dialogs->answerFile(file);
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(QFile::exists(file));
    QVERIFY(!m_window->tabs()->current()->isModified());
    press(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(m_window->tabs()->count(), 0);
}

QTEST_MAIN(TestKeyboardOnly)
#include "tst_keyboardonly.moc"
