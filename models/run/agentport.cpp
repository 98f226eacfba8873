// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/agentport.h"

namespace stellwerk {

size_t qHash(const AttemptKey& key, size_t seed) noexcept
{
    return qHashMulti(seed, key.run, key.task, key.attempt);
}

} // namespace stellwerk
