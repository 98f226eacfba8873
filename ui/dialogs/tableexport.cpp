// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/tableexport.h"

#include <QAbstractItemModel>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QString quoted(QString cell)
{
    const bool needsQuotes =
        cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r');
    if (!needsQuotes)
        return cell;
    return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
}

QString flat(QString cell)
{
    return cell.replace(u'\t', u' ').replace(u'\r', u' ').replace(u'\n', u' ');
}

QStringList headerOf(const QAbstractItemModel& model)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    return cells;
}

QStringList cellsOf(const QAbstractItemModel& model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells.append(model.index(row, column).data(Qt::DisplayRole).toString());
    return cells;
}

} // namespace

QString csvLine(QStringList cells)
{
    for (QString& cell : cells)
        cell = quoted(cell);
    return cells.join(u',') + u"\r\n"_s;
}

QString tableAsCsv(const QAbstractItemModel& model)
{
    QString csv = csvLine(headerOf(model));
    for (int row = 0; row < model.rowCount(); ++row)
        csv += csvLine(cellsOf(model, row));
    return csv;
}

QString rowsAsTsv(const QAbstractItemModel& model, const QModelIndexList& rows)
{
    QStringList lines{headerOf(model).join(u'\t')};
    for (const QModelIndex& index : rows) {
        QStringList cells = cellsOf(model, index.row());
        for (QString& cell : cells)
            cell = flat(cell);
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

} // namespace stellwerk
