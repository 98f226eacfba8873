// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/layoutplaces.h"

#include "canvas/canvasgeometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace stellwerk::layoutmeasures {

namespace {

using geometry::kCard;

constexpr qsizetype kFewColumns = 8; // are never wrapped
constexpr qsizetype kLeastColumns = 4;
constexpr double kTooLong = 3; // times as long as wide
constexpr double kGoodShape = 1.6;

// One set of words for both directions: along the constraints, and across.
struct Axes
{
    Qt::Orientation flow;

    [[nodiscard]] double along(const QPointF& at) const { return flow == Qt::Horizontal ? at.x() : at.y(); }
    [[nodiscard]] double across(const QPointF& at) const { return flow == Qt::Horizontal ? at.y() : at.x(); }
    [[nodiscard]] QPointF at(double along, double across) const
    {
        return flow == Qt::Horizontal ? QPointF(along, across) : QPointF(across, along);
    }
    [[nodiscard]] double length() const { return flow == Qt::Horizontal ? kCard.width() : kCard.height(); }
    [[nodiscard]] double width() const { return flow == Qt::Horizontal ? kCard.height() : kCard.width(); }
    [[nodiscard]] double alongStep() const { return length() + alongGap(flow); }
    [[nodiscard]] double acrossStep() const { return width() + acrossGap(flow); }
};

// Cards by coarse cells, so that a look for room costs the same in a large package.
class Occupied
{
public:
    void add(const QPointF& card) { m_cells[cellOf(card)].append(card); }
    [[nodiscard]] bool covers(const QPointF& card) const
    {
        const QRectF wanted = geometry::cardRect(card).adjusted(-8, -8, 8, 8);
        const auto [column, row] = cellOf(card);
        for (int c = column - 1; c <= column + 1; ++c) {
            for (int r = row - 1; r <= row + 1; ++r) {
                for (const QPointF& other : m_cells.value({c, r})) {
                    if (wanted.intersects(geometry::cardRect(other)))
                        return true;
                }
            }
        }
        return false;
    }

private:
    static std::pair<int, int> cellOf(const QPointF& at)
    {
        return {int(std::floor(at.x() / 256)), int(std::floor(at.y() / 256))};
    }
    QHash<std::pair<int, int>, QList<QPointF>> m_cells;
};

QList<double> ranksOf(const Places& places, const Axes& axes)
{
    QList<double> all;
    for (const QPointF& at : places)
        all.append(axes.along(at));
    std::sort(all.begin(), all.end());
    QList<double> ranks;
    for (const double at : std::as_const(all)) {
        if (ranks.isEmpty() || at > ranks.last() + 8)
            ranks.append(at);
    }
    return ranks;
}

qsizetype rankOf(double along, const QList<double>& ranks)
{
    return std::upper_bound(ranks.cbegin(), ranks.cend(), along + 4) - ranks.cbegin() - 1;
}

// Before which ranks a row may end: not inside of a group.
QList<bool> cuttable(const Places& places, const ParentPackage& package, const QList<double>& ranks,
                     const Axes& axes)
{
    QHash<GroupId, std::pair<qsizetype, qsizetype>> spans;
    for (const Task& task : package.tasks) {
        if (task.group.isEmpty() || !places.contains(task.id))
            continue;
        const qsizetype rank = rankOf(axes.along(places.value(task.id)), ranks);
        if (!spans.contains(task.group))
            spans.insert(task.group, {rank, rank});
        auto& span = spans[task.group];
        span = {std::min(span.first, rank), std::max(span.second, rank)};
    }
    QList<bool> may(ranks.size() + 1, true);
    for (const auto& [first, last] : std::as_const(spans)) {
        for (qsizetype i = first + 1; i <= last; ++i)
            may[i] = false;
    }
    return may;
}

} // namespace

double alongGap(Qt::Orientation flow)
{
    return flow == Qt::Horizontal ? geometry::kColumnStep - kCard.width() : 64;
}

double acrossGap(Qt::Orientation flow)
{
    return flow == Qt::Horizontal ? geometry::kRowStep - kCard.height() : 48;
}

QPointF topLeftOf(const Places& places)
{
    double x = std::numeric_limits<double>::max();
    double y = x;
    for (const QPointF& at : places) {
        x = std::min(x, at.x());
        y = std::min(y, at.y());
    }
    return places.isEmpty() ? QPointF() : QPointF(x, y);
}

Places movedTo(Places places, const QPointF& corner)
{
    const QPointF by = corner - topLeftOf(places);
    for (QPointF& at : places)
        at = geometry::snapped(at + by);
    return places;
}

