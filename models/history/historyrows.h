// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historyconnection.h"
#include "history/historyqueries.h"

#include <QSqlError>
#include <QSqlQuery>

#include <optional>

namespace stellwerk {

// Calls `take(query)` for each row until it is cancelled. Nothing, or the database's reason. On the thread of
// the connection.
template <class F>
std::optional<QString> forEachRow(HistoryConnection& connection, const QString& statement,
                                  const QVariantList& values, const CancelFlag& cancelled, F&& take)
{
    QSqlQuery query(connection.database());
    if (!connection.ask(query, statement, values))
        return connection.error();
    while (!cancelled && query.next())
        take(query);
    if (!query.lastError().isValid())
        return {};
    connection.note(query.lastError());
    return connection.error();
}

// sysjobhistory.run_status as it was kept.
[[nodiscard]] inline RunStatus runStatusOf(int code)
{
    return code >= 0 && code <= 5 ? static_cast<RunStatus>(code) : RunStatus::Unknown;
}

} // namespace stellwerk
