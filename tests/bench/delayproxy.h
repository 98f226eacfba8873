// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"

#include <QList>
#include <QString>

#include <chrono>
#include <memory>

namespace stellwerk::bench {

// A network with a round trip of its own between a client and servers on loopback: every byte arrives half a
// round trip after it was sent, in order. The TCP handshake is not delayed, so that n round trips are n
// requests and their answers. One thread (epoll and a timer of nanoseconds) for all links; ends with the
// object.
class DelayProxy
{
public:
    explicit DelayProxy(std::chrono::microseconds roundTrip);
    ~DelayProxy();
    DelayProxy(const DelayProxy&) = delete;
    DelayProxy& operator=(const DelayProxy&) = delete;

    // The same servers, behind this network. Empty when a socket cannot be had; error() says why.
    [[nodiscard]] QList<Server> before(const QList<Server>& servers);
    [[nodiscard]] QString error() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace stellwerk::bench
