// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/outlinepanel.h"

#include "canvas/canvaslooking.h"
#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/pathplan.h"
#include "outline/outlinefilter.h"
#include "outline/outlinemodel.h"
#include "theme/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTree = 0;
constexpr int kTable = 1;

bool isShownAtFirst(OutlineColumn column, bool table)
{
    switch (column) {
    case OutlineColumn::Name:
    case OutlineColumn::State:
    case OutlineColumn::Server:
        return true;
    case OutlineColumn::Job:
    case OutlineColumn::Duration:
    case OutlineColumn::After:
    case OutlineColumn::Join:
    case OutlineColumn::TimeOut:
        return table;
    default:
        return false;
    }
}

} // namespace

OutlinePanel::OutlinePanel(QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_empty(new QLabel(this))
    , m_bar(new QWidget(this))
    , m_filter(new QLineEdit(m_bar))
    , m_asTree(new QToolButton(m_bar))
    , m_asTable(new QToolButton(m_bar))
    , m_columns(new QToolButton(m_bar))
{
    setObjectName(u"outlinePanel"_s);
    setUpBar();
    setUpView(m_pages[kTree], u"outline.tree"_s);
    setUpView(m_pages[kTable], u"outline.table"_s);
    m_pages[kTable].view->setRootIsDecorated(false);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_stack, 1);
    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(60);
    m_selectSoon.setSingleShot(true);
    m_selectSoon.setInterval(0);
    connect(&m_selectSoon, &QTimer::timeout, this, &OutlinePanel::takeSelection);
    connect(&m_filterSoon, &QTimer::timeout, this, &OutlinePanel::filter);
    retranslate();
    updateEmpty();
}

OutlinePanel::~OutlinePanel()
{
    setCanvas(nullptr);
}

void OutlinePanel::setUpBar()
{
    m_filter->setObjectName(u"outline.filter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    const auto button = [this](QToolButton* made, const QString& name, Icon picture) {
        made->setObjectName(name);
        made->setIcon(icon(picture));
        made->setAutoRaise(true);
    };
    button(m_asTree, u"outline.asTree"_s, Icon::Tree);
    button(m_asTable, u"outline.asTable"_s, Icon::Log);
    button(m_columns, u"outline.columns"_s, Icon::Settings);
    m_asTree->setCheckable(true);
    m_asTable->setCheckable(true);
    m_asTree->setAutoExclusive(true);
    m_asTable->setAutoExclusive(true);
    m_asTree->setChecked(true);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    auto* columns = new QMenu(m_columns);
    columns->setObjectName(u"outline.columns.menu"_s);
    m_columns->setMenu(columns);
    connect(columns, &QMenu::aboutToShow, this, [this, columns] { fillColumnMenu(columns); });
    auto* layout = new QHBoxLayout(m_bar);
    layout->setContentsMargins(space::kUnit, space::kUnit, space::kUnit, space::kUnit);
    layout->setSpacing(space::kUnit);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_asTree);
    layout->addWidget(m_asTable);
    layout->addWidget(m_columns);
    connect(m_filter, &QLineEdit::textChanged, &m_filterSoon, qOverload<>(&QTimer::start));
    connect(m_asTree, &QToolButton::clicked, this, [this] { setTable(false); });
    connect(m_asTable, &QToolButton::clicked, this, [this] { setTable(true); });
}

void OutlinePanel::setUpView(Page& made, const QString& name)
{
    made.proxy = new OutlineFilter(this);
    made.view = new QTreeView(this);
    made.view->setObjectName(name);
    // Before the view hears of it: that its current row goes is no choice of the user's.
    connect(made.proxy, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_syncing = true; });
    connect(made.proxy, &QAbstractItemModel::rowsRemoved, this, [this] {
        m_syncing = false;
        m_selectSoon.start();
    });
    made.view->setModel(made.proxy);
    made.view->setFrameShape(QFrame::NoFrame);
    made.view->setUniformRowHeights(true);
    made.view->setAllColumnsShowFocus(true);
    made.view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    made.view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    made.view->setSortingEnabled(true);
    made.view->setTextElideMode(Qt::ElideMiddle);
    made.view->setContextMenuPolicy(Qt::CustomContextMenu);
    made.view->installEventFilter(this);
    made.view->header()->setSectionsMovable(true);
    made.view->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    made.view->header()->setSortIndicator(-1, Qt::AscendingOrder); // the package's order
    made.view->header()->setSortIndicatorClearable(true);
    m_stack->addWidget(made.view);
    QTreeView* view = made.view;
    connect(view, &QWidget::customContextMenuRequested, this, &OutlinePanel::showMenu);
    connect(view, &QTreeView::doubleClicked, this, &OutlinePanel::lead);
    connect(view->header(), &QWidget::customContextMenuRequested, this, [this, view](const QPoint& at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(menu);
        menu->popup(view->header()->mapToGlobal(at));
    });
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this, view] {
        if (view == this->view())
            giveSelection();
    });
}

