// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is read from a server because somebody looks at it.
#include "session/fleetsession_p.h"

namespace stellwerk {

void FleetSession::readRunning(const QString& server, QObject* context,
                               std::function<void(const AgentResult<QList<RunningDetail>>&)> done)
{
    ServerLink* link = d->link(server);
    if (!link) {
        Private::notRegistered(server, context, std::move(done));
        return;
    }
    QDate since; // invalid: from the beginning
    for (const AgentJob& job : d->fleet.jobs(server)) {
        const QDate day = job.runningSinceLocal.date();
        if (job.state == JobState::Running && day.isValid() && (!since.isValid() || day < since))
            since = day;
    }
    link->client()->running(
        since.isValid() ? since : QDate::currentDate().addDays(-1), context,
        [done = std::move(done)](const AgentResult<QList<RunningDetail>>& running) { done(running); });
}

void FleetSession::readRunSteps(const QString& server, const QString& job, qint64 outcomeInstance,
                                QObject* context,
                                std::function<void(const AgentResult<QList<HistoryRow>>&)> done)
{
    ServerLink* link = d->link(server);
    if (!link) {
        Private::notRegistered(server, context, std::move(done));
        return;
    }
    link->client()->runSteps(
        job, outcomeInstance, context,
        [done = std::move(done)](const AgentResult<QList<HistoryRow>>& rows) { done(rows); });
}

void FleetSession::readPackages(const QString& server, const QUuid& job, const PackageTime& time,
                                QObject* context,
                                std::function<void(const AgentResult<PackageEvidence>&)> done)
{
    ServerLink* link = d->link(server);
    if (!link) {
        Private::notRegistered(server, context, std::move(done));
        return;
    }
    link->client()->packageOutcome(
        job, time, context,
        [done = std::move(done)](const AgentResult<PackageEvidence>& packages) { done(packages); });
}

} // namespace stellwerk
