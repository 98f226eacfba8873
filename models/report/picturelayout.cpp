// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/picturelayout.h"

#include <algorithm>
#include <cmath>

namespace stellwerk {

namespace {

constexpr double kColumn = 304;
constexpr double kRow = 96;
constexpr double kAround = 16; // between a group's frame and its tasks
constexpr double kTitle = 28;  // of a group
constexpr QSizeF kEmptyGroup{240, 112};
constexpr QSizeF kNote{240, 96};
constexpr double kArrow = 8;
constexpr double kStub = 24;

bool isPlace(const QPointF& point) // what a file says may be anything
{
    constexpr double kFar = 1e6;
    return std::isfinite(point.x()) && std::isfinite(point.y()) && std::abs(point.x()) < kFar &&
           std::abs(point.y()) < kFar;
}

QSizeF sizeOf(const ParentPackage& package, const NoteId& id)
{
    const QSizeF told = package.noteSizes.value(id, kNote);
    return isPlace({told.width(), told.height()}) ? told.expandedTo({48, 24}).boundedTo({4000, 4000}) : kNote;
}

} // namespace

PictureLayout::PictureLayout(const ParentPackage& package)
{
    placeTasks(package);
    placeNotes(package);
    placeGroups(package);
    m_bounds.adjust(-24, -24, 24, 24);
}

// The longest way to each task, in tasks; those on a circle stand where they were reached first.
std::vector<int> PictureLayout::columnsOf(const ParentPackage& package)
{
    const size_t count = size_t(package.tasks.size());
    QHash<TaskId, int> index;
    for (qsizetype i = 0; i < package.tasks.size(); ++i)
        index.insert(package.tasks.at(i).id, int(i));
    std::vector<std::vector<int>> next(count);
    std::vector<int> open(count), column(count);
    for (const Constraint& constraint : package.constraints) {
        const int from = index.value(constraint.from, -1);
        const int to = index.value(constraint.to, -1);
        if (from >= 0 && to >= 0) {
            next[size_t(from)].push_back(to);
            ++open[size_t(to)];
        }
    }
    std::vector<int> ready;
    for (size_t task = 0; task < count; ++task) {
        if (open[task] == 0)
            ready.push_back(int(task));
    }
    for (size_t at = 0; at < ready.size(); ++at) {
        for (const int to : next[size_t(ready[at])]) {
            column[size_t(to)] = std::max(column[size_t(to)], column[size_t(ready[at])] + 1);
            if (--open[size_t(to)] == 0)
                ready.push_back(to);
        }
    }
    return column;
}

void PictureLayout::placeTasks(const ParentPackage& package)
{
    std::vector<int> unplaced;
    m_tasks.resize(size_t(package.tasks.size()));
    for (qsizetype i = 0; i < package.tasks.size(); ++i) {
        const auto known = package.layout.constFind(package.tasks.at(i).id);
        if (known == package.layout.cend() || !isPlace(*known)) {
            unplaced.push_back(int(i));
            continue;
        }
        m_tasks[size_t(i)] = *known;
        m_bounds |= QRectF(*known, kCard);
    }
    if (unplaced.empty())
        return;
    const std::vector<int> columns = columnsOf(package);
    const double top = m_bounds.isNull() ? 0 : m_bounds.bottom() + kRow;
    const double left = m_bounds.isNull() ? 0 : m_bounds.left();
    QHash<int, int> used;
    for (const int task : unplaced) {
        const int column = columns[size_t(task)];
        const QPointF place(left + column * kColumn, top + used[column]++ * kRow);
        m_tasks[size_t(task)] = place;
        m_bounds |= QRectF(place, kCard);
    }
}

void PictureLayout::placeNotes(const ParentPackage& package)
{
    const double bottom = m_bounds.bottom() + kRow / 2;
    double left = m_bounds.left();
    for (const StickyNote& note : package.notes) {
        const QSizeF size = sizeOf(package, note.id);
        const auto known = package.layout.constFind(note.id);
        QRectF place;
        if (known != package.layout.cend() && isPlace(*known)) {
            place = QRectF(*known, size);
        } else {
            place = QRectF(QPointF(left, bottom), size);
            left += size.width() + kAround;
        }
        m_notes.push_back(place);
        m_bounds |= place;
    }
}

void PictureLayout::placeGroups(const ParentPackage& package)
{
    QHash<GroupId, QRectF> frames;
    for (qsizetype i = 0; i < package.tasks.size(); ++i) {
        if (!package.tasks.at(i).group.isEmpty())
            frames[package.tasks.at(i).group] |= QRectF(m_tasks[size_t(i)], kCard);
    }
    for (const Group& group : package.groups) {
        QRectF frame = frames.value(group.id);
        if (!frame.isNull()) {
            frame.adjust(-kAround, -kAround - kTitle, kAround, kAround);
        } else if (const auto known = package.layout.constFind(group.id);
                   known != package.layout.cend() && isPlace(*known)) {
            frame = QRectF(*known, kEmptyGroup);
        }
        m_groups.push_back(frame);
        if (!frame.isNull())
            m_bounds |= frame;
    }
}

QList<QPointF> PictureLayout::way(const QPointF& from, const QPointF& to, double leaves, double arrives)
{
    const QPointF begin = from + QPointF(kCard.width(), kCard.height() / 2 + leaves);
    const QPointF end = to + QPointF(-kArrow, kCard.height() / 2 + arrives);
    if (end.x() - begin.x() >= 12) {
        if (std::abs(begin.y() - end.y()) < 0.5)
            return {begin, end};
        // Near the target: there is the room for the kind's sign before the arrow.
        const double gap = end.x() - begin.x();
        const double x = gap > 96 ? begin.x() + gap - 48 - arrives / 2 : begin.x() + gap / 2;
        return {begin, {x, begin.y()}, {x, end.y()}, end};
    }
    // The target lies to the left: around, between the rows if there is room, else below both.
    const bool room = std::abs(begin.y() - end.y()) > kCard.height() + 24;
    const double y =
        room ? (begin.y() + end.y()) / 2 : std::max(begin.y(), end.y()) + kCard.height() / 2 + 20;
    return {begin,
            {begin.x() + kStub, begin.y()},
            {begin.x() + kStub, y},
            {end.x() - kStub + kArrow, y},
            {end.x() - kStub + kArrow, end.y()},
            end};
}

} // namespace stellwerk
