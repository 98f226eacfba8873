// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/accountname.h"

using namespace Qt::StringLiterals;

namespace stellwerk {

bool namesAccount(const QString& message, const QString& account)
{
    if (account.isEmpty())
        return false;
    const auto ofName = [&](qsizetype at) {
        return at >= 0 && at < message.size() &&
               (message[at].isLetterOrNumber() || u"\\_-$@"_s.contains(message[at]));
    };
    for (qsizetype at = message.indexOf(account, 0, Qt::CaseInsensitive); at >= 0;
         at = message.indexOf(account, at + 1, Qt::CaseInsensitive)) {
        const qsizetype after = at + account.size();
        // "CORP\svc.etl" is another account than "CORP\svc", but the sentence ends with a dot as well.
        const bool dotted = after < message.size() && message[after] == u'.' && ofName(after + 1);
        if (!ofName(at - 1) && !ofName(after) && !dotted)
            return true;
    }
    return false;
}

} // namespace stellwerk
