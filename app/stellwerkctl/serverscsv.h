// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"

#include <QByteArray>
#include <QList>

#include <tl/expected.hpp>

namespace stellwerk {

// Servers as a table for spreadsheets: a header line, then a server a line; fields quoted as RFC 4180 says,
// tags separated by ';'. Reading needs the column `name`; the others may be missing and in any order.
// Passwords have no column, and a file that has one is refused.
[[nodiscard]] QByteArray serversToCsv(const QList<Server>& servers);
[[nodiscard]] tl::expected<QList<Server>, QString> serversFromCsv(const QByteArray& csv);

} // namespace stellwerk
