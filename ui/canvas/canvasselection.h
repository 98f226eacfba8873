// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QSet>

namespace stellwerk {

// What is chosen on the canvas. A group stands for itself: its tasks are chosen only where they are named.
struct CanvasSelection
{
    QSet<TaskId> tasks{};
    QSet<ConstraintId> constraints{};
    QSet<GroupId> groups{};
    QSet<NoteId> notes{};

    bool operator==(const CanvasSelection&) const = default;
    [[nodiscard]] bool isEmpty() const
    {
        return tasks.isEmpty() && constraints.isEmpty() && groups.isEmpty() && notes.isEmpty();
    }
    [[nodiscard]] bool hasParts() const { return !groups.isEmpty() || !notes.isEmpty(); }
    CanvasSelection& operator|=(const CanvasSelection& other)
    {
        tasks |= other.tasks;
        constraints |= other.constraints;
        groups |= other.groups;
        notes |= other.notes;
        return *this;
    }
};

} // namespace stellwerk
