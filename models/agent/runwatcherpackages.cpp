// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How RunWatcher ends a run: a job that reports success is asked for its packages first.
#include "agent/packageverdict.h"
#include "agent/runwatcherprivate.h"

namespace stellwerk {

void RunWatcher::Private::runIsOver(Key key, const RunEnd& end)
{
    Item* item = find(key);
    if (!wantsPackageCheck(item->run, end)) {
        tellEnd(key, end);
        return;
    }
    item->state = State::AskingPackages;
    item->end = end;
    askPackages(key);
}

void RunWatcher::Private::askPackages(Key key)
{
    const Item* item = find(key);
    client->packageOutcome(item->run.receipt.job, packageTime(item->run), q,
                           [this, key](const AgentResult<PackageEvidence>& answer) {
                               const auto asked = [this, key] {
                                   const Item* open = find(key);
                                   return open && open->state == State::AskingPackages ? open : nullptr;
                               };
                               if (!asked())
                                   return;
                               const QPointer<RunWatcher> guard(q);
                               // A failure is told at once; what can still be asked for it is not worth a
                               // wait.
                               const bool known = asked()->end.result == RunResult::Failed;
                               if (!answer && (known || !isOfTheLine(answer.error()))) {
                                   tellEnd(key, withoutPackageCheck(asked()->end, answer.error().summary()));
                                   return;
                               }
                               if (answer)
                                   lineIsBack();
                               else
                                   reportLine(answer.error());
                               if (!guard || !asked()) // a slot may have done anything
                                   return;
                               if (answer)
                                   tellEnd(key, judgePackages(asked()->run, asked()->end, *answer));
                               else
                                   askPackages(key); // the lane's back-off paces this
                           });
}

void RunWatcher::Private::tellEnd(Key key, const RunEnd& end)
{
    items.erase(key); // before anyone is told: a slot may start the next under the same key
    Q_EMIT q->ended(key, end);
}

} // namespace stellwerk
