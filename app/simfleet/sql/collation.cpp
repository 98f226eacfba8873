// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/collation.h"

#include "sql/calendar.h"
#include "sql/convert.h"
#include "sql/dateformat.h"
#include "sql/encode.h"

#include <QtCore/QString>

#include <sqlite3.h>

namespace simfleet::sql {

namespace {

char16_t fold(char16_t c)
{
    if (c < 0x80)
        return c >= u'A' && c <= u'Z' ? char16_t(c + 32) : c;
    return char16_t(QChar::toCaseFolded(c));
}

// Symbols before digits before letters; a letter with an accent sorts with its letter.
int primaryWeight(char16_t folded)
{
    if (folded >= u'a' && folded <= u'z')
        return 0x1000 + folded;
    if (folded >= u'0' && folded <= u'9')
        return 0x800 + folded;
    if (folded < 0x80)
        return folded;
    const QString parts = QChar(folded).decomposition();
    if (!parts.isEmpty()) {
        const char16_t base = fold(parts[0].unicode());
        if (base >= u'a' && base <= u'z')
            return 0x1000 + base;
    }
    return 0x2000 + folded;
}

int compareBinary(void*, int leftSize, const void* left, int rightSize, const void* right)
{
    const auto* a = static_cast<const unsigned char*>(left);
    const auto* b = static_cast<const unsigned char*>(right);
    while (leftSize > 0 && a[leftSize - 1] == ' ')
        --leftSize;
    while (rightSize > 0 && b[rightSize - 1] == ' ')
        --rightSize;
    const int common = std::min(leftSize, rightSize);
    int i = 0;
    for (; i < common && a[i] < 0x80 && b[i] < 0x80; ++i) {
        if (a[i] == b[i])
            continue;
        const int difference = primaryWeight(fold(a[i])) - primaryWeight(fold(b[i]));
        if (difference != 0)
            return difference;
    }
    if (i == common)
        return leftSize - rightSize;
    const auto rest = [i](const unsigned char* text, int size) {
        return fromUtf8({reinterpret_cast<const char*>(text) + i, std::size_t(size - i)});
    };
    return compareText(rest(a, leftSize), rest(b, rightSize));
}

int compareOffsets(void*, int leftSize, const void* left, int rightSize, const void* right)
{
    const auto instant = [](const void* text, int size) {
        const auto parsed =
            parseDate(fromUtf8({static_cast<const char*>(text), std::size_t(size)}), -1, DateOrder::Mdy);
        return parsed ? utcTicks(parsed->value) : std::int64_t(0);
    };
    const std::int64_t a = instant(left, leftSize);
    const std::int64_t b = instant(right, rightSize);
    return a < b ? -1 : a > b ? 1 : 0;
}

// Does the set at `at` (behind '[') hold c? `at` is moved behind ']'. Nothing: the set is never closed.
std::optional<bool> inSet(std::u16string_view pattern, std::size_t& at, char16_t c, char16_t escape)
{
    const bool negated = at < pattern.size() && pattern[at] == u'^';
    at += negated ? 1 : 0;
    bool found = false;
    bool first = true;
    while (at < pattern.size() && (pattern[at] != u']' || first)) {
        first = false;
        if (escape != 0 && pattern[at] == escape && at + 1 < pattern.size())
            ++at;
        const char16_t low = pattern[at++];
        if (at + 1 < pattern.size() && pattern[at] == u'-' && pattern[at + 1] != u']') {
            const char16_t high = pattern[at + 1];
            at += 2;
            const int weight = primaryWeight(fold(c));
            found = found || (primaryWeight(fold(low)) <= weight && weight <= primaryWeight(fold(high)));
        } else {
            found = found || sameChar(low, c);
        }
    }
    if (at >= pattern.size())
        return std::nullopt;
    ++at;
    return found != negated;
}

} // namespace

bool sameChar(char16_t left, char16_t right)
{
    return left == right || fold(left) == fold(right);
}

int compareText(std::u16string_view left, std::u16string_view right)
{
    left = trimmedRight(left);
    right = trimmedRight(right);
    const std::size_t common = std::min(left.size(), right.size());
    int secondary = 0;
    for (std::size_t i = 0; i < common; ++i) {
        const char16_t a = fold(left[i]);
        const char16_t b = fold(right[i]);
        if (a == b)
            continue;
        const int difference = primaryWeight(a) - primaryWeight(b);
        if (difference != 0)
            return difference;
        if (secondary == 0)
            secondary = int(a) - int(b);
    }
    if (left.size() != right.size())
        return left.size() < right.size() ? -1 : 1;
    return secondary;
}

bool likeMatches(std::u16string_view text, std::u16string_view pattern, char16_t escape)
{
    std::size_t t = 0;
    std::size_t p = 0;
    std::size_t starText = 0;
    std::size_t starPattern = std::u16string_view::npos;
    const auto one = [&](std::size_t& at) -> bool { // one character of the text against one of the pattern
        const char16_t c = pattern[at];
        if (escape != 0 && c == escape && at + 1 < pattern.size()) {
            at += 2;
            return sameChar(pattern[at - 1], text[t]);
        }
        if (c == u'_') {
            ++at;
            return true;
        }
        if (c == u'[') {
            std::size_t behind = at + 1;
            const std::optional<bool> found = inSet(pattern, behind, text[t], escape);
            at = found ? behind : pattern.size();
            return found.value_or(false);
        }
        ++at;
        return sameChar(c, text[t]);
    };
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == u'%' && escape != u'%') {
            starPattern = ++p;
            starText = t;
            continue;
        }
        std::size_t next = p;
        if (p < pattern.size() && one(next)) {
            p = next;
            ++t;
            continue;
        }
        if (starPattern == std::u16string_view::npos)
            return false;
        p = starPattern;
        t = ++starText;
    }
    while (p < pattern.size() && pattern[p] == u'%')
        ++p;
    return p == pattern.size();
}

int patternIndex(std::u16string_view pattern, std::u16string_view text)
{
    const bool anyStart = pattern.starts_with(u'%');
    while (pattern.starts_with(u'%'))
        pattern.remove_prefix(1);
    if (pattern.empty())
        return text.empty() ? 0 : 1;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (likeMatches(text.substr(i), pattern, 0))
            return i < text.size() ? int(i) + 1 : 0;
        if (!anyStart)
            return 0;
    }
    return 0;
}

std::ptrdiff_t findText(std::u16string_view text, std::u16string_view wanted, std::size_t start)
{
    if (wanted.empty() || wanted.size() > text.size())
        return -1;
    for (std::size_t i = start; i + wanted.size() <= text.size(); ++i) {
        std::size_t k = 0;
        while (k < wanted.size() && sameChar(text[i + k], wanted[k]))
            ++k;
        if (k == wanted.size())
            return std::ptrdiff_t(i);
    }
    return -1;
}

void installCollations(sqlite3* database)
{
    sqlite3_create_collation_v2(database, kTextCollation, SQLITE_UTF8, nullptr, compareBinary, nullptr);
    sqlite3_create_collation_v2(database, kOffsetCollation, SQLITE_UTF8, nullptr, compareOffsets, nullptr);
}

} // namespace simfleet::sql
