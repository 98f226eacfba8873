// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasaccessible.h"

#include "canvas/canvaspartaccessible.h"
#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/constraintitem.h"

namespace stellwerk {

namespace {

constexpr qsizetype kToldOneByOne = 50; // of a selection; more are told as one change

std::function<void(const QAccessibleEvent&)>& witness()
{
    static std::function<void(const QAccessibleEvent&)> listener;
    return listener;
}

bool isHeard()
{
    return QAccessible::isActive() || witness();
}

void send(QAccessibleEvent& event)
{
    if (witness())
        witness()(event);
    QAccessible::updateAccessibility(&event);
}

QAccessibleInterface* factory(const QString&, QObject* object)
{
    auto* view = qobject_cast<CanvasView*>(object);
    return view ? new CanvasAccessible(view) : nullptr;
}

QList<CanvasPart> partsInOrder(const CanvasScene* scene)
{
    QList<CanvasPart> parts;
    for (const QString& id : scene->readingOrder())
        parts.append(scene->partOf(id));
    for (const Constraint& constraint : scene->editor()->package().constraints)
        parts.append({CanvasPart::Kind::Constraint, constraint.id});
    return parts;
}

int indexOf(CanvasView* view, const CanvasPart& part)
{
    if (!isHeard() || part.isNone())
        return -1;
    return int(partsInOrder(view->canvasScene()).indexOf(part));
}

} // namespace

CanvasAccessible::CanvasAccessible(CanvasView* view)
    : QAccessibleWidget(view, QAccessible::List)
    , m_view(view)
{}

CanvasAccessible::~CanvasAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_ids))
        QAccessible::deleteAccessibleInterface(id);
}

void CanvasAccessible::install()
{
    QAccessible::installFactory(factory); // a factory that is installed already is not added again
}

void CanvasAccessible::setWitness(std::function<void(const QAccessibleEvent&)> listener)
{
    witness() = std::move(listener);
}

void CanvasAccessible::tellFocus(CanvasView* view)
{
    const int index = view->hasFocus() ? indexOf(view, view->currentPart()) : -1;
    if (index < 0)
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(index);
    send(event);
}

void CanvasAccessible::tellState(CanvasView* view, const CanvasPart& part)
{
    const int index = indexOf(view, part);
    if (index < 0)
        return;
    QAccessibleEvent event(view, QAccessible::DescriptionChanged);
    event.setChild(index);
    send(event);
}

void CanvasAccessible::tellSelection(CanvasView* view, const QSet<CanvasPart>& changed)
{
    if (!isHeard() || changed.isEmpty())
        return;
    if (changed.size() > kToldOneByOne) {
        QAccessibleEvent event(view, QAccessible::SelectionWithin);
        send(event);
        return;
    }
    const QList<CanvasPart> order = partsInOrder(view->canvasScene());
    for (const CanvasPart& part : changed) {
        const int index = int(order.indexOf(part));
        if (index < 0)
            continue;
        QAccessible::State state;
        state.selected = true; // which state changed
        QAccessibleStateChangeEvent event(view, state);
        event.setChild(index);
        send(event);
    }
}

void CanvasAccessible::tellParts(CanvasView* view)
{
    if (!isHeard())
        return;
    QAccessibleEvent event(view, QAccessible::ObjectReorder);
    send(event);
}

const QList<CanvasPart>& CanvasAccessible::order() const
{
    const CanvasScene* scene = m_view->canvasScene();
    if (m_revision != scene->revision()) {
        m_revision = scene->revision();
        m_order = partsInOrder(scene);
    }
    return m_order;
}

QAccessibleInterface* CanvasAccessible::interfaceOf(const CanvasPart& part) const
{
    if (const auto known = m_ids.constFind(part); known != m_ids.cend()) {
        QAccessibleInterface* made = QAccessible::accessibleInterface(*known);
        return made && made->isValid() ? made : nullptr;
    }
    QAccessibleInterface* made = nullptr;
    switch (part.kind) {
    case CanvasPart::Kind::None:
        return nullptr;
    case CanvasPart::Kind::Task:
        made = new TaskAccessible(m_view, part.id);
        break;
    case CanvasPart::Kind::Constraint:
        made = new ConstraintAccessible(m_view, part.id);
        break;
    case CanvasPart::Kind::Group:
        made = new GroupAccessible(m_view, part.id);
        break;
    case CanvasPart::Kind::Note:
        made = new NoteAccessible(m_view, part.id);
        break;
    }
    m_ids.insert(part, QAccessible::registerAccessibleInterface(made));
    return made->isValid() ? made : nullptr;
}

int CanvasAccessible::childCount() const
{
    return int(order().size());
}

QAccessibleInterface* CanvasAccessible::child(int index) const
{
    return index < 0 || index >= childCount() ? nullptr : interfaceOf(order().at(index));
}

int CanvasAccessible::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* part = dynamic_cast<const PartAccessible*>(child);
    if (!part || part->role() == QAccessible::Button)
        return -1; // a port is its task's child
    return int(order().indexOf(part->part()));
}

QAccessibleInterface* CanvasAccessible::childAt(int x, int y) const
{
    const QPoint at = m_view->viewport()->mapFromGlobal(QPoint(x, y));
    const QPointF there = m_view->mapToScene(at);
    const auto hit = m_view->canvasScene()->hit(there, m_view->zoom());
    QAccessibleInterface* task =
        hit.task.isEmpty() ? nullptr : interfaceOf({CanvasPart::Kind::Task, hit.task});
    switch (hit.what) {
    case CanvasScene::Hit::InPort:
    case CanvasScene::Hit::OutPort:
        return task ? task->child(hit.what == CanvasScene::Hit::OutPort ? 1 : 0) : nullptr;
    case CanvasScene::Hit::Line:
        return interfaceOf({CanvasPart::Kind::Constraint, hit.constraint});
    default:
        break;
    }
    if (task)
        return task;
    const auto part = m_view->canvasScene()->partAt(there, m_view->zoom());
    return part.id.isEmpty() ? nullptr : interfaceOf(m_view->canvasScene()->partOf(part.id));
}

QAccessibleInterface* CanvasAccessible::focusChild() const
{
    return m_view->hasFocus() ? interfaceOf(m_view->currentPart()) : nullptr;
}

} // namespace stellwerk
