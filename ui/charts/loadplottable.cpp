// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/loadplottable.h"

#include "theme/theme.h"

#include <cmath>

namespace stellwerk {

namespace {

constexpr double kPadding = 0.1; // of the row's height, above the highest level

} // namespace

LoadPlottable::LoadPlottable(QCPAxis* xAxis, QCPAxis* yAxis)
    : QCPAbstractPlottable(xAxis, yAxis)
{}

int LoadPlottable::levelAt(int row, double at) const
{
    if (row < 0 || row >= m_series.size() || at > m_end)
        return 0;
    const Series& series = m_series.at(row);
    const Step* const end = series.steps + series.count;
    const Step* const after =
        std::upper_bound(series.steps, end, at, [](double time, const Step& step) { return time < step.at; });
    return after == series.steps ? 0 : (after - 1)->level;
}

int LoadPlottable::scaleOf(int row) const
{
    const Series& series = m_series.at(row);
    return std::max({1, series.limit, series.peak});
}

void LoadPlottable::draw(QCPPainter* painter)
{
    painter->setAntialiasing(false);
    const QCPRange rows = mValueAxis->range();
    const int last = std::min(int(std::floor(rows.upper)), int(m_series.size()) - 1);
    for (int row = std::max(0, int(rows.lower)); row <= last; ++row)
        drawRow(painter, row);
}

void LoadPlottable::drawRow(QCPPainter* painter, int row)
{
    const Series& series = m_series.at(row);
    const QCPRange keys = mKeyAxis->range();
    const double left = mKeyAxis->coordToPixel(keys.lower);
    const double right = mKeyAxis->coordToPixel(keys.upper);
    const double pixels = (right - left) / keys.size();
    const auto x = [&](double key) { return left + (key - keys.lower) * pixels; };
    const double bottom = mValueAxis->coordToPixel(row + 1);
    const double height = (bottom - mValueAxis->coordToPixel(row)) * (1 - kPadding);
    const int scale = scaleOf(row);
    const Step* const end = series.steps + series.count;
    const Step* step = std::upper_bound(series.steps, end, keys.lower,
                                        [](double time, const Step& s) { return time < s.at; });
    if (step != series.steps)
        --step; // the level that holds at the left edge
    m_within.clear();
    m_above.clear();
    const int ground = int(std::lround(bottom));
    int pixel = int(std::floor(left)); // the next one to paint
    const auto paint = [&](int to, int level) {
        if (level > 0 && to > pixel) {
            const int top = int(std::lround(bottom - height * level / scale));
            QList<QRect>& out = series.limit > 0 && level > series.limit ? m_above : m_within;
            out.append(QRect(pixel, top, to - pixel, ground - top));
        }
        pixel = std::max(pixel, to);
    };
    int highest = 0; // of the levels within the pixel at hand
    for (; step != end && step->at <= keys.upper; ++step) {
        const double until = step + 1 == end ? std::max(m_end, step->at) : (step + 1)->at;
        const int to = int(std::floor(std::min(x(until), right)));
        if (to <= pixel) { // ends within the pixel
            highest = std::max(highest, step->level);
            continue;
        }
        if (highest > step->level)
            paint(pixel + 1, highest);
        highest = 0;
        paint(to, step->level);
    }
    if (highest > 0 && pixel < right)
        paint(pixel + 1, highest);
    painter->setPen(Qt::NoPen);
    if (!m_within.isEmpty()) {
        painter->setBrush(themeColor(ColorToken::StateRunning));
        painter->drawRects(m_within.constData(), int(m_within.size()));
    }
    if (!m_above.isEmpty()) { // told apart by its pattern, not by colour alone
        painter->setBrush(themeColor(ColorToken::StateWarnings));
        painter->drawRects(m_above.constData(), int(m_above.size()));
        painter->setBrush(QBrush(themeColor(ColorToken::Surface), Qt::BDiagPattern));
        painter->drawRects(m_above.constData(), int(m_above.size()));
    }
    painter->setPen(QPen(themeColor(ColorToken::Border), 0));
    painter->drawLine(QPointF(left, ground), QPointF(right, ground));
    if (series.limit > 0 && height > 8) {
        const double y = bottom - height * series.limit / scale;
        painter->setPen(QPen(themeColor(ColorToken::TextMuted), 1, Qt::DashLine));
        painter->drawLine(QPointF(left, y), QPointF(right, y));
    }
    if (!series.label.isEmpty() && height > 10) {
        painter->setFont(Theme::tabular(mParentPlot->font()));
        const QSizeF size =
            QSizeF(painter->fontMetrics().size(Qt::TextSingleLine, series.label)) + QSizeF(8, 0);
        const QRectF place(right - size.width() - 4, bottom - height, size.width(), size.height());
        QColor ground_ = themeColor(ColorToken::Surface);
        ground_.setAlphaF(0.8F);
        painter->fillRect(place, ground_);
        painter->setPen(themeColor(ColorToken::Text));
        painter->drawText(place, int(Qt::AlignCenter), series.label);
    }
}

double LoadPlottable::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1;
}

QCPRange LoadPlottable::getKeyRange(bool& found, QCP::SignDomain) const
{
    QCPRange range;
    found = false;
    for (const Series& series : m_series) {
        if (series.count == 0)
            continue;
        const QCPRange own(series.steps[0].at, std::max(m_end, series.steps[series.count - 1].at));
        range = found ? range.expanded(own) : own;
        found = true;
    }
    return range;
}

QCPRange LoadPlottable::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const
{
    found = !m_series.isEmpty();
    return {0, double(std::max<qsizetype>(1, m_series.size()))};
}

void LoadPlottable::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->fillRect(rect, themeColor(ColorToken::StateRunning));
}

} // namespace stellwerk
