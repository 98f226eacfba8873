// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runningcommand.h"

namespace stellwerk {

// Runs a parent package from a file.
class RunCommand final : public RunningCommand
{
    Q_OBJECT
public:
    using RunningCommand::RunningCommand;
    void start() override;

private:
    void rerun(const ParentPackage& package);
};

} // namespace stellwerk
