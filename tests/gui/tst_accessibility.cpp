// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader is told: the canvas with its tasks, ports and constraints, and every element of the
// window, its docks and its dialogs by name.
#include "canvas/canvasaccessible.h"
#include "canvas/canvasscene.h"
#include "canvas/taskitem.h"
#include "dialogs/aboutdialog.h"
#include "dialogs/serverdialog.h"
#include "fleet/fleetpanel.h"
#include "shell/cheatsheet.h"
#include "shell/commandpalette.h"
#include "shell/shortcutdialog.h"
#include "shell/windowdocks.h"
#include "shellwindow.h"

#include <QAccessible>
#include <QDebug>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSet>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

QList<QPair<QAccessible::Event, int>> g_events; // with the child they tell of

void note(const QAccessibleEvent& event)
{
    g_events.append({event.type(), event.child()});
}

bool isInteractive(QAccessible::Role role)
{
    static const QSet<int> roles{
        QAccessible::PushButton,     QAccessible::CheckBox,     QAccessible::RadioButton,
        QAccessible::ComboBox,       QAccessible::EditableText, QAccessible::SpinBox,
        QAccessible::Slider,         QAccessible::List,         QAccessible::ListItem,
        QAccessible::Tree,           QAccessible::Table,        QAccessible::PageTab,
        QAccessible::PageTabList,    QAccessible::MenuItem,     QAccessible::ButtonMenu,
        QAccessible::ButtonDropDown, QAccessible::TreeItem,     QAccessible::Dialog,
        QAccessible::Button,         QAccessible::Link};
    return roles.contains(role);
}

QString describe(QAccessibleInterface* element)
{
    const QObject* object = element->object();
    QString text = QVariant::fromValue(element->role()).toString();
    for (QAccessibleInterface* up = element; up; up = up->parent()) {
        const QObject* at = up->object();
        text += u" < "_s + (at ? QString::fromLatin1(at->metaObject()->className()) + u'#' + at->objectName()
                               : up->text(QAccessible::Name));
    }
    return object ? text : text + u" (no object)"_s;
}

// Every interactive element that is in sight has a name; returns those without, and counts the others.
void walk(QAccessibleInterface* element, QStringList& nameless, int& named)
{
    if (!element || !element->isValid() || element->state().invisible)
        return;
    if (isInteractive(element->role())) {
        QString name = element->text(QAccessible::Name);
        // A row is called by its first cell; others may have nothing in them.
        const auto* cell = element->tableCellInterface();
        if (name.isEmpty() && cell && cell->columnIndex() > 0)
            return;
        if (name.isEmpty())
            nameless.append(describe(element));
        else
            ++named;
    }
    for (int i = 0; i < std::min(element->childCount(), 400); ++i)
        walk(element->child(i), nameless, named);
}

void verifyNames(QWidget* widget, int atLeast)
{
    QStringList nameless;
    int named = 0;
    walk(QAccessible::queryAccessibleInterface(widget), nameless, named);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    QVERIFY2(named >= atLeast, qPrintable(u"only %1 in %2"_s.arg(named).arg(widget->objectName())));
}

} // namespace

class TestAccessibility final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_shell.reset(); }

    void canvasTellsItsParts();
    void portsConnect();
    void hitAndFocus();
    void eventsAreSent();
    void everyPartIsReachedByKeys();
    void everyElementOfTheWindowHasAName();
    void everyDialogHasNames();
    void panesAreCycled();

private:
    [[nodiscard]] QAccessibleInterface* canvas() const
    {
        return QAccessible::queryAccessibleInterface(m_shell->canvas());
    }
    [[nodiscard]] QAccessibleInterface* named(const QString& name) const
    {
        for (int i = 0; i < canvas()->childCount(); ++i) {
            if (canvas()->child(i)->text(QAccessible::Name) == name)
                return canvas()->child(i);
        }
        return nullptr;
    }
    void openSample();

    std::unique_ptr<test::ShellWindow> m_shell;
};

void TestAccessibility::initTestCase()
{
    Theme::instance().install(SchemeChoice::Light);
    CanvasAccessible::setWitness(note);
}

void TestAccessibility::init()
{
    m_shell = std::make_unique<test::ShellWindow>();
    m_shell->newPackage({u"A"_s, u"B"_s, u"C"_s});
    g_events.clear();
}

void TestAccessibility::openSample()
{
    m_shell->workspace->open(QStringLiteral(STELLWERK_SOURCE_DIR) +
                             u"/resources/samples/nightly-load.stellwerk"_s);
    QTRY_VERIFY(m_shell->document()->package().tasks.size() > 10);
}

