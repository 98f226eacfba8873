// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasview_p.h"

#include "canvas/constraintitem.h"
#include "canvas/taskitem.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QInputDevice>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

// What the mouse, the keyboard and drags do.
namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr double kWheelStep = 1.2; // a notch

} // namespace

void CanvasView::wheelEvent(QWheelEvent* event)
{
    const bool touchPad = event->device() && event->device()->type() == QInputDevice::DeviceType::TouchPad &&
                          !event->pixelDelta().isNull();
    const QPoint turn = touchPad ? event->pixelDelta() : event->angleDelta();
    if ((touchPad && !(event->modifiers() & Qt::ControlModifier)) || event->modifiers() & Qt::ShiftModifier) {
        const QPoint by =
            event->modifiers() & Qt::ShiftModifier && turn.x() == 0 ? QPoint(turn.y(), 0) : turn;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
    } else if (turn.y() != 0) {
        d->zoomBy(std::pow(kWheelStep, turn.y() / 120.0), event->position().toPoint());
    }
    event->accept();
}

void CanvasView::mousePressEvent(QMouseEvent* event)
{
    d->closeRename(true);
    if (!d->partPointer->press(event))
        d->pointer->press(event);
    event->accept();
}

void CanvasView::mouseMoveEvent(QMouseEvent* event)
{
    if (!d->partPointer->move(event))
        d->pointer->move(event);
    event->accept();
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!d->partPointer->release(event))
        d->pointer->release(event);
    event->accept();
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || d->partPointer->doubleClick(event))
        return;
    const QPointF at = mapToScene(event->position().toPoint());
    const auto hit = d->scene->hit(at, zoom());
    if (hit.what == CanvasScene::Hit::Nothing)
        d->openQuickAdd(at);
    else if (hit.what == CanvasScene::Hit::Line)
        d->openQuickAddInto(hit.constraint, at);
    else if (hit.what == CanvasScene::Hit::Card)
        Q_EMIT propertiesRequested(hit.task);
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event)
{
    d->pointer->cancel();
    d->partPointer->cancel();
    auto at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QRectF place = d->scene->shownRect(d->scene->current());
        at = viewport()->mapToGlobal(place.isNull() ? viewport()->rect().center()
                                                    : mapFromScene(place.center()));
        if (d->scene->selection().hasParts() && selectedTasks().isEmpty())
            return d->actions->popUpPartMenu(at);
        d->actions->popUpMenu(at, selectedTasks().isEmpty() && !selectedConstraints().isEmpty());
        return;
    }
    const auto hit = d->scene->hit(mapToScene(event->pos()), zoom());
    const auto part =
        hit.task.isEmpty() ? d->scene->partAt(mapToScene(event->pos()), zoom()) : CanvasScene::PartHit();
    if (part.what != CanvasScene::PartHit::Nothing) {
        const CanvasSelection& chosen = d->scene->selection();
        if (!chosen.groups.contains(part.id) && !chosen.notes.contains(part.id))
            d->scene->selectOnly(part.id);
        d->scene->setCurrent(part.id);
        return d->actions->popUpPartMenu(at);
    }
    const bool onLine = hit.what == CanvasScene::Hit::Line;
    if (!hit.task.isEmpty() && !d->scene->isSelected(hit.task)) {
        d->scene->setSelection({hit.task});
        d->scene->setCurrent(hit.task);
    } else if (onLine && !selectedConstraints().contains(hit.constraint)) {
        d->scene->setSelection({}, {hit.constraint});
    } else if (hit.what == CanvasScene::Hit::Nothing) {
        d->scene->setSelection({});
    }
    d->quickAddAt = mapToScene(event->pos());
    d->actions->popUpMenu(at, onLine);
}

void CanvasView::keyPressEvent(QKeyEvent* event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Escape:
        if (d->partPointer->isActive())
            d->partPointer->cancel();
        else if (d->pointer->state() != CanvasPointer::State::Idle)
            d->pointer->cancel();
        else if (d->layout->isBusy())
            d->layout->cancel();
        else
            d->scene->setSelection({});
        return;
    case Qt::Key_Space:
        if (!event->isAutoRepeat())
            d->pointer->setSpaceHeld(true);
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
        if (!(modifiers & (Qt::ControlModifier | Qt::ShiftModifier)))
            return d->navigate(event->key());
        const double step = geometry::kGrid * (modifiers & Qt::ShiftModifier ? 5 : 1);
        const int key = event->key();
        return d->nudge({key == Qt::Key_Left    ? -step
                         : key == Qt::Key_Right ? step
                                                : 0,
                         key == Qt::Key_Up     ? -step
                         : key == Qt::Key_Down ? step
                                               : 0});
    }
    case Qt::Key_Home:
    case Qt::Key_End: {
        const QList<QString> order = d->scene->readingOrder();
        if (!order.isEmpty())
            d->stepTo(event->key() == Qt::Key_Home ? order.first() : order.last(), true);
        return;
    }
    default:
        if (d->looking->runKey(event))
            return;
        event->ignore(); // the window's own keys
    }
}

