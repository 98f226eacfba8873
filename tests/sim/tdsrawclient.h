// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The bytes of a TDS client, for what no driver lets one do: stray attentions, half packets, nonsense.
// Unencrypted; written apart from the server's own code.
class TdsRawClient
{
public:
    using Bytes = std::vector<std::uint8_t>;

    explicit TdsRawClient(std::uint16_t port); // connects to 127.0.0.1
    ~TdsRawClient();
    TdsRawClient(const TdsRawClient&) = delete;
    TdsRawClient& operator=(const TdsRawClient&) = delete;

    [[nodiscard]] bool preLogin();
    [[nodiscard]] bool login(std::u16string_view password = u"p€ß", std::uint32_t packetSize = 4096);
    void sendRaw(std::span<const std::uint8_t> bytes);
    void sendPacket(std::uint8_t type, std::span<const std::uint8_t> payload, std::uint8_t status = 1);
    void sendBatch(std::u16string_view text, std::uint8_t status = 1);
    void sendAttention() { sendPacket(6, {}); }
    void close();

    // The payload of the next whole message; nothing when the connection ends or 5 s pass.
    [[nodiscard]] std::optional<Bytes> readMessage();
    // All bytes until the end of the connection; nothing when it does not come within 5 s.
    [[nodiscard]] std::optional<Bytes> readToEnd();
    [[nodiscard]] bool silentFor(int milliseconds); // nothing to read and not closed
    [[nodiscard]] std::size_t largestPacket() const { return m_largestPacket; }

    // The status of the DONE token at the end of a message.
    [[nodiscard]] static int lastDone(const Bytes& message);
    [[nodiscard]] static Bytes headers();
    [[nodiscard]] static Bytes preLoginPayload(std::uint8_t encryption);
    [[nodiscard]] static Bytes loginPayload(std::u16string_view password, std::uint32_t packetSize);

private:
    bool readExactly(std::span<std::uint8_t> into);

    int m_socket = -1;
    std::size_t m_largestPacket = 0;
};
