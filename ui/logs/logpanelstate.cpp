// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the log keeps for the next start.
#include "logs/logbookmarks.h"
#include "logs/logfilterfield.h"
#include "logs/loggroupspanel.h"
#include "logs/loghighlights.h"
#include "logs/logpanel.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QTableView>

namespace stellwerk {

using namespace Qt::StringLiterals;

QByteArray LogPanel::state() const
{
    const QHeaderView* header = m_table->horizontalHeader();
    QJsonArray columns;
    for (int column = 0; column < LogModel::ColumnCount; ++column)
        columns.append(QJsonObject{{u"shown"_s, !m_table->isColumnHidden(column)},
                                   {u"width"_s, m_table->columnWidth(column)},
                                   {u"place"_s, header->visualIndex(column)}});
    const QJsonObject state{{u"columns"_s, columns},
                            {u"limit"_s, double(m_log->memoryLimit())},
                            {u"highlights"_s, m_highlights->toJson()},
                            {u"filter"_s, m_filter->text()},
                            {u"level"_s, m_level->currentData().toInt()},
                            {u"groups"_s, m_showGroups->isChecked()},
                            {u"groupWarnings"_s, m_groups->showsWarnings()},
                            {u"rate"_s, m_showRate->isChecked()},
                            {u"bookmarks"_s, m_bookmarks->toJson()}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void LogPanel::restoreColumns(const QJsonArray& columns)
{
    QHeaderView* header = m_table->horizontalHeader();
    const int known = std::min<int>(int(columns.size()), LogModel::ColumnCount);
    for (int column = 0; column < known; ++column) {
        const QJsonObject one = columns[column].toObject();
        if (const int width = one.value(u"width"_s).toInt(); width > 20 && width < 4000)
            m_table->setColumnWidth(column, width);
        if (column < LogModel::Message) // it is always there
            m_columns->actions().at(column)->setChecked(one.value(u"shown"_s).toBool(true));
    }
    for (int place = 0; place < known; ++place) {
        for (int column = 0; column < known; ++column) {
            if (columns[column].toObject().value(u"place"_s).toInt(-1) == place)
                header->moveSection(header->visualIndex(column), place);
        }
    }
}

void LogPanel::restoreState(const QByteArray& state)
{
    const QJsonObject object = QJsonDocument::fromJson(state).object();
    restoreColumns(object.value(u"columns"_s).toArray());
    if (object.contains(u"highlights"_s))
        m_highlights->fromJson(object.value(u"highlights"_s).toArray());
    const auto limit = qsizetype(object.value(u"limit"_s).toDouble(-1));
    for (QAction* action : m_limits->actions()) {
        if (action->data().toLongLong() == limit)
            action->trigger();
    }
    m_bookmarks->fromJson(object.value(u"bookmarks"_s).toArray());
    m_groups->setShowsWarnings(object.value(u"groupWarnings"_s).toBool());
    m_showGroups->setChecked(object.value(u"groups"_s).toBool());
    m_showRate->setChecked(object.value(u"rate"_s).toBool(true));
    if (const int level = m_level->findData(object.value(u"level"_s).toInt()); level > 0)
        m_level->setCurrentIndex(level);
    if (const QString filter = object.value(u"filter"_s).toString(); !filter.isEmpty()) {
        m_filter->setText(filter);
        applyFilter();
    }
}

} // namespace stellwerk
