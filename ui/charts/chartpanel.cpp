// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpanel.h"

#include "charts/chartview.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

// The panel itself; how it exports and copies is in chartexport.cpp.
namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kFrame =
    105ms; // under ten redraws a second: smooth for bars that grow, cheap beside a live log

} // namespace

ChartPanel::ChartPanel(const QString& name, const QString& title, Dialogs* dialogs, QWidget* parent)
    : QWidget(parent)
    , m_dialogs(dialogs)
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_notice(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_bar(new QWidget(this))
    , m_menu(new QMenu(title, this))
    , m_choicesEnd(m_menu->addSeparator())
    , m_switchesEnd(m_menu->addSeparator())
{
    m_menu->setObjectName(u"menu."_s + name);
    m_menu->setToolTipsVisible(true);
    setObjectName(name);
    m_table->setObjectName(name + u".table"_s);
    m_empty->setObjectName(name + u".empty"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(space::kGroup);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_notice->setObjectName(name + u".notice"_s);
    m_notice->setContentsMargins(space::kRelated, space::kUnit, space::kRelated, space::kUnit);
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setForegroundRole(QPalette::PlaceholderText);
    m_notice->hide();
    m_empty->setTextFormat(Qt::PlainText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    setUpTable();
    setUpBar();
    m_clock.setInterval(kFrame);
    connect(&m_clock, &QTimer::timeout, this, &ChartPanel::tick);
    m_bar->hide(); // until it is given a place
}

ChartPanel::~ChartPanel() = default;

void ChartPanel::setUpTable()
{
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(
        std::max<int>(space::kMinimumTarget, fontMetrics().height() + 8));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT taskActivated(taskOfRow(index.row())); });
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT taskActivated(taskOfRow(index.row())); });
}

void ChartPanel::setUpBar()
{
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addStretch(1);
    setUpExport();
    m_showTable = new QAction(icon(Icon::Log), tr("Show as &table"), this);
    m_showTable->setObjectName(objectName() + u".showTable"_s);
    m_showTable->setToolTip(tr("Show the same figures as a table"));
    m_showTable->setCheckable(true);
    m_fit = new QAction(icon(Icon::ZoomFit), tr("Show &everything"), this);
    m_fit->setObjectName(objectName() + u".fit"_s);
    connect(m_showTable, &QAction::toggled, this, &ChartPanel::updatePage);
    connect(m_fit, &QAction::triggered, this, [this] { fit(); });
    addAction(m_showTable, Qt::Key_T);
    addAction(m_fit, Qt::Key_0);
}

void ChartPanel::adopt(QAction* action, const QKeySequence& keys, QAction* before)
{
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QWidget::addAction(action);
    m_menu->insertAction(before, action);
}

void ChartPanel::addAction(QAction* action, const QKeySequence& keys)
{
    auto* button = new QToolButton(m_bar);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setObjectName(action->objectName() + u".button"_s);
    button->setAccessibleName(action->text().remove(u'&'));
    static_cast<QHBoxLayout*>(m_bar->layout())->insertWidget(1, button);
    action->setProperty("disabledReason", tr("There is nothing to be seen in this chart yet."));
    adopt(action, keys, m_switchesEnd);
    m_switches.append(action);
}

void ChartPanel::addChosen(QAction* action, const QKeySequence& keys)
{
    adopt(action, keys, m_choicesEnd);
}

QToolButton* ChartPanel::addChoice(QMenu* menu)
{
    auto* button = new QToolButton(m_bar);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setObjectName(menu->objectName() + u".button"_s);
    static_cast<QHBoxLayout*>(m_bar->layout())->insertWidget(1, button);
    return button;
}

void ChartPanel::addTool(QWidget* tool)
{
    static_cast<QHBoxLayout*>(m_bar->layout())->insertWidget(1, tool);
}

void ChartPanel::setEmptyText(int view, const QString& text)
{
    m_views[view].emptyText = text;
    updatePage();
}

void ChartPanel::setNotice(int view, const QString& text)
{
    m_views[view].notice = text;
    updatePage();
}

int ChartPanel::addView(const View& view)
{
    const int number = int(m_views.size());
    m_views.append(view);
    view.chart->setObjectName(objectName() + u'.' + view.name);
    view.chart->setAccessibleName(view.title);
    m_pages->addWidget(view.chart);
    connect(view.chart, &ChartView::taskClicked, this, &ChartPanel::taskActivated);
    connect(view.chart, &ChartView::fitRequested, this, [this] { fit(); });
    if (number == 0) {
        setCurrentView(0);
        return number;
    }
    if (number == 1) {
        auto* menu = new QMenu(m_bar);
        menu->setObjectName(objectName() + u".views"_s);
        m_viewActions = new QActionGroup(this);
        m_viewButton = addChoice(menu);
        m_viewButton->setToolTip(tr("Which chart is shown"));
    }
    for (int i = int(m_viewActions->actions().size()); i <= number; ++i) {
        QAction* action = m_viewButton->menu()->addAction(m_views.at(i).title);
        action->setObjectName(objectName() + u".view."_s + m_views.at(i).name);
        action->setCheckable(true);
        m_viewActions->addAction(action);
        addChosen(action, QKeySequence(int(Qt::Key_1) + i));
        connect(action, &QAction::triggered, this, [this, i] { setCurrentView(i); });
    }
    setCurrentView(m_current);
    return number;
}

