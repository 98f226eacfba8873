// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasaccessible.h"

#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/grouplayer.h"
#include "canvas/notelayer.h"
#include "canvas/taskitem.h"

#include <QPointer>

namespace stellwerk {

namespace {

// A task, a group or a note.
class PartAccessible final : public QAccessibleInterface
{
public:
    PartAccessible(CanvasView* view, const QString& id)
        : m_view(view)
        , m_id(id)
    {}

    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] bool isValid() const override { return m_view && !place().isNull(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override
    {
        return note() ? QAccessible::Note : group() ? QAccessible::Grouping : QAccessible::ListItem;
    }
    void setText(QAccessible::Text, const QString&) override {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const bool named = kind == QAccessible::Name;
        const bool told = kind == QAccessible::Description || kind == QAccessible::Value;
        if (const Task* task = this->task()) {
            if (named)
                return task->name;
            if (told)
                return taskDescription(*task, m_view->canvasScene()->rowOf(m_id),
                                       QDateTime::currentDateTimeUtc(), m_view->canvasScene()->hasHalt(m_id));
        } else if (const StickyNote* note = this->note()) {
            if (named) {
                const QString line = NoteItem::firstLine(*note);
                return line.isEmpty() ? CanvasView::tr("Note") : line;
            }
            if (told)
                return note->text;
        } else if (const Group* group = this->group()) {
            if (named)
                return shownTitle(*group);
            if (told)
                return groupDescription(*group, m_view->canvasScene()->groups()->item(m_id)->picture());
        }
        return {};
    }
    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect card = m_view->mapFromScene(place()).boundingRect();
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
        const CanvasSelection& chosen = m_view->canvasScene()->selection();
        state.selected = task()   ? chosen.tasks.contains(m_id)
                         : note() ? chosen.notes.contains(m_id)
                                  : chosen.groups.contains(m_id);
        if (group()) {
            const bool folded = m_view->editor()->package().folded.contains(m_id);
            state.expandable = true;
            state.expanded = !folded;
            state.collapsed = folded;
        }
        state.focused = m_view->hasFocus() && m_view->canvasScene()->current() == m_id;
        const QRect card = m_view->mapFromScene(place()).boundingRect();
        state.offscreen = !m_view->viewport()->rect().intersects(card);
        return state;
    }

private:
    [[nodiscard]] QRectF place() const { return m_view->canvasScene()->shownRect(m_id); }
    [[nodiscard]] const Task* task() const
    {
        return m_view ? m_view->editor()->package().task(m_id) : nullptr;
    }
    [[nodiscard]] const StickyNote* note() const
    {
        return m_view && !task() ? m_view->editor()->package().note(m_id) : nullptr;
    }
    [[nodiscard]] const Group* group() const
    {
        return m_view && !task() && !note() && m_view->canvasScene()->groups()->item(m_id)
                   ? m_view->editor()->package().group(m_id)
                   : nullptr;
    }

    QPointer<CanvasView> m_view;
    QString m_id;
};

QAccessibleInterface* factory(const QString&, QObject* object)
{
    auto* view = qobject_cast<CanvasView*>(object);
    return view ? new CanvasAccessible(view) : nullptr;
}

void tell(CanvasView* view, const QString& task, QAccessible::Event what)
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

void CanvasAccessible::tellFocus(CanvasView* view, const QString& task)
{
    if (view->hasFocus())
        tell(view, task, QAccessible::Focus);
}

void CanvasAccessible::tellState(CanvasView* view, const TaskId& task)
{
    tell(view, task, QAccessible::DescriptionChanged);
}

const QList<QString>& CanvasAccessible::order() const
{
    const CanvasScene* scene = m_view->canvasScene();
    if (m_revision != scene->revision()) {
        m_revision = scene->revision();
        m_order = scene->readingOrder();
    }
    return m_order;
}

QAccessibleInterface* CanvasAccessible::interfaceOf(const QString& task) const
{
    if (m_view->canvasScene()->shownRect(task).isNull())
        return nullptr;
    if (m_ids.contains(task))
        return QAccessible::accessibleInterface(m_ids.value(task));
    auto* made = new PartAccessible(m_view, task);
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
    const auto* task = dynamic_cast<const PartAccessible*>(child);
    return task ? int(order().indexOf(task->id())) : -1;
}

QAccessibleInterface* CanvasAccessible::childAt(int x, int y) const
{
    const QPoint at = m_view->viewport()->mapFromGlobal(QPoint(x, y));
    const auto hit = m_view->canvasScene()->hit(m_view->mapToScene(at), m_view->zoom());
    if (!hit.task.isEmpty())
        return interfaceOf(hit.task);
    const auto part = m_view->canvasScene()->partAt(m_view->mapToScene(at), m_view->zoom());
    return part.id.isEmpty() ? nullptr : interfaceOf(part.id);
}

QAccessibleInterface* CanvasAccessible::focusChild() const
{
    const QString current = m_view->canvasScene()->current();
    return m_view->hasFocus() && !current.isEmpty() ? interfaceOf(current) : nullptr;
}

} // namespace stellwerk
