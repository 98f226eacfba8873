// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session.h"
#include "tds/channel.h"
#include "tds/packets.h"
#include "tds/tokenwriter.h"

#include <optional>
#include <string>
#include <vector>

namespace simfleet {

// The answer to one request: turns results into tokens, tokens into packets, and asks the server's
// faults on the way. Up to kHoldBytes of it are held back until the work is done; only a larger answer
// is streamed, and then its faults are asked when its first part is about to leave.
// The session may hold locks while it tells its rows, so nothing here makes it wait: faults that take
// time strike when its work is done, and for a slow client up to kQueueBytes are kept.
// On the connection's thread.
class Answer final : public ResultSink
{
public:
    static constexpr std::size_t kHoldBytes = std::size_t{256} * 1024;
    static constexpr std::size_t kQueueBytes = std::size_t{64} * 1024 * 1024;

    Answer(Channel& channel, ServerBackend& backend, PacketWriter& packets, std::u16string request,
           bool nullBitmaps);

    // The outputs of the call that is about to run, for the ordinals of RETURNVALUE.
    void expectOutputs(const RpcRequest& request);
    void environmentBytes(EnvChange kind, std::span<const std::uint8_t> now,
                          std::span<const std::uint8_t> before);
    // A call ended: it has its DONEPROC, whether the session told one or not.
    void endCall();
    // Takes back the DONE that nothing has followed yet; false when there is none. Tells its error bit.
    bool withdrawDone(bool& error);
    // The work is done: asks BeforeAnswer, unless the answer is on its way.
    void release();
    // Sends the rest, ended by the last DONE. An attention is acknowledged in a message of its own behind
    // it: clients count on that (tedious) or take either (FreeTDS, JDBC).
    void finish(bool attention);
    [[nodiscard]] bool errorSeen() const { return m_errorSeen; }

    void columns(const std::vector<ColumnMeta>& columns) override;
    void row(const std::vector<Value>& values) override;
    void done(DoneKind kind, std::optional<std::int64_t> count, bool error) override;
    void message(const Message& message) override;
    void returnStatus(int status) override;
    void outputParameter(const std::u16string& name, const TypeInfo& type, const Value& value) override;
    void databaseChanged(const std::u16string& before, const std::u16string& now) override;

private:
    bool dropped() const; // after an attention nothing more is wanted; throws ConnectionLost
    void beginToken();    // writes the DONE that waits, as one with more behind it
    void spill();
    void postpone(WireAction action);
    void sendWhole(std::span<const std::uint8_t> wire);

    Channel& m_channel;
    ServerBackend& m_backend;
    PacketWriter& m_packets;
    const std::u16string m_request;
    Bytes m_payload; // tokens not yet packed
    TokenWriter m_tokens;
    std::vector<ColumnMeta> m_columns;
    std::optional<DoneToken> m_waiting; // the last DONE: its MORE bit depends on what follows
    std::vector<std::pair<std::u16string, std::uint16_t>> m_outputs;
    std::size_t m_nextOutput = 0;
    bool m_rowset = false; // columns since the last DONE
    bool m_errorSeen = false;
    std::optional<WireAction> m_postponed; // strikes when the work is done; nothing is sent before
    bool m_released = false;
    bool m_duringAsked = false;
};

} // namespace simfleet
