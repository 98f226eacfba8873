// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tds/bytewriter.h"
#include "tds/tdsserver.h"

#include <optional>
#include <span>

namespace simfleet {

// [MS-TDS] 2.2.6.5, option ENCRYPTION
enum class PreLoginEncryption : std::uint8_t { Off = 0, On = 1, NotSupported = 2, Required = 3 };

struct PreLogin
{
    PreLoginEncryption encryption = PreLoginEncryption::NotSupported;
    bool asksFederated = false; // FEDAUTHREQUIRED was sent and wants an answer
};

// What the connection does after both sides said what they can.
enum class EncryptionPlan {
    None,
    LoginOnly,
    Full,
    Refuse, // the two cannot meet: the answer is sent, then the connection ends
};

struct PreLoginAnswer
{
    PreLoginEncryption encryption = PreLoginEncryption::NotSupported;
    EncryptionPlan plan = EncryptionPlan::None;
};

// Nothing when the bytes are not a PRELOGIN option list.
[[nodiscard]] std::optional<PreLogin> parsePreLogin(std::span<const std::uint8_t> payload);
[[nodiscard]] PreLoginAnswer negotiateEncryption(PreLoginEncryption client, Encryption server);
[[nodiscard]] Bytes encodePreLogin(const TdsServerOptions& options, PreLoginEncryption encryption,
                                   bool answerFederated);

} // namespace simfleet
