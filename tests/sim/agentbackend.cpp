// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agentbackend.h"

#include <poll.h>

using namespace simfleet;

namespace {

class AgentSession final : public Session
{
public:
    explicit AgentSession(AgentBackend& backend)
        : m_backend(backend)
    {}

    void batch(std::u16string_view text, ResultSink& sink, CancelFlag& cancel) override
    {
        const QString words = QString::fromUtf16(text.data(), static_cast<qsizetype>(text.size()));
        if (words.trimmed().startsWith(QLatin1String("SET "), Qt::CaseInsensitive) && words.size() < 60)
            sink.done(DoneKind::Statement, std::nullopt, false);
        else
            call(words, {}, sink, cancel);
    }
    void rpc(const RpcRequest& request, ResultSink& sink, CancelFlag& cancel) override
    {
        if (request.procedure == u"sp_executesql") {
            const auto& text = std::get<std::u16string>(request.parameters.at(0).value);
            std::vector<RpcParameter> rest(request.parameters.begin() +
                                               (request.parameters.size() > 1 ? 2 : 1),
                                           request.parameters.end());
            call(QString::fromStdU16String(text), rest, sink, cancel);
        } else {
            // What QODBC sends while it opens: a cursor for SET QUOTED_IDENTIFIER. It can do without.
            sink.message({2812, 16, 62, u"Could not find stored procedure.", {}, 1});
        }
        sink.returnStatus(0);
        sink.done(DoneKind::Procedure, std::nullopt, false);
    }
    [[nodiscard]] std::u16string currentDatabase() const override { return u"msdb"; }

private:
    void call(const QString& text, const std::vector<RpcParameter>& parameters, ResultSink& sink,
              CancelFlag& cancel)
    {
        m_backend.take(AgentBackend::Call{text, parameters, sink, cancel});
    }
    AgentBackend& m_backend;
};

} // namespace

void AgentBackend::Call::number(int value) const
{
    sink.columns({{u"n", {SqlType::Int, 0, 0, 0, true}}});
    sink.row({Value(std::int64_t{value})});
    done();
}

void AgentBackend::Call::text16(const std::u16string& value, int length) const
{
    sink.columns({{u"t", {SqlType::NVarChar, length, 0, 0, true}}});
    sink.row({Value(value)});
    done();
}

AgentBackend::AgentBackend()
{
    m_answer = [](const Call& call) { call.number(1); };
}

void AgentBackend::setAnswer(Answer answer)
{
    const std::scoped_lock lock(m_mutex);
    m_answer = std::move(answer);
}

void AgentBackend::setFault(Fault fault)
{
    const std::scoped_lock lock(m_mutex);
    m_fault = std::move(fault);
}

void AgentBackend::setPassword(const QString& password)
{
    const std::scoped_lock lock(m_mutex);
    m_password = password;
}

QString AgentBackend::password() const
{
    const std::scoped_lock lock(m_mutex);
    return m_password;
}

std::vector<RpcParameter> AgentBackend::lastParameters() const
{
    const std::scoped_lock lock(m_mutex);
    return m_lastParameters;
}

void AgentBackend::take(const Call& call)
{
    ++calls;
    Answer answer;
    {
        const std::scoped_lock lock(m_mutex);
        m_lastParameters = call.parameters;
        answer = m_answer;
    }
    answer(call);
}

AgentBackend::~AgentBackend()
{
    stop();
}

QString AgentBackend::start()
{
    m_tds = std::make_unique<TdsServer>(*this, TdsServerOptions{});
    const auto started = m_tds->start();
    return started ? QString() : QString::fromStdString(started.error());
}

void AgentBackend::stop()
{
    release();
    if (m_tds)
        m_tds->stop();
}

stellwerk::Server AgentBackend::server(const QString& name) const
{
    stellwerk::Server server;
    server.name = name;
    server.host = QStringLiteral("127.0.0.1");
    server.port = m_tds->port();
    server.user = QStringLiteral("ann");
    server.encryption = stellwerk::Encryption::Off;
    return server;
}

void AgentBackend::hold(const Call& call)
{
    ++holding;
    while (!call.cancel.requested && !m_released)
        ::poll(nullptr, 0, 1);
    if (call.cancel.requested) {
        ++cancelled;
        call.done();
    } else {
        call.number(1);
    }
}

LoginResult AgentBackend::login(const LoginRequest& request)
{
    ++logins;
    {
        const std::scoped_lock lock(m_mutex);
        m_lastLogin = request;
    }
    if (request.password != password().toStdU16String())
        return {nullptr, {{18456, 14, 1, u"Login failed for user '" + request.user + u"'.", {}, 1}}};
    return {std::make_unique<AgentSession>(*this), {}};
}

WireAction AgentBackend::wireAction(WirePoint point, std::u16string_view request)
{
    Fault fault;
    {
        const std::scoped_lock lock(m_mutex);
        fault = m_fault;
    }
    return fault ? fault(point, QString::fromUtf16(request.data(), static_cast<qsizetype>(request.size())))
                 : WireAction{};
}

LoginRequest AgentBackend::lastLogin() const
{
    const std::scoped_lock lock(m_mutex);
    return m_lastLogin;
}
