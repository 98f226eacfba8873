// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/timelinemodel.h"

namespace stellwerk {

TimelineModel::TimelineModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void TimelineModel::begin(const ParentPackage& package)
{
    beginResetModel();
    m_bars.clear();
    m_servers.clear();
    m_names.clear();
    m_openBar.clear();
    for (const Task& task : package.tasks)
        m_names.insert(task.id, {task.name, task.job, task.weight});
    endResetModel();
    Q_EMIT barsChanged();
}

void TimelineModel::apply(const RunEvent& event)
{
    if (const auto* requested = std::get_if<StartRequested>(&event.body)) {
        Bar bar;
        bar.task = requested->task;
        const Names names = m_names.value(requested->task, {requested->task, {}, 1});
        bar.taskName = names.task;
        bar.job = names.job;
        bar.weight = names.weight;
        bar.server = requested->server;
        bar.attempt = requested->attempt;
        bar.requested = event.at;
        if (!m_servers.contains(bar.server))
            m_servers.append(bar.server);
        const int row = int(m_bars.size());
        beginInsertRows({}, row, row);
        m_bars.append(bar);
        endInsertRows();
        m_openBar.insert(bar.task, row);
        Q_EMIT barsChanged();
        return;
    }
    const auto change = [this](const TaskId& task, auto&& apply) {
        const int row = m_openBar.value(task, -1);
        if (row < 0)
            return;
        apply(m_bars[row]);
        if (m_bars.at(row).outcome)
            m_openBar.remove(task);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        Q_EMIT barsChanged();
    };
    if (const auto* started = std::get_if<AttemptStarted>(&event.body)) {
        change(started->task, [&](Bar& bar) { bar.started = event.at; });
    } else if (const auto* ended = std::get_if<AttemptEnded>(&event.body)) {
        change(ended->task, [&](Bar& bar) {
            bar.ended = ended->ended.isValid() ? ended->ended : event.at;
            if (ended->started.isValid())
                bar.started = ended->started;
            bar.outcome = ended->outcome;
            bar.failure = ended->failure;
            bar.error = ended->error;
        });
    }
}

int TimelineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_bars.size());
}

int TimelineModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const
{
    if (role != Qt::DisplayRole ||
        !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Bar& bar = m_bars.at(index.row());
    switch (index.column()) {
    case TaskName:
        return bar.taskName;
    case ServerName:
        return bar.server;
    case Attempt:
        return bar.attempt;
    case Requested:
        return bar.requested;
    case Started:
        return bar.started;
    case Ended:
        return bar.ended;
    case Outcome:
        return bar.outcome ? int(*bar.outcome) : -1;
    case JobName:
        return bar.job;
    case Failure:
        return int(bar.failure);
    case Error:
        return bar.error;
    default:
        return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    // Keys, not texts: ui/ translates them.
    static const char* const keys[ColumnCount]{"task",  "server",  "attempt", "requested", "started",
                                               "ended", "outcome", "job",     "failure",   "error"};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return QString::fromLatin1(keys[section]);
}

} // namespace stellwerk
