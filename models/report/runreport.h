// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/reportinput.h"

#include <QJsonObject>

namespace stellwerk {

class ReportFacts;

// A run as one self-contained HTML file in the program's language: summary, the package's picture, timeline,
// what failed with its messages and log, tasks, servers, retries, decisions. It is XML as well; everything
// that came from outside is escaped, and nothing is loaded from elsewhere. Any thread.
[[nodiscard]] QByteArray runReport(const ReportInput& input);
[[nodiscard]] QByteArray runReport(const ReportFacts& facts);

// Writes it atomically. Empty, or why it was not written, with the next step.
[[nodiscard]] QString writeRunReport(const ReportInput& input, const QString& file);

} // namespace stellwerk
