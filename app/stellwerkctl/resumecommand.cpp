// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resumecommand.h"

#include "run/runevents_json.h"
#include "run/runlock.h"
#include "runids.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

void ResumeCommand::start()
{
    const QString file = journalIn(context().configFolder);
    const auto record = findRun(file, arguments().positionals.first(), console());
    if (!record) {
        finish(ExitCode::Usage);
        return;
    }
    if (arguments().command == "runs control"_L1)
        control(*record);
    else
        resume(*record);
}

void ResumeCommand::resume(const RunRecord& record)
{
    if (record.ended.isValid()) {
        console().error(
            u"run %1 is over (%2); there is nothing to resume"_s.arg(
                record.id, record.outcome ? wordOf(*record.outcome) : u"unknown"_s),
            u"'stellwerkctl runs control %1 rerun-failed' runs its failed tasks again."_s.arg(record.id));
        finish(ExitCode::Usage);
        return;
    }
    if (openSession(context().configFolder, remembering()))
        takeUp(record, std::nullopt);
}

void ResumeCommand::control(const RunRecord& record)
{
    const auto verb = controlVerbOf(arguments().positionals.at(1));
    if (!verb) {
        console().error(u"unknown verb '%1'"_s.arg(arguments().positionals.at(1)),
                        u"One of "_s + controlVerbs().join(u", "_s) + u'.');
        finish(ExitCode::Usage);
        return;
    }
    RunControl wish{*verb, {}, TaskOutcome::Unknown, accountName()};
    if (needsTask(*verb) != (arguments().positionals.size() == 3)) {
        console().error(needsTask(*verb) ? u"'%1' needs a task"_s.arg(wordOf(*verb))
                                         : u"'%1' takes no task"_s.arg(wordOf(*verb)),
                        u"'stellwerkctl runs show %1' lists the tasks."_s.arg(record.id));
        finish(ExitCode::Usage);
        return;
    }
    if (needsTask(*verb)) {
        wish.task = findTask(record.package, arguments().positionals.at(2), console());
        if (wish.task.isEmpty()) {
            finish(ExitCode::Usage);
            return;
        }
    }
    if (*verb == ControlVerb::Decide) {
        wish.outcome = taskOutcomeOf(arguments().value(u"outcome"_s)).value_or(TaskOutcome::Unknown);
        if (wish.outcome != TaskOutcome::Succeeded && wish.outcome != TaskOutcome::Failed &&
            wish.outcome != TaskOutcome::Cancelled) {
            console().error(u"'decide' needs --outcome succeeded, failed or cancelled"_s);
            finish(ExitCode::Usage);
            return;
        }
    }
    const QString file = journalIn(context().configFolder);
    if (RunLock::owner(file, record.id)) {
        const QString error = requestControl(file, record.id, wish);
        if (error.isEmpty())
            console().line(u"Asked the program that looks after run %1: %2."_s.arg(record.id, wordOf(*verb)));
        else
            console().error(error);
        finish(error.isEmpty() ? ExitCode::Succeeded : ExitCode::Usage);
        return;
    }
    if (!record.ended.isValid()) {
        console().error(u"run %1 was interrupted, and no program looks after it"_s.arg(record.id),
                        u"Go on with it first: stellwerkctl runs resume %1"_s.arg(record.id));
        finish(ExitCode::Usage);
        return;
    }
    if (!opensAgain(*verb)) {
        console().error(u"run %1 is over"_s.arg(record.id),
                        u"retry, rerun-failed and decide open it again."_s);
        finish(ExitCode::Usage);
        return;
    }
    if (openSession(context().configFolder, remembering()))
        takeUp(record, wish);
}

} // namespace stellwerk
