// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program.h"

namespace simulation {

struct SeedOptions
{
    Break broken = Break::Nothing;
    bool harsh = false; // see makePlan()
    std::function<void(const QString& line)> trace =
        {}; // every input, event, command and fault; may be empty
};

struct SeedResult
{
    QString violation; // empty: all invariants held
    Tally tally;
};

// One random package on one random fleet with one random plan of faults, to its end: everything comes from
// the seed, in this thread, on virtual time.
[[nodiscard]] SeedResult runSeed(quint64 seed, const SeedOptions& options);

} // namespace simulation
