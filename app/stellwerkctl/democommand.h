// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleetprocess.h"
#include "runningcommand.h"

#include <QTemporaryDir>

namespace stellwerk {

// A simulated fleet and a sample package, run headless. The fleet ends before the command does.
class DemoCommand final : public RunningCommand
{
    Q_OBJECT
public:
    using RunningCommand::RunningCommand;
    ~DemoCommand() override;
    void start() override;
    void interrupt() override;

protected:
    void runEnded(ExitCode code) override;

private:
    [[nodiscard]] bool understandOptions();
    [[nodiscard]] bool unpackScenario();
    void onReady(const QStringList& servers);
    void runSample();
    void runGenerated();
    void endWith(ExitCode code);
    std::unique_ptr<QTemporaryDir> m_folder;
    FleetProcess::Wish m_wish;
    std::unique_ptr<FleetProcess> m_fleet;
};

} // namespace stellwerk
