// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tds/bytewriter.h"

#include <span>
#include <string>
#include <string_view>

namespace simfleet {

// Windows code page 1252, the code page of SQL_Latin1_General_CP1_CI_AS. Characters outside become '?',
// as SQL Server makes them when nvarchar turns into varchar.
[[nodiscard]] Bytes toCodePage1252(std::u16string_view text);
[[nodiscard]] std::u16string fromCodePage1252(std::span<const std::uint8_t> bytes);
// Malformed sequences become U+FFFD.
[[nodiscard]] std::u16string fromUtf8(std::span<const std::uint8_t> bytes);

} // namespace simfleet
