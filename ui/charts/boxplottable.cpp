// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/boxplottable.h"

#include "theme/theme.h"

#include <cmath>

namespace stellwerk {

BoxPlottable::BoxPlottable(QCPAxis* xAxis, QCPAxis* yAxis)
    : QCPAbstractPlottable(xAxis, yAxis)
{}

void BoxPlottable::draw(QCPPainter* painter)
{
    const QCPRange rows = mValueAxis->range();
    const int last = std::min(int(std::floor(rows.upper)), int(m_boxes.size()) - 1);
    for (int row = std::max(0, int(rows.lower)); row <= last; ++row) {
        if (m_boxes.at(row).statistics.count > 0)
            drawBox(painter, row);
    }
}

void BoxPlottable::drawBox(QCPPainter* painter, int row) const
{
    const BoxStatistics& box = m_boxes.at(row).statistics;
    const auto x = [this](double value) { return mKeyAxis->coordToPixel(value); };
    const double top = mValueAxis->coordToPixel(row + 0.22);
    const double bottom = mValueAxis->coordToPixel(row + 0.78);
    const double middle = (top + bottom) / 2;
    painter->setAntialiasing(true);
    const QColor ink = themeColor(ColorToken::Text);
    painter->setPen(QPen(ink, 1));
    painter->drawLine(QPointF(x(box.low), middle), QPointF(x(box.lowerQuartile), middle));
    painter->drawLine(QPointF(x(box.upperQuartile), middle), QPointF(x(box.high), middle));
    for (double whisker : {box.low, box.high})
        painter->drawLine(QPointF(x(whisker), top + 3), QPointF(x(whisker), bottom - 3));
    QColor fill = themeColor(ColorToken::Accent);
    fill.setAlphaF(0.22F);
    painter->setBrush(fill);
    painter->drawRect(QRectF(QPointF(x(box.lowerQuartile), top), QPointF(x(box.upperQuartile), bottom)));
    painter->setPen(QPen(ink, 2));
    painter->drawLine(QPointF(x(box.median), top), QPointF(x(box.median), bottom));
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(ink, 1));
    for (double value : box.outliers)
        painter->drawEllipse(QPointF(x(value), middle), 3, 3);
    const double latest = m_boxes.at(row).latest;
    if (latest <= 0)
        return;
    const bool slow = m_boxes.at(row).slow;
    painter->setPen(QPen(themeColor(ColorToken::Surface), 1));
    painter->setBrush(themeColor(slow ? ColorToken::StateWarnings : ColorToken::StateRunning));
    const double at = x(latest);
    if (slow) // a triangle, as elsewhere for slower than usual
        painter->drawPolygon(QPolygonF({{at - 6, middle + 5}, {at, middle - 6}, {at + 6, middle + 5}}));
    else
        painter->drawPolygon(
            QPolygonF({{at - 5, middle}, {at, middle - 5}, {at + 5, middle}, {at, middle + 5}}));
}

double BoxPlottable::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1;
}

QCPRange BoxPlottable::getKeyRange(bool& found, QCP::SignDomain) const
{
    QCPRange range(0, 1);
    found = !m_boxes.isEmpty();
    for (const Box& box : m_boxes) {
        range.upper = std::max({range.upper, box.statistics.high, box.latest});
        if (!box.statistics.outliers.empty())
            range.upper = std::max(range.upper, box.statistics.outliers.back());
    }
    return range;
}

QCPRange BoxPlottable::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const
{
    found = !m_boxes.isEmpty();
    return {0, double(std::max<qsizetype>(1, m_boxes.size()))};
}

} // namespace stellwerk
