// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "dialogs/keychain.h"

namespace stellwerk {

using namespace std::chrono_literals;

Desk::Desk(const QString& configFolder, std::unique_ptr<DemoFleet> fleet, Settings* preferences,
           Dialogs* dialogs, Keychain* keychain)
    : m_dialogs(dialogs)
    , m_keychain(keychain)
    , m_fleet(std::move(fleet))
    , m_prompts(dialogs, keychain)
    , m_workspace(std::make_unique<Workspace>(sessionOptions(configFolder), m_fleet ? nullptr : keychain))
{
    if (preferences)
        m_workspace->setPreferences(preferences);
    m_workspace->setPassing(m_fleet != nullptr);
    buildWindow();
    m_workspace->session()->connectFleet();
}

Desk::~Desk() = default;

FleetSession::Options Desk::sessionOptions(const QString& configFolder)
{
    FleetSession::Options options;
    options.configFolder = configFolder;
    options.keepHistory = true;
    options.readLogs = true;
    options.logDiagnostics = true;
    if (m_fleet) {
        // The demo's servers have one password, in memory; its jobs of minutes take seconds.
        options.askPassword = [this](const Server&, const std::function<void(std::optional<QString>)>& done) {
            done(m_fleet->password());
        };
        options.slowestPoll = 500ms;
        return options;
    }
    options.keychain = [this](const Server& server, std::function<void(std::optional<QString>)> done) {
        m_keychain->read(server.name, std::move(done));
    };
    options.askPassword = [this](const Server& server, std::function<void(std::optional<QString>)> done) {
        m_prompts.ask(server, std::move(done));
    };
    return options;
}

void Desk::buildWindow()
{
    m_window = std::make_unique<MainWindow>(m_workspace.get(), m_dialogs);
    m_window->setDemoAvailable(!m_fleet && DemoFleet::isAvailable());
    connect(m_window.get(), &MainWindow::demoRequested, this, &Desk::demoRequested);
    connect(m_window.get(), &MainWindow::languageChosen, this, &Desk::languageChosen);
    connect(m_window.get(), &MainWindow::closed, this, &Desk::closed);
    m_prompts.setWindow(m_window.get());
}

void Desk::rebuildWindow()
{
    std::unique_ptr<MainWindow> before = std::move(m_window);
    before->disconnect(this);
    const bool visible = before->isVisible();
    before->closeSilently(); // keeps place and layout in the settings
    buildWindow();
    m_window->setVisible(visible);
}

bool Desk::isUnused() const
{
    const auto& documents = m_workspace->documents();
    return m_workspace->session()->servers().isEmpty() &&
           std::all_of(documents.cbegin(), documents.cend(),
                       [](const OpenDocument* d) { return d->isPristine(); });
}

} // namespace stellwerk
