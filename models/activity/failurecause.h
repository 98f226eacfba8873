// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/outcomequeries.h"

namespace stellwerk {

// The first real error of a failed run: the message of the first step that failed in it, not what the Agent
// says of the job.
struct FirstError
{
    enum class State {
        Unread, // the server was not asked
        Reading,
        Read,
        Gone,   // the server no longer keeps the run's steps
        Failed, // the server could not be asked: `text` says why
    };
    State state = State::Unread;
    int step = 0;
    QString stepName{};
    QString text{}; // whole
    int number = 0; // of the server's error; 0: none
    bool operator==(const FirstError&) const = default;
};

// Which run of which job: a number alone may have been used twice.
struct RunKey
{
    QString server; // folded
    QUuid job;
    qint64 instance = 0;
    qint64 started = 0;
    bool operator==(const RunKey&) const = default;
};
[[nodiscard]] size_t qHash(const RunKey& key, size_t seed = 0) noexcept;
[[nodiscard]] RunKey keyOf(const QString& server, const FinishedRun& run);

using FirstErrors = QHash<RunKey, FirstError>;

// One cause: a job that failed once or again and again, or several jobs that failed first with the same
// error.
struct FailureCause
{
    QString id;             // of its first job: stays while others join
    QList<FailedJob> jobs;  // by their first failure; never empty
    FirstError error;       // of the first failure
    QDateTime firstUtc;     // when that run failed: its end
    QDateTime lastUtc;      // when the newest run failed
    int count = 0;          // failures in all
    bool recovered = false; // each job succeeded since

    [[nodiscard]] const FailedJob& first() const { return jobs.constFirst(); }
    [[nodiscard]] const FinishedRun& run() const { return first().failures.constFirst(); }
    [[nodiscard]] QStringList servers() const; // once each, in order
};

// In order of true time: what failed first stands first. Jobs whose first failure has the same error, but for
// numbers, names and times, are one cause; of the others each is one of its own.
[[nodiscard]] QList<FailureCause> causesOf(const QList<FailedJob>& jobs, const FirstErrors& errors);

// How much later than due the first run after the first failure began; nothing where it was in time, or where
// that cannot be told.
[[nodiscard]] std::optional<std::chrono::seconds> lateBy(const FailedJob& job);

// The error in one line: without the Agent's frame around it.
[[nodiscard]] QString briefOf(const QString& message);
// "Load" and 2 of "… The last step to run was step 2 (Load)."; of another language than English: nothing.
struct LastStep
{
    int step = 0;
    QString name;
};
[[nodiscard]] LastStep lastStepOf(const QString& outcomeMessage);

} // namespace stellwerk
