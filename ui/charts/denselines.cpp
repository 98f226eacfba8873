// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/denselines.h"

#include <cmath>

namespace stellwerk {

DenseLines::DenseLines(QCPAxis* xAxis, QCPAxis* yAxis)
    : QCPAbstractPlottable(xAxis, yAxis)
{
    setSelectable(QCP::stNone);
    setAntialiased(false);
}

template <class Stroke>
void DenseLines::strokes(const Line& line, const QSize& size, Stroke&& stroke) const
{
    const QCPRange keys = mKeyAxis->range();
    const QCPRange values = mValueAxis->range();
    const double perKey = size.width() / keys.size();
    const double perValue = size.height() / values.size();
    const auto begin = line.points->findBegin(keys.lower); // with one point beyond either edge
    const auto end = line.points->findEnd(keys.upper);
    int column = -1;
    double lowest = 0, highest = 0;
    const auto extend = [&](int at, double from, double to) {
        if (at != column) {
            if (column >= 0 && column < size.width())
                stroke(column, lowest, highest);
            column = at;
            lowest = std::min(from, to);
            highest = std::max(from, to);
            return;
        }
        lowest = std::min({lowest, from, to});
        highest = std::max({highest, from, to});
    };
    double x = 0, y = 0;
    for (auto it = begin; it != end; ++it) {
        const double nextX = (it->key - keys.lower) * perKey;
        const double nextY = (values.upper - it->value) * perValue;
        if (it != begin) {
            const int first = std::max(0, int(std::floor(x)));
            const int last = std::min(size.width() - 1, int(std::floor(nextX)));
            const double slope = nextX > x ? (nextY - y) / (nextX - x) : 0;
            for (int at = first; at <= last; ++at) {
                const double from = at <= x ? y : y + slope * (at - x);
                const double to = at + 1 >= nextX ? nextY : y + slope * (at + 1 - x);
                extend(at, from, to);
            }
        }
        x = nextX;
        y = nextY;
    }
    extend(-1, 0, 0);
}

void DenseLines::draw(QCPPainter* painter)
{
    if (painter->modes().testFlag(QCPPainter::pmVectorized))
        paintShapes(painter);
    else
        paintPixels(painter);
}

void DenseLines::paintPixels(QCPPainter* painter)
{
    const QRect area = clipRect();
    const double ratio = mParentPlot->bufferDevicePixelRatio();
    const QSize size(int(area.width() * ratio), int(area.height() * ratio));
    if (size.isEmpty())
        return;
    const auto width = size_t(size.width());
    const auto height = size_t(size.height());
    m_columns.assign(width * height, 0);
    for (const Line& line : std::as_const(m_lines)) {
        const QRgb color = line.color.rgb(); // opaque
        strokes(line, size, [&](int column, double from, double to) {
            const int first = std::clamp(int(std::floor(from)), 0, size.height());
            const int last = std::clamp(int(std::floor(to)) + 1, first, size.height());
            QRgb* pixels = m_columns.data() + size_t(column) * height;
            std::fill(pixels + first, pixels + last, color);
        });
    }
    if (m_picture.size() != size)
        m_picture = QImage(size, QImage::Format_ARGB32_Premultiplied);
    m_picture.setDevicePixelRatio(ratio);
    // Turned in squares that the cache holds.
    constexpr size_t kSquare = 16;
    auto* const pixels = reinterpret_cast<QRgb*>(m_picture.bits());
    const size_t stride = size_t(m_picture.bytesPerLine()) / sizeof(QRgb);
    for (size_t top = 0; top < height; top += kSquare) {
        for (size_t left = 0; left < width; left += kSquare) {
            const size_t bottom = std::min(height, top + kSquare);
            const size_t right = std::min(width, left + kSquare);
            for (size_t y = top; y < bottom; ++y) {
                for (size_t x = left; x < right; ++x)
                    pixels[y * stride + x] = m_columns[x * height + y];
            }
        }
    }
    painter->drawImage(area.topLeft(), m_picture);
}

// For pictures that are no pixels: a line through the lowest and the highest value of each column.
void DenseLines::paintShapes(QCPPainter* painter) const
{
    const QRect area = clipRect();
    painter->setBrush(Qt::NoBrush);
    for (const Line& line : m_lines) {
        QPolygonF shape;
        strokes(line, area.size(), [&](int column, double from, double to) {
            const double x = area.left() + column + 0.5;
            const bool down = shape.isEmpty() || std::abs(shape.last().y() - area.top() - from) <
                                                     std::abs(shape.last().y() - area.top() - to);
            shape.append({x, area.top() + (down ? from : to)});
            if (from != to)
                shape.append({x, area.top() + (down ? to : from)});
        });
        painter->setPen(QPen(line.color, 1));
        painter->drawPolyline(shape);
    }
}

double DenseLines::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1;
}

QCPRange DenseLines::getKeyRange(bool& found, QCP::SignDomain domain) const
{
    QCPRange range;
    found = false;
    for (const Line& line : m_lines) {
        bool any = false;
        const QCPRange own = line.points->keyRange(any, domain);
        if (any)
            range = found ? range.expanded(own) : own;
        found = found || any;
    }
    return range;
}

QCPRange DenseLines::getValueRange(bool& found, QCP::SignDomain domain, const QCPRange& keys) const
{
    QCPRange range;
    found = false;
    for (const Line& line : m_lines) {
        bool any = false;
        const QCPRange own = line.points->valueRange(any, domain, keys);
        if (any)
            range = found ? range.expanded(own) : own;
        found = found || any;
    }
    return range;
}

} // namespace stellwerk
