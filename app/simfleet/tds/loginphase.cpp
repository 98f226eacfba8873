// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/loginphase.h"

#include "tds/tokenwriter.h"
#include "tds/wiretype.h"

#include <QString>

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace simfleet {

namespace {

constexpr std::u16string_view kLanguage = u"us_english";
constexpr int kDatabaseChanged = 5701;
constexpr int kLanguageChanged = 5703;

std::u16string peerAddress(int socket)
{
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    char text[INET6_ADDRSTRLEN] = "";
    if (::getpeername(socket, reinterpret_cast<sockaddr*>(&address), &length) != 0)
        return {};
    if (address.ss_family == AF_INET)
        inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in*>(&address)->sin_addr, text, sizeof text);
    else if (address.ss_family == AF_INET6)
        inet_ntop(AF_INET6, &reinterpret_cast<sockaddr_in6*>(&address)->sin6_addr, text, sizeof text);
    return QString::fromLatin1(text).toStdU16String();
}

std::size_t negotiatedPacketSize(std::uint32_t asked)
{
    if (asked == 0)
        return kDefaultPacketSize;
    return std::clamp<std::size_t>(asked, kMinPacketSize, kMaxPacketSize);
}

bool wantsFederated(const Login7& request)
{
    return std::find(request.features.begin(), request.features.end(),
                     static_cast<std::uint8_t>(Feature::FederatedAuthentication)) != request.features.end();
}

std::u16string number(std::size_t value)
{
    return QString::number(value).toStdU16String();
}

} // namespace

LoginPhase::LoginPhase(Channel& channel, ServerBackend& backend, const TdsServerOptions& options,
                       int connectionNumber)
    : m_channel(channel)
    , m_backend(backend)
    , m_options(options)
    , m_connectionNumber(connectionNumber)
{}

std::optional<LoggedIn> LoginPhase::run()
{
    m_channel.perform(m_backend.wireAction(WirePoint::Accepted, {}));
    IncomingMessage message = m_channel.next();
    if (message.type == PacketType::PreLogin) {
        if (!preLogin(message))
            return std::nullopt;
        message = m_channel.next();
    }
    if (message.type != PacketType::Login7)
        return complain("no LOGIN7 where one is due");
    std::optional<Login7> request = parseLogin7(message.payload);
    if (m_plan == EncryptionPlan::LoginOnly)
        m_channel.transport().endTls();
    if (!request)
        return complain("a malformed LOGIN7");
    return login(*request);
}

bool LoginPhase::preLogin(const IncomingMessage& message)
{
    const auto client = parsePreLogin(message.payload);
    if (!client) {
        complain("a malformed PRELOGIN");
        return false;
    }
    const Encryption own = m_options.tls ? m_options.encryption : Encryption::NotSupported;
    const PreLoginAnswer answer = negotiateEncryption(client->encryption, own);
    m_plan = answer.plan;
    Bytes payload = encodePreLogin(m_options, answer.encryption, client->asksFederated);
    sendAnswer(payload, 0);
    switch (m_plan) {
    case EncryptionPlan::None:
        return true;
    case EncryptionPlan::Refuse:
        complain("client and server agree on no encryption");
        return false;
    case EncryptionPlan::LoginOnly:
    case EncryptionPlan::Full:
        break;
    }
    return handshake();
}

bool LoginPhase::handshake()
{
    if (!m_channel.transport().beginTls(*m_options.tls))
        return false;
    m_channel.assembler().setPacketwise(true);
    auto state = Transport::Handshake::Continues;
    while (state == Transport::Handshake::Continues) {
        const IncomingMessage message = m_channel.next();
        if (message.type != PacketType::PreLogin) {
            complain("no TLS handshake where one is due");
            return false;
        }
        Bytes answer;
        state = m_channel.transport().handshake(message.payload, answer);
        if (!answer.empty()) {
            PacketWriter packets;
            Bytes wire;
            packets.pack(PacketType::PreLogin, answer, true, wire);
            m_channel.transport().sendHandshake(wire);
        }
    }
    m_channel.assembler().setPacketwise(false);
    if (m_plan == EncryptionPlan::LoginOnly)
        m_channel.transport().expectPlainAfterFirstPacket();
    if (state == Transport::Handshake::Failed)
        complain("the TLS handshake failed");
    return state == Transport::Handshake::Finished;
}

