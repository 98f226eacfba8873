// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/packagelog.h"

#include "msdb/storagestatement.h"

#include <algorithm>
#include <utility>

namespace simfleet::msdb {

void PackageLog::write(const PackageLogEntry& entry)
{
    constexpr std::size_t kLongest = 2048;
    StorageStatement& insert =
        m_inOwnDatabase
            ? m_statements(
                  "INSERT INTO stw_packagelog(event, computer, operator, source, sourceid, executionid,"
                  " starttime, endtime, datacode, databytes, message)"
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, x'', ?9)")
            : m_statements("INSERT INTO msdb_dbo_sysssislog(event, computer, operator, source, sourceid,"
                           " executionid, starttime, endtime, datacode, databytes, message)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, x'', ?9)");
    insert
        .bind(entry.event, entry.computer, entry.account, entry.source, entry.sourceId, entry.execution,
              entry.startTicks, entry.dataCode, std::u16string_view(entry.message).substr(0, kLongest))
        .run();
}

void PackageLogInbox::put(PackageLogEntry entry)
{
    std::function<void()> wake;
    {
        const std::scoped_lock lock(m_mutex);
        m_entries.push_back(std::move(entry));
        wake = m_wake;
    }
    if (wake)
        wake();
}

std::vector<PackageLogEntry> PackageLogInbox::take()
{
    std::vector<PackageLogEntry> entries;
    {
        const std::scoped_lock lock(m_mutex);
        entries = std::exchange(m_entries, {});
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    return entries;
}

void PackageLogInbox::setWake(std::function<void()> wake)
{
    const std::scoped_lock lock(m_mutex);
    m_wake = std::move(wake);
}

} // namespace simfleet::msdb
