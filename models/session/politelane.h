// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/lane.h"

#include <functional>

namespace stellwerk {

// One of the few servers that are read in the background at the same time, and whether it can be.
struct LaneTurns
{
    std::function<bool()> reachable;
    std::function<bool()> take;
    std::function<void()> give;
};

// The turns themselves. Outlives those who take them.
class TurnDesk
{
public:
    explicit TurnDesk(int together)
        : m_free(together)
    {}
    Q_DISABLE_COPY_MOVE(TurnDesk)

    [[nodiscard]] LaneTurns turnsOf(Lane* lane)
    {
        return {[lane] { return lane->contact() == Contact::Online; },
                [this] {
                    if (m_free <= 0)
                        return false;
                    --m_free;
                    return true;
                },
                [this] { ++m_free; }};
    }

private:
    int m_free;
};

// How reading in the background asks a server: not while it cannot be reached, not while another request
// waits there, and only when it has one of the turns. Main thread.
class PoliteLane
{
public:
    PoliteLane(Lane* lane, LaneTurns turns)
        : m_lane(lane)
        , m_turns(std::move(turns))
    {}
    ~PoliteLane() { done(); }
    Q_DISABLE_COPY_MOVE(PoliteLane)

    [[nodiscard]] bool isReachable() const { return m_turns.reachable(); }
    [[nodiscard]] bool isQuiet() const { return m_lane->pending() == 0; }
    // True: ask now, and say done() afterwards.
    [[nodiscard]] bool takeTurn() { return m_hasTurn = m_hasTurn || m_turns.take(); }
    void done()
    {
        if (std::exchange(m_hasTurn, false))
            m_turns.give();
    }

private:
    Lane* m_lane;
    LaneTurns m_turns;
    bool m_hasTurn = false;
};

} // namespace stellwerk
