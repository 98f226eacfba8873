// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelledlane.h"

#include "agent/backoff.h"
#include "run/runinput.h"

namespace simulation {

using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const char* wordOf(Fate fate)
{
    switch (fate) {
    case Fate::Answered:
        return "answered";
    case Fate::NotSent:
        return "unreachable";
    case Fate::Refused:
        return "login refused";
    case Fate::LostBefore:
        return "lost on the way";
    case Fate::LostAfter:
        return "its answer is lost";
    case Fate::TimedBefore:
        return "timed out, not done";
    case Fate::TimedAfter:
        return "timed out, done";
    case Fate::GivenUp:
        return "given up by the server";
    }
    return "";
}

class VirtualAlarm final : public WatchedServer::Alarm
{
public:
    VirtualAlarm(Timeline* time, std::function<void()> ring)
        : m_time(time)
        , m_ring(std::make_shared<Ring>(Ring{std::move(ring)}))
    {}
    ~VirtualAlarm() override { ++m_ring->generation; }
    void start(Milliseconds wait) override
    {
        m_ring->at = m_time->now() + wait;
        m_time->after(wait, [ring = m_ring, set = ++m_ring->generation] {
            if (ring->generation != set)
                return;
            ring->at.reset();
            const auto call = ring->call; // it may be set anew, or die
            call();
        });
    }
    void stop() override
    {
        ++m_ring->generation;
        m_ring->at.reset();
    }
    [[nodiscard]] std::optional<Milliseconds> remaining() const override
    {
        if (!m_ring->at)
            return std::nullopt;
        return *m_ring->at - m_time->now();
    }

private:
    struct Ring
    {
        std::function<void()> call;
        int generation = 0;
        std::optional<Milliseconds> at{};
    };
    Timeline* m_time;
    std::shared_ptr<Ring> m_ring;
};

} // namespace

ModelledLane::ModelledLane(Wire* wire, LaneHost host)
    : m_wire(wire)
    , m_host(std::move(host))
{}

ModelledLane::~ModelledLane()
{
    *m_alive = false;
}

QDateTime ModelledLane::serverNowLocal() const
{
    return m_lastLocal.isValid() ? m_lastLocal.addMSecs((m_host.time->now() - m_lastAt).count())
                                 : QDateTime();
}

