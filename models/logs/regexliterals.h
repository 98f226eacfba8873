// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace stellwerk {

// What can be told of a regular expression by reading it, so that most texts need not be tried. Knows less
// than it could, and nothing wrong: what it does not understand, it leaves out.
namespace regexliterals {

// "a|b|c" without anything special: the alternatives; nothing if there is more to it.
[[nodiscard]] std::optional<QStringList> alternatives(const QString& pattern);
// The longest run of characters that is in every text that matches; may be empty.
[[nodiscard]] QString required(const QString& pattern);

} // namespace regexliterals

} // namespace stellwerk
