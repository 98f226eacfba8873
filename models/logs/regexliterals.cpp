// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/regexliterals.h"

#include <algorithm>

namespace stellwerk::regexliterals {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kSpecial = ".^$*+?()[]{}\\"_L1;

bool isSpecial(QChar c)
{
    return kSpecial.contains(c);
}

// After the bracket expression that begins at `at`.
qsizetype afterClass(const QString& pattern, qsizetype at)
{
    ++at;
    if (at < pattern.size() && pattern[at] == u'^')
        ++at;
    if (at < pattern.size() && pattern[at] == u']')
        ++at; // stands for itself at the beginning
    for (; at < pattern.size() && pattern[at] != u']'; ++at) {
        if (pattern[at] == u'\\')
            ++at;
        else if (pattern[at] == u'[' && at + 1 < pattern.size() && pattern[at + 1] == u':') {
            const qsizetype end = pattern.indexOf(u":]", at);
            if (end < 0)
                return pattern.size();
            at = end + 1;
        }
    }
    return at + 1;
}

// After the group that begins at `at`.
qsizetype afterGroup(const QString& pattern, qsizetype at)
{
    int depth = 0;
    while (at < pattern.size()) {
        const QChar c = pattern[at];
        if (c == u'\\') {
            at += 2;
        } else if (c == u'[') {
            at = afterClass(pattern, at);
        } else {
            depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
            ++at;
            if (depth == 0)
                break;
        }
    }
    return at;
}

} // namespace

std::optional<QStringList> alternatives(const QString& pattern)
{
    if (std::any_of(pattern.cbegin(), pattern.cend(), isSpecial))
        return {};
    QStringList all = pattern.split(u'|');
    if (all.contains(QString()))
        return {};
    return all;
}

QString required(const QString& pattern)
{
    // Options, comments, quoting, verbs: read by nobody here.
    if (pattern.contains("(?"_L1) || pattern.contains("(*"_L1) || pattern.contains("\\Q"_L1) ||
        pattern.contains("\\E"_L1))
        return {};
    QString best;
    QString run;
    const auto end = [&] {
        if (run.size() > best.size())
            best = run;
        run.clear();
    };
    for (qsizetype at = 0; at < pattern.size();) {
        const QChar c = pattern[at];
        if (c == u'|')
            return {}; // at the top: nothing is in all of them
        if (c == u'(') {
            end();
            at = afterGroup(pattern, at);
        } else if (c == u'[') {
            end();
            at = afterClass(pattern, at);
        } else if (c == u'*' || c == u'?' || c == u'{') {
            // The character before need not be there; a character outside the plane is two units.
            if (!run.isEmpty())
                run.chop(run.back().isLowSurrogate() ? 2 : 1);
            end();
            if (c == u'{') {
                const qsizetype close = pattern.indexOf(u'}', at);
                at = close < 0 ? pattern.size() : close + 1;
            } else {
                ++at;
            }
        } else if (c == u'+') {
            end();
            ++at;
        } else if (c == u'\\') {
            const QChar next = at + 1 < pattern.size() ? pattern[at + 1] : QChar();
            if (next.isLetterOrNumber() || next.unicode() >= 0x80 || next.isNull()) {
                // A class, an anchor or a code: which, and how long, is not worth knowing.
                if (!"dDwWsSbBhHvVRAzZ"_L1.contains(next))
                    return {};
                end();
            } else {
                run.append(next);
            }
            at += 2;
        } else if (c == u'.' || c == u'^' || c == u'$' || c == u')' || c == u']' || c == u'}') {
            end();
            ++at;
        } else {
            run.append(c);
            ++at;
        }
    }
    end();
    return best;
}

} // namespace stellwerk::regexliterals
