// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/programoptions.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace simfleet::msdb {

using namespace Qt::StringLiterals;

namespace {

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        u"Simulated SQL Servers with msdb, SQL Server Agent and SSIS logs, spoken to over TDS 7.4.\n"
        "The login is stellwerk; its password is read from the environment variable STELLWERK_SIM_PASSWORD."_s);
    const QCommandLineOption options[] = {
        {u"servers"_s, u"How many servers, SQL01 and so on (6; a scenario may name its own)."_s, u"N"_s},
        {u"scenario"_s, u"Scenario file (docs/formats/scenario.md)."_s, u"FILE"_s},
        {u"listen"_s, u"Address to listen on (127.0.0.1)."_s, u"ADDR"_s},
        {u"port"_s, u"Port of the first server, the others follow (14331); 0: free ports."_s, u"P"_s},
        {u"speed"_s, u"Simulated seconds in a real one (1)."_s, u"X"_s},
        {u"seed"_s, u"Seed of names, durations, failures and history (1)."_s, u"N"_s},
        {u"write-config"_s, u"Write a registry (servers.json) for stellwerk --config DIR."_s, u"DIR"_s},
        {u"jobs"_s, u"Further jobs per server, for measurements."_s, u"N"_s},
        {u"encrypt"_s, u"off, request (SQL Server's usual: TLS if the client wants it) or require."_s,
         u"MODE"_s},
        {u"tls-cert"_s, u"Certificate chain (PEM); self-signed unless given."_s, u"FILE"_s},
        {u"tls-key"_s, u"Key of the certificate (PEM)."_s, u"FILE"_s},
        {u"start-log"_s, u"Write a line of JSON for every start asked for, and the traffic at the end."_s,
         u"FILE"_s},
        {u"stats"_s, u"Print a line of JSON with the traffic of each server at the end, to stderr."_s},
        {u"until-stdin-closes"_s, u"End when standard input does: with the program that started this one."_s},
        {u"verbose"_s, u"Tell protocol errors on stderr."_s},
        {u"help"_s, u"Show this and end."_s},
        {u"version"_s, u"Show the version and end."_s},
    };
    for (const QCommandLineOption& option : options)
        parser.addOption(option);
}

// Reads numbers with one error message for all of them.
class NumberReader
{
public:
    explicit NumberReader(const QCommandLineParser& parser)
        : m_parser(parser)
    {}
    double real(const QString& name, double otherwise, double min, double max, bool whole)
    {
        if (!m_parser.isSet(name))
            return otherwise;
        bool ok = false;
        const double value = m_parser.value(name).toDouble(&ok);
        if (ok && value >= min && value <= max &&
            (!whole || value == static_cast<double>(static_cast<qint64>(value))))
            return value;
        if (m_error.isEmpty()) {
            m_error = u"--%1 must be a %2 from %3 to %4, not '%5'."_s
                          .arg(name, whole ? u"whole number"_s : u"number"_s)
                          .arg(min)
                          .arg(max)
                          .arg(m_parser.value(name));
        }
        return otherwise;
    }
    int integer(const QString& name, int otherwise, int min, int max)
    {
        return static_cast<int>(real(name, otherwise, min, max, true));
    }
    [[nodiscard]] const QString& error() const { return m_error; }

private:
    const QCommandLineParser& m_parser;
    QString m_error;
};

} // namespace

tl::expected<ProgramOptions, QString> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return tl::unexpected(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return tl::unexpected(u"'%1' is not an option."_s.arg(parser.positionalArguments().constFirst()));
    ProgramOptions options;
    NumberReader numbers(parser);
    options.servers = numbers.integer(u"servers"_s, options.servers, 1, 1000);
    options.serversGiven = parser.isSet(u"servers"_s);
    options.jobs = numbers.integer(u"jobs"_s, 0, 0, 10'000);
    options.port = numbers.integer(u"port"_s, options.port, 0, 65535);
    options.speed = numbers.real(u"speed"_s, 1, 0.01, 100'000, false);
    options.seed = static_cast<std::uint64_t>(numbers.real(u"seed"_s, 1, 0, 9e15, true));
    if (!numbers.error().isEmpty())
        return tl::unexpected(numbers.error());
    options.scenario = parser.value(u"scenario"_s);
    if (parser.isSet(u"listen"_s))
        options.listen = parser.value(u"listen"_s);
    options.writeConfig = parser.value(u"write-config"_s);
    options.startLog = parser.value(u"start-log"_s);
    options.tlsCertificate = parser.value(u"tls-cert"_s);
    options.tlsKey = parser.value(u"tls-key"_s);
    if (options.tlsCertificate.isEmpty() != options.tlsKey.isEmpty())
        return tl::unexpected(u"--tls-cert and --tls-key belong together."_s);
    if (parser.isSet(u"encrypt"_s))
        options.encrypt = parser.value(u"encrypt"_s);
    if (options.encrypt != "off"_L1 && options.encrypt != "request"_L1 && options.encrypt != "require"_L1)
        return tl::unexpected(u"--encrypt must be off, request or require, not '%1'."_s.arg(options.encrypt));
    options.untilStdinCloses = parser.isSet(u"until-stdin-closes"_s);
    options.stats = parser.isSet(u"stats"_s);
    options.verbose = parser.isSet(u"verbose"_s);
    options.help = parser.isSet(u"help"_s);
    options.version = parser.isSet(u"version"_s);
    return options;
}

QString helpText()
{
    QCommandLineParser parser;
    addOptions(parser);
    (void)parser.parse({u"stellwerk-simfleet"_s});
    return parser.helpText().replace(u"<executable_name>"_s, u"stellwerk-simfleet"_s);
}

} // namespace simfleet::msdb
