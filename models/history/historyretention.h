// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historyvalues.h"

namespace stellwerk {

class HistoryConnection;

// Deletes what is older than the user wants to keep, on the writer's thread and in steps of at most
// kPurgeStep rows, a transaction each, so that another program never waits long for it.
class HistoryPurge
{
public:
    static constexpr int kPurgeStep = 1000;

    HistoryPurge(const Retention& retention, const QDateTime& now)
        : m_retention(retention)
        , m_now(now)
    {}

    enum class Step { More, Done, Failed };
    [[nodiscard]] Step step(HistoryConnection& connection);
    [[nodiscard]] qint64 deleted() const { return m_deleted; }

private:
    [[nodiscard]] int deleteSome(HistoryConnection& connection, qint64 job) const; // -1: failed
    Retention m_retention;
    QDateTime m_now;
    qint64 m_job = 0; // all below are done
    qint64 m_deleted = 0;
    bool m_tidied = false;
};

// False: the database refused.
[[nodiscard]] bool keepRetention(HistoryConnection& connection, const Retention& retention);

} // namespace stellwerk
