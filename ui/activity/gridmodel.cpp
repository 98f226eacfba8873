// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/gridmodel.h"

#include "activity/activitywords.h"
#include "theme/durationtext.h"
#include "theme/stateappearance.h"

#include <QLocale>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kSoon = 120ms;       // answers of many servers come together
constexpr int kRangesToRemove = 64; // more: the rows are begun anew

QDateTime startOf(const OutcomeCell& cell)
{
    return QDateTime::fromSecsSinceEpoch(cell.startedLocal - cell.offset * 60, Qt::UTC);
}

QDateTime localStartOf(const OutcomeCell& cell)
{
    return QDateTime::fromSecsSinceEpoch(cell.startedLocal, Qt::UTC);
}

} // namespace

GridModel::GridModel(OutcomeFeed* feed, KnowledgeOf knowledge, QObject* parent)
    : QAbstractTableModel(parent)
    , m_feed(feed)
    , m_ask(std::move(knowledge))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &GridModel::arrange);
    connect(feed, &OutcomeFeed::began, this, &GridModel::begin);
    connect(feed, &OutcomeFeed::serversChanged, this, &GridModel::begin);
    connect(feed, &OutcomeFeed::changed, this, &GridModel::take);
    begin();
}

void GridModel::begin()
{
    beginResetModel();
    m_rows.clear();
    m_jobs.clear();
    m_jobPlaces.clear();
    m_known.clear();
    m_keys.clear();
    m_columns = m_layout == GridLayout::Servers ? int(m_feed->servers().size()) : m_feed->slotCount();
    endResetModel();
    m_soon.start();
}

void GridModel::setLayoutKind(GridLayout layout)
{
    if (m_layout == layout)
        return;
    m_layout = layout;
    begin();
    arrange();
}

void GridModel::setOrder(GridOrder order)
{
    if (m_order == order)
        return;
    m_order = order;
    arrange();
}

void GridModel::setFilter(const QString& words)
{
    m_words = words.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    arrange();
}

void GridModel::setHidden(const HiddenJobs& hidden, bool shown)
{
    const HiddenJobs next = shown ? HiddenJobs() : hidden;
    if (m_hidden == next)
        return;
    m_hidden = next;
    arrange();
}

void GridModel::take(const OutcomeGrid::Change& change)
{
    // Gone at once: their places may be used again before the rows are arranged anew.
    for (const int place : change.removed) {
        if (size_t(place) < m_keys.size())
            m_keys[size_t(place)].clear();
        if (m_layout != GridLayout::Time)
            break;
        const auto it = std::find(m_rows.begin(), m_rows.end(), place);
        if (it == m_rows.end())
            continue;
        const int row = int(it - m_rows.begin());
        beginRemoveRows({}, row, row);
        m_rows.erase(it);
        endRemoveRows();
    }
    if (m_layout == GridLayout::Time && !change.changed.empty() && m_columns > 0) {
        const QSet<int> changed(change.changed.cbegin(), change.changed.cend());
        for (int row = 0; row < int(m_rows.size()); ++row) {
            if (changed.contains(m_rows[size_t(row)]))
                Q_EMIT dataChanged(index(row, 0), index(row, m_columns - 1));
        }
    }
    if (!m_soon.isActive())
        m_soon.start();
}

bool GridModel::wanted(const QString& server, const QString& job) const
{
    if (m_hidden.hides(server, job))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = server.toCaseFolded() + u'\n' + job.toCaseFolded();
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&text](const QString& word) { return text.contains(word); });
}

// The layout by servers: one row for all jobs of a name.
void GridModel::collectJobs()
{
    for (JobRow& job : m_jobs) {
        job.total = {};
        job.late = 0;
        job.places.clear();
    }
    const OutcomeGrid& grid = m_feed->grid();
    QHash<QString, int> columns;
    const QStringList servers = m_feed->servers();
    for (int column = 0; column < int(servers.size()); ++column)
        columns.insert(servers.at(column).toCaseFolded(), column);
    for (const int place : grid.all()) {
        const OutcomeGrid::Series& series = grid.series(place);
        const int column = columns.value(series.server.toCaseFolded(), -1);
        if (column < 0 || !wanted(series.server, series.job))
            continue;
        const QString folded = series.job.toCaseFolded();
        int at = m_jobPlaces.value(folded, -1);
        if (at < 0) {
            at = int(m_jobs.size());
            m_jobPlaces.insert(folded, at);
            m_jobs.push_back({series.job, {}, 0, {}});
        }
        JobRow& job = m_jobs[size_t(at)];
        if (series.total.runs > 0)
            OutcomeGrid::merge(job.total, series.total);
        job.late += series.late;
        job.places.emplace_back(column, place);
    }
    for (JobRow& job : m_jobs)
        std::sort(job.places.begin(), job.places.end());
}

