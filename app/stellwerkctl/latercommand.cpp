// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "latercommand.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

void LaterCommand::start()
{
    const QString name = arguments().command;
    QString nextStep;
    if (name == "plan"_L1)
        nextStep = u"'validate --online' checks the package against the servers; 'run' runs it."_s;
    console().error(u"'%1' is not in this version; nothing was done"_s.arg(name), nextStep);
    finish(ExitCode::Usage);
}

} // namespace stellwerk
