// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include <array>

class QAction;
class QComboBox;
class QLabel;
class QToolButton;

namespace stellwerk {

class MomentPlayer;
class MomentSlider;
class ShownRun;

enum class MomentCommand { Play, PreviousEvent, NextEvent, PreviousFailure, NextFailure, ToEnd, Count };

// The time slider under the canvas: which run is shown and at which moment, buttons to play and to step, and
// the way back to the present. It moves what is shown and never the run. Hidden while there is no run. Main
// thread.
class MomentBar final : public QFrame
{
    Q_OBJECT
public:
    MomentBar(ShownRun* shown, QWidget* parent = nullptr);

    [[nodiscard]] MomentSlider* slider() const { return m_slider; }
    [[nodiscard]] MomentPlayer* player() const { return m_player; }
    [[nodiscard]] QAction* action(MomentCommand command) const { return m_actions.at(std::size_t(command)); }
    [[nodiscard]] QList<QAction*> actions() const { return {m_actions.cbegin(), m_actions.cend()}; }

private:
    void make(MomentCommand command, const QString& name, const QString& text, const QKeySequence& keys);
    void setUpActions();
    void setUpSpeed();
    void update();
    void updateText();
    void restyle();

    ShownRun* m_shown;
    MomentPlayer* m_player;
    MomentSlider* m_slider;
    std::array<QAction*, std::size_t(MomentCommand::Count)> m_actions{};
    QLabel* m_run;    // which run, if it is a past one
    QLabel* m_moment; // the time that is shown
    QComboBox* m_speed;
    QToolButton* m_toEnd;
    QToolButton* m_close; // of a past run
    QTimer m_clock;
};

} // namespace stellwerk
