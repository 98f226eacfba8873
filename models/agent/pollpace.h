// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace stellwerk {

// How long to wait until a run is looked at again: the shorter the wait, the nearer the expected end. A
// twentieth of what is left, so that the end is seen at most 5 % late; a run that is overdue by a twentieth
// of the time it is late, at most a second; a run without history as often as allowed. All in the client's
// time.
[[nodiscard]] inline std::chrono::milliseconds pollWait(std::chrono::milliseconds elapsed,
                                                        std::optional<std::chrono::milliseconds> expected,
                                                        std::chrono::milliseconds fastest,
                                                        std::chrono::milliseconds slowest)
{
    const auto overdueCeiling =
        std::clamp(std::chrono::milliseconds(1000), fastest, std::max(fastest, slowest));
    if (!expected)
        return fastest;
    const auto left = *expected - elapsed;
    if (left <= std::chrono::milliseconds::zero())
        return std::clamp(-left / 20, fastest, overdueCeiling);
    return std::clamp(left / 20, fastest, std::max(fastest, slowest));
}

} // namespace stellwerk
