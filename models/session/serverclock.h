// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>
#include <optional>

namespace stellwerk {

// How a server's wall clock relates to true time: difference (zone and error together) and rate. A rate other
// than 1 is a simulated fleet that runs faster than life; a real server's stays 1. A value; one thread.
class ServerClock
{
public:
    // The server's wall clock as read at `utc`. Wall clocks carry Qt::UTC and imply no zone.
    void sample(const QDateTime& utc, const QDateTime& serverLocal);

    [[nodiscard]] bool isKnown() const { return m_last.has_value(); }
    [[nodiscard]] double rate() const { return m_rate; } // server seconds in a true one
    // True time of a moment on the server's clock; the moment itself while nothing is known.
    [[nodiscard]] QDateTime toUtc(const QDateTime& serverLocal) const;
    // A span on the server's clock in true time.
    [[nodiscard]] std::chrono::milliseconds toReal(std::chrono::milliseconds onServer) const;

private:
    struct Sample
    {
        qint64 utc = 0; // ms since epoch
        qint64 server = 0;
    };
    std::optional<Sample> m_first;
    std::optional<Sample> m_last;
    double m_rate = 1.0;
};

} // namespace stellwerk
