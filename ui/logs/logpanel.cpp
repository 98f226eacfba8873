// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the dock does while lines come and filters change.
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

#include <QComboBox>
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

LogPanel::LogPanel(LogModel* log, QWidget* parent)
    : QWidget(parent)
    , m_log(log)
    , m_table(new QTableView(this))
    , m_detail(new QPlainTextEdit(this))
    , m_detailPane(new QWidget(this))
    , m_empty(new QWidget(this))
    , m_emptyText(new QLabel(m_empty))
    , m_showAll(new QToolButton(m_empty))
    , m_error(new QLabel(this))
    , m_note(new QLabel(this))
    , m_bar(new QWidget(this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_hits(new LogHits(log, this))
    , m_errors(new LogHits(log, this))
    , m_warnings(new LogHits(log, this))
    , m_highlights(new LogHighlights(log, this))
    , m_find(new LogFindBar(m_hits, this))
    , m_marks(new LogMarkBar(m_errors, m_hits, this))
    , m_rate(new LogRateStrip(log, m_warnings, m_errors, this))
    , m_bookmarks(new LogBookmarks(log, this))
    , m_groups(new LogGroupsPanel(log, this))
    , m_export(new LogExportBar(log, this))
    , m_menu(new QMenu(tr("&Log"), this))
{
    setObjectName(u"logPanel"_s);
    m_log->setWords(&logSentence); // in this window's language: another one is a window built anew
    m_errors->setWanted(LogFilter::ofLevel(LogLevel::Error));
    m_warnings->setWanted(LogFilter(LogFilter::Node{
        .kind = LogFilter::Kind::Level, .least = LogLevel::Warning, .most = LogLevel::Warning}));
    setUpActions();
    setUpMenu();
    setUpTable();
    setUpBar();
    setUpDetail();
    setUpLayout();
    setUpModel();
    updateCount();
}

LogPanel::~LogPanel() = default;

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
    m_filterSoon.stop();
    const auto written = LogFilter::parse(m_filter->text(), QDateTime::currentDateTime());
    m_filter->mark(written ? nullptr : &written.error());
    m_error->setVisible(!written);
    if (!written) { // what was shown stays
        m_error->setText(tr("Column %1: %2", "error of a filter")
                             .arg(written.error().column + 1)
                             .arg(written.error().message));
        return;
    }
    LogFilter filter = LogFilter::ofLevel(LogLevel(m_level->currentData().toInt()));
    filter = LogFilter::both(filter, LogFilter::ofName(LogField::Task, m_task));
    m_log->setQuery(LogFilter::both(filter, *written));
    if (!m_filter->text().contains(u"group"_s))
        m_groups->clearChoice();
    updateCount();
}

void LogPanel::setMoment(const QDateTime& moment)
{
    const bool before = m_moment.has_value();
    if (!moment.isValid() && !before)
        return;
    m_moment = moment.isValid() ? std::optional(moment.toMSecsSinceEpoch()) : std::nullopt;
    m_lines->setMoment(m_moment);
    m_table->viewport()->update();
    if (!m_moment) {
        m_follow->setChecked(m_followAgain);
        return;
    }
    if (!before)
        m_followAgain = m_follow->isChecked();
    m_follow->setChecked(false);
    m_followMoment = true;
    scrollToMoment();
}

void LogPanel::scrollToMoment()
{
    const int last = m_log->rowAt(*m_moment + 1) - 1;
    if (last < 0)
        return;
    m_scrolling = true;
    m_table->scrollTo(m_log->index(last, 0), QAbstractItemView::PositionAtCenter);
    m_scrolling = false;
}

void LogPanel::rowsCame(int count)
{
    if (!m_follow->isChecked())
        m_unseen += count;
}

void LogPanel::afterRows()
{
    updateCount();
    bookmarksChanged();
    if (m_moment && m_followMoment)
        scrollToMoment(); // the lines of a past run come after it is shown
    followNewest();       // the strip above or the pane beside may have taken room since
    tellInSight();
}

void LogPanel::followNewest()
{
    m_followQueued = false;
    if (!m_follow->isChecked())
        return;
    m_scrolling = true;
    m_table->scrollToBottom();
    m_scrolling = false;
}

// Where the lines in sight are in time.
void LogPanel::tellInSight()
{
    const int rows = m_log->rowCount();
    if (rows == 0) {
        m_rate->setInSight(0, 0);
        return;
    }
    const int top = std::max(0, m_table->rowAt(0));
    const int bottom = m_table->rowAt(m_table->viewport()->height() - 1);
    const auto at = [this](int row) { return m_log->store().at(m_log->rowId(row)); };
    m_rate->setInSight(at(std::min(top, rows - 1)), at(bottom < 0 || bottom >= rows ? rows - 1 : bottom));
}

// With another filter the current line stays current and in sight, if it is still shown.
void LogPanel::keepPlace()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid())
        m_place = index.data(LogModel::RowIdRole).toUInt();
}

