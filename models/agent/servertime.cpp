// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/servertime.h"

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

int digits(QStringView text, qsizetype at, qsizetype count)
{
    int value = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < u'0' || text[i] > u'9')
            return -1;
        value = value * 10 + (text[i].unicode() - u'0');
    }
    return value;
}

} // namespace

QDateTime wallClockFromText(QStringView text)
{
    // By hand: QDateTime::fromString costs a hundred times as much, and there is one of these per row.
    const int year = digits(text, 0, 4);
    if (year < 1) // QDate knows years before Christ; -1 is a letter here
        return {};
    const QDate date(year, digits(text, 5, 2), digits(text, 8, 2));
    const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    int milliseconds = 0;
    if (text.size() > 20 && text[19] == u'.') {
        int factor = 100;
        for (qsizetype i = 20; i < text.size() && factor > 0; ++i, factor /= 10) {
            const int digit = digits(text, i, 1);
            if (digit < 0)
                break;
            milliseconds += digit * factor;
        }
    }
    if (!date.isValid() || !QTime::isValid(hour, minute, second))
        return {};
    return QDateTime(date, QTime(hour, minute, second, milliseconds), Qt::UTC);
}

int offsetFromText(QStringView text)
{
    const qsizetype size = text.size();
    if (size < 26 || text[size - 3] != u':')
        return 0;
    const int minutes = digits(text, size - 5, 2) * 60 + digits(text, size - 2, 2);
    return text[size - 6] == u'-' ? -minutes : minutes;
}

QString wallClockToText(const QDateTime& time)
{
    return time.isValid() ? time.toString(u"yyyy-MM-dd HH:mm:ss.zzz") : QString();
}

QDateTime wallClockFromPacked(int date, int time)
{
    const QDate day(date / 10000, date / 100 % 100, date % 100);
    const QTime clock(time / 10000, time / 100 % 100, time % 100);
    return day.isValid() && clock.isValid() ? QDateTime(day, clock, Qt::UTC) : QDateTime();
}

std::chrono::seconds durationFromPacked(qint64 packed)
{
    return std::chrono::seconds(packed / 10000 * 3600 + packed / 100 % 100 * 60 + packed % 100);
}

} // namespace stellwerk
