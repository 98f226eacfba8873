// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleetprocess.h"

#include <QObject>
#include <QTemporaryDir>

namespace stellwerk {

// A simulated fleet for the demo with a configuration folder of its own, in which the sample package lies.
// All of it goes with this object. Main thread.
class DemoFleet final : public QObject
{
    Q_OBJECT
public:
    explicit DemoFleet(QObject* parent = nullptr);

    // Whether stellwerk-simfleet stands beside this program.
    [[nodiscard]] static bool isAvailable();

    // Ends with ready() or failed(). `speed`: how many times faster than life.
    void start(double speed);
    [[nodiscard]] QString configFolder() const { return m_folder.path(); }
    [[nodiscard]] QString sampleFile() const;
    [[nodiscard]] QString password() const { return m_process.password(); } // in memory only

Q_SIGNALS:
    void ready(const QStringList& servers);
    void failed(const QString& error);

private:
    [[nodiscard]] static QString program();
    [[nodiscard]] bool unpack();

    QTemporaryDir m_folder;
    FleetProcess m_process;
};

} // namespace stellwerk
