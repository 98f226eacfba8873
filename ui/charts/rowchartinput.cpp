// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/rowchart.h"

#include <QAccessible>
#include <QScrollBar>
#include <QTextDocumentFragment>
#include <QToolTip>

#include <cmath>

// Mouse, wheel and keys of a RowChart.
namespace stellwerk {

void RowChart::press(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    m_pressed = event->pos();
    m_last = event->position();
    m_dragging = false;
    m_doubled = false;
}

void RowChart::move(QMouseEvent* event)
{
    if (event->buttons() & (Qt::LeftButton | Qt::MiddleButton))
        drag(event);
    else
        hover(event);
}

void RowChart::drag(QMouseEvent* event)
{
    if (!m_dragging) {
        if ((event->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance())
            return;
        m_dragging = true;
        QToolTip::hideText();
        m_overlay->clearCross();
        plot()->setCursor(Qt::ClosedHandCursor);
    }
    QCPAxis* time = plot()->xAxis;
    time->moveRange(time->pixelToCoord(m_last.x()) - time->pixelToCoord(event->position().x()));
    const double rows = (m_last.y() - event->position().y()) / rowHeight();
    if (const int tenths = int(std::round(rows * 10)); tenths != 0 && m_scroll->maximum() > 0) {
        m_scroll->setValue(m_scroll->value() + tenths);
        m_last.setY(event->position().y());
    }
    m_last.setX(event->position().x());
    Q_EMIT rangeTouched();
    redraw();
}

void RowChart::hover(QMouseEvent* event)
{
    const int bar = m_bars->barAt(event->position());
    plot()->setCursor(bar >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (m_crossText) {
        if (plot()->axisRect()->rect().contains(event->pos()))
            m_overlay->setCross(event->position(),
                                m_crossText(plot()->xAxis->pixelToCoord(event->position().x())));
        else
            m_overlay->clearCross();
    }
    QString text;
    if (bar >= 0 && m_tooltip) {
        text = m_tooltip(m_bars->bars().at(bar));
    } else if (m_placeText && plot()->axisRect()->rect().contains(event->pos())) {
        text = m_placeText(plot()->xAxis->pixelToCoord(event->position().x()),
                           int(std::floor(plot()->yAxis->pixelToCoord(event->position().y()))));
    }
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), text, plot());
}

void RowChart::leaveEvent(QEvent* event)
{
    ChartView::leaveEvent(event);
    m_overlay->clearCross();
}

void RowChart::release(QMouseEvent* event)
{
    if (m_dragging) {
        plot()->setCursor(Qt::ArrowCursor);
        m_dragging = false;
        return;
    }
    if (event->button() != Qt::LeftButton || m_doubled)
        return;
    const int bar = m_bars->barAt(event->position());
    m_bars->setCurrent(bar);
    m_overlay->update();
    Q_EMIT taskClicked(bar >= 0 ? m_bars->bars().at(bar).task : TaskId());
}

void RowChart::doubleClick(QMouseEvent* event)
{
    m_doubled = true;
    const int bar = m_bars->barAt(event->position());
    if (bar >= 0)
        zoomTo(bar);
    else
        Q_EMIT fitRequested();
}

TaskId RowChart::taskAt(const QPoint& global) const
{
    const int bar = m_bars->barAt(plot()->mapFromGlobal(global));
    return bar >= 0 ? m_bars->bars().at(bar).task : TaskId();
}

void RowChart::wheel(QWheelEvent* event)
{
    const double steps = event->angleDelta().y() / 120.0;
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_scroll->setValue(m_scroll->value() - int(steps * 30));
        return;
    }
    if (event->angleDelta().x() != 0)
        pan(-event->angleDelta().x() / 120.0 * 0.1);
    if (steps != 0)
        zoom(std::pow(0.85, steps), plot()->xAxis->pixelToCoord(event->position().x()));
}

void RowChart::zoom(double factor, double at)
{
    const QCPRange now = range();
    constexpr double kLongest = 20 * 365.25 * 86400;
    if ((factor < 1 && now.size() * factor < m_shortest) || (factor > 1 && now.size() * factor > kLongest))
        return;
    plot()->xAxis->scaleRange(factor, at);
    Q_EMIT rangeTouched();
    redraw();
}

