// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/durationtext.h"

#include <QCoreApplication>

#include <cstdlib>

namespace stellwerk {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::Duration)
};

constexpr QChar kNarrowSpace(0x202f);
constexpr QChar kMinus(0x2212);

QString padded(qint64 value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

// "%1 h" with a space that does not break: units are translated, spaces are not theirs to choose.
QString unit(const QString& number, const QString& name)
{
    return number + kNarrowSpace + name;
}

} // namespace

QString durationText(std::chrono::seconds duration)
{
    const qint64 total = std::llabs(duration.count());
    const qint64 days = total / 86400;
    const qint64 hours = total / 3600 % 24;
    const qint64 minutes = total / 60 % 60;
    const qint64 seconds = total % 60;
    const QString d = Text::tr("d", "unit: days");
    const QString h = Text::tr("h", "unit: hours");
    const QString m = Text::tr("m", "unit: minutes");
    const QString s = Text::tr("s", "unit: seconds");
    const QChar gap(0x00a0);
    QString text;
    if (days > 0)
        text = unit(QString::number(days), d) + gap + unit(padded(hours), h) + gap + unit(padded(minutes), m);
    else if (hours > 0)
        text =
            unit(QString::number(hours), h) + gap + unit(padded(minutes), m) + gap + unit(padded(seconds), s);
    else if (minutes > 0)
        text = unit(QString::number(minutes), m) + gap + unit(padded(seconds), s);
    else
        text = unit(QString::number(seconds), s);
    return duration.count() < 0 ? kMinus + text : text;
}

QString durationTextExact(std::chrono::milliseconds duration)
{
    using namespace std::chrono;
    const qint64 total = std::llabs(duration.count());
    if (total >= 10'000)
        return durationText(duration_cast<seconds>(duration));
    const QString number =
        QStringLiteral("%1.%2").arg(total / 1000).arg(total % 1000, 3, 10, QLatin1Char('0'));
    const QString text = unit(number, Text::tr("s", "unit: seconds"));
    return duration.count() < 0 ? kMinus + text : text;
}

QString durationTextShort(std::chrono::seconds duration)
{
    const qint64 total = std::llabs(duration.count());
    const qint64 hours = total / 3600;
    const QString tail = padded(total % 60);
    const QString text = hours > 0 ? QStringLiteral("%1:%2:%3").arg(hours).arg(padded(total / 60 % 60), tail)
                                   : QStringLiteral("%1:%2").arg(total / 60).arg(tail);
    return duration.count() < 0 ? kMinus + text : text;
}

} // namespace stellwerk
