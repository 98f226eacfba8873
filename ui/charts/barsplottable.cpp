// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/barsplottable.h"

#include "theme/theme.h"

#include <cmath>

namespace stellwerk {

namespace {

constexpr double kRowPadding = 0.12; // of the row's height, above and below the bar
constexpr double kGlyph = 12;

QColor faded(QColor color, double alpha)
{
    color.setAlphaF(float(alpha));
    return color;
}

} // namespace

BarsPlottable::BarsPlottable(QCPAxis* xAxis, QCPAxis* yAxis)
    : QCPAbstractPlottable(xAxis, yAxis)
{}

void BarsPlottable::setBars(QList<ChartBar> bars)
{
    m_bars = std::move(bars);
    m_order.resize(m_bars.size());
    for (int i = 0; i < m_order.size(); ++i)
        m_order[i] = i;
    std::stable_sort(m_order.begin(), m_order.end(), [this](int a, int b) {
        const ChartBar& left = m_bars.at(a);
        const ChartBar& right = m_bars.at(b);
        return std::pair(left.row, left.begin) < std::pair(right.row, right.begin);
    });
    m_rowBegin.clear();
    for (int i = 0; i < m_order.size(); ++i) {
        while (m_rowBegin.size() <= m_bars.at(m_order.at(i)).row)
            m_rowBegin.append(i);
    }
    m_rowBegin.append(int(m_order.size()));
}

std::pair<int, int> BarsPlottable::inSight(int row, double from, double to) const
{
    if (row < 0 || row + 1 >= m_rowBegin.size())
        return {0, 0};
    const auto begin = m_order.cbegin() + m_rowBegin.at(row);
    const auto end = m_order.cbegin() + m_rowBegin.at(row + 1);
    const auto first = std::partition_point(begin, end, [&](int i) { return m_bars.at(i).end < from; });
    const auto last = std::partition_point(first, end, [&](int i) { return m_bars.at(i).begin <= to; });
    return {int(first - m_order.cbegin()), int(last - m_order.cbegin())};
}

QRectF BarsPlottable::placeOf(const ChartBar& bar, double from, double to) const
{
    const double top = y(bar.row + kRowPadding);
    const double bottom = y(bar.row + 1 - kRowPadding);
    const double left = x(from);
    return {left, top, std::max(2.0, x(to) - left), bottom - top};
}

int BarsPlottable::barAt(const QPointF& pixel) const
{
    const int row = int(std::floor(mValueAxis->pixelToCoord(pixel.y())));
    const double slack = mKeyAxis->pixelToCoord(pixel.x() + 3) - mKeyAxis->pixelToCoord(pixel.x());
    const double at = mKeyAxis->pixelToCoord(pixel.x());
    const auto [first, last] = inSight(row, at - slack, at + slack);
    return first < last ? m_order.at(first) : -1;
}

void BarsPlottable::draw(QCPPainter* painter)
{
    painter->setClipRect(clipRect());
    drawBands(painter);
    const QCPRange keys = mKeyAxis->range();
    const QCPRange rows = mValueAxis->range();
    const int lastRow = std::min(int(rows.upper), int(m_rowBegin.size()) - 2);
    for (int row = std::max(0, int(rows.lower)); row <= lastRow; ++row) {
        const auto [first, last] = inSight(row, keys.lower, keys.upper);
        for (int i = first; i < last; ++i)
            drawBar(painter, m_bars.at(m_order.at(i)));
    }
    drawNow(painter);
}

void BarsPlottable::drawBands(QCPPainter* painter) const
{
    const QRect area = clipRect();
    painter->setAntialiasing(false);
    for (int i = 0; i < m_bands.size(); ++i) {
        const ChartBand& band = m_bands.at(i);
        const double top = y(band.firstRow);
        const double bottom = y(band.firstRow + band.rowCount);
        if (bottom < area.top() || top > area.bottom())
            continue;
        if (i % 2 == 1)
            painter->fillRect(QRectF(area.left(), top, area.width(), bottom - top),
                              themeColor(ColorToken::SurfaceSunken));
        painter->setPen(QPen(themeColor(ColorToken::Border), 0));
        painter->drawLine(QPointF(area.left(), bottom), QPointF(area.right(), bottom));
        if (!band.titled)
            continue;
        const QRectF line(area.left() + space::kRelated, top, area.width() - 2 * space::kRelated,
                          y(band.firstRow + 1) - top);
        QFont font = mParentPlot->font();
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(themeColor(ColorToken::Text));
        painter->drawText(line, int(Qt::AlignLeft | Qt::AlignVCenter), band.title);
        painter->setFont(Theme::tabular(mParentPlot->font()));
        painter->setPen(themeColor(ColorToken::TextMuted));
        painter->drawText(line, int(Qt::AlignRight | Qt::AlignVCenter), band.figures);
    }
}

void BarsPlottable::drawBar(QCPPainter* painter, const ChartBar& bar) const
{
    const bool runs = !std::isnan(bar.runBegin);
    const double runBegin = runs ? bar.runBegin : bar.end;
    if (runBegin > bar.begin)
        drawQueue(painter, bar, placeOf(bar, bar.begin, runBegin));
    QRectF whole = placeOf(bar, bar.begin, bar.end);
    if (runs) {
        const QRectF place = placeOf(bar, runBegin, bar.end);
        painter->setAntialiasing(place.width() > 4);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colorOf(bar.look));
        const double radius = std::min(3.0, place.width() / 2);
        painter->drawRoundedRect(place, radius, radius);
        drawInside(painter, bar, place);
        whole = whole.united(place);
    }
    if (!std::isnan(bar.usualEnd)) {
        const double at = x(bar.usualEnd);
        painter->setAntialiasing(false);
        painter->setPen(QPen(themeColor(ColorToken::Text), 2));
        painter->drawLine(QPointF(at, whole.top() - 1), QPointF(at, whole.bottom() + 1));
    }
    if (m_selected.contains(bar.task)) {
        painter->setAntialiasing(true);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(themeColor(ColorToken::Surface), 4));
        painter->drawRoundedRect(whole.adjusted(-1, -1, 1, 1), 4, 4);
        painter->setPen(QPen(themeColor(ColorToken::Accent), 2));
        painter->drawRoundedRect(whole.adjusted(-1, -1, 1, 1), 4, 4);
    }
}

