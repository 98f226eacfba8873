// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/serverlink.h"

#include "fleet/fleetmodel.h"
#include "fleet/usualduration.h"
#include "session/passwords.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kSnapshotEvery = 60s;
constexpr auto kActivityIdle = 5s;
constexpr auto kActivityBusy = 1500ms;
constexpr auto kAfterTrouble = 1s; // the lane's own back-off comes on top
constexpr int kHistoryRows = 200;

QList<AgentJob>::iterator jobOf(QList<AgentJob>& jobs, const QString& name)
{
    return std::find_if(jobs.begin(), jobs.end(), [&](const AgentJob& job) { return job.name == name; });
}

} // namespace

ServerLink::ServerLink(std::shared_ptr<LanePool> pool, const Server& server, FleetModel* fleet,
                       Passwords* passwords, QObject* parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_passwords(passwords)
    , m_client(new AgentClient(
          std::move(pool), server,
          [passwords](const Server& asked, std::function<void(std::optional<QString>)> done) {
              passwords->request(asked, std::move(done));
          },
          this))
    , m_watcher(new RunWatcher(m_client, this))
{
    m_snapshotTimer.setSingleShot(true);
    m_activityTimer.setSingleShot(true);
    connect(&m_snapshotTimer, &QTimer::timeout, this, [this] { requestSnapshot(false); });
    connect(&m_activityTimer, &QTimer::timeout, this, &ServerLink::requestActivity);
    // Right after an answer, before anybody asks for true times.
    connect(m_watcher, &RunWatcher::running, this, &ServerLink::learnClock);
    connect(m_watcher, &RunWatcher::stepFinished, this, &ServerLink::learnClock);
    connect(m_watcher, &RunWatcher::ended, this, &ServerLink::learnClock);
    connect(m_watcher, &RunWatcher::outcomesSeen, this, &ServerLink::takeOutcomes);
    connect(m_client->lane(), &Lane::contactChanged, this, [this](Contact contact) {
        if (contact == Contact::Trouble) {
            if (const auto error = m_client->lane()->trouble())
                m_fleet->setContact(name(), contact, error->summary() + u' ' + error->advice());
        } else {
            m_fleet->setContact(name(), contact);
        }
    });
}

void ServerLink::setServer(const Server& server)
{
    m_client->setServer(server);
    m_refused = false;
    if (m_open)
        requestSnapshot(true);
}

void ServerLink::open()
{
    if (m_open)
        return;
    m_open = true;
    m_fleet->setContact(name(), Contact::Connecting);
    requestSnapshot(false);
}

void ServerLink::refresh()
{
    m_open = true;
    if (m_refused)
        m_client->lane()->forgetPassword();
    m_refused = false;
    requestSnapshot(true);
}

void ServerLink::requestSnapshot(bool urgent)
{
    if (m_refused)
        return;
    if (m_snapshotUnderWay) { // perhaps it waits: for a thread, or until the lane tries again
        if (urgent)
            m_client->lane()->hurry();
        return;
    }
    m_snapshotUnderWay = true;
    m_snapshotTimer.stop();
    m_client->snapshot(
        this, [this](const AgentResult<ServerPicture>& answer) { takeSnapshot(answer); },
        Lane::Options{.urgent = urgent});
}

void ServerLink::takeSnapshot(const AgentResult<ServerPicture>& answer)
{
    m_snapshotUnderWay = false;
    if (!answer) {
        fail(answer.error());
        return;
    }
    learnClock();
    m_fleet->setContact(name(), Contact::Online);
    m_fleet->setAgentState(name(), answer->agent);
    QList<AgentJob> jobs = answer->jobs;
    for (AgentJob& job : jobs) {
        if (const JobMemory* known = memory(job.name))
            remember(job, *known);
    }
    m_fleet->setJobs(name(), jobs);
    m_states.clear();
    for (const AgentJob& job : answer->jobs)
        m_states.insert(job.id, job.state);
    m_snapshotTimer.start(kSnapshotEvery);
    scheduleActivity();
    Q_EMIT looked();
    Q_EMIT refreshed();
}

void ServerLink::scheduleActivity()
{
    const bool busy = std::any_of(m_states.cbegin(), m_states.cend(),
                                  [](JobState state) { return state != JobState::Idle; });
    m_activityTimer.start(busy ? kActivityBusy : kActivityIdle);
}

void ServerLink::requestActivity()
{
    m_client->activity(this, [this](const AgentResult<QList<JobActivity>>& answer) { takeActivity(answer); });
}

void ServerLink::takeActivity(const AgentResult<QList<JobActivity>>& answer)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    learnClock();
    m_fleet->setContact(name(), Contact::Online);
    QList<FleetModel::JobActivityUpdate> updates;
    QStringList ended;
    bool isNew = false;
    for (const JobActivity& job : *answer) {
        const auto before = m_states.constFind(job.job);
        isNew = isNew || before == m_states.cend();
        if (before != m_states.cend() && *before != job.state && job.state == JobState::Idle)
            ended += job.name;
        m_states.insert(job.job, job.state);
        updates += {job.job, job.state, job.startedLocal};
    }
    m_fleet->updateActivity(name(), updates);
    for (const QString& job : std::as_const(ended))
        requestRuns(job);
    if (isNew)
        requestSnapshot(false); // a job was created there
    scheduleActivity();
    Q_EMIT looked();
}

