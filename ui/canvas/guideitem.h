// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/snapguides.h"

#include <QGraphicsItem>

namespace stellwerk {

// Draws the guides of a drag above the cards: hair lines, and distances on small labels that keep their size
// at every zoom.
class GuideItem final : public QGraphicsItem
{
public:
    GuideItem();

    void setGuides(const QList<SnapGuides::Guide>& guides);
    [[nodiscard]] const QList<SnapGuides::Guide>& guides() const { return m_guides; }

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    [[nodiscard]] QPainterPath shape() const override { return {}; } // never in the way of a hit
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QList<SnapGuides::Guide> m_guides;
    QRectF m_bounds;
};

} // namespace stellwerk
