// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetprocess.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kGrace = 3s; // it ends within a second of being asked

QString randomPassword()
{
    static constexpr char16_t kLetters[] = u"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    QString password;
    for (int i = 0; i < 24; ++i)
        password += kLetters[QRandomGenerator::system()->bounded(int(std::size(kLetters)) - 1)];
    return password;
}

} // namespace

FleetProcess::FleetProcess(QObject* parent)
    : QObject(parent)
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &FleetProcess::readLine);
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { m_errors = (m_errors + m_process.readAllStandardError()).right(4000); });
    connect(&m_process, &QProcess::finished, this, &FleetProcess::onFinished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failed(u"%1 could not be started: %2"_s.arg(m_process.program(), m_process.errorString()));
    });
#ifdef Q_OS_UNIX
    // A group of its own: Ctrl+C is ours to answer, and the run is cancelled on servers that still live.
    m_process.setChildProcessModifier([] {
        ::setpgid(0, 0);
#ifdef Q_OS_LINUX
        ::prctl(PR_SET_PDEATHSIG, SIGTERM); // it does not outlive us, however we end
#endif
    });
#endif
}

FleetProcess::~FleetProcess()
{
    m_stopping = true;
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(1500))
        m_process.kill();
    m_process.waitForFinished(1000);
}

void FleetProcess::start(const Wish& wish)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    m_password = environment.value(u"STELLWERK_SIM_PASSWORD"_s);
    if (m_password.isEmpty())
        m_password = randomPassword();
    environment.insert(u"STELLWERK_SIM_PASSWORD"_s, m_password);
    m_process.setProcessEnvironment(environment);
    QStringList words = {u"--port"_s,         u"0"_s,
                         u"--seed"_s,         QString::number(wish.seed),
                         u"--speed"_s,        QString::number(wish.speed),
                         u"--write-config"_s, wish.configFolder};
    if (wish.scenario.isEmpty())
        words += {u"--servers"_s, QString::number(wish.servers)};
    else
        words += {u"--scenario"_s, wish.scenario};
    m_process.start(wish.program, words);
}

void FleetProcess::readLine()
{
    if (m_ready || !m_process.canReadLine())
        return;
    const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
    if (!line.value(u"ready"_s).toBool())
        return;
    m_ready = true;
    QStringList names;
    for (const QJsonValue server : line.value(u"servers"_s).toArray())
        names += server.toObject().value(u"name"_s).toString();
    Q_EMIT ready(names);
}

void FleetProcess::stop()
{
    m_stopping = true;
    if (m_process.state() == QProcess::NotRunning) {
        QMetaObject::invokeMethod(this, &FleetProcess::ended, Qt::QueuedConnection);
        return;
    }
    m_process.terminate();
    QTimer::singleShot(kGrace, &m_process, &QProcess::kill);
}

void FleetProcess::onFinished()
{
    if (m_stopping) {
        Q_EMIT ended();
        return;
    }
    Q_EMIT failed(u"the simulated fleet ended: %1"_s.arg(QString::fromUtf8(m_errors).trimmed()));
}

} // namespace stellwerk
