// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "democommand.h"

#include "samplepackage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kSample = u":/stellwerkctl/samples/nightly-load.stellwerk"_s;
const QString kScenario = u":/stellwerkctl/scenarios/demo.json"_s;

} // namespace

bool DemoCommand::understandOptions()
{
    bool ok = true;
    m_wish.seed = arguments().value(u"seed"_s, u"1"_s).toULongLong(&ok);
    if (!ok) {
        console().error(u"--seed needs a number"_s);
        return false;
    }
    m_wish.speed = arguments().value(u"speed"_s, u"10"_s).toDouble(&ok);
    if (!ok || m_wish.speed <= 0 || m_wish.speed > 10'000) {
        console().error(u"--speed needs a number above 0, at most 10000"_s);
        return false;
    }
    if (arguments().has(u"servers"_s)) {
        m_wish.servers = arguments().value(u"servers"_s).toInt(&ok);
        if (!ok || m_wish.servers < 1 || m_wish.servers > 500) {
            console().error(u"--servers needs a number from 1 to 500"_s);
            return false;
        }
    }
#ifdef Q_OS_WIN
    const QString name = u"stellwerk-simfleet.exe"_s;
#else
    const QString name = u"stellwerk-simfleet"_s;
#endif
    m_wish.program = QDir(context().programFolder).filePath(name);
    if (!QFileInfo(m_wish.program).isExecutable()) {
        console().error(u"%1 is missing, so there is no fleet to run on"_s.arg(m_wish.program),
                        u"It is built and installed beside stellwerkctl; './dev build' builds it."_s);
        return false;
    }
    return true;
}

// The fleet is another program: it reads its scenario from a file.
bool DemoCommand::unpackScenario()
{
    m_wish.scenario = m_folder->filePath(u"scenario.json"_s);
    if (QFile::copy(kScenario, m_wish.scenario))
        return true;
    console().error(u"the demo's scenario could not be written to %1"_s.arg(m_wish.scenario));
    return false;
}

// The session writes into the folder until its end.
DemoCommand::~DemoCommand()
{
    closeSession();
}

void DemoCommand::start()
{
    m_folder = std::make_unique<QTemporaryDir>(QDir::temp().filePath(u"stellwerk-demo-XXXXXX"_s));
    m_folder->setAutoRemove(!arguments().has(u"keep"_s));
    m_wish.configFolder = m_folder->path();
    if (!understandOptions() || (m_wish.servers == 0 && !unpackScenario())) {
        finish(ExitCode::Usage);
        return;
    }
    m_fleet = std::make_unique<FleetProcess>();
    connect(m_fleet.get(), &FleetProcess::ready, this, &DemoCommand::onReady);
    connect(m_fleet.get(), &FleetProcess::failed, this, [this](const QString& error) {
        console().error(error);
        finish(ExitCode::Unreachable);
    });
    m_fleet->start(m_wish);
}

void DemoCommand::onReady(const QStringList& servers)
{
    console().line(
        u"Simulated fleet: %1 servers, %2 times as fast as life."_s.arg(servers.size()).arg(m_wish.speed));
    FleetSession::Options options;
    // Jobs of minutes take seconds there.
    options.slowestPoll = std::chrono::milliseconds(std::clamp(int(5000 / m_wish.speed), 250, 5000));
    if (!openSession(m_folder->path(), options))
        return;
    for (const QString& server : servers)
        session()->setPassword(server, m_fleet->password());
    if (m_wish.servers == 0)
        runSample();
    else
        readFleet({}, [this] { runGenerated(); });
}

void DemoCommand::runSample()
{
    QFile file(kSample);
    const auto loaded = file.open(QIODevice::ReadOnly)
                            ? parsePackage(file.readAll())
                            : tl::unexpected(PackageFileError{{}, 0, u"the sample is missing"_s, {}});
    if (!loaded) {
        console().error(u"the sample package cannot be read: "_s + loaded.error().message());
        endWith(ExitCode::Usage);
        return;
    }
    runPackage(*loaded, u"nightly-load.stellwerk"_s);
}

void DemoCommand::runGenerated()
{
    const ParentPackage package = samplePackageFor(*session()->fleet());
    if (package.tasks.isEmpty()) {
        reportTrouble();
        console().error(u"no job of the simulated fleet could be read"_s);
        endWith(ExitCode::Unreachable);
        return;
    }
    runPackage({package, {}}, u"generated"_s);
}

void DemoCommand::interrupt()
{
    if (session() && session()->isRunning())
        RunningCommand::interrupt();
    else
        endWith(ExitCode::Interrupted);
}

void DemoCommand::runEnded(ExitCode code)
{
    if (arguments().has(u"report"_s))
        console().line(u"Report: %1"_s.arg(QFileInfo(arguments().value(u"report"_s)).absoluteFilePath()));
    if (arguments().has(u"keep"_s))
        console().note(
            u"Kept: %1 (registry and journal; 'stellwerkctl --config' reads them)"_s.arg(m_folder->path()));
    endWith(code);
}

void DemoCommand::endWith(ExitCode code)
{
    if (!m_fleet) {
        finish(code);
        return;
    }
    connect(m_fleet.get(), &FleetProcess::ended, this, [this, code] { finish(code); });
    m_fleet->stop();
}

} // namespace stellwerk
