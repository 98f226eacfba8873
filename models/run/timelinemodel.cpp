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
    m_openBar.clear();
    m_names = namesOf(package);
    endResetModel();
    Q_EMIT barsChanged();
}

TimelineModel::Names TimelineModel::namesOf(const ParentPackage& package)
{
    Names names;
    for (const Task& task : package.tasks)
        names.insert(task.id, {task.name, task.job, task.weight});
    return names;
}

TimelineModel::Bar TimelineModel::firstBar(const StartRequested& requested, const QDateTime& at,
                                           const Names& names)
{
    const Name name = names.value(requested.task, {requested.task, {}, 1});
    Bar bar;
    bar.task = requested.task;
    bar.taskName = name.task;
    bar.job = name.job;
    bar.weight = name.weight;
    bar.server = requested.server;
    bar.attempt = requested.attempt;
    bar.requested = at;
    return bar;
}

bool TimelineModel::changesBar(const RunEvent& event)
{
    return std::holds_alternative<AttemptStarted>(event.body) ||
           std::holds_alternative<AttemptEnded>(event.body);
}

void TimelineModel::change(Bar& bar, const RunEvent& event)
{
    if (std::holds_alternative<AttemptStarted>(event.body)) {
        bar.started = event.at;
    } else if (const auto* ended = std::get_if<AttemptEnded>(&event.body)) {
        bar.ended = ended->ended.isValid() ? ended->ended : event.at;
        if (ended->started.isValid())
            bar.started = ended->started;
        bar.outcome = ended->outcome;
        bar.failure = ended->failure;
        bar.error = ended->error;
    }
}

void TimelineModel::apply(const RunEvent& event)
{
    if (const auto* requested = std::get_if<StartRequested>(&event.body)) {
        const Bar bar = firstBar(*requested, event.at, m_names);
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
    if (!changesBar(event))
        return;
    const auto open = std::visit(
        [this](const auto& body) {
            if constexpr (requires { body.task; })
                return m_openBar.find(body.task);
            else
                return m_openBar.end();
        },
        event.body);
    if (open == m_openBar.end())
        return;
    const int row = *open;
    change(m_bars[row], event);
    if (m_bars.at(row).outcome)
        m_openBar.erase(open);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT barsChanged();
}

void TimelineModel::restore(int count, const QList<std::pair<int, Bar>>& bars)
{
    if (count < m_bars.size()) {
        beginRemoveRows({}, count, int(m_bars.size()) - 1);
        m_bars.resize(count);
        endRemoveRows();
    }
    for (const auto& [row, then] : bars) {
        if (row < 0 || row >= m_bars.size() || m_bars.at(row) == then)
            continue;
        m_bars[row] = then;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    m_openBar.clear();
    m_servers.clear();
    QSet<QString> known;
    for (int row = 0; row < m_bars.size(); ++row) {
        const Bar& bar = m_bars.at(row);
        if (!bar.outcome)
            m_openBar.insert(bar.task, row);
        if (!known.contains(bar.server)) {
            known.insert(bar.server);
            m_servers.append(bar.server);
        }
    }
    Q_EMIT restored();
    Q_EMIT barsChanged();
}

void TimelineModel::setNow(const QDateTime& utc, bool chosen)
{
    const bool same = m_now == utc && m_chosen == chosen;
    m_now = utc;
    m_chosen = chosen;
    if (same)
        return;
    Q_EMIT nowChanged();
    Q_EMIT barsChanged();
}

QDateTime TimelineModel::now() const
{
    return m_now.isValid() ? m_now : QDateTime::currentDateTimeUtc();
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
