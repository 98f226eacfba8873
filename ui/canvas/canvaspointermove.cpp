// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvaspointer.h"

#include "canvas/canvasview.h"
#include "canvas/guideitem.h"
#include "canvas/packagegraph.h"
#include "canvas/taskitem.h"

#include <QGraphicsPathItem>
#include <QPen>

// What a move shows: the cards, or their outlines when they are very many, and the guides.
namespace stellwerk {

namespace {

constexpr qsizetype kManyCards = 150; // beyond them their constraints are not led along while dragging
constexpr double kGuideReach = 6;     // view pixels

} // namespace

// The offset, drawn to the grid and to the guides; guides are nearer to what people want than the grid.
QPointF CanvasPointer::guided(const QPointF& by, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::AltModifier)
        return by;
    QPointF result = by;
    if (m_snapping) {
        const QPointF anchor = m_start.value(m_pressed.task, m_moved.topLeft());
        result = geometry::snapped(anchor + by) - anchor;
    }
    if (!m_guiding)
        return result;
    const QRectF sight = m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
    if (!m_guidedArea.contains(sight)) { // at the start, and after scrolling
        m_guidedArea =
            sight.adjusted(-sight.width() / 2, -sight.height() / 2, sight.width() / 2, sight.height() / 2);
        QList<QRectF> others;
        for (const TaskId& id : m_scene->tasksIn(m_guidedArea, false)) {
            if (!m_start.contains(id))
                others.append(m_scene->taskItem(id)->card());
        }
        m_guides = SnapGuides(others);
    }
    const auto pull = m_guides.pull(m_moved.translated(by), kGuideReach / m_view->zoom());
    if (pull.x)
        result.setX(by.x() + *pull.x);
    if (pull.y)
        result.setY(by.y() + *pull.y);
    return result;
}

void CanvasPointer::showGuides(const QRectF& moved, bool shown)
{
    const auto guides = shown && m_guiding ? m_guides.guides(moved) : QList<SnapGuides::Guide>();
    if (!m_guideLines) {
        if (guides.isEmpty())
            return;
        m_guideLines = std::make_unique<GuideItem>();
        m_scene->addItem(m_guideLines.get());
    }
    m_guideLines->setGuides(guides);
}

void CanvasPointer::previewMoved(const QPointF& by)
{
    if (m_start.size() <= kManyCards)
        return m_scene->preview(m_places);
    if (!m_outlines) {
        QPainterPath cards;
        for (const QPointF& at : std::as_const(m_start))
            cards.addRect(geometry::cardRect(at));
        QPen pen(themeColor(ColorToken::Accent), 1);
        pen.setCosmetic(true);
        QColor fill = themeColor(ColorToken::Accent);
        fill.setAlpha(40);
        m_outlines = m_scene->addPath(cards, pen, fill);
        m_outlines->setZValue(5);
        m_outlines->setAcceptedMouseButtons(Qt::NoButton);
    }
    m_outlines->setPos(by);
}

void CanvasPointer::endPreview()
{
    m_scene->preview({});
    delete std::exchange(m_outlines, nullptr);
    m_guideLines.reset();
    m_guides = {};
}

// Shift and a click: the left third selects what comes before, the right third what comes after, the middle
// everything connected.
void CanvasPointer::selectRelated(const TaskId& task)
{
    const TaskItem* item = m_scene->taskItem(task);
    if (!item)
        return;
    const PackageGraph graph(m_scene->editor()->package());
    const double third = (m_pressedScene.x() - item->card().left()) / (item->card().width() / 3);
    m_scene->setSelection(third < 1   ? graph.upstream({task})
                          : third > 2 ? graph.downstream({task})
                                      : graph.connected({task}));
}

} // namespace stellwerk
