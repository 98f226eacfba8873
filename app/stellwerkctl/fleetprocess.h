// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QStringList>

namespace stellwerk {

// A simulated fleet in a process of its own, for the demo: started with a random password (or the one in
// STELLWERK_SIM_PASSWORD) that is handed over in its environment and never printed. Ends with this object at
// the latest. Main thread.
class FleetProcess final : public QObject
{
    Q_OBJECT
public:
    struct Wish
    {
        QString program;      // stellwerk-simfleet
        QString configFolder; // it writes a registry there
        QString scenario;     // file; empty: `servers` generated ones
        int servers = 0;
        quint64 seed = 1;
        double speed = 1;
    };
    explicit FleetProcess(QObject* parent = nullptr);
    ~FleetProcess() override;

    void start(const Wish& wish);
    void stop(); // ended() follows
    [[nodiscard]] QString password() const { return m_password; }

Q_SIGNALS:
    void ready(const QStringList& servers);
    void failed(const QString& error); // it did not come up, or ended before stop()
    void ended();                      // after stop()

private:
    void readLine();
    void onFinished();
    QProcess m_process;
    QString m_password;
    QByteArray m_errors;
    bool m_ready = false;
    bool m_stopping = false;
};

} // namespace stellwerk
