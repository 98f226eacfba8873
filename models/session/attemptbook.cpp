// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/attemptbook.h"

#include <algorithm>

namespace stellwerk {

namespace {

// A clock is known to about a second; the Agent cuts to whole ones.
constexpr qint64 kBeforeMs = 2'000, kAfterMs = 5'000;

} // namespace

bool AttemptBook::Attempt::covers(const QDateTime& at) const
{
    return at >= from.addMSecs(-kBeforeMs) && (!to.isValid() || at <= to.addMSecs(kAfterMs));
}

void AttemptBook::begin(const ParentPackage& package)
{
    m_attempts.clear();
    m_jobs.clear();
    for (const Task& task : package.tasks)
        m_jobs.insert(task.id, task.job);
}

void AttemptBook::apply(const RunEvent& event)
{
    if (const auto* started = std::get_if<StartRequested>(&event.body)) {
        m_attempts[started->server.toLower()].append(
            {started->task, m_jobs.value(started->task), event.at, {}});
    } else if (const auto* ended = std::get_if<AttemptEnded>(&event.body)) {
        close(ended->task, ended->server, ended->ended.isValid() ? ended->ended : event.at);
    } else if (const auto* over = std::get_if<TaskEnded>(&event.body)) {
        close(over->task, over->server, event.at); // where only the start was asked for
    }
}

void AttemptBook::close(const TaskId& task, const QString& server, const QDateTime& at)
{
    const auto there = m_attempts.find(server.toLower());
    if (there == m_attempts.end())
        return;
    for (Attempt& attempt : *there) {
        if (attempt.task == task && !attempt.to.isValid())
            attempt.to = at;
    }
}

TaskId AttemptBook::taskOf(const QString& server, const QString& job, const QDateTime& at) const
{
    const auto there = m_attempts.constFind(server.toLower());
    if (there == m_attempts.cend())
        return {};
    for (auto attempt = there->crbegin(); attempt != there->crend(); ++attempt) {
        if (attempt->job.compare(job, Qt::CaseInsensitive) == 0 && attempt->covers(at))
            return attempt->task;
    }
    return {};
}

bool AttemptBook::isOpen(const QString& server) const
{
    const auto there = m_attempts.constFind(server.toLower());
    return there != m_attempts.cend() &&
           std::any_of(there->cbegin(), there->cend(),
                       [](const Attempt& attempt) { return !attempt.to.isValid(); });
}

} // namespace stellwerk
