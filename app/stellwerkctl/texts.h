// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/agentjob.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace stellwerk {

// How the command line writes times and spans.

// "12 s", "3 m 04 s", "1 h 02 m".
[[nodiscard]] QString spanText(std::chrono::milliseconds span);
// "0:42", "1:02:03": for progress.
[[nodiscard]] QString clockText(std::chrono::milliseconds span);
[[nodiscard]] QString isoUtc(const QDateTime& utc); // with ms and Z
// A server's wall clock, without a zone.
[[nodiscard]] QString wallText(const QDateTime& serverLocal);

[[nodiscard]] QString wordOf(RunStatus status); // "succeeded", "failed" …
[[nodiscard]] QString wordOf(JobState state);   // "idle", "running" …
[[nodiscard]] QString wordOf(AgentState state); // "running", "stopped" …

// "90s", "15m", "2h", "7d".
[[nodiscard]] std::optional<std::chrono::seconds> parseSpan(const QString& text);
// So long before `now`, or an ISO date or time; UTC.
[[nodiscard]] std::optional<QDateTime> parseSince(const QString& text, const QDateTime& now);
// The next moment that is "HH:mm" in this computer's zone, a span from now, or an ISO time.
[[nodiscard]] std::optional<QDateTime> parseDeadline(const QString& text, const QDateTime& now);

} // namespace stellwerk
