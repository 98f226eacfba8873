// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agenterror.h"
#include "fleet/server.h"

#include <QSqlDatabase>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

namespace stellwerk {

// One open connection, made by QODBC; its statements are Statement's. Lives and dies on one thread
// (QSqlDatabase does), except for cancel().
class Connection final
{
public:
    // Blocks for at most the server's login time-out (a name that resolves slowly may add to it).
    [[nodiscard]] static AgentResult<std::unique_ptr<Connection>> open(const Server& server,
                                                                       const QString& password);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] const Server& server() const { return m_server; }
    [[nodiscard]] std::chrono::seconds queryTimeout() const { return m_server.queryTimeout; }
    // False after a time-out or a broken line: it must be thrown away.
    [[nodiscard]] bool isUsable() const { return m_usable; }

    // What access.h found out about the login; nothing: not asked yet.
    [[nodiscard]] std::optional<bool> readsTables() const { return m_readsTables; }
    void setReadsTables(std::optional<bool> reads) { m_readsTables = reads; }

    // Any thread: ends the statement under way and refuses new ones until allow().
    void cancel();
    void allow();

private:
    friend class Statement;
    Connection(const Server& server, const QString& name);
    [[nodiscard]] void* handle() const { return m_handle; } // SQLHDBC
    [[nodiscard]] bool isDead() const;                      // the driver has noticed that the line is broken
    void noteError(const AgentError& error);
    [[nodiscard]] bool enter(void* statement); // false: cancelled
    void leave();

    Server m_server;
    QString m_name; // of the QSqlDatabase
    QSqlDatabase m_database;
    void* m_handle = nullptr;
    bool m_usable = true;
    std::optional<bool> m_readsTables;
    std::mutex m_mutex; // guards the next two
    bool m_cancelled = false;
    void* m_running = nullptr; // SQLHSTMT
};

} // namespace stellwerk
