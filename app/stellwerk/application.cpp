// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include "run/messagebar.h"
#include "shell/sessionkeeper.h"

#include <QApplication>

#include <spdlog/spdlog.h>

namespace stellwerk {

using namespace Qt::StringLiterals;

Application::Application(const CommandLine& line)
    : m_line(line)
    , m_preferences(line.configFolder)
{
    m_language.use(line.language.value_or(m_preferences.language()));
    Theme::instance().install(line.scheme.value_or(m_preferences.scheme()));
}

Application::~Application() = default;

void Application::start()
{
    if (m_line.demo) {
        openDemo(kDemoSpeed);
        return;
    }
    Desk* desk = openDesk(m_line.configFolder);
    if (m_line.files.isEmpty())
        desk->window()->sessionKeeper()->openTabs();
    for (const QString& file : std::as_const(m_line.files))
        desk->workspace()->open(file);
    desk->window()->offerInterruptedRuns();
    desk->window()->offerRecovery();
}

Desk* Application::openDesk(const QString& configFolder, std::unique_ptr<DemoFleet> fleet)
{
    const bool demo = fleet != nullptr;
    m_desks.push_back(std::make_unique<Desk>(configFolder, std::move(fleet), demo ? &m_preferences : nullptr,
                                             &m_dialogs, &m_keychain));
    Desk* desk = m_desks.back().get();
    desk->workspace()->session()->setReadOnly(m_line.readOnly || m_preferences.readOnly());
    // For the whole program: what one window says holds in all.
    connect(desk->workspace()->session(), &FleetSession::readOnlyChanged, this, [this](bool on) {
        for (const auto& other : m_desks)
            other->workspace()->session()->setReadOnly(on);
    });
    connect(desk, &Desk::demoRequested, this, [this] { openDemo(kDemoSpeed); });
    connect(desk, &Desk::languageChosen, this, &Application::useLanguage);
    connect(
        desk, &Desk::closed, this, [this, desk] { closeDesk(desk); }, Qt::QueuedConnection);
    desk->window()->show();
    Q_EMIT deskOpened(desk);
    return desk;
}

void Application::closeDesk(Desk* desk)
{
    std::erase_if(m_desks, [desk](const std::unique_ptr<Desk>& own) { return own.get() == desk; });
}

void Application::openDemo(double speed)
{
    if (m_starting)
        return;
    m_starting = std::make_unique<DemoFleet>();
    connect(m_starting.get(), &DemoFleet::failed, this, &Application::tellDemoFailed, Qt::QueuedConnection);
    connect(
        m_starting.get(), &DemoFleet::ready, this,
        [this](const QStringList& servers) {
            spdlog::info("the demo fleet of {} servers is up", servers.size());
            std::vector<Desk*> unused;
            for (const auto& desk : m_desks) {
                if (desk->isUnused())
                    unused.push_back(desk.get());
            }
            const QString folder = m_starting->configFolder();
            const QString sample = m_starting->sampleFile();
            m_starting->disconnect(this);
            Desk* demo = openDesk(folder, std::move(m_starting));
            demo->workspace()->open(sample);
            for (const QString& file : std::as_const(m_line.files))
                demo->workspace()->open(file);
            for (Desk* desk : unused)
                desk->window()->close();
        },
        Qt::QueuedConnection);
    m_starting->start(speed);
}

void Application::tellDemoFailed(const QString& error)
{
    m_starting.reset();
    spdlog::error("the demo fleet failed: {}", error.toStdString());
    // Started with --demo there is no window yet: an empty one says why.
    if (m_desks.empty())
        openDesk(m_line.configFolder);
    m_desks.back()->window()->messages()->showMessage(
        MessageBar::Kind::Error, tr("The demo fleet could not be started: %1").arg(error));
    Q_EMIT demoFailed(error);
}

void Application::useLanguage(LanguageChoice choice)
{
    m_language.use(choice);
    // Building the new window before the old one goes would be the rule; the program must not end in between.
    const bool quits = QApplication::quitOnLastWindowClosed();
    QApplication::setQuitOnLastWindowClosed(false);
    for (const auto& desk : m_desks)
        desk->rebuildWindow();
    QApplication::setQuitOnLastWindowClosed(quits);
}

} // namespace stellwerk
