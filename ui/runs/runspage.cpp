// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/runspage.h"

#include "theme/icons.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QShowEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

namespace stellwerk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

RunsPage::RunsPage(QWidget* parent)
    : QWidget(parent)
    , m_model(new RunsModel(this))
    , m_view(new QTreeView(this))
    , m_filter(new QLineEdit(this))
    , m_outcome(new QComboBox(this))
    , m_group(new QCheckBox(tr("&Group by package"), this))
    , m_count(new QLabel(this))
    , m_message(new QLabel(this))
    , m_bar(new QWidget(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"page.runs"_s);
    setWindowTitle(tr("Past runs"));
    setWindowIcon(icon(Icon::History));
    setFocusPolicy(Qt::StrongFocus); // hands it to the list, once there is one
    setUpBar();
    setUpView();
    m_message->setObjectName(u"runs.message"_s);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setMargin(space::kGroup);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_message);
    m_count->setObjectName(u"runs.count"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_pages, 1);
    connect(m_model, &RunsModel::stateChanged, this, &RunsPage::updateState);
    updateState();
}

void RunsPage::setUpBar()
{
    // Commands and filters below each other: in a row they would be wider than a small screen leaves the
    // page.
    auto* rows = new QVBoxLayout(m_bar);
    rows->setContentsMargins(space::kRelated, space::kUnit, space::kRelated, space::kUnit);
    rows->setSpacing(space::kUnit);
    m_buttons = new QHBoxLayout;
    m_buttons->addStretch(1);
    rows->addLayout(m_buttons);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kRelated);
    rows->addLayout(row);
    m_filter->setObjectName(u"runs.filter"_s);
    m_filter->setPlaceholderText(tr("Filter: package, task, server, message …"));
    m_filter->setAccessibleName(tr("Filter of the runs"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(fontMetrics().averageCharWidth() * 16);
    m_filter->installEventFilter(this);
    m_outcome->setObjectName(u"runs.outcome"_s);
    m_outcome->setAccessibleName(tr("Outcome of the runs"));
    m_outcome->addItem(tr("All outcomes"));
    for (const RunOutcome outcome : {RunOutcome::Failed, RunOutcome::SucceededWithWarnings,
                                     RunOutcome::Succeeded, RunOutcome::Cancelled, RunOutcome::Unknown})
        m_outcome->addItem(iconOf(lookOf(outcome)), shownWord(outcome), int(outcome));
    m_group->setObjectName(u"runs.group"_s);
    row->addWidget(m_filter, 1);
    row->addWidget(m_outcome);
    row->addWidget(m_group);
    m_buttons->addWidget(m_count);
    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(120ms);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterSoon.start(); });
    connect(&m_filterSoon, &QTimer::timeout, this, &RunsPage::applyFilter);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &RunsPage::applyFilter);
    connect(m_group, &QCheckBox::toggled, this, [this](bool on) {
        m_view->setRootIsDecorated(on);
        m_model->setGrouped(on);
        m_view->expandAll();
        restoreChosen();
    });
}

void RunsPage::setUpView()
{
    m_view->setObjectName(u"runs.list"_s);
    m_view->setAccessibleName(tr("Past runs"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setAlternatingRowColors(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(RunsModel::Started, Qt::DescendingOrder);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionsMovable(true);
    const QFontMetrics metrics(font());
    const int em = metrics.averageCharWidth();
    const int widths[RunsModel::ColumnCount]{28, 26, 16, 34, 16, 40, 26, 30};
    for (int column = 0; column < RunsModel::ColumnCount; ++column)
        m_view->header()->resizeSection(column, widths[column] * em);
    m_view->installEventFilter(this);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const RunListing* run = m_model->listing(index))
            Q_EMIT activated(run->id);
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &RunsPage::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_arranging)
            Q_EMIT chosenChanged();
    });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &RunsPage::keepChosen);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_view->expandAll();
        restoreChosen();
    });
}

void RunsPage::setRunActions(const QList<QAction*>& actions)
{
    constexpr qsizetype kButtons = 4; // the rest stands in the menus
    int at = 0;
    for (QAction* action : actions.first(std::min(kButtons, actions.size()))) {
        auto* button = new QToolButton(m_bar);
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + u".button"_s);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setAutoRaise(true);
        m_buttons->insertWidget(at++, button);
    }
    m_actions = actions;
}

