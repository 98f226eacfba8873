// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timelinetable.h"

#include "run/timelinemodel.h"
#include "theme/durationtext.h"
#include "theme/stateappearance.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

TimelineTable::TimelineTable(const TimelineModel* timeline, Form form, QObject* parent)
    : QAbstractTableModel(parent)
    , m_timeline(timeline)
    , m_form(form)
{
    const auto note = [this](int first, int last) {
        for (int row = first; row <= last; ++row) {
            if (m_timeline->bars().at(row).ended.isValid())
                m_open.remove(row);
            else
                m_open.insert(row);
        }
    };
    connect(timeline, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this](const QModelIndex&, int first, int last) { beginInsertRows({}, first, last); });
    connect(timeline, &QAbstractItemModel::rowsInserted, this,
            [this, note](const QModelIndex&, int first, int last) {
                note(first, last);
                endInsertRows();
            });
    connect(timeline, &QAbstractItemModel::dataChanged, this,
            [this, note](const QModelIndex& from, const QModelIndex& to) {
                note(from.row(), to.row());
                Q_EMIT dataChanged(index(from.row(), 0), index(to.row(), ColumnCount - 1));
            });
    connect(timeline, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex&, int first, int last) { beginRemoveRows({}, first, last); });
    connect(timeline, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) {
                for (int row = first; row <= last; ++row)
                    m_open.remove(row);
                endRemoveRows();
            });
    connect(timeline, &TimelineModel::nowChanged, this, &TimelineTable::tick);
    connect(timeline, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(timeline, &QAbstractItemModel::modelReset, this, [this] {
        m_open.clear();
        endResetModel();
    });
    note(0, timeline->rowCount() - 1);
}

void TimelineTable::setExpected(const QList<Expected>& expected)
{
    const int first = m_timeline ? m_timeline->rowCount() : 0;
    const qsizetype common = std::min(expected.size(), m_expected.size());
    for (qsizetype i = 0; i < common; ++i) {
        if (m_expected.at(i) == expected.at(i))
            continue;
        m_expected[i] = expected.at(i);
        Q_EMIT dataChanged(index(first + int(i), 0), index(first + int(i), ColumnCount - 1));
    }
    if (m_expected.size() > common) {
        beginRemoveRows({}, first + int(common), first + int(m_expected.size()) - 1);
        m_expected.resize(common);
        endRemoveRows();
    } else if (expected.size() > common) {
        beginInsertRows({}, first + int(common), first + int(expected.size()) - 1);
        m_expected += expected.sliced(common);
        endInsertRows();
    }
}

void TimelineTable::tick()
{
    for (int row : m_open)
        Q_EMIT dataChanged(index(row, Waited), index(row, Ran));
}

int TimelineTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_timeline ? 0 : m_timeline->rowCount() + int(m_expected.size());
}

int TimelineTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString TimelineTable::moment(const QDateTime& utc) const
{
    if (!utc.isValid())
        return {};
    const QDateTime local = utc.toLocalTime();
    if (m_form == Form::Exported)
        return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs);
    return QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + local.toString(u"HH:mm:ss"_s);
}

QString TimelineTable::length(const QDateTime& from, const QDateTime& to) const
{
    if (!from.isValid())
        return {};
    const QDateTime end = to.isValid() ? to : m_timeline->now();
    const qint64 ms = std::max<qint64>(0, from.msecsTo(end));
    if (m_form == Form::Exported)
        return QString::number(double(ms) / 1000.0, 'f', 3);
    return durationText(std::chrono::seconds((ms + 500) / 1000));
}

QString TimelineTable::shown(int row, Column column) const
{
    if (row >= m_timeline->rowCount())
        return shownExpected(m_expected.at(row - m_timeline->rowCount()), column);
    const TimelineModel::Bar& bar = m_timeline->bars().at(row);
    switch (column) {
    case Task:
        return bar.taskName;
    case Job:
        return bar.job;
    case Server:
        return bar.server;
    case Attempt:
        return QString::number(bar.attempt);
    case Requested:
        return moment(bar.requested);
    case Waited:
        return length(bar.requested, bar.started.isValid() ? bar.started : bar.ended);
    case Started:
        return moment(bar.started);
    case Ended:
        return moment(bar.ended);
    case Ran:
        return length(bar.started, bar.ended);
    case State:
        return bar.outcome             ? shownEnd(*bar.outcome, bar.failure)
               : bar.started.isValid() ? shownWord(StateLook::Running)
                                       : shownWord(StateLook::Queued);
    case Error:
        return bar.error;
    case ColumnCount:
        break;
    }
    return {};
}

QString TimelineTable::shownExpected(const Expected& expected, Column column) const
{
    switch (column) {
    case Task:
        return expected.task;
    case Job:
        return expected.job;
    case Server:
        return expected.server;
    case Started:
        return moment(expected.begin);
    case Ended:
        return moment(expected.end);
    case Ran:
        return length(expected.begin, expected.end);
    case State:
        return tr("Expected, it has not begun");
    default:
        return {};
    }
}

QVariant TimelineTable::data(const QModelIndex& index, int role) const
{
    if (!m_timeline || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole && (column == Attempt || column == Waited || column == Ran))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == Error)
        return shown(index.row(), Error);
    return role == Qt::DisplayRole ? QVariant(shown(index.row(), column)) : QVariant();
}

QVariant TimelineTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Task:
        return tr("Task");
    case Job:
        return tr("Job");
    case Server:
        return tr("Server");
    case Attempt:
        return tr("Attempt");
    case Requested:
        return tr("Requested");
    case Waited:
        return m_form == Form::Exported ? tr("Waited (s)") : tr("Waited");
    case Started:
        return tr("Started");
    case Ended:
        return tr("Ended");
    case Ran:
        return m_form == Form::Exported ? tr("Ran (s)") : tr("Ran");
    case State:
        return tr("State");
    case Error:
        return tr("Error");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace stellwerk
