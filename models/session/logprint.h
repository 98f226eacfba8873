// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/logpage.h"

#include <QHash>

// What a row says as a number, without its own: equal for the same row, read twice or in two ways.
namespace stellwerk {

// Leaves out what RunEnd does not tell of an outcome: the step's name, its status and its retries.
[[nodiscard]] inline quint64 printOf(const QString& job, const HistoryRow& row)
{
    return qHashMulti(0, job.toCaseFolded(), row.step, row.startedLocal.toSecsSinceEpoch(),
                      row.duration.count(), row.message);
}

[[nodiscard]] inline quint64 printOf(const PackageEventRow& row)
{
    return qHashMulti(0, row.event, row.computer, row.source, row.execution, row.atLocal.toMSecsSinceEpoch(),
                      row.message);
}

[[nodiscard]] inline quint64 printOf(const CatalogMessageRow& row)
{
    return qHashMulti(0, row.operation, row.type, row.atUtc.toMSecsSinceEpoch(), row.source, row.message);
}

} // namespace stellwerk
