// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/groupitem.h"

#include "canvas/canvaspainter.h"
#include "canvas/canvasscene.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QScopedValueRollback>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <array>

namespace stellwerk {

using geometry::kCard;

namespace {

constexpr double kMarkSide = 28; // target of the triangle
constexpr double kTextLeft = 28;
constexpr double kRadius = 8;
constexpr double kStack = 4; // the cards that are seen behind a folded one

QFont sized(double pixels, QFont::Weight weight = QFont::Normal)
{
    QFont font = QApplication::font();
    font.setPixelSize(int(pixels));
    font.setWeight(weight);
    return font;
}

void drawLine(QPainter* painter, const QPointF& middleLeft, const QString& text)
{
    const QFontMetricsF metrics(painter->font());
    painter->drawText(middleLeft + QPointF(0, (metrics.ascent() - metrics.descent()) / 2), text);
}

QColor faint(ColorToken token, int alpha)
{
    QColor color = themeColor(token);
    color.setAlpha(alpha);
    return color;
}

} // namespace

GroupItem::GroupItem(CanvasScene* scene, const GroupId& id)
    : m_scene(scene)
    , m_id(id)
{
    setZValue(-1);
    setAcceptedMouseButtons(Qt::NoButton);
}

QRectF GroupItem::frameAround(const QRectF& cards)
{
    return cards.adjusted(-kPadding, -kTitle - 12, kPadding, kPadding);
}

QRectF GroupItem::outline() const
{
    return isFolded() ? QRectF(m_frame.topLeft(), kCard) : m_frame;
}

QRectF GroupItem::titleBar() const
{
    return isFolded() ? outline() : QRectF(m_frame.topLeft(), QSizeF(m_frame.width(), kTitle));
}

QRectF GroupItem::foldMark() const
{
    return {m_frame.topLeft(), QSizeF(kMarkSide, kMarkSide)};
}

QPointF GroupItem::inPort() const
{
    return geometry::inPort(m_frame.topLeft());
}

QPointF GroupItem::outPort() const
{
    return geometry::outPort(m_frame.topLeft());
}

void GroupItem::setFrame(const QRectF& frame)
{
    if (frame == m_frame)
        return;
    prepareGeometryChange();
    m_frame = frame;
}

void GroupItem::setPicture(const GroupPicture& picture)
{
    if (picture == m_picture)
        return;
    if (picture.folded != m_picture.folded)
        prepareGeometryChange();
    m_picture = picture;
    setZValue(picture.folded ? 2 : -1);
    update();
}

void GroupItem::mark(Mark mark, bool on)
{
    if (m_marks.testFlag(mark) == on)
        return;
    m_marks.setFlag(mark, on);
    update();
}

QRectF GroupItem::boundingRect() const
{
    return outline().adjusted(-8, -8, 8 + kStack, 8 + kStack);
}

QPainterPath GroupItem::shape() const
{
    QPainterPath path;
    path.addRect(titleBar());
    return path;
}

void GroupItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const QScopedValueRollback plain(m_marks, CanvasPainter::drawsPicture() ? Marks() : m_marks);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, zoom >= CanvasPainter::kFullDetail);
    if (isFolded())
        paintCard(painter, zoom);
    else
        paintFrame(painter, zoom);
    painter->restore();
}

void GroupItem::paintFoldMark(QPainter* painter, const QColor& color) const
{
    const QPointF c = foldMark().center();
    const std::array<QPointF, 3> open{c + QPointF(-5, -2.5), c + QPointF(5, -2.5), c + QPointF(0, 3.5)};
    const std::array<QPointF, 3> shut{c + QPointF(-2.5, -5), c + QPointF(3.5, 0), c + QPointF(-2.5, 5)};
    if (m_marks & MarkHovered) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(themeColor(ColorToken::AccentSoft));
        painter->drawEllipse(c, 10, 10);
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPolygon(isFolded() ? shut.data() : open.data(), 3);
}

// A pill that ends at `right`; where it begins.
double GroupItem::paintLimit(QPainter* painter, double right, double middle) const
{
    if (m_picture.limit.isEmpty())
        return right;
    painter->setFont(sized(11));
    const double width = QFontMetricsF(painter->font()).horizontalAdvance(m_picture.limit) + 14;
    const QRectF pill(right - width, middle - 9, width, 18);
    painter->setPen(QPen(themeColor(ColorToken::CardBorder), 1));
    painter->setBrush(themeColor(ColorToken::Card));
    painter->drawRoundedRect(pill, 9, 9);
    painter->setPen(themeColor(ColorToken::Text));
    drawLine(painter, {pill.left() + 7, middle}, m_picture.limit);
    return pill.left() - 6;
}

