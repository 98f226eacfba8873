// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace stellwerk {

// How well a text answers what was typed. Each word of `typed` has to be found in `text` as letters in their
// order, not necessarily side by side; starts of words and neighbours count more, and so do short texts.
struct FuzzyMatch
{
    int score = 0;        // more is better
    QList<int> positions; // matched letters of `text`, ascending
};
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& text);

} // namespace stellwerk
