// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasaccessible.h"

#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/taskitem.h"

#include <QPointer>

namespace stellwerk {

namespace {

class TaskAccessible final : public QAccessibleInterface
{
public:
    TaskAccessible(CanvasView* view, const TaskId& id)
        : m_view(view)
        , m_id(id)
    {}

    [[nodiscard]] const TaskId& id() const { return m_id; }
    [[nodiscard]] bool isValid() const override { return m_view && item(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const Task* task = m_view ? m_view->editor()->package().task(m_id) : nullptr;
        if (!task)
            return {};
        if (kind == QAccessible::Name)
            return task->name;
        if (kind == QAccessible::Description || kind == QAccessible::Value)
            return taskDescription(*task, m_view->canvasScene()->rowOf(m_id), QDateTime::currentDateTimeUtc(),
                                   m_view->canvasScene()->hasHalt(m_id));
        return {};
    }
    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect card = m_view->mapFromScene(item()->card()).boundingRect();
        return {m_view->viewport()->mapToGlobal(card.topLeft()), card.size()};
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = true;
        state.multiSelectable = true;
        state.focusable = true;
        state.selected = m_view->canvasScene()->isSelected(m_id);
        state.focused = m_view->hasFocus() && m_view->canvasScene()->current() == m_id;
        const QRect card = m_view->mapFromScene(item()->card()).boundingRect();
        state.offscreen = !m_view->viewport()->rect().intersects(card);
        return state;
    }

private:
    [[nodiscard]] const TaskItem* item() const { return m_view->canvasScene()->taskItem(m_id); }

    QPointer<CanvasView> m_view;
    TaskId m_id;
};

QAccessibleInterface* factory(const QString&, QObject* object)
{
    auto* view = qobject_cast<CanvasView*>(object);
    return view ? new CanvasAccessible(view) : nullptr;
}

void tell(CanvasView* view, const TaskId& task, QAccessible::Event what)
{
    if (!QAccessible::isActive() || task.isEmpty())
        return;
    const qsizetype index = view->canvasScene()->readingOrder().indexOf(task);
    if (index < 0)
        return;
    QAccessibleEvent event(view, what);
    event.setChild(int(index));
    QAccessible::updateAccessibility(&event);
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

void CanvasAccessible::tellFocus(CanvasView* view, const TaskId& task)
{
    if (view->hasFocus())
        tell(view, task, QAccessible::Focus);
}

void CanvasAccessible::tellState(CanvasView* view, const TaskId& task)
{
    tell(view, task, QAccessible::DescriptionChanged);
}

const QList<TaskId>& CanvasAccessible::order() const
{
    const CanvasScene* scene = m_view->canvasScene();
    if (m_revision != scene->revision()) {
        m_revision = scene->revision();
        m_order = scene->readingOrder();
    }
    return m_order;
}

QAccessibleInterface* CanvasAccessible::interfaceOf(const TaskId& task) const
{
    if (!m_view->canvasScene()->taskItem(task))
        return nullptr;
    if (m_ids.contains(task))
        return QAccessible::accessibleInterface(m_ids.value(task));
    auto* made = new TaskAccessible(m_view, task);
    m_ids.insert(task, QAccessible::registerAccessibleInterface(made));
    return made;
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
    const auto* task = dynamic_cast<const TaskAccessible*>(child);
    return task ? int(order().indexOf(task->id())) : -1;
}

QAccessibleInterface* CanvasAccessible::childAt(int x, int y) const
{
    const QPoint at = m_view->viewport()->mapFromGlobal(QPoint(x, y));
    const auto hit = m_view->canvasScene()->hit(m_view->mapToScene(at), m_view->zoom());
    return hit.task.isEmpty() ? nullptr : interfaceOf(hit.task);
}

QAccessibleInterface* CanvasAccessible::focusChild() const
{
    const TaskId current = m_view->canvasScene()->current();
    return m_view->hasFocus() && !current.isEmpty() ? interfaceOf(current) : nullptr;
}

} // namespace stellwerk
