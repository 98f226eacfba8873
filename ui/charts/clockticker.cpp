// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/clockticker.h"

#include "theme/durationtext.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::ClockTicker)
};

constexpr double kMinute = 60, kHour = 3600, kDay = 86400;
constexpr std::array kSteps{0.001,        0.002,        0.005,        0.01,      0.02,        0.05,
                            0.1,          0.2,          0.5,          1.0,       2.0,         5.0,
                            10.0,         15.0,         30.0,         kMinute,   2 * kMinute, 5 * kMinute,
                            10 * kMinute, 15 * kMinute, 30 * kMinute, kHour,     2 * kHour,   3 * kHour,
                            6 * kHour,    12 * kHour,   kDay,         2 * kDay,  7 * kDay,    14 * kDay,
                            28 * kDay,    91 * kDay,    182 * kDay,   365 * kDay};

QDateTime localOf(double seconds)
{
    return QDateTime::fromMSecsSinceEpoch(qint64(std::floor(seconds * 1000 + 0.5)));
}

double secondsOf(const QDateTime& time)
{
    return double(time.toMSecsSinceEpoch()) / 1000.0;
}

double stepFor(double span, int most)
{
    for (double step : kSteps) {
        if (span / step <= most)
            return step;
    }
    return kSteps.back() * std::ceil(span / kSteps.back() / std::max(1, most));
}

bool isMidnight(const QDateTime& time)
{
    return time == time.date().startOfDay();
}

// Whole days, stepping by the calendar: a day may have 23 or 25 hours.
QList<double> days(double from, double to, int step)
{
    QList<double> out;
    QDate date = localOf(from).date();
    date =
        date.addDays(-(date.toJulianDay() % step)); // steps of weeks begin on Mondays: Julian day 0 was one
    for (;; date = date.addDays(step)) {
        const double at = secondsOf(date.startOfDay());
        if (at > to)
            return out;
        if (at >= from)
            out.append(at);
    }
}

QList<double> withinDays(double from, double to, double step)
{
    QList<double> out;
    for (QDate date = localOf(from).date();; date = date.addDays(1)) {
        const double begin = secondsOf(date.startOfDay());
        if (begin > to)
            return out;
        const double end = secondsOf(date.addDays(1).startOfDay());
        const qint64 first = std::max<qint64>(0, qint64(std::ceil((from - begin) / step - 1e-9)));
        for (qint64 i = first;; ++i) {
            const double at = begin + double(i) * step;
            if (at > to || at >= end)
                break;
            out.append(at);
        }
    }
}

} // namespace

void ClockTicker::setRoom(double pixels, const QFontMetrics& metrics)
{
    m_most = std::clamp(int(pixels / (metrics.horizontalAdvance(u"00:00:00.000"_s) + 12)), 2, 12);
}

QString ClockTicker::clockText(double seconds, double span)
{
    const QTime time = localOf(seconds).time();
    if (span < 10)
        return time.toString(u"HH:mm:ss.zzz"_s);
    return time.toString(u"HH:mm:ss"_s);
}

QString ClockTicker::dateText(const QDate& date)
{
    return QLocale().toString(date, Text::tr("ddd d MMM", "date under a chart, QLocale format: Thu 26 Nov"));
}

QList<double> ClockTicker::roundTimes(double from, double to, double span, int most)
{
    const double step = stepFor(span, most);
    return step >= kDay ? days(from, to, int(step / kDay)) : withinDays(from, to, step);
}

void ClockTicker::generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                           QVector<double>* subTicks, QVector<QString>* labels)
{
    const double step = stepFor(range.size(), m_most);
    ticks.clear();
    if (subTicks)
        subTicks->clear();
    if (labels)
        labels->clear();
    double last = -1e300;
    for (const auto& [from, to] : m_fold.whole(range.lower, range.upper)) {
        for (double real : roundTimes(from, to, range.size(), m_most)) {
            const double shown = m_fold.toShown(real);
            if (shown - last < step * 0.5) // beside a break
                continue;
            ticks.append(shown);
            if (labels) {
                const QDateTime time = localOf(real);
                const QString date = dateText(time.date());
                if (step >= kDay) {
                    const QString year = time.date().toString(u"yyyy"_s);
                    labels->append(ticks.size() == 1 || step > 300 * kDay ? date + u'\n' + year : date);
                    last = shown;
                    continue;
                }
                QString text = step < 1         ? time.time().toString(u"HH:mm:ss.zzz"_s)
                               : step < kMinute ? time.time().toString(u"HH:mm:ss"_s)
                                                : time.time().toString(u"HH:mm"_s);
                const bool isOtherDay =
                    ticks.size() > 1 && localOf(m_fold.toReal(last)).date() != time.date();
                text += ticks.size() == 1 || isMidnight(time) || isOtherDay ? u'\n' + date : QString();
                labels->append(text);
            }
            last = shown;
        }
    }
}

QString DurationTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    return tick < 0 ? QString() : durationTextShort(std::chrono::seconds(qint64(std::round(tick))));
}

double DurationTicker::getTickStep(const QCPRange& range)
{
    constexpr std::array kRound{1.0,     2.0,         5.0,         10.0,         15.0,         30.0,
                                kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute,
                                kHour,   2 * kHour,   3 * kHour,   6 * kHour,    12 * kHour,   kDay};
    for (double step : kRound) {
        if (range.size() / step <= 8)
            return step;
    }
    return kDay * std::ceil(range.size() / kDay / 8);
}

} // namespace stellwerk
