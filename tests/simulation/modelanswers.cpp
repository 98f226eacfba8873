// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a modelled server answers to a session: the batches of models/agent/statements, by their meaning.
#include "modelserver.h"

#include <algorithm>

namespace simulation {

using namespace stellwerk;
using namespace Qt::StringLiterals;

AgentState ModelServer::agentState() const
{
    if (!m_nature.seesAgent)
        return AgentState::Unknown;
    return m_agentUp ? AgentState::Running : AgentState::Stopped;
}

// start.sql: what was there before, the start, what is there after.
AgentResult<StartReceipt> ModelServer::start(const JobStart& start, const std::optional<AttemptKey>& owner)
{
    const int index = jobOf(start.job);
    const Job& job = m_jobs[size_t(index)];
    StartAnswer answer;
    answer.agent = agentState();
    answer.receipt.session = m_sessions.back().id;
    answer.receipt.watermark = highest();
    answer.receipt.sentLocal = localNow();
    answer.receipt.serverName = m_name;
    if (!job.exists) {
        answer.error = 14262;
        answer.returnCode = 1;
        return decideStart(answer, m_name, start.job);
    }
    answer.receipt.job = job.id;
    const auto before = row(m_sessions.back(), index);
    if (before) {
        answer.receipt.history0 = before->historyId;
        answer.receipt.requested0Local = before->requestedLocal;
        answer.receipt.underWay0 = before->requestedLocal.isValid() && !before->stoppedLocal.isValid();
    }
    if (start.refuseDisabled && !job.enabled) {
        answer.disabled = true;
    } else if (!m_agentUp || job.run >= 0) {
        answer.error = 22022;
        answer.returnCode = 1;
    } else {
        request(index, u"4"_s, owner);
        answer.returnCode = 0;
    }
    answer.after = row(m_sessions.back(), index);
    return decideStart(answer, m_name, start.job);
}

// look.sql
LookAnswer ModelServer::look(const QString& name, const QDateTime& since)
{
    const int index = jobOf(name);
    const Job& job = m_jobs[size_t(index)];
    const QDateTime sinceSeconds = since.addMSecs(-since.time().msec());
    LookAnswer answer;
    answer.jobExists = job.exists;
    StartReceipt& receipt = answer.receipt;
    receipt.jobName = name;
    receipt.job = job.exists ? job.id : QUuid();
    receipt.session = m_sessions.back().id;
    receipt.sentLocal = localNow();
    receipt.serverName = m_name;
    if (m_nature.namesUsers)
        answer.login = u"DOM\\stellwerk"_s;
    if (!job.exists)
        return answer;
    for (const HistoryRow& row : m_history) {
        if (row.job != job.id)
            continue;
        if (row.startedLocal < sinceSeconds)
            receipt.watermark = std::max(receipt.watermark, row.instanceId);
        else if (row.step == 0)
            answer.outcomesSince.append(row);
    }
    int found = 0; // the two newest rows
    for (auto session = m_sessions.rbegin(); session != m_sessions.rend() && found < 2; ++session) {
        const auto activity = row(*session, index);
        if (!activity)
            continue;
        ++found;
        if (session->id == receipt.session) {
            answer.activity = activity;
        } else if (!answer.previous) {
            answer.previous = activity;
            answer.previousSession = session->id;
        }
    }
    return answer;
}

LostStartVerdict ModelServer::lookForStart(const LostStartQuestion& question)
{
    // Further back, when the clock was set back since: what was written meanwhile bears earlier times.
    return decideLostStart(look(question.job, lookSince(question, localNow())), question);
}

// findRunningRun(): the run that is under way, whoever started it.
std::optional<StartReceipt> ModelServer::findRunning(const QString& job)
{
    const LookAnswer now = look(job, QDateTime(QDate(9999, 12, 31), QTime(23, 59, 59), Qt::UTC));
    if (!now.activity || !now.activity->requestedLocal.isValid() || now.activity->stoppedLocal.isValid())
        return std::nullopt;
    const LookAnswer before = look(job, now.activity->requestedLocal);
    StartReceipt receipt = before.receipt;
    receipt.watermark = historyBefore(*before.activity, before.outcomesSince, receipt.watermark);
    receipt.adopted = true;
    receipt.adoptedRequestedLocal = now.activity->requestedLocal;
    receipt.sentLocal = now.activity->requestedLocal;
    return receipt;
}

// stop.sql: only the run that is meant.
bool ModelServer::stop(const WatchedRun& run)
{
    const int index = indexOf(run.receipt.job);
    if (index < 0 || !m_agentUp || m_jobs[size_t(index)].run < 0)
        return false;
    const QDateTime& requested = run.requestedLocal; // without one: whatever runs
    const auto now = row(m_sessions.back(), index);
    const bool isIt = now && (run.receipt.session == 0 || run.receipt.session == m_sessions.back().id) &&
                      now->requestedLocal == requested && !now->stoppedLocal.isValid();
    const bool over = std::any_of(m_history.begin(), m_history.end(), [&](const HistoryRow& past) {
        return past.job == run.receipt.job && past.step == 0 && past.instanceId > run.lastInstance;
    });
    if (requested.isValid() && (!isIt || over))
        return false;
    askToStop(m_jobs[size_t(index)].run);
    return true;
}

QList<JobActivity> ModelServer::activity()
{
    QList<JobActivity> all;
    for (size_t i = 0; i < m_jobs.size(); ++i) {
        const Job& job = m_jobs[i];
        if (!job.exists)
            continue;
        JobActivity activity;
        activity.job = job.id;
        activity.name = job.name;
        activity.state = JobState::Idle;
        const auto now = row(m_sessions.back(), int(i));
        // Rows of an Agent that died stay open: only a running Agent runs jobs, but nobody can tell by the
        // row.
        if (now && now->requestedLocal.isValid() && !now->stoppedLocal.isValid())
            activity.state = now->startedLocal.isValid() ? JobState::Running : JobState::Requested;
        all.append(activity);
    }
    return all;
}

void ModelServer::pollFirst(const QList<WatchedRun>& runs, PollAnswer& answer)
{
    answer.nowLocal = localNow();
    answer.session = m_sessions.back().id;
    answer.sessionStartedLocal = m_sessions.back().startedLocal;
    for (const WatchedRun& run : runs) {
        const int index = indexOf(run.receipt.job);
        if (index < 0)
            continue;
        for (const Session& session : m_sessions) {
            if (session.id != run.receipt.session)
                continue;
            if (const auto now = row(session, index))
                answer.activity.insert(run.receipt.job, *now);
        }
    }
}

void ModelServer::pollThen(const QList<WatchedRun>& runs, PollAnswer& answer)
{
    for (const WatchedRun& run : runs) {
        const int index = indexOf(run.receipt.job);
        if (index < 0 || !m_jobs[size_t(index)].exists)
            continue;
        // Ascending: from behind to the first that is known.
        auto first = m_history.end();
        while (first != m_history.begin() && std::prev(first)->instanceId > run.lastInstance)
            --first;
        QList<HistoryRow>* rows = nullptr;
        for (; first != m_history.end(); ++first) {
            if (first->job != run.receipt.job)
                continue;
            if (!rows)
                rows = &answer.history[run.receipt.job];
            if (rows->isEmpty() || rows->constLast().instanceId < first->instanceId)
                rows->append(*first);
        }
        answer.jobs.insert(run.receipt.job, m_jobs[size_t(index)].last);
    }
    answer.agent = agentState();
}

} // namespace simulation
