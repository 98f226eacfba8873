// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/failuresmodel.h"

#include "activity/activitywords.h"
#include "theme/durationtext.h"
#include "theme/stateappearance.h"

#include <QLocale>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr quintptr kTop = 0;
constexpr qsizetype kLinesBelow = 500;
constexpr qsizetype kToolTipText = 1'500;

} // namespace

FailuresModel::FailuresModel(FailureReader* failures, QObject* parent)
    : QAbstractItemModel(parent)
    , m_failures(failures)
{
    connect(failures, &FailureReader::changed, this, &FailuresModel::bring);
    bring();
}

QList<FailuresModel::Failure> FailuresModel::linesOf(const FailureCause& cause)
{
    QList<Failure> lines;
    for (int job = 0; job < int(cause.jobs.size()); ++job) {
        for (int run = 0; run < int(cause.jobs.at(job).failures.size()); ++run)
            lines.append({job, run});
    }
    const auto startOf = [&cause](const Failure& line) {
        return cause.jobs.at(line.job).failures.at(line.run).startedUtc;
    };
    std::stable_sort(lines.begin(), lines.end(),
                     [&](const Failure& a, const Failure& b) { return startOf(a) < startOf(b); });
    if (lines.size() > kLinesBelow)
        lines.resize(kLinesBelow);
    return lines;
}

void FailuresModel::bring()
{
    const QList<FailureCause>& now = m_failures->causes();
    QSet<QString> ids;
    for (const FailureCause& cause : now)
        ids.insert(cause.id);
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (ids.contains(m_rows.at(row).cause.id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < int(now.size()); ++row) {
        const FailureCause& cause = now.at(row);
        int at = row;
        while (at < int(m_rows.size()) && m_rows.at(at).cause.id != cause.id)
            ++at;
        if (at == int(m_rows.size())) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, Row{++m_lastId, cause, linesOf(cause)});
            endInsertRows();
            continue;
        }
        if (at != row) {
            beginMoveRows({}, at, at, {}, row);
            m_rows.move(at, row);
            endMoveRows();
        }
        update(row, cause);
    }
}

void FailuresModel::update(int row, const FailureCause& cause)
{
    const QList<Failure> lines = linesOf(cause);
    const QModelIndex parent = index(row, 0);
    Row& held = m_rows[row];
    const int before = int(held.lines.size());
    const int after = int(lines.size());
    if (after < before)
        beginRemoveRows(parent, after, before - 1);
    else if (after > before)
        beginInsertRows(parent, before, after - 1);
    held.cause = cause;
    held.lines = lines;
    if (after < before)
        endRemoveRows();
    else if (after > before)
        endInsertRows();
    // Errors and consequences arrive later than the cause they belong to.
    Q_EMIT dataChanged(parent, index(row, ColumnCount - 1));
    if (after > 0)
        Q_EMIT dataChanged(index(0, 0, parent), index(after - 1, ColumnCount - 1, parent));
}

int FailuresModel::rowOf(quintptr id) const
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (m_rows.at(row).id == id)
            return row;
    }
    return -1;
}

QModelIndex FailuresModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? m_rows.at(parent.row()).id : kTop);
}

QModelIndex FailuresModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == kTop)
        return {};
    const int row = rowOf(child.internalId());
    return row < 0 ? QModelIndex() : createIndex(row, 0, kTop);
}

int FailuresModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_rows.size());
    if (parent.internalId() != kTop || parent.column() != 0 || parent.row() >= m_rows.size())
        return 0;
    return int(m_rows.at(parent.row()).lines.size());
}

int FailuresModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

const FailureCause* FailuresModel::cause(const QModelIndex& index) const
{
    if (!index.isValid())
        return nullptr;
    const int row = index.internalId() == kTop ? index.row() : rowOf(index.internalId());
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row).cause : nullptr;
}

const FailedJob* FailuresModel::job(const QModelIndex& index) const
{
    const FailureCause* known = cause(index);
    if (!known || index.internalId() == kTop)
        return known ? &known->first() : nullptr;
    return &known->jobs.at(m_rows.at(rowOf(index.internalId())).lines.at(index.row()).job);
}

const FinishedRun* FailuresModel::run(const QModelIndex& index) const
{
    const FailedJob* known = job(index);
    if (!known || index.internalId() == kTop)
        return known ? &known->failures.constFirst() : nullptr;
    return &known->failures.at(m_rows.at(rowOf(index.internalId())).lines.at(index.row()).run);
}

