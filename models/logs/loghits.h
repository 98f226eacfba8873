// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logmodel.h"

namespace stellwerk {

// The shown rows that something is true of, kept up to date while rows come and filters change: what was
// found, or where the errors are. Looked for in other threads. Main thread.
class LogHits final : public QObject
{
    Q_OBJECT
public:
    explicit LogHits(LogModel* log, QObject* parent = nullptr);

    // What to look for; an off filter looks for nothing.
    void setWanted(const LogFilter& wanted);
    [[nodiscard]] bool isWanted() const { return !m_wanted.isOff(); }
    [[nodiscard]] bool isSearching() const { return m_search.isRunning(); }

    [[nodiscard]] const std::vector<LogRowId>& rows() const { return m_rows; } // by time
    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] bool contains(LogRowId id) const;
    // Which of the hits the row is, from 0; -1: none.
    [[nodiscard]] int indexOf(LogRowId id) const;
    // The row of the next hit after a row of the model, around the end; -1: there is none.
    [[nodiscard]] int next(int row, bool backwards) const;
    // For so many stretches of the model's rows, whether there is a hit in each.
    [[nodiscard]] std::vector<bool> stretches(int count) const;

Q_SIGNALS:
    void changed();

private:
    void start();
    void inserted(int first, int last);
    void add(std::vector<LogRowId> ids);

    LogModel* m_log;
    LogFilter m_wanted;
    LogSearch m_search;
    std::unique_ptr<LogMatcher> m_matcher; // of rows that come
    LogRowId m_searched = 0;               // rows below are the search's
    std::vector<LogRowId> m_rows;
};

} // namespace stellwerk
