// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <tl/expected.hpp>

namespace stellwerk {

// Why a request to a server did not do what it should: a value, never an exception. Never holds a password.
struct AgentError
{
    enum class Kind {
        Unreachable,    // name, TCP or TLS: nothing was asked
        Login,          // the server answered and refused, or no password is known
        Permission,     // 229, 300, 371, 14393, 916 …; the text names the missing right
        NoSuchJob,      // 14262, 14293
        AlreadyRunning, // 22022 and the job runs
        AgentStopped,   // 22022 or 14258 and the Agent does not run
        NoTarget,       // 14256: the job has no sysjobservers row
        Disabled,       // the job is disabled there, and the order was not to start such a one
        Refused,        // any other error that the server raised
        Timeout,        // login or query time-out, or 1222
        ContactLost,    // the connection broke after a request was sent: what it did is not known
        Protocol,       // an answer that cannot be understood; missing driver
        Cancelled,      // by us
    };
    Kind kind = Kind::Protocol;
    int number = 0;   // the server's own (14262 …), the driver's (20009 …) or 0
    QString sqlState; // of the deciding diagnostic record
    QString text;     // the server's or the driver's words
    QString server;   // registered name
    QString job;      // empty when no job is concerned

    bool operator==(const AgentError&) const = default;

    // What the user can do about it: one sentence, translated.
    [[nodiscard]] QString advice() const;
    // "SQL01, job X: text (Error 14262)": one line for a person, without the advice.
    [[nodiscard]] QString summary() const;
    // True when the connection must not be used again.
    [[nodiscard]] bool breaksConnection() const;
};

template <class T>
using AgentResult = tl::expected<T, AgentError>;

// One diagnostic record of ODBC.
struct Diagnostic
{
    QString sqlState;
    int number = 0;
    QString text;
    bool operator==(const Diagnostic&) const = default;
};

// Kind by SQLSTATE and native number; `connecting`: the records come from opening the connection.
[[nodiscard]] AgentError errorFrom(const QList<Diagnostic>& records, const QString& server, bool connecting);
// The same for a number that was caught in T-SQL. 22022 alone says nothing (agent-facts 2.3): see
// startdecision.h.
[[nodiscard]] AgentError::Kind kindOfServerError(int number);

} // namespace stellwerk

Q_DECLARE_METATYPE(stellwerk::AgentError)
