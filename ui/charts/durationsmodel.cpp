// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/durationsmodel.h"

#include "run/durationhistory.h"
#include "run/runmodel.h"
#include "run/timelinemodel.h"
#include "theme/durationtext.h"
#include "theme/stateappearance.h"

namespace stellwerk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

std::chrono::seconds inSeconds(std::chrono::milliseconds duration)
{
    return std::chrono::round<std::chrono::seconds>(duration);
}

} // namespace

DurationsModel::DurationsModel(const TimelineModel* timeline, const RunModel* run, QObject* parent)
    : QAbstractTableModel(parent)
    , m_timeline(timeline)
    , m_run(run)
    , m_now(timeline->now())
{
    m_rebuildSoon.setSingleShot(true);
    m_rebuildSoon.setInterval(50ms);
    connect(&m_rebuildSoon, &QTimer::timeout, this, &DurationsModel::rebuild);
    connect(timeline, &TimelineModel::barsChanged, this, [this] {
        if (!m_rebuildSoon.isActive())
            m_rebuildSoon.start();
    });
    connect(timeline, &QAbstractItemModel::modelReset, this, &DurationsModel::rebuild);
    connect(timeline, &TimelineModel::nowChanged, this, [this] { setNow(present()); });
    rebuild();
}

void DurationsModel::setHistory(const DurationHistory* history)
{
    m_history = history;
    connect(history, &DurationHistory::changed, this, [this] {
        m_usual.clear();
        m_rebuildSoon.start();
    });
    m_usual.clear();
    rebuild();
}

DurationsModel::Usually DurationsModel::usualOf(const QString& server, const QString& job) const
{
    if (!m_history)
        return {};
    const std::pair key(server, job);
    if (const auto known = m_usual.constFind(key); known != m_usual.cend())
        return *known;
    constexpr int kFewest = 5; // fewer say little of what is usual
    const DurationHistory::Usual usual = m_history->usual(server, job);
    Usually out{usual.median, {}, {}};
    if (usual.samples >= kFewest) {
        out.p10 = usual.p10;
        out.p90 = usual.p90;
    }
    m_usual.insert(key, out);
    return out;
}

QList<DurationsModel::Row> DurationsModel::wantedRows() const
{
    QHash<QString, QList<Row>> byServer;
    for (const TimelineModel::Bar& bar : m_timeline->bars()) {
        if (!bar.started.isValid())
            continue;
        Row row{bar.server, bar.task, bar.taskName, bar.attempt, bar.started, bar.ended,
                0ms,        0ms,      -1,           {},          {},          bar.job};
        const QDateTime end = bar.ended.isValid() ? bar.ended : m_now;
        row.duration = std::chrono::milliseconds(std::max<qint64>(0, bar.started.msecsTo(end)));
        if (bar.outcome)
            row.outcome = int(*bar.outcome);
        if (const RunModel::TaskRow* task = m_run ? m_run->row(bar.task) : nullptr)
            row.usual = task->expected;
        const Usually usually = usualOf(bar.server, bar.job);
        if (row.usual == 0ms)
            row.usual = usually.median;
        row.p10 = usually.p10;
        row.p90 = usually.p90;
        byServer[bar.server].append(row);
    }
    QList<Row> wanted;
    for (const QString& server : m_timeline->servers())
        wanted += byServer.value(server);
    return wanted;
}

void DurationsModel::rebuild()
{
    if (!m_timeline)
        return;
    applyRows(wantedRows());
    sumUp();
    Q_EMIT rowsChanged();
}

void DurationsModel::applyRows(const QList<Row>& wanted)
{
    const auto same = [](const Row& a, const Row& b) {
        return a.task == b.task && a.attempt == b.attempt && a.started == b.started;
    };
    // Rows come during a run and go when an earlier moment of it is shown; the order of those that stay is
    // the same. Where nothing stays it is another run.
    const auto isWanted = [&](const Row& row, int& from) {
        for (int i = from; i < wanted.size(); ++i) {
            if (same(row, wanted.at(i))) {
                from = i + 1;
                return true;
            }
        }
        return false;
    };
    QList<int> gone;
    int from = 0;
    for (int i = 0; i < m_rows.size(); ++i) {
        if (!isWanted(m_rows.at(i), from))
            gone.prepend(i);
    }
    if (gone.size() == m_rows.size()) {
        if (m_rows.isEmpty() && wanted.isEmpty())
            return;
        beginResetModel();
        m_rows = wanted;
        endResetModel();
        return;
    }
    for (const int row : std::as_const(gone)) {
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int i = 0; i < wanted.size(); ++i) {
        if (i >= m_rows.size() || !same(m_rows.at(i), wanted.at(i))) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, wanted.at(i));
            endInsertRows();
        } else if (m_rows.at(i) != wanted.at(i)) {
            m_rows[i] = wanted.at(i);
            Q_EMIT dataChanged(index(i, 0), index(i, ColumnCount - 1));
        }
    }
}

void DurationsModel::sumUp()
{
    m_busy.clear();
    m_running = 0;
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows.at(i);
        if (m_busy.isEmpty() || m_busy.last().server != row.server)
            m_busy.append({row.server, i, 0, 0ms});
        m_busy.last().total += row.duration;
        ++m_busy.last().rowCount;
        if (!row.ended.isValid())
            ++m_running;
    }
}

QDateTime DurationsModel::present() const
{
    return m_timeline ? m_timeline->now() : QDateTime::currentDateTimeUtc();
}

void DurationsModel::setNow(const QDateTime& utc)
{
    m_now = utc;
    if (m_running == 0)
        return;
    for (int i = 0; i < m_rows.size(); ++i) {
        Row& row = m_rows[i];
        if (row.ended.isValid())
            continue;
        row.duration = std::chrono::milliseconds(std::max<qint64>(0, row.started.msecsTo(m_now)));
        Q_EMIT dataChanged(index(i, Duration), index(i, Difference));
    }
    sumUp();
    Q_EMIT rowsChanged();
}

int DurationsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DurationsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant DurationsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows.at(index.row());
    if (role == TaskIdRole)
        return row.task;
    if (role == Qt::TextAlignmentRole && index.column() >= Duration && index.column() <= Difference)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case ServerName:
        return row.server;
    case TaskName:
        return row.attempt > 1 ? tr("%1 (attempt %2)").arg(row.taskName).arg(row.attempt) : row.taskName;
    case Duration:
        return durationText(inSeconds(row.duration));
    case Usual:
        return row.usual > 0ms ? durationText(inSeconds(row.usual)) : tr("unknown", "usual duration");
    case Band:
        return row.p90 > 0ms ? tr("%1 to %2", "durations")
                                   .arg(durationText(inSeconds(row.p10)), durationText(inSeconds(row.p90)))
                             : QString();
    case Difference:
        if (row.usual <= 0ms)
            return {};
        return (row.duration < row.usual ? u"\u2212"_s : u"+"_s) +
               durationText(inSeconds(std::chrono::abs(row.duration - row.usual)));
    case State: {
        const QString word =
            row.outcome < 0 ? shownWord(StateLook::Running) : shownWord(TaskOutcome(row.outcome));
        return row.isSlow() ? tr("%1, slower than usual").arg(word) : word;
    }
    case ColumnCount:
        break;
    }
    return {};
}

QVariant DurationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case ServerName:
        return tr("Server");
    case TaskName:
        return tr("Task");
    case Duration:
        return tr("Duration");
    case Usual:
        return tr("Usual");
    case Band:
        return tr("Usually from, to");
    case Difference:
        return tr("Difference");
    case State:
        return tr("State");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace stellwerk
