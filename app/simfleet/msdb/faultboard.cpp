// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/faultboard.h"

#include "msdb/messages.h"
#include "msdb/text.h"

#include <QString>

#include <algorithm>

namespace simfleet::msdb {

namespace {

bool contains(std::u16string_view text, std::u16string_view part)
{
    const auto view = [](std::u16string_view t) {
        return QStringView(t.data(), static_cast<qsizetype>(t.size()));
    };
    return part.empty() || view(text).contains(view(part), Qt::CaseInsensitive);
}

bool changesServer(FaultKind kind)
{
    switch (kind) {
    case FaultKind::AgentStopped:
    case FaultKind::AgentStarted:
    case FaultKind::AgentRestarted:
    case FaultKind::AgentKilled:
    case FaultKind::HistoryPurged:
    case FaultKind::ServerDown:
    case FaultKind::ClockJump:
        return true;
    default:
        return false;
    }
}

WireAction cut()
{
    return {WireAction::Kind::Cut, 0};
}

} // namespace

FaultBoard::FaultBoard(std::vector<FaultSpec> faults, SimTime fleetStart)
    : m_start(fleetStart)
{
    for (FaultSpec& fault : faults)
        m_armed.push_back({std::move(fault), 0, false});
}

void FaultBoard::jobStarted(std::u16string_view job, SimTime now)
{
    const std::scoped_lock lock(m_mutex);
    trigger(FaultTrigger::Kind::Start, job, now);
}

void FaultBoard::jobEnded(std::u16string_view job, SimTime now)
{
    const std::scoped_lock lock(m_mutex);
    trigger(FaultTrigger::Kind::End, job, now);
}

void FaultBoard::trigger(FaultTrigger::Kind kind, std::u16string_view text, SimTime now)
{
    for (Armed& armed : m_armed) {
        const FaultTrigger& on = armed.spec.on;
        if (armed.fired || on.kind != kind)
            continue;
        const bool isRequest = kind == FaultTrigger::Kind::Request;
        const bool matches = isRequest ? contains(text, on.text) : on.text.empty() || sameName(text, on.text);
        if (!matches || ++armed.seen < on.nth)
            continue;
        armed.fired = true;
        fire(armed.spec, now, kind == FaultTrigger::Kind::Start || isRequest);
    }
}

void FaultBoard::fireTimed(SimTime now)
{
    for (Armed& armed : m_armed) {
        if (armed.fired || armed.spec.on.kind != FaultTrigger::Kind::Time)
            continue;
        const SimTime at = m_start + seconds(armed.spec.on.at);
        if (at > now)
            continue;
        armed.fired = true;
        fire(armed.spec, at, false);
    }
}

void FaultBoard::fire(const FaultSpec& spec, SimTime now, bool here)
{
    if (changesServer(spec.kind))
        m_due.push_back({spec, now});
    Active active;
    active.spec = spec;
    active.until = spec.duration > 0 ? now + seconds(spec.duration) : SimTime::max();
    active.remaining = spec.count > 0 ? spec.count : spec.duration > 0 ? -1 : 1;
    if (spec.kind == FaultKind::ServerDown)
        active.remaining = -1;
    else if (here && active.remaining == 1)
        active.thread = std::this_thread::get_id();
    m_active.push_back(std::move(active));
}

FaultBoard::Active* FaultBoard::hit(FaultKind kind, std::u16string_view request, SimTime now)
{
    std::erase_if(m_active, [now](const Active& a) { return a.remaining == 0 || a.until < now; });
    const auto found = std::find_if(m_active.begin(), m_active.end(), [&](const Active& active) {
        return active.spec.kind == kind && (!active.thread || *active.thread == std::this_thread::get_id()) &&
               contains(request, active.spec.match);
    });
    return found == m_active.end() ? nullptr : &*found;
}

void FaultBoard::use(Active& active)
{
    if (active.remaining > 0)
        --active.remaining;
}

WireAction FaultBoard::wireAction(WirePoint point, std::u16string_view request, SimTime now)
{
    const std::scoped_lock lock(m_mutex);
    fireTimed(now);
    if (point == WirePoint::Accepted)
        trigger(FaultTrigger::Kind::Connection, {}, now);
    if (point == WirePoint::BeforeWork)
        trigger(FaultTrigger::Kind::Request, request, now);
    if (downLocked(now))
        return cut();
    const auto act = [&](FaultKind kind) {
        Active* active = hit(kind, request, now);
        if (active)
            use(*active);
        return active != nullptr;
    };
    switch (point) {
    case WirePoint::Accepted:
        // A black hole that lasts swallows new connections, too.
        if (Active* hole = hit(FaultKind::BlackHole, {}, now);
            hole && (hole->remaining < 0 || hole->spec.on.kind == FaultTrigger::Kind::Connection)) {
            use(*hole);
            return {WireAction::Kind::BlackHole, 0};
        }
        break;
    case WirePoint::BeforeLogin:
        if (Active* before = hit(FaultKind::CutBefore, {}, now);
            before && before->spec.on.kind == FaultTrigger::Kind::Connection) {
            use(*before);
            return cut();
        }
        break;
    case WirePoint::BeforeWork:
        if (act(FaultKind::CutBefore))
            return cut();
        if (act(FaultKind::BlackHole))
            return {WireAction::Kind::BlackHole, 0};
        if (Active* slow = hit(FaultKind::Slow, request, now)) {
            use(*slow);
            return {WireAction::Kind::Proceed, slow->spec.ms};
        }
        break;
    case WirePoint::BeforeAnswer:
        if (act(FaultKind::CutAfter))
            return cut();
        if (Active* hole = hit(FaultKind::BlackHole, request, now);
            hole && hole->spec.on.kind == FaultTrigger::Kind::Start) {
            use(*hole);
            return {WireAction::Kind::BlackHole, 0};
        }
        break;
    case WirePoint::DuringAnswer:
        if (act(FaultKind::CutDuring))
            return cut();
        break;
    }
    return {};
}

std::optional<Message> FaultBoard::statementFault(std::u16string_view statement, int spid, SimTime now)
{
    const std::scoped_lock lock(m_mutex);
    fireTimed(now);
    if (Active* active = hit(FaultKind::Deadlock, statement, now)) {
        use(*active);
        return makeMessage(
            1205, 13, 51,
            u"Transaction (Process ID " + decimal(spid) +
                u") was deadlocked on lock resources with another process and has been chosen as the "
                u"deadlock victim. Rerun the transaction.");
    }
    if (Active* active = hit(FaultKind::Denied, statement, now)) {
        use(*active);
        return makeMessage(
            229, 14, 5,
            u"The SELECT permission was denied on the object 'sysjobhistory', database 'msdb', schema "
            u"'dbo'.");
    }
    if (Active* active = hit(FaultKind::LockTimeout, statement, now)) {
        use(*active);
        return makeMessage(1222, 16, 51, u"Lock request time out period exceeded.");
    }
    return std::nullopt;
}

bool FaultBoard::loginRefused(SimTime now)
{
    const std::scoped_lock lock(m_mutex);
    fireTimed(now);
    Active* active = hit(FaultKind::LoginRefused, {}, now);
    if (active)
        use(*active);
    return active != nullptr;
}

bool FaultBoard::serverDown(SimTime now) const
{
    const std::scoped_lock lock(m_mutex);
    return downLocked(now);
}

bool FaultBoard::downLocked(SimTime now) const
{
    return std::any_of(m_active.begin(), m_active.end(), [now](const Active& active) {
        return active.spec.kind == FaultKind::ServerDown && now <= active.until;
    });
}

std::optional<SimTime> FaultBoard::nextDue() const
{
    const std::scoped_lock lock(m_mutex);
    std::optional<SimTime> next;
    const auto consider = [&next](SimTime time) { next = next ? std::min(*next, time) : time; };
    for (const Due& due : m_due)
        consider(due.at);
    for (const Armed& armed : m_armed) {
        if (!armed.fired && armed.spec.on.kind == FaultTrigger::Kind::Time)
            consider(m_start + seconds(armed.spec.on.at));
    }
    return next;
}

bool FaultBoard::hasWork() const
{
    const std::scoped_lock lock(m_mutex);
    return !m_due.empty();
}

std::vector<FaultSpec> FaultBoard::takeDue(SimTime now)
{
    const std::scoped_lock lock(m_mutex);
    fireTimed(now);
    std::vector<FaultSpec> due;
    for (Due& item : m_due)
        due.push_back(std::move(item.spec));
    m_due.clear();
    return due;
}

} // namespace simfleet::msdb
