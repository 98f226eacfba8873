// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runscommand.h"

namespace stellwerk {

// The log of a run, out of the journal.
class LogsCommand final : public JournalCommand
{
    Q_OBJECT
public:
    using JournalCommand::JournalCommand;
    void start() override;
};

} // namespace stellwerk
