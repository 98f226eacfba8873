// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logstore.h"

#include <vector>

namespace stellwerk {

// Rows in the order of their true time; rows of the same moment in the order of their arrival. A vector of
// row numbers that is merged at its end: rows that come in order cost nothing, rows that come late are put
// where they belong and move only those that are newer. Whatever is older than the latest comer keeps its
// place.
namespace logorder {

[[nodiscard]] inline bool before(const LogStore& store, LogRowId one, LogRowId other)
{
    const qint64 oneAt = store.at(one);
    const qint64 otherAt = store.at(other);
    return oneAt != otherAt ? oneAt < otherAt : one < other;
}

// Sorts `ids` by time, quickly if they are in order already.
void sort(const LogStore& store, std::vector<LogRowId>& ids);

// `rows` is sorted up to `sorted`, and from there on: makes it sorted as a whole. Gives the first place that
// changed; rows.size() if none did.
size_t settle(const LogStore& store, std::vector<LogRowId>& rows, size_t sorted);

// Where the row is, or would be.
[[nodiscard]] size_t position(const LogStore& store, const std::vector<LogRowId>& rows, LogRowId id);
// The first row at or after the moment.
[[nodiscard]] size_t positionOf(const LogStore& store, const std::vector<LogRowId>& rows, qint64 at);

} // namespace logorder

} // namespace stellwerk
