// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"
#include "package/parentpackage.h"

#include <QList>

namespace stellwerk {

// A server as a run sees it when it begins: where tasks may go, and how many.
struct ServerSnapshot
{
    QString name;
    QString group;
    QStringList tags;
    int capacity = 4;       // slots
    int foreignJobs = 0;    // jobs that run there and are not ours
    bool inTrouble = false; // not reachable now: avoided while another candidate is not
    bool operator==(const ServerSnapshot&) const = default;
};

struct FleetSnapshot
{
    QList<ServerSnapshot> servers;
    bool operator==(const FleetSnapshot&) const = default;
};

[[nodiscard]] FleetSnapshot snapshotOf(const QList<Server>& servers);

// Indices into `fleet` of the servers that `where` allows, in the fleet's order (a list keeps its own order).
// Names, tags and groups compare case-insensitively; a group holds its sub-groups.
[[nodiscard]] std::vector<int> candidateIndices(const CandidateServers& where, const FleetSnapshot& fleet);

} // namespace stellwerk
