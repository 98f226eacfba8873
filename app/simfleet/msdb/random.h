// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/scenario.h"
#include "msdb/simtime.h"

#include <cstdint>
#include <string_view>

namespace simfleet::msdb {

// Random numbers that depend on the seed and a key only, not on when they are asked for: the n-th run of
// a job on a server takes as long today as tomorrow, and the same with every compiler.
class Random
{
public:
    Random(std::uint64_t seed, std::u16string_view key);

    std::uint64_t next();
    double uniform();              // [0, 1)
    double normal();               // mean 0, deviation 1
    int between(int from, int to); // both included
    bool chance(double odds) { return uniform() < odds; }
    double sample(const DurationSpec& spec); // seconds, never negative

private:
    std::uint64_t m_state;
};

} // namespace simfleet::msdb
