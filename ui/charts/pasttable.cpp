// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/pasttable.h"

#include "theme/durationtext.h"
#include "theme/stateappearance.h"

#include <QLocale>

namespace stellwerk {

using namespace Qt::StringLiterals;

PastTable::PastTable(Form form, QObject* parent)
    : QAbstractTableModel(parent)
    , m_form(form)
{}

void PastTable::setPoints(const QList<DurationPoint>& points)
{
    // New runs come at the end, which is the top: what is selected stays.
    const qsizetype added = points.size() - m_points.size();
    const bool grown = added >= 0 && !m_points.isEmpty() &&
                       points.at(m_points.size() - 1) == m_points.last() &&
                       points.first() == m_points.first();
    if (grown && added > 0) {
        beginInsertRows({}, 0, int(added) - 1);
        m_points = points;
        endInsertRows();
    } else if (!grown) {
        beginResetModel();
        m_points = points;
        endResetModel();
    }
}

int PastTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_points.size());
}

int PastTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString PastTable::text(const DurationPoint& point, Column column) const
{
    const bool exported = m_form == Form::Exported;
    switch (column) {
    case Ended: {
        const QDateTime local = point.ended.toLocalTime();
        if (exported)
            return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs);
        return QLocale().toString(local.date(), QLocale::ShortFormat) + local.toString(u" HH:mm:ss"_s);
    }
    case ServerName:
        return point.server;
    case Duration:
        return exported ? QString::number(double(point.duration.count()) / 1000.0, 'f', 3)
                        : durationTextExact(point.duration);
    case Outcome:
        return shownWord(point.outcome);
    case Message:
        return exported ? point.message : point.message.simplified();
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PastTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole && column == Duration)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    const DurationPoint& point = m_points.at(m_points.size() - 1 - index.row());
    return role == Qt::DisplayRole ? QVariant(text(point, column)) : QVariant();
}

QVariant PastTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Ended:
        return tr("Ended");
    case ServerName:
        return tr("Server");
    case Duration:
        return m_form == Form::Exported ? tr("Duration (s)") : tr("Duration");
    case Outcome:
        return tr("Outcome");
    case Message:
        return tr("Message");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace stellwerk
