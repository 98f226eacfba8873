// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline.h"

#include "../unit/packagegen.h"

#include "agent/agentvalues.h"
#include "agent/polldecision.h"
#include "agent/startdecision.h"
#include "run/agentport.h"

#include <deque>
#include <optional>

namespace simulation {

using packagegen::Random;
using stellwerk::AttemptKey;

// How a run of a job truly went, whatever anybody was told.
enum class Truth { Open, Succeeded, Failed, Cancelled, Aborted }; // Aborted: its Agent died under it

// One execution of a job at a modelled server.
struct ModelRun
{
    int job = 0;
    std::optional<AttemptKey> owner; // whose start made it; none: somebody else's
    QDateTime requestedLocal;
    QDateTime startedLocal;
    Truth truth = Truth::Open;
    bool failedStep = false; // and the job went on
    bool stopping = false;
};

// A SQL Server with its Agent, as far as a controller can see it: syssessions, sysjobactivity, sysjobhistory,
// sysjobservers and the procedures that start and stop (docs: agent facts 1.4, 1.5, 2.1-2.3, 3). Written for
// the simulation alone; it shares with the program the value types its decisions take, and nothing else.
class ModelServer
{
public:
    struct Nature // of a server for one seed
    {
        bool namesUsers = true; // outcome messages say who asked for the run, as a login that can be compared
        bool seesAgent = true;  // the login may ask for the service's state
        int failsOneIn = 6;
        int longest = 20;           // seconds of a job
        int missingJobsOneIn = 60;  // a job the package names is not there
        int disabledJobsOneIn = 40; //
        int stopIgnoredOneIn = 12;  // a job that does not stop when it is asked to
    };
    ModelServer(QString name, Timeline* timeline, quint64 seed, Nature nature);

    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] QDateTime localNow() const; // its wall clock
    [[nodiscard]] const std::deque<ModelRun>& runs() const { return m_runs; }
    [[nodiscard]] QUuid idOf(const QString& job);
    [[nodiscard]] int jobOf(const QString& name); // made when first named
    [[nodiscard]] int jobs() const { return int(m_jobs.size()); }

    // What a session can ask; each is one batch at one moment.
    [[nodiscard]] stellwerk::AgentResult<stellwerk::StartReceipt>
    start(const stellwerk::JobStart& start, const std::optional<AttemptKey>& owner);
    [[nodiscard]] stellwerk::LookAnswer look(const QString& job, const QDateTime& since);
    [[nodiscard]] stellwerk::LostStartVerdict lookForStart(const stellwerk::LostStartQuestion& question);
    [[nodiscard]] std::optional<stellwerk::StartReceipt> findRunning(const QString& job);
    [[nodiscard]] bool stop(const stellwerk::WatchedRun& run); // false: it does not run
    [[nodiscard]] QList<stellwerk::JobActivity> activity();
    // A poll is two moments: the activity is read before the history.
    void pollFirst(const QList<stellwerk::WatchedRun>& runs, stellwerk::PollAnswer& answer);
    void pollThen(const QList<stellwerk::WatchedRun>& runs, stellwerk::PollAnswer& answer);
    [[nodiscard]] stellwerk::AgentState agentState() const;
    [[nodiscard]] bool agentRuns() const { return m_agentUp; }

    // What happens to it.
    void startByOthers(int job, bool scheduler);
    void stopByOthers(int job);
    void stopAgent(bool orderly);
    void startAgent();
    void setClock(std::chrono::milliseconds by);
    void purgeHistory(std::optional<int> job); // none: all
    void deleteJob(int job);

    std::function<void(const QString&)> note;                          // for the trace; may be empty
    std::function<void(const ModelRun&)> started = [](const auto&) {}; // a request was taken

private:
    struct Job
    {
        QString name;
        QUuid id;
        bool exists = true;
        bool enabled = true;
        stellwerk::LastOutcome last;
        int run = -1; // under way: index of m_runs
    };
    struct Session
    {
        qint64 id = 0;
        QDateTime startedLocal;
        std::vector<std::optional<stellwerk::ActivityRow>> rows; // by job
    };
    [[nodiscard]] int indexOf(const QUuid& id) const;
    [[nodiscard]] std::optional<stellwerk::ActivityRow> row(const Session& session, int job) const;
    [[nodiscard]] stellwerk::ActivityRow& rowNow(int job);
    [[nodiscard]] QDateTime seconds() const; // localNow() in whole seconds
    [[nodiscard]] qint64 highest(int job = -1) const;
    void request(int job, const QString& source, const std::optional<AttemptKey>& owner);
    void begin(int run);
    void stepEnds(int run, int step, int steps, Milliseconds each);
    void addHistory(int job, int step, stellwerk::RunStatus status, const QDateTime& startedLocal,
                    const QString& message = {});
    void end(int run, Truth truth);
    void askToStop(int run);
    [[nodiscard]] bool isCurrent(int run) const;
    [[nodiscard]] Milliseconds lengthOfRun();

    QString m_name;
    uint m_number; // of its jobs' ids; not qHash, which differs from process to process
    Timeline* m_time;
    Random m_random;
    Nature m_nature;
    std::chrono::milliseconds m_offset;
    std::deque<Job> m_jobs;
    std::deque<ModelRun> m_runs;
    std::deque<Session> m_sessions;
    std::vector<stellwerk::HistoryRow> m_history;
    qint64 m_instances = 0;
    bool m_agentUp = false;
};

} // namespace simulation
