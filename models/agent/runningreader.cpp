// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What runs now in detail, and the steps of one finished run: by tables and by procedures.
#include "agent/connection.h"
#include "agent/helpreader.h"
#include "agent/helprows.h"
#include "agent/servertime.h"
#include "agent/statement.h"
#include "agent/statementtext.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

constexpr qsizetype kStepRows = 200;      // of one run
constexpr qsizetype kShownMessage = 1000; // of a step's trouble
constexpr int kHelpJobStep = 26;          // columns of sp_help_job (agent-facts 2.4)
constexpr int kHelpJobRetry = 27;

// Running jobs while their parts arrive, in any order.
class Running
{
public:
    RunningDetail& of(const QUuid& job)
    {
        const auto place = m_places.constFind(job);
        if (place != m_places.cend())
            return m_jobs[*place];
        m_places.insert(job, m_jobs.size());
        RunningDetail detail;
        detail.job = job;
        m_jobs.append(detail);
        return m_jobs.last();
    }
    [[nodiscard]] bool has(const QUuid& job) const { return m_places.contains(job); }
    // Newest first; what began before the run is of an earlier one.
    void trouble(const QUuid& job, StepTrouble&& trouble)
    {
        if (!has(job))
            return;
        RunningDetail& detail = of(job);
        if (detail.startedLocal.isValid() && trouble.startedLocal >= detail.startedLocal)
            detail.troubles.prepend(std::move(trouble));
    }
    // A row of sp_help_job: current_execution_step is "3 (Load)", or "0 (unknown)".
    void helpJob(const RowView& row)
    {
        if (!has(row.uuid(0)))
            return;
        RunningDetail& detail = of(row.uuid(0));
        const QString step = row.text(kHelpJobStep);
        const qsizetype open = step.indexOf(u" ("_s);
        detail.step = QStringView(step).left(open).toInt();
        if (detail.step > 0 && open > 0)
            detail.stepName = step.mid(open + 2, step.size() - open - 3);
        detail.retryAttempt = row.int32(kHelpJobRetry);
    }
    [[nodiscard]] QList<RunningDetail> take()
    {
        for (RunningDetail& job : m_jobs)
            std::stable_sort(
                job.troubles.begin(), job.troubles.end(),
                [](const StepTrouble& a, const StepTrouble& b) { return a.startedLocal < b.startedLocal; });
        return std::move(m_jobs);
    }

private:
    QList<RunningDetail> m_jobs;
    QHash<QUuid, qsizetype> m_places;
};

RunStatus troubleStatus(int code)
{
    return code == int(RunStatus::Retry) ? RunStatus::Retry : RunStatus::Failed;
}

int packedDay(const QDate& day)
{
    return day.isValid() ? day.toString(u"yyyyMMdd").toInt() : 0;
}

// The last statement of the batch may be refused (Agent XPs off): what was read before it stands.
bool mayStand(const AgentResult<void>& read, const QDateTime& now)
{
    return read || (now.isValid() && (read.error().kind == AgentError::Kind::Refused ||
                                      read.error().kind == AgentError::Kind::Permission));
}

// Where what runs is told: a statement, and what two of its row sets give. Row sets are known by their first
// column.
struct RunningSource
{
    using Take = void (*)(Running& running, const RowView& row);
    QString statement;
    QString activityColumn;
    Take activity;
    QString troubleColumn;
    Take trouble;
};

AgentResult<Clocked<QList<RunningDetail>>> readFrom(const RunningSource& source, Connection& connection,
                                                    const QDate& sinceLocal)
{
    Statement statement(connection);
    statement.bind(packedDay(sinceLocal));
    Clocked<QList<RunningDetail>> answer;
    Running running;
    const auto read =
        readResults(statement, statementText(source.statement),
                    {{u"now_ofs"_s, [&](const RowView& row) { answer.nowLocal = row.wallClock(0); }},
                     {source.activityColumn, [&](const RowView& row) { source.activity(running, row); }},
                     {source.troubleColumn, [&](const RowView& row) { source.trouble(running, row); }},
                     {u"job_id"_s, [&](const RowView& row) { running.helpJob(row); }}});
    if (!mayStand(read, answer.nowLocal))
        return tl::make_unexpected(read.error());
    answer.value = running.take();
    return answer;
}

} // namespace

AgentResult<Clocked<QList<RunningDetail>>> readRunning(Connection& connection, const QDate& sinceLocal)
{
    const auto activity = [](Running& running, const RowView& row) {
        RunningDetail& detail = running.of(row.uuid(0));
        detail.requestedLocal = row.wallClock(1);
        detail.requestedSource = row.text(2);
        detail.startedLocal = row.wallClock(3);
        detail.lastStep = row.int32(4);
    };
    const auto trouble = [](Running& running, const RowView& row) {
        running.trouble(row.uuid(0), {row.int32(1), row.text(2), troubleStatus(row.int32(3)),
                                      wallClockFromPacked(row.int32(4), row.int32(5)), row.text(6)});
    };
    return readFrom({u"running"_s, u"activity_job_id"_s, activity, u"trouble_job_id"_s, trouble}, connection,
                    sinceLocal);
}

AgentResult<Clocked<QList<HistoryRow>>> readRunSteps(Connection& connection, const QString& job,
                                                     qint64 outcomeInstance)
{
    Statement statement(connection);
    statement.bind(job).bind(static_cast<int>(outcomeInstance)).bind(static_cast<int>(kStepRows));
    Clocked<QList<HistoryRow>> answer;
    const auto read = readResults(
        statement, statementText(u"runsteps"_s),
        {{u"jobs"_s, [&](const RowView& row) { answer.nowLocal = row.wallClock(1); }},
         {u"history_job_id"_s, [&](const RowView& row) { answer.value.prepend(historyRow(row)); }}});
    if (!read)
        return tl::make_unexpected(read.error());
    return answer;
}

namespace help {

AgentResult<Clocked<QList<RunningDetail>>> readRunning(Connection& connection, const QDate& sinceLocal)
{
    const auto activity = [](Running& running, const RowView& row) {
        const ActivityRow read = activityOf(row);
        if (!read.requestedLocal.isValid() || read.stoppedLocal.isValid())
            return;
        RunningDetail& detail = running.of(activityJob(row));
        detail.requestedLocal = read.requestedLocal;
        detail.requestedSource = read.requestedSource;
        detail.startedLocal = read.startedLocal;
        detail.lastStep = read.lastStep;
    };
    const auto trouble = [](Running& running, const RowView& row) {
        const HistoryRow step = historyOf(row);
        if (step.step > 0)
            running.trouble(step.job, {step.step, step.stepName, step.status, step.startedLocal,
                                       step.message.left(kShownMessage)});
    };
    return readFrom({u"helprunning"_s, u"session_id"_s, activity, u"instance_id"_s, trouble}, connection,
                    sinceLocal);
}

AgentResult<Clocked<QList<HistoryRow>>> readRunSteps(Connection& connection, const QString& job,
                                                     qint64 outcomeInstance)
{
    // The procedure knows no instance_id: the rows are cut here, oldest first.
    auto all = help::readHistory(connection, job, 0, std::numeric_limits<int>::max());
    if (!all)
        return all;
    QList<HistoryRow> run;
    for (HistoryRow& row : all->value) {
        if (row.instanceId > outcomeInstance)
            break;
        if (row.step == 0 && row.instanceId < outcomeInstance)
            run.clear(); // of the run before
        else
            run.append(std::move(row));
    }
    if (run.size() > kStepRows)
        run = run.last(kStepRows);
    all->value = std::move(run);
    return all;
}

} // namespace help

} // namespace stellwerk
