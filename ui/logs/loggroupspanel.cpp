// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/loggroupspanel.h"

#include "logs/loggroupsmodel.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// The count with the level's glyph; how many came when as small columns.
class GroupDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (index.column() != LogGroupsModel::Trend)
            return;
        const auto counts = index.data(LogGroupsModel::TrendRole).value<QList<int>>();
        const int most = counts.isEmpty() ? 0 : *std::max_element(counts.cbegin(), counts.cend());
        if (most == 0)
            return;
        const QRectF area = QRectF(option.rect).adjusted(6, 4, -6, -4);
        const double width = area.width() / double(counts.size());
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const QColor color =
            selected ? option.palette.color(QPalette::HighlightedText) : themeColor(ColorToken::Accent);
        painter->fillRect(QRectF(area.left(), area.bottom(), area.width(), 1),
                          themeColor(ColorToken::Border));
        for (qsizetype at = 0; at < counts.size(); ++at) {
            if (counts[at] == 0)
                continue;
            const double height = std::max(2.0, area.height() * counts[at] / most);
            painter->fillRect(QRectF(area.left() + width * double(at), area.bottom() - height,
                                     std::max(1.0, width - 1), height),
                              color);
        }
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state.setFlag(QStyle::State_HasFocus, false);
        if (index.column() != LogGroupsModel::Message)
            option->font = Theme::tabular(option->font);
        if (index.column() == LogGroupsModel::Count) {
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->icon = iconOf(StateLook::Failed);
            option->decorationSize = {14, 14};
        }
    }
};

} // namespace

LogGroupsPanel::LogGroupsPanel(LogModel* log, QWidget* parent)
    : QWidget(parent)
    , m_groups(new LogGroupsModel(log, this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(tr("No errors so far. Errors that say the same are counted here as one."), this))
{
    setObjectName(u"logGroups"_s);
    auto* sorted = new QSortFilterProxyModel(this); // a few thousand rows at most
    sorted->setSourceModel(m_groups);
    sorted->setSortRole(LogGroupsModel::SortRole);
    m_table->setObjectName(u"logGroups.table"_s);
    m_table->setAccessibleName(tr("Groups of alike errors"));
    m_table->setModel(sorted);
    m_table->setItemDelegate(new GroupDelegate(m_table));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(LogGroupsModel::Count, Qt::DescendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(std::max<int>(24, fontMetrics().height() + 8));
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(LogGroupsModel::Message, QHeaderView::Stretch);
    const QFontMetrics metrics(Theme::tabular(font()));
    const int moment = metrics.horizontalAdvance(u"0000-00-00 00:00:00"_s) + 16;
    m_table->setColumnWidth(LogGroupsModel::Count, metrics.averageCharWidth() * 12);
    m_table->setColumnWidth(LogGroupsModel::Servers, metrics.averageCharWidth() * 10);
    m_table->setColumnWidth(LogGroupsModel::First, moment);
    m_table->setColumnWidth(LogGroupsModel::Last, moment);
    m_table->setColumnWidth(LogGroupsModel::Trend, 110);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_empty, 1);
    column->addWidget(m_table, 1);
    const auto show = [this] {
        m_empty->setVisible(m_groups->rowCount() == 0);
        m_table->setVisible(m_groups->rowCount() > 0);
    };
    connect(m_groups, &QAbstractItemModel::rowsInserted, this, show);
    connect(m_groups, &QAbstractItemModel::modelReset, this, show);
    show();
    const auto choose = [this](const QModelIndex& index) {
        Q_EMIT chosen(index.data(LogGroupsModel::NumberRole).toUInt());
    };
    connect(m_table, &QTableView::clicked, this, choose);
    connect(m_table, &QTableView::activated, this, choose);
}

void LogGroupsPanel::clearChoice()
{
    m_table->clearSelection();
}

} // namespace stellwerk
