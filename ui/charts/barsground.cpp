// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/barsplottable.h"
#include "theme/durationtext.h"
#include "theme/theme.h"

#include <cmath>

// What BarsPlottable paints below and above its bars: days, lanes, breaks, the present moment.
namespace stellwerk {

namespace {

constexpr double kMostDays = 400; // in sight; more are a grey that says nothing

QColor faded(ColorToken token, double alpha)
{
    QColor color = themeColor(token);
    color.setAlphaF(float(alpha));
    return color;
}

double secondsOf(const QDateTime& time)
{
    return double(time.toMSecsSinceEpoch()) / 1000.0;
}

} // namespace

void BarsPlottable::drawDays(QCPPainter* painter) const
{
    if (!m_clock)
        return;
    const QCPRange keys = mKeyAxis->range();
    const double from = m_clock->toReal(keys.lower);
    const double to = m_clock->toReal(keys.upper);
    if ((to - from) / 86400 > kMostDays)
        return;
    const QRect area = clipRect();
    for (QDate day = QDateTime::fromMSecsSinceEpoch(qint64(from * 1000)).date();; day = day.addDays(1)) {
        const double begin = secondsOf(day.startOfDay());
        if (begin > to)
            return;
        const double left = std::max<double>(area.left(), x(m_clock->toShown(begin)));
        const double right =
            std::min<double>(area.right() + 1, x(m_clock->toShown(secondsOf(day.addDays(1).startOfDay()))));
        const bool weekend = day.dayOfWeek() >= Qt::Saturday;
        if (weekend || day.toJulianDay() % 2 == 0)
            painter->fillRect(QRectF(left, area.top(), right - left, area.height()),
                              faded(ColorToken::TextMuted, weekend ? 0.13 : 0.05));
        if (begin > from) {
            painter->setPen(QPen(themeColor(ColorToken::TextMuted), 1));
            painter->drawLine(QPointF(left, area.top()), QPointF(left, area.bottom()));
        }
    }
}

void BarsPlottable::drawBreaks(QCPPainter* painter) const
{
    if (!m_clock)
        return;
    const QRect area = clipRect();
    for (const TimeFold::Gap& gap : m_clock->gaps()) {
        const double left = x(gap.shownBegin);
        const double right = x(gap.shownEnd);
        if (right < area.left() || left > area.right())
            continue;
        const QRectF place(left, area.top(), right - left, area.height());
        painter->fillRect(place, themeColor(ColorToken::SurfaceSunken));
        painter->fillRect(place, QBrush(faded(ColorToken::TextMuted, 0.5), Qt::Dense6Pattern));
        painter->setPen(QPen(themeColor(ColorToken::TextMuted), 1, Qt::DashLine));
        painter->drawLine(place.topLeft(), place.bottomLeft());
        painter->drawLine(place.topRight(), place.bottomRight());
        painter->setFont(mParentPlot->font());
        const QString text = durationText(std::chrono::seconds(qint64(gap.end - gap.begin)));
        const QSizeF size = QSizeF(painter->fontMetrics().size(Qt::TextSingleLine, text)) + QSizeF(8, 2);
        if (place.width() < size.height() || place.height() < size.width())
            continue;
        painter->save();
        painter->translate(place.center());
        painter->rotate(-90);
        const QRectF around(QPointF(-size.width() / 2, -size.height() / 2), size);
        painter->fillRect(around, themeColor(ColorToken::SurfaceSunken));
        painter->setPen(themeColor(ColorToken::Text));
        painter->drawText(around, int(Qt::AlignCenter), text);
        painter->restore();
    }
}

void BarsPlottable::drawBands(QCPPainter* painter) const
{
    const QRect area = clipRect();
    for (int i = 0; i < m_bands.size(); ++i) {
        const ChartBand& band = m_bands.at(i);
        const double top = y(band.firstRow);
        const double bottom = y(band.firstRow + band.rowCount);
        if (bottom < area.top())
            continue;
        if (top > area.bottom())
            return;
        if (i % 2 == 1)
            painter->fillRect(QRectF(area.left(), top, area.width(), bottom - top),
                              faded(ColorToken::TextMuted, 0.06));
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

void BarsPlottable::drawNow(QCPPainter* painter) const
{
    if (std::isnan(m_now) || !mKeyAxis->range().contains(m_now))
        return;
    const QRect area = clipRect();
    painter->setAntialiasing(false);
    painter->setPen(QPen(themeColor(ColorToken::Accent), 1));
    painter->drawLine(QPointF(x(m_now), area.top()), QPointF(x(m_now), area.bottom()));
    painter->setAntialiasing(true);
    painter->setPen(Qt::NoPen);
    painter->setBrush(themeColor(ColorToken::Accent));
    const double top = area.top();
    painter->drawPolygon(QPolygonF({{x(m_now) - 4, top}, {x(m_now) + 5, top}, {x(m_now) + 0.5, top + 6}}));
}

} // namespace stellwerk
