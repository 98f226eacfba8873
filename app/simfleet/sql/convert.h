// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"
#include "sql/dateformat.h"

#include <string>
#include <string_view>

namespace simfleet::sql {

// CONVERT(to, value, style) with SQL Server's errors (thrown as SqlError: 241, 242, 244, 245, 248, 281,
// 8114, 8115, 8169, 8170 …). Style -1: none given. NULL stays NULL.
struct ConvertOptions
{
    int style = -1;
    DateOrder order = DateOrder::Mdy;
};
[[nodiscard]] Value convert(const Value& value, const TypeInfo& from, const TypeInfo& to,
                            const ConvertOptions& options = {});

// Text forms without errors.
[[nodiscard]] std::u16string guidText(const Guid& guid); // upper case, as SQL Server shows it
[[nodiscard]] std::u16string decimalText(double value, int scale);
[[nodiscard]] std::u16string floatText(double value, int style);
[[nodiscard]] std::u16string hexText(const Binary& bytes); // digits only, upper case

// The bytes of a text and back: UTF-16LE for nvarchar, code page 1252 for varchar.
[[nodiscard]] Binary textBytes(std::u16string_view text, SqlType type);
[[nodiscard]] std::u16string bytesText(const Binary& bytes, SqlType type);
[[nodiscard]] std::u16string toCodePage(std::u16string_view text); // what varchar cannot hold becomes '?'

// TDS's and binary(16)'s order of a uniqueidentifier, and its text form's.
[[nodiscard]] Binary guidToBinary(const Guid& guid);
[[nodiscard]] Guid guidFromBinary(const Binary& bytes);

[[nodiscard]] std::u16string_view trimmedRight(std::u16string_view text);
[[nodiscard]] std::u16string_view trimmedLeft(std::u16string_view text);

// The natural type of a value, for sql_variant.
[[nodiscard]] TypeInfo baseType(const Value& value);

} // namespace simfleet::sql
