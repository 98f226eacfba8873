// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logpanel.h"

#include "dialogs/tableexport.h"
#include "logs/loglinedelegate.h"
#include "logs/logsentence.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
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

LogPanel::LogPanel(LogModel* log, QWidget* parent)
    : QWidget(parent)
    , m_log(log)
    , m_table(new QTableView(this))
    , m_detail(new QPlainTextEdit(this))
    , m_empty(new QLabel(this))
    , m_bar(new QWidget(this))
{
    setObjectName(u"logPanel"_s);
    m_log->setWords(&logSentence); // in this window's language: another one is a window built anew
    setUpActions();
    setUpTable();
    setUpBar();
    m_detail->setObjectName(u"logDetail"_s);
    m_detail->setAccessibleName(tr("Whole message of the current line"));
    m_detail->setReadOnly(true);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setPlaceholderText(tr("The whole message of the chosen line stands here."));
    m_empty->setText(
        tr("Nothing has been logged yet. Runs of jobs and of this package appear here as they happen."));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_table);
    split->addWidget(m_detail);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(true);
    m_detail->hide(); // until a line is chosen
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_empty, 1);
    layout->addWidget(split, 1);
    for (QTimer* timer : {&m_filterSoon, &m_followSoon}) {
        timer->setSingleShot(true);
        timer->setInterval(120ms);
    }
    connect(&m_filterSoon, &QTimer::timeout, this, &LogPanel::applyFilter);
    connect(&m_followSoon, &QTimer::timeout, this, [this] {
        updateCount();
        if (!m_follow->isChecked())
            return;
        m_scrolling = true;
        m_table->scrollToBottom();
        m_scrolling = false;
    });
    const auto soon = [this] {
        if (!m_followSoon.isActive())
            m_followSoon.start();
    };
    connect(log, &QAbstractItemModel::rowsInserted, this, soon);
    connect(log, &QAbstractItemModel::modelReset, this, soon);
    updateCount();
}

void LogPanel::setUpActions()
{
    m_follow = new QAction(icon(Icon::Down), tr("&Follow the newest line"), this);
    m_follow->setObjectName(u"log.follow"_s);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_next = new QAction(icon(Icon::Next), tr("&Next error"), this);
    m_next->setObjectName(u"log.nextError"_s);
    m_next->setShortcut(Qt::Key_F8);
    m_previous = new QAction(icon(Icon::Previous), tr("&Previous error"), this);
    m_previous->setObjectName(u"log.previousError"_s);
    m_previous->setShortcut(Qt::SHIFT | Qt::Key_F8);
    m_copy = new QAction(icon(Icon::Copy), tr("&Copy lines"), this);
    m_copy->setObjectName(u"log.copy"_s);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_allTasks = new QAction(icon(Icon::Clear), tr("Show the lines of all tasks"), this);
    m_allTasks->setObjectName(u"log.allTasks"_s);
    m_allTasks->setVisible(false);
    connect(m_follow, &QAction::toggled, this, [this](bool on) {
        if (on)
            m_table->scrollToBottom();
    });
    connect(m_next, &QAction::triggered, this, [this] { goToError(false); });
    connect(m_previous, &QAction::triggered, this, [this] { goToError(true); });
    connect(m_copy, &QAction::triggered, this, &LogPanel::copySelection);
    connect(m_allTasks, &QAction::triggered, this, [this] { showTask({}, {}); });
    m_table->addAction(m_copy);
}

