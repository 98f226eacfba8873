// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/problemsmodel.h"

#include "shell/problemtext.h"
#include "theme/stateappearance.h"

namespace stellwerk {

QString ProblemsModel::placeOf(const Problem& problem, const ParentPackage& package)
{
    if (const Task* task = package.task(problem.task))
        return task->name;
    if (const Constraint* constraint = package.constraint(problem.constraint)) {
        const Task* from = package.task(constraint->from);
        const Task* to = package.task(constraint->to);
        return tr("%1 to %2", "a constraint")
            .arg(from ? from->name : constraint->from, to ? to->name : constraint->to);
    }
    return tr("Parent package");
}

void ProblemsModel::setProblems(const QList<Problem>& problems, const ParentPackage& package)
{
    QList<Row> wanted;
    for (const Problem& problem : problems)
        wanted.append({problem, placeOf(problem, package)});
    // What stands at both ends stays; only the middle changes.
    qsizetype head = 0;
    while (head < std::min(m_rows.size(), wanted.size()) && m_rows.at(head) == wanted.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < std::min(m_rows.size(), wanted.size()) - head &&
           m_rows.at(m_rows.size() - 1 - tail) == wanted.at(wanted.size() - 1 - tail))
        ++tail;
    if (const qsizetype gone = m_rows.size() - tail - head; gone > 0) {
        beginRemoveRows({}, int(head), int(head + gone - 1));
        m_rows.remove(head, gone);
        endRemoveRows();
    }
    if (const qsizetype fresh = wanted.size() - tail - head; fresh > 0) {
        beginInsertRows({}, int(head), int(head + fresh - 1));
        for (qsizetype i = head; i < head + fresh; ++i)
            m_rows.insert(i, wanted.at(i));
        endInsertRows();
    }
}

int ProblemsModel::errorCount() const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(),
                             [](const Row& row) { return row.problem.severity == Severity::Error; }));
}

int ProblemsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ProblemsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows.at(index.row());
    const bool error = row.problem.severity == Severity::Error;
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Place ? row.place : ProblemText::of(row.problem);
    case Qt::ToolTipRole:
        return ProblemText::of(row.problem);
    case Qt::DecorationRole:
        return index.column() == Description
                   ? QVariant(iconOf(error ? StateLook::Failed : StateLook::Warnings))
                   : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Description
                   ? (error ? tr("Error: %1") : tr("Warning: %1")).arg(ProblemText::of(row.problem))
                   : row.place;
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Place ? tr("Where") : tr("Problem");
}

} // namespace stellwerk
