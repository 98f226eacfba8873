// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessioncommand.h"

namespace stellwerk {

// Walks name, TCP, TLS and login, rights, Agent and SSIS of servers, all at the same time, and says where it
// stops and what to do. Exit code 4 if a server could not be reached or logged in to, 1 if only a later rung
// failed.
class ServersTestCommand final : public SessionCommand
{
    Q_OBJECT
public:
    using SessionCommand::SessionCommand;
    void start() override;

private:
    struct Report
    {
        QString server;
        QList<ServerTestStep> steps;
        bool done = false;
    };
    void take(const QString& server, const QList<ServerTestStep>& steps);
    void show();
    QList<Report> m_reports;
};

} // namespace stellwerk
