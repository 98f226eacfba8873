// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/requests.h"

#include "tds/valuedecoder.h"

#include <array>

namespace simfleet {

namespace {

constexpr std::uint8_t kNextCall = 0xFF;
constexpr std::uint8_t kNextCallNotExecuted = 0xFE;
constexpr std::uint8_t kByReference = 0x01;
constexpr std::uint8_t kDefault = 0x02;

// Skips ALL_HEADERS: their only use would be the transaction, and a connection has one at most.
bool skipHeaders(ByteReader& in)
{
    const std::size_t total = in.u32();
    if (total < 4)
        return false;
    ByteReader headers(in.take(total - 4));
    while (in.ok() && !headers.atEnd()) {
        const std::size_t length = headers.u32();
        if (length < 6)
            return false;
        headers.take(length - 4);
        if (!headers.ok())
            return false;
    }
    return in.ok();
}

std::u16string wellKnownProcedure(std::uint16_t id)
{
    static constexpr std::array<const char16_t*, 16> kNames = {u"",
                                                               u"sp_cursor",
                                                               u"sp_cursoropen",
                                                               u"sp_cursorprepare",
                                                               u"sp_cursorexecute",
                                                               u"sp_cursorprepexec",
                                                               u"sp_cursorunprepare",
                                                               u"sp_cursorfetch",
                                                               u"sp_cursoroption",
                                                               u"sp_cursorclose",
                                                               u"sp_executesql",
                                                               u"sp_prepare",
                                                               u"sp_execute",
                                                               u"sp_prepexec",
                                                               u"sp_prepexecrpc",
                                                               u"sp_unprepare"};
    return id < kNames.size() ? kNames[id] : u"";
}

Decoded readProcedure(ByteReader& in, RpcCall& call)
{
    const std::uint16_t length = in.u16();
    if (length == 0xFFFF)
        call.request.procedure = wellKnownProcedure(in.u16());
    else
        call.request.procedure = in.utf16(length);
    in.u16(); // recompile, no metadata, reuse metadata: nothing to save here
    return in.ok() && !call.request.procedure.empty() ? Decoded::Ok : Decoded::Malformed;
}

Decoded readParameter(ByteReader& in, RpcParameter& parameter, std::uint8_t& typeToken)
{
    parameter.name = in.utf16(in.u8());
    const std::uint8_t flags = in.u8();
    parameter.output = (flags & kByReference) != 0;
    parameter.useDefault = (flags & kDefault) != 0;
    WireType type;
    const Decoded typeStatus = in.ok() ? readType(in, type) : Decoded::Malformed;
    typeToken = type.token;
    if (typeStatus != Decoded::Ok)
        return typeStatus;
    parameter.type = type.info;
    return readValue(in, type, parameter.value);
}

bool atSeparator(const ByteReader& in)
{
    return in.peek() == kNextCall || in.peek() == kNextCallNotExecuted;
}

std::u16string byteCountedText(ByteReader& in)
{
    const std::size_t bytes = in.u8();
    if (bytes % 2 != 0)
        in.fail();
    return in.utf16(bytes / 2);
}

std::u16string quoted(const std::u16string& name)
{
    if (name.empty())
        return {};
    std::u16string text = u" [";
    for (const char16_t c : name)
        text.append(c == u']' ? 2 : 1, c);
    return text + u']';
}

std::u16string beginText(std::uint8_t isolation, const std::u16string& name)
{
    static constexpr std::array<const char16_t*, 6> kLevels = {
        nullptr, u"READ UNCOMMITTED", u"READ COMMITTED", u"REPEATABLE READ", u"SERIALIZABLE", u"SNAPSHOT"};
    std::u16string text;
    if (isolation > 0 && isolation < kLevels.size())
        text = std::u16string(u"SET TRANSACTION ISOLATION LEVEL ") + kLevels[isolation] + u"; ";
    return text + u"BEGIN TRANSACTION" + quoted(name);
}

} // namespace

std::optional<std::u16string> parseBatch(std::span<const std::uint8_t> payload)
{
    ByteReader in(payload);
    if (!skipHeaders(in) || in.remaining() % 2 != 0)
        return std::nullopt;
    return in.utf16(in.remaining() / 2);
}

RpcBatch parseRpc(std::span<const std::uint8_t> payload)
{
    RpcBatch batch;
    ByteReader in(payload);
    if (!skipHeaders(in)) {
        batch.status = Decoded::Malformed;
        return batch;
    }
    while (!in.atEnd()) {
        RpcCall call;
        batch.status = readProcedure(in, call);
        while (batch.status == Decoded::Ok && !in.atEnd() && !atSeparator(in)) {
            RpcParameter parameter;
            batch.parameterNumber = static_cast<int>(call.request.parameters.size()) + 1;
            batch.status = readParameter(in, parameter, batch.typeToken);
            batch.parameterName = parameter.name;
            call.request.parameters.push_back(std::move(parameter));
            if (call.request.parameters.size() > 2100)
                batch.status = Decoded::Malformed; // SQL Server's own limit
        }
        if (batch.status != Decoded::Ok)
            return batch;
        if (!in.atEnd())
            call.noExecute = in.u8() == kNextCallNotExecuted;
        batch.calls.push_back(std::move(call));
    }
    if (batch.calls.empty())
        batch.status = Decoded::Malformed;
    return batch;
}

std::optional<TransactionRequest> parseTransaction(std::span<const std::uint8_t> payload)
{
    using Kind = TransactionRequest::Kind;
    ByteReader in(payload);
    if (!skipHeaders(in))
        return std::nullopt;
    TransactionRequest request;
    switch (in.u16()) {
    case 5:
        request.kind = Kind::Begin;
        request.isolation = in.u8();
        request.name = byteCountedText(in);
        break;
    case 7:
    case 8:
        request.kind = payload[in.position() - 2] == 7 ? Kind::Commit : Kind::Rollback;
        request.name = byteCountedText(in);
        request.beginsNext = (in.u8() & 1) != 0;
        if (request.beginsNext) {
            request.nextIsolation = in.u8();
            request.nextName = byteCountedText(in);
        }
        break;
    case 9:
        request.kind = Kind::Save;
        request.name = byteCountedText(in);
        break;
    default: // distributed transactions
        break;
    }
    if (!in.ok())
        return std::nullopt;
    return request;
}

std::u16string transactionText(const TransactionRequest& request)
{
    using Kind = TransactionRequest::Kind;
    std::u16string text;
    switch (request.kind) {
    case Kind::Begin:
        return beginText(request.isolation, request.name);
    case Kind::Commit:
        text = u"COMMIT TRANSACTION" + quoted(request.name);
        break;
    case Kind::Rollback:
        text = u"ROLLBACK TRANSACTION" + quoted(request.name);
        break;
    case Kind::Save:
        return u"SAVE TRANSACTION" + quoted(request.name);
    case Kind::Unsupported:
        return {};
    }
    if (request.beginsNext)
        text += u"; " + beginText(request.nextIsolation, request.nextName);
    return text;
}

} // namespace simfleet
