// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logmodel.h"

namespace stellwerk {

// What may be written at a place of a filter: names of fields, and after a field its known values.
struct LogCompletion
{
    qsizetype from = 0; // what a choice replaces
    qsizetype length = 0;
    struct Choice
    {
        QString text;    // put in
        QString meaning; // for people
    };
    QList<Choice> choices;
};

[[nodiscard]] LogCompletion logCompletion(const QString& text, qsizetype cursor, const LogModel& log);

} // namespace stellwerk
