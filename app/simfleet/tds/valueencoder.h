// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"
#include "tds/bytewriter.h"

namespace simfleet {

// The value in the form that writeType() announced. An integer may stand for a float or a decimal; any
// other value of a wrong kind is sent as NULL. Text and binary are cut at the announced length.
void writeValue(ByteWriter& out, const TypeInfo& type, const Value& value);

} // namespace simfleet
