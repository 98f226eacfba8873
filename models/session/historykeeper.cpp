// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/historykeeper.h"

#include "fleet/fleetmodel.h"
#include "session/serverlink.h"

namespace stellwerk {

using namespace std::chrono_literals;

namespace {

constexpr auto kRememberAfter = 500ms; // several runs that end together are one question

} // namespace

HistoryKeeper::HistoryKeeper(const QString& file, FleetModel* fleet, std::function<bool(const QString&)> busy,
                             const HistoryPace& pace, QObject* parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_busy(std::move(busy))
    , m_pace(pace)
    , m_turns(pace.together)
    , m_store(std::make_unique<HistoryStore>(file))
{
    connect(m_store.get(), &HistoryStore::failed, this, &HistoryKeeper::notice);
    connect(m_store.get(), &HistoryStore::movedAside, this, &HistoryKeeper::notice);
}

HistoryKeeper::~HistoryKeeper()
{
    m_places.clear();
}

HistoryKeeper::Place* HistoryKeeper::place(const QString& server)
{
    const auto it = m_places.find(server.toLower());
    return it == m_places.end() ? nullptr : &it->second;
}

void HistoryKeeper::add(ServerLink* link)
{
    const QString server = link->name();
    HistoryFiller::World world;
    world.busy = [this, server] { return m_busy(server); };
    world.turns = m_turns.turnsOf(link->client()->lane());
    world.jobs = [this, server] {
        QList<QUuid> ids;
        for (const AgentJob& job : m_fleet->jobs(server))
            ids.append(job.id);
        return ids;
    };
    auto filler = std::make_unique<HistoryFiller>(link->client(), m_store.get(), std::move(world), m_pace);
    connect(filler.get(), &HistoryFiller::progressChanged, this, [this, server] { Q_EMIT changed(server); });
    connect(filler.get(), &HistoryFiller::tookIn, this,
            [this, server](const QStringList& jobs) { remember(server, jobs); });
    // By the filler as context: the link may outlive it.
    connect(link, &ServerLink::refreshed, filler.get(), &HistoryFiller::start);
    connect(link, &ServerLink::outcomesRead, filler.get(),
            [this, server](const QString& job, const QList<HistoryRow>& rows) {
                takeOutcomes(server, job, rows);
            });
    m_places.insert_or_assign(server.toLower(), Place{link, std::move(filler), {}, false});
    remember(server, {}); // what was kept before, at once
}

void HistoryKeeper::forget(const QString& server)
{
    m_places.erase(server.toLower());
}

HistoryProgress HistoryKeeper::progress(const QString& server) const
{
    const auto it = m_places.find(server.toLower());
    return it == m_places.end() ? HistoryProgress{} : it->second.filler->progress();
}

void HistoryKeeper::readNow(const QString& server, QObject* context, std::function<void()> done)
{
    if (Place* there = place(server))
        there->filler->readNow(context, std::move(done));
    else
        QMetaObject::invokeMethod(context, std::move(done), Qt::QueuedConnection);
}

void HistoryKeeper::note(const AttemptKey& key, const QString& server, const QString& job,
                         const HistoryRow& outcome)
{
    const auto known = m_fleet->job(server, job);
    if (outcome.step == 0 && known && outcome.startedLocal.isValid())
        m_store->link({server, known->id, known->name, outcome.startedLocal, key.run, key.task});
}

void HistoryKeeper::takeOutcomes(const QString& server, const QString& job, const QList<HistoryRow>& rows)
{
    SeenOutcomes seen{server, QDateTime::currentDateTimeUtc(), {}};
    for (const HistoryRow& row : rows) {
        JobOutcome outcome;
        outcome.job = row.job;
        outcome.jobName = job;
        outcome.run = {row.instanceId, row.status, row.startedLocal, row.duration};
        outcome.retries = row.retries;
        outcome.message = row.message;
        seen.rows.append(outcome);
    }
    m_store->appendSeen(seen);
    rememberSoon(server, job);
}

void HistoryKeeper::rememberSoon(const QString& server, const QString& job)
{
    Place* there = place(server);
    if (!there)
        return;
    there->stale.insert(job);
    if (std::exchange(there->asked, true))
        return;
    QTimer::singleShot(kRememberAfter, there->filler.get(), [this, server] {
        if (Place* place = this->place(server)) {
            place->asked = false;
            const auto jobs = std::exchange(place->stale, {});
            remember(server, jobs.values());
        }
    });
}

void HistoryKeeper::remember(const QString& server, const QStringList& jobs)
{
    Place* there = place(server);
    if (!there)
        return;
    m_store->memories(server, jobs, there->filler.get(),
                      [this, server](const HistoryAnswer<Memories>& memories) {
                          Place* place = this->place(server);
                          if (!place || !memories || memories->isEmpty())
                              return;
                          place->link->setMemories(*memories);
                          Q_EMIT changed(server);
                      });
}

} // namespace stellwerk
