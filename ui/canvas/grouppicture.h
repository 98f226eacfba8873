// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "theme/stateappearance.h"

#include <QList>

#include <optional>

namespace stellwerk {

// What a group's frame or folded card says, made of the group and of its tasks' states.
struct GroupPicture
{
    QString title;
    QString limit;                 // "max 2"; empty: none
    QString tasks;                 // "12 tasks"
    QString figure;                // of a run: "5/12", "5/12, 1 failed"
    std::optional<StateLook> look; // the worst of its tasks; none: there is no run
    bool running = false;
    double progress = -1; // 0..1, -1: there is no run
    bool folded = false;
    bool empty = false;
    bool operator==(const GroupPicture&) const = default;

    struct Member
    {
        std::optional<StateLook> look;
        bool ended = false;
    };
    [[nodiscard]] static GroupPicture of(const Group& group, const QList<Member>& members, bool folded);
};

// Failures outweigh what runs, that outweighs what waits, and that what went well.
[[nodiscard]] std::optional<StateLook> worstOf(const QList<GroupPicture::Member>& members);
// A group that nobody named: "Group".
[[nodiscard]] QString shownTitle(const Group& group);
// One sentence for screen readers and the tooltip: "3 tasks, at most 2 at the same time, folded".
[[nodiscard]] QString groupDescription(const Group& group, const GroupPicture& picture);

} // namespace stellwerk
