// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/fleetsession.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace stellwerk {

// The environment variable that may hold a server's password: STELLWERK_PASSWORD_ and the registry's name
// in upper case, every character but A-Z and 0-9 as '_'. "etl-01\X" -> STELLWERK_PASSWORD_ETL_01_X.
[[nodiscard]] QString passwordVariable(const QString& server);

// Passwords of the session, in memory only: from the keychain, else the environment, else asked for. Each
// server is asked about once, however many want to know at the same time. Main thread.
class Passwords final : public QObject
{
    Q_OBJECT
public:
    using Source = FleetSession::Options::PasswordSource;
    using Answer = std::function<void(std::optional<QString>)>;
    Passwords(Source keychain, Source ask, QObject* parent = nullptr);

    // Calls `answer` at once or later, never after this object's end; nullopt: nobody gave one.
    void request(const Server& server, Answer answer);
    void set(const QString& server, const QString& password);
    // Those that nobody could find again: typed in, neither in the keychain nor in the environment.
    [[nodiscard]] QHash<QString, QString> inMemoryOnly() const;
    // After the login was refused: the next request asks the person, as keychain and environment were wrong.
    void refuse(const QString& server);

private:
    void askPerson(const Server& server);
    void settle(const QString& server, std::optional<QString> password);
    Source m_keychain;
    Source m_ask;
    QHash<QString, std::optional<QString>> m_known;
    QHash<QString, QList<Answer>> m_waiting;
    QSet<QString> m_refused;
    QSet<QString> m_elsewhere; // servers whose password stands in the keychain or the environment
};

} // namespace stellwerk
