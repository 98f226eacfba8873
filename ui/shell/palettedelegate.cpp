// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/palettedelegate.h"

#include "shell/commandpalette.h"
#include "theme/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace stellwerk {

namespace {

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int text = option.fontMetrics.height() + QFontMetrics(smaller(option.font)).height();
    return {100, text + space::kRelated + space::kUnit};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const QString reason = index.data(PaletteModel::ReasonRole).toString();
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(option.rect).adjusted(1, 1, -1, -1);
    if (current || hovered) {
        painter->setPen(current ? QPen(themeColor(ColorToken::Accent)) : QPen(Qt::NoPen));
        painter->setBrush(themeColor(current ? ColorToken::AccentSoft : ColorToken::Hover));
        painter->drawRoundedRect(frame, 4, 4);
    }
    const QRect room = option.rect.adjusted(space::kRelated, space::kUnit, -space::kRelated, -space::kUnit);
    const QFont small = smaller(option.font);
    const QFontMetrics smallMetrics(small);
    const QString keys = index.data(PaletteModel::KeysRole).toString();
    const int keysWidth = keys.isEmpty() ? 0 : smallMetrics.horizontalAdvance(keys) + 2 * space::kRelated;
    const QColor text = themeColor(reason.isEmpty() ? ColorToken::Text : ColorToken::TextMuted);

    // The name, with the matched letters bold and underlined: not by colour alone.
    QTextLayout layout(option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight,
                                                     room.width() - keysWidth - space::kRelated),
                       option.font);
    QList<QTextLayout::FormatRange> formats;
    for (const int at : index.data(PaletteModel::MarkedRole).value<QList<int>>()) {
        if (at >= layout.text().size())
            continue;
        QTextLayout::FormatRange range;
        range.start = at;
        range.length = 1;
        range.format.setFontWeight(QFont::Bold);
        range.format.setFontUnderline(true);
        if (reason.isEmpty())
            range.format.setForeground(themeColor(ColorToken::Accent));
        formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    painter->setPen(text);
    layout.draw(painter, room.topLeft());

    painter->setFont(small);
    if (!keys.isEmpty()) {
        QRect chip(room.right() - keysWidth + 1, room.top(), keysWidth, smallMetrics.height() + 4);
        painter->setPen(themeColor(ColorToken::Border));
        painter->setBrush(themeColor(ColorToken::SurfaceSunken));
        painter->drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->setPen(text);
        painter->drawText(chip, Qt::AlignCenter, keys);
    }
    const QString detail = reason.isEmpty() ? index.data(PaletteModel::DetailRole).toString() : reason;
    QFont below = small;
    below.setItalic(!reason.isEmpty());
    painter->setFont(below);
    painter->setPen(themeColor(ColorToken::TextMuted));
    const QRect line(room.left(), room.top() + option.fontMetrics.height(), room.width(),
                     smallMetrics.height() + 2);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                      smallMetrics.elidedText(detail, Qt::ElideRight, line.width()));
    painter->restore();
}

} // namespace stellwerk