void RowChart::pan(double part)
{
    plot()->xAxis->moveRange(range().size() * part);
    Q_EMIT rangeTouched();
    redraw();
}

void RowChart::zoomTo(int bar)
{
    const double begin = m_bars->bars().at(bar).begin;
    const double length = std::max(m_shortest, m_bars->endOf(bar) - begin);
    showRange(begin - length * 0.15, begin + length * 1.25);
    setCurrent(bar);
    Q_EMIT rangeTouched();
    redraw();
}

void RowChart::bringIntoSight(int bar)
{
    scrollToRow(m_bars->bars().at(bar).row);
    const QCPRange now = range();
    const double begin = m_bars->bars().at(bar).begin;
    const double end = m_bars->endOf(bar);
    if (end < now.lower || begin > now.upper || (begin < now.lower && end - begin < now.size())) {
        const double from = begin - now.size() * 0.2;
        showRange(from, from + now.size());
        Q_EMIT rangeTouched();
        redraw();
    }
}

void RowChart::setCurrent(int bar)
{
    m_bars->setCurrent(bar);
    m_overlay->update();
    Q_EMIT currentChanged(bar);
    if (bar < 0 || !m_tooltip)
        return;
    // What the pointer would be told: beside the bar, and to a screen reader.
    const QString facts = m_tooltip(m_bars->bars().at(bar));
    setAccessibleDescription(QTextDocumentFragment::fromHtml(facts).toPlainText());
    QAccessibleEvent said(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
    const QRectF seen = m_bars->placeOf(bar).intersected(QRectF(plot()->axisRect()->rect()));
    QToolTip::showText(plot()->mapToGlobal(seen.bottomLeft().toPoint() + QPoint(0, 4)), facts, plot());
}

void RowChart::choose(int bar)
{
    if (bar >= 0)
        Q_EMIT taskClicked(m_bars->bars().at(bar).task);
}

bool RowChart::step(QKeyEvent* event)
{
    const bool aside = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    const bool back = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    const bool end = event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
    if (!aside && !end && event->key() != Qt::Key_Up && event->key() != Qt::Key_Down)
        return false;
    if (event->modifiers().testFlag(Qt::ControlModifier) || m_bars->bars().isEmpty()) {
        if (aside)
            pan(back ? -0.1 : 0.1);
        else if (!end)
            m_scroll->setValue(m_scroll->value() + (back ? -10 : 10));
        return true;
    }
    int bar = m_bars->current();
    if (end)
        bar = m_bars->outermost(event->key() == Qt::Key_End);
    else if (bar < 0)
        bar = m_bars->firstInSight();
    else
        bar = aside ? m_bars->besides(bar, back ? -1 : 1) : m_bars->above(bar, back ? -1 : 1);
    if (bar < 0)
        return true;
    bringIntoSight(bar);
    setCurrent(bar);
    return true;
}

void RowChart::keyPressEvent(QKeyEvent* event)
{
    if (step(event))
        return;
    const int bar = m_bars->current();
    const double middle = bar >= 0 && hasFocus()
                              ? std::clamp(m_bars->bars().at(bar).begin, range().lower, range().upper)
                              : range().center();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(0.8, middle);
    case Qt::Key_Minus:
        return zoom(1.25, middle);
    case Qt::Key_0:
        return Q_EMIT fitRequested();
    case Qt::Key_F:
        return Q_EMIT followRequested();
    case Qt::Key_Z:
        if (bar >= 0)
            zoomTo(bar);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return choose(bar);
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return m_scroll->setValue(m_scroll->value() +
                                  (event->key() == Qt::Key_PageUp ? -1 : 1) * m_scroll->pageStep());
    case Qt::Key_Escape:
        if (bar < 0)
            break;
        QToolTip::hideText();
        setCurrent(-1);
        return setAccessibleDescription(summary());
    default:
        break;
    }
    ChartView::keyPressEvent(event);
}

void RowChart::focusInEvent(QFocusEvent* event)
{
    ChartView::focusInEvent(event);
    m_overlay->update();
}

void RowChart::focusOutEvent(QFocusEvent* event)
{
    ChartView::focusOutEvent(event);
    QToolTip::hideText();
    m_overlay->update();
}

} // namespace stellwerk
