// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasgeometry.h"

#include <QList>

#include <algorithm>
#include <cmath>

namespace stellwerk::geometry {

namespace {

constexpr double kCorner = 8;
constexpr double kStub = 24;      // straight piece at either end
constexpr double kGlyphRoom = 40; // straight piece that holds the glyph before the arrow head
constexpr double kArrow = 8;

double length(const QPointF& vector)
{
    return std::hypot(vector.x(), vector.y());
}

// A polyline along the axes, its corners rounded.
QPainterPath rounded(const QList<QPointF>& points)
{
    QPainterPath path(points.first());
    for (qsizetype i = 1; i + 1 < points.size(); ++i) {
        const QPointF before = points.at(i) - points.at(i - 1);
        const QPointF after = points.at(i + 1) - points.at(i);
        const double a = length(before);
        const double b = length(after);
        const double r = std::min({kCorner, a / 2, b / 2});
        if (r < 0.5) {
            path.lineTo(points.at(i));
            continue;
        }
        path.lineTo(points.at(i) - before / a * r);
        path.quadTo(points.at(i), points.at(i) + after / b * r);
    }
    path.lineTo(points.last());
    return path;
}

QPointF glyphPlace(const QList<QPointF>& points)
{
    const double last = length(points.last() - points.at(points.size() - 2));
    if (last >= kGlyphRoom - 16)
        return points.last() - QPointF(13, 0);
    QPointF middle = points.first();
    double longest = -1;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const double size = length(points.at(i) - points.at(i - 1));
        if (size > longest) {
            longest = size;
            middle = (points.at(i) + points.at(i - 1)) / 2;
        }
    }
    return middle;
}

} // namespace

QPointF snapped(const QPointF& point)
{
    return {std::round(point.x() / kGrid) * kGrid, std::round(point.y() / kGrid) * kGrid};
}

Route route(const QPointF& from, const QPointF& to, double bend, double shift)
{
    const QPointF end = to - QPointF(kArrow, 0); // the line stops where the arrow head begins
    QList<QPointF> points;
    const double gap = end.x() - from.x();
    if (gap >= 12) {
        if (std::abs(from.y() - end.y()) < 0.5) {
            points = {from, end};
        } else {
            const double before = std::min(kStub, gap / 2);
            const double after = std::min(kGlyphRoom, gap / 2);
            const double x = std::round(from.x() + before + (gap - before - after) * bend + shift);
            points = {from, {x, from.y()}, {x, end.y()}, end};
        }
    } else {
        // The target lies to the left: around, between the rows if there is room, else below both.
        const bool room = std::abs(from.y() - end.y()) > kCard.height() + 24;
        const double y =
            room ? (from.y() + end.y()) / 2 : std::max(from.y(), end.y()) + kCard.height() / 2 + 20;
        points = {from,
                  {from.x() + kStub, from.y()},
                  {from.x() + kStub, y},
                  {end.x() - kStub + kArrow, y},
                  {end.x() - kStub + kArrow, end.y()},
                  end};
    }
    return {rounded(points), glyphPlace(points), to};
}

Route routeAround(const QPointF& from, const QPointF& to, double y, double shift)
{
    const QPointF end = to - QPointF(kArrow, 0);
    const double out = std::round(from.x() + kStub + shift);
    const double in = std::round(end.x() - kStub + shift);
    const QList<QPointF> points{from, {out, from.y()}, {out, y}, {in, y}, {in, end.y()}, end};
    return {rounded(points), glyphPlace(points), to};
}

QPainterPath arrowHead(const QPointF& tip)
{
    QPainterPath path(tip);
    path.lineTo(tip + QPointF(-kArrow - 1, -4.5));
    path.lineTo(tip + QPointF(-kArrow - 1, 4.5));
    path.closeSubpath();
    return path;
}

} // namespace stellwerk::geometry