QList<RunListing> RunsPage::chosen() const
{
    QList<RunListing> runs;
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex& index : std::as_const(rows)) {
        if (const RunListing* run = m_model->listing(index))
            runs.append(*run);
    }
    return runs;
}

void RunsPage::choose(const RunId& run)
{
    if (const QModelIndex index = m_model->indexOf(run); index.isValid()) {
        // Not through the view, which would ask which keys are held.
        m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                             QItemSelectionModel::Rows);
        m_view->scrollTo(index);
    }
}

void RunsPage::keepChosen()
{
    m_arranging = true;
    m_kept.clear();
    for (const RunListing& run : chosen())
        m_kept.append(run.id);
    const RunListing* current = m_model->listing(m_view->currentIndex());
    m_current = current ? current->id : RunId();
}

void RunsPage::restoreChosen()
{
    QItemSelection selection;
    for (const QString& run : std::as_const(m_kept)) {
        if (const QModelIndex index = m_model->indexOf(run); index.isValid())
            selection.select(index, index);
    }
    QModelIndex current = m_model->indexOf(m_current);
    if (!current.isValid() && m_model->rowCount() > 0)
        current = m_model->index(0, 0);
    if (selection.isEmpty() && current.isValid())
        selection.select(current, current);
    QItemSelectionModel* model = m_view->selectionModel();
    model->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    model->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    m_arranging = false;
    Q_EMIT chosenChanged();
}

void RunsPage::applyFilter()
{
    RunsModel::Filter filter{m_filter->text(), std::nullopt};
    if (m_outcome->currentIndex() > 0)
        filter.outcome = RunOutcome(m_outcome->currentData().toInt());
    m_model->setFilter(filter);
}

void RunsPage::updateState()
{
    const QLocale locale;
    const bool loading = m_model->state() == RunsModel::State::Loading;
    QString message;
    if (m_model->state() == RunsModel::State::Failed && m_model->total() == 0)
        message = tr("The journal of runs cannot be read: %1").arg(m_model->error());
    else if (m_model->total() == 0)
        message = loading ? tr("Reading the journal…")
                          : tr("Nothing has run yet. Every run of a parent package is listed here.");
    else if (m_model->shown() == 0)
        message = tr("No run fits the filter.");
    m_message->setText(message);
    m_pages->setCurrentIndex(message.isEmpty() ? 0 : 1);
    if (message.isEmpty() && hasFocus())
        m_view->setFocus(Qt::OtherFocusReason);
    QString count =
        m_model->shown() == m_model->total()
            ? tr("%n run(s)", nullptr, m_model->total())
            : tr("%1 of %2 runs").arg(locale.toString(m_model->shown()), locale.toString(m_model->total()));
    if (loading && m_model->total() > 0)
        count = tr("%1, reading…", "number of runs").arg(count);
    else if (m_model->state() == RunsModel::State::Failed && m_model->total() > 0)
        count = tr("%1, not read to the end", "number of runs").arg(count);
    m_count->setText(count);
    m_count->setToolTip(m_model->state() == RunsModel::State::Failed ? m_model->error().toHtmlEscaped()
                                                                     : QString());
}

void RunsPage::showMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(m_actions);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

// Also of runs in groups; the header first, as other tables are copied.
void RunsPage::copyChosen() const
{
    const auto line = [](auto cell) {
        QStringList cells;
        for (int column = 0; column < RunsModel::ColumnCount; ++column)
            cells.append(QString(cell(column)).simplified());
        return cells.join(u'\t');
    };
    QStringList lines{line([this](int column) {
        return m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    })};
    for (const RunListing& run : chosen()) {
        const QModelIndex index = m_model->indexOf(run.id);
        lines.append(line([&](int column) { return index.siblingAtColumn(column).data().toString(); }));
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void RunsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_journal.isEmpty() && !event->spontaneous())
        m_model->setJournal(m_journal);
}

void RunsPage::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_view->isVisible())
        m_view->setFocus(event->reason());
}

bool RunsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (watched == m_filter && key->key() == Qt::Key_Down) {
            m_view->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (watched == m_filter && key->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        if (watched == m_view && key->matches(QKeySequence::Copy)) {
            copyChosen();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace stellwerk
