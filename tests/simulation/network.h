// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modelserver.h"

namespace simulation {

// The way to one server, as it is just now. Lives as long as the seed, whatever becomes of the program.
struct Wire
{
    ModelServer* server = nullptr;
    bool black = false;        // nothing gets through
    bool refusesLogin = false; // the server answers and refuses
    bool slow = false;         // answers take seconds
    int lostOneIn = 0;         // requests whose answer is lost; 0: none
    int deadlockOneIn = 0;     // requests that the server gives up itself (1205, 1222); 0: none
    // The program's clock may be set while the seed runs: what it shows more than the true time.
    std::chrono::milliseconds controllerOffset{0};
};

// What ends a request on its way.
enum class Fate {
    Answered,
    NotSent,     // no connection: certainly nothing happened
    Refused,     // login
    LostBefore,  // sent, and it never arrived
    LostAfter,   // done, and the answer never arrived
    TimedBefore, // the server did not get to it in time and dropped it
    TimedAfter,  // done, but too late for whoever waited
    GivenUp,     // deadlock victim or lock time-out: undone, and said so
};

inline constexpr Milliseconds kLoginTimeout{5000};
inline constexpr Milliseconds kQueryTimeout{15000};

} // namespace simulation
