// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevent.h"

#include <tl/expected.hpp>

#include <memory>

class QLockFile;

namespace stellwerk {

// Who looks after a run.
struct RunOwner
{
    qint64 pid = 0;
    QString host;
    QString program;
};

// Ownership of a run: at most one living program has it, and it passes on when that program died, never
// before. A lock file beside the journal that the system and the process table vouch for; a lock of another
// host is never taken over, as nobody here can see whether its program lives.
class RunLock
{
public:
    // The lock, or one sentence (English) with the owner and what to do.
    [[nodiscard]] static tl::expected<RunLock, QString> acquire(const QString& journalFile, const RunId& run);
    // Nothing when no living program looks after the run.
    [[nodiscard]] static std::optional<RunOwner> owner(const QString& journalFile, const RunId& run);
    ~RunLock();
    RunLock(RunLock&&) noexcept;
    RunLock& operator=(RunLock&&) noexcept;

private:
    explicit RunLock(std::unique_ptr<QLockFile> file);
    std::unique_ptr<QLockFile> m_file;
};

} // namespace stellwerk
