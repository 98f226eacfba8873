// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"
#include "run/replay.h"

namespace stellwerk {

// What `runs` and `logs` share: the journal of the config folder.
class JournalCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;

protected:
    [[nodiscard]] QString journalFile() const;
    // By id, "last" or empty for the newest; told when there is none.
    [[nodiscard]] std::optional<Replay> find(const QString& id);
};

// Past runs: list, show, report.
class RunsCommand final : public JournalCommand
{
    Q_OBJECT
public:
    using JournalCommand::JournalCommand;
    void start() override;

private:
    [[nodiscard]] ExitCode list();
    [[nodiscard]] ExitCode show();
    [[nodiscard]] ExitCode report();
    [[nodiscard]] ExitCode compare();
};

} // namespace stellwerk
