// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outline/outlinemodel.h"

#include <algorithm>

namespace stellwerk {

// A row of the model: a group or a task.
struct OutlineModel::Node
{
    QString id;
    Node* parent = nullptr;
    bool group = false;
    int order = 0; // of the package; groups stand before tasks
    OutlineRow row;
    std::vector<std::unique_ptr<Node>> children;

    [[nodiscard]] int rowOf(const Node* child) const
    {
        const auto at = std::find_if(children.cbegin(), children.cend(),
                                     [&](const std::unique_ptr<Node>& one) { return one.get() == child; });
        return int(at - children.cbegin());
    }
};

} // namespace stellwerk
