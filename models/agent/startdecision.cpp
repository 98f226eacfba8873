// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/startdecision.h"

#include <QCoreApplication>

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

LostStartVerdict decideLostStart(const LookAnswer& answer, const QDateTime& sinceLocal,
                                 const QDateTime& knownRequestLocal)
{
    if (!answer.jobExists) // it may have run and removed itself (delete_level)
        return {};
    const QDateTime since =
        sinceLocal.addMSecs(-sinceLocal.time().msec()); // requests are noted in whole seconds
    const auto isOurs = [&](const std::optional<ActivityRow>& row) {
        return row && row->requestedLocal.isValid() && row->requestedLocal >= since &&
               row->requestedSource == u"4" && row->requestedLocal != knownRequestLocal;
    };
    LostStartVerdict verdict;
    verdict.what = LostStart::Adopt;
    verdict.receipt = answer.receipt;
    verdict.receipt.adopted = true;
    if (isOurs(answer.activity)) {
        verdict.receipt.adoptedRequestedLocal = answer.activity->requestedLocal;
        return verdict;
    }
    if (isOurs(answer.previous)) { // the Agent restarted since
        verdict.receipt.session = answer.previousSession;
        verdict.receipt.adoptedRequestedLocal = answer.previous->requestedLocal;
        return verdict;
    }
    // Someone else's request came after: a run that began and ended since may have been ours.
    const bool overwritten = answer.activity && answer.activity->requestedLocal.isValid() &&
                             answer.activity->requestedLocal >= since &&
                             answer.activity->requestedLocal != knownRequestLocal;
    if (overwritten) {
        for (const HistoryRow& outcome : answer.outcomesSince) {
            if (outcome.startedLocal < answer.activity->requestedLocal &&
                outcome.instanceId > answer.receipt.watermark)
                return {};
        }
    }
    verdict.what = LostStart::Start;
    return verdict;
}

} // namespace stellwerk
