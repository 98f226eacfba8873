// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demofleet.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace stellwerk {

using namespace Qt::StringLiterals;

DemoFleet::DemoFleet(QObject* parent)
    : QObject(parent)
    , m_folder(QDir::temp().filePath(u"stellwerk-demo-XXXXXX"_s))
{
    connect(&m_process, &FleetProcess::ready, this, &DemoFleet::ready);
    connect(&m_process, &FleetProcess::failed, this, &DemoFleet::failed);
}

QString DemoFleet::program()
{
#ifdef Q_OS_WIN
    const QString name = u"stellwerk-simfleet.exe"_s;
#else
    const QString name = u"stellwerk-simfleet"_s;
#endif
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

bool DemoFleet::isAvailable()
{
    return QFileInfo(program()).isExecutable();
}

QString DemoFleet::sampleFile() const
{
    return m_folder.filePath(u"nightly-load.stellwerk"_s);
}

bool DemoFleet::unpack()
{
    // The fleet is another program and reads its scenario from a file; the sample is one that can be saved.
    const bool copied =
        m_folder.isValid() &&
        QFile::copy(u":/stellwerk/scenarios/demo.json"_s, m_folder.filePath(u"scenario.json"_s)) &&
        QFile::copy(u":/stellwerk/samples/nightly-load.stellwerk"_s, sampleFile());
    if (copied)
        QFile::setPermissions(sampleFile(), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return copied;
}

void DemoFleet::start(double speed)
{
    if (!unpack()) {
        Q_EMIT failed(tr("The folder %1 cannot be written.").arg(m_folder.path()));
        return;
    }
    FleetProcess::Wish wish;
    wish.program = program();
    wish.configFolder = m_folder.path();
    wish.scenario = m_folder.filePath(u"scenario.json"_s);
    wish.speed = speed;
    m_process.start(wish);
}

} // namespace stellwerk
