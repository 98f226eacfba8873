// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/loggroupsmodel.h"

#include <QLocale>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString moment(qint64 at)
{
    return QDateTime::fromMSecsSinceEpoch(at).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

} // namespace

LogGroupsModel::LogGroupsModel(LogModel* log, QObject* parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_rows(int(log->groups().all().size()))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(250ms);
    connect(&m_soon, &QTimer::timeout, this, &LogGroupsModel::update);
    connect(log, &LogModel::groupsChanged, this, [this] {
        if (int(m_log->groups().all().size()) < m_rows)
            update(); // all are gone: nobody may ask for them any more
        else if (m_active && !m_soon.isActive())
            m_soon.start();
    });
}

void LogGroupsModel::setActive(bool active)
{
    if (std::exchange(m_active, active) == active)
        return;
    if (active)
        update();
    else
        m_soon.stop();
}

void LogGroupsModel::update()
{
    const int rows = int(m_log->groups().all().size());
    if (rows < m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
}

int LogGroupsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int LogGroupsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString LogGroupsModel::text(const LogGroup& group, int column) const
{
    switch (column) {
    case Count:
        return QLocale().toString(group.count);
    case Message:
        return group.pattern();
    case Servers:
        return group.servers.size() == 1 ? group.servers.firstKey()
                                         : QLocale().toString(group.servers.size());
    case First:
        return moment(group.first);
    case Last:
        return moment(group.last);
    default:
        return {};
    }
}

QVariant LogGroupsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LogGroup& group = *m_log->groups().all()[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(group, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Count ? int(Qt::AlignRight | Qt::AlignVCenter)
                                       : int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole: {
        if (index.column() == Message)
            return QString(u"<qt>"_s + group.sample.toHtmlEscaped() + u"</qt>"_s); // it may look like markup
        QStringList lines{tr("First: %1").arg(moment(group.first)), tr("Last: %1").arg(moment(group.last))};
        for (auto it = group.servers.cbegin(); it != group.servers.cend(); ++it)
            lines.append(tr("%1: %2", "server, count").arg(it.key(), QLocale().toString(it.value())));
        return lines.join(u'\n');
    }
    case NumberRole:
        return group.number;
    case LevelRole:
        return int(group.level);
    case SortRole:
        switch (index.column()) {
        case Count:
        case Trend:
            return group.count;
        case First:
            return group.first;
        case Last:
            return group.last;
        case Servers:
            return qlonglong(group.servers.size());
        default:
            return group.pattern();
        }
    case TrendRole: {
        QList<int> counts;
        for (const quint32 count :
             group.trend.columns(m_log->groups().first(), m_log->groups().last(), kColumns))
            counts.append(int(count));
        return QVariant::fromValue(counts);
    }
    default:
        return {};
    }
}

QVariant LogGroupsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Count:
        return tr("Count");
    case Message:
        return tr("What they have in common");
    case Servers:
        return tr("Servers");
    case First:
        return tr("First");
    case Last:
        return tr("Last");
    case Trend:
        return tr("Over time");
    default:
        return {};
    }
}

} // namespace stellwerk
