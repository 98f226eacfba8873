// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvaspainter.h"

#include "theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

// The signs that cards and constraints carry beside their own picture: found, critical, problems, compared.
namespace stellwerk {

namespace {

constexpr QRectF kBody(0, 0, 208, 64);

}

CanvasPainter::CardFlag CanvasPainter::flagOf(Diff diff)
{
    switch (diff) {
    case Diff::Added:
        return DiffAdded;
    case Diff::Removed:
        return DiffRemoved;
    case Diff::Changed:
        return DiffChanged;
    case Diff::Moved:
        return DiffMoved;
    case Diff::None:
    case Diff::Same:
        break;
    }
    return Pale;
}

QColor CanvasPainter::diffColor(Diff diff)
{
    switch (diff) {
    case Diff::Added:
        return themeColor(ColorToken::StateSucceeded);
    case Diff::Removed:
        return themeColor(ColorToken::StateFailed);
    case Diff::Changed:
        return themeColor(ColorToken::StateWarnings);
    default:
        return themeColor(ColorToken::StateWaiting);
    }
}

// Behind the card. Found: a filled rim. Critical path: a thin double line, outside of the selection's ring.
void CanvasPainter::paintHalo(QPainter* painter, CardFlags flags, double zoom)
{
    const double wide = std::clamp(0.5 / zoom, 1.0, 6.0); // stays visible from afar
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, zoom >= kFullDetail);
    if (flags & Found) {
        const double rim = 5 * wide;
        painter->setPen(QPen(themeColor(ColorToken::StateWarnings), 1.2 * wide));
        painter->setBrush(themeColor(ColorToken::WarningSurface));
        painter->drawRoundedRect(kBody.adjusted(-rim, -rim, rim, rim), geometry::kRadius + rim,
                                 geometry::kRadius + rim);
    }
    if (flags & Critical) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(themeColor(ColorToken::Text), wide));
        for (const double away : {2.5 * wide, 5.0 * wide})
            painter->drawRoundedRect(kBody.adjusted(-away, -away, away, away), geometry::kRadius + away,
                                     geometry::kRadius + away);
    }
    painter->restore();
}

// A blue dot on the lower right corner; its ring keeps it apart from the card's own border.
void CanvasPainter::paintChanged(QPainter* painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(themeColor(ColorToken::Card), 1.5));
    painter->setBrush(themeColor(ColorToken::StateRunning));
    painter->drawEllipse(QPointF(kBody.right() - 5, kBody.bottom() - 5), 4.5, 4.5);
}

// A triangle with an exclamation mark; an error's is filled, so that the two differ without colour.
void CanvasPainter::paintProblem(QPainter* painter, bool error, const QRectF& place)
{
    const QColor sign = themeColor(error ? ColorToken::StateFailed : ColorToken::StateWarnings);
    const QColor ground = themeColor(ColorToken::Card);
    const double unit = place.width() / 18;
    const std::array<QPointF, 3> corners{QPointF(place.center().x(), place.top()), place.bottomRight(),
                                         place.bottomLeft()};
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(sign, 1.6 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(error ? sign : ground);
    painter->drawPolygon(corners.data(), 3);
    const double x = place.center().x();
    painter->setPen(QPen(error ? ground : sign, 1.8 * unit, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(QPointF(x, place.top() + 5.5 * unit), QPointF(x, place.top() + 9.5 * unit));
    painter->drawPoint(QPointF(x, place.top() + 12.8 * unit));
}

// A frame of its own line for each kind of difference, and its sign on the upper left corner.
void CanvasPainter::paintDiff(QPainter* painter, CardFlags flags, double zoom)
{
    paintDiff(painter, kBody,
              flags & DiffAdded     ? Diff::Added
              : flags & DiffRemoved ? Diff::Removed
              : flags & DiffChanged ? Diff::Changed
                                    : Diff::Moved,
              zoom);
}

void CanvasPainter::paintDiff(QPainter* painter, const QRectF& place, Diff diff, double zoom)
{
    const double wide = std::clamp(0.5 / zoom, 1.0, 5.0);
    QPen pen(diffColor(diff), 2 * wide);
    if (diff == Diff::Removed)
        pen.setDashPattern({4, 2.5});
    else if (diff == Diff::Moved)
        pen.setDashPattern({1, 2});
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(place.adjusted(-1, -1, 1, 1), geometry::kRadius + 1, geometry::kRadius + 1);
    const double side = 18 * wide;
    paintDiffSign(painter, diff, QRectF(place.x() - side / 2 + 2, place.y() - side / 2 + 2, side, side));
}

// Drawn, not written: it reads the same in every font.
void CanvasPainter::paintDiffSign(QPainter* painter, Diff diff, const QRectF& place)
{
    const QPointF c = place.center();
    const double unit = place.width() / 18;
    const auto at = [&](double x, double y) { return c + QPointF(x, y) * unit; };
    painter->setPen(Qt::NoPen);
    painter->setBrush(diffColor(diff));
    painter->drawEllipse(place);
    painter->setPen(QPen(themeColor(ColorToken::Card), 2 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    if (diff == Diff::Added || diff == Diff::Removed)
        painter->drawLine(at(-4.5, 0), at(4.5, 0));
    if (diff == Diff::Added)
        painter->drawLine(at(0, -4.5), at(0, 4.5));
    if (diff == Diff::Changed) {
        QPainterPath wave(at(-5, 1.2));
        wave.cubicTo(at(-2.5, -4.5), at(2.5, 4.5), at(5, -1.2));
        painter->drawPath(wave);
    }
    if (diff == Diff::Moved) {
        painter->drawLine(at(-5, 0), at(5, 0));
        for (const double side : {-1.0, 1.0}) {
            const std::array<QPointF, 3> head{at(side * 2.5, -2.7), at(side * 5.2, 0), at(side * 2.5, 2.7)};
            painter->drawPolyline(head.data(), 3);
        }
    }
}

void CanvasPainter::paintBundle(QPainter* painter, const QPointF& middle, int count,
                                const QColor& color) const
{
    painter->setFont(m_small);
    const QString text = u'\u00d7' + QString::number(count);
    const double width = QFontMetricsF(m_small).horizontalAdvance(text) + 10;
    const QRectF pill(middle.x() - width / 2, middle.y() - 8, width, 16);
    painter->setPen(QPen(color, 1));
    painter->setBrush(themeColor(ColorToken::Card));
    painter->drawRoundedRect(pill, 8, 8);
    painter->setPen(themeColor(ColorToken::Text));
    painter->drawText(pill, Qt::AlignCenter, text);
}

} // namespace stellwerk
