// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

struct sqlite3;

// Text as SQL_Latin1_General_CP1_CI_AS takes it: case does not count, accents do, trailing blanks do not.
namespace simfleet::sql {

inline constexpr const char* kTextCollation = "STW_CI";    // text
inline constexpr const char* kOffsetCollation = "STW_DTO"; // datetimeoffset, by the instant

[[nodiscard]] int compareText(std::u16string_view left, std::u16string_view right);
[[nodiscard]] bool sameChar(char16_t left, char16_t right);
// LIKE with %, _, [set], [^set]; `escape` 0: none. Trailing blanks count here.
[[nodiscard]] bool likeMatches(std::u16string_view text, std::u16string_view pattern, char16_t escape);
// PATINDEX: the place of the first match, from 1; 0: none.
[[nodiscard]] int patternIndex(std::u16string_view pattern, std::u16string_view text);
// CHARINDEX from `start` (0-based); -1: none.
[[nodiscard]] std::ptrdiff_t findText(std::u16string_view text, std::u16string_view wanted,
                                      std::size_t start);

void installCollations(sqlite3* database);

} // namespace simfleet::sql
