// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logrecord.h"

#include <QList>

#include <functional>
#include <vector>

namespace stellwerk {

// Picks the lines around moments out of a log of any length in one walk: of each moment's task, and of its
// server, the last ones before it and the first ones after it. A value; any thread.
class ExcerptCollector
{
public:
    static constexpr int kBefore = 12;
    static constexpr int kAfter = 4;

    struct Wish
    {
        QDateTime at; // UTC
        QString task; // TaskId
        QString server;
    };
    explicit ExcerptCollector(const QList<Wish>& wishes);

    // Lines outside of these milliseconds since 1970 are not asked for.
    [[nodiscard]] qint64 earliest() const { return m_earliest; }
    [[nodiscard]] qint64 latest() const { return m_latest; }
    // `record` is called only when the line is taken.
    void offer(qint64 at, LogLevel level, const QString& server, const QString& task,
               const std::function<LogRecord()>& record);
    void offer(const LogRecord& record);

    // By wish, oldest first.
    [[nodiscard]] QList<QList<LogRecord>> taken() const;

private:
    struct Place
    {
        qint64 at = 0;
        Wish wish;
        QList<LogRecord> before, after; // by time
    };
    std::vector<Place> m_places;
    qint64 m_earliest = 0;
    qint64 m_latest = -1;
};

} // namespace stellwerk
