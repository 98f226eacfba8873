// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartview.h"

#include "theme/theme.h"

#include <QAccessible>

namespace stellwerk {

using namespace Qt::StringLiterals;

ChartView::ChartView(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
{
    setFocusPolicy(Qt::StrongFocus);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->axisRect()->setMinimumMargins({0, 0, 0, 0});
    connect(&Theme::instance(), &Theme::changed, this, [this] { restyle(); });
}

void ChartView::restyle()
{
    m_plot->setFont(font());
    m_plot->setBackground(themeColor(ColorToken::Surface));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(QPen(themeColor(ColorToken::Border)));
        axis->setTickPen(QPen(themeColor(ColorToken::Border)));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(themeColor(axis == m_plot->yAxis ? ColorToken::Text : ColorToken::TextMuted));
        axis->setTickLabelFont(Theme::tabular(font()));
        axis->grid()->setPen(QPen(themeColor(ColorToken::Border), 0));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    redraw();
}

void ChartView::redraw()
{
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QSize ChartView::pictureSize() const
{
    return m_plot->size();
}

void ChartView::paintPicture(QCPPainter* painter)
{
    const QSize size = pictureSize();
    beforePicture();
    m_plot->toPainter(painter, size.width(), size.height());
    afterPicture();
    redraw();
}

QPixmap ChartView::picture(double scale)
{
    QPixmap picture(pictureSize() * scale);
    picture.fill(themeColor(ColorToken::Surface));
    QCPPainter painter(&picture);
    painter.scale(scale, scale);
    painter.setModes(QCPPainter::pmNoCaching | QCPPainter::pmVectorized); // sharp at any scale
    paintPicture(&painter);
    painter.end();
    return picture;
}

void ChartView::setSummary(const QString& text)
{
    if (text == m_summary)
        return;
    m_summary = text;
    setAccessibleDescription(text);
}

void ChartView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        restyle();
}

ChartOverlay::ChartOverlay(QCustomPlot* plot)
    : QCPLayerable(plot, u"overlay"_s, plot->axisRect())
{
    plot->layer(u"overlay"_s)->setMode(QCPLayer::lmBuffered);
    setLayer(u"overlay"_s);
}

void ChartOverlay::setCross(const QPointF& at, const QString& below, const QString& beside)
{
    m_at = at;
    m_below = below;
    m_beside = beside;
    update();
}

void ChartOverlay::clearCross()
{
    if (!m_at)
        return;
    m_at.reset();
    update();
}

void ChartOverlay::update()
{
    if (mParentPlot->isVisible())
        layer()->replot();
}

void ChartOverlay::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(false);
}

QRect ChartOverlay::clipRect() const
{
    return mParentPlot->viewport();
}

void ChartOverlay::drawChip(QCPPainter* painter, const QPointF& at, const QString& text) const
{
    painter->setFont(Theme::tabular(mParentPlot->font()));
    const QSizeF size = QSizeF(painter->fontMetrics().size(0, text)) + QSizeF(10, 4);
    QRectF place(at, size);
    const QRectF all(mParentPlot->viewport());
    place.moveLeft(std::clamp(place.left(), all.left(), std::max(all.left(), all.right() - size.width())));
    place.moveTop(std::clamp(place.top(), all.top(), std::max(all.top(), all.bottom() - size.height())));
    painter->setAntialiasing(true);
    painter->setPen(Qt::NoPen);
    painter->setBrush(themeColor(ColorToken::Text));
    painter->drawRoundedRect(place, 3, 3);
    painter->setAntialiasing(false);
    painter->setPen(themeColor(ColorToken::Surface));
    painter->drawText(place, int(Qt::AlignCenter), text);
}

void ChartOverlay::draw(QCPPainter* painter)
{
    if (painter->modes().testFlag(QCPPainter::pmNoCaching))
        return; // a picture for others has no pointer in it
    const QRect area = mParentPlot->axisRect()->rect();
    if (m_ring) {
        if (const QRectF ring = m_ring(); !ring.isNull() && ring.intersects(QRectF(area))) {
            painter->setClipRect(area);
            painter->setAntialiasing(true);
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(themeColor(ColorToken::FocusRing), 2));
            painter->drawRoundedRect(ring.adjusted(-3, -3, 3, 3), 5, 5);
            painter->setAntialiasing(false);
            painter->setClipRect(clipRect());
        }
    }
    if (!m_at || !area.contains(m_at->toPoint()))
        return;
    painter->setPen(QPen(themeColor(ColorToken::TextMuted), 1, Qt::DotLine));
    painter->drawLine(QPointF(m_at->x(), area.top()), QPointF(m_at->x(), area.bottom()));
    if (!m_beside.isEmpty()) {
        painter->drawLine(QPointF(area.left(), m_at->y()), QPointF(area.right(), m_at->y()));
        drawChip(painter, QPointF(area.left() + 2, m_at->y() - 8), m_beside);
    }
    const double width = QFontMetrics(Theme::tabular(mParentPlot->font())).horizontalAdvance(m_below) + 10;
    drawChip(painter, QPointF(m_at->x() - width / 2, area.bottom() + 2), m_below);
}

} // namespace stellwerk
