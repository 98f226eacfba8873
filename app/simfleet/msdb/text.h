// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

// Text inside the fleet is UTF-16; SQLite and files hold UTF-8.
namespace simfleet::msdb {

[[nodiscard]] std::string toUtf8(std::u16string_view text);
[[nodiscard]] std::u16string fromUtf8(std::string_view text);
[[nodiscard]] std::u16string decimal(std::int64_t value);
[[nodiscard]] std::u16string upper(std::u16string_view text);
// As SQL Server's usual collation compares names: without regard to case and trailing blanks.
[[nodiscard]] bool sameName(std::u16string_view a, std::u16string_view b);
[[nodiscard]] std::u16string trimmed(std::u16string_view text);
// Replaces the %s of a sys.messages text, one by one.
[[nodiscard]] std::u16string fill(std::u16string_view pattern,
                                  std::initializer_list<std::u16string_view> arguments);
// 'XXXXXXXX-XXXX-…', upper case, as SQL Server prints it.
[[nodiscard]] std::u16string guidString(const Guid& guid);
// A version-4 shaped id that depends on its ingredients only.
[[nodiscard]] Guid makeGuid(std::uint64_t seed, std::string_view ingredients);
[[nodiscard]] Guid randomGuid();

} // namespace simfleet::msdb
