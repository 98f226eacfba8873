// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/snapguides.h"

#include <algorithm>
#include <cmath>

namespace stellwerk {

namespace {

constexpr double kSame = 0.5; // canvas units
constexpr int kAcross = 0;
constexpr int kDown = 1;

double low(const QRectF& rect, int axis)
{
    return axis == kAcross ? rect.left() : rect.top();
}

double high(const QRectF& rect, int axis)
{
    return axis == kAcross ? rect.right() : rect.bottom();
}

double edge(const QRectF& rect, int axis, int side)
{
    return low(rect, axis) + (high(rect, axis) - low(rect, axis)) * side / 2;
}

// A line at `at` on `axis`, from `begin` to `end` on the other one.
QLineF lineAt(int axis, double at, double begin, double end)
{
    return axis == kAcross ? QLineF(at, begin, at, end) : QLineF(begin, at, end, at);
}

QString shown(double distance)
{
    return QString::number(qRound(distance));
}

// The gap between two cards, at the height of the moved one.
SnapGuides::Guide measured(const QRectF& first, const QRectF& second, const QRectF& moved, int axis)
{
    const double begin = high(first, axis);
    const double end = low(second, axis);
    return {lineAt(1 - axis, edge(moved, 1 - axis, 1), begin, end), shown(end - begin), true};
}

void keepNearer(std::optional<double>& best, double off, double reach)
{
    if (std::abs(off) <= reach && (!best || std::abs(off) < std::abs(*best)))
        best = off;
}

} // namespace

SnapGuides::SnapGuides(QList<QRectF> others)
    : m_others(std::move(others))
{
    for (const int axis : {kAcross, kDown}) {
        for (int side = Low; side <= High; ++side) {
            QList<Edge>& edges = m_edges[axis][side];
            edges.reserve(m_others.size());
            for (int card = 0; card < int(m_others.size()); ++card)
                edges.append({edge(m_others.at(card), axis, side), card});
            std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
        }
    }
}

std::optional<double> SnapGuides::nearestEdge(const QRectF& moved, int axis, double reach) const
{
    std::optional<double> best;
    for (int side = Low; side <= High; ++side) {
        const QList<Edge>& edges = m_edges[axis][side];
        const double mine = edge(moved, axis, side);
        auto it = std::lower_bound(edges.cbegin(), edges.cend(), mine - reach,
                                   [](const Edge& e, double at) { return e.at < at; });
        for (; it != edges.cend() && it->at <= mine + reach; ++it)
            keepNearer(best, it->at - mine, reach);
    }
    return best;
}

// Those whose extent on the other axis meets the moved card's: its row, or its column.
QList<QRectF> SnapGuides::neighbours(const QRectF& moved, int axis) const
{
    const int other = 1 - axis;
    QList<QRectF> row;
    const QList<Edge>& edges = m_edges[other][Low];
    // Cards differ little in size: none begins farther before than the largest is high.
    constexpr double kLargest = 2000;
    auto it = std::lower_bound(edges.cbegin(), edges.cend(), low(moved, other) - kLargest,
                               [](const Edge& e, double at) { return e.at < at; });
    for (; it != edges.cend() && it->at < high(moved, other); ++it) {
        const QRectF& card = m_others.at(it->card);
        const bool beside = high(card, axis) <= low(moved, axis) + kSame ||
                            low(card, axis) >= high(moved, axis) - kSame || card.intersects(moved);
        if (high(card, other) > low(moved, other) && beside)
            row.append(card);
    }
    std::sort(row.begin(), row.end(),
              [axis](const QRectF& a, const QRectF& b) { return low(a, axis) < low(b, axis); });
    return row;
}

std::optional<double> SnapGuides::equalGap(const QRectF& moved, int axis, double reach) const
{
    const QList<QRectF> row = neighbours(moved, axis);
    std::optional<double> best;
    const double middle = edge(moved, axis, Middle);
    qsizetype before = -1; // the last card that lies before the moved one
    for (qsizetype i = 0; i < row.size(); ++i) {
        if (edge(row.at(i), axis, Middle) < middle)
            before = i;
    }
    const double size = high(moved, axis) - low(moved, axis);
    if (before >= 1) { // as far from the one before as that from its own
        const double gap = low(row.at(before), axis) - high(row.at(before - 1), axis);
        if (gap > 0)
            keepNearer(best, high(row.at(before), axis) + gap - low(moved, axis), reach);
    }
    if (before + 2 < row.size()) {
        const double gap = low(row.at(before + 2), axis) - high(row.at(before + 1), axis);
        if (gap > 0)
            keepNearer(best, low(row.at(before + 1), axis) - gap - size - low(moved, axis), reach);
    }
    if (before >= 0 && before + 1 < row.size()) { // in the middle of two
        const double room = low(row.at(before + 1), axis) - high(row.at(before), axis) - size;
        if (room > 0)
            keepNearer(best, high(row.at(before), axis) + room / 2 - low(moved, axis), reach);
    }
    return best;
}

SnapGuides::Pull SnapGuides::pull(const QRectF& moved, double reach) const
{
    Pull result{nearestEdge(moved, kAcross, reach), nearestEdge(moved, kDown, reach)};
    if (!result.x)
        result.x = equalGap(moved, kAcross, reach);
    if (!result.y)
        result.y = equalGap(moved, kDown, reach);
    return result;
}

// One line for each place where edges meet, through all cards that share it. The nearest of these cards.
std::optional<QRectF> SnapGuides::addEdgeGuides(QList<Guide>& guides, const QRectF& moved, int axis) const
{
    const int other = 1 - axis;
    std::optional<QRectF> nearest;
    double least = 0;
    qsizetype added = 0;
    for (const int side : {int(Low), int(High), int(Middle)}) {
        const QList<Edge>& edges = m_edges[axis][side];
        const double mine = edge(moved, axis, side);
        auto it = std::lower_bound(edges.cbegin(), edges.cend(), mine - kSame,
                                   [](const Edge& e, double at) { return e.at < at; });
        double begin = low(moved, other);
        double end = high(moved, other);
        for (; it != edges.cend() && it->at <= mine + kSame; ++it) {
            const QRectF& card = m_others.at(it->card);
            begin = std::min(begin, low(card, other));
            end = std::max(end, high(card, other));
            const double gap = low(card, other) >= high(moved, other) ? low(card, other) - high(moved, other)
                                                                      : low(moved, other) - high(card, other);
            if (gap > 0 && (!nearest || gap < least)) {
                nearest = card;
                least = gap;
            }
        }
        if (begin >= low(moved, other) && end <= high(moved, other))
            continue;
        guides.append({lineAt(axis, mine, begin, end), {}});
        if (++added == 2 && side == High)
            break; // both edges: the middle says nothing new
    }
    return nearest;
}

void SnapGuides::addGapGuides(QList<Guide>& guides, const QRectF& moved, int axis) const
{
    QList<QRectF> row = neighbours(moved, axis);
    row.removeIf([&](const QRectF& card) { return card.intersects(moved); });
    qsizetype mine = 0;
    while (mine < row.size() && low(row.at(mine), axis) < low(moved, axis))
        ++mine;
    row.insert(mine, moved);
    const auto gap = [&](qsizetype i) { return low(row.at(i + 1), axis) - high(row.at(i), axis); };
    const auto equal = [&](qsizetype a, qsizetype b) {
        return a >= 0 && b + 1 < row.size() && gap(a) > kSame && std::abs(gap(a) - gap(b)) <= kSame;
    };
    QList<qsizetype> shownGaps;
    for (const qsizetype first : {mine - 2, mine - 1, mine}) {
        if (!equal(first, first + 1))
            continue;
        for (const qsizetype i : {first, first + 1}) {
            if (!shownGaps.contains(i))
                shownGaps.append(i);
        }
    }
    for (const qsizetype i : std::as_const(shownGaps))
        guides.append(measured(row.at(i), row.at(i + 1), moved, axis));
}

QList<SnapGuides::Guide> SnapGuides::guides(const QRectF& moved) const
{
    QList<Guide> all;
    for (const int axis : {kAcross, kDown}) {
        const std::optional<QRectF> nearest = addEdgeGuides(all, moved, axis);
        const int along = 1 - axis; // cards with a common edge stand one after the other on the other axis
        const qsizetype before = all.size();
        addGapGuides(all, moved, along);
        if (nearest && all.size() == before) {
            const bool after = low(*nearest, along) >= high(moved, along);
            all.append(after ? measured(moved, *nearest, moved, along)
                             : measured(*nearest, moved, moved, along));
        }
    }
    return all;
}

} // namespace stellwerk
