// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agentvalues.h"

#include <QJsonObject>

#include <tl/expected.hpp>

namespace stellwerk {

// A receipt as the journal keeps it, so that its run can be followed after a crash. Exact in both directions,
// through text too. Times are the server's wall clock in style 121 with milliseconds, or null; ids and
// numbers are whole.
[[nodiscard]] QJsonObject toJson(const StartReceipt& receipt);
// Every key must be there and of its kind; keys of a later version are passed over. The error names the key
// (English, for the log). A receipt that cannot be read must not be guessed: the task is unknown then.
[[nodiscard]] tl::expected<StartReceipt, QString> startReceiptFromJson(const QJsonObject& object);

} // namespace stellwerk
