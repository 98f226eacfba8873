// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logrecord.h"

#include <QHash>
#include <QMap>

#include <memory>
#include <vector>

namespace stellwerk {

// How many came when: up to 32 stretches of equal length, which doubles when they no longer suffice.
class LogTrend
{
public:
    void add(qint64 at);
    // Counts over [from, to] in so many columns.
    [[nodiscard]] std::vector<quint32> columns(qint64 from, qint64 to, int count) const;
    [[nodiscard]] qint64 width() const { return m_width; }

private:
    static constexpr qint64 kMost = 32;
    qint64 m_width = 60'000; // ms
    QMap<qint64, quint32> m_counts;
};

// Messages that say the same of different things.
struct LogGroup
{
    quint32 number = 0;     // from 1
    QStringList words = {}; // what they have in common
    LogLevel level = LogLevel::Error;
    quint64 count = 0;
    qint64 first = 0, last = 0; // true time, ms
    QMap<QString, quint64> servers = {};
    QString sample = {}; // the first one's beginning
    LogTrend trend = {};

    [[nodiscard]] QString pattern() const { return words.join(u' '); }
};

// Puts messages into groups as they come, each in time that does not depend on how many there were (after
// Drain: He et al., "An online log parsing approach with fixed depth tree", 2017): masked (logmask.h), then
// by number of words, then by the first words, and among the few groups that are left the most similar one.
// A message with more or fewer words joins a group when they differ in one place only: a name without quotes
// may be of several words. Errors are in no group with warnings, whatever they say. Groups keep their
// numbers. Main thread.
class LogGroups
{
public:
    LogGroups();
    ~LogGroups();
    LogGroups(LogGroups&&) noexcept;
    LogGroups& operator=(LogGroups&&) noexcept;

    // The number of its group; 0 when there are too many groups for another one.
    quint32 add(const QString& message, LogLevel level, const QString& server, qint64 at);
    void clear();

    [[nodiscard]] const std::vector<std::unique_ptr<LogGroup>>& all() const { return m_groups; } // number - 1
    [[nodiscard]] const LogGroup* group(quint32 number) const;
    [[nodiscard]] qint64 first() const { return m_first; }
    [[nodiscard]] qint64 last() const { return m_last; }

    static constexpr size_t kMost = 5000;

private:
    LogGroup* similar(const QStringList& words, const std::vector<quint32>& candidates) const;
    LogGroup* stretched(const QStringList& words, const std::vector<quint32>& candidates) const;
    std::vector<std::unique_ptr<LogGroup>> m_groups;
    QHash<QString, std::vector<quint32>> m_leaves; // by number of words and the first ones
    QHash<QString, std::vector<quint32>> m_stems;  // by the first ones
    size_t m_otherGroups = 0;                      // not of errors
    qint64 m_first = 0, m_last = 0;
};

} // namespace stellwerk
