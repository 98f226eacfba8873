// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include <optional>

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

    // Lines after it (ms since the epoch) stand back: the run is shown as it was then.
    void setMoment(std::optional<qint64> moment) { m_moment = moment; }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    const LogHits* m_hits;
    const LogHighlights* m_highlights;
    const LogBookmarks* m_bookmarks;
    std::optional<qint64> m_moment;
};

} // namespace stellwerk