void ChartPanel::setCurrentView(int number)
{
    m_current = number;
    const View& view = m_views.at(number);
    if (m_table->model() != view.table) {
        m_table->setModel(view.table);
        m_table->setAccessibleName(tr("%1 as a table").arg(view.title));
    }
    if (m_viewActions) {
        m_viewActions->actions().at(number)->setChecked(true);
        m_viewButton->setText(view.title);
        m_viewButton->setAccessibleName(tr("Chart: %1").arg(view.title));
    }
    updatePage();
    viewChosen();
    if (isVisible()) {
        m_dirty = true;
        m_clock.start();
        refresh();
    }
}

ChartView* ChartPanel::chartView() const
{
    return m_views.at(m_current).chart;
}

bool ChartPanel::isTableShown() const
{
    return m_showTable->isChecked();
}

void ChartPanel::setTableShown(bool shown)
{
    m_showTable->setChecked(shown);
}

void ChartPanel::setSelectedTasks(const QList<TaskId>& tasks)
{
    const QSet<TaskId> chosen(tasks.cbegin(), tasks.cend());
    for (const View& view : m_views)
        view.chart->setSelectedTasks(chosen);
}

void ChartPanel::updatePage()
{
    const View& view = m_views.at(m_current);
    m_empty->setText(view.emptyText);
    m_notice->setText(view.notice);
    m_notice->setVisible(!view.notice.isEmpty());
    QWidget* page = view.empty                 ? static_cast<QWidget*>(m_empty)
                    : m_showTable->isChecked() ? static_cast<QWidget*>(m_table)
                                               : view.chart;
    m_pages->setCurrentWidget(page);
    for (QAction* action : std::as_const(m_switches))
        action->setEnabled(!view.empty);
    for (QAction* action : m_exports->actions())
        action->setEnabled(!view.empty);
    m_fit->setEnabled(page == view.chart);
    m_exportButton->setEnabled(!view.empty);
    if (page == m_table && isVisible())
        m_table->resizeColumnsToContents();
}

void ChartPanel::contentChanged(int number, bool empty, bool growing)
{
    View& view = m_views[number];
    if (number == m_current)
        m_growing = growing;
    m_dirty = true;
    if (empty != view.empty) {
        view.empty = empty;
        updatePage();
    }
    if (!m_clock.isActive() && isVisible())
        m_clock.start();
}

void ChartPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_dirty = true;
    m_clock.start();
    refresh();
}

void ChartPanel::tick()
{
    // Hidden docks cost nothing; showEvent() starts the clock again.
    if (!isVisible() || (!m_growing && !m_dirty)) {
        m_clock.stop();
        return;
    }
    m_dirty = false;
    refresh();
}

TaskId ChartPanel::taskAt(const QPoint& global) const
{
    if (m_pages->currentWidget() == chartView())
        return chartView()->taskAt(global);
    if (m_pages->currentWidget() != m_table)
        return {};
    const QModelIndex index = m_table->indexAt(m_table->viewport()->mapFromGlobal(global));
    return index.isValid() ? taskOfRow(index.row()) : TaskId();
}

void ChartPanel::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(objectName() + u".menu"_s);
    if (const TaskId task = taskAt(event->globalPos()); !task.isEmpty()) {
        Q_EMIT taskActivated(task);
        menu->addActions(m_taskActions);
        menu->addSeparator();
    }
    menu->addActions(m_menu->actions());
    menu->popup(event->globalPos());
}

QByteArray ChartPanel::state() const
{
    QJsonArray on;
    for (const QAction* action : actions()) {
        if (action->isCheckable() && action->isChecked())
            on.append(action->objectName());
    }
    return QJsonDocument(QJsonObject{{u"on"_s, on}}).toJson(QJsonDocument::Compact);
}

void ChartPanel::restoreState(const QByteArray& state)
{
    const QJsonObject object = QJsonDocument::fromJson(state).object();
    if (!object.contains("on"_L1))
        return; // never kept
    const QJsonArray on = object.value("on"_L1).toArray();
    for (QAction* action : actions()) {
        if (!action->isCheckable())
            continue;
        const bool wanted = on.contains(action->objectName());
        if (!action->actionGroup())
            action->setChecked(wanted);
        else if (wanted && !action->isChecked())
            action->trigger();
    }
}

} // namespace stellwerk
