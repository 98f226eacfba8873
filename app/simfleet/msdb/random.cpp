// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/random.h"

#include <algorithm>
#include <cmath>

namespace simfleet::msdb {

Random::Random(std::uint64_t seed, std::u16string_view key)
    : m_state(seed ^ 0x9E3779B97F4A7C15ULL)
{
    // FNV-1a over the key; next() mixes well enough after that.
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char16_t unit : key)
        hash = (hash ^ unit) * 0x100000001B3ULL;
    m_state += hash;
    next();
}

std::uint64_t Random::next()
{
    // splitmix64
    std::uint64_t value = (m_state += 0x9E3779B97F4A7C15ULL);
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

double Random::uniform()
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double Random::normal()
{
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(6.283185307179586 * uniform());
}

int Random::between(int from, int to)
{
    return from + static_cast<int>(uniform() * (to - from + 1));
}

double Random::sample(const DurationSpec& spec)
{
    double value = spec.first;
    switch (spec.kind) {
    case DurationSpec::Kind::Fixed:
        break;
    case DurationSpec::Kind::Uniform:
        value = spec.first + uniform() * (spec.second - spec.first);
        break;
    case DurationSpec::Kind::Normal:
        value = spec.first + normal() * spec.second;
        break;
    case DurationSpec::Kind::LogNormal:
        value = spec.first * std::exp(normal() * spec.second);
        break;
    }
    return std::max(0.0, std::clamp(value, spec.min, spec.max));
}

} // namespace simfleet::msdb
