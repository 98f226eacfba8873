// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session.h"
#include "tds/packets.h"
#include "tds/transport.h"

#include <condition_variable>
#include <mutex>

namespace simfleet {

// Asks to be told when a busy connection has something to read; implemented by the server's own thread.
class ReadWatch
{
public:
    virtual ~ReadWatch() = default;
    virtual void arm(int descriptor, std::uint64_t connection) = 0; // once
    virtual void disarm(int descriptor, std::uint64_t connection) = 0;
};

// One connection's messages in and bytes out. Its owner (the connection's thread) reads between requests;
// during a request the watch's thread does, to notice an attention or the end of the connection at once.
class Channel
{
public:
    Channel(int socket, std::uint64_t id, std::size_t maxMessageBytes, ReadWatch& watch);

    // The owner's thread only:

    // Waits for the next message. An attention that no request is running for comes as a message of type
    // Attention. Throws ConnectionLost at the end of the connection or when the bytes are not TDS.
    IncomingMessage next();
    void send(std::span<const std::uint8_t> data); // throws ConnectionLost
    // Without waiting for a slow client; tells how much is left to send.
    std::size_t sendSoon(std::span<const std::uint8_t> data);
    // What the fault says: waits, cuts or goes silent. The latter two end in ConnectionLost.
    void perform(WireAction action);
    void beginWork();
    // True when an attention arrived meanwhile: it is to be acknowledged, once.
    bool endWork();
    Transport& transport() { return m_transport; }
    PacketAssembler& assembler() { return m_assembler; } // not while working

    // Any thread:
    void onReadable(); // something to read, told by the watch
    void abort();      // ends the connection soon
    [[nodiscard]] bool lost() const { return m_lost; }
    CancelFlag& cancel() { return m_cancel; }

private:
    void pump();
    [[noreturn]] void blackHole();

    const std::uint64_t m_id;
    ReadWatch& m_watch;
    Transport m_transport;
    std::mutex m_mutex; // reading, m_assembler, m_working
    std::condition_variable m_wake;
    PacketAssembler m_assembler;
    Bytes m_buffer;
    bool m_working = false;
    std::atomic<bool> m_lost{false};
    CancelFlag m_cancel;
};

} // namespace simfleet
