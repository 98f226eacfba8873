// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/reportfacts.h"

#include "report/reportexcerpts.h"
#include "session/runlog.h"

#include <algorithm>
#include <tuple>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostExcerpts = 30;

bool isBad(TaskOutcome outcome)
{
    return outcome == TaskOutcome::Failed || outcome == TaskOutcome::Unknown;
}

// What a person did, or another program in a person's place.
bool isDecision(const RunEventBody& body)
{
    if (const auto* skipped = std::get_if<TaskSkipped>(&body))
        return skipped->passedOver;
    if (const auto* cancel = std::get_if<CancelRequested>(&body))
        return !cancel->timedOut;
    return std::holds_alternative<RunPaused>(body) || std::holds_alternative<RunContinued>(body) ||
           std::holds_alternative<HoldChanged>(body) || std::holds_alternative<RunReopened>(body) ||
           std::holds_alternative<TaskReopened>(body) || std::holds_alternative<RunTakenOver>(body) ||
           std::holds_alternative<OutcomeDecided>(body);
}

// What the events tell while they are walked through.
class EventReader
{
public:
    EventReader(QList<ReportFacts::Failure>& failures, QList<ReportFacts::Retry>& retries)
        : m_failures(failures)
        , m_retries(retries)
    {}
    void read(const RunEvent& event)
    {
        m_at = event.at;
        std::visit([this](const auto& body) { on(body); }, event.body);
    }

private:
    template <typename Body>
    void on(const Body&)
    {}
    void on(const StepFinished& step)
    {
        if (isBad(step.outcome))
            m_steps.insert(step.task, step);
    }
    void on(const AttemptEnded& ended)
    {
        if (!isBad(ended.outcome))
            return;
        ReportFacts::Failure failure{
            ended.task, ended.server, ended.attempt, m_at, ended.outcome, ended.failure, ended.error, {}, {},
            {}};
        const StepFinished step = m_steps.value(ended.task);
        if (step.attempt == ended.attempt && !step.name.isEmpty()) {
            failure.step = u"%1 (%2)"_s.arg(QString::number(step.step), step.name);
            // The engine's error has it as a rule; the rest of a long one may be in the step only.
            if (!ended.error.contains(QStringView(step.message).trimmed().left(500)))
                failure.stepMessage = step.message;
        }
        m_told.insert(ended.task, ended.attempt);
        m_failures.append(failure);
    }
    void on(const RetryScheduled& retry)
    {
        const bool known = !m_failures.isEmpty() && m_failures.constLast().task == retry.task;
        m_retries.append({retry.task, retry.nextAttempt, m_at, retry.wait,
                          known ? m_failures.constLast().error : QString()});
    }
    void on(const TaskEnded& ended) // without an attempt: it could not even be tried
    {
        if (isBad(ended.outcome) && m_told.value(ended.task, -1) != ended.attempts)
            m_failures.append(
                {ended.task, ended.server, 0, m_at, ended.outcome, ended.failure, ended.error, {}, {}, {}});
    }

    QList<ReportFacts::Failure>& m_failures;
    QList<ReportFacts::Retry>& m_retries;
    QHash<TaskId, StepFinished> m_steps; // the last that failed
    QHash<TaskId, int> m_told;           // its attempt
    QDateTime m_at;
};

} // namespace

ReportFacts::ReportFacts(const ReportInput& input)
    : m_input(input)
    , m_summary(input.replay.summary())
{
    m_input.replay.show(&m_run, &m_timeline);
    const RunRecord& record = m_input.replay.record;
    const QList<RunEvent>& events = m_input.replay.events;
    m_begin = events.isEmpty() ? record.started : events.constFirst().at;
    m_end = events.isEmpty() ? record.started : events.constLast().at;
    for (qsizetype i = 0; i < package().tasks.size(); ++i)
        m_index.insert(package().tasks.at(i).id, int(i));
    readPath();
    readEvents();
    collectExcerpts();
}

void ReportFacts::readEvents()
{
    EventReader reader(m_failures, m_retries);
    RunLog words;
    words.begin(package());
    for (const RunEvent& event : m_input.replay.events) {
        reader.read(event);
        if (isDecision(event.body))
            m_decisions.append(words.record(event));
    }
}

void ReportFacts::collectExcerpts()
{
    QList<ExcerptCollector::Wish> wishes;
    for (const Failure& failure : std::as_const(m_failures)) {
        if (wishes.size() < kMostExcerpts)
            wishes.append({failure.at, failure.task, failure.server});
    }
    if (wishes.isEmpty())
        return;
    ExcerptCollector collector(wishes);
    if (m_input.log) {
        m_input.log(collector);
    } else {
        RunLog words;
        words.begin(package());
        for (const RunEvent& event : m_input.replay.events)
            collector.offer(words.record(event));
    }
    const QList<QList<LogRecord>> lines = collector.taken();
    for (qsizetype i = 0; i < lines.size(); ++i)
        m_failures[i].around = lines.at(i);
}

void ReportFacts::readPath()
{
    const RunTimes times = timesOf(m_input.replay.events);
    m_path = decidingPath(package(), times);
    for (const PathPiece& piece : std::as_const(m_path)) {
        if (!piece.task.isEmpty() && !m_onTheWay.contains(piece.task)) {
            m_onTheWay.insert(piece.task);
            m_way.append(piece.task);
        }
    }
    m_delays = delaysOf(package(), times, m_input.usualLengths);
}

bool ReportFacts::isOnTheWay(const Constraint& constraint) const
{
    const qsizetype from = m_way.indexOf(constraint.from);
    return from >= 0 && m_way.value(from + 1) == constraint.to;
}

QList<TaskId> ReportFacts::lateTasks() const
{
    QList<TaskId> late;
    for (auto it = m_delays.cbegin(); it != m_delays.cend(); ++it) {
        if (it->own.count() > 0 && (it->end.count() > 0 || !it->later.isEmpty()))
            late.append(it.key());
    }
    std::sort(late.begin(), late.end(), [this](const TaskId& a, const TaskId& b) {
        const TaskDelay first = m_delays.value(a);
        const TaskDelay second = m_delays.value(b);
        return std::tuple(second.end, second.own, a) < std::tuple(first.end, first.own, b);
    });
    return late;
}

QString ReportFacts::nameOf(const TaskId& task) const
{
    const int index = m_index.value(task, -1);
    if (index < 0)
        return task;
    const Task& known = package().tasks.at(index);
    return known.name.isEmpty() ? known.job : known.name;
}

QString ReportFacts::anchorOf(const TaskId& task) const
{
    const int index = m_index.value(task, -1);
    return index < 0 ? QString() : u"task-%1"_s.arg(index + 1);
}

} // namespace stellwerk
