// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/failurecause.h"

#include "logs/logmask.h"

#include <QRegularExpression>

#include <map>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds kLateStart{60}; // less is the scheduler's own
constexpr qsizetype kWordsOfACause = 3;        // fewer say too little to call two errors the same

QDateTime failedAt(const FinishedRun& run)
{
    return run.startedUtc.addSecs(run.duration.count());
}

// What two errors must share to be one cause; empty: this one stands for itself.
QString causeKey(const FirstError& error)
{
    if (error.state != FirstError::State::Read)
        return {};
    const QStringList words = logmask::words(briefOf(error.text));
    return words.size() < kWordsOfACause ? QString() : words.join(u' ');
}

bool earlier(const FailedJob& a, const FailedJob& b)
{
    const QDateTime first = failedAt(a.failures.constFirst());
    const QDateTime second = failedAt(b.failures.constFirst());
    if (first != second)
        return first < second;
    if (const int order = a.server.compare(b.server, Qt::CaseInsensitive); order != 0)
        return order < 0;
    return a.job < b.job;
}

void sum(FailureCause& cause)
{
    cause.firstUtc = failedAt(cause.run());
    cause.recovered = true;
    for (const FailedJob& job : std::as_const(cause.jobs)) {
        cause.count += int(job.failures.size());
        cause.recovered = cause.recovered && job.recoveredUtc.isValid();
        const QDateTime last = failedAt(job.failures.constLast());
        if (!cause.lastUtc.isValid() || last > cause.lastUtc)
            cause.lastUtc = last;
    }
}

} // namespace

size_t qHash(const RunKey& key, size_t seed) noexcept
{
    return qHashMulti(seed, key.server, key.job, key.instance, key.started);
}

RunKey keyOf(const QString& server, const FinishedRun& run)
{
    return {server.toCaseFolded(), run.job, run.instanceId, run.startedLocal.toSecsSinceEpoch()};
}

QStringList FailureCause::servers() const
{
    QStringList names;
    for (const FailedJob& job : jobs) {
        if (!names.contains(job.server))
            names.append(job.server);
    }
    return names;
}

QList<FailureCause> causesOf(const QList<FailedJob>& jobs, const FirstErrors& errors)
{
    QList<FailedJob> sorted = jobs;
    std::stable_sort(sorted.begin(), sorted.end(), earlier);
    QList<FailureCause> causes;
    std::map<QString, qsizetype> places; // by what they share
    for (FailedJob& job : sorted) {
        const FirstError error = errors.value(keyOf(job.server, job.failures.constFirst()));
        const QString key = causeKey(error);
        const auto place = key.isEmpty() ? places.end() : places.find(key);
        if (place != places.end()) {
            causes[place->second].jobs.append(std::move(job));
            continue;
        }
        if (!key.isEmpty())
            places.emplace(key, causes.size());
        FailureCause cause;
        cause.id = job.server.toCaseFolded() + u'\n' + job.job.toCaseFolded();
        cause.error = error;
        cause.jobs.append(std::move(job));
        causes.append(std::move(cause));
    }
    for (FailureCause& cause : causes)
        sum(cause);
    return causes; // each stands where its first failure does
}

std::optional<std::chrono::seconds> lateBy(const FailedJob& job)
{
    if (!job.nextDueUtc.isValid() || !job.nextStartedUtc.isValid())
        return {};
    const std::chrono::seconds late(job.nextDueUtc.secsTo(job.nextStartedUtc));
    return late >= kLateStart ? std::optional(late) : std::nullopt;
}

QString briefOf(const QString& message)
{
    QString text = logmask::essence(message);
    // "Executed as user: X. " stands before what the step said; the name may hold full stops.
    static const QRegularExpression user(u"^Executed as user: [^\\n]{1,200}?\\.\\s+"_s);
    static const QRegularExpression banner(
        u"^Microsoft \\(R\\) SQL Server Execute Package Utility.*?All rights reserved\\.\\s*"
        "(Started:\\s+[\\d:]+( [AP]M)?\\s*)?"_s,
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression verdict(u"\\s+The step (failed|succeeded)\\.\\s*$"_s);
    QString brief = text.remove(user).remove(banner).remove(verdict).simplified();
    return brief.isEmpty() ? message.simplified() : brief;
}

LastStep lastStepOf(const QString& outcomeMessage)
{
    static const QRegularExpression words(u"The last step to run was step (\\d+) \\((.*)\\)\\."_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = words.match(outcomeMessage);
    return match.hasMatch() ? LastStep{match.captured(1).toInt(), match.captured(2)} : LastStep{};
}

} // namespace stellwerk
