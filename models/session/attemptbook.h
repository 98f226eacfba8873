// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevent.h"

#include <QHash>

namespace stellwerk {

// Which task of the run that is shown was under way at a server, with which job, at a moment: so that what
// servers log finds its task. A value; begin() anew for each run.
class AttemptBook
{
public:
    void begin(const ParentPackage& package);
    void apply(const RunEvent& event);

    // Empty: none of ours. Times are true ones.
    [[nodiscard]] TaskId taskOf(const QString& server, const QString& job, const QDateTime& at) const;
    [[nodiscard]] bool isOpen(const QString& server) const; // some job is under way there

private:
    struct Attempt
    {
        TaskId task;
        QString job;
        QDateTime from;
        QDateTime to; // invalid: under way
        [[nodiscard]] bool covers(const QDateTime& at) const;
    };
    void close(const TaskId& task, const QString& server, const QDateTime& at);

    QHash<TaskId, QString> m_jobs;
    QHash<QString, QList<Attempt>> m_attempts; // by lower-case server, in order of their begin
};

} // namespace stellwerk
