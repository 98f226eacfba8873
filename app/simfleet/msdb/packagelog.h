// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"
#include "msdb/simtime.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

struct sqlite3;

namespace simfleet::msdb {

class StatementCache;

// What the SQL Server log provider hands to sp_ssis_addlogentry. endtime is starttime.
struct PackageLogEntry
{
    SimTime at;
    std::string event;
    std::u16string computer;
    std::u16string account;
    std::u16string source;
    Guid sourceId;
    Guid execution;
    std::int64_t startTicks = 0; // wall clock of the computer
    int dataCode = 0;
    std::u16string message;
};

// The sysssislog of one server, in msdb or in a database of its own. Packages of other servers put their rows
// into `inbox` from any thread; the server itself writes them, with its catalog's mutex held.
class PackageLog
{
public:
    PackageLog(StatementCache& statements, bool inOwnDatabase)
        : m_statements(statements)
        , m_inOwnDatabase(inOwnDatabase)
    {}
    void write(const PackageLogEntry& entry);

private:
    StatementCache& m_statements;
    bool m_inOwnDatabase;
};

// Rows on their way to another server's log.
class PackageLogInbox
{
public:
    void put(PackageLogEntry entry);                   // calls `wake`
    [[nodiscard]] std::vector<PackageLogEntry> take(); // in order of time
    void setWake(std::function<void()> wake);

private:
    std::mutex m_mutex;
    std::vector<PackageLogEntry> m_entries;
    std::function<void()> m_wake;
};

} // namespace simfleet::msdb