bool GridModel::precedes(int a, int b) const
{
    if (m_layout == GridLayout::Servers) {
        const JobRow& one = m_jobs[size_t(a)];
        const JobRow& other = m_jobs[size_t(b)];
        return standsBefore(m_order, one.total, one.late, other.total, other.late,
                            one.name.compare(other.name, Qt::CaseInsensitive) < 0);
    }
    const OutcomeGrid::Series& one = m_feed->grid().series(a);
    const OutcomeGrid::Series& other = m_feed->grid().series(b);
    return standsBefore(m_order, one.total, one.late, other.total, other.late,
                        m_keys[size_t(a)] < m_keys[size_t(b)]);
}

void GridModel::arrange()
{
    m_soon.stop();
    std::vector<int> next;
    if (m_layout == GridLayout::Servers) {
        collectJobs();
        for (int job = 0; job < int(m_jobs.size()); ++job) {
            if (!m_jobs[size_t(job)].places.empty())
                next.push_back(job);
        }
    } else {
        const OutcomeGrid& grid = m_feed->grid();
        for (const int place : grid.all()) {
            const OutcomeGrid::Series& series = grid.series(place);
            if (!wanted(series.server, series.job))
                continue;
            if (m_keys.size() <= size_t(place))
                m_keys.resize(size_t(place) + 1);
            QString& key = m_keys[size_t(place)];
            if (key.isEmpty())
                key = series.server.toCaseFolded() + u'\n' + series.job.toCaseFolded();
            next.push_back(place);
        }
    }
    std::sort(next.begin(), next.end(), [this](int a, int b) { return precedes(a, b); });
    applyOrder(next);
    if (m_layout == GridLayout::Servers && !m_rows.empty() && m_columns > 0)
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, m_columns - 1));
}

void GridModel::applyOrder(const std::vector<int>& next)
{
    if (next == m_rows)
        return;
    const QSet<int> stay(next.cbegin(), next.cend());
    std::vector<std::pair<int, int>> ranges; // to go, from the end
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (stay.contains(m_rows[size_t(row)]))
            continue;
        if (!ranges.empty() && ranges.back().first == row + 1)
            ranges.back().first = row;
        else
            ranges.emplace_back(row, row);
    }
    if (ranges.size() > kRangesToRemove) {
        beginResetModel();
        m_rows = next;
        endResetModel();
        return;
    }
    for (const auto& [first, last] : ranges) {
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
    }
    const QSet<int> there(m_rows.cbegin(), m_rows.cend());
    std::vector<int> added;
    std::copy_if(next.cbegin(), next.cend(), std::back_inserter(added),
                 [&there](int id) { return !there.contains(id); });
    if (!added.empty()) {
        const int at = int(m_rows.size());
        beginInsertRows({}, at, at + int(added.size()) - 1);
        m_rows.insert(m_rows.end(), added.cbegin(), added.cend());
        endInsertRows();
    }
    if (m_rows == next)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QHash<int, int> rowOf;
    rowOf.reserve(qsizetype(next.size()));
    for (int row = 0; row < int(next.size()); ++row)
        rowOf.insert(next[size_t(row)], row);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& old : before)
        after.append(index(rowOf.value(m_rows[size_t(old.row())]), old.column()));
    m_rows = next;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

const GridModel::Knowledge& GridModel::known(const QString& server) const
{
    auto it = m_known.find(server);
    if (it == m_known.end())
        it = m_known.insert(server, m_ask ? m_ask(server) : Knowledge());
    return *it;
}

void GridModel::refreshKnowledge(const QString& server)
{
    const Knowledge before = known(server);
    m_known.remove(server);
    const Knowledge& now = known(server);
    if ((before.away == now.away && before.why == now.why && before.completeUntil == now.completeUntil) ||
        m_rows.empty() || m_columns == 0)
        return;
    if (m_layout == GridLayout::Servers) {
        const int column = columnOf(server);
        if (column >= 0) {
            Q_EMIT headerDataChanged(Qt::Horizontal, column, column);
            Q_EMIT dataChanged(index(0, column), index(int(m_rows.size()) - 1, column));
        }
        return;
    }
    Q_EMIT headerDataChanged(Qt::Vertical, 0, int(m_rows.size()) - 1);
    Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, m_columns - 1));
}

