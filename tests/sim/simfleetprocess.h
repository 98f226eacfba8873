// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"

#include <QByteArray>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace stellwerk::test {

// A stellwerk-simfleet of a test's own: starts it on free loopback ports, waits for its ready line, and ends
// it with the object. The password is made up, given in the environment and set in this process's
// environment, too, where stellwerkctl and the session look for it.
class SimfleetProcess
{
public:
    struct Options
    {
        int servers = 1;
        QByteArray scenario; // JSON text; empty: the program's own
        double speed = 1.0;  // 60: a simulated minute takes a second
        int seed = 1;
        QStringList arguments; // further ones
    };

    SimfleetProcess() = default;
    ~SimfleetProcess();
    SimfleetProcess(const SimfleetProcess&) = delete;
    SimfleetProcess& operator=(const SimfleetProcess&) = delete;

    // The program was built: tests of a build without it skip.
    [[nodiscard]] static bool available();
    [[nodiscard]] static QString program();

    // Empty, or why the fleet is not there (with what it wrote to stderr).
    [[nodiscard]] QString start(const Options& options);
    void stop(); // SIGTERM, then SIGKILL after three seconds
    void kill(); // SIGKILL: as if the machines were switched off
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    // As registered servers: SQL login, encryption off unless the fleet's own registry says otherwise.
    [[nodiscard]] const QList<Server>& servers() const { return m_servers; }
    [[nodiscard]] const QString& password() const { return m_password; }
    [[nodiscard]] QString configFolder() const { return m_folder.path(); } // holds the servers.json it wrote
    [[nodiscard]] QString errorOutput(); // all that it wrote to stderr so far

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QList<Server> m_servers;
    QString m_password;
    QString m_errorOutput;
};

} // namespace stellwerk::test
