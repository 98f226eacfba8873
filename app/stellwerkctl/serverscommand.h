// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessioncommand.h"

namespace stellwerk {

// The registry: list, add, remove, import, export. Talks to no server.
class ServersCommand final : public SessionCommand
{
    Q_OBJECT
public:
    using SessionCommand::SessionCommand;
    void start() override;

private:
    [[nodiscard]] ExitCode list();
    [[nodiscard]] ExitCode add();
    [[nodiscard]] ExitCode removeServers();
    [[nodiscard]] ExitCode importFile();
    [[nodiscard]] ExitCode exportFile();
    [[nodiscard]] ExitCode save(const QList<Server>& servers, const QString& done);
    [[nodiscard]] ExitCode refuse(const QString& text, const QString& nextStep = {});
};

} // namespace stellwerk
