// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/login7.h"

#include "tds/bytereader.h"

namespace simfleet {

namespace {

constexpr std::size_t kFixedBytes = 94;
constexpr std::uint8_t kIntegratedSecurity = 0x80; // OptionFlags2
constexpr std::uint8_t kChangePassword = 0x01;     // OptionFlags3
constexpr std::uint8_t kExtension = 0x10;          // OptionFlags3

struct Field
{
    std::size_t offset = 0;
    std::size_t length = 0;
};

Field field(ByteReader& in)
{
    const std::size_t offset = in.u16();
    return {offset, in.u16()};
}

std::span<const std::uint8_t> slice(std::span<const std::uint8_t> payload, Field part, std::size_t unit,
                                    bool& ok)
{
    const std::size_t bytes = part.length * unit;
    if (bytes == 0)
        return {};
    if (part.offset > payload.size() || bytes > payload.size() - part.offset) {
        ok = false;
        return {};
    }
    return payload.subspan(part.offset, bytes);
}

std::u16string text(std::span<const std::uint8_t> payload, Field part, bool& ok)
{
    ByteReader in(slice(payload, part, 2, ok));
    return in.utf16(in.remaining() / 2);
}

bool readFeatures(std::span<const std::uint8_t> payload, Field extension, Login7& login)
{
    bool ok = true;
    ByteReader pointer(slice(payload, {extension.offset, 4}, 1, ok));
    const std::size_t offset = pointer.u32();
    if (!ok || !pointer.ok() || offset > payload.size())
        return false;
    ByteReader in(payload.subspan(offset));
    for (;;) {
        const std::uint8_t id = in.u8();
        if (!in.ok())
            return false;
        if (id == static_cast<std::uint8_t>(Feature::Terminator))
            return true;
        login.features.push_back(id);
        in.take(in.u32());
    }
}

} // namespace

std::u16string revealPassword(std::span<const std::uint8_t> hidden)
{
    std::u16string text(hidden.size() / 2, u'\0');
    const auto reveal = [&](std::size_t i) {
        const unsigned byte = hidden[i] ^ 0xA5U;
        return static_cast<char16_t>(((byte << 4) | (byte >> 4)) & 0xFFU);
    };
    for (std::size_t i = 0; i < text.size(); ++i)
        text[i] = static_cast<char16_t>(reveal(2 * i) | (reveal(2 * i + 1) << 8));
    return text;
}

std::optional<Login7> parseLogin7(std::span<const std::uint8_t> payload)
{
    ByteReader in(payload);
    const std::size_t length = in.u32();
    if (length < kFixedBytes || length > payload.size())
        return std::nullopt;
    payload = payload.first(length);
    Login7 login;
    login.tdsVersion = in.u32();
    login.packetSize = in.u32();
    in.take(12); // client program version, process id, connection id
    in.u8();     // OptionFlags1: byte order and floats are little-endian IEEE for every living client
    login.integratedSecurity = (in.u8() & kIntegratedSecurity) != 0;
    in.u8(); // TypeFlags
    const std::uint8_t flags3 = in.u8();
    login.changesPassword = (flags3 & kChangePassword) != 0;
    login.hasExtension = (flags3 & kExtension) != 0;
    in.take(8); // time zone, locale
    const Field host = field(in), user = field(in), password = field(in), application = field(in);
    const Field server = field(in), extension = field(in), library = field(in), language = field(in);
    const Field database = field(in);
    bool ok = in.ok();
    login.hostName = text(payload, host, ok);
    login.userName = text(payload, user, ok);
    login.password = revealPassword(slice(payload, password, 2, ok));
    login.applicationName = text(payload, application, ok);
    login.serverName = text(payload, server, ok);
    login.database = text(payload, database, ok);
    (void)text(payload, library, ok);
    (void)text(payload, language, ok);
    if (ok && login.hasExtension)
        ok = readFeatures(payload, extension, login);
    if (!ok)
        return std::nullopt;
    return login;
}

} // namespace simfleet
