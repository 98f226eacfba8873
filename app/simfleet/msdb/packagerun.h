// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/packagelog.h"
#include "msdb/random.h"
#include "msdb/scenario.h"
#include "msdb/storagestatement.h"

#include <optional>
#include <string>
#include <vector>

namespace simfleet::msdb {

// Where and as what a package runs.
struct PackageHost
{
    sqlite3* database = nullptr;
    StatementCache* statements = nullptr; // of the same database
    const ServerTime* time = nullptr;
    std::u16string server;
    std::u16string account;                   // NT SERVICE\SQLSERVERAGENT
    bool catalog = false;                     // with an execution in SSISDB
    std::function<void(PackageLogEntry)> log; // the log provider's way to sysssislog; null: none is set up
    std::uint64_t seed = 1;
};

// One execution of an SSIS package: writes sysssislog (PackageStart … PackageEnd, errors bubbling from the
// task to the package) and, for catalog packages, SSISDB's rows, spread over the run as it goes.
class PackageRun
{
public:
    // `error` empty: it succeeds. `log` false: only the execution's own row.
    PackageRun(const PackageHost& host, const SsisSpec& package, SimTime begin, SimDuration duration,
               const std::optional<std::u16string>& error, bool log, Random random);

    [[nodiscard]] std::int64_t executionId() const { return m_executionId; } // 0: not in the catalog
    [[nodiscard]] std::optional<SimTime> due() const;
    void advance(SimTime at); // writes what is due up to `at`
    void finish(SimTime at);  // the rest, and the outcome
    void cancel(SimTime at, std::u16string_view by);
    void vanish(); // the process was killed: nothing more is written

private:
    struct Record
    {
        double moment = 0; // 0 … 1 of the duration
        const char* event = "";
        int source = -1; // index of the task; -1 the package
        int dataCode = 0;
        std::u16string message;
    };
    void plan(Random& random);
    void planTask(int task, Random& random);
    void planError(int task);
    void add(double moment, const char* event, int source, std::u16string message, int dataCode = 0);
    void write(const Record& record, SimTime at);
    void writeCatalogMessage(const Record& record, SimTime at, const std::u16string& source);
    void openExecution();
    void closeExecution(SimTime at, int status, std::u16string_view stoppedBy);
    void writeStatistics(SimTime at, bool success);
    [[nodiscard]] SimTime timeOf(const Record& record) const;
    [[nodiscard]] std::u16string sourceName(int source) const;
    [[nodiscard]] Guid sourceId(int source) const;

    PackageHost m_host;
    SsisSpec m_package;
    std::u16string m_name; // without .dtsx
    SimTime m_begin;
    SimDuration m_duration;
    std::optional<std::u16string> m_error;
    bool m_log;
    Guid m_execution;
    std::int64_t m_executionId = 0;
    std::vector<Record> m_records;
    std::size_t m_written = 0;
    SimDuration m_tick{0};
    SimTime m_nextTick;
};

} // namespace simfleet::msdb
