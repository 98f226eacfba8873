// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QStringView>

#include <chrono>

// The server's times (agent-facts 1.14, 3.5): wall clock without zone, carried as Qt::UTC.
namespace stellwerk {

// "2026-03-01 23:59:59.997" (style 121), fraction optional, an offset at the end ignored. Invalid if it is
// none.
[[nodiscard]] QDateTime wallClockFromText(QStringView text);
// Minutes east of UTC of "… +02:00"; 0 without one.
[[nodiscard]] int offsetFromText(QStringView text);
[[nodiscard]] QString wallClockToText(const QDateTime& time); // style 121 with milliseconds; "" if invalid
// yyyymmdd and HHMMSS as msdb packs them; date 0 is "never" and invalid.
[[nodiscard]] QDateTime wallClockFromPacked(int date, int time);
// hours * 10000 + minutes * 100 + seconds, hours unbounded.
[[nodiscard]] std::chrono::seconds durationFromPacked(qint64 packed);

} // namespace stellwerk
