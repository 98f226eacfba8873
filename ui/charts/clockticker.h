// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/plotlibrary.h"
#include "charts/timefold.h"

namespace stellwerk {

// Ticks at round clock times of the viewer's zone, from milliseconds to years, as many as have room. The
// first label and each at midnight have the date below the time.
class ClockTicker final : public QCPAxisTicker
{
public:
    void setFold(const TimeFold& fold) { m_fold = fold; }
    void setRoom(double pixels, const QFontMetrics& metrics); // of the axis
    // "14:05:20", with a fraction where `span` (seconds in sight) is short.
    [[nodiscard]] static QString clockText(double seconds, double span);
    [[nodiscard]] static QString dateText(const QDate& date); // short, with the day of the week

    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                  QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* labels) override;

    // Round times in real [from, to], at most `most` to the whole `span`: for tests and for the shading too.
    [[nodiscard]] static QList<double> roundTimes(double from, double to, double span, int most);

private:
    TimeFold m_fold;
    int m_most = 6;
};

// Lengths of time as labels: 0:30, 1:00, 1:02:00.
class DurationTicker final : public QCPAxisTickerTime
{
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;
    double getTickStep(const QCPRange& range) override;
};

} // namespace stellwerk
