// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/fuzzymatch.h"

#include <algorithm>
#include <limits>

namespace stellwerk {

namespace {

constexpr int kNever = std::numeric_limits<int>::min() / 2;
constexpr int kHit = 4;
constexpr int kWordStart = 8;
constexpr int kNeighbour = 10;

bool startsWord(const QString& text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

// The best way to lay the letters of `word` over `text`: best[i][j] ends with letter i at place j.
std::optional<FuzzyMatch> matchWord(const QString& word, const QString& text)
{
    const qsizetype letters = word.size();
    const qsizetype places = text.size();
    if (letters == 0 || letters > places)
        return std::nullopt;
    QList<int> best(letters * places, kNever);
    QList<qsizetype> from(letters * places, -1);
    for (qsizetype i = 0; i < letters; ++i) {
        for (qsizetype j = i; j < places; ++j) {
            if (word.at(i) != text.at(j))
                continue;
            const int here = kHit + (startsWord(text, j) ? kWordStart : 0);
            int before = i == 0 ? 0 : kNever;
            qsizetype origin = -1;
            for (qsizetype k = i - 1; i > 0 && k < j; ++k) {
                const int so = best.at((i - 1) * places + k);
                const int gained = so == kNever ? kNever : so + (k == j - 1 ? kNeighbour : 0);
                if (gained > before) {
                    before = gained;
                    origin = k;
                }
            }
            if (before == kNever)
                continue;
            best[i * places + j] = before + here;
            from[i * places + j] = origin;
        }
    }
    const auto row = best.cbegin() + (letters - 1) * places;
    const auto top = std::max_element(row, row + places);
    if (*top == kNever)
        return std::nullopt;
    // Letters scattered inside words are no match.
    if (letters > 2 && *top == kHit * int(letters))
        return std::nullopt;
    FuzzyMatch match{*top, {}};
    qsizetype at = top - row;
    for (qsizetype i = letters - 1; i >= 0; --i) {
        match.positions.prepend(int(at));
        at = from.at(i * places + at);
    }
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& text)
{
    FuzzyMatch all;
    const QString folded = text.toLower();
    if (folded.size() != text.size())
        return std::nullopt; // no letter of ours grows
    for (const QString& word : typed.toLower().split(u' ', Qt::SkipEmptyParts)) {
        const auto match = matchWord(word, folded);
        if (!match)
            return std::nullopt;
        all.score += match->score;
        all.positions += match->positions;
    }
    std::sort(all.positions.begin(), all.positions.end());
    all.positions.erase(std::unique(all.positions.begin(), all.positions.end()), all.positions.end());
    all.score -= int(text.size()) / 8;
    return all;
}

} // namespace stellwerk
