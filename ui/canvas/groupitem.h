// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasgeometry.h"
#include "canvas/grouppicture.h"

#include <QFlags>
#include <QGraphicsItem>

namespace stellwerk {

class CanvasScene;

// A group: a frame around its tasks' cards, or, folded, a card in their place. Holds the id and the picture.
class GroupItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 3 };
    enum Mark {
        Selected = 1,
        Current = 2,       // the keyboard is here
        Hovered = 4,       // the pointer is on its title
        MarkHovered = 8,   // ... on the triangle
        Target = 16,       // a card that is dropped now joins it
        HoldsSelected = 32 // a task that is chosen stands in the folded card
    };
    Q_DECLARE_FLAGS(Marks, Mark)

    static constexpr double kTitle = 28;
    static constexpr double kPadding = 16;

    GroupItem(CanvasScene* scene, const GroupId& id);

    [[nodiscard]] const GroupId& id() const { return m_id; }
    [[nodiscard]] const GroupPicture& picture() const { return m_picture; }
    [[nodiscard]] bool isFolded() const { return m_picture.folded; }
    // Scene coordinates: the frame or the folded card.
    [[nodiscard]] QRectF outline() const;
    [[nodiscard]] QRectF titleBar() const; // where it is taken hold of
    [[nodiscard]] QRectF foldMark() const; // the triangle's target; it stays where it is when folding
    [[nodiscard]] QPointF inPort() const;
    [[nodiscard]] QPointF outPort() const;

    // The frame around cards that take so much room.
    [[nodiscard]] static QRectF frameAround(const QRectF& cards);
    void setFrame(const QRectF& frame); // of the unfolded group; the folded card stands at its corner
    [[nodiscard]] const QRectF& frame() const { return m_frame; }
    void setPicture(const GroupPicture& picture);
    void mark(Mark mark, bool on);
    [[nodiscard]] bool isMarked(Mark mark) const { return m_marks.testFlag(mark); }

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintFrame(QPainter* painter, double zoom) const;
    void paintCard(QPainter* painter, double zoom) const;
    void paintRings(QPainter* painter, const QRectF& body) const;
    void paintFoldMark(QPainter* painter, const QColor& color) const;
    double paintLimit(QPainter* painter, double right, double middle) const;

    CanvasScene* m_scene;
    GroupId m_id;
    QRectF m_frame;
    GroupPicture m_picture;
    Marks m_marks;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(GroupItem::Marks)

} // namespace stellwerk
