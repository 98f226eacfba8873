// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <array>
#include <atomic>

namespace stellwerk {

// A name of the log (of a server, a job, a step, a task) as a number; 0 is the empty name.
using LogName = quint32;

// Names kept once. One thread interns; any thread may read a name whose number it has got from a row, at the
// same time and without a lock: a name never moves, and blocks of names are published by `count`.
class LogNames
{
public:
    LogNames();
    ~LogNames();
    Q_DISABLE_COPY_MOVE(LogNames)

    [[nodiscard]] LogName intern(const QString& name);       // writer
    [[nodiscard]] const QString& name(LogName number) const; // any thread, below count()
    [[nodiscard]] quint32 count() const { return m_count.load(std::memory_order_acquire); }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; } // writer; about

private:
    static constexpr int kFirst = 256; // names of the first block; each further one is as big as all before
    [[nodiscard]] QString* place(LogName number) const;
    std::array<QString*, 25> m_blocks{}; // written before m_count tells of them
    std::atomic<quint32> m_count{0};
    QHash<QString, LogName> m_numbers; // writer
    qsizetype m_bytes = 0;
};

} // namespace stellwerk
