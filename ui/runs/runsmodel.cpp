// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/runsmodel.h"

#include "theme/durationtext.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QFutureWatcher>
#include <QLocale>
#include <QtConcurrentRun>

#include <algorithm>
#include <numeric>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFirstPage = 100; // there at once
constexpr int kPage = 1000;

std::optional<std::chrono::seconds> lengthOf(const RunListing& run)
{
    return run.ended.isValid() ? std::optional(std::chrono::seconds(run.started.secsTo(run.ended)))
                               : std::nullopt;
}

StateLook lookOf(const RunListing& run)
{
    if (run.outcome)
        return lookOf(*run.outcome);
    return run.running ? StateLook::Running : StateLook::Unknown;
}

} // namespace

RunsModel::RunsModel(QObject* parent)
    : QAbstractItemModel(parent)
{}

void RunsModel::setJournal(const QString& file)
{
    m_file = file;
    reload();
}

void RunsModel::reload()
{
    m_next.clear();
    m_state = State::Loading;
    readPage(std::nullopt, ++m_asked);
    Q_EMIT stateChanged();
}

void RunsModel::readPage(const std::optional<RunCursor>& after, quint64 asked)
{
    using Result = tl::expected<RunPage, QString>;
    auto* watcher = new QFutureWatcher<Result>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, asked] {
        watcher->deleteLater();
        if (asked != m_asked)
            return;
        const Result page = watcher->result();
        if (page) {
            take(*page, asked);
            return;
        }
        m_state = State::Failed;
        m_error = page.error();
        Q_EMIT stateChanged();
    });
    watcher->setFuture(QtConcurrent::run([file = m_file, after, many = after ? kPage : kFirstPage] {
        return listRunPage(file, after, many);
    }));
}

void RunsModel::take(const RunPage& page, quint64 asked)
{
    m_next.insert(m_next.end(), page.runs.cbegin(), page.runs.cend());
    if (page.next)
        readPage(page.next, asked);
    else
        m_state = State::Ready;
    // Read for the first time the list grows; later what is there stays until all is read anew.
    if (m_next.size() >= m_all.size() || !page.next) {
        if (m_all != m_next)
            arrange(&m_next);
    }
    Q_EMIT stateChanged();
}

void RunsModel::setFilter(const Filter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    arrange();
}

void RunsModel::setGrouped(bool on)
{
    if (std::exchange(m_grouped, on) != on)
        arrange();
}

void RunsModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_sortColumn && order == m_sortOrder)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
}

bool RunsModel::matches(const RunListing& run) const
{
    if (m_filter.outcome && run.outcome != m_filter.outcome)
        return false;
    const QStringList words = m_filter.text.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.cbegin(), words.cend(), [&](const QString& word) {
        for (int column = 0; column < ColumnCount; ++column) {
            if (text(run, column).contains(word, Qt::CaseInsensitive))
                return true;
        }
        return run.firstError.contains(word, Qt::CaseInsensitive) ||
               run.file.contains(word, Qt::CaseInsensitive);
    });
}

bool RunsModel::before(int one, int other) const
{
    const RunListing& a = m_all[size_t(one)];
    const RunListing& b = m_all[size_t(other)];
    switch (m_sortColumn) {
    case Started:
        return a.started < b.started;
    case Duration:
        return lengthOf(a).value_or(std::chrono::seconds(-1)) <
               lengthOf(b).value_or(std::chrono::seconds(-1));
    case Outcome:
        return a.outcome < b.outcome;
    case Failed:
        return a.failed < b.failed;
    default:
        return QString::localeAwareCompare(text(a, m_sortColumn), text(b, m_sortColumn)) < 0;
    }
}

// Everything may be elsewhere: whoever keeps a selection keeps it by the run's id.
void RunsModel::arrange(const std::vector<RunListing>* fresh)
{
    beginResetModel();
    if (fresh)
        m_all = *fresh;
    m_order.clear();
    m_groups.clear();
    for (int i = 0; i < int(m_all.size()); ++i) {
        if (matches(m_all[size_t(i)]))
            m_order.push_back(i);
    }
    std::stable_sort(m_order.begin(), m_order.end(), [this](int a, int b) {
        return m_sortOrder == Qt::AscendingOrder ? before(a, b) : before(b, a);
    });
    if (m_grouped) {
        QHash<QString, int> known;
        for (const int run : m_order) {
            const QString& package = m_all[size_t(run)].package;
            if (!known.contains(package)) {
                known.insert(package, int(m_groups.size()));
                m_groups.push_back({package, {}, 0});
            }
            Group& group = m_groups[size_t(known.value(package))];
            group.runs.push_back(run);
            group.failed += m_all[size_t(run)].outcome == RunOutcome::Failed ? 1 : 0;
        }
    }
    endResetModel();
    Q_EMIT stateChanged();
}

