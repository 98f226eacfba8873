// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <vector>

// A server whose sessions answer a handful of words, to test the wire alone: "many N", "types", "nulls",
// "fail", "print", "wait", "nothing", "use X", anything else is echoed as nvarchar(max). RPC requests are
// echoed, too: a row per parameter; output parameters come back as they were sent.
class TdsFakeBackend final : public simfleet::ServerBackend
{
public:
    [[nodiscard]] std::u16string name() const override { return u"FAKE01"; }
    simfleet::LoginResult login(const simfleet::LoginRequest& request) override;
    simfleet::WireAction wireAction(simfleet::WirePoint point, std::u16string_view request) override;

    // Asked at every point, on the connections' threads. Set before the first connection.
    std::function<simfleet::WireAction(simfleet::WirePoint, std::u16string_view)> fault;

    [[nodiscard]] simfleet::LoginRequest lastLogin() const;
    [[nodiscard]] std::vector<simfleet::WirePoint> points() const;

    std::atomic<int> batches{0};   // begun by sessions
    std::atomic<int> finished{0};  // "many" told its last row
    std::atomic<int> cancelled{0}; // "wait" ended by its CancelFlag
    std::atomic<int> resets{0};
    std::atomic<int> sessions{0}; // alive

private:
    mutable std::mutex m_mutex;
    simfleet::LoginRequest m_lastLogin;
    std::vector<simfleet::WirePoint> m_points;
};
