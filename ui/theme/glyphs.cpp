// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/stateappearance.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

// Glyphs are drawn in a square of 16 units with strokes of 1.8; below 12 px thicker, to stay readable.
namespace stellwerk {

namespace {

void strokeCheck(QPainter* p, double scale = 1.0, double dy = 0)
{
    const auto at = [&](double x, double y) {
        return QPointF(8 + (x - 8) * scale, 8 + (y - 8) * scale + dy);
    };
    p->drawPolyline(QPolygonF{at(2.8, 8.6), at(6.4, 12.2), at(13.2, 4.4)});
}

void strokeCross(QPainter* p)
{
    p->drawLine(QPointF(3.6, 3.6), QPointF(12.4, 12.4));
    p->drawLine(QPointF(12.4, 3.6), QPointF(3.6, 12.4));
}

void strokeClock(QPainter* p)
{
    p->drawEllipse(QPointF(8, 8), 6.1, 6.1);
    p->drawPolyline(QPolygonF{QPointF(8, 4.4), QPointF(8, 8), QPointF(10.6, 9.6)});
}

void strokeTriangle(QPainter* p)
{
    p->drawPolygon(QPolygonF{QPointF(8, 1.8), QPointF(15, 14.2), QPointF(1, 14.2)});
    QPen thin = p->pen();
    thin.setWidthF(thin.widthF() * 0.85);
    p->setPen(thin);
    strokeCheck(p, 0.52, 2.2);
}

void strokeQuestionMark(QPainter* p, const QColor& color)
{
    QPainterPath hook(QPointF(4.6, 5.4));
    hook.cubicTo(4.6, 0.9, 11.6, 0.9, 11.6, 5.2);
    hook.cubicTo(11.6, 7.6, 8, 7.6, 8, 10.4);
    p->drawPath(hook);
    p->setBrush(color);
    p->setPen(Qt::NoPen);
    p->drawEllipse(QPointF(8, 13.6), 1.25, 1.25);
}

void strokeDoubleChevron(QPainter* p)
{
    p->drawPolyline(QPolygonF{QPointF(2.8, 3.4), QPointF(7.2, 8), QPointF(2.8, 12.6)});
    p->drawPolyline(QPolygonF{QPointF(8.4, 3.4), QPointF(12.8, 8), QPointF(8.4, 12.6)});
}

void strokeSpinner(QPainter* p, const QColor& color, double turn)
{
    const QRectF circle(1.9, 1.9, 12.2, 12.2);
    const QPen strong = p->pen();
    QPen faint = strong;
    QColor pale = color;
    pale.setAlphaF(0.28F);
    faint.setColor(pale);
    p->setPen(faint);
    p->drawEllipse(circle);
    p->setPen(strong);
    p->drawArc(circle, int((90 - 360 * turn) * 16), -110 * 16);
}

class GlyphSpace
{
public:
    GlyphSpace(QPainter* painter, const QRectF& rect, const QColor& color)
        : m_painter(painter)
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const double side = qMin(rect.width(), rect.height());
        painter->translate(rect.center() - QPointF(side / 2, side / 2));
        painter->scale(side / 16, side / 16);
        painter->setPen(QPen(color, side < 12 ? 2.3 : 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
    }
    ~GlyphSpace() { m_painter->restore(); }
    Q_DISABLE_COPY_MOVE(GlyphSpace)

private:
    QPainter* m_painter;
};

} // namespace

void paintGlyph(QPainter* painter, const QRectF& rect, StateLook look, const QColor& color, double turn)
{
    const GlyphSpace space(painter, rect, color);
    switch (look) {
    case StateLook::Waiting:
        painter->drawEllipse(QPointF(8, 8), 5.2, 5.2);
        break;
    case StateLook::Queued:
        strokeClock(painter);
        break;
    case StateLook::Running:
        strokeSpinner(painter, color, turn);
        break;
    case StateLook::Succeeded:
        strokeCheck(painter);
        break;
    case StateLook::Warnings:
        strokeTriangle(painter);
        break;
    case StateLook::Failed:
        strokeCross(painter);
        break;
    case StateLook::Unknown:
        strokeQuestionMark(painter, color);
        break;
    case StateLook::Cancelled:
        painter->setBrush(color);
        painter->drawRoundedRect(QRectF(3.8, 3.8, 8.4, 8.4), 0.8, 0.8);
        break;
    case StateLook::Skipped:
        strokeDoubleChevron(painter);
        break;
    }
}

void paintGlyph(QPainter* painter, const QRectF& rect, ConstraintKind kind, const QColor& color)
{
    const GlyphSpace space(painter, rect, color);
    switch (kind) {
    case ConstraintKind::Success:
        strokeCheck(painter);
        break;
    case ConstraintKind::Failure:
        strokeCross(painter);
        break;
    case ConstraintKind::Completion:
        painter->drawEllipse(QPointF(8, 8), 5.2, 5.2);
        break;
    }
}

} // namespace stellwerk
