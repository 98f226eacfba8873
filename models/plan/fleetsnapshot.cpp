// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/fleetsnapshot.h"

#include <QHash>

#include <algorithm>

namespace stellwerk {

FleetSnapshot snapshotOf(const QList<Server>& servers)
{
    FleetSnapshot snapshot;
    snapshot.servers.reserve(servers.size());
    for (const Server& server : servers) {
        ServerSnapshot s;
        s.name = server.name;
        s.group = server.group;
        s.tags = server.tags;
        s.capacity = std::max(1, server.capacity);
        snapshot.servers.append(s);
    }
    return snapshot;
}

namespace {

bool inGroup(const QString& serverGroup, const QString& group)
{
    if (!serverGroup.startsWith(group, Qt::CaseInsensitive))
        return false;
    return serverGroup.size() == group.size() || serverGroup.at(group.size()) == u'/';
}

} // namespace

std::vector<int> candidateIndices(const CandidateServers& where, const FleetSnapshot& fleet)
{
    std::vector<int> indices;
    const auto append = [&](int index) {
        if (std::find(indices.cbegin(), indices.cend(), index) == indices.cend())
            indices.push_back(index);
    };
    const int count = int(fleet.servers.size());
    if (!where.servers.isEmpty()) {
        for (const QString& name : where.servers) {
            for (int i = 0; i < count; ++i) {
                if (fleet.servers.at(i).name.compare(name, Qt::CaseInsensitive) == 0)
                    append(i);
            }
        }
        return indices;
    }
    for (int i = 0; i < count; ++i) {
        const ServerSnapshot& server = fleet.servers.at(i);
        const bool fits = !where.group.isEmpty() ? inGroup(server.group, where.group)
                          : !where.tag.isEmpty() ? server.tags.contains(where.tag, Qt::CaseInsensitive)
                                                 : false;
        if (fits)
            indices.push_back(i);
    }
    return indices;
}

} // namespace stellwerk
