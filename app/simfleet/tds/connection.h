// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tds/channel.h"
#include "tds/tdsserver.h"

#include <functional>
#include <thread>

namespace simfleet {

// One client's connection and the thread that serves it. Made, asked and destroyed by the server's
// thread; abort() and onReadable() may come from any.
class Connection
{
public:
    Connection(int socket, std::uint64_t id, int number, ServerBackend& backend,
               const TdsServerOptions& options, ReadWatch& watch);
    ~Connection(); // aborts and waits for the thread

    // `finished` is called last on the connection's thread, when its session is gone.
    void start(std::function<void()> finished);
    void onReadable() { m_channel.onReadable(); }
    void abort() { m_channel.abort(); }

private:
    void serve();
    void log(const char* complaint) const;

    const int m_number;
    ServerBackend& m_backend;
    const TdsServerOptions& m_options;
    Channel m_channel;
    std::thread m_thread;
};

} // namespace simfleet
