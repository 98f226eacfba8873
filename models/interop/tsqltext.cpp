// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/tsqltext.h"

#include <QStringList>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

bool isPlain(const QString& text, qsizetype at)
{
    const QChar c = text.at(at);
    if (c.isHighSurrogate())
        return at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
    if (c.isLowSurrogate())
        return at > 0 && text.at(at - 1).isHighSurrogate();
    const ushort code = c.unicode();
    // U+0085, U+2028 and U+2029 end lines for some readers.
    return code >= 0x20 && !(code >= 0x7F && code <= 0x9F) && code != 0x2028 && code != 0x2029 &&
           code < 0xFFFE;
}

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'#';
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'#' || c == u'$' || c == u'@';
}

// Stands at an opening quote; takes to the closing one, doubled ones standing for one.
QString takeQuoted(const QString& text, qsizetype& at, QChar close)
{
    QString value;
    for (++at; at < text.size(); ++at) {
        if (text.at(at) == close) {
            if (at + 1 >= text.size() || text.at(at + 1) != close) {
                ++at;
                return value;
            }
            ++at;
        }
        value += text.at(at);
    }
    return value;
}

bool skipComment(const QString& text, qsizetype& at)
{
    const QStringView rest = QStringView(text).mid(at);
    if (rest.startsWith(u"--")) {
        const qsizetype end = text.indexOf(u'\n', at);
        at = end < 0 ? text.size() : end + 1;
        return true;
    }
    if (!rest.startsWith(u"/*"))
        return false;
    int depth = 1; // T-SQL nests them
    for (at += 2; at < text.size() && depth > 0; ++at) {
        const QStringView here = QStringView(text).mid(at, 2);
        if (here == u"/*" || here == u"*/") {
            depth += here == u"/*" ? 1 : -1;
            ++at;
        }
    }
    return true;
}

} // namespace

QString tsqlLiteral(const QString& text)
{
    QStringList parts;
    QString plain;
    const auto flush = [&] {
        if (!plain.isEmpty())
            parts.append(u"N'"_s + plain + u'\'');
        plain.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (!isPlain(text, i)) {
            flush();
            parts.append(u"NCHAR(%1)"_s.arg(c.unicode()));
            continue;
        }
        if (c == u'(' && plain.endsWith(u'$'))
            flush();
        plain += c;
        if (c == u'\'')
            plain += c;
    }
    flush();
    return parts.isEmpty() ? u"N''"_s : parts.join(u" + "_s);
}

QString tsqlCommentText(const QString& text)
{
    QString line = text.simplified();
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (!isPlain(line, i))
            line[i] = u'?';
    }
    for (const auto& sign : {u"*/"_s, u"/*"_s, u"$("_s})
        line.replace(sign, sign.at(0) + u' ' + sign.at(1));
    return line.size() > 120 ? line.left(117) + u"..."_s : line;
}

QString tsqlBracketed(const QString& name)
{
    QString doubled = name;
    return u'[' + doubled.replace(u']', u"]]"_s) + u']';
}

QString tsqlWithoutValues(const QString& text, qsizetype most)
{
    QString shown;
    qsizetype at = 0;
    while (at < text.size() && shown.size() < most) {
        const QChar c = text.at(at);
        if (skipComment(text, at)) {
            shown += u' ';
        } else if (c == u'\'' || c == u'"') { // "…" is a string, too, without QUOTED_IDENTIFIER
            takeQuoted(text, at, c);
            if (shown.endsWith(u'N') && (shown.size() < 2 || !isWordPart(shown.at(shown.size() - 2))))
                shown.chop(1);
            shown += c + u"…"_s + c;
        } else if (c == u'[') {
            const qsizetype begin = at;
            takeQuoted(text, at, u']');
            shown += QStringView(text).mid(begin, std::min(at - begin, most));
        } else if (isWordPart(c)) {
            const qsizetype begin = at;
            while (at < text.size() && isWordPart(text.at(at)))
                ++at;
            const QStringView word = QStringView(text).mid(begin, at - begin);
            if (word.startsWith(u"0x", Qt::CaseInsensitive)) // a password's hash
                shown += u"0x…";
            else
                shown += word.left(most);
        } else {
            shown += c.isSpace() ? QChar(u' ') : c;
            ++at;
        }
    }
    return shown.simplified().left(most);
}

QList<TsqlToken> tsqlTokens(const QString& text)
{
    using Kind = TsqlToken::Kind;
    QList<TsqlToken> tokens;
    qsizetype at = 0;
    const auto takeWhile = [&](auto&& fits) {
        const qsizetype begin = at;
        while (at < text.size() && fits(text.at(at)))
            ++at;
        return text.mid(begin, at - begin);
    };
    while (at < text.size()) {
        const QChar c = text.at(at);
        if (c.isSpace()) {
            ++at;
        } else if (skipComment(text, at)) {
        } else if (c == u'\'') {
            tokens.append({Kind::String, takeQuoted(text, at, u'\'')});
        } else if ((c == u'N' || c == u'n') && at + 1 < text.size() && text.at(at + 1) == u'\'') {
            ++at;
            tokens.append({Kind::String, takeQuoted(text, at, u'\'')});
        } else if (c == u'[') {
            tokens.append({Kind::Quoted, takeQuoted(text, at, u']')});
        } else if (c == u'"') {
            tokens.append({Kind::Quoted, takeQuoted(text, at, u'"')});
        } else if (c == u'@') {
            tokens.append({Kind::Variable, takeWhile([](QChar d) { return isWordPart(d); })});
        } else if (isWordStart(c)) {
            tokens.append({Kind::Word, takeWhile(isWordPart)});
        } else if (c.isDigit()) {
            tokens.append({Kind::Number, takeWhile([](QChar d) { return isWordPart(d) || d == u'.'; })});
        } else {
            tokens.append({Kind::Symbol, QString(c)});
            ++at;
        }
    }
    return tokens;
}

} // namespace stellwerk