qint32 GridModel::slot(int column) const
{
    if (m_feed->range().days > 0)
        return qint32(QDate(1970, 1, 1).daysTo(m_feed->firstDay())) + column;
    return qint32(m_columns - 1 - column); // the newest at the right
}

QDate GridModel::day(int column) const
{
    return m_feed->firstDay().addDays(column);
}

GridModel::Cell GridModel::cell(int row, int column) const
{
    if (row < 0 || row >= int(m_rows.size()) || column < 0 || column >= m_columns)
        return {};
    const int id = m_rows[size_t(row)];
    if (m_layout == GridLayout::Servers) {
        const JobRow& job = m_jobs[size_t(id)];
        const auto it = std::lower_bound(job.places.cbegin(), job.places.cend(), std::pair(column, -1));
        if (it == job.places.cend() || it->first != column)
            return {};
        const OutcomeGrid::Series& series = m_feed->grid().series(it->second);
        const OutcomeCell* total = series.total.runs > 0 ? &series.total : nullptr;
        if (known(series.server).away)
            return {Cell::Kind::Unknown, total};
        return {total ? Cell::Kind::Ran : Cell::Kind::Nothing, total};
    }
    const OutcomeGrid::Series& series = m_feed->grid().series(id);
    const OutcomeCell* outcome = series.at(slot(column));
    if (outcome)
        return {Cell::Kind::Ran, outcome};
    if (m_feed->range().days == 0)
        return {};
    const Knowledge& knowledge = known(series.server);
    const bool read = knowledge.completeUntil.isValid() && knowledge.completeUntil.date() >= day(column);
    return {read ? Cell::Kind::Nothing : Cell::Kind::Unknown, nullptr};
}

QString GridModel::serverOf(int row, int column) const
{
    if (m_layout == GridLayout::Servers)
        return column >= 0 && column < m_columns ? m_feed->servers().value(column) : QString();
    return row >= 0 && row < int(m_rows.size()) ? m_feed->grid().series(m_rows[size_t(row)]).server
                                                : QString();
}

QString GridModel::jobOf(int row) const
{
    if (row < 0 || row >= int(m_rows.size()))
        return {};
    const int id = m_rows[size_t(row)];
    return m_layout == GridLayout::Servers ? m_jobs[size_t(id)].name : m_feed->grid().series(id).job;
}

int GridModel::rowOf(const QString& server, const QString& job) const
{
    const int id = m_layout == GridLayout::Servers ? m_jobPlaces.value(job.toCaseFolded(), -1)
                                                   : m_feed->grid().find(server, job);
    const auto it = std::find(m_rows.cbegin(), m_rows.cend(), id);
    return it == m_rows.cend() ? -1 : int(it - m_rows.cbegin());
}

int GridModel::columnOf(const QString& server) const
{
    return m_layout == GridLayout::Servers ? int(m_feed->servers().indexOf(server)) : -1;
}

bool GridModel::isAway(int row, int column) const
{
    const QString server = serverOf(row, column);
    return !server.isEmpty() && known(server).away;
}

QString GridModel::rowText(int row) const
{
    return m_layout == GridLayout::Servers ? jobOf(row) : serverOf(row, 0) + u" · "_s + jobOf(row);
}

QString GridModel::columnText(int column) const
{
    if (m_layout == GridLayout::Servers)
        return serverOf(0, column);
    if (m_feed->range().days > 0)
        return QLocale().toString(day(column), QLocale::ShortFormat);
    const int back = int(slot(column));
    return back == 0 ? tr("Newest run") : tr("%n run(s) before the newest", nullptr, back);
}

QString GridModel::cellText(int row, int column) const
{
    const Cell shown = cell(row, column);
    if (shown.kind == Cell::Kind::Unknown)
        return shownWord(RunStatus::Unknown);
    if (!shown.outcome)
        return {};
    const QString word = shownWord(shown.outcome->worst);
    if (shown.outcome->runs <= 1)
        return word;
    const int such = shown.outcome->worst == RunStatus::Failed      ? shown.outcome->failed
                     : shown.outcome->worst == RunStatus::Cancelled ? shown.outcome->cancelled
                                                                    : shown.outcome->runs;
    return u"%1 %2/%3"_s.arg(word).arg(such).arg(shown.outcome->runs);
}

