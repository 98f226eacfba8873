// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpanel.h"

#include "charts/rowchart.h"
#include "dialogs/dialogs.h"
#include "dialogs/tableexport.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kFrame = 100ms; // ten redraws a second are smooth for bars that grow

} // namespace

ChartPanel::ChartPanel(const QString& name, QAbstractItemModel* model, Dialogs* dialogs, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_dialogs(dialogs)
    , m_chart(new RowChart(this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_bar(new QWidget(this))
{
    setObjectName(name);
    m_chart->setObjectName(name + u".chart"_s);
    m_table->setObjectName(name + u".table"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages, 1);
    for (QWidget* page : std::initializer_list<QWidget*>{m_empty, m_chart, m_table})
        m_pages->addWidget(page);
    setUpTable();
    setUpBar();
    m_clock.setInterval(kFrame);
    connect(&m_clock, &QTimer::timeout, this, &ChartPanel::tick);
    connect(m_chart, &RowChart::taskClicked, this, &ChartPanel::taskActivated);
    connect(m_chart, &RowChart::fitRequested, this, [this] { fit(); });
    m_bar->hide(); // until it is given a place
    updatePage();
}

ChartPanel::~ChartPanel() = default;

void ChartPanel::setUpTable()
{
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(
        std::max<int>(space::kMinimumTarget, fontMetrics().height() + 8));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT taskActivated(taskOfRow(index.row())); });
}

void ChartPanel::setUpBar()
{
    m_showTable = new QAction(icon(Icon::Log), tr("Show as &table"), this);
    m_showTable->setObjectName(objectName() + u".showTable"_s);
    m_showTable->setCheckable(true);
    m_fit = new QAction(icon(Icon::ZoomFit), tr("Show &everything"), this);
    m_fit->setObjectName(objectName() + u".fit"_s);
    m_exportPicture = new QAction(icon(Icon::Export), tr("Export &picture…"), this);
    m_exportTable = new QAction(icon(Icon::Export), tr("Export figures as &CSV…"), this);
    m_exportPicture->setObjectName(objectName() + u".exportPicture"_s);
    m_exportTable->setObjectName(objectName() + u".exportTable"_s);
    connect(m_showTable, &QAction::toggled, this, &ChartPanel::updatePage);
    connect(m_fit, &QAction::triggered, this, [this] { fit(); });
    connect(m_exportPicture, &QAction::triggered, this, &ChartPanel::exportPicture);
    connect(m_exportTable, &QAction::triggered, this, &ChartPanel::exportTable);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addStretch(1);
    addAction(m_showTable);
    addAction(m_fit);
}

void ChartPanel::addAction(QAction* action)
{
    auto* button = new QToolButton(m_bar);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setObjectName(action->objectName() + u".button"_s);
    button->setAccessibleName(action->text().remove(u'&'));
    auto* row = static_cast<QHBoxLayout*>(m_bar->layout());
    row->insertWidget(1, button);
    QWidget::addAction(action);
}

void ChartPanel::setEmptyText(const QString& text)
{
    m_empty->setText(text);
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
    m_chart->setSelectedTasks(QSet<TaskId>(tasks.cbegin(), tasks.cend()));
}

void ChartPanel::updatePage()
{
    QWidget* page = m_isEmpty                  ? static_cast<QWidget*>(m_empty)
                    : m_showTable->isChecked() ? static_cast<QWidget*>(m_table)
                                               : m_chart;
    m_pages->setCurrentWidget(page);
    for (QAction* action : actions())
        action->setEnabled(!m_isEmpty);
    m_fit->setEnabled(page == m_chart);
}

void ChartPanel::contentChanged(bool empty, bool growing)
{
    m_growing = growing;
    m_dirty = true;
    if (empty != m_isEmpty) {
        m_isEmpty = empty;
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
    if (m_pages->currentWidget() == m_chart)
        return m_chart->taskAt(global);
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
    menu->addActions(actions());
    menu->addSeparator();
    menu->addActions({m_exportPicture, m_exportTable});
    m_exportPicture->setEnabled(!m_isEmpty);
    m_exportTable->setEnabled(!m_isEmpty);
    menu->popup(event->globalPos());
}

void ChartPanel::exportPicture()
{
    const FileRequest request{
        tr("Export picture"), {}, objectName() + u".png"_s, tr("Pictures (*.png)"), u"png"_s};
    m_dialogs->saveFile(this, request, [this](const QString& file) {
        if (!file.isEmpty() && !m_chart->picture().save(file, "PNG"))
            Q_EMIT failed(tr("The picture could not be written to %1.").arg(file));
    });
}

void ChartPanel::exportTable()
{
    const FileRequest request{
        tr("Export figures"), {}, objectName() + u".csv"_s, tr("Tables (*.csv)"), u"csv"_s};
    m_dialogs->saveFile(this, request, [this](const QString& file) {
        if (file.isEmpty())
            return;
        QSaveFile out(file);
        const QByteArray text = tableAsCsv(*m_model).toUtf8();
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
            Q_EMIT failed(tr("The figures could not be written to %1: %2.").arg(file, out.errorString()));
    });
}

} // namespace stellwerk
