// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/failurereader.h"

#include "run/replay.h"
#include "session/fleetsession.h"
#include "session/inbackground.h"

#include <QRegularExpression>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kSoon = 300ms;    // the history changes in bursts
constexpr auto kTellSoon = 50ms; // answers of many servers come together
constexpr auto kAround = 2s;     // a step, within which its package was begun
constexpr auto kForgiveAfter = 60s;
constexpr int kErrorsUnasked = 60; // first failures whose error is read without being asked for

// The step whose failure is the run's first real error: of a run without a failed step there is none.
const HistoryRow* firstFailed(const QList<HistoryRow>& rows)
{
    const HistoryRow* retried = nullptr;
    for (const HistoryRow& row : rows) {
        if (row.step == 0)
            continue;
        if (row.status == RunStatus::Failed)
            return &row;
        if (row.status == RunStatus::Retry && !retried)
            retried = &row;
    }
    return retried;
}

} // namespace

FailureReader::FailureReader(FleetSession* session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &FailureReader::ask);
    m_telling.setSingleShot(true);
    m_telling.setInterval(kTellSoon);
    connect(&m_telling, &QTimer::timeout, this, [this] {
        regroup();
        Q_EMIT changed();
        if (isSettled())
            Q_EMIT settled();
    });
}

FailureReader::~FailureReader()
{
    if (m_query != 0 && m_session->history())
        m_session->history()->cancel(m_query);
}

void FailureReader::setSince(const QDateTime& sinceUtc)
{
    if (m_since == sinceUtc)
        return;
    m_since = sinceUtc;
    if (m_query != 0 && m_session->history())
        m_session->history()->cancel(std::exchange(m_query, 0)); // it was asked with what no longer holds
    ask();
}

void FailureReader::setHidden(const HiddenJobs& hidden, bool shown)
{
    if (m_hidden == hidden && m_showHidden == shown)
        return;
    m_hidden = hidden;
    m_showHidden = shown;
    regroup();
    Q_EMIT changed();
}

void FailureReader::refresh()
{
    if (m_since.isValid() && !m_soon.isActive())
        m_soon.start();
}

void FailureReader::ask()
{
    m_soon.stop();
    HistoryStore* store = m_session->history();
    if (!store || !m_since.isValid())
        return;
    if (m_query != 0) { // under way: what is new since is asked for after it
        m_again = true;
        return;
    }
    m_query = store->failures({{}, m_since}, this, [this](const HistoryAnswer<QList<FailedJob>>& answer) {
        m_query = 0;
        take(answer);
        if (std::exchange(m_again, false))
            refresh();
    });
}

void FailureReader::take(const HistoryAnswer<QList<FailedJob>>& answer)
{
    m_error = answer ? QString() : answer.error();
    if (answer) {
        m_jobs = *answer;
        for (FailedJob& job : m_jobs) {
            if (job.habits)
                continue; // the history tells those of some; the fleet's picture has them, too
            if (const auto known = m_session->fleet()->job(job.server, job.job))
                job.habits = known->habits;
        }
        forgiveErrors();
        m_updated = QDateTime::currentDateTimeUtc();
        Q_EMIT read();
    }
    regroup();
    readErrors();
    readConsequences();
    tellSoon();
}

// What could not be read is tried again with a later list, once in a while.
void FailureReader::forgiveErrors()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_forgiven.isValid() && m_forgiven.secsTo(now) < kForgiveAfter.count())
        return;
    m_forgiven = now;
    for (FirstError& error : m_errors) {
        if (error.state == FirstError::State::Failed)
            error = {};
    }
}

void FailureReader::regroup()
{
    QList<FailedJob> told;
    m_hiddenJobs = 0;
    for (const FailedJob& job : std::as_const(m_jobs)) {
        const bool hidden = m_hidden.hides(job.server, job.job);
        m_hiddenJobs += hidden;
        if (!hidden || m_showHidden)
            told.append(job);
    }
    m_causes = causesOf(told, m_errors);
}

void FailureReader::tellSoon()
{
    if (!m_telling.isActive())
        m_telling.start();
}

bool FailureReader::isSettled() const
{
    return m_query == 0 && !m_again && !m_soon.isActive() && !m_telling.isActive() && m_asking.isEmpty() &&
           m_openRuns == 0 && (m_updated.isValid() || !m_error.isEmpty());
}

void FailureReader::readErrors()
{
    int asked = 0;
    for (const FailureCause& cause : std::as_const(m_causes)) {
        for (const FailedJob& job : cause.jobs) {
            if (++asked > kErrorsUnasked)
                return;
            readError(job.server, job.failures.constFirst());
        }
    }
}

