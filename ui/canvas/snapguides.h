// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QList>
#include <QRectF>
#include <QString>

#include <optional>

namespace stellwerk {

// Where a card that is dragged stands in order with those around it: equal edges, equal middles, equal gaps.
// Knows the others sorted by their edges, so that a move of the mouse costs a search, not a walk. Pure.
class SnapGuides
{
public:
    SnapGuides() = default;
    explicit SnapGuides(QList<QRectF> others);

    // How far `moved` lies from order, at most `reach` away, along each axis; none: nothing is near.
    struct Pull
    {
        std::optional<double> x;
        std::optional<double> y;
    };
    [[nodiscard]] Pull pull(const QRectF& moved, double reach) const;

    // What is in order where it now is: lines to draw, with a distance where there is one to tell.
    struct Guide
    {
        QLineF line;
        QString distance; // in canvas units; empty: none
        bool gap = false; // a measured gap, with ends; else an edge or a middle
    };
    [[nodiscard]] QList<Guide> guides(const QRectF& moved) const;

private:
    struct Edge
    {
        double at;
        int card;
    };
    enum Side { Low, Middle, High };
    // Sorted by `at`; [axis][side].
    QList<Edge> m_edges[2][3];
    QList<QRectF> m_others;

    [[nodiscard]] std::optional<double> nearestEdge(const QRectF& moved, int axis, double reach) const;
    [[nodiscard]] std::optional<double> equalGap(const QRectF& moved, int axis, double reach) const;
    [[nodiscard]] QList<QRectF> neighbours(const QRectF& moved, int axis) const; // in one row with it, sorted
    std::optional<QRectF> addEdgeGuides(QList<Guide>& guides, const QRectF& moved, int axis) const;
    void addGapGuides(QList<Guide>& guides, const QRectF& moved, int axis) const;
};

} // namespace stellwerk
