// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/bytefinder.h"
#include "logs/logchunk.h"

#include <QString>

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace stellwerk {

// A text that is looked for in UTF-8: words as they are, or a regular expression. What it finds is what Qt
// would find (QString::contains without case; QRegularExpression, whose engine this uses on the bytes as they
// are: a third of the time, docs/logs.md). A value; each thread uses a copy of its own.
class TextPattern
{
public:
    struct Options
    {
        bool regex = false;
        bool caseSensitive = false;
    };
    struct Error
    {
        qsizetype offset = 0; // in the pattern
        QString text;         // the engine's own words
    };

    TextPattern();
    // A pattern that is wrong matches nothing; `error`, where given, says why.
    TextPattern(const QString& pattern, const Options& options, Error* error = nullptr);
    ~TextPattern();
    TextPattern(const TextPattern& other);
    TextPattern& operator=(const TextPattern& other);
    TextPattern(TextPattern&&) noexcept;
    TextPattern& operator=(TextPattern&&) noexcept;

    // `odd`: the text may have letters outside ASCII that stand for k or s (LogChunk::hasOddLetters).
    [[nodiscard]] bool isIn(std::string_view text, bool odd = true) const;
    [[nodiscard]] bool isIn(const QString& text) const;
    // The first place at or after `from`: offset and length in bytes; length 0 is passed over; -1: none.
    struct Place
    {
        qsizetype offset = -1;
        qsizetype length = 0;
    };
    [[nodiscard]] Place find(std::string_view text, size_t from) const;
    // Looks through the texts of rows [from, to) as one piece; a row may be told twice, in any order.
    void scan(const LogChunk& chunk, quint32 from, quint32 to,
              const std::function<void(quint32)>& found) const;
    // True if scan() is much faster than isIn() for each row.
    [[nodiscard]] bool scansFast(bool odd) const;

private:
    struct Regex;
    [[nodiscard]] bool slowIsIn(std::string_view text) const;
    void scanOne(const ByteFinder& finder, const LogChunk& chunk, quint32 from, quint32 to,
                 const std::function<void(quint32)>& found) const;

    QString m_pattern;
    Options m_options;
    bool m_never = false;
    bool m_exactInBytes = false;    // m_any alone decides
    std::vector<ByteFinder> m_any;  // one of these is in every text that matches; empty: not known
    std::unique_ptr<Regex> m_regex; // null: words
};

} // namespace stellwerk
