// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinceoption.h"

#include "arguments.h"
#include "console.h"
#include "texts.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

bool readSince(const Arguments& arguments, Console& console, QDateTime* since)
{
    const QString text = arguments.value(u"since"_s);
    if (text.isEmpty())
        return true;
    *since = parseSince(text, QDateTime::currentDateTimeUtc()).value_or(QDateTime());
    if (since->isValid())
        return true;
    console.error(u"--since does not understand '%1'"_s.arg(text),
                  u"Give 2026-11-22, 2026-11-22T22:00 or a span as 36h or 7d."_s);
    return false;
}

} // namespace stellwerk
