// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/changepoint.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <span>

namespace stellwerk {

namespace {

struct Split
{
    double strength = 0;
    std::size_t at = 0;
};

// Ranks from 1; equal values share the mean of theirs.
std::vector<double> midranks(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && values[order[to]] == values[order[from]])
            ++to;
        const double shared = double(from + to + 1) / 2.0;
        for (std::size_t i = from; i < to; ++i)
            ranks[order[i]] = shared;
        from = to;
    }
    return ranks;
}

// weight[k - 1]: one over the spread of the first k ranks' sum, up to a constant.
std::vector<double> weightsFor(std::size_t n)
{
    std::vector<double> weights(n);
    for (std::size_t k = 1; k < n; ++k)
        weights[k - 1] = 1.0 / std::sqrt(double(k) * double(n - k));
    return weights;
}

Split strongest(const std::vector<double>& ranks, const std::vector<double>& weights, std::size_t shortest)
{
    const std::size_t n = ranks.size();
    const double mean = double(n + 1) / 2.0;
    Split best;
    double sum = 0;
    for (std::size_t k = 1; k + shortest <= n; ++k) {
        sum += ranks[k - 1] - mean;
        const double strength = k < shortest ? 0.0 : std::abs(sum) * weights[k - 1];
        if (strength > best.strength)
            best = {strength, k};
    }
    return best;
}

// Fisher-Yates with numbers that are the same on every platform.
void shuffle(std::vector<double>& values, std::mt19937& random)
{
    for (std::size_t i = values.size() - 1; i > 0; --i) {
        const std::size_t other = std::size_t((std::uint64_t(random()) * (i + 1)) >> 32);
        std::swap(values[i], values[other]);
    }
}

// Would chance alone often show as strong a split? Stops as soon as the answer is certain.
bool isReal(std::vector<double> ranks, const std::vector<double>& weights, const Split& found,
            const ChangeOptions& options)
{
    const int allowed = int(std::floor(options.alpha * (options.permutations + 1))) - 1;
    std::mt19937 random(options.seed);
    int asStrong = 0;
    for (int i = 0; i < options.permutations; ++i) {
        shuffle(ranks, random);
        if (strongest(ranks, weights, std::size_t(options.shortest)).strength >= found.strength - 1e-9 &&
            ++asStrong > allowed)
            return false;
    }
    return true;
}

void split(std::span<const double> values, std::size_t offset, const ChangeOptions& options,
           std::vector<std::size_t>& changes)
{
    const auto shortest = std::size_t(options.shortest);
    if (values.size() < 2 * shortest)
        return;
    const std::vector<double> ranks = midranks(values);
    const std::vector<double> weights = weightsFor(values.size());
    const Split found = strongest(ranks, weights, shortest);
    if (found.at == 0 || !isReal(ranks, weights, found, options))
        return;
    split(values.first(found.at), offset, options, changes);
    changes.push_back(offset + found.at);
    split(values.subspan(found.at), offset + found.at, options, changes);
}

} // namespace

std::vector<std::size_t> levelChanges(const std::vector<double>& values, const ChangeOptions& options)
{
    std::vector<std::size_t> changes;
    split(values, 0, options, changes);
    return changes;
}

} // namespace stellwerk
