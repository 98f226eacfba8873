// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/fleetmodel.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace stellwerk {

// A node of FleetModel's tree; private to it.
struct FleetModel::Node
{
    Kind kind = Kind::Group;
    QString name;
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> children; // sorted: groups, then servers; each by name
    Server server;
    Contact contact = Contact::NotTried;
    QString error;
    AgentState agent = AgentState::Unknown;
    AgentJob job;

    // The one order of siblings; ids part jobs of the same name.
    [[nodiscard]] static bool before(const Node& a, const Node& b)
    {
        if (a.kind != b.kind)
            return a.kind < b.kind;
        if (const int order = a.name.compare(b.name, Qt::CaseInsensitive); order != 0)
            return order < 0;
        if (const int order = a.name.compare(b.name); order != 0)
            return order < 0;
        return a.kind == Kind::Job && a.job.id < b.job.id;
    }
    [[nodiscard]] std::size_t placeOf(const Node& child) const
    {
        const auto at =
            std::lower_bound(children.begin(), children.end(), child,
                             [](const auto& held, const Node& wanted) { return before(*held, wanted); });
        return static_cast<std::size_t>(at - children.begin());
    }
    [[nodiscard]] int row() const { return parent ? static_cast<int>(parent->placeOf(*this)) : 0; }
};

} // namespace stellwerk
