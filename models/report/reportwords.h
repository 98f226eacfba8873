// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/reportinput.h"
#include "run/runmodel.h"

#include <QCoreApplication>

// How the report writes things, in the program's language.
namespace stellwerk {

// The context of all of the report's own texts.
struct ReportText
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::Report)
};

// The look of a state: the name of its CSS class, a sign that needs no colour, and a word.
struct ReportLook
{
    QString css; // "failed"
    QString sign;
    QString word;
    [[nodiscard]] QString text() const { return sign + QChar(0x00a0) + word; }
};
[[nodiscard]] ReportLook lookOfTask(const RunModel::TaskRow& row);
[[nodiscard]] ReportLook lookOfOutcome(TaskOutcome outcome);
[[nodiscard]] ReportLook lookOfRun(std::optional<RunOutcome> outcome); // none: it has not ended

// "1 h 02 m 05 s", "2 m 05 s", "5.3 s" with the language's units.
[[nodiscard]] QString reportSpan(std::chrono::milliseconds span, const QLocale& locale);
// "+20 %", "−3 %".
[[nodiscard]] QString reportChange(std::chrono::milliseconds now, std::chrono::milliseconds usual,
                                   const QLocale& locale);
[[nodiscard]] QString reportBytes(qint64 bytes, const QLocale& locale);

// Times of day in the report's zone; with the date where the run took more than a day or began on another.
class ReportClock
{
public:
    ReportClock(const ReportInput& input, const QDateTime& begin, const QDateTime& end);
    [[nodiscard]] QString time(const QDateTime& utc) const;   // "23:31:44", empty for an invalid one
    [[nodiscard]] QString moment(const QDateTime& utc) const; // with the date, as the language writes it
    [[nodiscard]] QString zone() const;                       // "CET (UTC+01:00)"
    [[nodiscard]] const QLocale& locale() const { return m_locale; }

private:
    QTimeZone m_zone;
    QLocale m_locale;
    QDateTime m_begin;
    bool m_days = false;
};

} // namespace stellwerk
