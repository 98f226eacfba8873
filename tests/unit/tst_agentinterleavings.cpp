// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// decide() against a modelled Agent: others start the same job a moment before and after, runs are shorter
// than a poll, the Agent is killed or restarted, history is purged, the clock jumps. Whatever the order, the
// outcome told is that of our run or, where evidence was destroyed, unknown.
#include "agent/polldecision.h"

#include <QTest>

#include <rapidcheck.h>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

const QUuid kJob = QUuid::fromString(u"{11111111-2222-3333-4444-555555555555}"_s);

enum class Truth { UnderWay, Succeeded, Warned, Failed, Cancelled, Killed };

// msdb and the Agent of one job (agent-facts 1.4, 1.5, 3.8).
class Agent
{
public:
    qint64 now = 0; // real ms
    Truth ours = Truth::UnderWay;

    Agent() { newSession(); }

    [[nodiscard]] QDateTime local() const
    {
        return QDateTime(QDate(2026, 10, 25), QTime(1, 0), Qt::UTC).addMSecs(now + m_offset);
    }
    void jumpClock(qint64 ms) { m_offset += ms; }
    [[nodiscard]] bool idle() const { return m_up && !m_run; }

    void request(const QString& source, bool own)
    {
        if (!idle())
            return;
        m_rows[m_session] = ActivityRow{};
        row().requestedLocal = seconds(local());
        row().requestedSource = source;
        Run run;
        run.own = own;
        run.startAt = now + *rc::gen::element(0, 0, 300, 1500);
        run.endAt = run.startAt + *rc::gen::element(0, 200, 900, 3000, 20'000);
        run.stepFails = *rc::gen::inRange(0, 4) == 0;
        run.status = *rc::gen::inRange(0, 3) == 0 ? RunStatus::Failed : RunStatus::Succeeded;
        m_run = run;
    }

    void advance(qint64 ms)
    {
        const qint64 until = now + ms;
        while (m_run) {
            const qint64 next = m_run->started ? m_run->endAt : m_run->startAt;
            if (next > until)
                break;
            now = std::max(now, next);
            if (m_run->started)
                finish(m_run->status);
            else
                begin();
        }
        now = until;
    }
    void finishNow() // whatever runs
    {
        if (m_run && m_run->started)
            finish(m_run->status);
    }
    void restart(bool orderly)
    {
        if (orderly && m_run && m_run->started)
            finish(RunStatus::Cancelled);
        if (m_run && m_run->own)
            ours = Truth::Killed;
        m_run.reset();
        now += 2000;
        newSession();
    }
    void purge() { m_history.clear(); }
    void otherJobLogs() { m_nextId += 3; }

    [[nodiscard]] StartReceipt snapshot() const
    {
        StartReceipt receipt;
        receipt.job = kJob;
        receipt.session = m_session;
        receipt.watermark = m_nextId - 1;
        const ActivityRow row = m_rows.value(m_session);
        receipt.requested0Local = row.requestedLocal;
        receipt.history0 = row.historyId;
        receipt.underWay0 = row.requestedLocal.isValid() && !row.stoppedLocal.isValid();
        receipt.sentLocal = local();
        return receipt;
    }
    [[nodiscard]] QDateTime requested() const { return m_rows.value(m_session).requestedLocal; }

    [[nodiscard]] PollAnswer poll(const WatchedRun& run, bool knowsAgent) const
    {
        PollAnswer answer;
        answer.nowLocal = local();
        answer.session = m_session;
        answer.sessionStartedLocal = m_sessionStarted;
        answer.agent = knowsAgent ? AgentState::Running : AgentState::Unknown;
        if (m_rows.contains(run.receipt.session))
            answer.activity.insert(kJob, m_rows[run.receipt.session]);
        for (const HistoryRow& each : m_history) {
            if (each.instanceId > run.lastInstance)
                answer.history[kJob].append(each);
        }
        answer.jobs.insert(kJob, m_last);
        return answer;
    }

private:
    struct Run
    {
        bool own = false, started = false, stepFails = false;
        qint64 startAt = 0, endAt = 0;
        QDateTime startedLocal;
        RunStatus status = RunStatus::Succeeded;
    };
    static QDateTime seconds(const QDateTime& time) { return time.addMSecs(-time.time().msec()); }
    ActivityRow& row() { return m_rows[m_session]; }
    void newSession()
    {
        ++m_session;
        m_sessionStarted = local();
        m_rows[m_session] = ActivityRow{};
        m_up = true;
    }
    void begin()
    {
        m_run->started = true;
        m_run->startedLocal = seconds(local());
        row().startedLocal = m_run->startedLocal;
    }
    void log(int step, RunStatus status)
    {
        HistoryRow entry;
        entry.instanceId = m_nextId++;
        entry.job = kJob;
        entry.step = step;
        entry.status = status;
        entry.startedLocal = m_run->startedLocal;
        m_history.append(entry);
    }
    void finish(RunStatus status)
    {
        log(1, m_run->stepFails || status == RunStatus::Failed ? RunStatus::Failed : status);
        if (m_run->stepFails)
            log(2, status);
        log(0, status);
        row().stoppedLocal = seconds(local());
        row().historyId = m_nextId - 1;
        m_last = LastOutcome{status, m_run->startedLocal, {}};
        if (m_run->own)
            ours = status == RunStatus::Failed      ? Truth::Failed
                   : status == RunStatus::Cancelled ? Truth::Cancelled
                   : m_run->stepFails               ? Truth::Warned
                                                    : Truth::Succeeded;
        m_run.reset();
    }

    qint64 m_offset = 0;
    qint64 m_session = 4;
    QDateTime m_sessionStarted;
    bool m_up = false;
    QHash<qint64, ActivityRow> m_rows;
    QList<HistoryRow> m_history;
    qint64 m_nextId = 100;
    LastOutcome m_last;
    std::optional<Run> m_run;
};

QString anySource()
{
    return *rc::gen::element(u"4"_s, u"4"_s, u"1"_s);
}

// `apart`: no two requests in one second, which is all that msdb notes.
void somethingHappens(Agent& agent, bool apart)
{
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        if (apart)
            agent.advance(1000);
        agent.request(anySource(), false);
        break;
    case 1:
        agent.otherJobLogs();
        break;
    default:
        agent.advance(*rc::gen::element(1, 50, 400, 1000, 5000));
    }
}

