// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetdelegate.h"

#include "fleet/fleetmodel.h"
#include "fleet/fleetrowtext.h"
#include "theme/durationtext.h"
#include "theme/icons.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStripCells = 5;
constexpr int kCell = 9;
constexpr int kCellGap = 2;
constexpr int kSlowerSign = 8;

int stripWidth()
{
    return kStripCells * kCell + (kStripCells - 1) * kCellGap;
}

} // namespace

// What is left of a row while it is painted from its right end.
struct FleetDelegate::Line
{
    QPainter* painter;
    QRect rest;
    QFont font;
    QColor text;
    QColor muted;

    void textRight(const QString& string, const QColor& color, int width)
    {
        const QRect place(rest.right() - width + 1, rest.top(), width, rest.height());
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(place, int(Qt::AlignRight | Qt::AlignVCenter),
                          painter->fontMetrics().elidedText(string, Qt::ElideRight, width));
        rest.setRight(place.left() - space::kRelated);
    }
    // A triangle that points up, for what takes longer than it used to. Its place is kept in every row, so
    // that what stands before it stays in line.
    void slowerSign(bool slower)
    {
        const QRectF place(rest.right() - kSlowerSign + 1 + space::kUnit, rest.center().y() - 3.0,
                           kSlowerSign, kSlowerSign - 1);
        rest.setRight(int(place.left()) - space::kUnit);
        if (!slower)
            return;
        painter->setPen(Qt::NoPen);
        painter->setBrush(colorOf(StateLook::Warnings));
        painter->drawPolygon(
            QPolygonF{place.bottomLeft(), place.bottomRight(), QPointF(place.center().x(), place.top())});
    }
    void glyphRight(StateLook look, double turn)
    {
        const int size = 14;
        const QRectF place(rest.right() - size + 1, rest.center().y() - size / 2.0 + 0.5, size, size);
        paintGlyph(painter, place, look, colorOf(look), turn);
        rest.setRight(int(place.left()) - space::kUnit);
    }
};

FleetDelegate::FleetDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
{}

QSize FleetDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int height = std::max<int>(space::kMinimumTarget, option.fontMetrics.height() + space::kRelated);
    return {option.fontMetrics.averageCharWidth() * 24, height};
}

void FleetDelegate::paintBackground(QPainter* painter, const QStyleOptionViewItem& option) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    if (!selected && !hovered && !option.state.testFlag(QStyle::State_HasFocus))
        return;
    const QRectF place = QRectF(option.rect).adjusted(0.5, 0.5, -2.5, -0.5);
    painter->setPen(Qt::NoPen);
    if (selected || hovered) {
        painter->setBrush(themeColor(selected ? ColorToken::AccentSoft : ColorToken::Hover));
        painter->drawRoundedRect(place, 4, 4);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(themeColor(ColorToken::Accent), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(place, 4, 4);
    }
}

void FleetDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintBackground(painter, option);
    Line line{painter, option.rect.adjusted(space::kUnit, 0, -space::kRelated, 0), option.font,
              themeColor(ColorToken::Text), themeColor(ColorToken::TextMuted)};
    const auto kind = FleetModel::Kind(index.data(FleetModel::KindRole).toInt());
    Icon picture = Icon::ServerGroup;
    if (kind == FleetModel::Kind::Server)
        picture = Icon::Server;
    else if (kind == FleetModel::Kind::Job)
        picture =
            index.data(FleetModel::SsisPackageRole).toString().isEmpty() ? Icon::Task : Icon::JobPackage;
    const QRect pictureRect(line.rest.left(), line.rest.center().y() - 8, 16, 16);
    icon(picture).paint(painter, pictureRect);
    line.rest.setLeft(pictureRect.right() + space::kRelated);

    if (kind == FleetModel::Kind::Job)
        paintJob(line, index);
    else if (kind == FleetModel::Kind::Server)
        paintServer(line, index);

    const bool enabled = kind != FleetModel::Kind::Job || index.data(FleetModel::EnabledRole).toBool();
    QFont font = option.font;
    font.setWeight(kind == FleetModel::Kind::Server ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(enabled && kind != FleetModel::Kind::Group ? line.text : line.muted);
    painter->drawText(line.rest, int(Qt::AlignLeft | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                        Qt::ElideMiddle, line.rest.width()));
    painter->restore();
}

