// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tds/typedecoder.h"

namespace simfleet {

// The value that follows a TYPE_INFO.
[[nodiscard]] Decoded readValue(ByteReader& in, const WireType& type, Value& value);

} // namespace simfleet
