// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"

#include <QList>
#include <QString>

namespace stellwerk {

// What a connection string of SSIS says about the server. The password is not kept, only that there was one.
struct ConnectionTarget
{
    QString source; // as written: "tcp:sql01.corp,1433", "SQL01\PROD", "(local)"
    QString host;   // without protocol, instance and port
    QString instance;
    int port = 0; // 0: not given
    QString user; // of a SQL login
    bool hasPassword = false;
    [[nodiscard]] bool isLocal() const; // "(local)", ".", "localhost", "127.0.0.1": where the package runs
};
[[nodiscard]] ConnectionTarget parseConnectionString(const QString& text);

// The registered server that it means: by name, by host with port or instance, or by the host's first label
// if that fits one server only. Null: none.
[[nodiscard]] const Server* registeredServer(const ConnectionTarget& target, const QList<Server>& servers);

// For SSIS's ADO.NET connection to msdb on that server. Never a password.
[[nodiscard]] QString adoConnectionString(const Server& server);
// "host\instance" or "host,port" or "host".
[[nodiscard]] QString dataSource(const Server& server);

} // namespace stellwerk
