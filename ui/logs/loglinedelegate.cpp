// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/loglinedelegate.h"

#include "logs/logmodel.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QDate>

namespace stellwerk {

void LogLineDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state.setFlag(QStyle::State_HasFocus, false); // the whole row is selected, not a cell
    const auto level = LogLevel(index.data(LogModel::LevelRole).toInt());
    if (index.column() == LogModel::Time) {
        option->font = Theme::tabular(option->font);
        // The day goes without saying while it is this one; the detail pane has it whole.
        const QString today = QDate::currentDate().toString(Qt::ISODate) + u' ';
        if (option->text.startsWith(today))
            option->text.remove(0, today.size());
    } else if (index.column() == LogModel::Level && level >= LogLevel::Warning) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = iconOf(level == LogLevel::Error ? StateLook::Failed : StateLook::Warnings);
        option->decorationSize = {14, 14};
    }
    // One line a row: the whole message stands in the detail pane.
    const qsizetype lineEnd = option->text.indexOf(QChar::LineSeparator);
    if (lineEnd >= 0)
        option->text.truncate(lineEnd);
    const bool quiet =
        level == LogLevel::Debug || index.column() == LogModel::Time || index.column() == LogModel::Source;
    if (level == LogLevel::Error &&
        (index.column() == LogModel::Level || index.column() == LogModel::Message))
        option->palette.setColor(QPalette::Text, themeColor(ColorToken::StateFailed));
    else if (quiet)
        option->palette.setColor(QPalette::Text, themeColor(ColorToken::TextMuted));
}

} // namespace stellwerk
