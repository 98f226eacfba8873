// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"
#include "run/journalfollower.h"
#include "run/replay.h"
#include "run/runmodel.h"
#include "rundisplay.h"

#include <memory>

namespace stellwerk {

// `runs watch`: a run that another program looks after, live; talks to no server.
class WatchCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void take(const QList<RunEvent>& events);
    void conclude();
    Replay m_seen;
    RunModel m_model;
    std::unique_ptr<RunDisplay> m_display;
    std::unique_ptr<JournalFollower> m_follower;
};

} // namespace stellwerk
