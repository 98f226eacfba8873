// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace stellwerk::test {

// Runs stellwerk-simfleet with arguments and a scenario of the test's own and a plain password, for
// clients that are programs themselves. (Tests of this program's own client use SimfleetProcess.)
class FleetProgram
{
public:
    ~FleetProgram()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.terminate();
            if (!m_process.waitForFinished(3000))
                m_process.kill();
            m_process.waitForFinished(3000);
        }
    }

    static QString path() { return QStringLiteral(STELLWERK_BIN_DIR "/stellwerk-simfleet"); }
    static QString password() { return QStringLiteral("Sim-fleet7"); }

    // Empty, or what it said instead of being ready.
    QString start(const QByteArray& scenario, const QStringList& arguments = {})
    {
        QFile file(m_folder.filePath(QStringLiteral("scenario.json")));
        if (!file.open(QIODevice::WriteOnly) || file.write(scenario) != scenario.size())
            return QStringLiteral("cannot write the scenario");
        file.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("STELLWERK_SIM_PASSWORD"), password());
        m_process.setProcessEnvironment(environment);
        m_process.start(path(), QStringList{QStringLiteral("--port"), QStringLiteral("0"),
                                            QStringLiteral("--scenario"), file.fileName(),
                                            QStringLiteral("--start-log"), startLog()} +
                                    arguments);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(30'000)) {
        }
        m_ready = QJsonDocument::fromJson(m_process.readLine()).object();
        return m_ready.value(QStringLiteral("ready")).toBool()
                   ? QString()
                   : QString::fromUtf8(m_process.readAllStandardError());
    }
    [[nodiscard]] int port(int index = 0) const
    {
        return m_ready.value(QStringLiteral("servers"))
            .toArray()
            .at(index)
            .toObject()
            .value(QStringLiteral("port"))
            .toInt();
    }
    [[nodiscard]] const QJsonObject& ready() const { return m_ready; }
    [[nodiscard]] QProcess& process() { return m_process; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString startLog() const { return m_folder.filePath(QStringLiteral("starts.ndjson")); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_ready;
};

} // namespace stellwerk::test
