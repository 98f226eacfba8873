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

// Follows the clock of one server and says when it was found to be wrong, or was set. A value.
class ClockWatch
{
public:
    // The server said `local` with that offset, at `utc` of ours. What is to be told, translated; or nothing.
    [[nodiscard]] std::optional<QString> sample(const QString& server, const QDateTime& utc,
                                                const QDateTime& local, int zoneMinutes);
    [[nodiscard]] const ServerOffset& offset() const { return m_offset; }

private:
    ServerOffset m_offset;
    std::optional<ServerOffset> m_told; // what a reader knows of it
    std::optional<ServerOffset> m_last; // the look before
};

} // namespace stellwerk
