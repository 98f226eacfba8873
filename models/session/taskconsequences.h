// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QHash>
#include <QStringList>

#include <chrono>

namespace stellwerk {

struct Replay;

// What a task's failure, or the time it lost by being tried again, did to the other tasks of its run.
struct TaskConsequences
{
    struct Later
    {
        QString task; // its name
        std::chrono::milliseconds by{0};
    };
    QString package;
    QString task;          // the name of the one that failed
    QStringList prevented; // names of tasks that never ran because of it
    QList<Later> later;    // of tasks that could have begun so much earlier, the most first
};

// `usual`: how long tasks take when all is well; of those that are not in it only what they prevented is
// told.
[[nodiscard]] QHash<TaskId, TaskConsequences>
consequencesOf(const Replay& run, const QHash<TaskId, std::chrono::milliseconds>& usual);

} // namespace stellwerk
