// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "simfleetprocess.h"
#include "testdialogs.h"
#include "theme/theme.h"

#include <QTest>

#include <memory>

namespace stellwerk::test {

// The main window over a simulated fleet of two servers: the base of tests of a person's way through it.
class SimulatedWindow : public QObject
{
protected:
    // The fleet runs 20 times as fast as life. The window is shown and told to connect.
    void start(const QByteArray& scenario)
    {
        QVERIFY2(SimfleetProcess::available(), "stellwerk-simfleet was not built");
        SimfleetProcess::Options sim;
        sim.servers = 2;
        sim.scenario = scenario;
        sim.speed = 20;
        const QString error = m_sim.start(sim);
        QVERIFY2(error.isEmpty(), qPrintable(error));
        Theme::instance().install(SchemeChoice::Light);
        m_dialogs = std::make_unique<TestDialogs>();
        FleetSession::Options options;
        options.configFolder = m_sim.configFolder();
        options.askPassword = [this](const Server&, const auto& done) { done(m_sim.password()); };
        options.slowestPoll = std::chrono::milliseconds(250);
        m_workspace = std::make_unique<Workspace>(options, nullptr);
        m_window = std::make_unique<MainWindow>(m_workspace.get(), m_dialogs.get());
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_workspace->session()->connectFleet();
    }
    void end()
    {
        m_window.reset();
        m_workspace.reset();
    }

    SimfleetProcess m_sim;
    std::unique_ptr<TestDialogs> m_dialogs;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace stellwerk::test
