// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session.h"

#include <initializer_list>
#include <string>
#include <string_view>

// Errors inside sql/: thrown as SqlError, caught by the executor, never leave the folder.
// Numbers, severities, states and texts are SQL Server's (sys.messages, us_english).
namespace simfleet::sql {

struct SqlError
{
    Message message;          // line 0: the statement's own line is filled in
    bool compile = false;     // found while parsing or binding: ends its level, not catchable there
    bool abortsBatch = false; // conversion errors, THROW, faults
};

// The attention arrived: the request ends without another word.
struct Cancelled
{};

[[nodiscard]] std::u16string concat(std::initializer_list<std::u16string_view> parts);
[[nodiscard]] std::u16string number(std::int64_t value);
[[nodiscard]] Message message(int number, int severity, int state, std::u16string text, int line = 0);
[[nodiscard]] SqlError runError(int number, int severity, int state, std::u16string text);
[[nodiscard]] SqlError compileError(int number, int severity, int state, std::u16string text, int line = 0);
[[nodiscard]] SqlError conversionError(int number, int state, std::u16string text); // ends the batch

[[nodiscard]] SqlError syntaxNear(std::u16string_view token, int line);        // 102
[[nodiscard]] SqlError syntaxNearKeyword(std::u16string_view token, int line); // 156
[[nodiscard]] SqlError undeclaredVariable(std::u16string_view name, int line); // 137
[[nodiscard]] SqlError unknownFunction(std::u16string_view name, int line);    // 195
[[nodiscard]] SqlError invalidObject(std::u16string_view name, int line);      // 208
[[nodiscard]] SqlError invalidColumn(std::u16string_view name, int line);      // 207
[[nodiscard]] SqlError unboundIdentifier(std::u16string_view name, int line);  // 4104
[[nodiscard]] SqlError unknownProcedure(std::u16string_view name);             // 2812
[[nodiscard]] SqlError permissionDenied(std::u16string_view permission, std::u16string_view object,
                                        std::u16string_view database, std::u16string_view schema); // 229

} // namespace simfleet::sql
