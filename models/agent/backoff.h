// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace stellwerk {

// How long to wait after the n-th failure in a row: 1, 2, 4 … 60 s, times 0.75 … 1.25 (jitter 0 … 1), so that
// a fleet that went away together does not come back together. Refused logins begin at 8 s: a wrong password
// must not lock the account.
[[nodiscard]] inline std::chrono::milliseconds backoff(int failures, bool login, double jitter)
{
    const int doublings = std::clamp(failures - 1 + (login ? 3 : 0), 0, 6);
    const double seconds = std::min(60.0, static_cast<double>(1 << doublings));
    return std::chrono::milliseconds(static_cast<long long>(seconds * 1000.0 * (0.75 + 0.5 * jitter)));
}

} // namespace stellwerk
