// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/historyfiller.h"

#include "agent/agentclient.h"

#include <QRandomGenerator>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Numbers are given out in order, but two runs that end together may become visible the other way round.
constexpr qint64 kOverlap = 20;
// Through the procedures, which know no instance_id: runs that lasted longer are found by the whole read.
constexpr int kDaysBack = 8;
constexpr auto kWholeEvery = 24h;
constexpr qsizetype kNamedJobs = 200;

// Many servers are not to be asked in the same moment.
std::chrono::milliseconds scattered(std::chrono::milliseconds time)
{
    return time + time / 5 * QRandomGenerator::global()->bounded(1000) / 1000;
}

} // namespace

HistoryFiller::HistoryFiller(AgentClient* client, HistoryStore* store, World world, const HistoryPace& pace,
                             QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_world(std::move(world))
    , m_pace(pace)
    , m_lane(client->lane(), m_world.turns)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HistoryFiller::tick);
}

void HistoryFiller::start()
{
    if (m_progress.phase != HistoryProgress::Phase::Off)
        return;
    setPhase(HistoryProgress::Phase::Waiting);
    m_timer.start(scattered(m_pace.first));
}

void HistoryFiller::readNow(QObject* context, std::function<void()> done)
{
    m_waiting.append([context = QPointer<QObject>(context), done = std::move(done)] {
        if (context)
            done();
    });
    m_now = true;
    if (!m_working)
        m_timer.start(0ms);
}

void HistoryFiller::setPhase(HistoryProgress::Phase phase)
{
    if (m_progress.phase == phase)
        return;
    m_progress.phase = phase;
    Q_EMIT progressChanged();
}

void HistoryFiller::tick()
{
    if (m_working)
        return;
    if (!mayAsk()) {
        m_timer.start(m_pace.look);
        return;
    }
    askStore();
}

// Everything else at this server goes first.
bool HistoryFiller::mayAsk()
{
    if (m_world.busy()) {
        setPhase(HistoryProgress::Phase::Paused);
    } else if (!m_lane.isReachable()) {
        setPhase(HistoryProgress::Phase::Waiting);
        if (m_now) // nobody waits for a server that is away
            finish(HistoryProgress::Phase::Waiting, m_pace.look);
    } else {
        return (m_lane.isQuiet() || m_now) && m_lane.takeTurn();
    }
    return false;
}

void HistoryFiller::askStore()
{
    m_working = true;
    m_store->fillState(m_client->server().name, this,
                       [this](const HistoryAnswer<FillState>& state) { takeState(state); });
}

void HistoryFiller::takeState(const HistoryAnswer<FillState>& state)
{
    if (!state) {
        fail(state.error());
        return;
    }
    m_progress.completeUntil = state->completeUntil;
    const auto age = std::chrono::milliseconds(
        state->completeUntil.isValid() ? state->completeUntil.msecsTo(QDateTime::currentDateTimeUtc()) : -1);
    if (!m_now && age >= 0ms && age < m_pace.small * 9 / 10) { // by another program
        finish(HistoryProgress::Phase::Complete, scattered(m_pace.small - age));
        return;
    }
    askServer(*state);
}

void HistoryFiller::askServer(const FillState& state)
{
    setPhase(HistoryProgress::Phase::Reading);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool whole = state.watermark == 0 || !state.wholeRead.isValid() ||
                       std::chrono::seconds(state.wholeRead.secsTo(now)) > kWholeEvery;
    const bool procedures = state.scope.startsWith("procedures"_L1);
    OutcomeQuestion question;
    question.aboveInstance = procedures && whole ? 0 : std::max<qint64>(0, state.watermark - kOverlap);
    question.limit = m_pace.rows + int(kOverlap);
    // By the server's clock, which may stand in another zone: the days leave room for it.
    if (!whole)
        question.firstDay = now.date().addDays(-kDaysBack);
    m_client->outcomes(question, this, [this, state, whole](const AgentResult<OutcomePage>& answer) {
        takePage(state, whole, answer);
    });
}

void HistoryFiller::takePage(const FillState& asked, bool whole, const AgentResult<OutcomePage>& answer)
{
    if (!answer) {
        fail(answer.error().summary());
        return;
    }
    HistoryPage page;
    page.server = m_client->server().name;
    page.ownName = answer->ownName;
    page.scope = answer->fromTables ? u"tables"_s : u"procedures:"_s + m_client->server().user;
    page.nowLocal = answer->nowLocal;
    page.offsetMinutes = answer->offsetMinutes;
    page.readUtc = QDateTime::currentDateTimeUtc();
    page.watermark = asked.watermark;
    page.newest = answer->newest;
    page.reachedEnd = answer->reachedEnd;
    page.whole = whole && (!answer->fromTables || asked.watermark == 0);
    page.jobs = m_world.jobs();
    page.rows = answer->rows;
    QStringList jobs;
    for (const JobOutcome& row : page.rows) {
        if (row.run.instanceId > asked.watermark && (jobs.isEmpty() || jobs.constLast() != row.jobName))
            jobs.append(row.jobName);
    }
    m_store->append(page, this,
                    [this, jobs, reachedEnd = page.reachedEnd](const HistoryAnswer<FillState>& state) {
                        takeAppended(jobs, reachedEnd, state);
                    });
}

void HistoryFiller::takeAppended(const QStringList& jobs, bool reachedEnd,
                                 const HistoryAnswer<FillState>& state)
{
    if (!state) {
        fail(state.error());
        return;
    }
    m_progress.error.clear();
    m_progress.added += state->added;
    m_progress.completeUntil = state->completeUntil;
    if (state->added > 0) {
        m_jobs.unite(QSet<QString>(jobs.cbegin(), jobs.cend()));
        m_manyJobs = m_manyJobs || m_jobs.size() > kNamedJobs;
    }
    const bool complete = reachedEnd && !state->rebased;
    if (complete && (m_manyJobs || !m_jobs.isEmpty())) {
        const QStringList named = m_manyJobs ? QStringList() : m_jobs.values();
        m_jobs.clear();
        m_manyJobs = false;
        Q_EMIT tookIn(named);
    }
    if (complete)
        finish(HistoryProgress::Phase::Complete, scattered(m_pace.small));
    else
        finish(HistoryProgress::Phase::Reading, m_pace.page);
}

void HistoryFiller::fail(const QString& error)
{
    m_progress.error = error;
    finish(HistoryProgress::Phase::Failed, scattered(m_pace.again));
}

// The turn goes to the next server with every page, so that all of them get on.
void HistoryFiller::finish(HistoryProgress::Phase phase, std::chrono::milliseconds next)
{
    m_working = false;
    m_now = false;
    m_lane.done();
    m_progress.phase = phase;
    m_timer.start(next);
    Q_EMIT progressChanged();
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto& done : waiting)
        done();
}

} // namespace stellwerk
