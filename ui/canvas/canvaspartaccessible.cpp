// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvaspartaccessible.h"

#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/constraintitem.h"
#include "canvas/grouplayer.h"
#include "canvas/notelayer.h"
#include "canvas/taskitem.h"
#include "theme/stateappearance.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QCoreApplication>

namespace stellwerk {

namespace {

constexpr double kPortTarget = 24; // view pixels across, as the mouse finds it

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::CanvasAccessible)
};

} // namespace

PartAccessible::PartAccessible(CanvasView* view, CanvasPart part)
    : m_view(view)
    , m_part(std::move(part))
{}

QWindow* PartAccessible::window() const
{
    return m_view ? m_view->window()->windowHandle() : nullptr;
}

QAccessibleInterface* PartAccessible::parent() const
{
    return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
}

QRect PartAccessible::rect() const
{
    if (!isValid())
        return {};
    const QRect there = m_view->mapFromScene(sceneRect()).boundingRect();
    return {m_view->viewport()->mapToGlobal(there.topLeft()), there.size()};
}

QAccessible::State PartAccessible::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const QRect there = m_view->mapFromScene(sceneRect()).boundingRect();
    state.focusable = true;
    state.selectable = isItem();
    state.multiSelectable = state.selectable;
    state.selected = isSelected();
    state.focused = m_view->hasFocus() && m_view->currentPart() == m_part && isItem();
    state.offscreen = !m_view->viewport()->rect().intersects(there);
    return state;
}

void* PartAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
}

QStringList PartAccessible::actionNames() const
{
    if (!isItem())
        return {pressAction()};
    return {pressAction(), setFocusAction(), showMenuAction()};
}

QStringList PartAccessible::keyBindingsForAction(const QString&) const
{
    return {};
}

void PartAccessible::doAction(const QString& name)
{
    if (!isValid())
        return;
    if (name == pressAction()) {
        press();
    } else if (name == setFocusAction()) {
        m_view->setFocus(Qt::OtherFocusReason);
        m_view->goTo(m_part);
    } else if (name == showMenuAction()) {
        m_view->goTo(m_part);
        const QPoint at = m_view->mapFromScene(sceneRect().center());
        QContextMenuEvent event(QContextMenuEvent::Keyboard, at, m_view->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(m_view->viewport(), &event);
    }
}

void PartAccessible::press()
{
    m_view->goTo(m_part);
}

TaskAccessible::TaskAccessible(CanvasView* view, const QString& id)
    : PartAccessible(view, {CanvasPart::Kind::Task, id})
{}

TaskAccessible::~TaskAccessible()
{
    for (const QAccessible::Id port : m_ports) {
        if (port)
            QAccessible::deleteAccessibleInterface(port);
    }
}

bool TaskAccessible::isValid() const
{
    return view() && view()->canvasScene()->taskItem(part().id);
}

QString TaskAccessible::text(QAccessible::Text kind) const
{
    const Task* task = view() ? view()->editor()->package().task(part().id) : nullptr;
    if (!task)
        return {};
    if (kind == QAccessible::Name)
        return task->name;
    if (kind != QAccessible::Description && kind != QAccessible::Value)
        return {};
    const CanvasScene* scene = view()->canvasScene();
    return taskDescription(*task, scene->rowOf(part().id), scene->now(), scene->hasHalt(part().id));
}

QAccessibleInterface* TaskAccessible::child(int index) const
{
    if (index < 0 || index > 1 || !isValid())
        return nullptr;
    QAccessible::Id& id = m_ports.at(std::size_t(index));
    if (!id)
        id = QAccessible::registerAccessibleInterface(new PortAccessible(view(), this, index == 1));
    return QAccessible::accessibleInterface(id);
}

int TaskAccessible::indexOfChild(const QAccessibleInterface* child) const
{
    for (int i = 0; i < 2; ++i) {
        if (child && m_ports.at(std::size_t(i)) &&
            QAccessible::accessibleInterface(m_ports.at(std::size_t(i))) == child)
            return i;
    }
    return -1;
}

QAccessibleInterface* TaskAccessible::childAt(int x, int y) const
{
    for (int i = 0; i < 2; ++i) {
        QAccessibleInterface* port = child(i);
        if (port && port->rect().contains(x, y))
            return port;
    }
    return nullptr;
}

QRectF TaskAccessible::sceneRect() const
{
    return view()->canvasScene()->shownRect(part().id); // of a folded group's tasks: its card
}

bool TaskAccessible::isSelected() const
{
    return view()->canvasScene()->isSelected(part().id);
}

PortAccessible::PortAccessible(CanvasView* view, const TaskAccessible* task, bool out)
    : PartAccessible(view, task->part())
    , m_task(task)
    , m_out(out)
{}

bool PortAccessible::isValid() const
{
    return view() && view()->canvasScene()->taskItem(part().id);
}

QAccessibleInterface* PortAccessible::parent() const
{
    return const_cast<TaskAccessible*>(m_task);
}

QString PortAccessible::text(QAccessible::Text kind) const
{
    const Task* task = view() ? view()->editor()->package().task(part().id) : nullptr;
    if (!task)
        return {};
    if (kind == QAccessible::Name)
        return m_out ? Words::tr("%1: connect from here").arg(task->name)
                     : Words::tr("%1: connect to here").arg(task->name);
    if (kind != QAccessible::Description)
        return {};
    int count = 0;
    for (const Constraint& constraint : view()->editor()->package().constraints)
        count += (m_out ? constraint.from : constraint.to) == part().id ? 1 : 0;
    return m_out ? Words::tr("%n constraint(s) begin here", nullptr, count)
                 : Words::tr("%n constraint(s) end here", nullptr, count);
}

QRectF PortAccessible::sceneRect() const
{
    const TaskItem* item = view()->canvasScene()->taskItem(part().id);
    const QPointF at = m_out ? item->outPort() : item->inPort();
    const double reach = kPortTarget / 2 / view()->zoom();
    return {at.x() - reach, at.y() - reach, 2 * reach, 2 * reach};
}

void PortAccessible::press()
{
    view()->pressPort(part().id, m_out);
}

GroupAccessible::GroupAccessible(CanvasView* view, const QString& id)
    : PartAccessible(view, {CanvasPart::Kind::Group, id})
{}

bool GroupAccessible::isValid() const
{
    return view() && view()->canvasScene()->groups()->item(part().id) &&
           view()->editor()->package().group(part().id);
}

QString GroupAccessible::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    const Group& group = *view()->editor()->package().group(part().id);
    if (kind == QAccessible::Name)
        return shownTitle(group);
    if (kind == QAccessible::Description || kind == QAccessible::Value)
        return groupDescription(group, view()->canvasScene()->groups()->item(part().id)->picture());
    return {};
}

