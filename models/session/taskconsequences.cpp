// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/taskconsequences.h"

#include "run/delays.h"
#include "run/replay.h"

namespace stellwerk {

QHash<TaskId, TaskConsequences> consequencesOf(const Replay& run,
                                               const QHash<TaskId, std::chrono::milliseconds>& usual)
{
    const ParentPackage& package = run.record.package;
    const auto nameOf = [&package](const TaskId& id) {
        const Task* task = package.task(id);
        return task ? task->name : id;
    };
    const QHash<TaskId, TaskDelay> delays = delaysOf(package, timesOf(run.events), usual);
    QHash<TaskId, TaskConsequences> all;
    for (auto it = delays.cbegin(); it != delays.cend(); ++it) {
        TaskConsequences consequences{package.name, nameOf(it.key()), {}, {}};
        for (const TaskId& task : it->prevented)
            consequences.prevented.append(nameOf(task));
        for (const TaskDelay::Later& task : it->later)
            consequences.later.append({nameOf(task.task), task.by});
        all.insert(it.key(), consequences);
    }
    return all;
}

} // namespace stellwerk
