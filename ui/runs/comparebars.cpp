// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/comparebars.h"

#include "runs/comparemodel.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QPainter>

namespace stellwerk {

CompareBars::CompareBars(const CompareModel* model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

void CompareBars::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index); // the ground, and what is selected
    const RunComparison& comparison = m_model->comparison();
    const RunComparison::Row& row = comparison.rows.at(index.data(CompareModel::RowRole).toInt());
    const double whole = double(std::max(comparison.firstMakespan, comparison.secondMakespan).count());
    if (whole <= 0 || row.task.isEmpty())
        return;
    const QRectF room = QRectF(option.rect).adjusted(space::kUnit, 3, -space::kUnit, -3);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto draw = [&](const std::optional<RunComparison::Side>& side, double top, double height,
                          bool quiet) {
        if (!side || !side->ready || !side->ended)
            return;
        const auto x = [&](std::chrono::milliseconds at) {
            return room.left() + room.width() * std::clamp(double(at.count()) / whole, 0.0, 1.0);
        };
        const double begin = x(*side->ready);
        const double end = std::max(begin + 2, x(*side->ended));
        const double ran = std::clamp(x(*side->ended - side->ran), begin, end);
        QColor color = quiet           ? themeColor(ColorToken::TextMuted)
                       : side->outcome ? colorOf(lookOf(*side->outcome))
                                       : colorOf(StateLook::Running);
        if (selected)
            color = themeColor(ColorToken::AccentText);
        painter->setPen(QPen(color, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(begin, top, end - begin, height));
        painter->fillRect(QRectF(ran, top, end - ran, height), color);
    };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    const double half = room.height() / 2;
    draw(row.first, room.top() + 1, std::max(3.0, half - 4), true);
    draw(row.second, room.top() + half, std::max(4.0, half - 1), false);
    painter->restore();
}

QSize CompareBars::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index).expandedTo({160, 26});
}

} // namespace stellwerk
