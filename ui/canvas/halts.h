// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QObject>
#include <QSet>

namespace stellwerk {

// The tasks before which the next run of an open package is to wait. Kept beside the document, never in it:
// a halt that was forgotten in a file would stop a run at night. Main thread.
class Halts final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] bool contains(const TaskId& task) const { return m_tasks.contains(task); }
    [[nodiscard]] const QSet<TaskId>& tasks() const { return m_tasks; }
    void set(const QList<TaskId>& tasks, bool on);
    void clear(); // a run took them over

Q_SIGNALS:
    void changed();

private:
    QSet<TaskId> m_tasks;
};

} // namespace stellwerk