void OutlinePanel::retranslate()
{
    setAccessibleName(tr("Outline"));
    m_filter->setPlaceholderText(tr("Filter tasks"));
    m_filter->setAccessibleName(tr("Filter of the outline"));
    m_filter->setToolTip(tr("Words must all occur. For one field: server:SQL01 state:failed job: name: note: "
                            "group:"));
    const auto name = [](QToolButton* button, const QString& text) {
        button->setAccessibleName(text);
        button->setToolTip(text);
    };
    name(m_asTree, tr("As a tree of groups"));
    name(m_asTable, tr("As a table"));
    name(m_columns, tr("Columns"));
    m_pages[kTree].view->setAccessibleName(tr("Tasks by groups"));
    m_pages[kTable].view->setAccessibleName(tr("Table of tasks"));
    updateEmpty();
}

void OutlinePanel::setCanvas(CanvasView* canvas)
{
    if (canvas == m_canvas)
        return;
    watchPlan(false);
    if (m_canvas) {
        m_canvas->canvasScene()->disconnect(this);
        m_canvas->editor()->document()->disconnect(this);
        m_canvas->disconnect(this);
    }
    m_canvas = canvas;
    for (Page& made : m_pages) {
        made.proxy->setSourceModel(nullptr);
        delete std::exchange(made.model, nullptr);
    }
    if (canvas) {
        for (int i = 0; i < int(m_pages.size()); ++i) {
            Page& made = m_pages.at(std::size_t(i));
            made.model = new OutlineModel(
                canvas->editor(), i == kTree ? OutlineModel::Shape::Tree : OutlineModel::Shape::Table, this);
            made.model->setRunModel(m_run);
            made.model->setPlan(canvas->looking()->plan());
            const bool first = made.view->header()->count() == 0;
            made.proxy->setSourceModel(made.model);
            if (first && !made.view->property("restored").toBool()) {
                for (int column = 0; column < int(OutlineColumn::Count); ++column)
                    made.view->setColumnHidden(column, !isShownAtFirst(OutlineColumn(column), i == kTable));
                made.view->header()->resizeSection(0, fontMetrics().averageCharWidth() * 24);
                made.view->header()->resizeSection(int(OutlineColumn::Server),
                                                   fontMetrics().averageCharWidth() * 12);
                made.view->header()->resizeSection(int(OutlineColumn::State),
                                                   fontMetrics().averageCharWidth() * 16);
            }
            made.view->expandAll();
            // A group that appears stands open: what moves into it stays in sight.
            connect(made.proxy, &QAbstractItemModel::rowsInserted, made.view,
                    [view = made.view](const QModelIndex& parent) { view->expand(parent); });
        }
        connect(canvas->canvasScene(), &CanvasScene::selectionEdited, this, &OutlinePanel::takeSelection);
        connect(canvas->editor()->document(), &PackageDocument::edited, this, [this] {
            updateEmpty();
            if (!m_filter->text().isEmpty())
                m_filterSoon.start();
        });
        connect(canvas->canvasScene(), &CanvasScene::taskStateChanged, this, [this] {
            if (!m_filter->text().isEmpty() && !m_filterSoon.isActive())
                m_filterSoon.start();
        });
        // Its end takes the models' sources with it.
        connect(canvas, &QObject::destroyed, this, [this] {
            m_canvas.clear(); // it is no canvas any more, though the pointer still says so
            for (Page& made : m_pages) {
                made.proxy->setSourceModel(nullptr);
                delete std::exchange(made.model, nullptr);
            }
            m_watching = false;
            updateEmpty();
        });
        filter();
        takeSelection();
    }
    watchPlan(isVisible());
    updateEmpty();
}

void OutlinePanel::setRunModel(const RunModel* run)
{
    m_run = run;
    for (const Page& made : m_pages) {
        if (made.model)
            made.model->setRunModel(run);
    }
}

void OutlinePanel::watchPlan(bool on)
{
    if (on == m_watching || !m_canvas)
        return;
    m_watching = on;
    m_canvas->looking()->plan()->watch(on);
}

void OutlinePanel::showEvent(QShowEvent* event)
{
    watchPlan(true);
    QWidget::showEvent(event);
}

