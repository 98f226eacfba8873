// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>

namespace stellwerk {

// Name resolution and a TCP connection by hand, for "servers test". Blocking; any thread. QtNetwork stays out
// of models/.
struct ProbeResult
{
    bool ok = false;
    QString detail; // addresses, or the system's reason
};
[[nodiscard]] ProbeResult resolveName(const QString& host);
[[nodiscard]] ProbeResult connectTcp(const QString& host, int port, std::chrono::milliseconds timeout);

} // namespace stellwerk
