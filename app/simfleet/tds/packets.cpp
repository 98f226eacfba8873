// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/packets.h"

namespace simfleet {

namespace {

// What a client may send at all; anything else is not TDS, and waiting for its end would be in vain.
bool fromClients(std::uint8_t type)
{
    switch (static_cast<PacketType>(type)) {
    case PacketType::SqlBatch:
    case PacketType::OldLogin:
    case PacketType::Rpc:
    case PacketType::Attention:
    case PacketType::BulkLoad:
    case PacketType::FederatedToken:
    case PacketType::TransactionManager:
    case PacketType::Login7:
    case PacketType::Sspi:
    case PacketType::PreLogin:
        return true;
    default:
        return false;
    }
}

} // namespace

bool PacketAssembler::feed(std::span<const std::uint8_t> data)
{
    if (m_malformed)
        return false;
    m_raw.insert(m_raw.end(), data.begin(), data.end());
    std::size_t at = 0;
    while (m_raw.size() - at >= kPacketHeaderBytes) {
        const std::uint8_t* header = m_raw.data() + at;
        const std::size_t length = static_cast<std::size_t>((header[2] << 8) | header[3]);
        if (!fromClients(header[0]) || length < kPacketHeaderBytes || length > kMaxPacketSize) {
            m_malformed = true;
            return false;
        }
        if (m_raw.size() - at < length)
            break;
        const std::span payload(header + kPacketHeaderBytes, length - kPacketHeaderBytes);
        if (!acceptPacket(static_cast<PacketType>(header[0]), header[1], payload)) {
            m_malformed = true;
            return false;
        }
        at += length;
    }
    m_raw.erase(m_raw.begin(), m_raw.begin() + static_cast<std::ptrdiff_t>(at));
    return true;
}

bool PacketAssembler::acceptPacket(PacketType type, std::uint8_t status,
                                   std::span<const std::uint8_t> payload)
{
    if (type == PacketType::Attention) {
        ++m_attentions;
        return true;
    }
    if (!m_open) {
        m_open.emplace();
        m_open->type = type;
        m_open->reset = (status & (kStatusReset | kStatusResetKeepTransaction)) != 0;
    } else if (m_open->type != type) {
        return false;
    }
    if (m_open->payload.size() + m_queuedBytes + payload.size() > m_maxMessageBytes)
        return false;
    m_open->payload.insert(m_open->payload.end(), payload.begin(), payload.end());
    if ((status & kStatusEndOfMessage) != 0 || m_packetwise) {
        m_open->ignore = (status & kStatusIgnore) != 0;
        m_queuedBytes += m_open->payload.size();
        m_messages.push_back(std::move(*m_open));
        m_open.reset();
    }
    // Empty packets without end cost nothing above, so their number is bounded here.
    return m_messages.size() < 1000;
}

std::optional<IncomingMessage> PacketAssembler::next()
{
    if (m_messages.empty())
        return std::nullopt;
    IncomingMessage message = std::move(m_messages.front());
    m_messages.pop_front();
    m_queuedBytes -= message.payload.size();
    return message;
}

bool PacketAssembler::takeAttention()
{
    if (m_attentions == 0)
        return false;
    --m_attentions;
    return true;
}

void PacketWriter::pack(PacketType type, Bytes& payload, bool last, Bytes& wire)
{
    const std::size_t size = payloadSize();
    std::size_t at = 0;
    wire.reserve(wire.size() + payload.size() + (payload.size() / size + 1) * kPacketHeaderBytes);
    while (payload.size() - at > size) {
        packet(type, std::span(payload).subspan(at, size), false, wire);
        at += size;
    }
    if (last) {
        packet(type, std::span(payload).subspan(at), true, wire);
        at = payload.size();
    }
    payload.erase(payload.begin(), payload.begin() + static_cast<std::ptrdiff_t>(at));
}

void PacketWriter::packet(PacketType type, std::span<const std::uint8_t> payload, bool last, Bytes& wire)
{
    ByteWriter out(wire);
    out.u8(static_cast<std::uint8_t>(type));
    out.u8(last ? kStatusEndOfMessage : std::uint8_t{0});
    out.bigU16(static_cast<std::uint16_t>(payload.size() + kPacketHeaderBytes));
    out.bigU16(m_spid);
    out.u8(m_packetId++);
    out.u8(0);
    out.bytes(payload);
}

} // namespace simfleet