void OutlinePanel::hideEvent(QHideEvent* event)
{
    watchPlan(false);
    QWidget::hideEvent(event);
}

const OutlinePanel::Page& OutlinePanel::page() const
{
    return m_pages.at(std::size_t(m_stack->currentIndex()));
}

QTreeView* OutlinePanel::view() const
{
    return page().view;
}

OutlineModel* OutlinePanel::model() const
{
    return page().model;
}

bool OutlinePanel::isTable() const
{
    return m_stack->currentIndex() == kTable;
}

void OutlinePanel::setTable(bool table)
{
    const bool hadFocus = view()->hasFocus();
    m_stack->setCurrentIndex(table ? kTable : kTree);
    (table ? m_asTable : m_asTree)->setChecked(true);
    takeSelection();
    if (hadFocus)
        view()->setFocus();
}

void OutlinePanel::filter()
{
    m_filterSoon.stop();
    const CanvasQuery query(m_filter->text());
    std::optional<QSet<TaskId>> found;
    if (m_canvas && !query.isEmpty()) {
        found.emplace();
        const ParentPackage& package = m_canvas->editor()->package();
        QHash<GroupId, QString> titles;
        for (const Group& group : package.groups)
            titles.insert(group.id, group.title);
        for (const Task& task : package.tasks) {
            if (query.matches(task, m_canvas->canvasScene()->rowOf(task.id), titles.value(task.group)))
                found->insert(task.id);
        }
    }
    m_syncing = true; // rows that go are not the user's choice
    for (const Page& made : m_pages)
        made.proxy->setTasks(found);
    m_syncing = false;
    takeSelection();
    updateEmpty();
}

void OutlinePanel::updateEmpty()
{
    const bool none = !m_canvas || m_canvas->editor()->package().tasks.isEmpty();
    const bool nothing = !none && page().proxy->rowCount() == 0;
    m_stack->setVisible(!none && !nothing);
    m_empty->setVisible(none || nothing);
    m_empty->setText(!m_canvas ? tr("No parent package is open.")
                     : none    ? tr("The package has no task yet.")
                               : tr("No task matches the filter."));
}

void OutlinePanel::takeSelection()
{
    if (m_syncing || !m_canvas || !model())
        return;
    m_syncing = true;
    QItemSelection selection;
    QModelIndex first;
    for (const TaskId& id : m_canvas->selectedTasks()) {
        const QModelIndex index = page().proxy->mapFromSource(model()->indexOf(id));
        if (!index.isValid())
            continue;
        selection.select(index, index);
        if (!first.isValid())
            first = index;
    }
    QItemSelectionModel* rows = view()->selectionModel();
    rows->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (first.isValid() && !view()->hasFocus()) {
        rows->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        view()->scrollTo(first);
    }
    m_syncing = false;
}

void OutlinePanel::giveSelection()
{
    if (m_syncing || !m_canvas || !model())
        return;
    m_syncing = true;
    QSet<TaskId> tasks;
    for (const QModelIndex& index : view()->selectionModel()->selectedRows()) {
        const QModelIndex source = page().proxy->mapToSource(index);
        if (const TaskId task = model()->taskAt(source); !task.isEmpty()) {
            tasks.insert(task);
            continue;
        }
        for (int row = 0; row < model()->rowCount(source); ++row) // a group stands for its tasks
            tasks.insert(model()->taskAt(model()->index(row, 0, source)));
    }
    m_canvas->canvasScene()->setSelection(tasks);
    const TaskId current = model()->taskAt(page().proxy->mapToSource(view()->currentIndex()));
    if (!current.isEmpty()) {
        m_canvas->canvasScene()->setCurrent(current);
        m_canvas->centerOnTask(current); // scrolls only if it is out of sight
    }
    m_syncing = false;
}

void OutlinePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool OutlinePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (watched == m_filter) {
        if (event->type() == QEvent::KeyPress && key->key() == Qt::Key_Down) {
            view()->setFocus();
            return true;
        }
        if (event->type() == QEvent::KeyPress && key->key() == Qt::Key_Escape &&
            !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        return QWidget::eventFilter(watched, event);
    }
    const bool ours = key->matches(QKeySequence::Copy) || key->matches(QKeySequence::Delete);
    if (event->type() == QEvent::ShortcutOverride) {
        if (ours)
            event->accept();
        return false;
    }
    if (key->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    if (key->matches(QKeySequence::Delete) && m_canvas) {
        m_canvas->action(CanvasCommand::Delete)->trigger();
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        lead(view()->currentIndex());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace stellwerk