void BarsPlottable::drawQueue(QCPPainter* painter, const ChartBar&, const QRectF& place) const
{
    const QColor color = colorOf(StateLook::Queued);
    painter->setAntialiasing(false);
    painter->setPen(Qt::NoPen);
    const QRectF slim = place.adjusted(0, place.height() * 0.2, 0, -place.height() * 0.2);
    painter->setBrush(faded(color, 0.18));
    painter->drawRect(slim);
    painter->setBrush(QBrush(faded(color, 0.65), Qt::BDiagPattern));
    painter->drawRect(slim);
}

void BarsPlottable::drawInside(QCPPainter* painter, const ChartBar& bar, const QRectF& place) const
{
    const QColor ink = themeColor(ColorToken::Surface);
    const QRectF seen = place.intersected(QRectF(clipRect()));
    const bool glyphFits = seen.width() >= kGlyph + 4 && seen.height() >= kGlyph;
    if (glyphFits)
        paintGlyph(painter, QRectF(seen.left() + 3, seen.center().y() - kGlyph / 2, kGlyph, kGlyph), bar.look,
                   ink);
    painter->setFont(mParentPlot->font());
    const double room = seen.width() - kGlyph - 12;
    if (bar.labelBeside && room < std::max(24, painter->fontMetrics().horizontalAdvance(bar.label))) {
        drawBeside(painter, bar, place);
        return;
    }
    if (!glyphFits || room < 24 || bar.label.isEmpty())
        return;
    painter->setPen(ink);
    const QString text = painter->fontMetrics().elidedText(bar.label, Qt::ElideRight, int(room));
    painter->drawText(QRectF(seen.left() + kGlyph + 7, seen.top(), room, seen.height()),
                      int(Qt::AlignLeft | Qt::AlignVCenter), text);
}

void BarsPlottable::drawBeside(QCPPainter* painter, const ChartBar& bar, const QRectF& place) const
{
    double left = place.right() + space::kUnit;
    const double width = painter->fontMetrics().horizontalAdvance(bar.label) + 1;
    if (!std::isnan(bar.usualEnd)) { // not over the mark of the usual duration
        const double mark = x(bar.usualEnd);
        if (mark > left - 3 && mark < left + width + 3)
            left = mark + space::kUnit;
    }
    painter->setPen(themeColor(ColorToken::Text));
    painter->drawText(QRectF(left, place.top(), width, place.height()), int(Qt::AlignLeft | Qt::AlignVCenter),
                      bar.label);
}

void BarsPlottable::drawNow(QCPPainter* painter) const
{
    if (std::isnan(m_now) || !mKeyAxis->range().contains(m_now))
        return;
    const QRect area = clipRect();
    painter->setAntialiasing(false);
    painter->setPen(QPen(themeColor(ColorToken::Accent), 1));
    painter->drawLine(QPointF(x(m_now), area.top()), QPointF(x(m_now), area.bottom()));
}

double BarsPlottable::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1; // selection is the window's, not the plot's
}

QCPRange BarsPlottable::getKeyRange(bool& found, QCP::SignDomain) const
{
    found = !m_bars.isEmpty();
    QCPRange range;
    for (int i = 0; i < m_bars.size(); ++i) {
        const QCPRange own(m_bars.at(i).begin, m_bars.at(i).end);
        range = i == 0 ? own : range.expanded(own);
    }
    return range;
}

QCPRange BarsPlottable::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const
{
    found = m_rowBegin.size() > 1;
    return {0, double(std::max<qsizetype>(1, m_rowBegin.size() - 1))};
}

void BarsPlottable::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->fillRect(rect, colorOf(StateLook::Running));
}

} // namespace stellwerk
