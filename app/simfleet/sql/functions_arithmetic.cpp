// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/calendar.h"
#include "sql/convert.h"
#include "sql/evaluation.h"
#include "sql/functions.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QUuid>

#include <cmath>

namespace simfleet::sql {

namespace {

ConvertOptions options(int style)
{
    ConvertOptions result{.style = style};
    if (const Evaluation* evaluation = Evaluation::current())
        result.order = evaluation->session().dateOrder;
    return result;
}

// A date as the function's result: SQLite holds ticks, or text for datetimeoffset and sql_variant.
Value stored(Value value, const TypeInfo& type)
{
    const auto* date = std::get_if<DateTime>(&value);
    if (date == nullptr)
        return value;
    if (type.type == SqlType::DateTimeOffset) {
        const std::string text = storedOffset(*date);
        return std::u16string(text.begin(), text.end());
    }
    if (isDateTime(type.type))
        return toTicks(*date);
    return value;
}

// stw_convert(x, from, to, style)
Value convertValue(const Arguments& a)
{
    if (a.null(0))
        return {};
    const TypeInfo from = a.type(1);
    const TypeInfo to = a.type(2);
    return stored(convert(a.value(0, from), from, to, options(int(a.integer(3)))), to);
}

Value tryConvertValue(const Arguments& a)
{
    try {
        return convertValue(a);
    } catch (const SqlError& error) {
        if (error.compile || error.message.number == 281)
            throw;
        return {};
    }
}

// stw_assign(x, from, to, table, column, statement): conversion on the way into a table's column
Value assignValue(const Arguments& a)
{
    const TypeInfo from = a.type(1);
    const TypeInfo to = a.type(2);
    if (a.null(0)) {
        if (to.nullable)
            return {};
        throw runError(515, 16, 2,
                       concat({u"Cannot insert the value NULL into column '", a.text(4), u"', table '",
                               a.text(3), u"'; column does not allow nulls. ", a.text(5), u" fails."}));
    }
    const Value value = a.value(0, from);
    if (const auto* text = std::get_if<std::u16string>(&value);
        text != nullptr && isText(to.type) && to.length != kMaxLength &&
        trimmedRight(*text).size() > std::size_t(to.length)) {
        throw runError(
            2628, 16, 1,
            concat({u"String or binary data would be truncated in table '", a.text(3), u"', column '",
                    a.text(4), u"'. Truncated value: '", text->substr(0, std::size_t(to.length)), u"'."}));
    }
    return stored(convert(value, from, to, options(-1)), to);
}

[[noreturn]] void overflow(const TypeInfo& type)
{
    throw runError(
        8115, 16, 2,
        concat({u"Arithmetic overflow error converting expression to data type ", typeName(type), u"."}));
}

[[noreturn]] void divideByZero()
{
    throw runError(8134, 16, 1, u"Divide by zero error encountered.");
}

// stw_int(op, a, b, type)
Value integerArithmetic(const Arguments& a)
{
    const char16_t op = a.text(0)[0];
    const std::int64_t left = a.integer(1);
    const std::int64_t right = a.integer(2);
    const TypeInfo type = a.type(3);
    std::int64_t result = 0;
    bool bad = false;
    switch (op) {
    case u'+':
        bad = __builtin_add_overflow(left, right, &result);
        break;
    case u'-':
        bad = __builtin_sub_overflow(left, right, &result);
        break;
    case u'*':
        bad = __builtin_mul_overflow(left, right, &result);
        break;
    case u'^':
        result = left ^ right;
        break;
    default:
        if (right == 0)
            divideByZero();
        bad = right == -1 && left == INT64_MIN;
        if (!bad)
            result = op == u'/' ? left / right : left % right;
    }
    if (bad)
        overflow(type);
    return convert(Value(result), simpleType(SqlType::BigInt), type);
}

// stw_real(op, a, b, type)
Value realArithmetic(const Arguments& a)
{
    const char16_t op = a.text(0)[0];
    const double left = a.real(1);
    const double right = a.real(2);
    const TypeInfo type = a.type(3);
    double result = 0;
    switch (op) {
    case u'+':
        result = left + right;
        break;
    case u'-':
        result = left - right;
        break;
    case u'*':
        result = left * right;
        break;
    default:
        if (right == 0.0)
            divideByZero();
        result = op == u'/' ? left / right : std::fmod(left, right);
    }
    if (!std::isfinite(result))
        overflow(type);
    return type.type == SqlType::Decimal ? convert(Value(result), simpleType(SqlType::Float), type)
                                         : Value(result);
}

// stw_math(name, x, y, type)
Value math(const Arguments& a)
{
    const std::u16string name = a.text(0);
    const double x = a.real(1);
    const double y = a.real(2);
    const TypeInfo type = a.type(3);
    double result = x;
    if (name == u"ABS") {
        result = std::abs(x);
    } else if (name == u"CEILING") {
        result = std::ceil(x);
    } else if (name == u"FLOOR") {
        result = std::floor(x);
    } else if (name == u"SIGN") {
        result = x > 0 ? 1 : x < 0 ? -1 : 0;
    } else if (name == u"POWER") {
        result = std::pow(x, y);
    } else if (name == u"ROUND" || name == u"ROUNDDOWN") {
        const double factor = std::pow(10.0, std::clamp(y, -30.0, 30.0));
        const double scaled = x * factor;
        result = (name == u"ROUND" ? std::round(scaled) : std::trunc(scaled)) / factor;
    } else if (name == u"SQRT" || name == u"LOG" || name == u"LOG10") {
        if (x < 0 || (x == 0 && name != u"SQRT"))
            throw runError(3623, 16, 1, u"An invalid floating point operation occurred.");
        result = name == u"SQRT" ? std::sqrt(x) : name == u"LOG" ? std::log(x) : std::log10(x);
    } else if (name == u"EXP") {
        result = std::exp(x);
    } else if (name == u"SQUARE") {
        result = x * x;
    }
    if (!std::isfinite(result))
        overflow(type);
    if (isInteger(type.type) && std::abs(result) < 9.2e18) {
        // whole numbers of 64 bits do not fit a double: those functions that keep them exact do so
        if (name == u"ABS" && a.integer(1) != INT64_MIN)
            return convert(Value(std::int64_t(std::abs(a.integer(1)))), simpleType(SqlType::BigInt), type);
        if (name == u"CEILING" || name == u"FLOOR" || ((name == u"ROUND" || name == u"ROUNDDOWN") && y >= 0))
            return a.integer(1);
    }
    return convert(Value(result), simpleType(SqlType::Float), type);
}

Value newGuid(const Arguments&)
{
    const QByteArray bytes = QUuid::createUuid().toRfc4122();
    Guid guid;
    std::copy(bytes.begin(), bytes.end(), guid.bytes.begin());
    return guid;
}

Value randomNumber(const Arguments& a)
{
    if (a.count() == 1) {
        QRandomGenerator seeded{quint32(a.integer(0))};
        return seeded.generateDouble();
    }
    return QRandomGenerator::global()->generateDouble();
}

Value isNumericText(const Arguments& a)
{
    const QString text = QString::fromStdU16String(a.text(0)).trimmed();
    bool ok = false;
    (void)text.toDouble(&ok);
    const bool shape = !text.isEmpty() && text.back() >= u'.' && text.back() <= u'9';
    return std::int64_t(ok && shape ? 1 : 0);
}

Value isDateText(const Arguments& a)
{
    const auto parsed = parseDate(a.text(0), -1, options(-1).order);
    return std::int64_t(parsed && parsed->fraction <= 3 && !parsed->hasOffset && !a.text(0).empty() ? 1 : 0);
}

// stw_checksum(text…): stable within the server, as CHECKSUM's use asks
Value checksum(const Arguments& a)
{
    std::uint32_t hash = 0;
    for (int i = 0; i < a.count(); ++i) {
        for (const char16_t c : folded(a.text(i)))
            hash = ((hash << 4) | (hash >> 28)) ^ c;
    }
    return std::int64_t(std::int32_t(hash));
}

Value binaryConcat(const Arguments& a)
{
    const TypeInfo type{.type = SqlType::VarBinary, .length = kMaxLength};
    Binary result;
    for (int i = 0; i < a.count(); ++i) {
        const Value part = a.value(i, type);
        if (const auto* bytes = std::get_if<Binary>(&part))
            result.insert(result.end(), bytes->begin(), bytes->end());
    }
    return result;
}

Value variable(const Arguments& a)
{
    const Evaluation* evaluation = Evaluation::current();
    if (evaluation == nullptr || evaluation->variables() == nullptr)
        return {};
    const auto found = evaluation->variables()->find(a.text(0));
    return found == evaluation->variables()->end() ? Value() : stored(found->second, a.type(1));
}

Value recursion(const Arguments& a)
{
    if (a.integer(0) > a.integer(1)) {
        throw runError(530, 16, 1,
                       concat({u"The statement terminated. The maximum recursion ", number(a.integer(1)),
                               u" has been exhausted before statement completion."}));
    }
    return a.integer(0);
}

} // namespace

const std::vector<SqlFunction>& arithmeticFunctions()
{
    static const std::vector<SqlFunction> functions{
        {"stw_convert", 4, convertValue, false}, {"stw_try_convert", 4, tryConvertValue, false},
        {"stw_assign", 6, assignValue, false},   {"stw_int", 4, integerArithmetic},
        {"stw_real", 4, realArithmetic},         {"stw_math", 4, math},
        {"stw_newid", 0, newGuid, true, false},  {"stw_rand", -1, randomNumber, true, false},
        {"stw_isnumeric", 1, isNumericText},     {"stw_isdate", 1, isDateText},
        {"stw_checksum", -1, checksum, false},   {"stw_bincat", 2, binaryConcat},
        {"stw_var", 2, variable, true, false},   {"stw_recursion", 2, recursion},
    };
    return functions;
}

} // namespace simfleet::sql
