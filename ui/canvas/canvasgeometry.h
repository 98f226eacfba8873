// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace stellwerk::geometry {

// Measures of the canvas, in canvas units (logical pixels at 100 %).
inline constexpr double kGrid = 16;
inline constexpr QSizeF kCard{208, 64};
inline constexpr double kRowStep = 96;     // of a tidy column
inline constexpr double kColumnStep = 304; // of a tidy row
inline constexpr double kBand = 6;
inline constexpr double kRadius = 6;
inline constexpr double kPort = 4.5;    // radius as drawn
inline constexpr double kAnyBadge = 30; // wide; all but kAnyInside of it lies outside of the card
inline constexpr double kAnyInside = 8;

[[nodiscard]] QPointF snapped(const QPointF& point);
[[nodiscard]] inline QRectF cardRect(const QPointF& topLeft)
{
    return {topLeft, kCard};
}
[[nodiscard]] inline QPointF inPort(const QPointF& topLeft)
{
    return topLeft + QPointF(0, kCard.height() / 2);
}
[[nodiscard]] inline QPointF outPort(const QPointF& topLeft)
{
    return topLeft + QPointF(kCard.width(), kCard.height() / 2);
}

// Constraints of several kinds at one side of a card keep apart: the nth of `count` kinds leaves or arrives
// so far from the middle.
[[nodiscard]] constexpr double laneOffset(int lane, int count)
{
    return (lane - (count - 1) / 2.0) * 16;
}

// A constraint's way: right out of `from`, left into `to`, at right angles with round corners.
struct Route
{
    QPainterPath path;
    QPointF middle; // place of the kind's glyph: before the arrow head, else on the longest straight piece
    QPointF tip;    // of the arrow head, which points right
};
// `bend`: where the vertical piece stands, 0 near `from` .. 1 near `to`, when `to` lies to the right;
// `shift` moves it sideways, so that pieces of several kinds do not cover each other.
[[nodiscard]] Route route(const QPointF& from, const QPointF& to, double bend = 0.5, double shift = 0);
// Round what stands in between: along a channel at height `y`, when `to` lies to the right by more than a
// card.
[[nodiscard]] Route routeAround(const QPointF& from, const QPointF& to, double y, double shift = 0);
[[nodiscard]] QPainterPath arrowHead(const QPointF& tip);

} // namespace stellwerk::geometry
