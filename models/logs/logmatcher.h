// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logfilter.h"

#include <QHash>

#include <vector>

namespace stellwerk {

// What people call a task whose id stands in the log.
using LogTaskNames = QHash<QString, QString>;

// Tries rows against a filter, many at a time: each part of the filter clears the bits of rows that it does
// not let pass, the cheap parts first; texts are looked through as one piece where most rows are still in
// question. Belongs to one thread; each makes its own.
class LogMatcher
{
public:
    LogMatcher(const LogFilter& filter, const LogReader& reader,
               std::shared_ptr<const LogTaskNames> tasks = {});
    ~LogMatcher();
    LogMatcher(LogMatcher&&) noexcept;
    LogMatcher& operator=(LogMatcher&&) noexcept;

    // Rows [from, to) of the chunk that match, appended to `found` in order.
    void match(const LogChunk& chunk, quint32 from, quint32 to, std::vector<LogRowId>& found);

private:
    struct Test;
    class Bits;
    [[nodiscard]] static std::unique_ptr<Test> compiled(const LogFilter::Node& node);
    void narrow(Test& test, const LogChunk& chunk, Bits& bits);
    void narrowByName(Test& test, const LogChunk& chunk, Bits& bits);
    void narrowByText(Test& test, const LogChunk& chunk, Bits& bits);
    void narrowByEither(Test& test, const LogChunk& chunk, Bits& bits);
    void narrowByNames(Test& test, const LogChunk& chunk, Bits& bits);
    [[nodiscard]] bool isNamed(Test& test, LogName name);
    [[nodiscard]] bool isAnyNamed(Test& test);

    std::unique_ptr<Test> m_root;            // null: all
    std::shared_ptr<const LogNames> m_names; // not the reader: that would keep rows that are let go
    std::shared_ptr<const LogTaskNames> m_tasks;
};

// True if the name is what the pattern says: * stands for any run of characters, ? for one; case does not
// matter.
[[nodiscard]] bool matchesWildcard(QStringView pattern, QStringView name);

} // namespace stellwerk
