// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QStringList>

namespace stellwerk {

struct FailureCause;
class FailureReader;

// What failed, as `activity --failed` writes it.
[[nodiscard]] QJsonArray failuresJson(const FailureReader& failures);
[[nodiscard]] QStringList failureLines(const FailureReader& failures, const FailureCause& cause, int number);

} // namespace stellwerk
