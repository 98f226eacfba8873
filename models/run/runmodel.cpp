// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runmodel.h"

#include <algorithm>

namespace stellwerk {

RunModel::RunModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void RunModel::begin(const ParentPackage& package)
{
    // Another package is another table; within a run there are only differences.
    beginResetModel();
    m_whole = {};
    m_rows.clear();
    m_rowOf.clear();
    m_rows.reserve(package.tasks.size());
    for (const Task& task : package.tasks) {
        m_rowOf.insert(task.id, int(m_rows.size()));
        m_rows.append(firstRow(task));
    }
    endResetModel();
    Q_EMIT began();
}

void RunModel::setExpected(const TaskId& task, std::chrono::seconds expected)
{
    const int row = m_rowOf.value(task, -1);
    if (row < 0 || m_rows.at(row).expected == expected)
        return;
    m_rows[row].expected = expected;
    Q_EMIT dataChanged(index(row, Duration), index(row, Duration));
}

namespace {

// What an event does to the row of its task. True when it changed something.
struct RowChange
{
    RunModel::TaskRow& row;
    const QDateTime& at;

    void operator()(const TaskReady&)
    {
        row.state = TaskState::Ready;
        row.ready = at;
    }
    void operator()(const TaskPlaced& placed)
    {
        row.server = placed.server;
        row.why = placed.why;
    }
    void operator()(const StartRequested& requested)
    {
        row.state = TaskState::Starting;
        row.server = requested.server;
        row.attempts = requested.attempt;
        row.requested = at;
        row.started = row.ended = {};
        row.lastStep.clear();
        row.failure = FailureKind::None;
        row.error.clear();
    }
    void operator()(const AttemptStarted&)
    {
        if (row.state != TaskState::Stopping)
            row.state = TaskState::Running;
        row.started = at;
    }
    void operator()(const StepFinished& step) { row.lastStep = step.name; }
    void operator()(const AttemptEnded& ended)
    {
        row.state =
            TaskState::Ready; // until the next event says what follows: a retry, another server, the end
        row.ended = ended.ended.isValid() ? ended.ended : at;
        if (ended.started.isValid())
            row.started = ended.started;
        row.failure = ended.failure;
        row.error = ended.error;
    }
    void operator()(const RetryScheduled&) { row.state = TaskState::WaitingToRetry; }
    void operator()(const TaskEnded& ended)
    {
        row.state = TaskState::Ended;
        row.outcome = ended.outcome;
        row.attempts = ended.attempts;
        row.failure = ended.failure;
        row.error = ended.error;
        if (!ended.server.isEmpty())
            row.server = ended.server;
        if (ended.attempts > 0)
            row.ended = ended.ended.isValid() ? ended.ended : at;
    }
    void operator()(const TaskSkipped& skipped)
    {
        row.state = TaskState::Ended;
        row.outcome = TaskOutcome::Skipped;
        row.error = skipped.why;
    }
    void operator()(const StopRequested&) { row.state = TaskState::Stopping; }
    void operator()(const HoldChanged& hold) { row.held = hold.held; }
    void operator()(const TaskHeld&) { row.state = TaskState::Held; }
    void operator()(const TaskReopened&)
    {
        row.state = TaskState::Waiting;
        row.outcome.reset();
        row.failure = FailureKind::None;
        row.error.clear();
        row.why.clear();
    }
    template <typename Other>
    void operator()(const Other&)
    {}
};

} // namespace

RunModel::TaskRow RunModel::firstRow(const Task& task)
{
    TaskRow row;
    row.id = task.id;
    row.name = task.name;
    return row;
}

void RunModel::change(TaskRow& row, const RunEvent& event)
{
    std::visit(RowChange{row, event.at}, event.body);
}

bool RunModel::isOfWhole(const RunEvent& event)
{
    return std::holds_alternative<RunStarted>(event.body) ||
           std::holds_alternative<RunReopened>(event.body) || std::holds_alternative<RunPaused>(event.body) ||
           std::holds_alternative<RunContinued>(event.body) || std::holds_alternative<RunEnded>(event.body);
}

void RunModel::change(Whole& whole, const RunEvent& event)
{
    if (const auto* started = std::get_if<RunStarted>(&event.body)) {
        whole.run = started->run;
        whole.active = true;
        whole.started = event.at;
    } else if (std::holds_alternative<RunReopened>(event.body)) {
        whole.active = true;
        whole.outcome.reset();
        whole.ended = {};
    } else if (const auto* over = std::get_if<RunEnded>(&event.body)) {
        whole.active = false;
        whole.outcome = over->outcome;
        whole.ended = event.at;
    } else if (isOfWhole(event)) {
        whole.paused = std::holds_alternative<RunPaused>(event.body);
    }
}

TaskId RunModel::taskOf(const RunEvent& event)
{
    return std::visit(
        [](const auto& body) {
            if constexpr (requires { body.task; })
                return body.task;
            else
                return TaskId();
        },
        event.body);
}

void RunModel::apply(const RunEvent& event)
{
    if (isOfWhole(event)) {
        change(m_whole, event);
        if (const auto* over = std::get_if<RunEnded>(&event.body))
            Q_EMIT runEnded(over->outcome);
        else if (!std::holds_alternative<RunStarted>(event.body))
            Q_EMIT controlChanged();
        return;
    }
    const int row = m_rowOf.value(taskOf(event), -1);
    if (row < 0)
        return;
    change(m_rows[row], event);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT taskStateChanged(m_rows.at(row).id);
}

void RunModel::restore(const Whole& whole, const QList<std::pair<int, TaskRow>>& rows)
{
    const bool changed = std::exchange(m_whole, whole) != whole;
    for (const auto& [row, then] : rows) {
        if (row < 0 || row >= m_rows.size())
            continue;
        TaskRow wanted = then;
        wanted.expected = m_rows.at(row).expected;
        if (m_rows.at(row) == wanted)
            continue;
        m_rows[row] = wanted;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        Q_EMIT taskStateChanged(wanted.id);
    }
    if (changed)
        Q_EMIT controlChanged();
}

void RunModel::setNow(const QDateTime& utc)
{
    if (std::exchange(m_now, utc) != utc)
        Q_EMIT nowChanged();
}

QDateTime RunModel::now() const
{
    return m_now.isValid() ? m_now : QDateTime::currentDateTimeUtc();
}

const RunModel::TaskRow* RunModel::row(const TaskId& task) const
{
    const int row = m_rowOf.value(task, -1);
    return row < 0 ? nullptr : &m_rows.at(row);
}

RunModel::Counts RunModel::counts() const
{
    Counts counts;
    for (const TaskRow& row : m_rows) {
        if (!row.outcome) {
            const bool waits = row.state == TaskState::Waiting || row.state == TaskState::Ready ||
                               row.state == TaskState::Held;
            ++(waits ? counts.waiting : counts.active);
            continue;
        }
        switch (*row.outcome) {
        case TaskOutcome::Succeeded:
            ++counts.succeeded;
            break;
        case TaskOutcome::SucceededWithWarnings:
            ++counts.warnings;
            break;
        case TaskOutcome::Failed:
            ++counts.failed;
            break;
        case TaskOutcome::Cancelled:
            ++counts.cancelled;
            break;
        case TaskOutcome::Skipped:
            ++counts.skipped;
            break;
        case TaskOutcome::Unknown:
            ++counts.unknown;
            break;
        }
    }
    return counts;
}

int RunModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RunModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RunModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TaskRow& row = m_rows.at(index.row());
    switch (role) {
    case TaskIdRole:
        return row.id;
    case StateRole:
        return int(row.state);
    case OutcomeRole:
        return row.outcome ? int(*row.outcome) : -1;
    case ErrorRole:
        return row.error;
    case ServerRole:
        return row.server;
    case AttemptsRole:
        return row.attempts;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case TaskName:
        return row.name;
    case ServerName:
        return row.server;
    case State: // meanings, ui/ names them
        return row.outcome ? int(*row.outcome) : int(row.state);
    case Attempts:
        return row.attempts;
    case Started:
        return row.started;
    case Duration: // milliseconds; of a running task: none, views count on from `started`
        return row.started.isValid() && row.ended.isValid() ? QVariant(row.started.msecsTo(row.ended))
                                                            : QVariant();
    case Error:
        return row.error;
    default:
        return {};
    }
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    // Keys, not texts: ui/ translates them.
    static const char* const keys[ColumnCount]{"task",    "server",   "state", "attempts",
                                               "started", "duration", "error"};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return QString::fromLatin1(keys[section]);
}

} // namespace stellwerk
