// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"
#include "tds/bytewriter.h"

namespace simfleet {

// TYPE_INFO of a column or an output parameter. Always the nullable form of a type (INTN, not INT4), so
// that a NULL in a column that promised none cannot break the stream.
void writeType(ByteWriter& out, const TypeInfo& type);

// How many bytes a NULL of this type takes in a ROW: what NBCROW saves.
[[nodiscard]] std::size_t nullBytes(const TypeInfo& type);

// How a type stands on the wire.
[[nodiscard]] bool isMax(const TypeInfo& type); // partially length-prefixed: varchar(max) and its kin
// The declared maximum in bytes; a length of nothing still is one character.
[[nodiscard]] std::uint16_t declaredBytes(const TypeInfo& type);
[[nodiscard]] std::uint8_t integerBytes(SqlType type);
[[nodiscard]] bool isReal(const TypeInfo& type); // a float of 4 bytes
[[nodiscard]] std::uint8_t decimalPrecision(const TypeInfo& type);
[[nodiscard]] std::uint8_t decimalScale(const TypeInfo& type);
[[nodiscard]] std::uint8_t decimalBytes(const TypeInfo& type);
[[nodiscard]] int timeScale(const TypeInfo& type);

} // namespace simfleet