void GroupItem::paintFrame(QPainter* painter, double zoom) const
{
    const bool marked = m_marks & (Selected | Target);
    QPen border(themeColor(marked              ? ColorToken::Accent
                           : m_marks & Hovered ? ColorToken::TextMuted
                                               : ColorToken::CardBorder),
                marked ? 2 : 1.2);
    if (m_marks & Target)
        border.setStyle(Qt::DashLine);
    if (zoom < CanvasPainter::kFullDetail)
        border.setCosmetic(true);
    painter->setPen(border);
    painter->setBrush(m_marks & Target ? faint(ColorToken::Accent, 30) : faint(ColorToken::TextMuted, 18));
    painter->drawRoundedRect(m_frame, kRadius, kRadius);
    if (m_marks & Current) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(themeColor(ColorToken::FocusRing), 1.5));
        painter->drawRoundedRect(m_frame.adjusted(-4, -4, 4, 4), kRadius + 3, kRadius + 3);
    }
    if (zoom < CanvasPainter::kReadable)
        return;
    const bool far = zoom < CanvasPainter::kFullDetail;
    const double middle = m_frame.top() + kTitle / 2 + (far ? 3 : 0);
    double left = m_frame.left() + (far ? 8 : kTextLeft);
    double right = m_frame.right() - 8;
    if (!far) {
        paintFoldMark(painter, themeColor(ColorToken::TextMuted));
        right = paintLimit(painter, right, middle);
    }
    painter->setFont(sized(far ? 24 : 13, QFont::DemiBold));
    painter->setPen(themeColor(ColorToken::Text));
    const QFontMetricsF metrics(painter->font());
    drawLine(painter, {left, middle}, metrics.elidedText(m_picture.title, Qt::ElideRight, right - left));
    if (!m_picture.empty || far)
        return;
    painter->setFont(sized(11));
    painter->setPen(themeColor(ColorToken::TextMuted));
    painter->drawText(m_frame.adjusted(kTextLeft, kTitle, -8, -6),
                      int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap,
                      QApplication::translate("stellwerk::GroupFrame", "Drop tasks here"));
}

void GroupItem::paintRings(QPainter* painter, const QRectF& body) const
{
    painter->setBrush(Qt::NoBrush);
    if (m_marks & (Selected | Target | HoldsSelected)) {
        QPen ring(themeColor(ColorToken::Accent), 2);
        if (!(m_marks & Selected))
            ring.setStyle(Qt::DashLine);
        painter->setPen(ring);
        painter->drawRoundedRect(body.adjusted(-1.5, -1.5, 1.5, 1.5), kRadius, kRadius);
    }
    if (m_marks & Current) {
        painter->setPen(QPen(themeColor(ColorToken::FocusRing), 1.5));
        painter->drawRoundedRect(body.adjusted(-4.5, -4.5, 4.5, 4.5), kRadius + 3, kRadius + 3);
    }
}

void GroupItem::paintCard(QPainter* painter, double zoom) const
{
    const QRectF body = outline();
    const QColor band = m_picture.look ? colorOf(*m_picture.look) : themeColor(ColorToken::CardBorder);
    painter->setPen(QPen(themeColor(m_marks & Hovered ? ColorToken::TextMuted : ColorToken::CardBorder), 1));
    painter->setBrush(themeColor(ColorToken::Card));
    for (const double behind : {kStack, kStack / 2, 0.0})
        painter->drawRoundedRect(body.translated(behind, behind), geometry::kRadius, geometry::kRadius);
    const bool far = zoom < CanvasPainter::kFullDetail;
    const double bandWidth = far ? std::min(48.0, geometry::kBand / zoom * 0.45 + 6) : geometry::kBand;
    QPainterPath all;
    all.addRoundedRect(body, geometry::kRadius, geometry::kRadius);
    QPainterPath left;
    left.addRect(QRectF(body.topLeft(), QSizeF(bandWidth, body.height())));
    painter->fillPath(all.intersected(left), band);
    paintRings(painter, body);
    if (zoom < CanvasPainter::kReadable)
        return;
    if (far) {
        painter->setFont(sized(22, QFont::DemiBold));
        painter->setPen(themeColor(ColorToken::Text));
        const QRectF place = body.adjusted(bandWidth + 6, 2, -4, -2);
        painter->drawText(
            place, Qt::AlignVCenter | Qt::AlignLeft,
            QFontMetricsF(painter->font()).elidedText(m_picture.title, Qt::ElideRight, place.width()));
        return;
    }
    paintFoldMark(painter, themeColor(ColorToken::TextMuted));
    double right = body.right() - 10;
    if (m_picture.look) {
        paintGlyph(painter, QRectF(right - 15, body.top() + 9, 15, 15), *m_picture.look,
                   colorOf(*m_picture.look), m_scene->spinnerTurn());
        right -= 21;
    }
    right = paintLimit(painter, right, body.top() + 17);
    painter->setFont(sized(13, QFont::DemiBold));
    painter->setPen(themeColor(ColorToken::Text));
    const double textLeft = body.left() + kTextLeft;
    drawLine(painter, {textLeft, body.top() + 17},
             QFontMetricsF(painter->font()).elidedText(m_picture.title, Qt::ElideRight, right - textLeft));
    painter->setFont(Theme::tabular(sized(11)));
    painter->setPen(themeColor(ColorToken::TextMuted));
    const double figures = QFontMetricsF(painter->font()).horizontalAdvance(m_picture.figure);
    drawLine(painter, {body.right() - 10 - figures, body.top() + 43}, m_picture.figure);
    drawLine(painter, {textLeft, body.top() + 43},
             QFontMetricsF(painter->font())
                 .elidedText(m_picture.tasks, Qt::ElideRight, body.right() - 18 - figures - textLeft));
    if (m_picture.progress > 0) {
        painter->setClipPath(all);
        painter->fillRect(QRectF(body.left() + bandWidth, body.bottom() - 3,
                                 (body.width() - bandWidth) * m_picture.progress, 3),
                          band);
    }
}

} // namespace stellwerk
