// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/joboutcome.h"

#include <QDate>

namespace stellwerk {

// What is asked of a server for the program's own history.
struct OutcomeQuestion
{
    qint64 aboveInstance = 0;
    int limit = 1000;
    QDate
        firstDay{}; // where only procedures may be asked: runs that began earlier are left out; invalid: none
};

// Ended runs of all jobs of a server.
struct OutcomePage
{
    QString ownName; // SERVERPROPERTY('ServerName')
    QDateTime nowLocal;
    int offsetMinutes = 0;   // east of UTC, now
    bool fromTables = false; // else through the procedures, which show what the login's role may see
    qint64 newest = 0;       // the highest instance_id there; 0: none, or not told
    bool reachedEnd = false;
    QList<JobOutcome> rows; // ascending by instance_id
};

inline constexpr int kLongestOutcomeMessage = 1000;

} // namespace stellwerk
