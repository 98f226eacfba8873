// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "run/runmodel.h"
#include "theme/stateappearance.h"

#include <QDateTime>

namespace stellwerk {

// What a card says, made of a task and of its row in the run; the painter needs nothing else.
struct TaskPicture
{
    QString name;
    QString chip;                  // "SQL01", "any of 3" …
    QString figure;                // elapsed / expected, or a word
    QString attempts;              // "×2" from the second attempt on
    std::optional<StateLook> look; // none: there is no run
    double progress = -1;          // 0..1, -1: nothing to show
    bool overdue = false;          // takes longer than usual
    bool running = false;
    bool disabled = false;
    bool joinAny = false;
    bool joinAll = false; // of several constraints, so that it is worth telling
    bool locked = false;  // no gesture moves it
    bool halt = false;    // a run waits, or will wait, before it
    bool held = false;    // it waits now
    bool operator==(const TaskPicture&) const = default;

    // `row` may be null: design, without a run. `halt`: one is set before the task for the next run.
    [[nodiscard]] static TaskPicture of(const Task& task, const RunModel::TaskRow* row,
                                        const QDateTime& nowUtc, bool halt = false);
};

// "SQL01", "any of 3", "any in Production", "any tagged etl", "no server".
[[nodiscard]] QString whereText(const CandidateServers& where);
// Everything a card cannot show, for tooltip and screen readers.
[[nodiscard]] QString taskToolTip(const Task& task, const RunModel::TaskRow* row, bool halt = false);
// One sentence: "Load A, running on SQL01 for 12 s".
[[nodiscard]] QString taskDescription(const Task& task, const RunModel::TaskRow* row, const QDateTime& nowUtc,
                                      bool halt = false);

} // namespace stellwerk
