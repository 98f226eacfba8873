// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"

// What packages and their messages are called.
namespace stellwerk {

// "Load:Error: Disk is full." of the source Load -> "Disk is full."
[[nodiscard]] QString withoutSource(const QString& message, const QString& source);
// The task, and the component of its data flow, if there is one.
[[nodiscard]] QString componentText(const QString& source, const QString& subcomponent);
// The name of a package without folders and extension: "\SSISDB\F\P\Load.dtsx" -> "Load".
[[nodiscard]] QString packageBaseName(const QString& path);
// Where packages log to on that server.
[[nodiscard]] inline QString packageDatabaseOf(const Server& server)
{
    return server.ssisLog.isEmpty() ? QStringLiteral("msdb") : server.ssisLog;
}

} // namespace stellwerk
