// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>

namespace stellwerk {

// Microsoft's words for the wire's protection; each driver gets its own spelling (agent/connectionstring).
enum class Encryption {
    Off,       // "no": nothing encrypted but the login
    Optional,  // encrypted if the server wants it
    Mandatory, // the default
    Strict,    // TDS 8: ODBC Driver 18 only
};

enum class Authentication {
    SqlLogin, // user name and a password from the keychain, the environment or a prompt
    Trusted,  // Windows or Kerberos
};

// A registered SQL Server instance. Never holds a password. `name` is unique in the registry
// (case-insensitive) and is what packages, logs and events refer to.
struct Server
{
    QString name;
    QString host;
    int port = 1433;
    QString instance; // "host\instance"; empty when a port is given
    QString driver;   // an ODBC driver's name, or empty: the best one installed
    Authentication authentication = Authentication::SqlLogin;
    QString user; // SqlLogin only
    Encryption encryption = Encryption::Mandatory;
    bool trustServerCertificate =
        false;                     // any certificate is taken: by the user's choice, for this server only
    QString hostNameInCertificate; // empty: the host's; another one needs Driver 18
    QString certificateFile; // CA or the certificate itself (FreeTDS), the certificate (Driver 18); PEM path
    QString group;           // path, parts separated by '/', e.g. "Production/Finance"
    QStringList tags;
    int capacity = 4; // jobs of ours that may run there at the same time, >= 1
    std::chrono::seconds loginTimeout{5};
    std::chrono::seconds queryTimeout{15};
    // The database there that holds dbo.sysssislog, where packages of this or of other servers log to it
    // through the SQL Server log provider; empty: msdb.
    QString ssisLog;
    QString note;

    bool operator==(const Server&) const = default;
};

} // namespace stellwerk
