// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "run/runmodel.h"
#include "theme/stateappearance.h"

#include <array>

namespace stellwerk {

class PathPlan;

enum class OutlineColumn {
    Name,
    Job,
    Server,
    State,
    Duration, // usual, or as it took
    After,    // the tasks it waits for, each with the constraint's kind
    Join,
    TimeOut,
    Retries,
    Group,
    Disabled,
    Slack,
    Note,
    Count
};

// A task as the outline shows it: a text a column, and what sorts it.
struct OutlineRow
{
    std::array<QString, std::size_t(OutlineColumn::Count)> text;
    std::array<qint64, std::size_t(OutlineColumn::Count)> number{}; // of columns that sort by a figure
    std::optional<StateLook> look;
    bool disabled = false;
    bool critical = false;
    bool operator==(const OutlineRow&) const = default;

    struct Source // what is known around a task
    {
        const RunModel::TaskRow* run = nullptr;
        const PathPlan* plan = nullptr;
        QString group;                                   // title
        QList<std::pair<QString, ConstraintKind>> after; // names
    };
    [[nodiscard]] static OutlineRow of(const Task& task, const Source& source);
    [[nodiscard]] static bool sortsByNumber(OutlineColumn column);
    [[nodiscard]] static QString titleOf(OutlineColumn column);
};

} // namespace stellwerk
