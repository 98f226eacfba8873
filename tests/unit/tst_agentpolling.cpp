// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How often RunWatcher asks a server, counted there, hours long in virtual time.
#include "agent/runwatcher.h"
#include "agent/watchedserver.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

const QUuid kJob = QUuid::fromString(u"{11111111-2222-3333-4444-555555555555}"_s);

// One job on a server that answers at once; it runs for as long as told. Time goes on in run() only.
class CountingServer final : public WatchedServer
{
public:
    explicit CountingServer(milliseconds duration)
        : m_duration(duration)
    {}

    QList<milliseconds> polls; // when, since the start

    void run(milliseconds until)
    {
        while (!m_calls.empty() && m_calls.begin()->first <= until) {
            const auto next = m_calls.extract(m_calls.begin());
            m_now = std::max(m_now, next.key());
            next.mapped()();
        }
        m_now = until;
    }
    [[nodiscard]] qsizetype pollsBetween(milliseconds from, milliseconds to) const
    {
        return std::count_if(polls.cbegin(), polls.cend(),
                             [&](milliseconds at) { return at >= from && at < to; });
    }

    [[nodiscard]] QString name() const override { return u"SQL01"_s; }
    [[nodiscard]] QDateTime serverNowLocal() const override { return local(m_now); }
    [[nodiscard]] double clockRate() const override { return 1; }
    void activity(QObject*, Done<QList<JobActivity>>) override {}
    void agentState(QObject*, Done<AgentState>) override {}
    void startJob(const JobStart& start, QObject* context, Done<StartReceipt> done) override
    {
        StartReceipt receipt;
        receipt.job = kJob;
        receipt.jobName = start.job;
        receipt.session = 1;
        receipt.sentLocal = receipt.requestedLocal = local(m_now);
        m_started = m_now;
        later(1ms, context, [done = std::move(done), receipt] { done(receipt); });
    }
    void lookForStart(const LostStartQuestion&, QObject*, Done<LostStartVerdict>) override {}
    void findRunning(const QString&, QObject*, Done<std::optional<StartReceipt>>) override {}
    void stopJob(const WatchedRun&, QObject*, Done<bool>) override {}
    void poll(const QList<WatchedRun>&, QObject* context, Done<PollAnswer> done) override
    {
        polls.append(m_now - m_started);
        PollAnswer answer;
        answer.nowLocal = local(m_now);
        answer.session = 1;
        answer.jobs.insert(kJob, {});
        ActivityRow row;
        row.requestedLocal = row.startedLocal = local(m_started);
        row.requestedSource = u"4"_s;
        if (m_now - m_started >= m_duration) {
            row.stoppedLocal = local(m_now);
            row.historyId = 7;
            HistoryRow outcome;
            outcome.instanceId = 7;
            outcome.job = kJob;
            outcome.status = RunStatus::Succeeded;
            outcome.startedLocal = row.startedLocal;
            answer.history[kJob] = {outcome};
        }
        answer.activity.insert(kJob, row);
        later(1ms, context, [done = std::move(done), answer] { done(answer); });
    }
    [[nodiscard]] std::unique_ptr<Alarm> alarm(std::function<void()> ring) override
    {
        return std::make_unique<VirtualAlarm>(this, std::move(ring));
    }
    void later(milliseconds wait, QObject* context, std::function<void()> call) override
    {
        m_calls.emplace(m_now + wait, [alive = QPointer<QObject>(context), call = std::move(call)] {
            if (alive)
                call();
        });
    }
    [[nodiscard]] milliseconds elapsed() const override { return m_now; }
    [[nodiscard]] QDateTime nowUtc() const override { return local(m_now); }

private:
    class VirtualAlarm final : public Alarm
    {
    public:
        VirtualAlarm(CountingServer* server, std::function<void()> ring)
            : m_server(server)
            , m_ring(std::move(ring))
        {}
        void start(milliseconds wait) override
        {
            m_at = m_server->m_now + wait;
            m_server->later(wait, &m_context, [this, set = ++m_set] {
                if (set == m_set && m_at) {
                    m_at.reset();
                    m_ring();
                }
            });
        }
        void stop() override { m_at.reset(); }
        [[nodiscard]] std::optional<milliseconds> remaining() const override
        {
            if (!m_at)
                return std::nullopt;
            return *m_at - m_server->m_now;
        }

