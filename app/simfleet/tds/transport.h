// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tds/bytewriter.h"
#include "tds/tlscontext.h"

#include <memory>
#include <mutex>
#include <span>

struct ssl_st;

namespace simfleet {

// A connected socket, with TLS over it when asked for. One thread sends, one at a time reads; the two
// may be different. shutdown() from any thread ends both.
class Transport
{
public:
    enum class Read { Data, Nothing, Closed };
    enum class Handshake { Continues, Finished, Failed };

    explicit Transport(int socket); // owns it; non-blocking
    ~Transport();
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;

    [[nodiscard]] int descriptor() const { return m_socket; }

    // Appends what has arrived (decrypted) without waiting.
    Read readSome(Bytes& out);
    // Waits until there is something to read, an end included.
    void waitReadable() const;
    // Waits until the system took all of it. Throws ConnectionLost.
    void send(std::span<const std::uint8_t> data);
    // Sends what the system takes at once and keeps the rest for the next call; tells how much that is.
    std::size_t sendSoon(std::span<const std::uint8_t> data);
    void sendHandshake(std::span<const std::uint8_t> data); // never encrypted
    void shutdown();

    // The server's side of a handshake whose bytes travel in PRELOGIN packets: the client's bytes in,
    // those to answer out. From the handshake's end on, readSome() and send() are encrypted.
    bool beginTls(const TlsContext& context);
    Handshake handshake(std::span<const std::uint8_t> in, Bytes& out);
    // Back to plain text, after the login of a client that encrypts only that.
    void endTls();
    // Only a login's first packet is sure to be encrypted; what follows it may be plain.
    void expectPlainAfterFirstPacket() { m_mayTurnPlain = true; }

private:
    void queue(std::span<const std::uint8_t> data);
    void flush(bool wait);
    bool decrypt(Bytes& out);

    struct SslDeleter
    {
        void operator()(ssl_st* ssl) const;
    };

    const int m_socket;
    std::mutex m_tlsMutex; // the SSL object, used by the reading and the sending thread
    std::unique_ptr<ssl_st, SslDeleter> m_ssl;
    Bytes m_outgoing;       // the sending thread's: as it goes over the wire
    std::size_t m_sent = 0; // of m_outgoing
    bool m_encrypted = false;
    bool m_mayTurnPlain = false;
};

} // namespace simfleet
