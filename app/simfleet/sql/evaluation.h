// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/sessionstate.h"
#include "sql/sqlerror.h"

#include <QtCore/QtGlobal>

#include <optional>

namespace simfleet::sql {

// The error a CATCH block sees.
struct CaughtError
{
    Message message;
};

// What the functions registered in SQLite may look at while a statement runs: thread-local, because one
// SQLite connection serves all sessions of a server (under the catalog's mutex). Outside any session (the
// agents' own statements) there is none, and rights are those of the server itself.
class Evaluation
{
public:
    Evaluation(SessionState& session, std::map<std::u16string, Value>* variables);
    ~Evaluation();
    Q_DISABLE_COPY_MOVE(Evaluation)

    [[nodiscard]] static Evaluation* current();
    [[nodiscard]] SessionState& session() const { return m_session; }
    // Variables that one SELECT both reads and assigns, row by row; else null.
    [[nodiscard]] std::map<std::u16string, Value>* variables() const { return m_variables; }

    std::optional<SqlError> error; // raised by a function; SQLite only knows that something failed

private:
    SessionState& m_session;
    std::map<std::u16string, Value>* m_variables;
    Evaluation* m_outer;
};

} // namespace simfleet::sql
