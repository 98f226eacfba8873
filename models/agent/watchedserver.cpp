// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/watchedserver.h"

#include "agent/agentclient.h"

#include <QPointer>
#include <QTimer>

namespace stellwerk {

namespace {

class TimerAlarm final : public WatchedServer::Alarm
{
public:
    explicit TimerAlarm(std::function<void()> ring)
    {
        m_timer.setSingleShot(true);
        m_timer.callOnTimeout(&m_timer, std::move(ring));
    }
    void start(std::chrono::milliseconds wait) override { m_timer.start(wait); }
    void stop() override { m_timer.stop(); }
    [[nodiscard]] std::optional<std::chrono::milliseconds> remaining() const override
    {
        if (!m_timer.isActive())
            return std::nullopt;
        return m_timer.remainingTimeAsDuration();
    }

private:
    QTimer m_timer;
};

class LaneServer final : public WatchedServer
{
public:
    explicit LaneServer(AgentClient* client)
        : m_client(client)
    {
        m_clock.start();
    }

    [[nodiscard]] QString name() const override { return m_client->server().name; }
    [[nodiscard]] QDateTime serverNowLocal() const override { return m_client->serverNowLocal(); }
    [[nodiscard]] double clockRate() const override { return m_client->clockRate(); }
    void activity(QObject* context, Done<QList<JobActivity>> done) override
    {
        m_client->activity(context, std::move(done));
    }
    void agentState(QObject* context, Done<AgentState> done) override
    {
        m_client->agentState(context, std::move(done));
    }
    void startJob(const JobStart& start, QObject* context, Done<StartReceipt> done) override
    {
        m_client->startJob(start, context, std::move(done));
    }
    void lookForStart(const LostStartQuestion& question, QObject* context,
                      Done<LostStartVerdict> done) override
    {
        m_client->lookForStart(question, context, std::move(done));
    }
    void findRunning(const QString& job, QObject* context, Done<std::optional<StartReceipt>> done) override
    {
        m_client->findRunning(job, context, std::move(done));
    }
    void stopJob(const WatchedRun& run, QObject* context, Done<bool> done) override
    {
        m_client->stopJob({run.receipt.job, run.receipt.session, run.requestedLocal, run.lastInstance},
                          context, std::move(done), Lane::Options{.urgent = true});
    }
    void packageOutcome(const QUuid& job, const PackageTime& time, QObject* context,
                        Done<PackageEvidence> done) override
    {
        const auto elsewhere = m_client->packageLogsElsewhere();
        const auto complete = [elsewhere, time, context = QPointer<QObject>(context),
                               done = std::move(done)](const AgentResult<PackageEvidence>& answer) {
            if (!answer || !elsewhere || !context) {
                done(answer);
                return;
            }
            elsewhere(answer->computer, time, context,
                      [done, evidence = *answer](const QList<PackageExecution>& more) mutable {
                          evidence.readsLog = evidence.readsLog || !more.isEmpty();
                          evidence.executions += more;
                          done(evidence);
                      });
        };
        m_client->packageOutcome(job, time, context, complete);
    }
    void poll(const QList<WatchedRun>& runs, QObject* context, Done<PollAnswer> done) override
    {
        m_client->poll(runs, context, std::move(done));
    }
    [[nodiscard]] std::unique_ptr<Alarm> alarm(std::function<void()> ring) override
    {
        return std::make_unique<TimerAlarm>(std::move(ring));
    }
    void later(Milliseconds wait, QObject* context, std::function<void()> call) override
    {
        if (wait.count() > 0)
            QTimer::singleShot(wait, context, std::move(call));
        else
            QMetaObject::invokeMethod(context, std::move(call), Qt::QueuedConnection);
    }
    [[nodiscard]] Milliseconds elapsed() const override { return Milliseconds(m_clock.elapsed()); }
    [[nodiscard]] QDateTime nowUtc() const override { return QDateTime::currentDateTimeUtc(); }

private:
    AgentClient* m_client;
    QElapsedTimer m_clock;
};

} // namespace

void WatchedServer::packageOutcome(const QUuid&, const PackageTime&, QObject* context,
                                   Done<PackageEvidence> done)
{
    later(Milliseconds(0), context, [done = std::move(done)] { done(PackageEvidence{}); });
}

std::unique_ptr<WatchedServer> watchedServer(AgentClient* client)
{
    return std::make_unique<LaneServer>(client);
}

} // namespace stellwerk
