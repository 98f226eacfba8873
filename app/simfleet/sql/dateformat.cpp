// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/dateformat.h"

#include "sql/calendar.h"

#include <QtCore/QString>

namespace simfleet::sql {

namespace {

struct Fields
{
    CivilDate date;
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::int64_t fraction = 0; // ticks
};

Fields fields(const DateTime& value)
{
    return {.date = civil(value.days),
            .hour = int(value.ticks / (60 * kTicksPerMinute)),
            .minute = int(value.ticks / kTicksPerMinute % 60),
            .second = int(value.ticks / kTicksPerSecond % 60),
            .fraction = value.ticks % kTicksPerSecond};
}

QString offsetText(int minutes)
{
    return QString::asprintf("%c%02d:%02d", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                             std::abs(minutes) % 60);
}

QString hms(const Fields& f)
{
    return QString::asprintf("%02d:%02d:%02d", f.hour, f.minute, f.second);
}

QString iso(const Fields& f)
{
    return QString::asprintf("%04d-%02d-%02d", f.date.year, f.date.month, f.date.day);
}

QString shortMonth(const Fields& f)
{
    const std::u16string_view name = monthName(f.date.month);
    return QString::fromUtf16(name.data(), 3);
}

QString twelveHours(const Fields& f, bool withSeconds, const QString& milliseconds)
{
    const int hour = f.hour % 12 == 0 ? 12 : f.hour % 12;
    QString text = QString::asprintf("%2d:%02d", hour, f.minute);
    if (withSeconds)
        text += QString::asprintf(":%02d", f.second) + milliseconds;
    return text + (f.hour < 12 ? QStringLiteral("AM") : QStringLiteral("PM"));
}

QString fractionText(const Fields& f, int scale)
{
    if (scale == 0)
        return {};
    return QStringLiteral(".") + QString::asprintf("%07lld", static_cast<long long>(f.fraction)).left(scale);
}

// The date alone, for the styles that have one.
std::optional<QString> dateText(const Fields& f, int style)
{
    const int y = f.date.year;
    const int m = f.date.month;
    const int d = f.date.day;
    const QString year = style < 100 ? QString::asprintf("%02d", y % 100) : QString::asprintf("%04d", y);
    switch (style % 100) {
    case 1:
        return QString::asprintf("%02d/%02d/", m, d) + year;
    case 2:
        return year + QString::asprintf(".%02d.%02d", m, d);
    case 3:
        return QString::asprintf("%02d/%02d/", d, m) + year;
    case 4:
        return QString::asprintf("%02d.%02d.", d, m) + year;
    case 5:
        return QString::asprintf("%02d-%02d-", d, m) + year;
    case 6:
        return QString::asprintf("%02d ", d) + shortMonth(f) + QChar(u' ') + year;
    case 7:
        return shortMonth(f) + QString::asprintf(" %02d, ", d) + year;
    case 10:
        return QString::asprintf("%02d-%02d-", m, d) + year;
    case 11:
        return year + QString::asprintf("/%02d/%02d", m, d);
    case 12:
        return year + QString::asprintf("%02d%02d", m, d);
    case 23:
        return iso(f);
    default:
        return std::nullopt;
    }
}

// The styles with a time of day. `fraction` is ".mmm" or as many digits as the type has.
std::optional<QString> dateTimeText(const Fields& f, int style, const QString& fraction)
{
    const QString colonFraction = fraction.isEmpty() ? QString() : QChar(u':') + fraction.mid(1);
    const QString longDate = shortMonth(f) + QString::asprintf(" %2d %04d", f.date.day, f.date.year);
    switch (style) {
    case 0:
    case 100:
        return longDate + QChar(u' ') + twelveHours(f, false, {});
    case 9:
    case 109:
        return longDate + QChar(u' ') + twelveHours(f, true, colonFraction);
    case 8:
    case 24:
    case 108:
        return hms(f);
    case 13:
    case 113:
        return QString::asprintf("%02d ", f.date.day) + shortMonth(f) +
               QString::asprintf(" %04d ", f.date.year) + hms(f) + colonFraction;
    case 14:
    case 114:
        return hms(f) + colonFraction;
    case 20:
    case 120:
        return iso(f) + QChar(u' ') + hms(f);
    case 21:
    case 25:
    case 121:
        return iso(f) + QChar(u' ') + hms(f) + fraction;
    case 22:
        return QString::asprintf("%02d/%02d/%02d %2d:%02d:%02d ", f.date.month, f.date.day, f.date.year % 100,
                                 f.hour % 12 == 0 ? 12 : f.hour % 12, f.minute, f.second) +
               (f.hour < 12 ? QStringLiteral("AM") : QStringLiteral("PM"));
    case 126:
    case 127:
        return iso(f) + QChar(u'T') + hms(f) + fraction;
    default:
        return std::nullopt;
    }
}

bool keepsOffset(int style)
{
    return style == 0 || style == 100 || style == 9 || style == 109 || style == 13 || style == 113 ||
           style == 20 || style == 120 || style == 21 || style == 25 || style == 121 || style == 22;
}

} // namespace

std::optional<std::u16string> formatDate(const DateTime& value, const TypeInfo& type, int style)
{
    DateTime shown = value;
    if (style < 0)
        style = type.type == SqlType::DateTime ? 0 : 121;
    const bool isOffset = type.type == SqlType::DateTimeOffset;
    if (isOffset && style == 127)
        shown = fromTicks(std::max<std::int64_t>(0, utcTicks(value)));
    const Fields f = fields(shown);
    const int scale = type.type == SqlType::DateTime ? 3 : type.scale;
    QString fraction = fractionText(f, scale);
    const bool isoStyle = style == 126 || style == 127;
    if (isoStyle && type.type == SqlType::DateTime && f.fraction / kTicksPerMs == 0)
        fraction.clear();
    if (type.type == SqlType::Date) {
        const std::optional<QString> date = dateText(f, style);
        if (date)
            return date->toStdU16String();
        if (style == 0 || style == 100 || style == 9 || style == 109)
            return (shortMonth(f) + QString::asprintf(" %2d %04d", f.date.day, f.date.year)).toStdU16String();
        if (style == 13 || style == 113)
            return dateText(f, 106)->toStdU16String();
        if (style == 8 || style == 108 || style == 14 || style == 114 || !dateTimeText(f, style, fraction))
            return std::nullopt;
        return iso(f).toStdU16String();
    }
    if (type.type == SqlType::Time) {
        if (style == 0 || style == 100)
            return twelveHours(f, false, {}).trimmed().toStdU16String();
        if (style == 8 || style == 108 || style == 20 || style == 120)
            return hms(f).toStdU16String();
        if (!dateTimeText(f, style, fraction))
            return std::nullopt;
        return (hms(f) + fraction).toStdU16String();
    }
    if (const std::optional<QString> date = dateText(f, style))
        return date->toStdU16String();
    std::optional<QString> text = dateTimeText(f, style, fraction);
    if (!text)
        return std::nullopt;
    if (style == 127)
        *text += isOffset ? QStringLiteral("Z") : QString();
    else if (isOffset && style == 126)
        *text += offsetText(value.offsetMinutes);
    else if (isOffset && keepsOffset(style))
        *text += QChar(u' ') + offsetText(value.offsetMinutes);
    return text->toStdU16String();
}

std::string storedOffset(const DateTime& value)
{
    const Fields f = fields(value);
    return (iso(f) + QChar(u' ') + hms(f) + fractionText(f, 7) + QChar(u' ') +
            offsetText(value.offsetMinutes))
        .toStdString();
}

} // namespace simfleet::sql
