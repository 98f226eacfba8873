// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/diffscene.h"

#include "canvas/canvasscene.h"
#include "canvas/constraintitem.h"
#include "canvas/pulse.h"
#include "canvas/taskitem.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// The frame and sign of a group or a note that differs.
class PartMark final : public QGraphicsItem
{
public:
    PartMark(const QRectF& place, CanvasPainter::Diff diff)
        : m_place(place)
        , m_diff(diff)
    {
        setZValue(4);
        setAcceptedMouseButtons(Qt::NoButton);
    }
    [[nodiscard]] QRectF boundingRect() const override { return m_place.adjusted(-60, -60, 60, 60); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        CanvasPainter::paintDiff(painter, m_place, m_diff, painter->worldTransform().m11());
    }

private:
    QRectF m_place;
    CanvasPainter::Diff m_diff;
};

} // namespace

DiffCanvas::DiffCanvas(const ParentPackage& before, const ParentPackage& after, const PackageDiff& diff,
                       QWidget* parent)
    : QGraphicsView(parent)
    , m_document(std::make_unique<PackageDocument>())
    , m_editor(std::make_unique<PackageEditor>(m_document.get()))
    , m_scene(nullptr)
    , m_pulse(nullptr)
{
    setObjectName(u"diff.canvas"_s);
    setAccessibleName(tr("Both versions on one canvas"));
    m_editor->setPackage(unionOfVersions(before, after));
    m_scene = new CanvasScene(m_editor.get(), this);
    m_pulse = new Pulse(m_scene);
    setScene(m_scene);
    const double far = 50'000;
    setSceneRect(m_scene->contents().adjusted(-far, -far, far, far));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setDragMode(ScrollHandDrag);
    mark(diff);
}

DiffCanvas::~DiffCanvas()
{
    setScene(nullptr);
    delete m_scene; // looks at the editor, which goes next
}

const ParentPackage& DiffCanvas::both() const
{
    return m_editor->package();
}

void DiffCanvas::mark(const PackageDiff& diff)
{
    for (const Task& task : both().tasks)
        m_scene->taskItem(task.id)->mark(CanvasPainter::Pale, true);
    for (const Constraint& line : both().constraints) {
        if (ConstraintItem* item = m_scene->constraintItem(line.id))
            item->setDiff(CanvasPainter::Diff::Same);
    }
    for (const DiffItem& item : diff.items) {
        TaskItem* task = item.list == u"tasks" ? m_scene->taskItem(item.id) : nullptr;
        ConstraintItem* line = item.list == u"constraints" ? m_scene->constraintItem(item.id) : nullptr;
        const auto diffOf = [&] {
            switch (item.change) {
            case DiffChange::Added:
                return CanvasPainter::Diff::Added;
            case DiffChange::Removed:
                return CanvasPainter::Diff::Removed;
            case DiffChange::Changed:
                return CanvasPainter::Diff::Changed;
            case DiffChange::Moved:
                break;
            }
            return CanvasPainter::Diff::Moved;
        }();
        if (task) {
            task->mark(CanvasPainter::Pale, item.change == DiffChange::Moved);
            task->mark(CanvasPainter::flagOf(diffOf), true);
        }
        if (line)
            line->setDiff(diffOf);
        if (const QRectF place = placeOf(item); !task && !line && !place.isNull())
            m_scene->addItem(new PartMark(place, diffOf)); // a group or a note
    }
}

QRectF DiffCanvas::placeOf(const DiffItem& item) const
{
    if (item.list == u"constraints") {
        const ConstraintItem* line = m_scene->constraintItem(item.id);
        return line ? QRectF(line->route().middle - QPointF(14, 14), QSizeF(28, 28)) : QRectF();
    }
    return m_scene->shownRect(item.id);
}

void DiffCanvas::lead(const DiffItem& item)
{
    const QRectF place = placeOf(item);
    if (place.isEmpty())
        return m_scene->setSelection({});
    if (item.list == u"constraints")
        m_scene->setSelection({}, {item.id});
    else
        m_scene->selectOnly(item.id);
    if (transform().m11() < 0.4)
        setTransform(QTransform::fromScale(0.6, 0.6));
    if (!viewport()->rect().adjusted(40, 40, -40, -40).contains(mapFromScene(place).boundingRect()))
        centerOn(place.center());
    m_pulse->show(place);
}

void DiffCanvas::zoomToFit()
{
    const QRectF all = m_scene->contents().adjusted(-32, -32, 32, 32);
    const double zoom =
        std::min({viewport()->width() / all.width(), viewport()->height() / all.height(), 1.0});
    setTransform(QTransform::fromScale(zoom, zoom));
    centerOn(all.center());
}

void DiffCanvas::zoomBy(double factor, const QPoint& anchor)
{
    const QPointF fixed = mapToScene(anchor);
    const double zoom = std::clamp(transform().m11() * factor, 0.05, 4.0);
    setTransform(QTransform::fromScale(zoom, zoom));
    const QPointF off = viewportTransform().map(fixed) - QPointF(anchor);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(off.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(off.y()));
}

void DiffCanvas::wheelEvent(QWheelEvent* event)
{
    zoomBy(std::pow(1.2, event->angleDelta().y() / 120.0), event->position().toPoint());
    event->accept();
}

void DiffCanvas::mousePressEvent(QMouseEvent* event)
{
    const auto hit = m_scene->hit(mapToScene(event->position().toPoint()), transform().m11());
    if (!hit.task.isEmpty())
        Q_EMIT clicked(u"tasks"_s, hit.task);
    else if (!hit.constraint.isEmpty())
        Q_EMIT clicked(u"constraints"_s, hit.constraint);
    else if (const auto part = m_scene->partAt(mapToScene(event->position().toPoint()), transform().m11());
             !part.id.isEmpty())
        Q_EMIT clicked(part.isNote() ? u"notes"_s : u"groups"_s, part.id);
    QGraphicsView::mousePressEvent(event);
}

void DiffCanvas::keyPressEvent(QKeyEvent* event)
{
    const QPoint middle = viewport()->rect().center();
    if (event->matches(QKeySequence::ZoomIn) || event->key() == Qt::Key_Plus)
        zoomBy(1.25, middle);
    else if (event->matches(QKeySequence::ZoomOut) || event->key() == Qt::Key_Minus)
        zoomBy(0.8, middle);
    else if (event->key() == Qt::Key_9 && event->modifiers() & Qt::ControlModifier)
        zoomToFit();
    else
        QGraphicsView::keyPressEvent(event);
}

void DiffCanvas::showEvent(QShowEvent* event)
{
    QGraphicsView::showEvent(event);
    if (!std::exchange(m_fitted, true))
        QMetaObject::invokeMethod(this, &DiffCanvas::zoomToFit, Qt::QueuedConnection); // once it has its size
}

void DiffCanvas::drawBackground(QPainter* painter, const QRectF& rect)
{
    painter->fillRect(rect, themeColor(ColorToken::Canvas));
}

} // namespace stellwerk