void LogPanel::setUpTable()
{
    m_table->setObjectName(u"logTable"_s);
    m_table->setAccessibleName(tr("Log"));
    m_table->setModel(m_log);
    m_table->setItemDelegate(new LogLineDelegate(m_table));
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
    const QFontMetrics metrics(Theme::tabular(font()));
    m_table->setColumnWidth(LogModel::Time, metrics.horizontalAdvance(u"00:00:00.000"_s) + 24);
    m_table->setColumnWidth(LogModel::Level, metrics.averageCharWidth() * 13);
    m_table->setColumnWidth(LogModel::Source, metrics.averageCharWidth() * 14);
    m_table->setColumnWidth(LogModel::ServerName, metrics.averageCharWidth() * 10);
    m_table->setColumnWidth(LogModel::Job, metrics.averageCharWidth() * 26);
    m_table->setColumnWidth(LogModel::Step, metrics.averageCharWidth() * 20);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &LogPanel::scrolled);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LogPanel::showDetail);
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
    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(u"logFilter"_s);
    m_filter->setAccessibleName(tr("Filter the log"));
    m_filter->setPlaceholderText(tr("Filter the log"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Filter), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(360);
    m_level = new QComboBox(bar);
    m_level->setObjectName(u"logLevel"_s);
    m_level->setAccessibleName(tr("Least level shown"));
    m_level->addItem(tr("All levels"), int(LogLevel::Debug));
    m_level->addItem(tr("Info and above"), int(LogLevel::Info));
    m_level->addItem(tr("Warnings and errors"), int(LogLevel::Warning));
    m_level->addItem(tr("Errors only"), int(LogLevel::Error));
    m_count = new QLabel(bar);
    m_count->setObjectName(u"logCount"_s);
    row->addWidget(m_filter, 1);
    row->addWidget(m_level);
    row->addWidget(m_count);
    row->addStretch(1);
    for (QAction* action : {m_allTasks, m_previous, m_next, m_copy, m_follow}) {
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
    connect(m_filter, &QLineEdit::textChanged, &m_filterSoon, qOverload<>(&QTimer::start));
    connect(m_level, &QComboBox::currentIndexChanged, this, &LogPanel::applyFilter);
    bar->hide(); // until it is given a place
}

bool LogPanel::isFollowing() const
{
    return m_follow->isChecked();
}

void LogPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void LogPanel::showTask(const TaskId& task, const QString& name)
{
    m_task = task;
    m_allTasks->setVisible(!task.isEmpty());
    m_allTasks->setToolTip(tr("Only lines of %1 are shown: show the lines of all tasks").arg(name));
    applyFilter();
}

void LogPanel::applyFilter()
{
    LogModel::Filter filter;
    filter.text = m_filter->text().trimmed();
    filter.minimum = LogLevel(m_level->currentData().toInt());
    filter.task = m_task;
    m_log->setFilter(filter);
    updateCount();
}

void LogPanel::updateCount()
{
    const QLocale locale;
    const int shown = m_log->rowCount();
    m_count->setText(
        shown == m_log->totalCount()
            ? tr("%1 lines").arg(locale.toString(shown))
            : tr("%1 of %2 lines").arg(locale.toString(shown), locale.toString(m_log->totalCount())));
    const bool nothing = m_log->totalCount() == 0;
    m_empty->setVisible(nothing);
    m_table->parentWidget()->setVisible(!nothing);
}

void LogPanel::scrolled(int value)
{
    // What the view does by itself (new lines, a new filter) is not the user's scrolling.
    const QScrollBar* bar = m_table->verticalScrollBar();
    if (m_scrolling ||
        !(bar->isSliderDown() || m_table->underMouse() || bar->underMouse() || m_table->hasFocus()))
        return;
    m_follow->setChecked(value >= bar->maximum());
}

void LogPanel::showDetail()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid()) {
        m_detail->clear();
        return;
    }
    m_detail->show();
    const LogRecord& record = m_log->record(index.row());
    QStringList place;
    for (const QString& part : {record.server, record.job, record.step}) {
        if (!part.isEmpty())
            place.append(part);
    }
    const QString when = QLocale().toString(record.at.toLocalTime(), QLocale::LongFormat);
    m_detail->setPlainText(when + u'\n' + place.join(u" \u203a "_s) + u"\n\n"_s + m_log->sentence(record));
}

void LogPanel::goToError(bool backwards)
{
    const int from = m_table->currentIndex().isValid() ? m_table->currentIndex().row()
                                                       : (backwards ? m_log->rowCount() : -1);
    const int row = m_log->nextOfLevel(from, LogLevel::Error, backwards);
    if (row < 0) {
        QApplication::beep();
        return;
    }
    m_follow->setChecked(false);
    const QModelIndex index = m_log->index(row, LogModel::Message);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
    Q_EMIT taskActivated(m_log->record(row).task);
}

void LogPanel::copySelection()
{
    QApplication::clipboard()->setText(rowsAsTsv(*m_log, m_table->selectionModel()->selectedRows()));
}

void LogPanel::showMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex index = m_table->indexAt(at);
    const QString task = index.isValid() ? index.data(LogModel::TaskRole).toString() : QString();
    auto* show = menu->addAction(icon(Icon::Task), tr("Show &task"), this,
                                 [this, task] { Q_EMIT taskActivated(task); });
    show->setEnabled(!task.isEmpty());
    auto* only = menu->addAction(icon(Icon::Filter), tr("Only this task's &lines"), this,
                                 [this, task] { showTask(task, task); });
    only->setEnabled(!task.isEmpty());
    menu->addActions({m_allTasks, m_copy});
    menu->addSeparator();
    menu->addActions({m_next, m_previous, m_follow});
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

} // namespace stellwerk
