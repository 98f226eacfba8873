// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stellwerk {

// Diagnostics of the program and of Qt: warnings on stderr, everything from "info" up in stellwerk.log in the
// configuration folder (two files of 1 MiB in turn). Never a secret. Call once, after QApplication.
void startDiagnostics(const QString& configFolder);

} // namespace stellwerk
