// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

// What a fuzzer holds to be true of every input; false is a finding.
inline void demand(bool truth, const char* what)
{
    if (truth)
        return;
    std::fprintf(stderr, "not true: %s\n", what);
    std::abort();
}