void ServerLink::requestRuns(const QString& job)
{
    const auto known = m_fleet->job(name(), job);
    if (!known)
        return;
    const qint64 newest = known->lastRuns.isEmpty() ? 0 : known->lastRuns.first().instanceId;
    m_client->history(job, newest, kHistoryRows, this,
                      [this, job](const AgentResult<QList<HistoryRow>>& answer) {
                          if (answer) // else the next snapshot tells
                              takeRuns(job, *answer);
                      });
}

// A request would stand in the way of the next start there.
void ServerLink::takeOutcomes(const QString& job, const QList<HistoryRow>& outcomes)
{
    takeRuns(job, outcomes);
    const auto state = m_states.find(outcomes.constLast().job);
    if (state != m_states.end())
        *state = JobState::Idle; // so that the next look does not ask for what is known
}

void ServerLink::takeRuns(const QString& job, const QList<HistoryRow>& rows)
{
    QList<HistoryRow> outcomes;
    std::copy_if(rows.cbegin(), rows.cend(), std::back_inserter(outcomes),
                 [](const HistoryRow& row) { return row.step == 0 && row.status != RunStatus::InProgress; });
    if (!outcomes.isEmpty())
        Q_EMIT outcomesRead(job, outcomes);
    QList<AgentJob> jobs = m_fleet->jobs(name());
    const auto it = jobOf(jobs, job);
    if (it == jobs.end())
        return;
    qint64 newest = it->lastRuns.isEmpty() ? 0 : it->lastRuns.first().instanceId;
    for (const HistoryRow& row : rows) {
        if (row.step != 0 || row.instanceId <= newest)
            continue;
        it->lastRuns.prepend({row.instanceId, row.status, row.startedLocal, row.duration});
        newest = row.instanceId;
    }
    while (it->lastRuns.size() > kLastRuns)
        it->lastRuns.removeLast();
    it->usualDuration = usualDuration(it->lastRuns);
    if (const JobMemory* known = memory(job))
        remember(*it, *known);
    m_fleet->setJobs(name(), jobs);
}

void ServerLink::setMemories(const QHash<QString, JobMemory>& memories)
{
    m_memories.insert(memories);
    QList<AgentJob> jobs = m_fleet->jobs(name());
    for (AgentJob& job : jobs) {
        if (const auto known = memories.constFind(job.name.toCaseFolded()); known != memories.cend())
            remember(job, *known);
    }
    if (!jobs.isEmpty())
        m_fleet->setJobs(name(), jobs);
}

const JobMemory* ServerLink::memory(const QString& job) const
{
    const auto known = m_memories.constFind(job.toCaseFolded());
    return known == m_memories.cend() ? nullptr : &*known;
}

void ServerLink::learnClock()
{
    m_clock.sample(QDateTime::currentDateTimeUtc(), m_client->serverNowLocal());
}

void ServerLink::fail(const AgentError& error)
{
    if (error.kind == AgentError::Kind::Cancelled)
        return;
    m_fleet->setContact(name(), Contact::Trouble, error.summary() + u' ' + error.advice());
    m_activityTimer.stop();
    if (error.kind == AgentError::Kind::Login) {
        m_refused = true;
        m_passwords->refuse(name());
        return;
    }
    m_snapshotTimer.start(kAfterTrouble);
}

} // namespace stellwerk
