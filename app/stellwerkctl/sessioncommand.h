// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"

#include "session/fleetsession.h"

#include <QSet>

#include <functional>
#include <memory>

namespace stellwerk {

// A command that needs the servers: owns the session and waits until each server was read or is in trouble.
class SessionCommand : public Command
{
    Q_OBJECT
public:
    explicit SessionCommand(const CommandContext& context);
    ~SessionCommand() override;

protected:
    // False: the registry cannot be read (told; the command has ended).
    bool openSession(const QString& configFolder, FleetSession::Options options = {});
    // A session that keeps what it sees in the program's own history.
    [[nodiscard]] static FleetSession::Options remembering();
    [[nodiscard]] FleetSession* session() const { return m_session.get(); }
    void closeSession() { m_session.reset(); }
    // Calls `then` once each of `servers` was read or is in trouble; empty: all of them.
    void readFleet(const QStringList& servers, std::function<void()> then);
    // Of the servers waited for: those that could not be read, in order.
    [[nodiscard]] QStringList troubled() const;
    [[nodiscard]] QString troubleOf(const QString& server) const;
    void reportTrouble() const; // to stderr
    [[nodiscard]] QJsonArray troubleJson() const;
    // The registered spelling of a name; empty: there is no such server (told).
    [[nodiscard]] QString registered(const QString& name) const;

private:
    void settle(const QString& server);
    std::unique_ptr<FleetSession> m_session;
    QStringList m_asked;
    QSet<QString> m_open; // waited for
    QSet<QString> m_read;
    std::function<void()> m_then;
};

} // namespace stellwerk
