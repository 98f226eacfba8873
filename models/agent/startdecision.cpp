// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/startdecision.h"

#include "agent/accountname.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk {

namespace {

bool isRunning(const std::optional<ActivityRow>& row)
{
    return row && row->requestedLocal.isValid() && !row->stoppedLocal.isValid();
}

} // namespace

AgentResult<StartReceipt> decideStart(const StartAnswer& answer, const QString& server, const QString& job)
{
    if (answer.error == 0 && answer.returnCode == 0 && !answer.disabled) {
        StartReceipt receipt = answer.receipt;
        receipt.jobName = job;
        // What the row shows right after is ours: a run of somebody else would have refused our start.
        const bool noted = answer.after && answer.after->requestedSource == u"4" &&
                           answer.after->requestedLocal.isValid() &&
                           (answer.after->requestedLocal != receipt.requested0Local ||
                            (receipt.history0 != 0 && answer.after->historyId != receipt.history0));
        if (noted)
            receipt.requestedLocal = answer.after->requestedLocal;
        return receipt;
    }
    AgentError error;
    error.number = answer.error;
    error.text = answer.message;
    error.server = server;
    error.job = job;
    error.kind = kindOfServerError(answer.error);
    if (answer.error == 22022) { // one number, many meanings: the state tells them apart (agent-facts 2.3)
        if (answer.agent == AgentState::Stopped || answer.agent == AgentState::Starting ||
            answer.agent == AgentState::NotInstalled)
            error.kind = AgentError::Kind::AgentStopped;
        else if (isRunning(answer.after))
            error.kind = AgentError::Kind::AlreadyRunning;
        else
            error.kind = AgentError::Kind::Refused;
    }
    if (answer.disabled) {
        error.kind = AgentError::Kind::Disabled;
        error.text = QCoreApplication::translate("AgentError",
                                                 "The job is disabled on the server and was not started.");
    }
    if (error.text.isEmpty()) {
        error.text =
            QCoreApplication::translate("AgentError", "The server refused to start the job (return code %1).")
                .arg(answer.returnCode);
    }
    return tl::make_unexpected(error);
}

QDateTime lookSince(const LostStartQuestion& question, const QDateTime& nowLocal)
{
    constexpr qint64 kDrift = 1000; // ms that two clocks may drift apart meanwhile
    const qint64 back = question.earliestNowLocal.isValid() && nowLocal.isValid()
                            ? nowLocal.msecsTo(question.earliestNowLocal)
                            : 0;
    return back > kDrift ? question.sinceLocal.addMSecs(-back - kDrift) : question.sinceLocal;
}

qint64 historyBefore(const ActivityRow& row, const QList<HistoryRow>& outcomes, qint64 atLeast)
{
    qint64 highest = atLeast;
    if (row.stoppedLocal.isValid() && row.historyId == 0)
        return highest;
    for (const HistoryRow& outcome : outcomes) {
        if (!row.stoppedLocal.isValid() || outcome.instanceId < row.historyId)
            highest = std::max(highest, outcome.instanceId);
    }
    return highest;
}

LostStartVerdict decideLostStart(const LookAnswer& answer, const LostStartQuestion& question)
{
    if (!answer.jobExists) // it may have run and removed itself (delete_level)
        return {};
    const auto wholeSeconds = [](const QDateTime& time) { // as requests are noted
        return time.addMSecs(-time.time().msec());
    };
    const QDateTime since = wholeSeconds(question.sinceLocal);
    // Where the clock was set back, a request before `since` may have come after the start.
    const QDateTime maybe = wholeSeconds(lookSince(question, answer.receipt.sentLocal));
    const auto isNew = [&](const std::optional<ActivityRow>& row) {
        return row && row->requestedLocal.isValid() && row->requestedLocal >= maybe &&
               row->requestedLocal != question.knownRequestLocal;
    };
    const auto byUser = [&](const std::optional<ActivityRow>& row) {
        return isNew(row) && row->requestedSource == u"4";
    };
    const auto outcomeOf = [&](const ActivityRow& row) -> const HistoryRow* {
        for (const HistoryRow& outcome : answer.outcomesSince) {
            if (row.historyId != 0 && outcome.instanceId == row.historyId)
                return &outcome;
        }
        return nullptr;
    };
    // A run other than the row's that began since, is over, and names nobody else: it may have been ours.
    const auto anotherMayBeOurs = [&](const std::optional<ActivityRow>& row) {
        return std::any_of(answer.outcomesSince.begin(), answer.outcomesSince.end(),
                           [&](const HistoryRow& outcome) {
                               return outcome.instanceId > answer.receipt.watermark &&
                                      (!row || outcome.instanceId != row->historyId) &&
                                      (answer.login.isEmpty() || namesAccount(outcome.message, answer.login));
                           });
    };
    LostStartVerdict verdict;
    verdict.what = LostStart::Adopt;
    verdict.receipt = answer.receipt;
    verdict.receipt.adopted = true;
    verdict.receipt.login = answer.login;
    const auto adopt = [&](const ActivityRow& row, qint64 session) -> LostStartVerdict {
        if (row.requestedLocal < since)
            return {};
        if (question.otherRequestLocal.isValid() && row.requestedLocal <= question.otherRequestLocal)
            return {}; // in one second with another start of ours (simulation, seed 61620)
        const HistoryRow* outcome = outcomeOf(row);
        if (outcome && !answer.login.isEmpty() && !namesAccount(outcome->message, answer.login))
            return {}; // somebody else's; whether ours ran before it, or was refused, cannot be told
        if (anotherMayBeOurs(row))
            return {};
        verdict.receipt.session = session;
        verdict.receipt.watermark = historyBefore(row, answer.outcomesSince, answer.receipt.watermark);
        verdict.receipt.adoptedRequestedLocal = row.requestedLocal;
        return verdict;
    };
    if (byUser(answer.activity))
        return adopt(*answer.activity, answer.receipt.session);
    if (byUser(answer.previous)) // the Agent restarted since
        return adopt(*answer.previous, answer.previousSession);
    // Someone else's request came after: a run that began and ended since may have been ours.
    // Also when no row is left of it, because the Agent was restarted twice.
    if (anotherMayBeOurs(answer.activity))
        return {};
    verdict.what = LostStart::Start;
    return verdict;
}

} // namespace stellwerk
