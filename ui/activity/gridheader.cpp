// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/gridheader.h"

#include "activity/gridmodel.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace stellwerk {

namespace {

constexpr int kNameLetters = 14; // of a server, then it is cut
constexpr int kMostNames = 60;   // measured

} // namespace

GridHeader::GridHeader(const GridModel* model, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_model(model)
{
    setSectionResizeMode(QHeaderView::Fixed);
    setSectionsClickable(false);
    setHighlightSections(true);
    setFont(Theme::tabular(font()));
}

bool GridHeader::turned() const
{
    return m_model->layoutKind() == GridLayout::Servers;
}

QSize GridHeader::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    if (!turned())
        return {0, 2 * metrics.height() + space::kUnit};
    int longest = 3 * metrics.averageCharWidth();
    for (int column = 0; column < std::min(kMostNames, m_model->columnCount()); ++column)
        longest = std::max(longest, metrics.horizontalAdvance(m_model->serverOf(0, column)));
    return {0, std::min(longest, kNameLetters * metrics.averageCharWidth()) + 3 * space::kRelated +
                   metrics.height()};
}

void GridHeader::paintSection(QPainter* painter, const QRect& rect, int column) const
{
    painter->fillRect(rect, palette().color(QPalette::Window));
    const bool current = selectionModel() && selectionModel()->currentIndex().column() == column;
    if (current)
        painter->fillRect(rect, themeColor(ColorToken::AccentSoft));
    paintColumn(painter, rect, column);
}

void GridHeader::paintColumn(QPainter* painter, const QRect& rect, int column) const
{
    painter->save();
    painter->setFont(font());
    painter->setPen(themeColor(ColorToken::TextMuted));
    const QFontMetrics metrics = fontMetrics();
    const QString text = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    if (turned()) {
        const bool away = m_model->isAway(0, column);
        const int glyph = metrics.ascent();
        if (away)
            paintGlyph(painter,
                       QRectF(rect.center().x() - glyph / 2.0 + 0.5, rect.bottom() - glyph - 2, glyph, glyph),
                       StateLook::Unknown, colorOf(StateLook::Unknown));
        painter->translate(rect.left(), rect.bottom() - (away ? glyph + space::kUnit : space::kUnit));
        painter->rotate(-90);
        painter->setPen(themeColor(ColorToken::Text));
        const int room = rect.height() - 2 * space::kUnit - (away ? glyph : 0);
        painter->drawText(QRect(0, 0, room, rect.width()), Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(text, Qt::ElideMiddle, room));
        painter->restore();
        return;
    }
    const QRect below(rect.left(), rect.bottom() - metrics.height() - 1, rect.width(), metrics.height());
    if (m_model->feed()->range().days > 0) {
        const QDate day = m_model->day(column);
        const bool weekend = day.dayOfWeek() >= Qt::Saturday;
        // The month from where it begins, over the room of its days; each section shows its part of it.
        const int first = std::max(0, column - (day.day() - 1));
        const int days =
            std::min(day.daysInMonth() - m_model->day(first).day() + 1, m_model->columnCount() - first);
        const QString month = QLocale().standaloneMonthName(day.month(), QLocale::ShortFormat) + QChar(u' ') +
                              QString::number(day.year());
        const int room = days * rect.width();
        if (metrics.horizontalAdvance(month) <= room) {
            painter->setClipRect(rect);
            painter->drawText(
                QRect(rect.left() - (column - first) * rect.width() + 2, rect.top(), room, metrics.height()),
                Qt::AlignLeft | Qt::AlignVCenter, month);
        }
        painter->setPen(themeColor(weekend ? ColorToken::TextDisabled : ColorToken::TextMuted));
    }
    painter->drawText(below, Qt::AlignCenter, text);
    painter->restore();
}

} // namespace stellwerk
