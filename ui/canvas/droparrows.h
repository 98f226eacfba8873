// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasscene.h"

#include <QGraphicsItem>

namespace stellwerk {

// The arrows at both sides of a card while jobs are dragged near to it: a drop on one makes the tasks and
// connects them.
class DropArrows final : public QGraphicsItem
{
public:
    // Where a drop at a point would go: to the arrow of a card, if any.
    struct Aim
    {
        TaskId beside;
        bool before = false;
        bool operator==(const Aim&) const = default;
    };
    // The card whose arrows show with the pointer there, and the arrow under it.
    [[nodiscard]] static TaskId cardNear(const CanvasScene& scene, const QPointF& at);
    [[nodiscard]] static Aim aim(const CanvasScene& scene, const QPointF& at, double zoom);

    DropArrows();
    void show(const QRectF& card, std::optional<bool> activeBefore);

    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QPainterPath shape() const override { return {}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QRectF m_card;
    std::optional<bool> m_active;
};

} // namespace stellwerk
