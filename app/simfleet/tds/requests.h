// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session.h"
#include "tds/typedecoder.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace simfleet {

// SQL batch ([MS-TDS] 2.2.6.7): the text behind ALL_HEADERS. Nothing when the headers do not fit.
[[nodiscard]] std::optional<std::u16string> parseBatch(std::span<const std::uint8_t> payload);

// RPC ([MS-TDS] 2.2.6.6): one or several calls.
struct RpcCall
{
    RpcRequest request;
    bool noExecute = false; // decoded and answered, but not to be run
};

struct RpcBatch
{
    Decoded status = Decoded::Ok;
    std::vector<RpcCall> calls; // complete ones, also before a failure
    // With UnknownType: where and which, for error 8009.
    int parameterNumber = 0;
    std::u16string parameterName;
    std::uint8_t typeToken = 0;
};
[[nodiscard]] RpcBatch parseRpc(std::span<const std::uint8_t> payload);

// Transaction manager request ([MS-TDS] 2.2.6.9).
struct TransactionRequest
{
    enum class Kind { Begin, Commit, Rollback, Save, Unsupported } kind = Kind::Unsupported;
    std::u16string name;        // of the transaction or the savepoint; may be empty
    std::uint8_t isolation = 0; // 0: unchanged, 1 to 5 as in the protocol
    bool beginsNext = false;    // after commit or rollback
    std::u16string nextName;
    std::uint8_t nextIsolation = 0;
};
[[nodiscard]] std::optional<TransactionRequest> parseTransaction(std::span<const std::uint8_t> payload);
// What the request says in T-SQL.
[[nodiscard]] std::u16string transactionText(const TransactionRequest& request);

} // namespace simfleet
