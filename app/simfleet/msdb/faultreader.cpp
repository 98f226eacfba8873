// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/faultreader.h"

#include <map>

namespace simfleet::msdb {

using namespace Qt::StringLiterals;

namespace {

FaultKind kindOf(ObjectReader& reader)
{
    static const std::map<std::u16string, FaultKind> kKinds = {
        {u"agent-stopped", FaultKind::AgentStopped},
        {u"agent-started", FaultKind::AgentStarted},
        {u"agent-restarted", FaultKind::AgentRestarted},
        {u"agent-killed", FaultKind::AgentKilled},
        {u"login-refused", FaultKind::LoginRefused},
        {u"cut-before", FaultKind::CutBefore},
        {u"cut-after", FaultKind::CutAfter},
        {u"cut-during", FaultKind::CutDuring},
        {u"black-hole", FaultKind::BlackHole},
        {u"slow", FaultKind::Slow},
        {u"history-purged", FaultKind::HistoryPurged},
        {u"server-down", FaultKind::ServerDown},
        {u"deadlock", FaultKind::Deadlock},
        {u"lock-timeout", FaultKind::LockTimeout},
        {u"denied", FaultKind::Denied},
        {u"clock-jump", FaultKind::ClockJump},
    };
    const auto found = kKinds.find(reader.requiredText(u"kind"_s));
    if (found != kKinds.end())
        return found->second;
    QStringList all;
    for (const auto& [name, kind] : kKinds)
        all.append(QString::fromStdU16String(name));
    reader.fail(u"kind"_s, u"must be one of: "_s + all.join(u", "_s));
    return FaultKind::CutAfter;
}

FaultTrigger readTrigger(ObjectReader& fault)
{
    FaultTrigger trigger;
    if (!fault.has(u"on"_s)) {
        trigger.at = fault.real(u"at"_s, 0, 0, 1e9);
        return trigger;
    }
    if (fault.has(u"at"_s))
        fault.fail(u"at"_s, u"stands beside 'on': a fault has one trigger"_s);
    ObjectReader reader = fault.object(u"on"_s);
    struct Kind
    {
        const char16_t* key;
        FaultTrigger::Kind kind;
    };
    int given = 0;
    for (const Kind& kind : {Kind{u"start", FaultTrigger::Kind::Start}, Kind{u"end", FaultTrigger::Kind::End},
                             Kind{u"request", FaultTrigger::Kind::Request}}) {
        const QString key = QString::fromUtf16(kind.key);
        if (reader.has(key)) {
            trigger.kind = kind.kind;
            trigger.text = reader.text(key);
            ++given;
        }
    }
    if (reader.has(u"connection"_s)) {
        trigger.kind = FaultTrigger::Kind::Connection;
        trigger.nth = reader.integer(u"connection"_s, 1, 1, 1'000'000'000);
        ++given;
    }
    if (reader.has(u"nth"_s))
        trigger.nth = reader.integer(u"nth"_s, 1, 1, 1'000'000'000);
    if (given != 1)
        fault.fail(u"on"_s, u"must name one of: start, end, request, connection"_s);
    reader.finish();
    return trigger;
}

} // namespace

FaultSpec readFault(ObjectReader& reader)
{
    FaultSpec fault;
    fault.kind = kindOf(reader);
    fault.servers = reader.texts(u"server"_s);
    if (fault.servers.size() == 1 && fault.servers.front() == u"*")
        fault.servers.clear();
    fault.on = readTrigger(reader);
    fault.duration = reader.real(u"duration"_s, 0, 0, 1e9);
    fault.count = reader.integer(u"count"_s, 0, 0, 1'000'000'000);
    fault.ms = reader.integer(u"ms"_s, fault.ms, 0, 3'600'000);
    fault.minutes = reader.integer(u"minutes"_s, 0, -24 * 60, 24 * 60);
    if ((fault.kind == FaultKind::ClockJump) != (fault.minutes != 0))
        reader.fail(u"minutes"_s, u"says how far a clock-jump goes, and belongs to no other fault"_s);
    fault.match = reader.text(u"match"_s);
    fault.job = reader.text(u"job"_s);
    if (fault.kind == FaultKind::CutBefore && fault.on.kind == FaultTrigger::Kind::Start)
        reader.fail(u"on"_s, u"a start is known when its request was done: use 'request' to cut before it"_s);
    return fault;
}

} // namespace simfleet::msdb
