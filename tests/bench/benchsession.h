// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/fleetsession.h"

#include <QTemporaryDir>

#include <optional>

namespace stellwerk::bench {

// A session as the programs have one, on the given servers, with a registry and a journal of its own.
class BenchSession
{
public:
    // `slowestPoll`: 0 looks at running jobs without a pause, so that the engine is measured and not its
    // patience.
    BenchSession(const QList<Server>& servers, const QString& password,
                 std::chrono::milliseconds slowestPoll = std::chrono::milliseconds(5000));

    [[nodiscard]] FleetSession& session() { return *m_session; }
    [[nodiscard]] QString error() const { return m_error; }
    // Reads all servers; false: not within the time.
    [[nodiscard]] bool connectAll(std::chrono::seconds patience = std::chrono::seconds(60));
    // Milliseconds from the order to the run's end, when every task succeeded.
    [[nodiscard]] std::optional<double> run(const ParentPackage& package,
                                            std::chrono::seconds patience = std::chrono::seconds(300));

private:
    QTemporaryDir m_folder;
    int m_servers;
    QString m_error;
    std::unique_ptr<FleetSession> m_session;
};

} // namespace stellwerk::bench
