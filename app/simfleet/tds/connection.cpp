// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/connection.h"

#include "tds/loginphase.h"
#include "tds/requestphase.h"

#include <cstdio>
#include <exception>

namespace simfleet {

Connection::Connection(int socket, std::uint64_t id, int number, ServerBackend& backend,
                       const TdsServerOptions& options, ReadWatch& watch)
    : m_number(number)
    , m_backend(backend)
    , m_options(options)
    , m_channel(socket, id, options.maxRequestBytes, watch)
{}

Connection::~Connection()
{
    m_channel.abort();
    if (m_thread.joinable())
        m_thread.join();
}

void Connection::start(std::function<void()> finished)
{
    m_thread = std::thread([this, finished = std::move(finished)] {
        try {
            serve();
        } catch (const ConnectionLost&) {
            if (m_channel.assembler().malformed())
                log("bytes that are no TDS packets");
        } catch (const std::exception& error) {
            log(error.what()); // out of memory, say: this connection only
        }
        m_channel.transport().shutdown();
        finished();
    });
}

void Connection::serve()
{
    LoginPhase login(m_channel, m_backend, m_options, m_number);
    std::optional<LoggedIn> client = login.run();
    if (!client)
        return log(login.complaint());
    RequestPhase requests(m_channel, m_backend, std::move(*client), m_number);
    requests.run();
    log(requests.complaint());
}

void Connection::log(const char* complaint) const
{
    if (m_options.verbose && *complaint != '\0')
        std::fprintf(stderr, "simfleet: port %u, connection %d: %s\n", m_options.port, m_number, complaint);
}

} // namespace simfleet
