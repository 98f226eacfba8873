// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"

#include <cstdint>
#include <cstdio>
#include <mutex>
#include <string>

namespace simfleet::msdb {

struct StartRecord
{
    std::u16string server;
    std::u16string job;
    std::u16string jobId;
    std::u16string login;       // empty: a schedule's
    std::u16string application; // of the client
    std::u16string requested;   // simulated UTC, ISO 8601
    char16_t source = u'4';
    bool accepted = true;
    int error = 0;
    std::int64_t roundTrips = 0; // requests that the server had seen until then
};

// A run's end; not of the generated past.
struct EndRecord
{
    std::u16string server;
    std::u16string job;
    std::u16string ended; // the moment it fell due, simulated UTC, ISO 8601
};

struct TrafficRecord
{
    std::u16string server;
    std::int64_t connections = 0;
    std::int64_t roundTrips = 0;
    std::int64_t starts = 0;
    std::int64_t refusedStarts = 0;
};

// Every start that was asked for, the end of every run and the traffic of each server, a line of JSON each:
// what a test counts when it must know that no job was started twice, and a benchmark when it asks how soon
// an end was noticed. Not part of any SQL Server. Thread-safe.
class StartLog
{
public:
    explicit StartLog(std::FILE* file)
        : m_file(file)
    {} // not owned
    void write(const StartRecord& record);
    void write(const EndRecord& record);
    void write(const TrafficRecord& record);

private:
    std::mutex m_mutex;
    std::FILE* m_file;
};

} // namespace simfleet::msdb