// Why a login cannot even be asked about.
std::optional<Message> LoginPhase::refusal(const Login7& request) const
{
    if (request.tdsVersion < kTds73)
        return Message{50000, 16, 1, u"The simulated server speaks TDS 7.3 and 7.4 only.", {}, 1};
    if (request.integratedSecurity || wantsFederated(request))
        return Message{18452,
                       14,
                       1,
                       u"Login failed. The login is from an untrusted domain and cannot be used with "
                       u"Integrated authentication. [CLIENT: " +
                           peerAddress(m_channel.transport().descriptor()) + u"]",
                       {},
                       1};
    if (request.changesPassword)
        return Message{50000, 16, 1, u"The simulated server does not change passwords at login.", {}, 1};
    return std::nullopt;
}

std::optional<LoggedIn> LoginPhase::login(const Login7& request)
{
    m_channel.perform(m_backend.wireAction(WirePoint::BeforeLogin, {}));
    if (const auto message = refusal(request)) {
        refuse({*message});
        return std::nullopt;
    }
    LoginResult result =
        m_backend.login({request.userName, request.password, request.database, request.hostName,
                         request.applicationName, peerAddress(m_channel.transport().descriptor())});
    if (!result.session) {
        if (result.messages.empty())
            result.messages.push_back(
                {18456, 14, 1, u"Login failed for user '" + request.userName + u"'.", {}, 1});
        refuse(result.messages);
        return std::nullopt;
    }
    LoggedIn done;
    done.session = std::move(result.session);
    done.packetSize = negotiatedPacketSize(request.packetSize);
    done.tdsVersion = request.tdsVersion >= kTds74 ? kTds74 : request.tdsVersion;
    accept(request, done, result.messages);
    return done;
}

void LoginPhase::refuse(const std::vector<Message>& messages)
{
    Bytes payload;
    TokenWriter out(payload, m_backend.name());
    for (const Message& message : messages)
        out.message(message);
    out.done({DoneKind::Statement, kDoneError, 0, 0});
    sendAnswer(payload, m_connectionNumber);
}

void LoginPhase::accept(const Login7& request, const LoggedIn& result, const std::vector<Message>& messages)
{
    const std::u16string database = result.session->currentDatabase();
    Bytes payload;
    TokenWriter out(payload, m_backend.name());
    out.environment(EnvChange::Database, database, u"master");
    out.message({kDatabaseChanged, 0, 2, u"Changed database context to '" + database + u"'.", {}, 1});
    out.environmentBytes(EnvChange::Collation, kCollation, {});
    out.environment(EnvChange::Language, kLanguage, {});
    out.message(
        {kLanguageChanged, 0, 1, u"Changed language setting to " + std::u16string(kLanguage) + u".", {}, 1});
    for (const Message& message : messages) {
        if (message.number != kDatabaseChanged && message.number != kLanguageChanged)
            out.message(message);
    }
    out.loginAcknowledged(result.tdsVersion, m_options.versionMajor, m_options.versionMinor,
                          m_options.versionBuild);
    out.environment(EnvChange::PacketSize, number(result.packetSize), number(kDefaultPacketSize));
    if (request.hasExtension)
        out.featuresAcknowledged(request.features);
    out.done({DoneKind::Statement, 0, 0, 0});
    const int spid = result.session->spid();
    sendAnswer(payload, spid != 0 ? spid : m_connectionNumber);
}

void LoginPhase::sendAnswer(Bytes& payload, int spid)
{
    PacketWriter packets;
    packets.setSpid(spid);
    Bytes wire;
    packets.pack(PacketType::TabularResult, payload, true, wire);
    m_channel.send(wire);
}

std::nullopt_t LoginPhase::complain(const char* text)
{
    m_complaint = text;
    return std::nullopt;
}

} // namespace simfleet
