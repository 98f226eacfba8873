// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace stellwerk {

class FleetModel;
class RunModel;

// What the status bar tells: servers online, and of the run how far it is, for how long, and how it ended.
class RunProgress final : public QWidget
{
    Q_OBJECT
public:
    RunProgress(const FleetModel* fleet, const RunModel* run, QWidget* parent = nullptr);

    [[nodiscard]] QString fleetText() const;
    [[nodiscard]] QString runText() const;

private:
    void update();
    void updateFleet();
    void updateRun();
    [[nodiscard]] QString countsText() const;

    const FleetModel* m_fleet;
    const RunModel* m_run;
    QLabel* m_fleetText;
    QLabel* m_picture;
    QLabel* m_runText;
    QProgressBar* m_progress;
    QTimer m_soon;  // events come in bursts
    QTimer m_clock; // elapsed time while a run is active
};

} // namespace stellwerk
