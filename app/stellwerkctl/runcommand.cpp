// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runcommand.h"

#include "runids.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

void RunCommand::start()
{
    if (arguments().has(u"dry-run"_s)) {
        console().error(u"'run --dry-run' is not in this version; nothing was started"_s,
                        u"'validate --online' checks the package against the servers."_s);
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
    if (arguments().has(u"from-failed"_s)) {
        rerun(loaded->package);
        return;
    }
    if (openSession(context().configFolder, remembering()))
        runPackage(*loaded, file);
}

// In the same run, with the package as it was run: its constraints are what "failed" and "not run" refer to.
void RunCommand::rerun(const ParentPackage& package)
{
    const auto record =
        findRun(journalIn(context().configFolder), arguments().value(u"from-failed"_s), console());
    if (!record) {
        finish(ExitCode::Usage);
        return;
    }
    if (record->package != package) {
        console().error(
            u"run %1 was of another package, or this one was changed since; nothing was started"_s.arg(
                record->id),
            u"'stellwerkctl runs control %1 rerun-failed' runs it as it was; without --from-failed the "
            "changed package runs whole."_s.arg(record->id));
        finish(ExitCode::Usage);
        return;
    }
    if (!record->ended.isValid()) {
        console().error(u"run %1 is not over"_s.arg(record->id),
                        u"'stellwerkctl runs resume %1' goes on with it."_s.arg(record->id));
        finish(ExitCode::Usage);
        return;
    }
    if (openSession(context().configFolder, remembering()))
        takeUp(*record, RunControl{ControlVerb::RerunFailed, {}, TaskOutcome::Unknown, accountName()});
}

} // namespace stellwerk
