// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// The seam between the wire (tds/) and what stands behind it (sql/, msdb/).
namespace simfleet {

// An INFO (severity <= 10) or ERROR token.
struct Message
{
    int number = 0;
    int severity = 16;
    int state = 1;
    std::u16string text{};
    std::u16string procedure{}; // empty outside procedures
    int line = 1;
};

struct ColumnMeta
{
    std::u16string name{};
    TypeInfo type;
};

enum class DoneKind {
    Statement,   // DONE of a statement in a batch
    InProcedure, // DONEINPROC
    Procedure,   // DONEPROC
};

// Receives what a request produces, in wire order. Called on the connection's thread. Implementations
// stream: rows are not collected. An implementation may block (slow client) and may throw
// ConnectionLost, which callers let pass.
class ResultSink
{
public:
    virtual ~ResultSink() = default;
    virtual void columns(const std::vector<ColumnMeta>& columns) = 0;
    virtual void row(const std::vector<Value>& values) = 0;
    // `count` is absent under SET NOCOUNT ON and for statements that count nothing.
    virtual void done(DoneKind kind, std::optional<std::int64_t> count, bool error) = 0;
    virtual void message(const Message& message) = 0;
    virtual void returnStatus(int status) = 0;
    virtual void outputParameter(const std::u16string& name, const TypeInfo& type, const Value& value) = 0;
    virtual void databaseChanged(const std::u16string& before, const std::u16string& now) = 0;
};

struct ConnectionLost
{};

struct RpcParameter
{
    std::u16string name; // with '@', or empty when positional
    TypeInfo type{};
    Value value{};
    bool output = false;
    bool useDefault = false;
};

struct RpcRequest
{
    // Well-known procedure ids arrive here as their names (10 -> sp_executesql …).
    std::u16string procedure;
    std::vector<RpcParameter> parameters;
};

// Set by an attention or by the end of the connection; long work (WAITFOR, big scans) looks at it often.
struct CancelFlag
{
    std::atomic<bool> requested{false};
};

// One logged-in connection. Used by one thread at a time. The wire adds the closing DONE with the
// attention bit itself when a request ends while `cancel.requested` is set.
class Session
{
public:
    virtual ~Session() = default;
    virtual void batch(std::u16string_view text, ResultSink& sink, CancelFlag& cancel) = 0;
    virtual void rpc(const RpcRequest& request, ResultSink& sink, CancelFlag& cancel) = 0;
    [[nodiscard]] virtual std::u16string currentDatabase() const = 0;
    // sp_reset_connection: a pooled connection is handed to its next user (bit in the packet header).
    virtual void reset() {}
    // @@SPID, told in every packet header; 0 lets the wire number its connections itself.
    [[nodiscard]] virtual int spid() const { return 0; }
};

struct LoginRequest
{
    std::u16string user;
    std::u16string password;
    std::u16string database; // empty: the login's default
    std::u16string hostName;
    std::u16string applicationName;
    std::u16string clientAddress; // for "Login failed … [CLIENT: …]" and program_name views
};

struct LoginResult
{
    std::unique_ptr<Session> session; // null: refused, `messages` say why (18456, 4060 …)
    std::vector<Message> messages;
};

// What a server does to its wire, asked at fixed moments. Faults are decided by the scenario.
enum class WirePoint {
    Accepted,     // TCP connection accepted, nothing read
    BeforeLogin,  // LOGIN7 read, nothing answered
    BeforeWork,   // a request was read, its work not begun
    BeforeAnswer, // the work is done, nothing of the answer sent
    DuringAnswer, // some of the answer was sent (at least one packet or half of the only one)
};

struct WireAction
{
    enum class Kind { Proceed, Cut, BlackHole } kind = Kind::Proceed; // BlackHole: never answer again
    int delayMs = 0;                                                  // wait first; real milliseconds
};

// One simulated SQL Server as the wire sees it. Thread-safe: many connections at once.
class ServerBackend
{
public:
    virtual ~ServerBackend() = default;
    [[nodiscard]] virtual std::u16string name() const = 0; // SERVERPROPERTY('ServerName')
    virtual LoginResult login(const LoginRequest& request) = 0;
    // `request` is the batch text, or the procedure's name followed by its text parameters (so that the
    // statement of an sp_executesql can be recognised); empty at Accepted and BeforeLogin.
    virtual WireAction wireAction(WirePoint point, std::u16string_view request) = 0;
};

} // namespace simfleet
