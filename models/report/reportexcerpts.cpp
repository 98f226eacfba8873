// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/reportexcerpts.h"

#include <algorithm>

namespace stellwerk {

namespace {

constexpr qint64 kReachBack = 3'600'000; // ms: what was said an hour before explains nothing
constexpr qint64 kReachOn = 600'000;

// By time; of equal ones the newcomer last.
void insertByTime(QList<LogRecord>& lines, const LogRecord& line)
{
    const auto place =
        std::upper_bound(lines.begin(), lines.end(), line.at,
                         [](const QDateTime& at, const LogRecord& other) { return at < other.at; });
    lines.insert(place, line);
}

} // namespace

ExcerptCollector::ExcerptCollector(const QList<Wish>& wishes)
{
    for (const Wish& wish : wishes) {
        const qint64 at = wish.at.toMSecsSinceEpoch();
        m_earliest = m_places.empty() ? at - kReachBack : std::min(m_earliest, at - kReachBack);
        m_latest = m_places.empty() ? at + kReachOn : std::max(m_latest, at + kReachOn);
        m_places.push_back({at, wish, {}, {}});
    }
}

void ExcerptCollector::offer(qint64 at, LogLevel level, const QString& server, const QString& task,
                             const std::function<LogRecord()>& record)
{
    if (at < m_earliest || at > m_latest || level == LogLevel::Debug)
        return;
    for (Place& place : m_places) {
        if (at < place.at - kReachBack || at > place.at + kReachOn)
            continue;
        const bool ofTask = !task.isEmpty() && task == place.wish.task;
        const bool ofServer = !place.wish.server.isEmpty() && server == place.wish.server;
        if (!ofTask && !ofServer)
            continue;
        if (at <= place.at) {
            const bool full = place.before.size() >= kBefore;
            if (full && at < place.before.constFirst().at.toMSecsSinceEpoch())
                continue;
            insertByTime(place.before, record());
            if (full)
                place.before.removeFirst();
        } else {
            const bool full = place.after.size() >= kAfter;
            if (full && at >= place.after.constLast().at.toMSecsSinceEpoch())
                continue;
            insertByTime(place.after, record());
            if (full)
                place.after.removeLast();
        }
    }
}

void ExcerptCollector::offer(const LogRecord& record)
{
    offer(record.at.toMSecsSinceEpoch(), record.level, record.server, record.task,
          [&record] { return record; });
}

QList<QList<LogRecord>> ExcerptCollector::taken() const
{
    QList<QList<LogRecord>> all;
    for (const Place& place : m_places)
        all.append(place.before + place.after);
    return all;
}

} // namespace stellwerk
