// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/failurereader.h"

#include <QCoreApplication>

namespace stellwerk {

// What the page "Fleet activity" says in several places.
class ActivityWords final
{
    Q_DECLARE_TR_FUNCTIONS(ActivityWords)
public:
    // In the viewer's zone: the time alone for today, with the day of the week within six days, else the
    // date.
    [[nodiscard]] static QString moment(const QDateTime& utc, const QDateTime& now);
    // "26 Nov 2026 02:14:05 here, 01:14:05 on SQL01's clock".
    [[nodiscard]] static QString exactly(const QDateTime& utc, const QDateTime& serverLocal,
                                         const QString& server);
    // The error of a failure in one line: the step's where it was read, else the Agent's.
    [[nodiscard]] static QString briefError(const FirstError& error, const FinishedRun& run);
    [[nodiscard]] static QString step(int number, const QString& name); // "2 (Load)"
    // Of the first failure: the step that was read, else the one that the outcome's message names.
    [[nodiscard]] static QString stepOf(const FirstError& error, const FinishedRun& run);
    // "Slower since 14 Nov: 12 m instead of 9 m"; empty: it is not.
    [[nodiscard]] static QString slower(const std::optional<JobHabits>& habits);
    // What a job's first failure delayed; none: nothing that could be told.
    [[nodiscard]] static QStringList delayed(const FailureReader& failures, const FailedJob& job);
    [[nodiscard]] static QString startedBy(const QString& requestedSource); // '1' is a schedule …
};

} // namespace stellwerk
