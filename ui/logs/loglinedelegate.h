// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace stellwerk {

class LogBookmarks;
class LogHighlights;
class LogHits;

// A line of the log: level as glyph and word, errors in the colour of failure, figures of one width, a star
// where a bookmark is, the ground of the first rule of highlighting that fits,
// hits of the search on a faint one.
class LogLineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    LogLineDelegate(const LogHits* hits, const LogHighlights* highlights, const LogBookmarks* bookmarks,
                    QObject* parent);

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    const LogHits* m_hits;
    const LogHighlights* m_highlights;
    const LogBookmarks* m_bookmarks;
};

} // namespace stellwerk
