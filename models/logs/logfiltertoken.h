// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace stellwerk {

// A piece of a filter's text. Filters are read in two steps: pieces (here), and what they mean together.
struct LogFilterToken
{
    enum class Kind {
        Open,  // (
        Close, // )
        And,
        Or,
        Not, // the word, or a minus before what follows
        Term // [field operator] value
    };
    enum class Form {
        Plain,
        Quoted, // "…", with \" and \\ inside
        Regex   // /…/, with \/ inside; may end in c: case matters
    };
    Kind kind = Kind::Term;
    qsizetype column = 0;
    qsizetype length = 0;
    // Of a term:
    QString field = {};   // lower case; empty: a bare value
    QString compare = {}; // : = ~ < <= > >=; empty without a field
    Form form = Form::Plain;
    QString value = {};
    qsizetype valueColumn = 0; // of its first character, after a quote
    bool caseSensitive = false;
    bool closed = true; // false: the quote or expression has no end
};

[[nodiscard]] std::vector<LogFilterToken> logFilterTokens(const QString& text);

} // namespace stellwerk
