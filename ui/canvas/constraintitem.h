// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvaspainter.h"

#include <QGraphicsItem>

namespace stellwerk {

class CanvasScene;

// A constraint's line between two cards.
class ConstraintItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 2 };
    ConstraintItem(CanvasScene* scene, const Constraint& constraint);

    [[nodiscard]] const ConstraintId& id() const { return m_id; }
    [[nodiscard]] const TaskId& from() const { return m_from; }
    [[nodiscard]] const TaskId& to() const { return m_to; }
    [[nodiscard]] ConstraintKind kind() const { return m_line.kind; }
    [[nodiscard]] const geometry::Route& route() const { return m_route; }

    void setConstraint(const Constraint& constraint);
    void setRoute(const geometry::Route& route);
    void setSelectedLine(bool selected);
    void setHovered(bool hovered);
    void setSplitting(bool splitting);
    void setBundle(int count, bool mixed); // stands for so many, of several kinds
    void setProblem(bool problem);
    void setFaint(bool faint);
    void setCritical(bool critical);
    void setDiff(CanvasPainter::Diff diff);
    [[nodiscard]] bool isMixed() const { return m_line.mixed; }
    [[nodiscard]] bool isSelectedLine() const { return m_line.selected; }

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    CanvasScene* m_scene;
    ConstraintId m_id;
    TaskId m_from;
    TaskId m_to;
    CanvasPainter::Line m_line;
    geometry::Route m_route;
    QRectF m_bounds;
};

} // namespace stellwerk