QString FailuresModel::causeText(const Row& row, int column) const
{
    const FailureCause& cause = row.cause;
    const QStringList servers = cause.servers();
    switch (column) {
    case First:
        return ActivityWords::moment(cause.firstUtc, QDateTime::currentDateTimeUtc());
    case ServerName:
        return servers.size() == 1
                   ? servers.first()
                   : tr("%1 and %n more", nullptr, int(servers.size()) - 1).arg(servers.first());
    case JobName: {
        QSet<QString> names;
        for (const FailedJob& job : cause.jobs)
            names.insert(job.job);
        return names.size() == 1
                   ? cause.first().job
                   : tr("%1 and %n more", nullptr, int(names.size()) - 1).arg(cause.first().job);
    }
    case Step:
        return ActivityWords::stepOf(cause.error, cause.run());
    case Error:
        return ActivityWords::briefError(cause.error, cause.run());
    case Count:
        return QLocale().toString(cause.count);
    case Slower:
        for (const FailedJob& job : cause.jobs) {
            if (const QString text = ActivityWords::slower(job.habits); !text.isEmpty())
                return text;
        }
        return {};
    case Delayed: {
        QStringList all;
        for (const FailedJob& job : cause.jobs)
            all += ActivityWords::delayed(*m_failures, job);
        return all.join(u"; "_s);
    }
    default:
        return {};
    }
}

QString FailuresModel::lineText(const Row& row, const Failure& line, int column) const
{
    const FailedJob& job = row.cause.jobs.at(line.job);
    const FinishedRun& run = job.failures.at(line.run);
    const FirstError error = m_failures->errorOf(job.server, run);
    switch (column) {
    case First:
        return ActivityWords::moment(run.startedUtc.addSecs(run.duration.count()),
                                     QDateTime::currentDateTimeUtc());
    case ServerName:
        return job.server;
    case JobName:
        return job.job;
    case Step:
        return ActivityWords::stepOf(error, run);
    case Error:
        return ActivityWords::briefError(error, run);
    default:
        return {};
    }
}

QString FailuresModel::toolTip(const Row& row, const FailedJob& job, const FinishedRun& run, int column) const
{
    switch (column) {
    case First:
        return ActivityWords::exactly(run.startedUtc.addSecs(run.duration.count()),
                                      run.startedLocal.addSecs(run.duration.count()), job.server);
    case Error: {
        const FirstError error = m_failures->errorOf(job.server, run);
        const QString& text = error.state == FirstError::State::Read ? error.text : run.message;
        // Qt takes what looks like markup for markup.
        return u"<p style='white-space:pre-wrap'>"_s + text.left(kToolTipText).toHtmlEscaped() + u"</p>"_s;
    }
    default:
        return causeText(row, column).toHtmlEscaped();
    }
}

QVariant FailuresModel::data(const QModelIndex& index, int role) const
{
    const FailedJob* failed = job(index);
    if (!failed)
        return {};
    const bool top = index.internalId() == kTop;
    const Row& row = m_rows.at(top ? index.row() : rowOf(index.internalId()));
    const FinishedRun& one = *run(index);
    switch (role) {
    case Qt::DisplayRole:
        return top ? causeText(row, index.column())
                   : lineText(row, row.lines.at(index.row()), index.column());
    case Qt::DecorationRole:
        return index.column() == First ? QVariant(iconOf(StateLook::Failed)) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Count ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ToolTipRole:
        return toolTip(row, *failed, one, index.column());
    case Qt::AccessibleTextRole: {
        const QString text =
            top ? causeText(row, index.column()) : lineText(row, row.lines.at(index.row()), index.column());
        if (index.column() != First)
            return text;
        return top && row.cause.recovered ? tr("Failed %1, succeeded since").arg(text)
                                          : tr("Failed %1").arg(text);
    }
    case ServerRole:
        return failed->server;
    case JobRole:
        return failed->job;
    case CauseRole:
        return top ? index.row() : rowOf(index.internalId());
    case RunRole:
        return top ? -1 : index.row();
    case RecoveredRole:
        return top && row.cause.recovered;
    default:
        return {};
    }
}

QVariant FailuresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case First:
        return tr("First failed");
    case ServerName:
        return tr("Server");
    case JobName:
        return tr("Job");
    case Step:
        return tr("Step");
    case Error:
        return tr("First real error");
    case Count:
        return tr("Failures");
    case Slower:
        return tr("Slower since");
    case Delayed:
        return tr("Delayed");
    default:
        return {};
    }
}

} // namespace stellwerk
