// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevent.h"

#include <tl/expected.hpp>

namespace stellwerk {

// A run of the journal as a list tells it: without its package and its events.
struct RunListing
{
    RunId id;
    QString package; // its name; empty: it cannot be read
    QString file;
    int tasks = 0;
    QDateTime started; // UTC
    QDateTime ended;   // invalid: not over
    std::optional<RunOutcome> outcome;
    QString host; // of the program that looked after it
    qint64 pid = 0;
    bool running = false; // a living program looks after it
    int failed = 0;       // tasks; those that were run again and went well are not among them
    QString firstFailed;  // task
    QString firstServer;
    QString firstError;
    bool operator==(const RunListing&) const = default;
};

// Where a page of the list ends; the next one begins after it.
struct RunCursor
{
    QString started;
    RunId id;
};
struct RunPage
{
    QList<RunListing> runs; // newest first
    std::optional<RunCursor> next;
};

// Blocking, on the calling thread. Costs grow with the page and the tasks that failed in it.
[[nodiscard]] tl::expected<RunPage, QString> listRunPage(const QString& journalFile,
                                                         const std::optional<RunCursor>& after, int atMost);

} // namespace stellwerk
