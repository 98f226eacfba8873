// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logstore.h"
#include "logs/textpattern.h"

#include <QDateTime>

#include <tl/expected.hpp>

#include <memory>
#include <vector>

namespace stellwerk {

// What is wrong with a filter's text: where, and what to write instead. For people, translated.
struct LogFilterError
{
    qsizetype column = 0; // from 0
    qsizetype length = 0; // of the part that is wrong; 0: something is missing there
    QString message;
};

// Which rows of the log are shown: an expression over their fields. docs/logs.md describes the language:
//
//   server:SQL0* level>=warning job:"Load*" text~/deadlock|timeout/ since:22:00 -step:Clean* (slow OR "time
//   out")
//
// Words side by side must all be there; OR, NOT, AND and parentheses as usual. Case does not matter. A value.
class LogFilter
{
public:
    enum class Kind {
        And,    // of children; of none: all rows
        Or,     // of children
        Not,    // of the one child
        Word,   // in message, server, job or step
        Text,   // in the message
        Name,   // field, as wildcards or as an expression
        Level,  // from … to
        Source, // set of sources
        Since,
        Until,
        Group // of alike messages
    };
    struct Node
    {
        Kind kind = Kind::And;
        std::vector<Node> children = {};
        TextPattern pattern = {}; // Word, Text, Name by expression
        bool byPattern = false;   // Name: `pattern` counts, not `text`
        QString text = {};        // Name: with * and ?
        LogField field = LogField::Server;
        LogLevel least = LogLevel::Debug, most = LogLevel::Error;
        quint32 sources = 0; // bits 1 << LogSource
        qint64 at = 0;       // Since, Until: inclusive, ms
        quint32 group = 0;
    };

    LogFilter() = default; // all rows
    explicit LogFilter(Node root);
    // Times without a date mean the last such moment before `now`.
    [[nodiscard]] static tl::expected<LogFilter, LogFilterError> parse(const QString& text,
                                                                       const QDateTime& now);

    // Rows that pass both.
    [[nodiscard]] static LogFilter both(const LogFilter& one, const LogFilter& other);
    // A term of one field, such as level>=warning or a task.
    [[nodiscard]] static LogFilter ofLevel(LogLevel least);
    [[nodiscard]] static LogFilter ofName(LogField field, const QString& name);
    [[nodiscard]] static LogFilter ofText(const TextPattern& pattern);

    [[nodiscard]] bool isOff() const { return !m_root; }
    [[nodiscard]] const Node& root() const { return *m_root; } // not when off
    // The first text that is looked for in messages (not one that must not be there), for marking it.
    [[nodiscard]] const TextPattern* shownPattern() const;

    // "SQL01", or in quotes where the language would take it for something else.
    [[nodiscard]] static QString quoted(const QString& value);
    // What the language says for them, lower case.
    [[nodiscard]] static QString wordOf(LogLevel level);
    [[nodiscard]] static QString wordOf(LogSource source);
    [[nodiscard]] static QStringList fields(); // all names of fields

private:
    std::shared_ptr<const Node> m_root; // null: off
};

// "22:00", "2026-11-25", "2026-11-25T22:00:30", "2h", "yesterday" … as a moment; a day as its beginning, or
// as its end with `end`. Nothing: not understood.
[[nodiscard]] std::optional<qint64> logMoment(const QString& text, const QDateTime& now, bool end);

} // namespace stellwerk
