// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndexList>
#include <QString>

class QAbstractItemModel;

namespace stellwerk {

// A table as people paste it: with its header, as RFC 4180 (comma, CRLF, quoted where needed) ...
[[nodiscard]] QString tableAsCsv(const QAbstractItemModel& model);
// One line of such a table, with its end.
[[nodiscard]] QString csvLine(QStringList cells);
// ... or as tab-separated lines of the rows chosen, tabs and line breaks inside a cell made spaces.
[[nodiscard]] QString rowsAsTsv(const QAbstractItemModel& model, const QModelIndexList& rows);

} // namespace stellwerk
