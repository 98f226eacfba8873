// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/logwatermark.h"

#include <algorithm>

namespace stellwerk {

namespace {

using namespace std::chrono_literals;

// A row is committed at most so long after its number was given out.
constexpr auto kSettled = 1500ms;
// Rows are written in order of time, but for this.
constexpr qint64 kDisorderMs = 2'000;
// How far below the highest number a probe looks.
constexpr qint64 kProbe = 50;

} // namespace

// Up to here nothing comes any more: it was looked at again after everything there had been committed.
qint64 LogWatermark::settled() const
{
    qint64 settled = m_marks.front().high;
    for (const Mark& mark : m_marks) {
        if (mark.at <= m_lookedBack - kSettled)
            settled = mark.high;
    }
    return std::max(settled, m_high - m_lookback);
}

qint64 LogWatermark::above() const
{
    if (m_high < 0)
        return -1;
    if (m_probe >= 0)
        return m_probe;
    // One row that is known is among them: by it a new count is noticed.
    return m_behind ? m_high : std::max<qint64>(0, settled() - 1);
}

void LogWatermark::begin(qint64 from)
{
    m_high = m_base = from;
    m_marks.assign(1, Mark{Milliseconds::min(), from});
}

bool LogWatermark::countsAnew(const Answer& answer)
{
    bool known = false, unknown = false;
    for (const Row& row : answer.rows) {
        const auto seen = m_recent.find(row.id);
        if (seen == m_recent.end()) {
            // What lies below the base was never looked at; a new count is newer than all that was seen.
            unknown = unknown || (row.id <= m_high && (row.id > m_base || row.at > m_newestAt));
            continue;
        }
        if (seen->second.print != row.print)
            return true;
        known = true;
    }
    if (answer.newest == 0 || answer.newest >= m_high || answer.newest == m_verified) {
        m_probe = -1;
        return false;
    }
    // The highest numbers are gone: deleted, or they were given out anew.
    if (known) {
        m_probe = -1;
        m_verified = answer.newest;
        return false;
    }
    const qint64 from = std::max<qint64>(0, answer.newest - kProbe);
    if (answer.from > from && m_probe != from) {
        m_probe = from;
        return false;
    }
    m_probe = -1;
    m_verified = unknown || answer.rows.empty() ? -1 : answer.newest;
    return unknown || answer.rows.empty();
}

void LogWatermark::restart()
{
    ++m_restarts;
    // Computers whose clocks differ may write to one table: as old as any of the last rows is not old.
    m_floor = m_newestAt;
    for (const auto& [id, seen] : m_recent) {
        m_known.insert(seen.print);
        m_floor = std::min(m_floor, seen.at);
    }
    m_floor -= kDisorderMs;
    m_recent.clear();
    begin(0);
    m_probe = m_verified = -1;
    m_behind = m_anew = true;
}

void LogWatermark::raise(qint64 high, Milliseconds now)
{
    if (high > m_high) {
        m_high = high;
        m_marks.push_back({now, m_high});
    }
    while (m_marks.size() > 1 && m_marks[1].at <= m_lookedBack - kSettled)
        m_marks.pop_front();
    m_recent.erase(m_recent.begin(), m_recent.lower_bound(m_high - 2 * m_lookback - kProbe));
}

std::vector<bool> LogWatermark::take(const Answer& answer, Milliseconds now)
{
    std::vector<bool> fresh(answer.rows.size(), false);
    if (m_high < 0)
        begin(answer.from);
    const bool probing = m_probe >= 0;
    const bool isEmpty = answer.newest == 0 && m_high > 0; // all that comes now is new, however it counts
    if (isEmpty || countsAnew(answer)) {
        restart();
        return fresh;
    }
    if (probing && m_probe >= 0)
        return fresh; // it moved on meanwhile: once more
    if (answer.from <= settled() && !answer.full)
        m_lookedBack = now;
    qint64 last = m_high;
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const Row& row = answer.rows[i];
        last = std::max(last, row.id);
        if (row.id <= m_base || !m_recent.emplace(row.id, Seen{row.print, row.at}).second)
            continue;
        if (m_anew && (row.at < m_floor || m_known.contains(row.print)))
            continue;
        fresh[i] = true;
        m_newestAt = std::max(m_newestAt, row.at);
    }
    m_behind = answer.full;
    if (!answer.full) {
        last = std::max(last, answer.newest);
        if (m_anew && last > 0) {
            m_anew = false;
            m_known.clear();
        }
    }
    raise(last, now);
    return fresh;
}

} // namespace stellwerk
