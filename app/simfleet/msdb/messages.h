// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session.h"

#include <initializer_list>

namespace simfleet::msdb {

// A message of sys.messages with its severity and English text (agent-facts.md 2.10), %s filled in.
[[nodiscard]] Message sysMessage(int number, std::initializer_list<std::u16string_view> arguments = {});
// 22022, "SQLServerAgent …".
[[nodiscard]] Message agentMessage(std::u16string_view text);
[[nodiscard]] Message makeMessage(int number, int severity, int state, std::u16string text);

} // namespace simfleet::msdb
