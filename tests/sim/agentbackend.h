// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"
#include "tds/tdsserver.h"

#include <QString>

#include <atomic>
#include <functional>
#include <map>
#include <mutex>

// A server on the real wire whose answers a test writes itself, to try statement and lane over the real
// driver without a fleet. Batches and sp_executesql look alike to the test: a text and its parameters.
class AgentBackend final : public simfleet::ServerBackend
{
public:
    struct Call
    {
        QString text;
        std::vector<simfleet::RpcParameter> parameters; // without statement and declaration
        simfleet::ResultSink& sink;
        simfleet::CancelFlag& cancel;

        void columns(const std::vector<simfleet::ColumnMeta>& meta) const { sink.columns(meta); }
        void done(bool error = false) const { sink.done(simfleet::DoneKind::Statement, std::nullopt, error); }
        void number(int value) const; // one row, one int
        void text16(const std::u16string& value, int length = simfleet::kMaxLength) const;
    };

    AgentBackend();
    ~AgentBackend() override;

    [[nodiscard]] QString start(); // empty, or why not
    void stop();
    [[nodiscard]] stellwerk::Server server(const QString& name = QStringLiteral("S")) const;
    [[nodiscard]] simfleet::TdsServer& tds() { return *m_tds; }

    using Answer = std::function<void(const Call&)>;
    using Fault = std::function<simfleet::WireAction(simfleet::WirePoint, const QString&)>;
    // Both run on the connections' threads: capture by value. Statements of the driver itself are not told.
    void setAnswer(Answer answer);
    void setFault(Fault fault);
    void setPassword(const QString& password);
    [[nodiscard]] QString password() const;
    [[nodiscard]] std::vector<simfleet::RpcParameter> lastParameters() const;

    // An answer that holds its thread until release() or a cancel; counts itself.
    void hold(const Call& call);
    void release() { m_released = true; }
    std::atomic<int> holding{0};
    std::atomic<int> cancelled{0};
    std::atomic<int> logins{0};
    std::atomic<int> calls{0};

    [[nodiscard]] std::u16string name() const override { return u"AGENT01"; }
    simfleet::LoginResult login(const simfleet::LoginRequest& request) override;
    simfleet::WireAction wireAction(simfleet::WirePoint point, std::u16string_view request) override;
    [[nodiscard]] simfleet::LoginRequest lastLogin() const;
    void take(const Call& call); // by sessions

private:
    std::atomic<bool> m_released{false};
    mutable std::mutex m_mutex;
    simfleet::LoginRequest m_lastLogin;
    std::vector<simfleet::RpcParameter> m_lastParameters;
    Answer m_answer;
    Fault m_fault;
    QString m_password = QStringLiteral("secret");
    std::unique_ptr<simfleet::TdsServer> m_tds;
};
