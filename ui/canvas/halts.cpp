// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/halts.h"

namespace stellwerk {

void Halts::set(const QList<TaskId>& tasks, bool on)
{
    const QSet<TaskId> before = m_tasks;
    for (const TaskId& task : tasks) {
        if (on)
            m_tasks.insert(task);
        else
            m_tasks.remove(task);
    }
    if (m_tasks != before)
        Q_EMIT changed();
}

void Halts::clear()
{
    if (m_tasks.isEmpty())
        return;
    m_tasks.clear();
    Q_EMIT changed();
}

} // namespace stellwerk
