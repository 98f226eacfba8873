// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/calendar.h"
#include "sql/convert.h"
#include "sql/evaluation.h"
#include "sql/functions.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>

#include <cmath>

namespace simfleet::sql {

namespace {

int dateFirst()
{
    const Evaluation* evaluation = Evaluation::current();
    return evaluation == nullptr ? 7 : evaluation->session().dateFirst;
}

Value stored(const DateTime& date, SqlType type)
{
    if (type == SqlType::DateTimeOffset) {
        const std::string text = storedOffset(date);
        return std::u16string(text.begin(), text.end());
    }
    return toTicks(date);
}

[[noreturn]] void overflow(const TypeInfo& type)
{
    throw runError(517, 16, 1,
                   concat({u"Adding a value to a '", typeName(type), u"' column caused an overflow."}));
}

// stw_dateadd(part, amount, date, type)
Value add(const Arguments& a)
{
    const TypeInfo type = a.type(3);
    const std::optional<DateTime> result = dateAdd(DatePart(a.integer(0)), a.integer(1), a.date(2));
    if (!result)
        overflow(type);
    if (type.type == SqlType::Time)
        return result->ticks;
    const Value fitted = convert(Value(*result), type, type);
    return stored(std::get<DateTime>(fitted), type.type);
}

// stw_datediff(part, from, to, big)
Value difference(const Arguments& a)
{
    const std::int64_t result = dateDiff(DatePart(a.integer(0)), a.date(1), a.date(2));
    if (a.integer(3) == 0 && (result > INT32_MAX || result < INT32_MIN)) {
        throw runError(
            535, 16, 0,
            u"The datediff function resulted in an overflow. The number of dateparts separating two "
            u"date/time instances is too large. Try to use datediff with a less precise datepart.");
    }
    return result;
}

Value part(const Arguments& a)
{
    return datePart(DatePart(a.integer(0)), a.date(1), dateFirst());
}

Value partName(const Arguments& a)
{
    return dateName(DatePart(a.integer(0)), a.date(1), dateFirst());
}

std::int64_t offsetMinutes(const Arguments& a, int index)
{
    const Value value = a.value(index, simpleType(SqlType::SqlVariant));
    if (const auto* minutes = std::get_if<std::int64_t>(&value); minutes && std::abs(*minutes) <= 840)
        return *minutes;
    if (const auto* text = std::get_if<std::u16string>(&value)) {
        const auto parsed = parseDate(concat({u"2000-01-01 00:00:00 ", *text}), -1, DateOrder::Mdy);
        if (parsed && parsed->hasOffset)
            return parsed->value.offsetMinutes;
    }
    throw runError(9812, 16, 0, u"The timezone provided to builtin function todatetimeoffset is invalid.");
}

// stw_switchoffset(date, offset)
Value switchOffset(const Arguments& a)
{
    const std::int64_t offset = offsetMinutes(a, 1);
    const std::int64_t ticks = utcTicks(a.date(0)) + offset * kTicksPerMinute;
    if (!ticksInRange(ticks))
        overflow(simpleType(SqlType::DateTimeOffset));
    return stored(fromTicks(ticks, int(offset)), SqlType::DateTimeOffset);
}

// stw_todto(date, offset)
Value toOffset(const Arguments& a)
{
    DateTime date = a.date(0);
    date.offsetMinutes = std::int16_t(offsetMinutes(a, 1));
    return stored(date, SqlType::DateTimeOffset);
}

Value fromParts(const Arguments& a)
{
    const auto days = daysOf(int(std::clamp<std::int64_t>(a.integer(0), 0, 10'000)),
                             int(std::clamp<std::int64_t>(a.integer(1), 0, 13)),
                             int(std::clamp<std::int64_t>(a.integer(2), 0, 32)));
    std::int64_t ticks = 0;
    bool ok = days.has_value();
    if (a.count() > 3) { // DATETIMEFROMPARTS
        ok = ok && a.integer(3) >= 0 && a.integer(3) < 24 && a.integer(4) >= 0 && a.integer(4) < 60 &&
             a.integer(5) >= 0 && a.integer(5) < 60 && a.integer(6) >= 0 && a.integer(6) < 1000;
        ticks = (a.integer(3) * 3600 + a.integer(4) * 60 + a.integer(5)) * kTicksPerSecond +
                a.integer(6) * kTicksPerMs;
    }
    if (!ok) {
        throw runError(289, 16, a.count() > 3 ? 3 : 1,
                       concat({u"Cannot construct data type ", a.count() > 3 ? u"datetime" : u"date",
                               u", some of the arguments have values which are not valid."}));
    }
    const std::int64_t whole = *days * kTicksPerDay + ticks;
    return a.count() > 3 ? roundToDatetime(whole) : whole;
}

Value endOfMonth(const Arguments& a)
{
    const std::optional<DateTime> moved = dateAdd(DatePart::Month, a.integer(1), a.date(0));
    if (!moved)
        overflow(simpleType(SqlType::Date));
    const CivilDate date = civil(moved->days);
    const int year = date.month == 12 ? date.year + 1 : date.year;
    const auto next = daysOf(year, date.month % 12 + 1, 1);
    return (next ? *next - 1 : kMaxDays) * kTicksPerDay;
}

// msdb.dbo.agent_datetime(yyyymmdd, hhmmss): text converted by style 120, so zero is a conversion error.
Value agentDatetime(const Arguments& a)
{
    const std::int64_t d = a.integer(0);
    const std::int64_t t = a.integer(1);
    const std::u16string text =
        concat({number(d / 10'000), u"-", number(d / 100 % 100), u"-", number(d % 100), u" ",
                number(t / 10'000), u":", number(t / 100 % 100), u":", number(t % 100)});
    const Value value = convert(Value(text), varcharType(30), simpleType(SqlType::DateTime), {.style = 120});
    return toTicks(std::get<DateTime>(value));
}

// stw_date_shift(ticks, days): datetime + number
Value shift(const Arguments& a)
{
    const double ticks = a.real(1) * double(kTicksPerDay);
    const double moved = double(a.integer(0)) + ticks;
    if (!(moved >= 0) || moved > double(kMaxDays) * double(kTicksPerDay))
        overflow(simpleType(SqlType::DateTime));
    return roundToDatetime(a.integer(0) + std::llround(ticks));
}

QTimeZone zone(const std::u16string& name)
{
    const QByteArray id = QString::fromStdU16String(name).toUtf8();
    const QByteArray iana = QTimeZone::windowsIdToDefaultIanaId(id);
    const QTimeZone result(iana.isEmpty() ? id : iana);
    if (!result.isValid()) {
        throw runError(
            9820, 16, 1,
            concat({u"The time zone parameter '", name, u"' provided to AT TIME ZONE clause is invalid."}));
    }
    return result;
}

QDateTime asUtc(std::int64_t ticks)
{
    const std::int64_t epoch = 719'162 * kTicksPerDay; // 1970-01-01
    return QDateTime::fromMSecsSinceEpoch((ticks - epoch) / kTicksPerMs, Qt::UTC);
}

// stw_zone_convert(offset date, zone): the same instant there
Value zoneConvert(const Arguments& a)
{
    const DateTime date = a.date(0);
    const std::int64_t utc = utcTicks(date);
    const int minutes = zone(a.text(1)).offsetFromUtc(asUtc(utc)) / 60;
    if (!ticksInRange(utc + minutes * kTicksPerMinute))
        overflow(simpleType(SqlType::DateTimeOffset));
    return stored(fromTicks(utc + minutes * kTicksPerMinute, minutes), SqlType::DateTimeOffset);
}

// stw_zone_assign(date, zone): the same wall clock, with the offset it had there
Value zoneAssign(const Arguments& a)
{
    DateTime date = a.date(0);
    const QTimeZone there = zone(a.text(1));
    const QDateTime wall = asUtc(toTicks(date));
    const QDateTime local(wall.date(), wall.time(), there);
    date.offsetMinutes = std::int16_t(local.offsetFromUtc() / 60);
    return stored(date, SqlType::DateTimeOffset);
}

} // namespace

const std::vector<SqlFunction>& dateFunctions()
{
    static const std::vector<SqlFunction> functions{
        {"stw_dateadd", 4, add},
        {"stw_datediff", 4, difference},
        {"stw_datepart", 2, part},
        {"stw_datename", 2, partName},
        {"stw_switchoffset", 2, switchOffset},
        {"stw_todto", 2, toOffset},
        {"stw_fromparts", -1, fromParts},
        {"stw_eomonth", 2, endOfMonth},
        {"stw_agent_datetime", 2, agentDatetime},
        {"stw_date_shift", 2, shift},
        {"stw_zone_convert", 2, zoneConvert},
        {"stw_zone_assign", 2, zoneAssign},
    };
    return functions;
}

} // namespace simfleet::sql