void CanvasView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        d->pointer->setSpaceHeld(false);
    else
        QGraphicsView::keyReleaseEvent(event);
}

void CanvasView::focusOutEvent(QFocusEvent* event)
{
    d->pointer->setSpaceHeld(false);
    d->scene->setFocusVisible(false);
    QGraphicsView::focusOutEvent(event);
}

// Tab goes through the tasks in reading order and leaves at either end.
bool CanvasView::focusNextPrevChild(bool next)
{
    const QList<TaskId> order = d->scene->readingOrder();
    const qsizetype index = order.indexOf(d->scene->current()) + (next ? 1 : -1);
    if (!hasFocus() || order.isEmpty() || index < 0 || index >= order.size())
        return QGraphicsView::focusNextPrevChild(next);
    d->stepTo(order.at(index), true);
    return true;
}

bool CanvasView::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::Show:
        if (d->fitPending)
            zoomToFit();
        break;
    case QEvent::Resize:
    case QEvent::LayoutRequest:
        d->placeOverlays();
        d->minimap->viewChanged();
        break;
    case QEvent::LanguageChange:
        d->retranslate();
        break;
    case QEvent::ShortcutOverride:
        if (d->looking->ownsKey(static_cast<QKeyEvent*>(event))) {
            event->accept(); // or the scene would take it back
            return true;
        }
        break;
    case QEvent::FocusIn: {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        const QList<TaskId> order = d->scene->readingOrder();
        if ((reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason) && !order.isEmpty())
            d->stepTo(reason == Qt::TabFocusReason ? order.first() : order.last(), false);
        break;
    }
    default:
        break;
    }
    return QGraphicsView::event(event);
}

bool CanvasView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == d->renaming && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        d->closeRename(false);
        return true;
    }
    return QGraphicsView::eventFilter(watched, event);
}

bool CanvasView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture)
            d->zoomBy(1 + gesture->value(), gesture->position().toPoint());
        return true;
    }
    if (event->type() == QEvent::Leave && d->pointer->state() == CanvasPointer::State::Idle) {
        d->scene->setHovered({});
        d->scene->setHoveredPart({});
    }
    if (event->type() != QEvent::ToolTip)
        return QGraphicsView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto hit = d->scene->hit(mapToScene(help->pos()), zoom());
    QString text;
    if (const Task* task = d->editor->package().task(hit.task)) {
        text = taskToolTip(*task, d->scene->rowOf(task->id), d->scene->hasHalt(task->id));
    } else if (const Constraint* line = d->editor->package().constraint(hit.constraint)) {
        const auto name = [this](const TaskId& id) {
            const Task* found = d->editor->package().task(id);
            return found ? found->name.toHtmlEscaped() : QString();
        };
        text = u"<b>%1</b><br>%2 \u2192 %3"_s.arg(shownWord(line->kind), name(line->from), name(line->to));
        if (!line->note.isEmpty())
            text += u"<br><i>"_s + line->note.toHtmlEscaped() + u"</i>"_s;
    }
    if (hit.task.isEmpty())
        text += d->partToolTip(mapToScene(help->pos()));
    text += d->looking->toolTipOf(hit.constraint.isEmpty() ? hit.task : hit.constraint);
    QToolTip::showText(help->globalPos(), text, viewport());
    return true;
}

void CanvasView::drawBackground(QPainter* painter, const QRectF& rect)
{
    const QRectF sight = mapToScene(viewport()->rect()).boundingRect();
    d->wholeFrame = rect.width() * rect.height() > 0.7 * sight.width() * sight.height();
    if (d->wholeFrame)
        d->scene->beginWholeFrame();
    painter->fillRect(rect, themeColor(ColorToken::Canvas));
    double step = 2 * geometry::kGrid;
    while (step * zoom() < 20)
        step *= 2;
    // Squares: the raster engine fills them at once, while points of a thick pen go through the stroker.
    const double side = 2 / zoom();
    QVarLengthArray<QRectF, 4096> dots;
    for (double x = std::floor(rect.left() / step) * step; x <= rect.right(); x += step) {
        for (double y = std::floor(rect.top() / step) * step; y <= rect.bottom(); y += step)
            dots.append({x - side / 2, y - side / 2, side, side});
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(Qt::NoPen);
    painter->setBrush(themeColor(ColorToken::CanvasGrid));
    painter->drawRects(dots.constData(), int(dots.size()));
}

void CanvasView::drawForeground(QPainter*, const QRectF&)
{
    if (d->wholeFrame)
        d->scene->endWholeFrame();
    d->wholeFrame = false;
}

} // namespace stellwerk
