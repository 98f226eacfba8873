// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runcommand.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

void RunCommand::start()
{
    for (const QString& option : {u"dry-run"_s, u"from-failed"_s}) {
        if (!arguments().has(option))
            continue;
        console().error(u"'run --%1' is not in this version; nothing was started"_s.arg(option),
                        option == "dry-run"_L1
                            ? u"'validate --online' checks the package against the servers."_s
                            : u"'runs show' tells what failed."_s);
        finish(ExitCode::Usage);
        return;
    }
    const QString file = arguments().positionals.first();
    const auto loaded = loadPackage(file);
    if (!loaded) {
        console().error(file + u": "_s + loaded.error().message());
        finish(ExitCode::Usage);
        return;
    }
    if (openSession(context().configFolder))
        runPackage(*loaded, file);
}

} // namespace stellwerk