// `unclear`: evidence was destroyed, or a restart may hide which session an outcome belongs to.
bool matches(const RunEnd& end, Truth truth, bool purged, bool unclear)
{
    switch (end.result) {
    case RunResult::Succeeded:
        return truth == Truth::Succeeded || (purged && truth == Truth::Warned); // its steps are gone
    case RunResult::SucceededWithWarnings:
        return truth == Truth::Warned;
    case RunResult::Failed:
        return end.reason == EndReason::Outcome ? truth == Truth::Failed : truth == Truth::Killed;
    case RunResult::Cancelled:
        return truth == Truth::Cancelled;
    case RunResult::Unknown:
        return purged || unclear;
    }
    return false;
}

// Which disturbances a world has.
struct World
{
    bool restarts = false, purges = false, jumps = false;
};

void oneRun(const World& world)
{
    Agent agent;
    for (int i = *rc::gen::inRange(0, 6); i > 0; --i)
        somethingHappens(agent, world.purges);
    StartReceipt receipt = agent.snapshot();
    if (!world.purges)     // both at once leave nothing that tells whose outcome is gone
        agent.finishNow(); // a run that was under way ends between the snapshot and the start
    if (!agent.idle())
        return; // refused: nothing to follow
    agent.request(u"4"_s, true);
    // The row right after the start showed it. Where history is purged before that was seen, a run of another
    // user may be all that is left, and nothing tells it from ours.
    if (world.purges || *rc::gen::arbitrary<bool>())
        receipt.requestedLocal = agent.requested(); // the row right after the start showed it
    WatchedRun run = watch(receipt);
    const bool knowsAgent = *rc::gen::arbitrary<bool>();
    const qint64 accepted = agent.now;
    bool purged = false, restarted = false;
    int purges = 0;
    for (int polls = 0; polls < 200; ++polls) {
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            somethingHappens(agent, world.purges);
        if (world.jumps && *rc::gen::inRange(0, 6) == 0)
            agent.jumpClock(*rc::gen::element<qint64>(-3'600'000, 3'600'000, -2000));
        if (world.restarts && *rc::gen::inRange(0, 8) == 0) {
            agent.restart(*rc::gen::arbitrary<bool>());
            restarted = true;
        }
        if (world.purges && purges < 2 && *rc::gen::inRange(0, 6) == 0) {
            ++purges;
            agent.purge();
            purged = true;
        } else {
            agent.advance(250);
        }
        const Verdict verdict =
            decide(run, agent.poll(run, knowsAgent), std::chrono::milliseconds(agent.now - accepted));
        if (verdict.phase != RunPhase::Ended)
            continue;
        if (!matches(verdict.end, agent.ours, purged, restarted))
            RC_LOG() << "rule " << verdict.rule << ", told " << int(verdict.end.result) << "/"
                     << int(verdict.end.reason) << ", truth " << int(agent.ours) << "\n";
        RC_ASSERT(matches(verdict.end, agent.ours, purged, restarted));
        return;
    }
    RC_FAIL("never ended");
}

} // namespace

class TestAgentInterleavings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("RC_PARAMS", qgetenv("RC_PARAMS") + " max_success=3000"); }
    void othersOnly()
    {
        QVERIFY(rc::check("others", [] { oneRun({}); }));
    }
    void restarts()
    {
        QVERIFY(rc::check("restarts", [] { oneRun({.restarts = true}); }));
    }
    void clockJumps()
    {
        QVERIFY(rc::check("clock jumps", [] { oneRun({.jumps = true}); }));
    }
    void restartsAndJumps()
    {
        QVERIFY(rc::check("restarts and jumps", [] { oneRun({.restarts = true, .jumps = true}); }));
    }
    void purges()
    {
        QVERIFY(rc::check("purges", [] { oneRun({.purges = true}); }));
    }
    void purgesAndRestarts()
    {
        QVERIFY(rc::check("purges and restarts", [] { oneRun({.restarts = true, .purges = true}); }));
    }
};

QTEST_GUILESS_MAIN(TestAgentInterleavings)
#include "tst_agentinterleavings.moc"
