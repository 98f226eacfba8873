// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stellwerk {

// Qt's small buttons inside line edits (clear, a filter's picture) tell screen readers no name; this gives
// every one of them, present and future, the name of what it does. Once is enough; again does nothing.
void nameFieldButtons();

} // namespace stellwerk
