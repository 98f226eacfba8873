// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stellwerk {

// What stellwerkctl says to the shell (docs: interface). Where several fit, the greatest trouble counts:
// an unknown outcome before a failure.
enum class ExitCode : int {
    Succeeded = 0,
    TaskFailed = 1,  // or was cancelled
    Usage = 2,       // bad usage or invalid input; nothing was started
    Unknown = 3,     // an outcome is unknown: a person has to look
    Unreachable = 4, // a server could not be reached or refused the login before anything was started
    Interrupted = 130,
};

} // namespace stellwerk
