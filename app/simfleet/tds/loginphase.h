// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tds/channel.h"
#include "tds/login7.h"
#include "tds/prelogin.h"
#include "tds/tdsserver.h"

#include <optional>

namespace simfleet {

struct LoggedIn
{
    std::unique_ptr<Session> session;
    std::size_t packetSize = kDefaultPacketSize;
    std::uint32_t tdsVersion = kTds74;
};

// The beginning of a connection: PRELOGIN, TLS handshake, LOGIN7 and the answers. On the connection's
// thread.
class LoginPhase
{
public:
    LoginPhase(Channel& channel, ServerBackend& backend, const TdsServerOptions& options,
               int connectionNumber);

    // Nothing when the login was refused (and the client was told) or the client spoke nonsense. Throws
    // ConnectionLost.
    std::optional<LoggedIn> run();
    [[nodiscard]] const char* complaint() const { return m_complaint; } // for the log; may be empty

private:
    bool preLogin(const IncomingMessage& message);
    bool handshake();
    std::optional<LoggedIn> login(const Login7& request);
    [[nodiscard]] std::optional<Message> refusal(const Login7& request) const;
    void refuse(const std::vector<Message>& messages);
    void accept(const Login7& request, const LoggedIn& result, const std::vector<Message>& messages);
    void sendAnswer(Bytes& payload, int spid);
    std::nullopt_t complain(const char* text);

    Channel& m_channel;
    ServerBackend& m_backend;
    const TdsServerOptions& m_options;
    const int m_connectionNumber;
    EncryptionPlan m_plan = EncryptionPlan::None;
    const char* m_complaint = "";
};

} // namespace simfleet
