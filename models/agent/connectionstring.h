// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agenterror.h"
#include "agent/odbcdrivers.h"
#include "fleet/server.h"

#include <optional>

namespace stellwerk {

// The text for SQLDriverConnect, password included: hand it to the driver and to nothing else. Always ends in
// a semicolon, because QODBC passes the terminating NUL as part of the last value (agent-facts 6.5).
//
// What each driver makes of Server::encryption and of the certificate:
//   Microsoft 18  Encrypt=no|optional|mandatory|strict; the certificate is checked against the system's store
//                 (or ServerCertificate) unless trustServerCertificate
//   Microsoft 17  Encrypt=no|yes; the same check; strict is refused
//   FreeTDS       Encryption=off|request|require; strict is refused. With mandatory encryption the
//   certificate is
//                 checked unless trustServerCertificate, through a section of freetdsconf.h, which must have
//                 been written before: against certificateFile (a CA or the certificate itself) or the
//                 system's store, and by the host's name, never by another one (hostNameInCertificate is
//                 refused). "off" protects nothing, not even the login.
[[nodiscard]] AgentResult<QString> connectionString(const Server& server, const OdbcDriver& driver,
                                                    const QString& password);

// A value by ODBC's rules: in braces with every } doubled where it needs them. For drivers that do not know
// the doubling the value stays bare where it can. Nothing: this driver cannot carry the value.
[[nodiscard]] std::optional<QString> quotedOdbcValue(const QString& value, bool doublesBraces = true);

// Empty, or what the user should know about the protection of this connection (for diagnostics).
[[nodiscard]] QString protectionWarning(const Server& server, const OdbcDriver& driver);

} // namespace stellwerk
