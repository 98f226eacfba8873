// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historyvalues.h"

namespace stellwerk {

class HistoryConnection;

// Deletes what is older than the user wants to keep, on the writer's thread and in steps of at most
// kPurgeStep rows, a transaction each, so that neither another program nor the end of this one waits long for
// it. After runs their links go, then texts that nothing names any more, then pages back to the file system.
class HistoryPurge
{
public:
    static constexpr int kPurgeStep = 1000;
    static constexpr int kTextStep = 2000; // texts looked at
    static constexpr int kPageStep = 500;

    HistoryPurge(const Retention& retention, const QDateTime& now)
        : m_retention(retention)
        , m_now(now)
    {}

    enum class Step { More, Done, Failed };
    // A step that failed may be tried again.
    [[nodiscard]] Step step(HistoryConnection& connection);
    [[nodiscard]] qint64 deleted() const { return m_deleted; }

private:
    enum class Stage { Runs, Links, Texts, Pages };
    [[nodiscard]] Step runsStep(HistoryConnection& connection);
    [[nodiscard]] Step linksStep(HistoryConnection& connection);
    [[nodiscard]] Step textsStep(HistoryConnection& connection);
    [[nodiscard]] Step pagesStep(HistoryConnection& connection);
    [[nodiscard]] int deleteSome(HistoryConnection& connection, qint64 job) const; // -1: failed
    Retention m_retention;
    QDateTime m_now;
    Stage m_stage = Stage::Runs;
    qint64 m_job = 0;        // all up to here are done
    qint64 m_text = 0;       // likewise
    qint64 m_freePages = -1; // -1: not asked yet
    qint64 m_deleted = 0;
};

// False: the database refused.
[[nodiscard]] bool keepRetention(HistoryConnection& connection, const Retention& retention);

} // namespace stellwerk