    private:
        CountingServer* m_server;
        std::function<void()> m_ring;
        std::optional<milliseconds> m_at;
        int m_set = 0;
        QObject m_context;
    };
    static QDateTime local(milliseconds at)
    {
        return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC).addMSecs(at.count());
    }

    milliseconds m_duration;
    milliseconds m_now{0};
    milliseconds m_started{0};
    std::multimap<milliseconds, std::function<void()>> m_calls;
};

struct Watch
{
    Watch(milliseconds duration, std::optional<std::chrono::seconds> expected)
    {
        auto owned = std::make_unique<CountingServer>(duration);
        server = owned.get();
        watcher = std::make_unique<RunWatcher>(std::move(owned));
        ended = std::make_unique<QSignalSpy>(watcher.get(), &RunWatcher::ended);
        RunWatcher::Order order;
        order.key = 1;
        order.job = u"Load"_s;
        order.expected = expected;
        watcher->start(order);
    }
    CountingServer* server = nullptr;
    std::unique_ptr<RunWatcher> watcher;
    std::unique_ptr<QSignalSpy> ended;
};

} // namespace

class TestAgentPolling : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hoursToGoEveryFiveSeconds();
    void nearTheEndEveryQuarterOfASecond();
    void withoutHistoryEveryQuarterOfASecond();
    void overdueAtLeastEverySecond();
    void manyRunsOnePoll();
};

void TestAgentPolling::hoursToGoEveryFiveSeconds()
{
    Watch watch(4h, 4h);
    watch.server->run(3h);
    const auto polls = watch.server->pollsBetween(1h, 3h);
    QVERIFY2(polls >= 1430 && polls <= 1440, qPrintable(QString::number(polls))); // 7200 s / 5 s
    QCOMPARE(watch.ended->size(), 0);
}

void TestAgentPolling::nearTheEndEveryQuarterOfASecond()
{
    Watch watch(4h, 4h);
    watch.server->run(4h + 10s);
    QCOMPARE(watch.ended->size(), 1);
    const auto last = watch.server->pollsBetween(4h - 4s, 4h);
    QVERIFY2(last >= 14 && last <= 16, qPrintable(QString::number(last))); // 4 s / 250 ms
    QVERIFY(watch.server->polls.last() - 4h <= 260ms);                     // how late the end was seen
    const auto all = watch.server->polls.size();
    QVERIFY2(all < 3100, qPrintable(QString::number(all))); // 57,600 at 250 ms throughout
}

void TestAgentPolling::withoutHistoryEveryQuarterOfASecond()
{
    Watch watch(10min, std::nullopt);
    watch.server->run(11min);
    QCOMPARE(watch.ended->size(), 1);
    const auto polls = watch.server->pollsBetween(1min, 2min);
    QVERIFY2(polls >= 235 && polls <= 240, qPrintable(QString::number(polls)));
}

void TestAgentPolling::overdueAtLeastEverySecond()
{
    Watch watch(2h, 1h);
    watch.server->run(3h);
    QCOMPARE(watch.ended->size(), 1);
    const auto polls = watch.server->pollsBetween(90min, 91min);
    QVERIFY2(polls >= 58 && polls <= 60, qPrintable(QString::number(polls)));
    QVERIFY(watch.server->polls.last() - 2h <= 1s);
}

void TestAgentPolling::manyRunsOnePoll()
{
    Watch watch(4h, 4h);
    for (quint64 key = 2; key <= 20; ++key) {
        RunWatcher::Order order;
        order.key = key;
        order.job = u"Load"_s;
        order.expected = 4h;
        watch.watcher->start(order);
    }
    watch.server->run(2h);
    const auto polls = watch.server->pollsBetween(1h, 2h);
    QVERIFY2(polls >= 715 && polls <= 720, qPrintable(QString::number(polls)));
}

QTEST_GUILESS_MAIN(TestAgentPolling)
#include "tst_agentpolling.moc"
