// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/channel.h"

#include <chrono>

namespace simfleet {

namespace {

// A client that sends this much while its request runs is not watched any longer.
constexpr std::size_t kMaxAhead = std::size_t{1024} * 1024;

} // namespace

Channel::Channel(int socket, std::uint64_t id, std::size_t maxMessageBytes, ReadWatch& watch)
    : m_id(id)
    , m_watch(watch)
    , m_transport(socket)
    , m_assembler(maxMessageBytes)
{}

// Under m_mutex.
void Channel::pump()
{
    m_buffer.clear();
    const Transport::Read result = m_transport.readSome(m_buffer);
    if (result == Transport::Read::Closed || !m_assembler.feed(m_buffer))
        m_lost = true;
}

IncomingMessage Channel::next()
{
    for (;;) {
        {
            const std::scoped_lock lock(m_mutex);
            if (auto message = m_assembler.next())
                return std::move(*message);
            if (m_assembler.takeAttention())
                return {PacketType::Attention, false, false, {}};
            if (m_lost)
                throw ConnectionLost{};
        }
        m_transport.waitReadable();
        const std::scoped_lock lock(m_mutex);
        pump();
    }
}

void Channel::send(std::span<const std::uint8_t> data)
{
    if (m_lost)
        throw ConnectionLost{};
    m_transport.send(data);
}

std::size_t Channel::sendSoon(std::span<const std::uint8_t> data)
{
    if (m_lost)
        throw ConnectionLost{};
    return m_transport.sendSoon(data);
}

void Channel::perform(WireAction action)
{
    if (action.delayMs > 0) {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, std::chrono::milliseconds(action.delayMs),
                        [this] { return m_lost || m_cancel.requested; });
    }
    if (m_lost)
        throw ConnectionLost{};
    if (action.kind == WireAction::Kind::Cut) {
        abort();
        throw ConnectionLost{};
    }
    if (action.kind == WireAction::Kind::BlackHole)
        blackHole();
}

// Takes in what comes, so that the peer notices nothing but the silence.
void Channel::blackHole()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_working = false;
    }
    m_watch.disarm(m_transport.descriptor(), m_id);
    Bytes ignored;
    for (;;) {
        m_transport.waitReadable();
        ignored.clear();
        if (m_lost || m_transport.readSome(ignored) == Transport::Read::Closed)
            throw ConnectionLost{};
    }
}

void Channel::beginWork()
{
    const std::scoped_lock lock(m_mutex);
    m_working = true;
    m_cancel.requested = m_lost || m_assembler.hasAttention();
    m_watch.arm(m_transport.descriptor(), m_id);
}

bool Channel::endWork()
{
    const std::scoped_lock lock(m_mutex);
    m_working = false;
    m_watch.disarm(m_transport.descriptor(), m_id);
    return m_assembler.takeAttention();
}

void Channel::onReadable()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_working)
        return; // the owner reads itself again
    pump();
    if (m_lost || m_assembler.hasAttention()) {
        m_cancel.requested = true;
        m_wake.notify_all();
    }
    if (!m_lost && m_assembler.pendingBytes() < kMaxAhead)
        m_watch.arm(m_transport.descriptor(), m_id);
}

void Channel::abort()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_lost = true;
        m_cancel.requested = true;
    }
    m_wake.notify_all();
    m_transport.shutdown();
}

} // namespace simfleet
