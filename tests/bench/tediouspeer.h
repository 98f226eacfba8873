// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"
#include "package/parentpackage.h"

#include <QString>

#include <optional>

namespace stellwerk::bench {

// The reference of the runs: peers/tedious-run.js under Node.js, with the npm package tedious in the version
// that tests/sim/clients/package-lock.json pins (installed into the build folder once).
class TediousPeer
{
public:
    struct Result
    {
        double ms = 0;
        double cpuMs = 0;
        int polls = 0;
    };
    // Empty, or why it cannot be compared with here (no node, no npm, no registry).
    [[nodiscard]] static QString install();
    // The package's tasks stand on fixed servers. The password is in the environment, STELLWERK_SIM_PASSWORD.
    [[nodiscard]] std::optional<Result> run(const QList<Server>& servers, const ParentPackage& package);
    // All rows of a statement (peers/tedious-read.js), the quickest of several times; `polls` counts the
    // rows.
    [[nodiscard]] std::optional<Result> read(const Server& server, const QString& sql, int times);
    [[nodiscard]] QString error() const { return m_error; }

private:
    [[nodiscard]] std::optional<Result> play(const QString& name, const QByteArray& order);
    QString m_error;
};

} // namespace stellwerk::bench
