// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline.h"
#include "desk.h"
#include "dialogs/dialogs.h"
#include "dialogs/keychain.h"
#include "shell/language.h"

namespace stellwerk {

// The program: its preferences, its language, and the windows that are open. Main thread.
class Application final : public QObject
{
    Q_OBJECT
public:
    explicit Application(const CommandLine& line);
    ~Application() override;

    void start();
    // Ends with deskOpened or demoFailed.
    void openDemo(double speed);
    Desk* openDesk(const QString& configFolder, std::unique_ptr<DemoFleet> fleet = {});
    void useLanguage(LanguageChoice choice);
    void closeDesk(Desk* desk);

    static constexpr double kDemoSpeed = 10;

Q_SIGNALS:
    void deskOpened(stellwerk::Desk* desk);
    void demoFailed(const QString& error);

private:
    void tellDemoFailed(const QString& error);

    CommandLine m_line;
    Language m_language;
    Settings m_preferences;
    Keychain m_keychain;
    WindowDialogs m_dialogs;
    std::vector<std::unique_ptr<Desk>> m_desks;
    std::unique_ptr<DemoFleet> m_starting;
};

} // namespace stellwerk
