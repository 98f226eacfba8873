// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dock's parts, and how they stand together.
#include "logs/logpanel.h"

#include "logs/logbookmarks.h"
#include "logs/logexportbar.h"
#include "logs/logfilterfield.h"
#include "logs/logfindbar.h"
#include "logs/loggroupspanel.h"
#include "logs/loghighlights.h"
#include "logs/loghits.h"
#include "logs/loglinedelegate.h"
#include "logs/logmarkbar.h"
#include "logs/logratestrip.h"
#include "session/logsentence.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void LogPanel::setUpTable()
{
    m_table->setObjectName(u"logTable"_s);
    m_table->setAccessibleName(tr("Log"));
    m_table->setModel(m_log);
    m_lines = new LogLineDelegate(m_hits, m_highlights, m_bookmarks, m_table);
    m_table->setItemDelegate(m_lines);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    // Fixed heights: with a million lines anything else takes minutes (docs/performance).
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(std::max<int>(22, fontMetrics().height() + 6));
    QHeaderView* header = m_table->horizontalHeader();
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint& at) { m_columns->popup(header->mapToGlobal(at)); });
    const QFontMetrics metrics(Theme::tabular(font()));
    m_table->setColumnWidth(LogModel::Time, metrics.horizontalAdvance(u"\u2605 00:00:00.000"_s) + 24);
    m_table->setColumnWidth(LogModel::Level, metrics.averageCharWidth() * 10);
    m_table->setColumnWidth(LogModel::Source, metrics.averageCharWidth() * 14);
    m_table->setColumnWidth(LogModel::ServerName, metrics.averageCharWidth() * 10);
    m_table->setColumnWidth(LogModel::Job, metrics.averageCharWidth() * 22);
    m_table->setColumnWidth(LogModel::Step, metrics.averageCharWidth() * 20);
    m_table->setColumnWidth(LogModel::Task, metrics.averageCharWidth() * 20);
    for (int column = 0; column < LogModel::ColumnCount; ++column)
        m_table->setColumnHidden(column, !isShownAtFirst(column));
    m_table->addActions({m_copy, m_copyMessage});
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &LogPanel::scrolled);
    // A click makes a line current first and selects it then.
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LogPanel::showDetail);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LogPanel::showDetail);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        Q_EMIT taskActivated(index.data(LogModel::TaskRole).toString());
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &LogPanel::showMenu);
}

void LogPanel::setUpBar()
{
    QWidget* bar = m_bar;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kUnit);
    m_filter = new LogFilterField(m_log, bar);
    m_filter->setMaximumWidth(520);
    m_level = new QComboBox(bar);
    m_level->setObjectName(u"logLevel"_s);
    m_level->setAccessibleName(tr("Least level shown"));
    m_level->addItem(tr("All levels"), int(LogLevel::Debug));
    m_level->addItem(tr("Info and above"), int(LogLevel::Info));
    m_level->addItem(tr("Warnings and errors"), int(LogLevel::Warning));
    m_level->addItem(tr("Errors only"), int(LogLevel::Error));
    m_count = new QLabel(bar);
    m_count->setObjectName(u"logCount"_s);
    row->addWidget(m_filter, 3);
    row->addWidget(m_level);
    row->addWidget(m_count);
    row->addStretch(1);
    for (QAction* action : {m_allTasks, m_showGroups, m_findText, m_previous, m_next, m_copy, m_follow}) {
        auto* button = new QToolButton(bar);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setObjectName(action->objectName() + u".button"_s);
        button->setAccessibleName(action->text().remove(u'&'));
        button->setVisible(action->isVisible());
        connect(action, &QAction::changed, button,
                [button, action] { button->setVisible(action->isVisible()); });
        row->addWidget(button);
    }
    auto* more = new QToolButton(bar);
    more->setObjectName(u"log.more"_s);
    more->setIcon(icon(Icon::Menu));
    more->setToolTip(tr("More commands of the log"));
    more->setAccessibleName(more->toolTip());
    more->setAutoRaise(true);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(m_menu);
    row->addWidget(more);
    connect(m_filter, &QLineEdit::textChanged, &m_filterSoon, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::returnPressed, this, &LogPanel::applyFilter);
    connect(m_level, &QComboBox::currentIndexChanged, this, &LogPanel::applyFilter);
    bar->hide(); // until it is given a place
}

void LogPanel::setUpDetail()
{
    m_detail->setObjectName(u"logDetail"_s);
    m_detail->setAccessibleName(tr("Whole message of the current line"));
    m_detail->setReadOnly(true);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setPlaceholderText(tr("The whole message of the chosen line stands here."));
    auto* copy = new QToolButton(m_detailPane);
    copy->setDefaultAction(m_copyMessage);
    copy->setObjectName(u"log.copyMessage.button"_s);
    copy->setAutoRaise(true);
    copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kUnit, 0, space::kUnit, 0);
    head->addStretch(1);
    head->addWidget(copy);
    auto* column = new QVBoxLayout(m_detailPane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_detail, 1);
    m_detailPane->hide(); // until a line is chosen
}

