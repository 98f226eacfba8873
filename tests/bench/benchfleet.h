// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simfleetprocess.h"

#include <QDateTime>
#include <QHash>

namespace stellwerk::bench {

// What the simulated fleet wrote about itself: when which job was asked for and ended (its own clock, which
// is the computer's at speed 1), and what each server was asked.
struct FleetRecord
{
    struct Run
    {
        QString server;
        QString job;
        QDateTime requested;
        QDateTime ended;
    };
    QList<Run> runs;              // accepted starts, in order
    QHash<QString, qint64> calls; // requests by server, as last told
    [[nodiscard]] qint64 totalCalls() const;
    [[nodiscard]] const Run* find(const QString& server, const QString& job) const; // the newest
};

// A simulated fleet with a log of its starts, ends and traffic.
class BenchFleet
{
public:
    // Empty, or why it is not there.
    [[nodiscard]] QString start(int servers, const QByteArray& scenario);
    void stop() { m_process.stop(); }
    // The registered servers, each with that capacity.
    [[nodiscard]] QList<Server> servers(int capacity) const;
    [[nodiscard]] QString password() const { return m_process.password(); }
    // Asks the fleet for its traffic and reads the log.
    [[nodiscard]] FleetRecord record();

private:
    QTemporaryDir m_folder;
    test::SimfleetProcess m_process;
    int m_told = 0; // how often the traffic was asked for
};

} // namespace stellwerk::bench
