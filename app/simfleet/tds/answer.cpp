// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/answer.h"

#include <algorithm>

namespace simfleet {

namespace {

// Once streaming, packets leave in lots of this size.
constexpr std::size_t kStreamBytes = std::size_t{32} * 1024;

char16_t lower(char16_t c)
{
    return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c;
}

bool sameName(const std::u16string& a, const std::u16string& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char16_t x, char16_t y) { return lower(x) == lower(y); });
}

} // namespace

Answer::Answer(Channel& channel, ServerBackend& backend, PacketWriter& packets, std::u16string request,
               bool nullBitmaps)
    : m_channel(channel)
    , m_backend(backend)
    , m_packets(packets)
    , m_request(std::move(request))
    , m_tokens(m_payload, backend.name())
{
    m_tokens.setNullBitmaps(nullBitmaps);
    m_packets.beginMessage();
}

bool Answer::dropped() const
{
    if (m_channel.lost())
        throw ConnectionLost{};
    return m_channel.cancel().requested;
}

void Answer::beginToken()
{
    if (!m_waiting)
        return;
    m_waiting->status |= kDoneMore;
    m_tokens.done(*m_waiting);
    m_waiting.reset();
}

void Answer::expectOutputs(const RpcRequest& request)
{
    m_outputs.clear();
    m_nextOutput = 0;
    for (std::size_t i = 0; i < request.parameters.size(); ++i) {
        if (request.parameters[i].output)
            m_outputs.emplace_back(request.parameters[i].name, static_cast<std::uint16_t>(i));
    }
}

void Answer::environmentBytes(EnvChange kind, std::span<const std::uint8_t> now,
                              std::span<const std::uint8_t> before)
{
    beginToken();
    m_tokens.environmentBytes(kind, now, before);
}

void Answer::endCall()
{
    if (!m_waiting || m_waiting->kind != DoneKind::Procedure)
        done(DoneKind::Procedure, std::nullopt, false);
}

bool Answer::withdrawDone(bool& error)
{
    if (!m_waiting)
        return false;
    error = (m_waiting->status & kDoneError) != 0;
    m_waiting.reset();
    return true;
}

void Answer::columns(const std::vector<ColumnMeta>& columns)
{
    if (dropped())
        return;
    beginToken();
    m_columns = columns;
    m_rowset = true;
    m_tokens.columns(columns);
    spill();
}

void Answer::row(const std::vector<Value>& values)
{
    if (dropped())
        return;
    beginToken();
    m_tokens.row(m_columns, values);
    spill();
}

void Answer::done(DoneKind kind, std::optional<std::int64_t> count, bool error)
{
    m_errorSeen = m_errorSeen || error;
    if (dropped())
        return;
    beginToken();
    DoneToken token;
    token.kind = kind;
    token.command = kind == DoneKind::Procedure ? kCommandExecute
                    : m_rowset                  ? kCommandSelect
                    : count                     ? kCommandUpdate
                                                : std::uint16_t{0};
    token.count = static_cast<std::uint64_t>(count.value_or(0));
    token.status = static_cast<std::uint16_t>((count ? kDoneCount : 0) | (error ? kDoneError : 0));
    m_rowset = false;
    m_waiting = token;
}

void Answer::message(const Message& message)
{
    m_errorSeen = m_errorSeen || message.severity > 10;
    if (dropped())
        return;
    beginToken();
    m_tokens.message(message);
    spill();
}

void Answer::returnStatus(int status)
{
    if (dropped())
        return;
    beginToken();
    m_tokens.returnStatus(status);
}

void Answer::outputParameter(const std::u16string& name, const TypeInfo& type, const Value& value)
{
    if (dropped())
        return;
    beginToken();
    auto at = std::find_if(m_outputs.begin(), m_outputs.end(),
                           [&](const auto& output) { return !name.empty() && sameName(output.first, name); });
    if (at == m_outputs.end() && m_nextOutput < m_outputs.size())
        at = m_outputs.begin() + static_cast<std::ptrdiff_t>(m_nextOutput);
    ++m_nextOutput;
    m_tokens.returnValue(at != m_outputs.end() ? at->second : std::uint16_t{0}, name, type, value);
    spill();
}

void Answer::databaseChanged(const std::u16string& before, const std::u16string& now)
{
    if (dropped())
        return;
    beginToken();
    m_tokens.environment(EnvChange::Database, now, before);
}

void Answer::spill()
{
    if (m_payload.size() < (m_released ? kStreamBytes : kHoldBytes))
        return;
    if (!m_released) {
        m_released = true;
        postpone(m_backend.wireAction(WirePoint::BeforeAnswer, m_request));
    }
    if (m_postponed && m_postponed->kind != WireAction::Kind::Proceed)
        m_payload.clear(); // nobody will get it
    if (m_postponed)
        return;
    Bytes wire;
    m_packets.pack(PacketType::TabularResult, m_payload, false, wire);
    if (m_channel.sendSoon(wire) > kQueueBytes)
        m_channel.send({});
    if (!m_duringAsked) {
        m_duringAsked = true;
        postpone(m_backend.wireAction(WirePoint::DuringAnswer, m_request));
    }
}

void Answer::postpone(WireAction action)
{
    if (action.kind == WireAction::Kind::Cut && action.delayMs == 0)
        m_channel.perform(action);
    if (action.kind != WireAction::Kind::Proceed || action.delayMs > 0)
        m_postponed = action;
}

void Answer::release()
{
    if (!m_released)
        m_postponed = m_backend.wireAction(WirePoint::BeforeAnswer, m_request);
    m_released = true;
    if (!m_postponed)
        return;
    const WireAction action = *m_postponed;
    m_postponed.reset();
    m_channel.perform(action);
}

void Answer::finish(bool attention)
{
    if (attention && !m_waiting)
        m_waiting = DoneToken{DoneKind::Statement, kDoneError, 0, 0};
    else if (!m_waiting || m_waiting->kind == DoneKind::InProcedure)
        done(DoneKind::Statement, std::nullopt, m_errorSeen);
    m_tokens.done(m_waiting.value_or(DoneToken{}));
    m_waiting.reset();
    release();
    Bytes wire;
    m_packets.pack(PacketType::TabularResult, m_payload, true, wire);
    if (attention) {
        m_packets.beginMessage();
        m_tokens.done({DoneKind::Statement, kDoneAttention, 0, 0});
        m_packets.pack(PacketType::TabularResult, m_payload, true, wire);
    }
    if (m_duringAsked)
        m_channel.send(wire);
    else
        sendWhole(wire);
}

// Asked for before the first byte, so that an answer without fault leaves in one piece; a fault strikes
// after at least half of the answer.
void Answer::sendWhole(std::span<const std::uint8_t> wire)
{
    m_duringAsked = true;
    const WireAction action = m_backend.wireAction(WirePoint::DuringAnswer, m_request);
    if (action.kind == WireAction::Kind::Proceed && action.delayMs == 0) {
        m_channel.send(wire);
        return;
    }
    const std::size_t packet = m_packets.packetSize();
    std::size_t part = (wire.size() + 1) / 2;
    if (wire.size() > packet)
        part = (part + packet - 1) / packet * packet;
    part = std::min(part, wire.size() - 1);
    m_channel.send(wire.first(part));
    m_channel.perform(action);
    m_channel.send(wire.subspan(part));
}

} // namespace simfleet
