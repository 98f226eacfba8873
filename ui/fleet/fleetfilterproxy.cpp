// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetfilterproxy.h"

#include "fleet/fleetmodel.h"
#include "fleet/fleetrowtext.h"

namespace stellwerk {

FleetFilterProxy::FleetFilterProxy(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void FleetFilterProxy::setWords(const QString& text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

QVariant FleetFilterProxy::data(const QModelIndex& index, int role) const
{
    if (role == Qt::AccessibleTextRole && index.isValid() && index.column() == FleetModel::Name)
        return FleetRowText::accessibleTextOf(index);
    return QSortFilterProxyModel::data(index, role);
}

bool FleetFilterProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (m_words.isEmpty())
        return true;
    // The whole path counts, so that "sql03 orders" finds the job below its server.
    QString path;
    for (QModelIndex i = sourceModel()->index(row, FleetModel::Name, parent); i.isValid(); i = i.parent())
        path +=
            i.data(Qt::DisplayRole).toString() + u' ' + i.data(FleetModel::SsisPackageRole).toString() + u' ';
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString& word) { return path.contains(word, Qt::CaseInsensitive); });
}

} // namespace stellwerk