QAccessible::State GroupAccessible::state() const
{
    QAccessible::State state = PartAccessible::state();
    if (!isValid())
        return state;
    const bool folded = view()->editor()->package().folded.contains(part().id);
    state.expandable = true;
    state.expanded = !folded;
    state.collapsed = folded;
    return state;
}

QRectF GroupAccessible::sceneRect() const
{
    return view()->canvasScene()->shownRect(part().id);
}

bool GroupAccessible::isSelected() const
{
    return view()->canvasScene()->selection().groups.contains(part().id);
}

NoteAccessible::NoteAccessible(CanvasView* view, const QString& id)
    : PartAccessible(view, {CanvasPart::Kind::Note, id})
{}

bool NoteAccessible::isValid() const
{
    return view() && view()->canvasScene()->notes()->item(part().id) &&
           view()->editor()->package().note(part().id);
}

QString NoteAccessible::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    const StickyNote& note = *view()->editor()->package().note(part().id);
    if (kind == QAccessible::Name) {
        const QString line = NoteItem::firstLine(note);
        return line.isEmpty() ? CanvasView::tr("Note") : line;
    }
    if (kind == QAccessible::Description || kind == QAccessible::Value)
        return note.text;
    return {};
}

QRectF NoteAccessible::sceneRect() const
{
    return view()->canvasScene()->shownRect(part().id);
}

bool NoteAccessible::isSelected() const
{
    return view()->canvasScene()->selection().notes.contains(part().id);
}

ConstraintAccessible::ConstraintAccessible(CanvasView* view, const QString& id)
    : PartAccessible(view, {CanvasPart::Kind::Constraint, id})
{}

bool ConstraintAccessible::isValid() const
{
    return view() && view()->canvasScene()->constraintItem(part().id);
}

QString ConstraintAccessible::text(QAccessible::Text kind) const
{
    const Constraint* line = view() ? view()->editor()->package().constraint(part().id) : nullptr;
    if (!line)
        return {};
    const auto name = [this](const TaskId& id) {
        const Task* task = view()->editor()->package().task(id);
        return task ? task->name : QString();
    };
    if (kind == QAccessible::Name)
        return Words::tr("Constraint from %1 to %2").arg(name(line->from), name(line->to));
    if (kind == QAccessible::Value)
        return shownWord(line->kind);
    if (kind == QAccessible::Description)
        return line->note.isEmpty() ? shownWord(line->kind)
                                    : shownWord(line->kind) + QStringLiteral(", ") + line->note;
    return {};
}

QRectF ConstraintAccessible::sceneRect() const
{
    return view()->canvasScene()->constraintItem(part().id)->boundingRect();
}

bool ConstraintAccessible::isSelected() const
{
    return view()->canvasScene()->constraintItem(part().id)->isSelectedLine();
}

} // namespace stellwerk