QString GridModel::facts(int row, int column) const
{
    const Cell shown = cell(row, column);
    const QString server = serverOf(row, column);
    if (server.isEmpty() || (!shown.outcome && shown.kind == Cell::Kind::Nothing))
        return {};
    QStringList lines{tr("%1 on %2", "job, server").arg(jobOf(row), server)};
    if (m_layout == GridLayout::Time && m_feed->range().days > 0)
        lines.append(columnText(column));
    const Knowledge& knowledge = known(server);
    if (shown.kind == Cell::Kind::Unknown)
        lines.append(knowledge.away ? tr("The server cannot be reached now: %1").arg(knowledge.why)
                                    : tr("The server was not read for this time yet"));
    if (!shown.outcome)
        return lines.join(u'\n');
    const OutcomeCell& outcome = *shown.outcome;
    const QString word = shownWord(outcome.worst);
    lines.append(shown.kind == Cell::Kind::Unknown ? tr("Last known: %1").arg(word) : word);
    lines.append(
        tr("Started %1").arg(ActivityWords::exactly(startOf(outcome), localStartOf(outcome), server)));
    lines.append(tr("Took %1").arg(durationText(std::chrono::seconds(outcome.seconds))));
    if (outcome.runs > 1)
        lines.append(tr("%n run(s)", nullptr, outcome.runs) + u", "_s +
                     tr("%n failed", nullptr, outcome.failed) + u", "_s +
                     tr("%n cancelled", nullptr, outcome.cancelled));
    if (outcome.retried > 0)
        lines.append(tr("%n run(s) with retries", nullptr, outcome.retried));
    if (outcome.percent > 0)
        lines.append(
            outcome.runs > 1
                ? tr("The longest took %1 % of the usual duration").arg(QLocale().toString(outcome.percent))
                : tr("%1 % of the usual duration").arg(QLocale().toString(outcome.percent)));
    if (outcome.late)
        lines.append(tr("Slower than usual"));
    return lines.join(u'\n');
}

int GridModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int GridModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant GridModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cellText(index.row(), index.column());
    case Qt::ToolTipRole: {
        const QStringList lines = facts(index.row(), index.column()).split(u'\n', Qt::SkipEmptyParts);
        if (lines.isEmpty())
            return {};
        return u"<b>"_s + lines.first().toHtmlEscaped() + u"</b>"_s +
               (lines.size() > 1
                    ? u"<br>"_s + lines.mid(1).join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s)
                    : QString());
    }
    case Qt::AccessibleTextRole: {
        const QString text = facts(index.row(), index.column()).replace(u'\n', u", "_s);
        return text.isEmpty()
                   ? rowText(index.row()) + u", "_s + columnText(index.column()) + u", "_s + tr("did not run")
                   : text;
    }
    case ServerRole:
        return serverOf(index.row(), index.column());
    case JobRole:
        return jobOf(index.row());
    default:
        return {};
    }
}

QVariant GridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        if (section >= int(m_rows.size()))
            return {};
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return rowText(section);
        if (role == Qt::ToolTipRole) {
            QString text = rowText(section);
            if (m_layout == GridLayout::Time && isAway(section, 0))
                text += u'\n' + known(serverOf(section, 0)).why;
            return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
        }
        if (role == Qt::DecorationRole && m_layout == GridLayout::Time && isAway(section, 0))
            return iconOf(StateLook::Unknown);
        return {};
    }
    if (section >= m_columns)
        return {};
    if (role == Qt::AccessibleTextRole)
        return columnText(section);
    if (role == Qt::ToolTipRole) {
        QString text = columnText(section);
        if (m_layout == GridLayout::Servers && isAway(0, section))
            text += u'\n' + known(text).why;
        return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
    }
    if (role == Qt::DecorationRole && m_layout == GridLayout::Servers && isAway(0, section))
        return iconOf(StateLook::Unknown);
    if (role != Qt::DisplayRole)
        return {};
    if (m_layout == GridLayout::Servers)
        return columnText(section);
    if (m_feed->range().days > 0)
        return QString::number(day(section).day());
    return QString::number(slot(section) + 1);
}

} // namespace stellwerk
