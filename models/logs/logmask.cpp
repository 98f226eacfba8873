// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logmask.h"

namespace stellwerk::logmask {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHex(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

// 8-4-4-4-12 hexadecimal digits at `at`: 36; else 0.
qsizetype guidAt(QStringView text, qsizetype at)
{
    if (text.size() - at < 36)
        return 0;
    for (qsizetype i = 0; i < 36; ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[at + i] != u'-' : !isHex(text[at + i]))
            return 0;
    }
    return at + 36 < text.size() && isHex(text[at + 36]) ? 0 : 36;
}

// The end of what is quoted from `at` on, after the closing sign; 0: nothing is.
qsizetype quoteEnd(QStringView text, qsizetype at)
{
    const QChar open = text[at];
    const QChar close = open == u'[' ? QChar(u']') : open == u'\u201c' ? QChar(u'\u201d') : open;
    if (open != u'\'' && open != u'"' && open != u'[' && open != u'\u201c')
        return 0;
    // An apostrophe inside a word quotes nothing.
    if (open == u'\'' && at > 0 && text[at - 1].isLetterOrNumber())
        return 0;
    const qsizetype limit = std::min(text.size(), at + 400);
    for (qsizetype i = at + 1; i < limit; ++i) {
        if (text[i] == u'\n')
            return 0;
        const bool inside = close == u'\'' && i + 1 < text.size() && text[i + 1].isLetterOrNumber();
        if (text[i] == close && !inside && i > at + 1)
            return i + 1;
    }
    return 0;
}

// One word after names and GUIDs have gone: numbers, dates and times in it.
QString maskedWord(QStringView word)
{
    // C:\…, \\server\share, DOMAIN\account
    if (word.contains(u'\\')) {
        const qsizetype end =
            word.size() - (word.endsWith(u'.') || word.endsWith(u',') || word.endsWith(u':') ? 1 : 0);
        return kPath.toString() + word.sliced(end).toString();
    }
    if (word.startsWith(u'/') && word.sliced(1).contains(u'/'))
        return kPath.toString();
    QString masked;
    for (qsizetype at = 0; at < word.size();) {
        if (!isDigit(word[at])) {
            masked += word[at++];
            continue;
        }
        qsizetype end = at;
        if (word[at] == u'0' && at + 1 < word.size() && (word[at + 1] == u'x' || word[at + 1] == u'X')) {
            end = at + 2;
            while (end < word.size() && isHex(word[end]))
                ++end;
            // Eight digits that begin with 8 or C: an HRESULT, the name of an error.
            if (end - at == 10 && QStringView(u"8cC").contains(word[at + 2])) {
                masked += word.sliced(at, 10);
                at = end;
                continue;
            }
        } else {
            // 1,234.5 and 2026-11-26T03:12:44.5 and 3/4/2026 are one number each.
            while (end < word.size() &&
                   (isDigit(word[end]) || (QStringView(u",.:-/T").contains(word[end]) &&
                                           end + 1 < word.size() && isDigit(word[end + 1]))))
                ++end;
        }
        masked += kNumber;
        at = end;
    }
    return masked;
}

} // namespace

QString essence(const QString& message)
{
    if (!message.startsWith("Executed as user: "_L1))
        return message;
    const qsizetype code = message.indexOf("  Code: 0x"_L1);
    const qsizetype description = message.indexOf(" Description: "_L1, code);
    const qsizetype end = message.indexOf("  End Error"_L1, description);
    if (code < 0 || description < 0 || end < 0)
        return message;
    return message.mid(code + 2, 16) + QStringView(message).mid(description, end - description).toString();
}

QStringList words(QStringView message, qsizetype limit)
{
    QStringList all;
    QString word; // raw, up to a mask
    QString done; // masked part of the same word
    const auto flush = [&] {
        done += maskedWord(word);
        word.clear();
    };
    const auto end = [&] {
        flush();
        // Noon is no difference.
        const bool half = done == u"AM" || done == u"PM";
        if (!done.isEmpty() && !(half && !all.isEmpty() && all.constLast() == kNumber))
            all.append(done);
        done.clear();
    };
    for (qsizetype at = 0; at < message.size() && all.size() < limit;) {
        const QChar c = message[at];
        if (c.isSpace()) {
            end();
            ++at;
        } else if (const qsizetype guid = guidAt(message, at); guid > 0) {
            flush();
            done += kGuid;
            at += guid;
        } else if (const qsizetype quote = quoteEnd(message, at); quote > 0) {
            flush();
            done += kName;
            at = quote;
        } else {
            word += c;
            ++at;
        }
    }
    if (all.size() < limit)
        end();
    return all;
}

} // namespace stellwerk::logmask