Places wrapped(Places places, const ParentPackage& package, Qt::Orientation flow)
{
    const Axes axes{flow};
    const QList<double> ranks = ranksOf(places, axes);
    if (ranks.size() <= kFewColumns)
        return places;
    double least = std::numeric_limits<double>::max();
    double most = std::numeric_limits<double>::lowest();
    for (const QPointF& at : std::as_const(places)) {
        least = std::min(least, axes.across(at));
        most = std::max(most, axes.across(at));
    }
    const double length = ranks.last() - ranks.first() + axes.length();
    const double breadth = most - least + axes.width();
    // The same wish on the screen for both directions: about 1.6 times as wide as high.
    const double shape = flow == Qt::Horizontal ? kGoodShape : 1 / kGoodShape;
    if (length <= kTooLong * shape * breadth)
        return places;
    const double rows =
        std::max(2.0, std::round(std::sqrt(length / (shape * (breadth + axes.acrossStep())))));
    const qsizetype columns = std::max(kLeastColumns, qsizetype(std::ceil(double(ranks.size()) / rows)));
    const QList<bool> may = cuttable(places, package, ranks, axes);
    QList<qsizetype> rowOf(ranks.size()); // of each rank
    QList<qsizetype> starts{0};
    for (qsizetype rank = 0; rank < ranks.size(); ++rank) {
        if (rank - starts.last() >= columns && may.at(rank))
            starts.append(rank);
        rowOf[rank] = starts.size() - 1;
    }
    QList<double> low(starts.size(), std::numeric_limits<double>::max());
    QList<double> high(starts.size(), std::numeric_limits<double>::lowest());
    for (const QPointF& at : std::as_const(places)) {
        const qsizetype row = rowOf.at(rankOf(axes.along(at), ranks));
        low[row] = std::min(low.at(row), axes.across(at));
        high[row] = std::max(high.at(row), axes.across(at) + axes.width());
    }
    QList<double> begin(starts.size(), 0);
    for (qsizetype row = 1; row < starts.size(); ++row)
        begin[row] = begin.at(row - 1) + high.at(row - 1) - low.at(row - 1) + axes.acrossStep() -
                     axes.width() + geometry::kGrid * 2;
    for (QPointF& at : places) {
        const qsizetype row = rowOf.at(rankOf(axes.along(at), ranks));
        at = axes.at(axes.along(at) - ranks.at(starts.at(row)) + ranks.first(),
                     axes.across(at) - low.at(row) + begin.at(row));
    }
    return places;
}

Places aroundKept(const Places& places, const ParentPackage& package, const QSet<TaskId>& keep,
                  Qt::Orientation flow)
{
    const Axes axes{flow};
    QPointF off;
    int count = 0;
    Occupied occupied;
    for (const TaskId& id : keep) {
        if (!package.layout.contains(id))
            continue;
        occupied.add(package.layout.value(id));
        if (places.contains(id)) {
            off += package.layout.value(id) - places.value(id);
            ++count;
        }
    }
    if (count > 0)
        off /= count;
    QList<TaskId> moving;
    for (auto it = places.cbegin(); it != places.cend(); ++it) {
        if (!keep.contains(it.key()))
            moving.append(it.key());
    }
    std::sort(moving.begin(), moving.end(), [&](const TaskId& a, const TaskId& b) {
        const QPointF at = places.value(a);
        const QPointF bt = places.value(b);
        return std::tuple(axes.along(at), axes.across(at), a) <
               std::tuple(axes.along(bt), axes.across(bt), b);
    });
    Places result;
    for (const TaskId& id : std::as_const(moving)) {
        QPointF at = geometry::snapped(places.value(id) + off);
        while (occupied.covers(at))
            at += axes.at(0, geometry::kGrid);
        occupied.add(at);
        result.insert(id, at);
    }
    return result;
}

Places beside(const Places& block, const ParentPackage& package, const QSet<TaskId>& placed,
              Qt::Orientation flow)
{
    const Axes axes{flow};
    Occupied occupied;
    double last = 0;
    bool any = false;
    for (const TaskId& id : placed) {
        const QPointF at = package.layout.value(id);
        occupied.add(at);
        last = any ? std::max(last, axes.across(at)) : axes.across(at);
        any = true;
    }
    // Behind the last of those that lead here, level with their middle.
    const auto edge = [&](bool before) {
        std::optional<QPointF> found;
        double sum = 0;
        int count = 0;
        for (const Constraint& c : package.constraints) {
            const TaskId& mine = before ? c.to : c.from;
            const TaskId& other = before ? c.from : c.to;
            if (!block.contains(mine) || !placed.contains(other))
                continue;
            const QPointF at = package.layout.value(other);
            // Level with the task itself: the block's own offset of that task is taken off again.
            sum += axes.across(at) - axes.across(block.value(mine));
            ++count;
            const double along = axes.along(at) - axes.along(block.value(mine));
            if (!found)
                found = axes.at(along, 0);
            else
                found = axes.at(
                    before ? std::max(axes.along(*found), along) : std::min(axes.along(*found), along), 0);
        }
        if (found)
            found =
                axes.at(axes.along(*found) + (before ? axes.alongStep() : -axes.alongStep()), sum / count);
        return found;
    };
    std::optional<QPointF> by = edge(true);
    if (!by)
        by = edge(false);
    if (!by) {
        const QPointF corner = topLeftOf(block);
        const QPointF origin = topLeftOf(package.layout);
        by = any ? axes.at(axes.along(origin), last + axes.acrossStep()) - corner : origin - corner;
    }
    QPointF offset = *by;
    const auto collides = [&] {
        return std::any_of(block.cbegin(), block.cend(), [&](const QPointF& at) {
            return occupied.covers(geometry::snapped(at + offset));
        });
    };
    while (collides())
        offset += axes.at(0, geometry::kGrid);
    Places result;
    for (auto it = block.cbegin(); it != block.cend(); ++it)
        result.insert(it.key(), geometry::snapped(it.value() + offset));
    return result;
}

} // namespace stellwerk::layoutmeasures
