// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/texttable.h"

namespace stellwerk {

TextTable::TextTable(const QStringList& header, const QSet<int>& figures, QObject* parent)
    : QAbstractTableModel(parent)
    , m_header(header)
    , m_figures(figures)
{}

void TextTable::setRows(const QList<QStringList>& rows)
{
    const int common = int(std::min(rows.size(), m_rows.size()));
    for (int row = 0; row < common; ++row) {
        if (m_rows.at(row) == rows.at(row))
            continue;
        m_rows[row] = rows.at(row);
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
    if (m_rows.size() > common) {
        beginRemoveRows({}, common, int(m_rows.size()) - 1);
        m_rows.resize(common);
        endRemoveRows();
    } else if (rows.size() > common) {
        beginInsertRows({}, common, int(rows.size()) - 1);
        m_rows += rows.sliced(common);
        endInsertRows();
    }
}

int TextTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TextTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_header.size());
}

QVariant TextTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole && m_figures.contains(index.column()))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? m_rows.at(index.row()).value(index.column()) : QVariant();
}

QVariant TextTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? m_header.value(section) : QVariant();
}

} // namespace stellwerk
