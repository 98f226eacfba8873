// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/logpage.h"
#include "logs/logrecord.h"

// Rows of servers' logs as lines of the merged log. Server, job, task and time are the caller's to fill in.
namespace stellwerk {

[[nodiscard]] LogRecord lineOf(const HistoryRow& row);
[[nodiscard]] LogRecord lineOf(const PackageEventRow& row);
[[nodiscard]] LogRecord lineOf(const CatalogMessageRow& row);

} // namespace stellwerk
