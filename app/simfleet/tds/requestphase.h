// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tds/answer.h"
#include "tds/channel.h"
#include "tds/loginphase.h"
#include "tds/requests.h"

namespace simfleet {

// A logged-in connection: takes one request after the other to the session and sends its answer.
// On the connection's thread.
class RequestPhase
{
public:
    RequestPhase(Channel& channel, ServerBackend& backend, LoggedIn login, int connectionNumber);

    // Until the client leaves (ConnectionLost) or speaks nonsense (returns; complaint() says what).
    void run();
    [[nodiscard]] const char* complaint() const { return m_complaint; }

private:
    bool handle(const IncomingMessage& message);
    bool batch(const IncomingMessage& message);
    bool rpc(const IncomingMessage& message);
    bool transaction(const IncomingMessage& message);
    void runCalls(const RpcBatch& batch, Answer& answer);
    void runTransaction(const TransactionRequest& request, Answer& answer);
    void refuseBulk();
    void only(const DoneToken& done);
    void resetSession(Answer& answer);

    // Runs `work(answer)` as a request: watched, with its faults, answered.
    template <typename Work>
    void serve(const IncomingMessage& message, const std::u16string& text, Work work);

    Channel& m_channel;
    ServerBackend& m_backend;
    std::unique_ptr<Session> m_session;
    PacketWriter m_packets;
    const bool m_nullBitmaps;
    std::uint64_t m_transaction = 0; // the descriptor told last, 0 outside transactions begun here
    std::uint64_t m_lastTransaction = 0;
    const char* m_complaint = "";
};

} // namespace simfleet