const RunListing* RunsModel::listing(const QModelIndex& index) const
{
    if (!index.isValid())
        return nullptr;
    if (!m_grouped)
        return &m_all[size_t(m_order[size_t(index.row())])];
    if (index.internalId() == 0)
        return nullptr;
    return &m_all[size_t(m_groups[size_t(index.internalId() - 1)].runs[size_t(index.row())])];
}

const RunListing* RunsModel::listing(const RunId& run) const
{
    const auto found =
        std::find_if(m_all.cbegin(), m_all.cend(), [&](const RunListing& one) { return one.id == run; });
    return found == m_all.cend() ? nullptr : &*found;
}

QModelIndex RunsModel::indexOf(const RunId& run) const
{
    if (!m_grouped) {
        for (int row = 0; row < int(m_order.size()); ++row) {
            if (m_all[size_t(m_order[size_t(row)])].id == run)
                return index(row, 0);
        }
        return {};
    }
    for (int group = 0; group < int(m_groups.size()); ++group) {
        const std::vector<int>& runs = m_groups[size_t(group)].runs;
        for (int row = 0; row < int(runs.size()); ++row) {
            if (m_all[size_t(runs[size_t(row)])].id == run)
                return index(row, 0, index(group, 0));
        }
    }
    return {};
}

QModelIndex RunsModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex RunsModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, quintptr(0));
}

int RunsModel::rowCount(const QModelIndex& parent) const
{
    if (!m_grouped)
        return parent.isValid() ? 0 : int(m_order.size());
    if (!parent.isValid())
        return int(m_groups.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_groups[size_t(parent.row())].runs.size())
                                                            : 0;
}

int RunsModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QString RunsModel::text(const RunListing& run, int column)
{
    switch (Column(column)) {
    case Package:
        return run.package.isEmpty() ? tr("(cannot be read)", "package") : run.package;
    case Started: {
        const QDateTime local = run.started.toLocalTime();
        return QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + local.toString(u"HH:mm:ss"_s);
    }
    case Duration: {
        const auto length = lengthOf(run);
        return length ? durationText(*length) : QString();
    }
    case Outcome:
        if (run.outcome)
            return shownWord(*run.outcome);
        return run.running ? tr("Under way", "a run") : tr("Interrupted", "a run");
    case Failed:
        return run.failed > 0 ? QLocale().toString(run.failed) : QString();
    case FirstFailure:
        if (run.firstFailed.isEmpty())
            return {};
        return run.firstServer.isEmpty()
                   ? run.firstFailed
                   : tr("%1 on %2", "task, server").arg(run.firstFailed, run.firstServer);
    case Program:
        return run.host.isEmpty() ? QString() : tr("%1, process %2").arg(run.host).arg(run.pid);
    case Id:
        return run.id;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RunsModel::groupData(const Group& group, int column, int role) const
{
    const RunListing newest = m_all[size_t(*std::min_element(group.runs.cbegin(), group.runs.cend()))];
    if (role == Qt::DisplayRole && column == Package)
        return tr("%1 (%n run(s))", nullptr, int(group.runs.size()))
            .arg(group.package.isEmpty() ? tr("(cannot be read)", "package") : group.package);
    if (role == Qt::DisplayRole && column == Started)
        return text(newest, Started);
    if (role == Qt::DisplayRole && column == Outcome)
        return text(newest, Outcome);
    if (role == Qt::DecorationRole && column == Outcome)
        return iconOf(lookOf(newest));
    if (role == Qt::DisplayRole && column == FirstFailure && group.failed > 0)
        return tr("%n run(s) failed", nullptr, group.failed);
    if (role == Qt::FontRole) {
        QFont bold;
        bold.setWeight(QFont::DemiBold);
        return bold;
    }
    return {};
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunListing* run = listing(index);
    if (!run)
        return groupData(m_groups[size_t(index.row())], index.column(), role);
    switch (role) {
    case RunIdRole:
        return run->id;
    case Qt::DisplayRole:
        return text(*run, index.column());
    case Qt::DecorationRole:
        return index.column() == Outcome ? QVariant(iconOf(lookOf(*run))) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Duration || index.column() == Failed ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                                      : int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::FontRole:
        if (index.column() == Started || index.column() == Duration || index.column() == Failed)
            return Theme::tabular(QFont());
        return {};
    case Qt::ToolTipRole:
        if (index.column() == FirstFailure && !run->firstError.isEmpty())
            return run->firstError.toHtmlEscaped();
        if (index.column() == Package)
            return (run->file.isEmpty() ? text(*run, Package) : run->file).toHtmlEscaped();
        return {};
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Duration || section == Failed ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Package:
        return tr("Parent package");
    case Started:
        return tr("Started");
    case Duration:
        return tr("Duration");
    case Outcome:
        return tr("Outcome");
    case Failed:
        return tr("Failed tasks");
    case FirstFailure:
        return tr("First failure");
    case Program:
        return tr("Computer");
    case Id:
        return tr("Run");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace stellwerk
