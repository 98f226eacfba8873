// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>

#include <tl/expected.hpp>

namespace simfleet::msdb {

// The command line of stellwerk-simfleet.
struct ProgramOptions
{
    int servers = 6;
    bool serversGiven = false;
    int jobs = 0; // further jobs per server, for measurements
    QString scenario;
    QString listen = QStringLiteral("127.0.0.1");
    int port = 14331; // 0: free ones
    double speed = 1;
    std::uint64_t seed = 1;
    QString writeConfig;
    QString startLog;
    QString encrypt = QStringLiteral("request");
    QString tlsCertificate;
    QString tlsKey;
    bool untilStdinCloses = false;
    bool stats = false;
    bool verbose = false;
    bool help = false;
    bool version = false;
};

// The error is a sentence for stderr.
[[nodiscard]] tl::expected<ProgramOptions, QString> parseOptions(const QStringList& arguments);
[[nodiscard]] QString helpText();

} // namespace simfleet::msdb
