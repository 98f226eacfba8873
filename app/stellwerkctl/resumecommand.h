// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runningcommand.h"

namespace stellwerk {

// `runs resume`: goes on with an interrupted run. `runs control`: asks the run's program for something, or,
// when the run is over, opens it again here.
class ResumeCommand final : public RunningCommand
{
    Q_OBJECT
public:
    using RunningCommand::RunningCommand;
    void start() override;

private:
    void resume(const RunRecord& record);
    void control(const RunRecord& record);
};

} // namespace stellwerk