void TestAccessibility::canvasTellsItsParts()
{
    PackageEditor* editor = m_shell->document()->editor();
    const QList<Task> tasks = m_shell->document()->package().tasks;
    const ConstraintId line = editor->connectTasks(tasks.at(0).id, tasks.at(1).id, ConstraintKind::Failure);
    QCOMPARE(canvas()->childCount(), 4);
    QAccessibleInterface* first = canvas()->child(0);
    QCOMPARE(first->text(QAccessible::Name), u"A"_s);
    QCOMPARE(first->role(), QAccessible::ListItem);
    QVERIFY(first->text(QAccessible::Description).contains(u"SQL01"_s));
    QCOMPARE(first->parent(), canvas());
    QAccessibleInterface* constraint = canvas()->child(3);
    QCOMPARE(constraint->text(QAccessible::Name), u"Constraint from A to B"_s);
    QVERIFY(constraint->text(QAccessible::Description).contains(u"failure"_s, Qt::CaseInsensitive));
    QVERIFY(!constraint->rect().isEmpty());
    QCOMPARE(canvas()->indexOfChild(constraint), 3);
    constraint->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(m_shell->canvas()->selectedConstraints(), QList<ConstraintId>{line});
    QVERIFY(constraint->state().selected && constraint->state().focused);
    QVERIFY(!first->state().selected);
    editor->undoStack()->undo();
    QVERIFY(!constraint->isValid());
    QVERIFY(constraint->state().invalid);
    QCOMPARE(canvas()->childCount(), 3);
}

void TestAccessibility::portsConnect()
{
    QAccessibleInterface* from = named(u"A"_s);
    QAccessibleInterface* to = named(u"B"_s);
    QCOMPARE(from->childCount(), 2);
    QAccessibleInterface* out = from->child(1);
    QAccessibleInterface* in = to->child(0);
    QCOMPARE(out->role(), QAccessible::Button);
    QCOMPARE(out->parent(), from);
    QCOMPARE(from->indexOfChild(out), 1);
    QVERIFY(out->text(QAccessible::Name).startsWith(u"A"));
    QVERIFY(out->rect().intersects(from->rect()));
    QCOMPARE(from->childAt(out->rect().center().x(), out->rect().center().y()), out);
    out->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    in->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(m_shell->document()->package().constraints.size(), 1);
    QCOMPARE(m_shell->document()->package().constraints.first().from,
             m_shell->document()->package().tasks.first().id);
    QVERIFY(out->text(QAccessible::Description).contains(u"1"_s));
}

void TestAccessibility::hitAndFocus()
{
    QAccessibleInterface* second = named(u"B"_s);
    const QPoint middle = second->rect().center();
    QCOMPARE(canvas()->childAt(middle.x(), middle.y()), second);
    const QPoint port = second->child(1)->rect().center();
    QCOMPARE(canvas()->childAt(port.x(), port.y()), second->child(1));
    m_shell->canvas()->setFocus();
    m_shell->canvas()->selectTasks({m_shell->document()->package().tasks.at(1).id});
    QCOMPARE(canvas()->focusChild(), second);
    second->actionInterface()->doAction(QAccessibleActionInterface::showMenuAction());
    auto* menu = m_shell->canvas()->findChild<QMenu*>(u"canvas.menu"_s);
    QTRY_VERIFY(menu && menu->isVisible());
    menu->close();
}

void TestAccessibility::eventsAreSent()
{
    const auto told = [](QAccessible::Event type, int child) {
        return g_events.contains(QPair<QAccessible::Event, int>(type, child));
    };
    m_shell->canvas()->setFocus();
    QTest::keyClick(m_shell->canvas(), Qt::Key_Home);
    QVERIFY2(told(QAccessible::StateChanged, 0), qPrintable(QDebug::toString(g_events)));
    QVERIFY(told(QAccessible::Focus, 0));
    g_events.clear();
    QTest::keyClick(m_shell->canvas(), Qt::Key_Tab);
    QVERIFY(told(QAccessible::StateChanged, 0) && told(QAccessible::StateChanged, 1));
    QVERIFY(told(QAccessible::Focus, 1));
    g_events.clear();
    m_shell->document()->editor()->addJobs({{u"SQL01"_s, u"D"_s}}, {0, 300});
    QVERIFY(told(QAccessible::ObjectReorder, -1));
}

