// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tdsrawclient.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr int kDeadlineMs = 5000;

void put16(TdsRawClient::Bytes& out, std::size_t value)
{
    out.push_back(static_cast<std::uint8_t>(value & 0xFF));
    out.push_back(static_cast<std::uint8_t>(value >> 8));
}

void put32(TdsRawClient::Bytes& out, std::uint32_t value)
{
    put16(out, value & 0xFFFF);
    put16(out, value >> 16);
}

void putText(TdsRawClient::Bytes& out, std::u16string_view text)
{
    for (const char16_t c : text)
        put16(out, c);
}

} // namespace

TdsRawClient::TdsRawClient(std::uint16_t port)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        close();
}

TdsRawClient::~TdsRawClient()
{
    close();
}

void TdsRawClient::close()
{
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

TdsRawClient::Bytes TdsRawClient::headers()
{
    return {0x16, 0, 0, 0, 0x12, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0};
}

TdsRawClient::Bytes TdsRawClient::preLoginPayload(std::uint8_t encryption)
{
    return {0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 9, 0, 0, 0, 0, 0, encryption};
}

TdsRawClient::Bytes TdsRawClient::loginPayload(std::u16string_view password, std::uint32_t packetSize)
{
    const std::u16string_view host = u"raw", user = u"u", application = u"tests", database = u"msdb";
    Bytes data;
    std::size_t offset = 94;
    Bytes table;
    const auto field = [&](std::u16string_view text) {
        put16(table, offset);
        put16(table, text.size());
        offset += text.size() * 2;
        putText(data, text);
    };
    field(host);
    field(user);
    const std::size_t hidden = data.size();
    field(password);
    for (std::size_t i = hidden; i < data.size(); ++i)
        data[i] = static_cast<std::uint8_t>(((data[i] << 4) | (data[i] >> 4)) ^ 0xA5);
    field(application);
    for (int i = 0; i < 4; ++i) // server, extension, library, language
        field(u"");
    field(database);
    table.insert(table.end(), 6, 0); // client id
    for (int i = 0; i < 3; ++i)      // SSPI, attached file, new password
        field(u"");
    put32(table, 0);
    Bytes out;
    put32(out, static_cast<std::uint32_t>(offset));
    put32(out, 0x74000004);
    put32(out, packetSize);
    out.insert(out.end(), 12, 0);
    out.insert(out.end(), {0xE0, 0x03, 0, 0});
    out.insert(out.end(), 8, 0);
    out.insert(out.end(), table.begin(), table.end());
    out.insert(out.end(), data.begin(), data.end());
    return out;
}

bool TdsRawClient::preLogin()
{
    sendPacket(0x12, preLoginPayload(2));
    return readMessage().has_value();
}

bool TdsRawClient::login(std::u16string_view password, std::uint32_t packetSize)
{
    if (!preLogin())
        return false;
    sendPacket(0x10, loginPayload(password, packetSize));
    const auto answer = readMessage();
    return answer && lastDone(*answer) == 0;
}

void TdsRawClient::sendRaw(std::span<const std::uint8_t> bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0)
            return;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
}

void TdsRawClient::sendPacket(std::uint8_t type, std::span<const std::uint8_t> payload, std::uint8_t status)
{
    const std::size_t length = payload.size() + 8;
    Bytes packet{
        type, status, static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length & 0xFF), 0, 0,
        1,    0};
    packet.insert(packet.end(), payload.begin(), payload.end());
    sendRaw(packet);
}

void TdsRawClient::sendBatch(std::u16string_view text, std::uint8_t status)
{
    Bytes payload = headers();
    putText(payload, text);
    sendPacket(1, payload, status);
}

bool TdsRawClient::readExactly(std::span<std::uint8_t> into)
{
    while (!into.empty()) {
        pollfd poller{m_socket, POLLIN, 0};
        if (::poll(&poller, 1, kDeadlineMs) <= 0)
            return false;
        const ssize_t count = ::recv(m_socket, into.data(), into.size(), 0);
        if (count <= 0)
            return false;
        into = into.subspan(static_cast<std::size_t>(count));
    }
    return true;
}

std::optional<TdsRawClient::Bytes> TdsRawClient::readMessage()
{
    Bytes message;
    for (;;) {
        std::uint8_t header[8];
        if (!readExactly(header))
            return std::nullopt;
        const std::size_t length = static_cast<std::size_t>((header[2] << 8) | header[3]);
        if (length < 8)
            return std::nullopt;
        m_largestPacket = std::max(m_largestPacket, length);
        const std::size_t start = message.size();
        message.resize(start + length - 8);
        if (!readExactly(std::span(message).subspan(start)))
            return std::nullopt;
        if ((header[1] & 1) != 0)
            return message;
    }
}

std::optional<TdsRawClient::Bytes> TdsRawClient::readToEnd()
{
    Bytes all;
    for (;;) {
        pollfd poller{m_socket, POLLIN, 0};
        if (::poll(&poller, 1, kDeadlineMs) <= 0)
            return std::nullopt;
        std::uint8_t buffer[4096];
        const ssize_t count = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (count <= 0)
            return all;
        all.insert(all.end(), buffer, buffer + count);
    }
}

bool TdsRawClient::silentFor(int milliseconds)
{
    pollfd poller{m_socket, POLLIN | POLLRDHUP, 0};
    return ::poll(&poller, 1, milliseconds) == 0;
}

int TdsRawClient::lastDone(const Bytes& message)
{
    if (message.size() < 13)
        return -1;
    const std::uint8_t* done = message.data() + message.size() - 13;
    return done[0] >= 0xFD ? done[1] | (done[2] << 8) : -1;
}
