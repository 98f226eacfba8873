// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the trace prints.
#include "program.h"

#include "run/runevents_json.h"

namespace simulation {

using namespace stellwerk;
using namespace Qt::StringLiterals;

QString describe(const RunInput& input)
{
    static const char* const names[]{
        "begin",  "start accepted", "start failed",  "running",   "step done",   "ended",      "timer due",
        "cancel", "cancel task",    "cancel branch", "pause",     "continue",    "hold",       "skip",
        "retry",  "rerun failed",   "decide",        "take over", "server lost", "server back"};
    static_assert(std::size(names) == std::variant_size_v<RunInput>);
    return std::visit(
        [&](const auto& what) {
            QString text = QString::fromLatin1(names[input.index()]);
            if constexpr (requires { what.key; })
                text += u" %1#%2"_s.arg(what.key.task).arg(what.key.attempt);
            if constexpr (requires { what.task; })
                text += u' ' + what.task;
            if constexpr (requires { what.server; })
                text += u' ' + what.server;
            if constexpr (requires { what.outcome; })
                text += u' ' + wordOf(what.outcome);
            if constexpr (requires { what.kind; })
                text += u' ' + wordOf(what.kind);
            if constexpr (requires { what.error; })
                text += u' ' + what.error;
            return text;
        },
        input);
}

QString describe(const MachineCommand& command)
{
    if (const auto* start = std::get_if<StartOrder>(&command))
        return u"start %1#%2: %3 on %4"_s.arg(start->key.task)
            .arg(start->key.attempt)
            .arg(start->job, start->server);
    if (const auto* stop = std::get_if<StopOrder>(&command))
        return u"stop %1#%2"_s.arg(stop->key.task).arg(stop->key.attempt);
    if (const auto* abandon = std::get_if<AbandonOrder>(&command))
        return u"abandon %1#%2"_s.arg(abandon->key.task).arg(abandon->key.attempt);
    if (const auto* again = std::get_if<ResumeOrder>(&command))
        return u"resume %1#%2: %3 on %4, %5, sent after %6"_s.arg(again->order.key.task)
            .arg(again->order.key.attempt)
            .arg(again->order.job, again->order.server,
                 again->known.accepted ? u"accepted"_s : u"not known to be accepted"_s,
                 again->known.sentAfterLocal);
    return u"wake at %1"_s.arg(toDateTime(std::get<WakeAt>(command).at).toString(u"HH:mm:ss.zzz"_s));
}

} // namespace simulation
