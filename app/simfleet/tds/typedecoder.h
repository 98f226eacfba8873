// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"
#include "tds/bytereader.h"
#include "tds/wiretype.h"

namespace simfleet {

enum class Decoded {
    Ok,
    Malformed,   // the bytes end too early or contradict themselves: nothing behind them can be read
    UnknownType, // no type token, or one that the fleet does not take (table values, UDT)
};

// TYPE_INFO, as it stands before each parameter of an RPC request.
[[nodiscard]] Decoded readType(ByteReader& in, WireType& type);
// The same for a sql_variant's base type: `base.token` is set, its properties are read.
[[nodiscard]] bool readVariantBase(ByteReader& properties, WireType& base);

} // namespace simfleet
