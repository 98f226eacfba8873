// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/loglinedelegate.h"

#include "logs/logbookmarks.h"
#include "logs/loghighlights.h"
#include "logs/loghits.h"
#include "logs/logmodel.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QDate>

namespace stellwerk {

using namespace Qt::StringLiterals;

LogLineDelegate::LogLineDelegate(const LogHits* hits, const LogHighlights* highlights,
                                 const LogBookmarks* bookmarks, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_hits(hits)
    , m_highlights(highlights)
    , m_bookmarks(bookmarks)
{}

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
        if (!m_bookmarks->isEmpty() && m_bookmarks->contains(index.data(LogModel::RowIdRole).toUInt()))
            option->text.prepend(u"\u2605 "_s);
    } else if (index.column() == LogModel::Level && level >= LogLevel::Warning) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = iconOf(level == LogLevel::Error ? StateLook::Failed : StateLook::Warnings);
        option->decorationSize = {14, 14};
    }
    if (index.column() == LogModel::Message) {
        const LogRowId id = index.data(LogModel::RowIdRole).toUInt();
        const int rule = m_highlights->rules().isEmpty() ? -1 : m_highlights->ruleOf(id);
        if (rule >= 0) {
            option->backgroundBrush = LogHighlights::colorOf(m_highlights->rules()[rule].ground);
            option->text.prepend(QString(LogHighlights::signOf(rule)) + u' ');
        }
        if (m_hits->isWanted() && m_hits->contains(id))
            option->backgroundBrush = themeColor(ColorToken::AccentSoft);
    }
    // One line a row: the whole message stands in the detail pane.
    const qsizetype lineEnd = option->text.indexOf(QChar::LineSeparator);
    if (lineEnd >= 0)
        option->text.truncate(lineEnd);
    const bool quiet =
        level == LogLevel::Debug || index.column() == LogModel::Time || index.column() == LogModel::Source;
    const auto* log = m_moment ? qobject_cast<const LogModel*>(index.model()) : nullptr;
    if (log && log->store().at(index.data(LogModel::RowIdRole).toUInt()) > *m_moment)
        option->palette.setColor(QPalette::Text, themeColor(ColorToken::TextDisabled)); // not yet
    else if (level == LogLevel::Error &&
             (index.column() == LogModel::Level || index.column() == LogModel::Message))
        option->palette.setColor(QPalette::Text, themeColor(ColorToken::StateFailed));
    else if (quiet)
        option->palette.setColor(QPalette::Text, themeColor(ColorToken::TextMuted));
}

} // namespace stellwerk
