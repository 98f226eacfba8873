// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/momentplayer.h"

#include "run/runmoment.h"
#include "theme/motion.h"

namespace stellwerk {

using namespace std::chrono_literals;

MomentPlayer::MomentPlayer(RunMoment* run, QObject* parent)
    : QObject(parent)
    , m_run(run)
{
    connect(&m_timer, &QTimer::timeout, this, &MomentPlayer::step);
    connect(run, &RunMoment::began, this, &MomentPlayer::pause);
    connect(run, &RunMoment::momentChanged, this, [this] {
        if (m_run->isAtEnd() && !m_moving)
            pause();
    });
}

void MomentPlayer::setSpeed(double speed)
{
    speed = std::clamp(speed, 0.1, 100'000.0);
    if (std::exchange(m_speed, speed) != speed)
        Q_EMIT speedChanged();
}

void MomentPlayer::play()
{
    if (isPlaying() || m_run->tape().count() == 0)
        return;
    m_timer.start(Motion::instance().isReduced() ? 500ms : 40ms);
    m_since.start();
    if (m_run->isAtEnd())
        m_run->seek(m_run->tape().beginsAt());
    Q_EMIT playingChanged();
}

void MomentPlayer::pause()
{
    if (!isPlaying())
        return;
    m_timer.stop();
    Q_EMIT playingChanged();
}

void MomentPlayer::toggle()
{
    isPlaying() ? pause() : play();
}

void MomentPlayer::step()
{
    const qint64 passed = m_since.restart();
    const QDateTime to = m_run->moment().addMSecs(qRound64(double(passed) * m_speed));
    const QDateTime end = m_run->isLive() ? std::max(m_run->tape().endsAt(), QDateTime::currentDateTimeUtc())
                                          : m_run->tape().endsAt();
    if (to < end) {
        m_run->seek(to);
        return;
    }
    m_moving = true;
    m_run->toEnd();
    m_moving = false;
    pause();
}

} // namespace stellwerk
