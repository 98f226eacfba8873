// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagecheck.h"

#include <QCoreApplication>

namespace stellwerk {

// A problem of a parent package in the user's language: what is wrong and what to do about it.
class ProblemText final
{
    Q_DECLARE_TR_FUNCTIONS(ProblemText)
public:
    [[nodiscard]] static QString of(const Problem& problem);

private:
    [[nodiscard]] static QString patternOf(ProblemCode code);
};

} // namespace stellwerk