void LogPanel::setUpLayout()
{
    m_emptyText->setObjectName(u"logEmpty"_s);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_emptyText->setForegroundRole(QPalette::PlaceholderText);
    m_showAll->setObjectName(u"log.showAll"_s);
    m_showAll->setText(tr("Show all lines"));
    connect(m_showAll, &QToolButton::clicked, this, [this] {
        m_filter->clear();
        m_level->setCurrentIndex(0);
        showTask({}, {}); // applies it
    });
    auto* nothing = new QVBoxLayout(m_empty);
    nothing->addStretch(1);
    nothing->addWidget(m_emptyText);
    nothing->addWidget(m_showAll, 0, Qt::AlignHCenter);
    nothing->addStretch(1);
    for (QLabel* strip : {m_error, m_note}) {
        strip->setWordWrap(true);
        strip->setContentsMargins(space::kRelated, space::kUnit, space::kRelated, space::kUnit);
        strip->setAutoFillBackground(true);
        strip->hide();
    }
    m_error->setObjectName(u"logFilterError"_s);
    m_note->setObjectName(u"logNote"_s);
    const auto recolor = [this] {
        for (const auto& [strip, token] :
             {std::pair(m_error, ColorToken::ErrorSurface), std::pair(m_note, ColorToken::InfoSurface)}) {
            QPalette colors = strip->palette();
            colors.setColor(QPalette::Window, themeColor(token));
            strip->setPalette(colors);
        }
    };
    recolor();
    connect(&Theme::instance(), &Theme::changed, this, recolor);
    auto* lines = new QWidget(m_split);
    auto* row = new QHBoxLayout(lines);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_empty, 1);
    row->addWidget(m_table, 1);
    row->addWidget(m_marks);
    m_split->addWidget(m_groups);
    m_split->addWidget(lines);
    m_split->addWidget(m_detailPane);
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 3);
    m_split->setStretchFactor(2, 1);
    m_split->setChildrenCollapsible(false);
    m_groups->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_error);
    layout->addWidget(m_note);
    layout->addWidget(m_export);
    layout->addWidget(m_find);
    layout->addWidget(m_rate);
    layout->addWidget(m_split, 1);
    connect(m_find, &LogFindBar::nextWanted, this, &LogPanel::goToHit);
    connect(m_find, &LogFindBar::closed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_hits, &LogHits::changed, m_table->viewport(), qOverload<>(&QWidget::update));
    connect(m_highlights, &LogHighlights::changed, m_table->viewport(), qOverload<>(&QWidget::update));
    connect(m_marks, &LogMarkBar::wanted, this, [this](double part) {
        if (const int rows = m_log->rowCount(); rows > 0)
            goTo(std::min(rows - 1, int(part * rows)));
    });
    connect(m_rate, &LogRateStrip::rowWanted, this, &LogPanel::goTo);
    connect(m_rate, &LogRateStrip::timeWanted, this, &LogPanel::filterByTime);
    connect(m_rate, &LogRateStrip::wholeWanted, this, &LogPanel::showWholeTime);
    connect(m_bookmarks, &LogBookmarks::changed, this, &LogPanel::bookmarksChanged);
    connect(m_groups, &LogGroupsPanel::chosen, this, [this](quint32 group) {
        m_filter->setTerm(u"group"_s, u"group:%1"_s.arg(group));
        applyFilter();
    });
}

void LogPanel::setUpModel()
{
    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(120ms);
    m_afterRows.setSingleShot(true);
    m_afterRows.setInterval(100ms);
    connect(&m_filterSoon, &QTimer::timeout, this, &LogPanel::applyFilter);
    connect(&m_afterRows, &QTimer::timeout, this, &LogPanel::afterRows);
    // The view goes to the newest line in the same turn of the event loop, before it paints, so that lines
    // that come are painted once; the rest follows ten times a second at most.
    const auto soon = [this] {
        if (!m_afterRows.isActive())
            m_afterRows.start();
        if (m_follow->isChecked() && !std::exchange(m_followQueued, true))
            QMetaObject::invokeMethod(this, &LogPanel::followNewest, Qt::QueuedConnection);
    };
    connect(m_log, &QAbstractItemModel::rowsInserted, this,
            [this, soon](const QModelIndex&, int first, int last) {
                rowsCame(last - first + 1);
                soon();
            });
    connect(m_log, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(m_log, &QAbstractItemModel::layoutChanged, this, soon);
    connect(m_log, &QAbstractItemModel::modelAboutToBeReset, this, &LogPanel::keepPlace);
    connect(m_log, &QAbstractItemModel::modelReset, this, &LogPanel::findPlace);
    connect(m_log, &QAbstractItemModel::modelReset, this, soon);
    connect(m_log, &LogModel::searchChanged, this, &LogPanel::updateCount);
    connect(m_log, &LogModel::rowsLetGo, this, [this] {
        const QLocale locale;
        m_note->setText(
            tr("The oldest %1 lines were let go: the log keeps at most %2.")
                .arg(locale.toString(qlonglong(m_log->store().goneCount())),
                     locale.formattedDataSize(m_log->memoryLimit(), 0, QLocale::DataSizeTraditionalFormat)));
        m_note->show();
    });
}

} // namespace stellwerk
