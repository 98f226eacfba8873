// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "plan/criticalpath.h"
#include "run/runevent.h"

namespace stellwerk {

// What a constraint says once its predecessor is over (docs/semantics.md, table 1).
enum class Holds { Yes, Never };

// How a task ended, as its successors see it. A disabled task that was passed over counts as a success.
[[nodiscard]] constexpr Holds holds(ConstraintKind kind, TaskOutcome outcome, bool passedOver = false)
{
    const bool succeeded =
        passedOver || outcome == TaskOutcome::Succeeded || outcome == TaskOutcome::SucceededWithWarnings;
    switch (kind) {
    case ConstraintKind::Success:
        return succeeded ? Holds::Yes : Holds::Never;
    case ConstraintKind::Failure:
        return outcome == TaskOutcome::Failed && !passedOver ? Holds::Yes : Holds::Never;
    case ConstraintKind::Completion:
        // A skipped task never ran, and of an unknown one nobody can say that it is over.
        return succeeded || outcome == TaskOutcome::Failed || outcome == TaskOutcome::Cancelled
                   ? Holds::Yes
                   : Holds::Never;
    }
    return Holds::Never;
}

// How a task that ended so counts on the longest way through the package.
[[nodiscard]] constexpr PathEnd pathEndOf(TaskOutcome outcome)
{
    switch (outcome) {
    case TaskOutcome::Succeeded:
    case TaskOutcome::SucceededWithWarnings:
        return PathEnd::Succeeds;
    case TaskOutcome::Failed:
        return PathEnd::Fails;
    case TaskOutcome::Cancelled:
        return PathEnd::Cancelled;
    case TaskOutcome::Skipped:
        return PathEnd::NeverRuns;
    case TaskOutcome::Unknown:
        break;
    }
    return PathEnd::Unknown;
}

} // namespace stellwerk