void FleetDelegate::paintJob(Line& line, const QModelIndex& index) const
{
    line.font = Theme::tabular(line.font);
    const QFontMetrics metrics(line.font);
    const qint64 seconds = index.data(FleetModel::UsualSecondsRole).toLongLong();
    const QString usual = seconds < 0 ? QString() : durationTextShort(std::chrono::seconds(seconds));
    const int durationWidth =
        std::max(metrics.horizontalAdvance(u"00:00"_s), metrics.horizontalAdvance(usual));
    const bool slower = !usual.isEmpty() && index.data(FleetModel::SlowerRole).toBool();
    // A narrow tree keeps the name: first the duration goes, then the strip.
    if (line.rest.width() > durationWidth + kSlowerSign + stripWidth() + 110) {
        line.textRight(usual, slower ? colorOf(StateLook::Warnings) : line.muted, durationWidth);
        line.slowerSign(slower);
    }
    if (line.rest.width() > stripWidth() + 90)
        paintOutcomes(line, index);
    const auto state = JobState(index.data(FleetModel::JobStateRole).toInt());
    if (state == JobState::Running || state == JobState::Requested) {
        line.glyphRight(lookOf(state), m_turn);
        m_runningPainted = true;
    } else if (!index.data(FleetModel::EnabledRole).toBool()) {
        const QString word = FleetRowText::stateOf(index);
        line.textRight(word, line.muted, std::min(metrics.horizontalAdvance(word), line.rest.width() / 2));
    }
}

void FleetDelegate::paintOutcomes(Line& line, const QModelIndex& index) const
{
    const auto runs = index.data(FleetModel::LastRunsRole).value<QList<JobRun>>();
    const int top = line.rest.center().y() - kCell / 2 + 1;
    for (int i = 0; i < kStripCells; ++i) { // newest at the right
        const QRectF cell(line.rest.right() - kCell + 1 - i * (kCell + kCellGap), top, kCell, kCell);
        if (i >= runs.size()) {
            line.painter->setPen(Qt::NoPen);
            line.painter->setBrush(themeColor(ColorToken::Border));
            line.painter->drawEllipse(cell.center(), 1.2, 1.2);
            continue;
        }
        const StateLook look = lookOf(runs.at(i).status);
        paintGlyph(line.painter, cell, look, colorOf(look));
    }
    line.rest.setRight(line.rest.right() - stripWidth() - space::kRelated);
}

void FleetDelegate::paintServer(Line& line, const QModelIndex& index) const
{
    const auto contact = Contact(index.data(FleetModel::ContactRole).toInt());
    const QString error = index.data(FleetModel::ErrorTextRole).toString();
    const bool trouble = contact == Contact::Trouble && !error.isEmpty();
    // The name stands at the left already.
    const QString prefix = index.data(FleetModel::ServerNameRole).toString() + u": "_s;
    const QString reason = error.startsWith(prefix) ? error.mid(prefix.size()) : error;
    const QString words = trouble ? reason : FleetRowText::stateOf(index);
    const QFontMetrics metrics(line.font);
    const int share = trouble ? line.rest.width() * 2 / 3 : std::max(0, line.rest.width() - 48);
    const StateLook look = lookOf(contact);
    if (contact == Contact::Connecting)
        m_runningPainted = true;
    line.textRight(words, trouble ? colorOf(StateLook::Failed) : line.muted,
                   std::min(metrics.horizontalAdvance(words) + 1, share));
    line.rest.setRight(line.rest.right() + space::kUnit);
    line.glyphRight(look, m_turn);
}

bool FleetDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                              const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), FleetRowText::tooltipOf(index), view, option.rect);
    return true;
}

} // namespace stellwerk
