// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/rungraph.h"
#include "run/runmachine.h"
#include "run/runqueue.h"

#include <QSet>

#include <queue>

namespace stellwerk {

// What the machine keeps. Tasks are indices in the package's order.
class RunMachine::Private
{
public:
    Private(RunId runId, ParentPackage parentPackage, FleetSnapshot fleet, const Estimates& estimates,
            Options machineOptions);

    void on(const input::Begin&);
    void on(const input::StartAccepted& accepted);
    void on(const input::StartFailed& failed);
    void on(const input::Running& running);
    void on(const input::StepDone& step);
    void on(const input::Ended& ended);
    void on(const input::TimerDue&);
    void on(const input::CancelRun&);
    void on(const input::CancelTask& cancel);
    void on(const input::CancelBranch& cancel);
    void on(const input::Pause&);
    void on(const input::Continue&);
    void on(const input::SetHold& wish);
    void on(const input::SkipTask& skip);
    void on(const input::RetryTask& retry);
    void on(const input::RerunFailed&);
    void on(const input::Decide& decision);
    void on(const input::TakeOver& owner);
    void on(const input::ServerLost& lost);
    void on(const input::ServerBack& back);
    void settle(); // after every input: spread what ended, start what can start, see whether it is over

    struct TaskRun
    {
        TaskState state = TaskState::Waiting;
        std::optional<TaskOutcome> outcome;
        bool accepted = false;
        bool lookedAway = false; // its server or our program was away while it ran
        bool passedOver = false; // skipped, and what follows goes on
        bool held = false;       // a halt is set before it
        bool startedTold = false;
        bool cancelAsked = false;
        bool timedOut = false;
        int attempt = 0;
        int retries = 0;
        int server = -1;
        int timer = 0; // generation: older timers of this task are stale
        RunTime requested{};
        RunTime started{};
        QString sentAfterLocal; // of StartRequested; known after a restore only
        QJsonObject receipt;    // of StartAccepted; likewise
        QSet<int> failedSteps;  // of this attempt, that no later try mended
    };
    struct ServerState
    {
        bool lost = false;
        bool suspect = false; // refused a start for a reason that is not the job's
    };
    enum class TimerKind { Timeout, StopGrace, Retry };
    struct Timer
    {
        RunTime at;
        quint64 order;
        int task;
        int generation;
        TimerKind kind;
        bool operator>(const Timer& other) const
        {
            return at != other.at ? at > other.at : order > other.order;
        }
    };
    struct Verdict
    {
        TaskOutcome outcome = TaskOutcome::Unknown;
        FailureKind failure = FailureKind::None;
        QString error;
        AttemptTimes times = {}; // of its run
    };
    [[nodiscard]] AttemptTimes trueTimes(int task, const AttemptTimes& told) const;

    template <typename Body>
    void tell(Body body)
    {
        step.events.append(RunEvent{++sequence, nowText, RunEventBody(std::move(body))});
    }
    [[nodiscard]] const Task& definition(int task) const { return package.tasks.at(task); }
    [[nodiscard]] const QString& serverName(int task) const;
    [[nodiscard]] AttemptKey keyOf(int task) const;
    [[nodiscard]] int activeTask(const AttemptKey& key) const; // -1: no such attempt is under way

    void makeReady(int task);
    void becomeReady(int task); // its turn has come: queued, or halted
    void enqueue(int task);
    [[nodiscard]] StartOrder orderOf(int task, std::optional<std::chrono::seconds> expected) const;
    void cancelAll(bool byTimeout);
    void openEndedRun();
    void reopen(const std::vector<int>& again);
    void rebuildGraph(bool act);
    [[nodiscard]] std::vector<bool> downstream(const std::vector<int>& from) const;
    [[nodiscard]] bool canReopen() const { return begun; }
    [[nodiscard]] QString apply(const QList<RunEvent>& events); // runmachine_restore.cpp
    void startAttempt(const RunQueue::Assignment& assignment);
    void tellStarted(int task, const QString& startedServerLocal);
    void requestStop(int task);
    void endAttempt(int task, Verdict verdict, bool refused);
    [[nodiscard]] bool tryElsewhere(int task, const Verdict& verdict, bool refused);
    [[nodiscard]] bool tryAgain(int task, const Verdict& verdict);
    void finishTask(int task, const Verdict& verdict);
    void markSkipped(int task, bool passedOver);
    void skipTask(int task, const QString& why, bool passedOver = false);
    void cancelTask(int task);
    void spread();
    void setSuspect(int server, bool suspect);
    void setTimer(int task, TimerKind kind, RunTime at);
    void clearTimer(int task) { ++tasks[size_t(task)].timer; }
    void timerDue(const Timer& timer);
    void announceTimer();
    [[nodiscard]] QString whyNever(int constraint) const;
    [[nodiscard]] bool isHandled(int task) const;
    [[nodiscard]] RunOutcome runOutcome() const;

    RunId run;
    ParentPackage package;
    Options options;
    RunGraph graph;
    RunQueue queue;
    std::vector<TaskRun> tasks;
    QHash<std::pair<QString, int>, QJsonObject>
        lastReceipts; // by folded job and server; after a restore only
    std::vector<ServerState> servers;

    RunTime now{};
    QDateTime nowText; // the same, made once a step
    qint64 sequence = 0;
    RunStep step;
    bool begun = false;
    bool cancelled = false;
    bool timedOut = false; // the run, which is why it was cancelled
    bool paused = false;
    std::optional<RunTime> deadline; // of the run
    std::optional<RunOutcome> ended;
    int open = 0; // tasks that have not ended
    int waitingToRetry = 0;
    int heldBack = 0; // tasks in state Held
    struct Spread
    {
        int task;
        bool passedOver;
    };
    std::vector<Spread> toSpread; // ended, successors not told yet
    std::priority_queue<Timer, std::vector<Timer>, std::greater<>> timers;
    quint64 timerOrder = 0;
    std::optional<RunTime> announced;
};

} // namespace stellwerk
