// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/loggroupspanel.h"

#include "logs/loggroupsmodel.h"
#include "logs/logrecord.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
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
            const bool error = index.data(LogGroupsModel::LevelRole).toInt() >= int(LogLevel::Error);
            option->icon = iconOf(error ? StateLook::Failed : StateLook::Warnings);
            option->decorationSize = {14, 14};
        }
    }
};

} // namespace

// A few thousand rows at most: here the proxy is quick enough.
class LogGroupsPanel::Filter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setLeast(LogLevel least)
    {
        m_least = least;
        invalidateFilter();
    }
    [[nodiscard]] LogLevel least() const { return m_least; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        return sourceModel()->index(row, 0, parent).data(LogGroupsModel::LevelRole).toInt() >= int(m_least);
    }

private:
    LogLevel m_least = LogLevel::Error;
};

LogGroupsPanel::LogGroupsPanel(LogModel* log, QWidget* parent)
    : QWidget(parent)
    , m_groups(new LogGroupsModel(log, this))
    , m_shown(new Filter(this))
    , m_kinds(new QComboBox(this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
{
    setObjectName(u"logGroups"_s);
    m_kinds->setObjectName(u"logGroups.kinds"_s);
    m_kinds->setAccessibleName(tr("Which lines are put into groups"));
    m_kinds->addItem(tr("Errors"), int(LogLevel::Error));
    m_kinds->addItem(tr("Warnings and errors"), int(LogLevel::Warning));
    m_shown->setSourceModel(m_groups);
    m_shown->setSortRole(LogGroupsModel::SortRole);
    m_table->setObjectName(u"logGroups.table"_s);
    m_table->setAccessibleName(tr("Groups of alike errors"));
    m_table->setModel(m_shown);
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
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kUnit, space::kUnit, space::kUnit, space::kUnit);
    head->addWidget(m_kinds);
    head->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_empty, 1);
    column->addWidget(m_table, 1);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this] {
        m_shown->setLeast(LogLevel(m_kinds->currentData().toInt()));
        showWhatIsThere();
    });
    connect(m_shown, &QAbstractItemModel::rowsInserted, this, &LogGroupsPanel::showWhatIsThere);
    connect(m_shown, &QAbstractItemModel::modelReset, this, &LogGroupsPanel::showWhatIsThere);
    showWhatIsThere();
    m_groups->setActive(false); // until it is in sight
    const auto choose = [this](const QModelIndex& index) {
        Q_EMIT chosen(index.data(LogGroupsModel::NumberRole).toUInt());
    };
    connect(m_table, &QTableView::clicked, this, choose);
    connect(m_table, &QTableView::activated, this, choose);
}

void LogGroupsPanel::showEvent(QShowEvent* event)
{
    m_groups->setActive(true);
    QWidget::showEvent(event);
}

void LogGroupsPanel::hideEvent(QHideEvent* event)
{
    m_groups->setActive(false);
    QWidget::hideEvent(event);
}

// What they have in common is read first: beside the log there is not always room for the rest, which stands
// in the tool tip as well.
void LogGroupsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int letters = width() / std::max(1, fontMetrics().averageCharWidth());
    m_table->setColumnHidden(LogGroupsModel::First, letters < 90);
    m_table->setColumnHidden(LogGroupsModel::Last, letters < 75);
    m_table->setColumnHidden(LogGroupsModel::Servers, letters < 50);
    m_table->setColumnWidth(LogGroupsModel::Trend, letters < 50 ? 60 : 110);
}

bool LogGroupsPanel::showsWarnings() const
{
    return m_shown->least() < LogLevel::Error;
}

void LogGroupsPanel::setShowsWarnings(bool on)
{
    m_kinds->setCurrentIndex(m_kinds->findData(int(on ? LogLevel::Warning : LogLevel::Error)));
}

void LogGroupsPanel::showWhatIsThere()
{
    const bool any = m_shown->rowCount() > 0;
    m_empty->setVisible(!any);
    m_table->setVisible(any);
    m_empty->setText(
        showsWarnings() ? tr("No warnings or errors so far. Those that say the same are counted here as one.")
                        : tr("No errors so far. Errors that say the same are counted here as one."));
}

void LogGroupsPanel::clearChoice()
{
    m_table->clearSelection();
}

} // namespace stellwerk