void TestAccessibility::everyPartIsReachedByKeys()
{
    openSample();
    CanvasView* view = m_shell->canvas();
    view->setFocus();
    const ParentPackage& package = m_shell->document()->package();
    QSet<QString> reached;
    QTest::keyClick(view, Qt::Key_Home);
    // Every task by Tab; from each task every constraint that begins there.
    for (qsizetype i = 0; i < view->canvasScene()->readingOrder().size(); ++i) {
        const TaskId task = view->currentPart().id;
        reached.insert(task);
        int lines = 0;
        for (const Constraint& constraint : package.constraints)
            lines += constraint.from == task ? 1 : 0;
        if (lines > 0) {
            QTest::keyClick(view, Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
            for (int line = 0; line < lines; ++line) {
                QCOMPARE(view->currentPart().kind, CanvasPart::Kind::Constraint);
                QCOMPARE(canvas()->focusChild()->text(QAccessible::Name).contains(u"Constraint from"_s),
                         true);
                reached.insert(view->currentPart().id);
                if (lines > 1)
                    QTest::keyClick(view, Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
            }
            QTest::keyClick(view, Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier); // back to the task
            QCOMPARE(view->currentPart().id, task);
        }
        QTest::keyClick(view, Qt::Key_Tab);
    }
    QCOMPARE(reached.size(), package.tasks.size() + package.constraints.size() + package.groups.size() +
                                 package.notes.size());
}

void TestAccessibility::everyElementOfTheWindowHasAName()
{
    openSample();
    for (int id = 0; id < int(DockId::Count); ++id) {
        m_shell->window->docks()->reveal(DockId(id));
        QCoreApplication::processEvents();
        verifyNames(m_shell->window.get(), 60);
        if (QTest::currentTestFailed())
            return;
    }
    // The inspector's pages: package, task, several tasks, constraint.
    m_shell->window->docks()->reveal(DockId::Properties);
    const QList<Task> tasks = m_shell->document()->package().tasks;
    const auto select = [&](const QSet<TaskId>& some, const QSet<ConstraintId>& lines) {
        m_shell->canvas()->canvasScene()->setSelection(some, lines);
        QCoreApplication::processEvents();
        verifyNames(m_shell->window->docks()->dock(DockId::Properties), 3);
    };
    select({tasks.at(0).id}, {});
    select({tasks.at(0).id, tasks.at(1).id}, {});
    select({}, {m_shell->document()->package().constraints.first().id});
    for (const QAction* top : m_shell->window->menuBar()->actions()) {
        top->menu()->popup({100, 100});
        QTRY_VERIFY(top->menu()->isVisible());
        verifyNames(top->menu(), 2);
        top->menu()->close();
    }
    // And before anything is open.
    m_shell = std::make_unique<test::ShellWindow>();
    verifyNames(m_shell->window.get(), 20);
}

void TestAccessibility::everyDialogHasNames()
{
    openSample();
    QWidget* window = m_shell->window.get();
    const auto look = [&](QWidget* dialog, int atLeast) {
        QVERIFY(dialog);
        dialog->show();
        QCoreApplication::processEvents();
        verifyNames(dialog, atLeast);
    };
    {
        ShortcutDialog dialog(m_shell->commands(), m_shell->window->tools()->shortcuts(), &m_shell->dialogs,
                              window);
        look(&dialog, 10);
    }
    {
        AboutDialog dialog(window);
        look(&dialog, 1);
    }
    m_shell->window->fleetPanel()->action(FleetCommand::AddServer)->trigger();
    auto* server = window->findChild<ServerDialog*>();
    look(server, 8);
    server->close();
    m_shell->action(u"tools.palette"_s)->trigger();
    look(m_shell->window->tools()->commandPalette(), 10);
    m_shell->window->tools()->commandPalette()->close();
    m_shell->action(u"help.cheatSheet"_s)->trigger();
    look(window->findChild<CheatSheet*>(), 1);
    window->findChild<CheatSheet*>()->close();
    m_shell->canvas()->setFocus();
    m_shell->canvas()->action(CanvasCommand::QuickAdd)->trigger();
    look(m_shell->canvas()->findChild<QWidget*>(u"canvas.quickAdd"_s), 2);
}

void TestAccessibility::panesAreCycled()
{
    openSample();
    m_shell->canvas()->setFocus();
    QSet<QString> visited;
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        QWidget* focus = QApplication::focusWidget();
        QVERIFY(focus);
        for (QWidget* up = focus; up; up = up->parentWidget()) {
            if (qobject_cast<QDockWidget*>(up) || up == m_shell->canvas())
                visited.insert(up->objectName());
        }
    }
    QVERIFY2(visited.contains(u"canvas"_s), qPrintable(visited.values().join(u' ')));
    QVERIFY2(visited.contains(u"dock.servers"_s), qPrintable(visited.values().join(u' ')));
    QVERIFY2(visited.contains(u"dock.properties"_s), qPrintable(visited.values().join(u' ')));
    // Back the same way.
    m_shell->canvas()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(m_shell->canvas()));
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
