// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simfleetprocess.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace stellwerk::test {

SimfleetProcess::~SimfleetProcess()
{
    stop();
}

QString SimfleetProcess::program()
{
    return QStringLiteral(STELLWERK_BIN_DIR) + u"/stellwerk-simfleet"_s;
}

bool SimfleetProcess::available()
{
    return QFileInfo(program()).isExecutable();
}

QString SimfleetProcess::start(const Options& options)
{
    m_password = u"P;{w}\"'ü"_s + QString::number(QRandomGenerator::global()->generate(), 36);
    qputenv("STELLWERK_SIM_PASSWORD", m_password.toUtf8());
    QStringList arguments{u"--servers"_s,      QString::number(options.servers),
                          u"--port"_s,         u"0"_s,
                          u"--speed"_s,        QString::number(options.speed),
                          u"--seed"_s,         QString::number(options.seed),
                          u"--write-config"_s, m_folder.path()};
    if (!options.scenario.isEmpty()) {
        QFile file(m_folder.filePath(u"scenario.json"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(options.scenario) != options.scenario.size())
            return u"cannot write "_s + file.fileName();
        file.close();
        arguments << u"--scenario"_s << file.fileName();
    }
    arguments += options.arguments;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"STELLWERK_SIM_PASSWORD"_s, m_password);
    m_process.setProcessEnvironment(environment);
    m_process.start(program(), arguments, QIODevice::ReadOnly);
    const QDeadlineTimer deadline(60'000);
    while (!m_process.canReadLine()) {
        if (deadline.hasExpired() ||
            !m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
            const QString why =
                u"stellwerk-simfleet is not ready: %1\n%2"_s.arg(m_process.errorString(), errorOutput());
            stop();
            return why;
        }
    }
    const QByteArray line = m_process.readLine();
    const QJsonObject ready = QJsonDocument::fromJson(line).object();
    if (!ready.value("ready"_L1).toBool())
        return u"stellwerk-simfleet said: "_s + QString::fromUtf8(line);
    m_servers.clear();
    for (const QJsonValue value : ready.value("servers"_L1).toArray()) {
        const QJsonObject entry = value.toObject();
        Server server;
        server.name = entry.value("name"_L1).toString();
        server.host = entry.value("host"_L1).toString();
        server.port = entry.value("port"_L1).toInt();
        server.user = entry.value("user"_L1).toString();
        server.encryption = Encryption::Off;
        m_servers.append(server);
    }
    return m_servers.size() == options.servers ? QString() : u"too few servers: "_s + QString::fromUtf8(line);
}

void SimfleetProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(3000))
        kill();
}

void SimfleetProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(3000);
}

QString SimfleetProcess::errorOutput()
{
    m_errorOutput += QString::fromUtf8(m_process.readAllStandardError());
    return m_errorOutput;
}

} // namespace stellwerk::test
