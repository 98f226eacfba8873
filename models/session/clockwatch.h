// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace stellwerk {

// How a server's clock stands to ours.
struct ServerOffset
{
    int zoneMinutes = 0; // its wall clock, east of UTC
    qint64 aheadMs = 0;  // beyond its zone: so much it is ahead (negative: behind); about a round trip exact
    QDateTime measured;  // UTC; invalid: never
    bool operator==(const ServerOffset&) const = default;
};

// Follows the clock of one server and says when it was found to be wrong, or was set. The server read its
// clock at some moment between question and answer: what all looks allow is the truth, as long as they agree.
// A value.
class ClockWatch
{
public:
    // The server said `local` with that offset, between two moments of ours. What is to be told, translated;
    // or nothing.
    [[nodiscard]] std::optional<QString> sample(const QString& server, const QDateTime& asked,
                                                const QDateTime& answered, const QDateTime& local,
                                                int zoneMinutes);
    [[nodiscard]] const ServerOffset& offset() const { return m_offset; }

private:
    ServerOffset m_offset;
    qint64 m_least = 0;                 // so much ahead it is at least, and
    qint64 m_most = 0;                  // at most
    std::optional<ServerOffset> m_told; // what a reader knows of it
};

} // namespace stellwerk
