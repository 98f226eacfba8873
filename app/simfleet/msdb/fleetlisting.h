// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/scenario.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <vector>

namespace simfleet::msdb {

// Where a server of the fleet can be reached.
struct ListedServer
{
    ServerSpec spec;
    QString host;
    std::uint16_t port = 0;
};

// The line that says that the fleet is ready (docs/interface.md), with its line end.
[[nodiscard]] QByteArray readyLine(const std::vector<ListedServer>& servers);
// A registry for the other two programs (docs/formats/servers.schema.json). `encrypt` as on the command line.
[[nodiscard]] QByteArray registryJson(const std::vector<ListedServer>& servers, const QString& encrypt);
// Writes it as DIR/servers.json; the error is a sentence.
[[nodiscard]] QString writeRegistry(const QString& folder, const QByteArray& json);

} // namespace simfleet::msdb
