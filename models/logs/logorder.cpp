// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logorder.h"

#include <algorithm>

namespace stellwerk::logorder {

void sort(const LogStore& store, std::vector<LogRowId>& ids)
{
    const auto less = [&store](LogRowId one, LogRowId other) { return before(store, one, other); };
    if (!std::is_sorted(ids.begin(), ids.end(), less))
        std::sort(ids.begin(), ids.end(), less);
}

size_t settle(const LogStore& store, std::vector<LogRowId>& rows, size_t sorted)
{
    if (sorted == 0 || sorted == rows.size() || before(store, rows[sorted - 1], rows[sorted]))
        return rows.size();
    const auto less = [&store](LogRowId one, LogRowId other) { return before(store, one, other); };
    const std::vector<LogRowId> late(rows.begin() + qsizetype(sorted), rows.end());
    // From the newest on: each late row moves what is newer than it, as one block, to its final place.
    size_t end = sorted;         // of what is not moved yet
    size_t target = rows.size(); // where the next block ends
    for (size_t left = late.size(); left > 0; --left) {
        const auto stop = rows.begin() + qsizetype(end);
        const auto place = std::upper_bound(rows.begin(), stop, late[left - 1], less);
        const auto moved = size_t(stop - place);
        std::move_backward(place, stop, rows.begin() + qsizetype(target));
        target -= moved;
        end -= moved;
        rows[--target] = late[left - 1];
    }
    return target;
}

size_t position(const LogStore& store, const std::vector<LogRowId>& rows, LogRowId id)
{
    const auto less = [&store](LogRowId one, LogRowId other) { return before(store, one, other); };
    return size_t(std::lower_bound(rows.begin(), rows.end(), id, less) - rows.begin());
}

size_t positionOf(const LogStore& store, const std::vector<LogRowId>& rows, qint64 at)
{
    const auto less = [&store](LogRowId row, qint64 moment) { return store.at(row) < moment; };
    return size_t(std::lower_bound(rows.begin(), rows.end(), at, less) - rows.begin());
}

} // namespace stellwerk::logorder
