// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/agentjob.h"
#include "package/parentpackage.h"
#include "run/runevent.h"
#include "theme/theme.h"

#include <QIcon>
#include <QString>

#include <optional>

class QPainter;

namespace stellwerk {

// How a state is shown: colour, glyph and word, in one place, for canvas, tree, charts and lists. Main
// thread.
enum class StateLook {
    Waiting,   // hollow circle
    Queued,    // clock
    Running,   // spinner arc
    Succeeded, // check
    Warnings,  // check in triangle
    Failed,    // cross
    Unknown,   // question mark
    Cancelled, // square
    Skipped,   // double chevron
};

[[nodiscard]] StateLook lookOf(TaskState state, std::optional<TaskOutcome> outcome = {});
[[nodiscard]] StateLook lookOf(TaskOutcome outcome);
[[nodiscard]] StateLook lookOf(RunOutcome outcome);
[[nodiscard]] StateLook lookOf(RunStatus status); // a finished job or step in a server's history
[[nodiscard]] StateLook lookOf(JobState state);
[[nodiscard]] StateLook lookOf(Contact contact);

// Translated, sentence case.
[[nodiscard]] QString shownWord(StateLook look);
[[nodiscard]] QString shownWord(TaskState state, std::optional<TaskOutcome> outcome = {});
[[nodiscard]] QString shownWord(TaskOutcome outcome);
[[nodiscard]] QString shownWord(RunOutcome outcome);
[[nodiscard]] QString shownWord(RunStatus status);
[[nodiscard]] QString shownWord(JobState state);
[[nodiscard]] QString shownWord(Contact contact);
[[nodiscard]] QString shownWord(ConstraintKind kind);

// How a task ended, told apart: it could not be called (and why), its job failed, its package failed behind a
// job that succeeded, it succeeded with warnings, or nobody knows. "The job failed".
[[nodiscard]] QString shownEnd(TaskOutcome outcome, FailureKind failure);

[[nodiscard]] ColorToken tokenOf(StateLook look);
[[nodiscard]] QColor colorOf(StateLook look); // in the current scheme
[[nodiscard]] ColorToken tokenOf(ConstraintKind kind);
[[nodiscard]] ColorToken tokenOf(NoteColor color); // what the text stands on
[[nodiscard]] QString shownWord(NoteColor color);

// Vector glyph in a square `rect` (best from 10 px up). `turn` 0..1 turns the spinner of Running.
void paintGlyph(QPainter* painter, const QRectF& rect, StateLook look, const QColor& color,
                double turn = 0.1);
// Check, cross or circle of a constraint.
void paintGlyph(QPainter* painter, const QRectF& rect, ConstraintKind kind, const QColor& color);

// The glyph in its colour; follows the scheme.
[[nodiscard]] QIcon iconOf(StateLook look);

} // namespace stellwerk
