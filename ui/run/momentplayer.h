// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace stellwerk {

class RunMoment;

// Plays a run: moves its moment on with the clock, so many times as fast, until it is at the end. With
// reduced motion in steps of half a second. Main thread.
class MomentPlayer final : public QObject
{
    Q_OBJECT
public:
    explicit MomentPlayer(RunMoment* run, QObject* parent = nullptr);

    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    [[nodiscard]] double speed() const { return m_speed; }
    void setSpeed(double speed); // times real time; kept within 0.1 and 100,000
    void play();                 // from the beginning when it stands at the end
    void pause();
    void toggle();

Q_SIGNALS:
    void playingChanged();
    void speedChanged();

private:
    void step();

    RunMoment* m_run;
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_speed = 60;
    bool m_moving = false; // the change of the moment is ours
};

} // namespace stellwerk
