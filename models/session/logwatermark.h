// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <deque>
#include <map>
#include <set>
#include <span>
#include <vector>

namespace stellwerk {

// How far a table of log rows was read whose numbers rise: what to ask next, and which rows of an answer are
// new. Numbers are given out before a row is committed, so a row may show up below others that were read
// already: the last numbers are looked at again for a while. A table that was emptied and counts anew is
// noticed, and read from its begin without what is known; rows that were deleted, oldest or newest, change
// nothing. A value; time is the caller's.
class LogWatermark
{
public:
    using Milliseconds = std::chrono::milliseconds;
    struct Row
    {
        qint64 id = 0;
        quint64 print = 0; // of what it says, without the number
        qint64 at = 0;     // when it was written, by the server's clock, ms
    };
    struct Answer // to a question for rows above `from`
    {
        std::span<const Row> rows; // ascending
        qint64 from = 0;
        qint64 newest = 0; // the highest number there is; 0: none
        bool full = false; // there may be more
    };

    // `lookback`: so many numbers are looked at again at most. A page must hold more rows.
    explicit LogWatermark(qint64 lookback = 500)
        : m_lookback(lookback)
    {}

    // Rows above this number; -1: never asked.
    [[nodiscard]] qint64 above() const;
    // Which rows are new, one for each. Answers come in the order of their questions.
    [[nodiscard]] std::vector<bool> take(const Answer& answer, Milliseconds now);
    // A page was full, or the table is read anew: ask again at once.
    [[nodiscard]] bool isBehind() const { return m_behind; }
    [[nodiscard]] qint64 highest() const { return m_high; }
    [[nodiscard]] int restarts() const { return m_restarts; }

private:
    struct Seen
    {
        quint64 print = 0;
        qint64 at = 0;
    };
    struct Mark
    {
        Milliseconds at{0};
        qint64 high = 0;
    };
    [[nodiscard]] qint64 settled() const;
    [[nodiscard]] bool countsAnew(const Answer& answer);
    void begin(qint64 from);
    void restart();
    void raise(qint64 high, Milliseconds now);

    qint64 m_lookback;
    qint64 m_high = -1; // the highest number taken in
    qint64 m_base = 0;  // rows up to here were never wanted
    qint64 m_newestAt = 0;
    qint64 m_floor = 0;     // while it is read anew: what is older is known
    qint64 m_probe = -1;    // look from here on, to tell deleted rows from a new count
    qint64 m_verified = -1; // a highest number that is lower only because rows were deleted
    bool m_behind = false;
    bool m_anew = false;
    int m_restarts = 0;
    std::map<qint64, Seen> m_recent; // numbers near m_high, and what they said
    std::set<quint64> m_known;       // while it is read anew
    std::deque<Mark> m_marks;        // m_high over the last moments, oldest first
    Milliseconds m_lookedBack{0};    // when the last numbers were looked at again
};

} // namespace stellwerk
