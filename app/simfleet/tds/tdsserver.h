// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session.h"
#include "tds/tlscontext.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include <tl/expected.hpp>

namespace simfleet {

// What a server answers to the encryption asked for in PRELOGIN.
enum class Encryption {
    NotSupported, // never; a client that insists goes away
    Off,          // the login only, unless the client asks for more (SQL Server's default)
    On,           // the whole connection, unless the client cannot encrypt at all
    Required,     // the whole connection (Force Encryption); a client that cannot is refused
};

struct TdsServerOptions
{
    std::string address = "127.0.0.1"; // IPv4 or IPv6 address to listen on
    std::uint16_t port = 0;            // 0: a free one, see TdsServer::port()
    Encryption encryption = Encryption::Off;
    std::shared_ptr<const TlsContext> tls; // null: Encryption::NotSupported whatever `encryption` says
    // Told in PRELOGIN and LOGINACK: major, minor, build.
    std::uint8_t versionMajor = 16;
    std::uint8_t versionMinor = 0;
    std::uint16_t versionBuild = 4135;
    std::size_t maxRequestBytes = std::size_t{64} * 1024 * 1024; // a longer request ends its connection
    bool verbose = false;                                        // protocol errors to stderr
};

// The TDS 7.4 endpoint of one simulated server: listens, and serves each connection on a thread of its
// own. One more thread accepts and watches busy connections for attentions and for peers that leave.
// start() and stop() are called by one thread at a time; the backend outlives the server.
// Source of facts: [MS-TDS] v39.
class TdsServer
{
public:
    TdsServer(ServerBackend& backend, TdsServerOptions options);
    ~TdsServer(); // stops

    TdsServer(const TdsServer&) = delete;
    TdsServer& operator=(const TdsServer&) = delete;

    // Binds and begins to accept. The error is a sentence with address, port and the system's text.
    tl::expected<void, std::string> start();
    // Closes the listener and every connection, sets the CancelFlag of running requests and waits for
    // their threads. Sessions are gone when it returns. May be started again, on the same port.
    void stop();

    [[nodiscard]] std::uint16_t port() const; // the real one, after start()
    [[nodiscard]] bool running() const;
    [[nodiscard]] std::size_t connectionCount() const; // open ones, any thread
    // Cuts every open connection but goes on listening (a server that restarts, a cluster that fails over).
    void cutConnections();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace simfleet