void FailureReader::readError(const QString& server, const FinishedRun& run)
{
    FirstError& error = m_errors[keyOf(server, run)];
    if (error.state != FirstError::State::Unread || run.instanceId <= 0)
        return;
    const QModelIndex index = m_session->fleet()->indexOf(server);
    if (Contact(index.data(FleetModel::ContactRole).toInt()) != Contact::Online)
        return; // asked for again with the next list
    error.state = FirstError::State::Reading;
    m_wishes[server].append({server, run});
    askNext(server);
    tellSoon();
}

void FailureReader::askNext(const QString& server)
{
    if (m_asking.contains(server) || m_wishes.value(server).isEmpty())
        return;
    m_asking.insert(server);
    const Wish wish = m_wishes[server].takeFirst();
    m_session->readRunSteps(server, wish.run.jobName, wish.run.instanceId, this,
                            [this, wish](const AgentResult<QList<HistoryRow>>& rows) {
                                if (takeSteps(wish, rows))
                                    return; // its package is asked, too
                                m_asking.remove(wish.server);
                                askNext(wish.server);
                                tellSoon();
                            });
}

bool FailureReader::takeSteps(const Wish& wish, const AgentResult<QList<HistoryRow>>& rows)
{
    FirstError& error = m_errors[keyOf(wish.server, wish.run)];
    if (!rows) {
        error.state = FirstError::State::Failed;
        error.text = rows.error().summary();
        return false;
    }
    // A number that the server used again stands at another run.
    const bool same = !rows->isEmpty() && rows->constLast().instanceId == wish.run.instanceId &&
                      rows->constLast().startedLocal == wish.run.startedLocal;
    const HistoryRow* step = same ? firstFailed(*rows) : nullptr;
    if (same && !step) // it failed before its first step: the Agent's own words are all there is
        step = &rows->constLast();
    if (!step) {
        error.state = FirstError::State::Gone;
        return false;
    }
    error = {FirstError::State::Read, step->step, step->step > 0 ? step->stepName : QString(), step->message,
             step->sqlMessageId};
    return askPackage(wish, *step);
}

// Of a package in the catalog the step's message has its number only: what went wrong stands there.
bool FailureReader::askPackage(const Wish& wish, const HistoryRow& step)
{
    static const QRegularExpression number(u"Execution ID: (\\d+)"_s);
    const QRegularExpressionMatch match = number.match(step.message);
    if (!match.hasMatch())
        return false;
    const PackageTime time{step.startedLocal.addSecs(-kAround.count()),
                           step.startedLocal.addSecs(step.duration.count() + kAround.count())};
    m_session->readPackages(
        wish.server, wish.run.job, time, this,
        [this, wish, id = match.captured(1)](const AgentResult<PackageEvidence>& packages) {
            m_asking.remove(wish.server);
            FirstError& error = m_errors[keyOf(wish.server, wish.run)];
            for (const PackageExecution& execution :
                 packages ? packages->executions : QList<PackageExecution>()) {
                if (execution.catalog && execution.id == id && !execution.messages.isEmpty())
                    error.text = execution.messages.join(u'\n') + u"\n\n"_s + error.text;
            }
            askNext(wish.server);
            tellSoon();
        });
    return true;
}

FirstError FailureReader::errorOf(const QString& server, const FinishedRun& run) const
{
    return m_errors.value(keyOf(server, run));
}

void FailureReader::readConsequences()
{
    // What the failed jobs take when all is well is what their tasks should have taken.
    using Usual = QHash<TaskId, std::chrono::milliseconds>;
    QHash<RunId, Usual> runs;
    for (const FailedJob& job : std::as_const(m_jobs)) {
        for (const FinishedRun& run : job.failures) {
            if (run.run.isEmpty() || m_readRuns.contains(run.run))
                continue;
            Usual& usual = runs[run.run];
            if (job.habits)
                usual.insert(run.task, job.habits->median);
        }
    }
    for (auto it = runs.cbegin(); it != runs.cend(); ++it) {
        // A run that goes on is read again with the next list.
        const bool goesOn = m_session->runId() == it.key() && m_session->isRunning();
        if (!goesOn)
            m_readRuns.insert(it.key());
        ++m_openRuns;
        using Result = QHash<TaskId, TaskConsequences>;
        inBackground<Result>(
            this,
            [file = m_session->journalFile(), id = it.key(), usual = it.value()] {
                const auto replay = loadReplay(file, id);
                return replay ? stellwerk::consequencesOf(*replay, usual) : Result();
            },
            [this, id = it.key()](const Result& tasks) {
                --m_openRuns;
                for (auto task = tasks.cbegin(); task != tasks.cend(); ++task)
                    m_consequences.insert({id, task.key()}, task.value());
                tellSoon();
            });
    }
}

std::optional<TaskConsequences> FailureReader::consequencesOf(const FinishedRun& run) const
{
    const auto known = m_consequences.constFind({run.run, run.task});
    return known == m_consequences.cend() ? std::optional<TaskConsequences>() : *known;
}

} // namespace stellwerk
