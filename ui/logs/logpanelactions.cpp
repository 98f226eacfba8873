// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the log.
#include "dialogs/dialogs.h"
#include "dialogs/tableexport.h"
#include "logs/logbookmarks.h"
#include "logs/logexportbar.h"
#include "logs/logfilterfield.h"
#include "logs/logfindbar.h"
#include "logs/loggroupspanel.h"
#include "logs/loghighlightdialog.h"
#include "logs/loghighlights.h"
#include "logs/loghits.h"
#include "logs/logmarkbar.h"
#include "logs/logpanel.h"
#include "logs/logtimebox.h"
#include "theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QTableView>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMiB = 1 << 20;

} // namespace

QAction* LogPanel::makeAction(const QString& name, const QString& text, const QKeySequence& keys)
{
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    // These keys mean something else in other parts of the window.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    return action;
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
    m_copyMessage = makeAction(u"log.copyMessage"_s, tr("Copy &message"), Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    m_copyMessage->setIcon(icon(Icon::Copy));
    m_firstError = makeAction(u"log.firstError"_s, tr("F&irst error"), Qt::CTRL | Qt::Key_F8);
    m_nextServer = makeAction(u"log.nextServer"_s, tr("Next &server"), Qt::CTRL | Qt::Key_Down);
    m_previousServer = makeAction(u"log.previousServer"_s, tr("Previous ser&ver"), Qt::CTRL | Qt::Key_Up);
    m_goToTime = makeAction(u"log.goToTime"_s, tr("Go to a &time\u2026"), Qt::CTRL | Qt::Key_G);
    m_goToTime->setIcon(icon(Icon::Clock));
    m_findText = makeAction(u"log.find"_s, tr("Fin&d in the lines shown"), QKeySequence::Find);
    m_findText->setIcon(icon(Icon::Find));
    m_showGroups =
        makeAction(u"log.groups"_s, tr("&Groups of alike errors"), Qt::CTRL | Qt::SHIFT | Qt::Key_G);
    m_showGroups->setIcon(icon(Icon::Error));
    m_showGroups->setCheckable(true);
    m_showRate = makeAction(u"log.rate"_s, tr("&Lines over time"), {});
    m_showRate->setIcon(icon(Icon::Chart));
    m_showRate->setCheckable(true);
    m_showRate->setChecked(true);
    m_bookmark = makeAction(u"log.bookmark"_s, tr("Set or take away a &bookmark"), Qt::CTRL | Qt::Key_B);
    m_nextBookmark = makeAction(u"log.nextBookmark"_s, tr("Ne&xt bookmark"), Qt::ALT | Qt::Key_Down);
    m_previousBookmark =
        makeAction(u"log.previousBookmark"_s, tr("Previous boo&kmark"), Qt::ALT | Qt::Key_Up);
    m_exportAction = makeAction(u"log.export"_s, tr("&Export the lines shown\u2026"), {});
    m_exportAction->setIcon(icon(Icon::Export));
    m_exportAction->setEnabled(false);
    m_highlight = makeAction(u"log.highlight"_s, tr("&Highlight lines\u2026"), {});
    QAction* nextHit = makeAction(u"log.nextHit"_s, tr("Next hit"), Qt::Key_F3);
    QAction* previousHit = makeAction(u"log.previousHit"_s, tr("Previous hit"), Qt::SHIFT | Qt::Key_F3);
    connect(nextHit, &QAction::triggered, this, [this] { goToHit(false); });
    connect(previousHit, &QAction::triggered, this, [this] { goToHit(true); });
    connect(m_follow, &QAction::toggled, this, [this](bool on) {
        if (on) {
            m_unseen = 0;
            m_table->scrollToBottom();
        }
        updateCount();
    });
    connect(m_next, &QAction::triggered, this, [this] { goToError(false); });
    connect(m_previous, &QAction::triggered, this, [this] { goToError(true); });
    connect(m_firstError, &QAction::triggered, this, [this] {
        m_table->setCurrentIndex({});
        goToError(false);
    });
    connect(m_nextServer, &QAction::triggered, this, [this] { goToServer(false); });
    connect(m_previousServer, &QAction::triggered, this, [this] { goToServer(true); });
    connect(m_goToTime, &QAction::triggered, this, &LogPanel::askForTime);
    connect(m_findText, &QAction::triggered, m_find, &LogFindBar::open);
    connect(m_showGroups, &QAction::toggled, m_groups, &QWidget::setVisible);
    connect(m_showRate, &QAction::toggled, this, &LogPanel::tellOfNothing);
    connect(m_bookmark, &QAction::triggered, this, &LogPanel::toggleBookmark);
    connect(m_nextBookmark, &QAction::triggered, this, [this] { goToBookmark(false); });
    connect(m_previousBookmark, &QAction::triggered, this, [this] { goToBookmark(true); });
    connect(m_copy, &QAction::triggered, this, &LogPanel::copySelection);
    connect(m_copyMessage, &QAction::triggered, this, &LogPanel::copyMessage);
    connect(m_exportAction, &QAction::triggered, this, &LogPanel::exportLines);
    connect(m_highlight, &QAction::triggered, this, &LogPanel::editHighlights);
    connect(m_allTasks, &QAction::triggered, this, [this] { showTask({}, {}); });
}

// The message is what is read: it gets the room of what the message mostly says anyway.
bool LogPanel::isShownAtFirst(int column)
{
    return column != LogModel::Source && column != LogModel::Step && column != LogModel::Task;
}

void LogPanel::setUpMenu()
{
    m_menu->setObjectName(u"menu.log"_s);
    m_menu->setToolTipsVisible(true);
    m_menu->addActions({m_follow, m_findText, m_showGroups, m_showRate});
    m_menu->addSeparator();
    // Next and previous error stand in the menu Run.
    m_menu->addActions({m_firstError, m_nextServer, m_previousServer, m_goToTime});
    m_menu->addSeparator();
    m_menu->addActions({m_bookmark, m_nextBookmark, m_previousBookmark});
    m_menu->addSeparator();
    m_menu->addActions({m_copy, m_copyMessage, m_exportAction, m_highlight});
    m_menu->addSeparator();
    m_columns = m_menu->addMenu(tr("C&olumns"));
    m_columns->setObjectName(u"menu.logColumns"_s);
    for (int column = 0; column < LogModel::Message; ++column) {
        QAction* show =
            m_columns->addAction(m_log->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        show->setObjectName(u"log.column.%1"_s.arg(column));
        show->setCheckable(true);
        show->setChecked(isShownAtFirst(column));
        connect(show, &QAction::toggled, this,
                [this, column](bool on) { m_table->setColumnHidden(column, !on); });
    }
    m_limits = m_menu->addMenu(tr("&Keep at most"));
    m_limits->setObjectName(u"menu.logLimit"_s);
    auto* limits = new QActionGroup(this);
    for (const qsizetype mib : {256, 1024, 2048, 8192, 0}) {
        QAction* limit = m_limits->addAction(
            mib == 0 ? tr("Everything", "limit of the log")
                     : QLocale().formattedDataSize(mib * kMiB, 0, QLocale::DataSizeTraditionalFormat));
        limit->setObjectName(u"log.limit.%1"_s.arg(mib));
        limit->setData(qlonglong(mib * kMiB));
        limit->setCheckable(true);
        limit->setChecked(mib * kMiB == m_log->memoryLimit());
        limits->addAction(limit);
        connect(limit, &QAction::triggered, this, [this, mib] { m_log->setMemoryLimit(mib * kMiB); });
    }
}

void LogPanel::setDialogs(Dialogs* dialogs)
{
    m_dialogs = dialogs;
    updateCount();
}

void LogPanel::goTo(int row)
{
    if (row < 0 || row >= m_log->rowCount()) {
        QApplication::beep();
        return;
    }
    m_follow->setChecked(false);
    const QModelIndex index = m_log->index(row, LogModel::Message);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void LogPanel::goToError(bool backwards)
{
    const int from = m_table->currentIndex().isValid() ? m_table->currentIndex().row()
                                                       : (backwards ? m_log->rowCount() : -1);
    const int row = m_log->nextOfLevel(from, LogLevel::Error, backwards);
    goTo(row);
    if (row >= 0)
        Q_EMIT taskActivated(m_log->record(row).task);
}

void LogPanel::goToServer(bool backwards)
{
    goTo(m_log->nextServer(m_table->currentIndex().isValid() ? m_table->currentIndex().row() : 0, backwards));
}

void LogPanel::goToHit(bool backwards)
{
    if (!m_find->pattern()) {
        m_find->open();
        return;
    }
    const QModelIndex current = m_table->currentIndex();
    goTo(m_hits->next(current.isValid() ? current.row() : -1, backwards));
}

void LogPanel::askForTime()
{
    auto* box = new LogTimeBox(this);
    connect(box, &LogTimeBox::chosen, this, [this](qint64 at) {
        const int rows = m_log->rowCount();
        if (rows > 0)
            goTo(std::min(m_log->rowAt(at), rows - 1));
        m_table->setFocus();
    });
    box->popup(m_table->viewport()->mapToGlobal(QPoint(8, 8)));
}

void LogPanel::toggleBookmark()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid())
        m_bookmarks->toggle(index.data(LogModel::RowIdRole).toUInt());
    else
        QApplication::beep();
}

void LogPanel::bookmarksChanged()
{
    m_marks->setBookmarks(m_bookmarks->rows(), m_log->rowCount());
    placeMarks();
}

void LogPanel::goToBookmark(bool backwards)
{
    const QModelIndex current = m_table->currentIndex();
    goTo(m_bookmarks->next(current.isValid() ? current.row() : -1, backwards));
}

void LogPanel::copySelection()
{
    QApplication::clipboard()->setText(rowsAsTsv(*m_log, m_table->selectionModel()->selectedRows()));
}

void LogPanel::copyMessage()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid())
        QApplication::clipboard()->setText(m_log->store().text(m_log->rowId(index.row())));
}

