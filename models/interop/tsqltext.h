// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace stellwerk {

// A T-SQL expression of type nvarchar that is this text, whatever is in it: quotes doubled; line breaks,
// control characters, halves of surrogate pairs and what XML cannot hold as NCHAR(n), so that neither sqlcmd
// (GO on a line of its own, $(variable)) nor XML can change what arrives.
[[nodiscard]] QString tsqlLiteral(const QString& text);
// One line for a comment: no line breaks, no comment signs, at most 120 characters.
[[nodiscard]] QString tsqlCommentText(const QString& text);
// [name], with ] doubled.
[[nodiscard]] QString tsqlBracketed(const QString& name);

// The beginning of a statement on one line, to be shown: comments left out, strings and long constants as
// '…', because they may be passwords.
[[nodiscard]] QString tsqlWithoutValues(const QString& text, qsizetype most);

// What a T-SQL text is made of, for recognising calls; comments are left out.
struct TsqlToken
{
    enum class Kind { Word, Quoted, Variable, String, Number, Symbol };
    Kind kind = Kind::Symbol;
    QString text; // a string's value, a quoted name without its brackets, a word as written
    [[nodiscard]] bool is(Kind wanted, QStringView word) const
    {
        return kind == wanted && text.compare(word, Qt::CaseInsensitive) == 0;
    }
};
// Never fails: what is left open ends with the text.
[[nodiscard]] QList<TsqlToken> tsqlTokens(const QString& text);

} // namespace stellwerk
