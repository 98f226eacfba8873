// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/requestphase.h"

#include <QString>

namespace simfleet {

namespace {

Bytes descriptor(std::uint64_t transaction)
{
    Bytes bytes;
    ByteWriter(bytes).u64(transaction);
    return bytes;
}

Message unknownType(const RpcBatch& batch)
{
    const QString text =
        QStringLiteral("The incoming tabular data stream (TDS) remote procedure call (RPC) protocol "
                       "stream is incorrect. Parameter %1 (\"%2\"): Data type 0x%3 is unknown.")
            .arg(batch.parameterNumber)
            .arg(QString::fromStdU16String(batch.parameterName))
            .arg(batch.typeToken, 2, 16, QLatin1Char('0'));
    return {8009, 16, 4, text.toStdU16String(), {}, 1};
}

Message unsupported(const char16_t* what)
{
    return {
        40510, 16,
        1,     std::u16string(u"Statement '") + what + u"' is not supported in this version of SQL Server.",
        {},    1};
}

} // namespace

RequestPhase::RequestPhase(Channel& channel, ServerBackend& backend, LoggedIn login, int connectionNumber)
    : m_channel(channel)
    , m_backend(backend)
    , m_session(std::move(login.session))
    , m_nullBitmaps(login.tdsVersion >= kTds73b)
{
    m_packets.setPacketSize(login.packetSize);
    m_packets.setSpid(m_session->spid() != 0 ? m_session->spid() : connectionNumber);
}

void RequestPhase::run()
{
    while (handle(m_channel.next())) {
    }
}

bool RequestPhase::handle(const IncomingMessage& message)
{
    if (message.ignore) {
        only({DoneKind::Statement, kDoneError, 0, 0});
        return true;
    }
    switch (message.type) {
    case PacketType::SqlBatch:
        return batch(message);
    case PacketType::Rpc:
        return rpc(message);
    case PacketType::TransactionManager:
        return transaction(message);
    case PacketType::Attention:
        only({DoneKind::Statement, kDoneAttention, 0, 0});
        return true;
    case PacketType::BulkLoad:
        refuseBulk();
        return true;
    default:
        m_complaint = "a packet type that has no place here";
        return false;
    }
}

template <typename Work>
void RequestPhase::serve(const IncomingMessage& message, const std::u16string& text, Work work)
{
    m_channel.beginWork();
    Answer answer(m_channel, m_backend, m_packets, text, m_nullBitmaps);
    m_channel.perform(m_backend.wireAction(WirePoint::BeforeWork, text));
    if (message.reset)
        resetSession(answer);
    if (!m_channel.cancel().requested)
        work(answer);
    answer.release();
    const bool attention = m_channel.endWork();
    answer.finish(attention);
}

void RequestPhase::resetSession(Answer& answer)
{
    const std::u16string before = m_session->currentDatabase();
    m_session->reset();
    m_transaction = 0;
    answer.environmentBytes(EnvChange::ResetDone, {}, {});
    const std::u16string now = m_session->currentDatabase();
    if (now != before)
        answer.databaseChanged(before, now);
}

bool RequestPhase::batch(const IncomingMessage& message)
{
    const auto text = parseBatch(message.payload);
    if (!text) {
        m_complaint = "a malformed SQL batch";
        return false;
    }
    serve(message, *text, [&](Answer& answer) { m_session->batch(*text, answer, m_channel.cancel()); });
    return true;
}

bool RequestPhase::rpc(const IncomingMessage& message)
{
    const RpcBatch batch = parseRpc(message.payload);
    if (batch.status == Decoded::Malformed) {
        m_complaint = "a malformed RPC";
        return false;
    }
    // What faults are matched against: the name and the texts, so that a prepared statement shows itself.
    std::u16string text;
    if (!batch.calls.empty()) {
        text = batch.calls.front().request.procedure;
        for (const RpcParameter& parameter : batch.calls.front().request.parameters) {
            if (const auto* value = std::get_if<std::u16string>(&parameter.value))
                text.append(u" ").append(*value);
        }
    }
    serve(message, text, [&](Answer& answer) { runCalls(batch, answer); });
    return true;
}

void RequestPhase::runCalls(const RpcBatch& batch, Answer& answer)
{
    for (const RpcCall& call : batch.calls) {
        if (m_channel.cancel().requested)
            return;
        answer.expectOutputs(call.request);
        if (!call.noExecute)
            m_session->rpc(call.request, answer, m_channel.cancel());
        answer.endCall();
    }
    if (batch.status == Decoded::UnknownType) {
        answer.message(unknownType(batch));
        answer.done(DoneKind::Procedure, std::nullopt, true);
    }
}

bool RequestPhase::transaction(const IncomingMessage& message)
{
    const auto request = parseTransaction(message.payload);
    if (!request) {
        m_complaint = "a malformed transaction request";
        return false;
    }
    serve(message, transactionText(*request), [&](Answer& answer) { runTransaction(*request, answer); });
    return true;
}

// The session does it as T-SQL; the client is told the descriptor, which it sends back with each request.
void RequestPhase::runTransaction(const TransactionRequest& request, Answer& answer)
{
    using Kind = TransactionRequest::Kind;
    if (request.kind == Kind::Unsupported) {
        answer.message(unsupported(u"BEGIN DISTRIBUTED TRANSACTION"));
        answer.done(DoneKind::Statement, std::nullopt, true);
        return;
    }
    m_session->batch(transactionText(request), answer, m_channel.cancel());
    bool error = false;
    answer.withdrawDone(error);
    if (answer.errorSeen() || m_channel.cancel().requested) {
        answer.done(DoneKind::Statement, std::nullopt, true);
        return;
    }
    const Bytes before = descriptor(m_transaction);
    if (request.kind == Kind::Commit || request.kind == Kind::Rollback) {
        answer.environmentBytes(request.kind == Kind::Commit ? EnvChange::CommitTransaction
                                                             : EnvChange::RollbackTransaction,
                                {}, before);
        m_transaction = 0;
    }
    if (request.kind == Kind::Begin || request.beginsNext) {
        m_transaction = ++m_lastTransaction;
        answer.environmentBytes(EnvChange::BeginTransaction, descriptor(m_transaction), {});
    }
    answer.done(DoneKind::Statement, std::nullopt, false);
}

void RequestPhase::refuseBulk()
{
    Bytes payload;
    TokenWriter out(payload, m_backend.name());
    out.message(unsupported(u"INSERT BULK"));
    out.done({DoneKind::Statement, kDoneError, 0, 0});
    Bytes wire;
    m_packets.beginMessage();
    m_packets.pack(PacketType::TabularResult, payload, true, wire);
    m_channel.send(wire);
}

void RequestPhase::only(const DoneToken& done)
{
    Bytes payload;
    TokenWriter(payload, {}).done(done);
    Bytes wire;
    m_packets.beginMessage();
    m_packets.pack(PacketType::TabularResult, payload, true, wire);
    m_channel.send(wire);
}

} // namespace simfleet
