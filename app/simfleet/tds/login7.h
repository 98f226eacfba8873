// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace simfleet {

inline constexpr std::uint32_t kTds73 = 0x730A0003;  // the oldest version served
inline constexpr std::uint32_t kTds73b = 0x730B0003; // NBCROW from here on
inline constexpr std::uint32_t kTds74 = 0x74000004;

// The features of LOGIN7's extension block that are looked at.
enum class Feature : std::uint8_t { FederatedAuthentication = 0x02, Utf8Support = 0x0A, Terminator = 0xFF };

// [MS-TDS] 2.2.6.4, decoded. The password is plain text: keep it short-lived.
struct Login7
{
    std::uint32_t tdsVersion = 0;
    std::uint32_t packetSize = 0; // as asked for; 0: the server's default
    bool integratedSecurity = false;
    bool changesPassword = false;
    std::u16string hostName;
    std::u16string userName;
    std::u16string password;
    std::u16string applicationName;
    std::u16string serverName;
    std::u16string database;
    bool hasExtension = false;
    std::vector<std::uint8_t> features; // ids, in the client's order
};

// Nothing when lengths and offsets do not fit.
[[nodiscard]] std::optional<Login7> parseLogin7(std::span<const std::uint8_t> payload);

// LOGIN7 hides the password by swapping the halves of each byte and XOR 0xA5; this takes it back.
[[nodiscard]] std::u16string revealPassword(std::span<const std::uint8_t> hidden);

} // namespace simfleet
