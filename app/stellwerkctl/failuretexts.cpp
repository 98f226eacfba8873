// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "failuretexts.h"

#include "historytexts.h"
#include "session/failurereader.h"
#include "texts.h"

#include <QJsonObject>

namespace stellwerk {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

QJsonValue timeJson(const QDateTime& utc)
{
    return utc.isValid() ? QJsonValue(isoUtc(utc)) : QJsonValue();
}

QJsonObject errorJson(const FailureCause& cause)
{
    const bool read = cause.error.state == FirstError::State::Read;
    return {{u"step"_s, read && cause.error.step > 0 ? QJsonValue(cause.error.step) : QJsonValue()},
            {u"step_name"_s, read ? QJsonValue(cause.error.stepName) : QJsonValue()},
            {u"number"_s, cause.error.number},
            {u"message"_s, read ? cause.error.text : cause.run().message},
            // False: it is the Agent's message about the job; the step's own is not to be had.
            {u"of_step"_s, read}};
}

QJsonObject delayedJson(const FailureReader& failures, const FailedJob& job)
{
    QJsonObject delayed;
    if (const auto tasks = failures.consequencesOf(job.failures.constFirst())) {
        QJsonArray later;
        for (const TaskConsequences::Later& task : tasks->later)
            later += QJsonObject{{u"task"_s, task.task}, {u"ms"_s, qint64(task.by.count())}};
        delayed = {{u"package"_s, tasks->package},
                   {u"never_ran"_s, QJsonArray::fromStringList(tasks->prevented)},
                   {u"later"_s, later}};
    }
    if (lateBy(job))
        delayed.insert(u"next_run_ms"_s, qint64(lateBy(job)->count()));
    return delayed;
}

QJsonObject jobJson(const FailureReader& failures, const FailedJob& job)
{
    QJsonArray runs;
    for (const FinishedRun& run : job.failures)
        runs += QJsonObject{{u"instance_id"_s, run.instanceId},
                            {u"start"_s, timeJson(run.startedUtc)},
                            {u"start_server"_s, wallText(run.startedLocal)},
                            {u"duration_seconds"_s, qint64(run.duration.count())},
                            {u"run"_s, run.run},
                            {u"task"_s, run.task}};
    return {{u"server"_s, job.server},
            {u"job"_s, job.job},
            {u"failures"_s, runs},
            {u"last_success"_s, timeJson(job.lastSuccessUtc)},
            {u"recovered"_s, timeJson(job.recoveredUtc)},
            {u"usual"_s, job.habits ? QJsonValue(habitsJson(*job.habits)) : QJsonValue()},
            {u"delayed"_s, delayedJson(failures, job)}};
}

QStringList delayedLines(const FailureReader& failures, const FailedJob& job)
{
    QStringList lines;
    if (const auto tasks = failures.consequencesOf(job.failures.constFirst())) {
        if (!tasks->prevented.isEmpty())
            lines += u"   never ran in '%1': %2"_s.arg(tasks->package, tasks->prevented.join(u", "_s));
        for (const TaskConsequences::Later& task : tasks->later)
            lines += u"   later in '%1': %2, by %3"_s.arg(tasks->package, task.task, spanText(task.by));
    }
    if (const auto late = lateBy(job))
        lines += u"   its next run began %1 late"_s.arg(spanText(*late));
    return lines;
}

} // namespace

QJsonArray failuresJson(const FailureReader& failures)
{
    QJsonArray causes;
    for (const FailureCause& cause : failures.causes()) {
        QJsonArray jobs;
        for (const FailedJob& job : cause.jobs)
            jobs += jobJson(failures, job);
        causes += QJsonObject{{u"first"_s, timeJson(cause.firstUtc)},
                              {u"last"_s, timeJson(cause.lastUtc)},
                              {u"count"_s, cause.count},
                              {u"recovered"_s, cause.recovered},
                              {u"server"_s, cause.first().server},
                              {u"job"_s, cause.first().job},
                              {u"error"_s, errorJson(cause)},
                              {u"jobs"_s, jobs}};
    }
    return causes;
}

QStringList failureLines(const FailureReader& failures, const FailureCause& cause, int number)
{
    const bool read = cause.error.state == FirstError::State::Read;
    QString what =
        u"%1. %2  %3: %4"_s.arg(number).arg(isoUtc(cause.firstUtc), cause.first().server, cause.first().job);
    if (read && cause.error.step > 0)
        what += u", step %1 (%2)"_s.arg(cause.error.step).arg(cause.error.stepName);
    QStringList lines{what, u"   "_s + briefOf(read ? cause.error.text : cause.run().message)};
    QString count = cause.count == 1 ? u"   failed once"_s : u"   failed %1 times"_s.arg(cause.count);
    if (cause.count > 1)
        count += u", last %1"_s.arg(isoUtc(cause.lastUtc));
    lines += count + (cause.recovered ? u"; succeeded since"_s : u"; has not succeeded since"_s);
    for (const FailedJob& job : cause.jobs) {
        if (&job != &cause.jobs.constFirst())
            lines += u"   also %1: %2"_s.arg(job.server, job.job);
        if (job.habits && job.habits->slower)
            lines += u"   slower since %1: %2 instead of %3"_s.arg(isoUtc(job.habits->slower->sinceUtc),
                                                                   spanText(job.habits->slower->now),
                                                                   spanText(job.habits->slower->before));
        lines += delayedLines(failures, job);
    }
    return lines;
}

} // namespace stellwerk
