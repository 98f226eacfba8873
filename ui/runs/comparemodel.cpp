// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/comparemodel.h"

#include "theme/durationtext.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

namespace stellwerk {

using namespace Qt::StringLiterals;
using Milliseconds = std::chrono::milliseconds;
using Row = RunComparison::Row;
using Side = RunComparison::Side;

namespace {

std::optional<Milliseconds> spanOf(const Row& row, int column)
{
    switch (column) {
    case CompareModel::Moved:
        return row.moved;
    case CompareModel::Later:
        return row.startedLater();
    case CompareModel::Longer:
        return row.ranLonger();
    case CompareModel::Waited:
        return row.waitedLonger();
    default:
        return std::nullopt;
    }
}

bool isSpan(int column)
{
    return column == CompareModel::Moved || column == CompareModel::Later || column == CompareModel::Longer ||
           column == CompareModel::Waited;
}

QString outcomeOf(const std::optional<Side>& side)
{
    return side && side->outcome ? shownWord(*side->outcome) : QString();
}

// "was -> is" where they differ, else the one.
QString change(const QString& before, const QString& now)
{
    if (before == now || before.isEmpty())
        return now;
    return now.isEmpty() ? before : before + u" \u2192 "_s + now;
}

} // namespace

QString differenceText(Milliseconds difference)
{
    const auto seconds = std::chrono::round<std::chrono::seconds>(difference);
    return (seconds.count() > 0 ? u"+"_s : QString()) + durationText(seconds);
}

CompareModel::CompareModel(RunComparison comparison, QObject* parent)
    : QAbstractTableModel(parent)
    , m_comparison(std::move(comparison))
{}

int CompareModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_comparison.rows.size());
}

int CompareModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString CompareModel::text(const Row& row, int column) const
{
    if (const auto span = spanOf(row, column))
        return differenceText(*span);
    switch (column) {
    case Task:
        if (row.task.isEmpty())
            return tr("Between the tasks", "time of the run that belongs to no task");
        if (!row.first)
            return tr("%1 (only in the second run)", "task").arg(row.name);
        return row.second ? row.name : tr("%1 (only in the first run)", "task").arg(row.name);
    case Server:
        return change(row.first ? row.first->server : QString(), row.second ? row.second->server : QString());
    case Outcome:
        return change(outcomeOf(row.first), outcomeOf(row.second));
    case Attempts: {
        const int before = row.first ? row.first->attempts : 0;
        const int now = row.second ? row.second->attempts : 0;
        return change(before > 0 ? QString::number(before) : QString(),
                      now > 0 ? QString::number(now) : QString());
    }
    default:
        return {};
    }
}

QVariant CompareModel::number(const Row& row, int column) const
{
    if (isSpan(column)) {
        const auto span = spanOf(row, column);
        return span ? QVariant(qint64(span->count())) : QVariant();
    }
    if (column == Bars) {
        const auto& side = row.second ? row.second : row.first;
        return side && side->ready ? QVariant(qint64(side->ready->count())) : QVariant();
    }
    return text(row, column);
}

QString CompareModel::describe(int row) const
{
    const Row& one = m_comparison.rows.at(row);
    const auto told = [](const std::optional<Side>& side) {
        if (!side || !side->ready)
            return tr("did not run");
        const auto seconds = [](Milliseconds span) {
            return durationText(std::chrono::round<std::chrono::seconds>(span));
        };
        return tr("ready after %1, waited %2, ran %3")
            .arg(seconds(*side->ready), seconds(side->waited), seconds(side->ran));
    };
    return tr("First run: %1").arg(told(one.first)) + u'\n' + tr("Second run: %1").arg(told(one.second));
}

QVariant CompareModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_comparison.rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case SortRole:
        return number(row, column);
    case RowRole:
        return index.row();
    case Qt::DecorationRole:
        if (column == Outcome && row.second && row.second->outcome)
            return iconOf(lookOf(*row.second->outcome));
        return {};
    case Qt::TextAlignmentRole:
        return int((isSpan(column) || column == Attempts ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font = isSpan(column) ? Theme::tabular(QFont()) : QFont();
        const bool stands = (column == Server && row.otherServer()) ||
                            (column == Outcome && row.otherOutcome()) ||
                            (column == Moved && row.moved != Milliseconds(0));
        if (stands)
            font.setWeight(QFont::DemiBold);
        return font;
    }
    case Qt::AccessibleTextRole:
        return column == Bars ? QVariant(describe(index.row())) : QVariant(text(row, column));
    case Qt::ToolTipRole:
        return column == Bars && !row.task.isEmpty() ? QVariant(describe(index.row())) : QVariant();
    default:
        return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isSpan(section) || section == Attempts ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Moved:
            return tr("So much later the second run ended because of this task. All rows together are the "
                      "difference of the two durations.");
        case Later:
            return tr("So much later it started in the second run, counted from the run's start");
        case Longer:
            return tr("So much longer it ran in the second run, all attempts together");
        case Waited:
            return tr("So much longer it waited in the second run: for a slot, for the agent, for a retry");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Task:
        return tr("Task");
    case Moved:
        return tr("Moved the end by");
    case Later:
        return tr("Started later");
    case Longer:
        return tr("Ran longer");
    case Waited:
        return tr("Waited longer");
    case Server:
        return tr("Server");
    case Outcome:
        return tr("Outcome");
    case Attempts:
        return tr("Attempts");
    case Bars:
        return tr("Both runs from their start");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace stellwerk
