// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/agentclient.h"

#include "agent/access.h"
#include "agent/connection.h"
#include "agent/helpreader.h"
#include "agent/lanepool.h"
#include "agent/operations.h"

#include <QMetaObject>

namespace stellwerk {

AgentClient::AgentClient(std::shared_ptr<LanePool> pool, const Server& server, PasswordProvider passwords,
                         QObject* parent)
    : QObject(parent)
    , m_passwords(passwords)
    , m_lane(new Lane(std::move(pool), server, std::move(passwords), this))
{}

AgentClient::~AgentClient() = default;

void AgentClient::learnClock(const QDateTime& serverLocal)
{
    if (!serverLocal.isValid())
        return;
    if (!m_firstLocal.isValid()) {
        m_sinceFirst.start();
        m_firstLocal = serverLocal;
    }
    m_lastAt = m_sinceFirst.elapsed();
    m_lastLocal = serverLocal;
}

QDateTime AgentClient::serverNowLocal() const
{
    return m_lastLocal.isValid() ? m_lastLocal.addMSecs(m_sinceFirst.elapsed() - m_lastAt) : QDateTime();
}

double AgentClient::clockRate() const
{
    if (m_lastAt < 400) // too short to tell
        return 1.0;
    const double rate =
        static_cast<double>(m_firstLocal.msecsTo(m_lastLocal)) / static_cast<double>(m_lastAt);
    return rate > 1.5 ? std::min(rate, 10'000.0) : 1.0;
}

template <class T>
AgentClient::RequestId AgentClient::submit(std::function<AgentResult<Clocked<T>>(Connection&)> work,
                                           QObject* context, Done<T> done, Lane::Options options)
{
    return m_lane->submit<Clocked<T>>(
        context, std::move(work),
        [this, self = QPointer<AgentClient>(this), done = std::move(done)](AgentResult<Clocked<T>> answer) {
            if (!answer) {
                done(tl::make_unexpected(std::move(answer).error()));
                return;
            }
            if (self)
                learnClock(answer->nowLocal);
            done(std::move(answer->value));
        },
        options);
}

AgentClient::RequestId AgentClient::snapshot(QObject* context, Done<ServerPicture> done,
                                             Lane::Options options)
{
    return submit<ServerPicture>(
        [](Connection& c) {
            return byRights<Clocked<ServerPicture>>(
                c, [&] { return readSnapshot(c); }, [&] { return help::readSnapshot(c); });
        },
        context, std::move(done), options);
}

AgentClient::RequestId AgentClient::activity(QObject* context, Done<QList<JobActivity>> done)
{
    return submit<QList<JobActivity>>(
        [](Connection& c) {
            return byRights<Clocked<QList<JobActivity>>>(
                c, [&] { return readActivity(c); }, [&] { return help::readActivity(c); });
        },
        context, std::move(done), {});
}

AgentClient::RequestId AgentClient::history(const QString& job, qint64 aboveInstance, int limit,
                                            QObject* context, Done<QList<HistoryRow>> done)
{
    return submit<QList<HistoryRow>>(
        [=](Connection& c) {
            return byRights<Clocked<QList<HistoryRow>>>(
                c, [&] { return readHistory(c, job, aboveInstance, limit); },
                [&] { return help::readHistory(c, job, aboveInstance, limit); });
        },
        context, std::move(done), {});
}

AgentClient::RequestId AgentClient::running(const QDate& sinceLocal, QObject* context,
                                            Done<QList<RunningDetail>> done)
{
    return submit<QList<RunningDetail>>(
        [=](Connection& c) {
            return byRights<Clocked<QList<RunningDetail>>>(
                c, [&] { return readRunning(c, sinceLocal); },
                [&] { return help::readRunning(c, sinceLocal); });
        },
        context, std::move(done), {});
}

AgentClient::RequestId AgentClient::runSteps(const QString& job, qint64 outcomeInstance, QObject* context,
                                             Done<QList<HistoryRow>> done)
{
    return submit<QList<HistoryRow>>(
        [=](Connection& c) {
            return byRights<Clocked<QList<HistoryRow>>>(
                c, [&] { return readRunSteps(c, job, outcomeInstance); },
                [&] { return help::readRunSteps(c, job, outcomeInstance); });
        },
        context, std::move(done), {});
}

AgentClient::RequestId AgentClient::outcomes(const OutcomeQuestion& question, QObject* context,
                                             Done<OutcomePage> done)
{
    return submit<OutcomePage>(
        [question](Connection& c) {
            return byRights<Clocked<OutcomePage>>(
                c, [&] { return readOutcomes(c, question); },
                [&] { return help::readOutcomes(c, question); });
        },
        context, std::move(done), {});
}

AgentClient::RequestId AgentClient::logPage(const LogQuestion& question, QObject* context, Done<LogPage> done)
{
    return submit<LogPage>(
        [question](Connection& c) {
            return byRights<Clocked<LogPage>>(
                c, [&] { return readLogPage(c, question); }, [&] { return help::readLogPage(c, question); });
        },
        context, std::move(done), {});
}

AgentClient::RequestId AgentClient::agentState(QObject* context, Done<AgentState> done)
{
    return submit<AgentState>([](Connection& c) { return readAgentState(c); }, context, std::move(done), {});
}

AgentClient::RequestId AgentClient::permissions(QObject* context, Done<Permissions> done)
{
    return submit<Permissions>([](Connection& c) { return readPermissions(c); }, context, std::move(done),
                               {});
}

AgentClient::RequestId AgentClient::startJob(const JobStart& start, QObject* context, Done<StartReceipt> done,
                                             Lane::Options options)
{
    return submit<StartReceipt>(
        [start](Connection& c) {
            return byRights<Clocked<StartReceipt>>(
                c, [&] { return requestStart(c, start); }, [&] { return help::requestStart(c, start); });
        },
        context, std::move(done), options);
}

AgentClient::RequestId AgentClient::lookForStart(const LostStartQuestion& question, QObject* context,
                                                 Done<LostStartVerdict> done)
{
    return submit<LostStartVerdict>(
        [=](Connection& c) {
            return byRights<Clocked<LostStartVerdict>>(
                c, [&] { return lookForLostStart(c, question); },
                [&] { return help::lookForLostStart(c, question); });
        },
        context, std::move(done), {});
}

AgentClient::RequestId AgentClient::findRunning(const QString& job, QObject* context,
                                                Done<std::optional<StartReceipt>> done)
{
    return submit<std::optional<StartReceipt>>(
        [=](Connection& c) {
            return byRights<Clocked<std::optional<StartReceipt>>>(
                c, [&] { return findRunningRun(c, job); }, [&] { return help::findRunningRun(c, job); });
        },
        context, std::move(done), {});
}

AgentClient::RequestId AgentClient::stopJob(const RunToStop& order, QObject* context, Done<bool> done,
                                            Lane::Options options)
{
    return submit<bool>(
        [=](Connection& c) {
            return byRights<Clocked<bool>>(
                c, [&] { return requestStop(c, order); }, [&] { return help::requestStop(c, order); });
        },
        context, std::move(done), options);
}

AgentClient::RequestId AgentClient::packageOutcome(const QUuid& job, const PackageTime& time,
                                                   QObject* context, Done<PackageEvidence> done)
{
    return submit<PackageEvidence>(
        [job, time](Connection& c) {
            return byRights<Clocked<PackageEvidence>>(
                c, [&] { return readPackageOutcome(c, job, time); },
                [&] { return help::readPackageOutcome(c, job, time); });
        },
        context, std::move(done), {});
}

AgentClient::RequestId AgentClient::packageLog(const QString& computer, const PackageTime& time,
                                               QObject* context, Done<QList<PackageExecution>> done)
{
    return submit<QList<PackageExecution>>(
        [computer, time](Connection& c) { return readPackageLog(c, computer, time); }, context,
        std::move(done), {});
}

AgentClient::RequestId AgentClient::poll(const QList<WatchedRun>& runs, QObject* context,
                                         Done<PollAnswer> done)
{
    return submit<PollAnswer>(
        [runs](Connection& c) {
            return byRights<Clocked<PollAnswer>>(
                c, [&] { return pollRuns(c, runs); }, [&] { return help::pollRuns(c, runs); });
        },
        context, std::move(done), {});
}

void AgentClient::testServer(QObject* context, std::function<void(QList<ServerTestStep>)> done)
{
    // The lane carries the answer home: it may have died by then, and is asked under its channel's lock.
    const auto walk = [self = QPointer<AgentClient>(this), context = QPointer<QObject>(context),
                       done = std::move(done)](const QString& password) {
        self->m_lane->runBeside([server = self->server(), password] { return walkServer(server, password); },
                                [context, done](const QList<ServerTestStep>& steps) {
                                    if (context)
                                        done(steps);
                                });
    };
    if (server().authentication == Authentication::Trusted || !m_passwords) {
        walk({});
        return;
    }
    m_passwords(server(), [self = QPointer<AgentClient>(this), walk](const std::optional<QString>& password) {
        if (self)
            walk(password.value_or(QString()));
    });
}

} // namespace stellwerk