void LogPanel::findPlace()
{
    m_unseen = 0;
    if (!m_place)
        return;
    const int row = m_log->rowOf(*m_place);
    if (row < 0)
        return; // perhaps with the next filter
    m_scrolling = true;
    const QModelIndex index = m_log->index(row, LogModel::Message);
    m_table->setCurrentIndex(index);
    if (!m_follow->isChecked())
        m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_scrolling = false;
}

void LogPanel::updateCount()
{
    const QLocale locale;
    const int shown = m_log->rowCount();
    QString text =
        shown == m_log->totalCount()
            ? tr("%1 lines").arg(locale.toString(shown))
            : tr("%1 of %2 lines").arg(locale.toString(shown), locale.toString(m_log->totalCount()));
    if (m_log->isSearching())
        text = tr("%1, searching …", "count of lines").arg(text);
    else if (m_unseen > 0 && !m_follow->isChecked())
        text = tr("%1, %2 new", "count of lines").arg(text, locale.toString(m_unseen));
    m_count->setText(text);
    tellOfNothing();
    m_exportAction->setEnabled(m_dialogs && shown > 0);
}

// Nothing was logged, or nothing passes the filter; the groups stay, they lead to other lines.
void LogPanel::tellOfNothing()
{
    const bool nothing = m_log->totalCount() == 0;
    const bool filtered = !nothing && m_log->rowCount() == 0 && !m_log->isSearching();
    m_empty->setVisible(nothing || filtered);
    m_table->setVisible(!nothing && !filtered);
    m_marks->setVisible(!nothing && !filtered);
    m_showAll->setVisible(filtered);
    if (nothing || filtered)
        m_detailPane->hide(); // until a line is chosen again
    m_rate->setVisible(!nothing && m_showRate->isChecked());
    if (nothing)
        m_emptyText->setText(
            tr("Nothing has been logged yet. Runs of jobs and of this package appear here as they happen."));
    else if (filtered)
        m_emptyText->setText(tr("None of the %n line(s) passes the filter.", nullptr, m_log->totalCount()));
}

void LogPanel::scrolled(int value)
{
    tellInSight();
    // What the view does by itself (new lines, a new filter) is not the user's scrolling.
    const QScrollBar* bar = m_table->verticalScrollBar();
    if (m_scrolling ||
        !(bar->isSliderDown() || m_table->underMouse() || bar->underMouse() || m_table->hasFocus()))
        return;
    m_followMoment = false;
    m_follow->setChecked(value >= bar->maximum());
}

void LogPanel::showDetail()
{
    const QModelIndex index = m_table->currentIndex();
    // With the focus a view gets a current line that nobody has chosen.
    if (!index.isValid() || !m_table->selectionModel()->isRowSelected(index.row())) {
        m_detail->clear();
        return;
    }
    m_place = index.data(LogModel::RowIdRole).toUInt();
    m_detailPane->show();
    const LogRecord record = m_log->record(index.row());
    QStringList place;
    for (const QString& part : {record.server, record.job, record.step}) {
        if (!part.isEmpty())
            place.append(part);
    }
    const QString when = QLocale().toString(record.at.toLocalTime(), QLocale::LongFormat);
    QStringList head{when};
    for (const QString& line : {m_log->clockText(*m_place), place.join(u" \u203a "_s)}) {
        if (!line.isEmpty())
            head.append(line);
    }
    m_detail->setPlainText(head.join(u'\n') + u"\n\n"_s + m_log->sentence(record));
    m_find->setCurrent(m_find->pattern() ? m_hits->indexOf(*m_place) : -1);
}

void LogPanel::placeMarks()
{
    const QScrollBar* across = m_table->horizontalScrollBar();
    m_marks->setInset(m_table->horizontalHeader()->height(), across->isVisible() ? across->height() : 0);
}

void LogPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeMarks();
}

} // namespace stellwerk
