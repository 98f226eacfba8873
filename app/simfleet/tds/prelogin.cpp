// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/prelogin.h"

#include "tds/bytereader.h"

#include <utility>
#include <vector>

namespace simfleet {

namespace {

enum Option : std::uint8_t {
    kVersion = 0,
    kEncryption = 1,
    kInstance = 2,
    kThreadId = 3,
    kMars = 4,
    kTraceId = 5,
    kFederated = 6,
    kTerminator = 0xFF,
};

} // namespace

std::optional<PreLogin> parsePreLogin(std::span<const std::uint8_t> payload)
{
    ByteReader in(payload);
    PreLogin result;
    bool versionSeen = false;
    for (;;) {
        const std::uint8_t option = in.u8();
        if (!in.ok())
            return std::nullopt;
        if (option == kTerminator)
            break;
        const std::size_t offset = in.bigU16();
        const std::size_t length = in.bigU16();
        if (!in.ok() || offset + length > payload.size())
            return std::nullopt;
        versionSeen = versionSeen || option == kVersion;
        if (option == kEncryption && length >= 1) {
            // Bit 0x80 asks for a client certificate; it says nothing about encryption itself.
            const std::uint8_t value = payload[offset] & 0x7F;
            if (value > static_cast<std::uint8_t>(PreLoginEncryption::Required))
                return std::nullopt;
            result.encryption = static_cast<PreLoginEncryption>(value);
        }
        if (option == kFederated)
            result.asksFederated = true;
    }
    if (!versionSeen)
        return std::nullopt;
    return result;
}

PreLoginAnswer negotiateEncryption(PreLoginEncryption client, Encryption server)
{
    using P = PreLoginEncryption;
    const bool wants = client == P::On || client == P::Required;
    switch (server) {
    case Encryption::NotSupported:
        return {P::NotSupported, wants ? EncryptionPlan::Refuse : EncryptionPlan::None};
    case Encryption::Off:
        if (client == P::NotSupported)
            return {P::NotSupported, EncryptionPlan::None};
        return wants ? PreLoginAnswer{P::On, EncryptionPlan::Full}
                     : PreLoginAnswer{P::Off, EncryptionPlan::LoginOnly};
    case Encryption::On:
        if (client == P::NotSupported)
            return {P::NotSupported, EncryptionPlan::None};
        return wants ? PreLoginAnswer{P::On, EncryptionPlan::Full}
                     : PreLoginAnswer{P::Required, EncryptionPlan::Full};
    case Encryption::Required:
        if (client == P::NotSupported)
            return {P::Required, EncryptionPlan::Refuse};
        return {wants ? P::On : P::Required, EncryptionPlan::Full};
    }
    return {};
}

Bytes encodePreLogin(const TdsServerOptions& options, PreLoginEncryption encryption, bool answerFederated)
{
    std::vector<std::pair<std::uint8_t, Bytes>> fields = {
        {kVersion,
         {options.versionMajor, options.versionMinor, static_cast<std::uint8_t>(options.versionBuild >> 8),
          static_cast<std::uint8_t>(options.versionBuild & 0xFF), 0, 0}},
        {kEncryption, {static_cast<std::uint8_t>(encryption)}},
        {kInstance, {0}}, // whatever instance name was asked for, this is it
        {kThreadId, {}},
        {kMars, {0}},
        {kTraceId, {}},
    };
    if (answerFederated)
        fields.push_back({kFederated, {0}});
    Bytes payload;
    ByteWriter out(payload);
    std::size_t offset = fields.size() * 5 + 1;
    for (const auto& [option, data] : fields) {
        out.u8(option);
        out.bigU16(static_cast<std::uint16_t>(offset));
        out.bigU16(static_cast<std::uint16_t>(data.size()));
        offset += data.size();
    }
    out.u8(kTerminator);
    for (const auto& field : fields)
        out.bytes(field.second);
    return payload;
}

} // namespace simfleet
