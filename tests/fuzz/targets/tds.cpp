// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a client sends to the simulated server: a stream of packets, cut into messages and parsed as the
// connection does. The first byte chooses how large the pieces are in which the bytes arrive.
#include "demand.h"
#include "tds/login7.h"
#include "tds/packets.h"
#include "tds/prelogin.h"
#include "tds/requests.h"

using namespace simfleet;

namespace {

void parse(const IncomingMessage& message)
{
    switch (message.type) {
    case PacketType::PreLogin:
        static_cast<void>(parsePreLogin(message.payload));
        break;
    case PacketType::Login7:
        static_cast<void>(parseLogin7(message.payload));
        break;
    case PacketType::SqlBatch:
        static_cast<void>(parseBatch(message.payload));
        break;
    case PacketType::Rpc:
        static_cast<void>(parseRpc(message.payload));
        break;
    case PacketType::TransactionManager:
        if (const auto request = parseTransaction(message.payload))
            demand(request->kind == TransactionRequest::Kind::Unsupported ||
                       !transactionText(*request).empty(),
                   "a request has a text");
        break;
    default:
        break;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t kLimit = 64 * 1024;
    if (size == 0)
        return 0;
    const std::size_t piece = data[0] + 1U;
    const std::span<const std::uint8_t> stream(data + 1, size - 1);
    PacketAssembler assembler(kLimit);
    for (std::size_t at = 0; at < stream.size(); at += piece) {
        if (!assembler.feed(stream.subspan(at, std::min(piece, stream.size() - at))))
            break;
        while (const auto message = assembler.next())
            parse(*message);
        demand(assembler.pendingBytes() <= kLimit + kMaxPacketSize, "no more is kept than allowed");
    }
    // The parsers behind it, without the frame that a mutation soon breaks.
    for (const PacketType type : {PacketType::PreLogin, PacketType::Login7, PacketType::SqlBatch,
                                  PacketType::Rpc, PacketType::TransactionManager})
        parse({type, false, false, Bytes(stream.begin(), stream.end())});
    return 0;
}
