// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/builtinfleet.h"
#include "msdb/fleet.h"
#include "msdb/fleetlisting.h"
#include "msdb/programoptions.h"
#include "msdb/scenarioreader.h"
#include "msdb/server.h"
#include "msdb/text.h"
#include "tds/tdsserver.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTextStream>

#include <csignal>
#include <cstdio>
#include <memory>
#include <pthread.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

// stellwerk-simfleet: reads what to simulate, puts a TDS endpoint in front of every server, says so, and
// waits for a signal. The servers are in msdb/, the wire in tds/, T-SQL in sql/.
namespace {

using namespace simfleet;
using namespace simfleet::msdb;
using namespace Qt::StringLiterals;

constexpr int kFailed = 1, kBadUsage = 2;

int complain(const QString& text, int exitCode)
{
    QTextStream(stderr) << u"stellwerk-simfleet: "_s << text << Qt::endl;
    return exitCode;
}

void makeRoomForSockets()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

std::u16string passwordOfFleet()
{
    const QString given = qEnvironmentVariable("STELLWERK_SIM_PASSWORD");
    if (!given.isEmpty())
        return given.toStdU16String();
    complain(u"STELLWERK_SIM_PASSWORD is not set: the password is random, and nobody can log in who did not "
             "start this program with one."_s,
             0);
    QString random;
    for (int i = 0; i < 4; ++i)
        random += QString::number(QRandomGenerator::system()->generate64(), 36);
    return random.toStdU16String();
}

void addMeasuredJobs(Scenario& scenario, int count)
{
    for (int i = 1; i <= count; ++i) {
        JobSpec job;
        job.name = u"Job "_s.append(QString::number(i).rightJustified(3, u'0')).toStdU16String();
        StepSpec step;
        step.name = u"Step";
        step.duration.kind = DurationSpec::Kind::LogNormal;
        step.duration.first = 20 + i % 40;
        step.duration.second = 0.2;
        job.steps = {step};
        job.history = HistorySpec{.runs = 5};
        scenario.jobs.push_back(std::move(job));
    }
}

tl::expected<Scenario, QString> scenarioOf(const ProgramOptions& options)
{
    if (options.scenario.isEmpty()) {
        Scenario scenario = builtInFleet(options.servers, options.seed);
        addMeasuredJobs(scenario, options.jobs);
        return scenario;
    }
    QFile file(options.scenario);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(u"Cannot read %1: %2."_s.arg(options.scenario, file.errorString()));
    auto scenario = readScenario(file.readAll(), options.servers, options.seed);
    if (!scenario) {
        const JsonProblem& problem = scenario.error();
        return tl::unexpected(problem.path.isEmpty()
                                  ? u"%1: %2."_s.arg(options.scenario, problem.text)
                                  : u"%1: %2 %3."_s.arg(options.scenario, problem.path, problem.text));
    }
    addMeasuredJobs(*scenario, options.jobs);
    return *scenario;
}

tl::expected<std::shared_ptr<const TlsContext>, std::string> tlsOf(const ProgramOptions& options)
{
    if (options.encrypt == "off"_L1)
        return std::shared_ptr<const TlsContext>();
    if (!options.tlsCertificate.isEmpty())
        return TlsContext::fromFiles(options.tlsCertificate.toStdString(), options.tlsKey.toStdString());
    return TlsContext::selfSigned("localhost");
}

// The endpoints of a fleet, listening for as long as the object lives.
class Endpoints
{
public:
    // Empty, or why one of them cannot listen.
    QString open(const Fleet& fleet, const ProgramOptions& options,
                 const std::shared_ptr<const TlsContext>& tls)
    {
        int port = options.port;
        if (port + static_cast<int>(fleet.servers().size()) > 65536)
            return u"%1 servers from port %2 on do not fit below 65536."_s.arg(fleet.servers().size())
                .arg(port);
        for (const auto& server : fleet.servers()) {
            TdsServerOptions tds;
            tds.address = options.listen.toStdString();
            tds.port = static_cast<std::uint16_t>(port);
            tds.tls = tls;
            tds.encryption = options.encrypt == "require"_L1   ? Encryption::Required
                             : options.encrypt == "request"_L1 ? Encryption::Off
                                                               : Encryption::NotSupported;
            tds.verbose = options.verbose;
            const QStringList version =
                QString::fromStdU16String(server->catalog().productVersion).split(u'.');
            tds.versionMajor = static_cast<std::uint8_t>(version.value(0).toUInt());
            tds.versionMinor = static_cast<std::uint8_t>(version.value(1).toUInt());
            tds.versionBuild = static_cast<std::uint16_t>(version.value(2).toUInt());
            m_endpoints.push_back(std::make_unique<TdsServer>(*server, tds));
            if (const auto started = m_endpoints.back()->start(); !started)
                return QString::fromStdString(started.error());
            m_listed.push_back({server->spec(), options.listen, m_endpoints.back()->port()});
            if (port != 0)
                ++port;
        }
        return {};
    }
    [[nodiscard]] const std::vector<ListedServer>& listed() const { return m_listed; }

private:
    std::vector<std::unique_ptr<TdsServer>> m_endpoints;
    std::vector<ListedServer> m_listed;
};

// Blocks until SIGINT or SIGTERM; SIGUSR1 writes the traffic so far.
void waitForEnd(const sigset_t& signals, const Fleet& fleet, StartLog* log)
{
    for (int signal = 0; sigwait(&signals, &signal) == 0 && signal == SIGUSR1;) {
        for (const auto& server : fleet.servers()) {
            if (log)
                log->write(server->traffic());
        }
    }
}

void endWithStdin()
{
    std::thread([] {
        char buffer[256];
        while (::read(STDIN_FILENO, buffer, sizeof buffer) > 0) {
        }
        ::kill(::getpid(), SIGTERM);
    }).detach();
}

struct CloseFile
{
    void operator()(std::FILE* file) const { std::fclose(file); }
};

int run(const ProgramOptions& options, const sigset_t& signals)
{
    const auto scenario = scenarioOf(options);
    if (!scenario)
        return complain(scenario.error(), kBadUsage);
    const auto tls = tlsOf(options);
    if (!tls)
        return complain(u"TLS: "_s + QString::fromStdString(tls.error()), kBadUsage);
    std::unique_ptr<std::FILE, CloseFile> logFile;
    if (!options.startLog.isEmpty()) {
        logFile.reset(std::fopen(options.startLog.toLocal8Bit().constData(), "w"));
        if (!logFile)
            return complain(u"Cannot write %1."_s.arg(options.startLog), kBadUsage);
    }
    StartLog log(logFile.get());
    StartLog stats(stderr);
    FleetOptions fleetOptions;
    fleetOptions.seed = options.seed;
    fleetOptions.password = passwordOfFleet();
    fleetOptions.startLog = logFile ? &log : nullptr;
    Fleet fleet(*scenario, std::make_unique<ScaledClock>(options.speed), fleetOptions);
    {
        Endpoints endpoints;
        if (const QString problem = endpoints.open(fleet, options, *tls); !problem.isEmpty())
            return complain(problem, kFailed);
        if (!options.writeConfig.isEmpty()) {
            const QString problem =
                writeRegistry(options.writeConfig, registryJson(endpoints.listed(), options.encrypt));
            if (!problem.isEmpty())
                return complain(problem, kFailed);
        }
        fleet.start();
        const QByteArray ready = readyLine(endpoints.listed());
        std::fwrite(ready.constData(), 1, static_cast<std::size_t>(ready.size()), stdout);
        std::fflush(stdout);
        waitForEnd(signals, fleet, fleetOptions.startLog);
    }
    for (const auto& server : fleet.servers()) {
        if (fleetOptions.startLog)
            log.write(server->traffic());
        if (options.stats)
            stats.write(server->traffic());
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    // Blocked before any thread begins, so that sigwait() alone sees them.
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGUSR1})
        sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto options = parseOptions(arguments);
    if (!options)
        return complain(options.error() + u" See --help."_s, kBadUsage);
    if (options->help) {
        QTextStream(stdout) << helpText();
        return 0;
    }
    if (options->version) {
        QTextStream(stdout) << u"stellwerk-simfleet "_s << QStringLiteral(STELLWERK_VERSION) << Qt::endl;
        return 0;
    }
    makeRoomForSockets();
    // Counting its memory costs SQLite a lock that all servers would share.
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (options->untilStdinCloses)
        endWithStdin();
    return run(*options, signals);
}
