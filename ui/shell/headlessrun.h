// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevent.h"

#include <QHash>
#include <QProcessEnvironment>
#include <QStringList>

namespace stellwerk {

// Goes on with a run without a window: `stellwerkctl runs resume`, detached. To be started when this program
// has let go of the run, at the earliest when its session is gone.
struct HeadlessRun
{
    RunId run;
    QString configFolder;
    QHash<QString, QString> passwords; // by server; handed over in the child's environment and nowhere else
    QString program = installed();

    // stellwerkctl beside this program; empty: it is not there.
    [[nodiscard]] static QString installed();
    [[nodiscard]] QStringList arguments() const;
    [[nodiscard]] QProcessEnvironment environment() const;
    bool start() const; // false: the program could not be started
};

} // namespace stellwerk
