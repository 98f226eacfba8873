// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/collation.h"
#include "sql/convert.h"
#include "sql/functions.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

#include <QtCore/QString>

namespace simfleet::sql {

namespace {

[[noreturn]] void badLength(std::u16string_view function)
{
    throw runError(537, 16, 2, concat({u"Invalid length parameter passed to the ", function, u" function."}));
}

Value length(const Arguments& a)
{
    const std::u16string text = a.text(0);
    return std::int64_t(trimmedRight(text).size());
}

// stw_datalength(x, type)
Value dataLength(const Arguments& a)
{
    const TypeInfo type = a.type(1);
    const Value value = a.value(0, type);
    if (const auto* text = std::get_if<std::u16string>(&value))
        return std::int64_t(text->size() * (type.type == SqlType::VarChar ? 1 : 2));
    if (const auto* bytes = std::get_if<Binary>(&value))
        return std::int64_t(bytes->size());
    return std::int64_t(storageBytes(type.type == SqlType::SqlVariant ? baseType(value) : type));
}

template <typename T>
T slice(const T& whole, std::int64_t start, std::int64_t count)
{
    if (count < 0)
        badLength(u"SUBSTRING");
    const auto size = std::int64_t(whole.size());
    std::int64_t end = 0;
    if (__builtin_add_overflow(start, count, &end))
        end = size + 1;
    const std::int64_t from = std::clamp<std::int64_t>(start - 1, 0, size);
    const std::int64_t to = std::clamp<std::int64_t>(end - 1, from, size);
    return T(whole.begin() + from, whole.begin() + to);
}

Value substring(const Arguments& a)
{
    return slice(a.text(0), a.integer(1), a.integer(2));
}

Value subbinary(const Arguments& a)
{
    const Value value = a.value(0, {.type = SqlType::VarBinary, .length = kMaxLength});
    const auto* bytes = std::get_if<Binary>(&value);
    return bytes == nullptr ? Value() : Value(slice(*bytes, a.integer(1), a.integer(2)));
}

Value left(const Arguments& a)
{
    if (a.integer(1) < 0)
        badLength(u"left");
    return a.text(0).substr(0, std::size_t(a.integer(1)));
}

Value right(const Arguments& a)
{
    if (a.integer(1) < 0)
        badLength(u"right");
    const std::u16string text = a.text(0);
    const std::size_t count = std::min(text.size(), std::size_t(a.integer(1)));
    return text.substr(text.size() - count);
}

Value upper(const Arguments& a)
{
    std::u16string text = a.text(0);
    for (char16_t& c : text)
        c = QChar(c).toUpper().unicode();
    return text;
}

Value lower(const Arguments& a)
{
    std::u16string text = a.text(0);
    for (char16_t& c : text)
        c = QChar(c).toLower().unicode();
    return text;
}

Value ltrim(const Arguments& a)
{
    const std::u16string text = a.text(0);
    return std::u16string(trimmedLeft(text));
}

Value rtrim(const Arguments& a)
{
    const std::u16string text = a.text(0);
    return std::u16string(trimmedRight(text));
}

Value trim(const Arguments& a)
{
    const std::u16string text = a.text(0);
    return std::u16string(trimmedLeft(trimmedRight(text)));
}

Value replace(const Arguments& a)
{
    const std::u16string text = a.text(0);
    const std::u16string wanted = a.text(1);
    const std::u16string with = a.text(2);
    if (wanted.empty())
        return text;
    std::u16string result;
    std::size_t at = 0;
    for (;;) {
        const std::ptrdiff_t found = findText(text, wanted, at);
        if (found < 0)
            break;
        result.append(text, at, std::size_t(found) - at);
        result.append(with);
        at = std::size_t(found) + wanted.size();
    }
    result.append(text, at);
    return result;
}

Value replicate(const Arguments& a)
{
    const std::u16string text = a.text(0);
    std::int64_t count = a.integer(1);
    if (count < 0)
        return {};
    // no more than 8000 bytes, as without (max)
    count = std::min<std::int64_t>(count, text.empty() ? 0 : std::int64_t(8000 / text.size()) + 1);
    std::u16string result;
    for (std::int64_t i = 0; i < count; ++i)
        result.append(text);
    return result.substr(0, 8000);
}

Value stuff(const Arguments& a)
{
    const std::u16string text = a.text(0);
    const std::int64_t start = a.integer(1);
    const std::int64_t count = a.integer(2);
    if (start < 1 || start > std::int64_t(text.size()) || count < 0)
        return {};
    std::u16string result = text.substr(0, std::size_t(start - 1));
    if (!a.null(3))
        result += a.text(3);
    const std::size_t end =
        std::size_t(start - 1) + std::size_t(std::min<std::int64_t>(count, 1'000'000'000));
    if (end < text.size())
        result += text.substr(end);
    return result;
}

Value charIndex(const Arguments& a)
{
    const std::size_t start = a.count() > 2 ? std::size_t(std::max<std::int64_t>(0, a.integer(2) - 1)) : 0;
    return std::int64_t(findText(a.text(1), a.text(0), start) + 1);
}

Value patIndex(const Arguments& a)
{
    return std::int64_t(patternIndex(a.text(0), a.text(1)));
}

Value like(const Arguments& a)
{
    char16_t escape = 0;
    if (a.count() > 2) {
        const std::u16string text = a.text(2);
        if (text.size() != 1) {
            throw runError(
                506, 16, 1,
                concat({u"The invalid escape character \"", text, u"\" was specified in a LIKE predicate."}));
        }
        escape = text[0];
    }
    return std::int64_t(likeMatches(a.text(0), a.text(1), escape) ? 1 : 0);
}

Value concatAll(const Arguments& a)
{
    std::u16string result;
    for (int i = 0; i < a.count(); ++i)
        result += a.null(i) ? std::u16string() : a.text(i);
    return result;
}

Value concatWith(const Arguments& a)
{
    std::u16string result;
    const std::u16string separator = a.null(0) ? std::u16string() : a.text(0);
    bool first = true;
    for (int i = 1; i < a.count(); ++i) {
        if (a.null(i))
            continue;
        if (!first)
            result += separator;
        result += a.text(i);
        first = false;
    }
    return result;
}

// stw_str(x, length, decimals)
Value str(const Arguments& a)
{
    const int width = int(std::clamp<std::int64_t>(a.integer(1), 1, 8000));
    const int decimals = int(std::clamp<std::int64_t>(a.integer(2), 0, 16));
    QString text = QString::number(a.real(0), 'f', decimals);
    if (text.size() > width) {
        const auto point = text.indexOf(u'.');
        const auto whole = point < 0 ? text.size() : point;
        if (whole > width)
            return std::u16string(std::size_t(width), u'*');
        text = QString::number(a.real(0), 'f', int(std::max<qsizetype>(0, width - whole - 1)));
    }
    return text.rightJustified(width).toStdU16String();
}

Value space(const Arguments& a)
{
    if (a.integer(0) < 0)
        return {};
    return std::u16string(std::size_t(std::min<std::int64_t>(a.integer(0), 8000)), u' ');
}

Value character(const Arguments& a)
{
    const std::int64_t code = a.integer(0);
    if (code < 0 || code > 255)
        return {};
    return bytesText({std::uint8_t(code)}, SqlType::VarChar);
}

Value nationalCharacter(const Arguments& a)
{
    const std::int64_t code = a.integer(0);
    if (code < 0 || code > 0xffff)
        return {};
    return std::u16string(1, char16_t(code));
}

Value ascii(const Arguments& a)
{
    const std::u16string text = a.text(0);
    if (text.empty())
        return {};
    return std::int64_t(textBytes(text.substr(0, 1), SqlType::VarChar)[0]);
}

Value unicode(const Arguments& a)
{
    const std::u16string text = a.text(0);
    if (text.empty())
        return {};
    return std::int64_t(text[0]);
}

Value quoteName(const Arguments& a)
{
    const std::u16string text = a.text(0);
    const std::u16string quote = a.count() > 1 ? a.text(1) : u"[";
    if (text.size() > 128 || quote.empty())
        return {};
    static constexpr std::u16string_view kOpen = u"[]()<>{}\"'`";
    static constexpr std::u16string_view kFrom = u"[[((<<{{\"'`";
    static constexpr std::u16string_view kTo = u"]]))>>}}\"'`";
    const std::size_t kind = kOpen.find(quote[0]);
    if (kind == std::u16string_view::npos)
        return {};
    std::u16string result(1, kFrom[kind]);
    for (const char16_t c : text) {
        result.push_back(c);
        if (c == kTo[kind])
            result.push_back(c);
    }
    result.push_back(kTo[kind]);
    return result;
}

Value reverse(const Arguments& a)
{
    const std::u16string text = a.text(0);
    return std::u16string(text.rbegin(), text.rend());
}

} // namespace

const std::vector<SqlFunction>& textFunctions()
{
    static const std::vector<SqlFunction> functions{
        {"stw_len", 1, length},
        {"stw_datalength", 2, dataLength},
        {"stw_substring", 3, substring},
        {"stw_subbinary", 3, subbinary},
        {"stw_left", 2, left},
        {"stw_right", 2, right},
        {"stw_upper", 1, upper},
        {"stw_lower", 1, lower},
        {"stw_ltrim", 1, ltrim},
        {"stw_rtrim", 1, rtrim},
        {"stw_trim", 1, trim},
        {"stw_replace", 3, replace},
        {"stw_replicate", 2, replicate},
        {"stw_stuff", 4, stuff, false},
        {"stw_charindex", -1, charIndex},
        {"stw_patindex", 2, patIndex},
        {"stw_like", -1, like},
        {"stw_concat", -1, concatAll, false},
        {"stw_concat_ws", -1, concatWith, false},
        {"stw_str", 3, str},
        {"stw_space", 1, space},
        {"stw_char", 1, character},
        {"stw_nchar", 1, nationalCharacter},
        {"stw_ascii", 1, ascii},
        {"stw_unicode", 1, unicode},
        {"stw_quotename", -1, quoteName},
        {"stw_reverse", 1, reverse},
    };
    return functions;
}

} // namespace simfleet::sql