QDateTime ModelledLane::nowUtc() const
{
    return toDateTime(RunTime(1'800'000'000s) + m_host.time->now() + m_wire->controllerOffset);
}

std::unique_ptr<WatchedServer::Alarm> ModelledLane::alarm(std::function<void()> ring)
{
    return std::make_unique<VirtualAlarm>(m_host.time, std::move(ring));
}

void ModelledLane::later(Milliseconds wait, QObject* context, std::function<void()> call)
{
    m_host.time->after(wait, [alive = QPointer<QObject>(context), call = std::move(call)] {
        if (alive)
            call();
    });
}

AgentError ModelledLane::errorOf(Fate fate) const
{
    AgentError error;
    error.server = name();
    error.text = QString::fromLatin1(wordOf(fate));
    switch (fate) {
    case Fate::NotSent:
        error.kind = AgentError::Kind::Unreachable;
        break;
    case Fate::Refused:
        error.kind = AgentError::Kind::Login;
        break;
    case Fate::LostBefore:
    case Fate::LostAfter:
        error.kind = AgentError::Kind::ContactLost;
        break;
    default:
        error.kind = AgentError::Kind::Timeout;
    }
    return error;
}

Milliseconds ModelledLane::latency() const
{
    Random& random = *m_host.random;
    return Milliseconds(random.oneIn(20) ? random.below(900) : random.below(30));
}

void ModelledLane::enqueue(Request request)
{
    if (!*m_alive)
        return;
    m_queue.push_back(std::move(request));
    pump();
}

void ModelledLane::pump()
{
    if (m_busy || m_queue.empty() || !*m_alive)
        return;
    const Milliseconds wait = m_retryAt - m_host.time->now();
    const bool urgent =
        std::any_of(m_queue.begin(), m_queue.end(), [](const Request& request) { return request.urgent; });
    if (m_failures > 0 && wait.count() > 0 && !urgent) {
        m_host.time->after(wait, [this, alive = m_alive] {
            if (*alive)
                pump();
        });
        return;
    }
    m_busy = true;
    send();
}

void ModelledLane::send()
{
    if (!m_connected) {
        if (m_wire->black) {
            const Milliseconds wait = m_host.random->oneIn(2) ? latency() : kLoginTimeout;
            m_host.time->after(wait, [this, alive = m_alive] {
                if (*alive)
                    failConnecting(Fate::NotSent);
            });
            return;
        }
        if (m_wire->refusesLogin) {
            m_host.time->after(latency(), [this, alive = m_alive] {
                if (*alive)
                    failConnecting(Fate::Refused);
            });
            return;
        }
        m_connected = true;
    }
    const auto request = std::make_shared<Request>(std::move(m_queue.front()));
    m_queue.pop_front();
    onTheWay(request);
}

void ModelledLane::failConnecting(Fate fate)
{
    m_busy = false;
    ++m_failures;
    m_retryAt = m_host.time->now() +
                backoff(m_failures, fate == Fate::Refused, double(m_host.random->below(100)) / 100.0);
    const std::deque<Request> failed = std::exchange(m_queue, {}); // all that waited with it
    const AgentError error = errorOf(fate);
    for (const Request& request : failed) {
        if (m_host.note)
            m_host.note(
                u"%1: %2: %3"_s.arg(name(), QLatin1String(request.what), QLatin1String(wordOf(fate))));
        const auto alive = m_alive;
        request.deliver(&error);
        if (!*alive)
            return;
    }
    pump();
}

// The rest of its life a request is nobody's: what it does at the server, it does.
void ModelledLane::onTheWay(const std::shared_ptr<Request>& request)
{
    Random& random = *m_host.random;
    Wire* wire = m_wire;
    Timeline* time = m_host.time;
    Fate fate = Fate::Answered;
    if (wire->lostOneIn > 0 && random.oneIn(wire->lostOneIn))
        fate = random.oneIn(2) ? Fate::LostBefore : Fate::LostAfter;
    else if (wire->deadlockOneIn > 0 && random.oneIn(wire->deadlockOneIn))
        fate = Fate::GivenUp;
    else if (wire->slow && random.oneIn(6))
        fate = random.oneIn(2) ? Fate::TimedBefore : Fate::TimedAfter;
    const Milliseconds there = latency();
    const Milliseconds work(wire->slow ? random.below(4000) : random.below(15));
    const Milliseconds back = latency();
    // Cut at once, or noticed only when nothing has come for long.
    const Milliseconds patience = random.oneIn(2) ? there + work + back : kQueryTimeout;

    const auto over = [this, alive = m_alive, request, time](Fate how, Milliseconds wait, QDateTime local) {
        time->after(wait, [=, this] {
            if (*alive)
                finish(request, how, local);
        });
    };
    if (fate == Fate::TimedBefore) {
        over(fate, kQueryTimeout, {});
        return;
    }
    time->after(there, [=] {
        if (fate == Fate::LostBefore || wire->black) {
            over(Fate::LostBefore, patience, {});
            return;
        }
        if (fate == Fate::GivenUp) {
            over(fate, work + back, wire->server->localNow());
            return;
        }
        request->work();
        const QDateTime local = wire->server->localNow();
        const auto answer = [=] {
            if (request->then)
                request->then();
            if (fate == Fate::TimedAfter)
                over(fate, kQueryTimeout, {});
            else if (fate == Fate::LostAfter || wire->black)
                over(Fate::LostAfter, patience, {});
            else
                over(Fate::Answered, back, local);
        };
        time->after(work, answer);
    });
}

void ModelledLane::finish(const std::shared_ptr<Request>& request, Fate fate, QDateTime nowLocal)
{
    m_busy = false;
    if (m_host.note)
        m_host.note(u"%1: %2: %3"_s.arg(name(), QLatin1String(request->what), QLatin1String(wordOf(fate))));
    if (fate == Fate::Answered || fate == Fate::GivenUp)
        m_failures = 0;
    else
        m_connected = false;
    const auto alive = m_alive;
    if (fate == Fate::Answered) {
        m_lastLocal = nowLocal;
        m_lastAt = m_host.time->now();
        request->deliver(nullptr);
    } else {
        const AgentError error = errorOf(fate);
        request->deliver(&error);
    }
    if (*alive)
        pump();
}

template <class T>
void ModelledLane::submit(const char* what, QObject* context, std::function<AgentResult<T>()> work,
                          Done<T> done, bool urgent)
{
    const auto box = std::make_shared<std::optional<AgentResult<T>>>();
    Request request;
    request.what = what;
    request.urgent = urgent;
    request.work = [box, work = std::move(work)] { box->emplace(work()); };
    request.deliver = [box, context = QPointer<QObject>(context),
                       done = std::move(done)](const AgentError* error) {
        if (!context)
            return;
        if (error)
            done(tl::make_unexpected(*error));
        else
            done(std::move(box->value()));
    };
    enqueue(std::move(request));
}

void ModelledLane::activity(QObject* context, Done<QList<JobActivity>> done)
{
    submit<QList<JobActivity>>(
        "activity", context,
        [server = m_wire->server]() -> AgentResult<QList<JobActivity>> { return server->activity(); },
        std::move(done));
}

void ModelledLane::agentState(QObject* context, Done<AgentState> done)
{
    submit<AgentState>(
        "agent state", context,
        [server = m_wire->server]() -> AgentResult<AgentState> { return server->agentState(); },
        std::move(done));
}

void ModelledLane::startJob(const JobStart& start, QObject* context, Done<StartReceipt> done)
{
    const auto owner = m_host.ownerOf(name(), start.job);
    m_host.startSent(name(), start.job);
    Done<StartReceipt> answered = std::move(done);
    if (m_host.broken == Break::DoubleStart) {
        answered = [this, start, context = QPointer<QObject>(context),
                    answered](const AgentResult<StartReceipt>& answer) {
            const bool lost = !answer && (answer.error().kind == AgentError::Kind::ContactLost ||
                                          answer.error().kind == AgentError::Kind::Timeout);
            if (lost && context)
                startJob(start, context, answered);
            else
                answered(answer);
        };
    }
    submit<StartReceipt>(
        "start", context, [server = m_wire->server, start, owner] { return server->start(start, owner); },
        std::move(answered));
}

void ModelledLane::lookForStart(const LostStartQuestion& question, QObject* context,
                                Done<LostStartVerdict> done)
{
    submit<LostStartVerdict>(
        "look", context,
        [server = m_wire->server, question]() -> AgentResult<LostStartVerdict> {
            return server->lookForStart(question);
        },
        std::move(done));
}

void ModelledLane::findRunning(const QString& job, QObject* context, Done<std::optional<StartReceipt>> done)
{
    submit<std::optional<StartReceipt>>(
        "find running", context,
        [server = m_wire->server, job]() -> AgentResult<std::optional<StartReceipt>> {
            return server->findRunning(job);
        },
        std::move(done));
}

void ModelledLane::stopJob(const WatchedRun& run, QObject* context, Done<bool> done)
{
    submit<bool>(
        "stop", context, [server = m_wire->server, run]() -> AgentResult<bool> { return server->stop(run); },
        std::move(done), true);
}

void ModelledLane::poll(const QList<WatchedRun>& runs, QObject* context, Done<PollAnswer> done)
{
    const auto answer = std::make_shared<PollAnswer>();
    Request request;
    request.what = "poll";
    request.work = [=, server = m_wire->server] { server->pollFirst(runs, *answer); };
    request.then = [=, server = m_wire->server] { server->pollThen(runs, *answer); };
    request.deliver = [=, this, context = QPointer<QObject>(context),
                       done = std::move(done)](const AgentError* error) {
        if (!context)
            return;
        if (error) {
            done(tl::make_unexpected(*error));
            return;
        }
        if (m_host.broken == Break::TrustAnyRun) {
            for (const WatchedRun& run : runs) {
                for (HistoryRow& row : answer->history[run.receipt.job]) {
                    if (row.step == 0)
                        row.startedLocal =
                            run.startedLocal.isValid() ? run.startedLocal : run.receipt.sentLocal;
                }
                if (!answer->history[run.receipt.job].isEmpty() && run.requestedLocal.isValid())
                    answer->activity[run.receipt.job].requestedLocal = run.requestedLocal.addSecs(1);
            }
        }
        done(*answer);
    };
    enqueue(std::move(request));
}

} // namespace simulation
