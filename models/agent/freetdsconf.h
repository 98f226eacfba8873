// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agenterror.h"
#include "fleet/server.h"

namespace stellwerk {

// FreeTDS checks a server's certificate only by settings of freetds.conf, not by the connection string (1.3:
// "ca file", "check certificate hostname"). So the program keeps a freetds.conf of its own in a temporary
// folder, with a section per server whose certificate is to be checked, and names the section as SERVERNAME.
// A file that the user names in FREETDSCONF stands at its head. Nothing secret is in it.

// True where the certificate is to be checked: encryption is mandatory and the user did not choose to trust.
[[nodiscard]] bool checksCertificate(const Server& server);
// The section's name for these settings; the same settings give the same name.
[[nodiscard]] QString freeTdsSectionName(const Server& server);
// The section's text: against the certificate file, else against the system's certificates; by host name.
[[nodiscard]] QString freeTdsSection(const Server& server);

// Makes the folder and sets FREETDSCONF. Early, and before threads read the environment (LanePool does).
void prepareFreeTdsConf();
// Sees to it that the server's section is in the file. Any thread.
[[nodiscard]] AgentResult<void> writeFreeTdsSection(const Server& server);

} // namespace stellwerk
