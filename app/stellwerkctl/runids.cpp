// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runids.h"

#include <QDir>

namespace stellwerk {

using namespace Qt::StringLiterals;

QString journalIn(const QString& configFolder)
{
    return QDir(configFolder).filePath(u"runs.sqlite"_s);
}

std::optional<RunRecord> findRun(const QString& journalFile, const QString& id, Console& console)
{
    if (id == "last"_L1) {
        const auto newest = listRuns(journalFile, 1);
        if (newest && !newest->isEmpty())
            return newest->first();
        console.error(newest ? u"there is no run in %1"_s.arg(journalFile) : newest.error());
        return std::nullopt;
    }
    const auto record = loadRun(journalFile, id);
    if (record)
        return *record;
    console.error(record.error(), u"'stellwerkctl runs list' shows the runs."_s);
    return std::nullopt;
}

TaskId findTask(const ParentPackage& package, const QString& word, Console& console)
{
    if (package.task(word))
        return word;
    QList<TaskId> named;
    for (const Task& task : package.tasks) {
        if (task.name.compare(word, Qt::CaseInsensitive) == 0)
            named += task.id;
    }
    if (named.size() == 1)
        return named.first();
    if (named.isEmpty())
        console.error(u"the run has no task '%1'"_s.arg(word), u"'runs show' lists its tasks."_s);
    else
        console.error(u"%1 tasks are named '%2'"_s.arg(named.size()).arg(word),
                      u"Give the id instead: %1."_s.arg(named.join(u", "_s)));
    return {};
}

} // namespace stellwerk
