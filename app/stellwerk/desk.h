// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demofleet.h"
#include "passwordprompts.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"

#include <memory>

namespace stellwerk {

// A workspace with its window, and with the demo's fleet if it is the demo's. The order of the members is the
// order in which they may go: window, workspace, fleet. Main thread.
class Desk final : public QObject
{
    Q_OBJECT
public:
    // `fleet` may be null: then passwords come from the keychain, the environment or a person.
    Desk(const QString& configFolder, std::unique_ptr<DemoFleet> fleet, Settings* preferences,
         Dialogs* dialogs, Keychain* keychain);
    ~Desk() override;

    [[nodiscard]] Workspace* workspace() { return m_workspace.get(); }
    [[nodiscard]] MainWindow* window() { return m_window.get(); }
    [[nodiscard]] bool isDemo() const { return m_fleet != nullptr; }
    // Nothing open and no servers: what "Open demo fleet" may replace.
    [[nodiscard]] bool isUnused() const;
    // Takes the window down and builds it anew, in the language that is now in use.
    void rebuildWindow();

Q_SIGNALS:
    void demoRequested();
    void languageChosen(stellwerk::LanguageChoice choice);
    void closed();

private:
    [[nodiscard]] FleetSession::Options sessionOptions(const QString& configFolder);
    void buildWindow();

    Dialogs* m_dialogs;
    Keychain* m_keychain;
    std::unique_ptr<DemoFleet> m_fleet;
    PasswordPrompts m_prompts;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace stellwerk
