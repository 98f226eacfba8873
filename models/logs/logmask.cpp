// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logmask.h"

#include <QRegularExpression>

namespace stellwerk::logmask {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongest = 100'000; // characters of a message that are looked through for its errors

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

// What is quoted may be a whole sentence that says what happened (Description: "Login timeout expired"): then
// it is no name. Told by its words and by what stands before it.
bool isSentence(QStringView quoted, const QString& before)
{
    if (quoted.size() < 12 || quoted.count(u' ') < 2)
        return false;
    return before.endsWith(u':') || quoted.endsWith(u'.') || quoted.endsWith(u". ");
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
            // Eight digits that begin with 80 or C0: an HRESULT, the name of an error; not a checksum.
            const QStringView start = word.sliced(at + 2, end - at == 10 ? 2 : 0);
            if (start == u"80" || start == u"C0" || start == u"c0") {
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

// What dtexec prints: any number of
//
//   Error: 2026-11-26 05:12:42.53     Code: 0xC0202009     Source: Load     Description: …  End Error
//
// in one line, in the words of the server's language. The form tells it, not the words; warnings come before
// errors and do not count.
QString dtexecEssence(const QString& message)
{
    static const QRegularExpression entry(
        u"(\\w+): \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?\\s{2,}\\w+: (0x[0-9A-Fa-f]{8})\\s{2,}\\w+: .*?\\s{2,}\\w+: "_s,
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::DotMatchesEverythingOption);
    QString first;
    for (auto matches = entry.globalMatch(message); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        qsizetype end = matches.hasNext() ? matches.peekNext().capturedStart()
                                          : message.indexOf("  DTExec: "_L1, match.capturedEnd());
        if (end < 0)
            end = message.size();
        if (const qsizetype mark = message.indexOf("  End "_L1, match.capturedEnd()); mark >= 0 && mark < end)
            end = mark;
        const QString text = match.captured(2) + u' ' +
                             message.sliced(match.capturedEnd(), end - match.capturedEnd()).trimmed();
        // "Warning", "Warnung", "Advertencia", "Avertissement", "Avviso"
        const QString kind = match.captured(1);
        if (!kind.startsWith("Warn"_L1) && !kind.startsWith("Adv"_L1) && !kind.startsWith("Av"_L1))
            return text;
        if (first.isEmpty())
            first = text;
    }
    return first;
}

} // namespace

QString essence(const QString& message)
{
    if (message.contains(": 0x"_L1)) {
        if (QString first = dtexecEssence(message.left(kLongest)); !first.isEmpty())
            return first;
    }
    // Before what happened the Agent says as whom: an account of one word or of two.
    for (const QStringView known :
         {QStringView(u"Executed as user: "), QStringView(u"Ausgeführt als Benutzer: ")}) {
        if (!message.startsWith(known))
            continue;
        if (const qsizetype end = message.indexOf(". "_L1, known.size()); end > 0)
            return message.sliced(end + 2);
    }
    return message;
}

QStringList words(QStringView message, qsizetype limit)
{
    QStringList all;
    QString word; // raw, up to a mask
    QString done; // masked part of the same word
    qsizetype sentenceEnd = -1;
    const auto flush = [&] {
        // "(Error 1205)": which error it is, as 0x80004005.
        const bool number = !all.isEmpty() && (all.constLast() == u"(Error" || all.constLast() == u"(Fehler");
        done += number ? word : maskedWord(word);
        word.clear();
    };
    const auto end = [&] {
        flush();
        // Noon is no difference, and NT SERVICE\… is an account as DOMAIN\… is.
        const bool half = done == u"AM" || done == u"PM";
        if (done.startsWith(kPath) && !all.isEmpty() && all.constLast() == u"NT")
            all.removeLast();
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
        } else if (at == sentenceEnd) {
            ++at; // the closing sign
        } else if (const qsizetype quote = quoteEnd(message, at); quote > 0) {
            if (word.isEmpty() && done.isEmpty() && sentenceEnd < at &&
                isSentence(message.sliced(at + 1, quote - at - 2),
                           all.isEmpty() ? QString() : all.constLast())) {
                sentenceEnd = quote - 1;
                ++at;
                continue;
            }
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