void LogPanel::exportLines()
{
    if (!m_dialogs)
        return;
    const FileRequest request{.title = tr("Export the lines shown"),
                              .folder = {},
                              .name = u"log.csv"_s,
                              .filter = tr("Comma-separated (*.csv);;JSON (*.json);;Text (*.txt)"),
                              .suffix = u"csv"_s};
    m_dialogs->saveFile(this, request, [this](const QString& file) {
        if (!file.isEmpty())
            m_export->start(file);
    });
}

void LogPanel::editHighlights()
{
    auto* dialog = new LogHighlightDialog(m_highlights, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void LogPanel::filterBy(LogField field)
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return;
    const QString word = LogFilter::fields().value(int(field));
    const QString& name = m_log->store().name(field, m_log->rowId(index.row()));
    m_filter->setTerm(word, name.isEmpty() ? QString() : word + u':' + LogFilter::quoted(name));
    applyFilter();
}

// The moments as they are written in the language of filters: whole seconds, in local time.
void LogPanel::filterByTime(qint64 from, qint64 to)
{
    const auto written = [](qint64 at) {
        return LogFilter::quoted(QDateTime::fromMSecsSinceEpoch(at).toString(u"yyyy-MM-dd HH:mm:ss"_s));
    };
    m_filter->setTerm(u"since"_s, u"since:"_s + written(from));
    m_filter->setTerm(u"until"_s, u"until:"_s + written(to));
    applyFilter();
}

void LogPanel::showWholeTime()
{
    m_filter->setTerm(u"since"_s, {});
    m_filter->setTerm(u"until"_s, {});
    applyFilter();
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
    auto* server = menu->addAction(icon(Icon::Filter), tr("Only this &server's lines"), this,
                                   [this] { filterBy(LogField::Server); });
    server->setEnabled(index.isValid() && !index.data(LogModel::ServerRole).toString().isEmpty());
    auto* job = menu->addAction(icon(Icon::Filter), tr("Only this &job's lines"), this,
                                [this] { filterBy(LogField::Job); });
    job->setEnabled(index.isValid() &&
                    !m_log->store().name(LogField::Job, m_log->rowId(index.row())).isEmpty());
    menu->addActions({m_allTasks, m_copy, m_copyMessage, m_bookmark});
    menu->addSeparator();
    menu->addActions({m_next, m_previous, m_follow});
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

} // namespace stellwerk
