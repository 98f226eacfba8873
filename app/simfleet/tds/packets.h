// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tds/bytewriter.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace simfleet {

inline constexpr std::size_t kPacketHeaderBytes = 8;
inline constexpr std::size_t kMinPacketSize = 512;
inline constexpr std::size_t kMaxPacketSize = 32767;
inline constexpr std::size_t kDefaultPacketSize = 4096;

// [MS-TDS] 2.2.3.1.1
enum class PacketType : std::uint8_t {
    SqlBatch = 1,
    OldLogin = 2,
    Rpc = 3,
    TabularResult = 4,
    Attention = 6,
    BulkLoad = 7,
    FederatedToken = 8,
    TransactionManager = 14,
    Login7 = 16,
    Sspi = 17,
    PreLogin = 18,
};

// [MS-TDS] 2.2.3.1.2
inline constexpr std::uint8_t kStatusEndOfMessage = 0x01;
inline constexpr std::uint8_t kStatusIgnore = 0x02;
inline constexpr std::uint8_t kStatusReset = 0x08;
inline constexpr std::uint8_t kStatusResetKeepTransaction = 0x10;

struct IncomingMessage
{
    PacketType type = PacketType::SqlBatch;
    bool ignore = false; // the client gave it up while sending it
    bool reset = false;  // sp_reset_connection is to run before it
    Bytes payload;
};

// Puts what arrives, in pieces of any size, together to messages; counts attentions apart from them, so
// that they are seen while a request is worked on. Not thread-safe.
class PacketAssembler
{
public:
    explicit PacketAssembler(std::size_t maxMessageBytes)
        : m_maxMessageBytes(maxMessageBytes)
    {}

    // False when the bytes cannot be TDS (or are too many); then nothing more is accepted.
    bool feed(std::span<const std::uint8_t> data);
    [[nodiscard]] std::optional<IncomingMessage> next();
    [[nodiscard]] bool hasMessage() const { return !m_messages.empty(); }
    [[nodiscard]] bool hasAttention() const { return m_attentions > 0; }
    bool takeAttention(); // true once per attention that arrived
    [[nodiscard]] bool malformed() const { return m_malformed; }
    [[nodiscard]] std::size_t pendingBytes() const { return m_raw.size() + m_queuedBytes; }
    [[nodiscard]] bool midMessage() const { return m_open.has_value() || !m_raw.empty(); }
    // During the TLS handshake every packet is handed out for itself, whatever its status says.
    void setPacketwise(bool on) { m_packetwise = on; }

private:
    bool acceptPacket(PacketType type, std::uint8_t status, std::span<const std::uint8_t> payload);

    std::size_t m_maxMessageBytes;
    Bytes m_raw; // an incomplete packet
    std::optional<IncomingMessage> m_open;
    std::deque<IncomingMessage> m_messages;
    std::size_t m_queuedBytes = 0;
    int m_attentions = 0;
    bool m_packetwise = false;
    bool m_malformed = false;
};

// Cuts an answer into packets of the negotiated size.
class PacketWriter
{
public:
    void setPacketSize(std::size_t bytes) { m_packetSize = bytes; }
    [[nodiscard]] std::size_t packetSize() const { return m_packetSize; }
    [[nodiscard]] std::size_t payloadSize() const { return m_packetSize - kPacketHeaderBytes; }
    void setSpid(int spid) { m_spid = static_cast<std::uint16_t>(spid); }

    // Appends to `wire` as many full packets as `payload` holds, always keeping back at least one byte
    // for the last packet; with `last` all of it, ended by a packet with the end-of-message bit. What
    // was packed is removed from `payload`.
    void pack(PacketType type, Bytes& payload, bool last, Bytes& wire);
    void beginMessage() { m_packetId = 1; }

private:
    void packet(PacketType type, std::span<const std::uint8_t> payload, bool last, Bytes& wire);

    std::size_t m_packetSize = kDefaultPacketSize;
    std::uint16_t m_spid = 0;
    std::uint8_t m_packetId = 1;
};

} // namespace simfleet
