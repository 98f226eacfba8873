// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetpanel.h"

#include "fleet/fleetfilterproxy.h"
#include "fleet/fleetmodel.h"
#include "fleet/fleetview.h"
#include "theme/freshnesslabel.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

FleetPanel::FleetPanel(FleetModel* fleet, QWidget* parent)
    : QWidget(parent)
    , m_fleet(fleet)
    , m_view(new FleetView(fleet, this))
    , m_pages(new QStackedWidget(this))
{
    setUpActions();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_pages->addWidget(makeEmptyPage());
    m_pages->addWidget(makeTreePage());
    m_sumsSoon.setSingleShot(true);
    m_sumsSoon.setInterval(100ms);
    connect(&m_sumsSoon, &QTimer::timeout, this, &FleetPanel::updateSums);
    const auto soon = [this] {
        if (!m_sumsSoon.isActive())
            m_sumsSoon.start();
    };
    for (QAbstractItemModel* model : std::initializer_list<QAbstractItemModel*>{fleet, m_view->proxy()}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, soon);
        connect(model, &QAbstractItemModel::rowsRemoved, this, soon);
        connect(model, &QAbstractItemModel::modelReset, this, soon);
    }
    connect(fleet, &QAbstractItemModel::dataChanged, this, soon);
    connect(m_view, &QWidget::customContextMenuRequested, this, &FleetPanel::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateActions();
        Q_EMIT selectionChanged();
    });
    updateSums();
    updateActions();
}

QAction* FleetPanel::action(FleetCommand command) const
{
    return m_actions.at(std::size_t(command));
}

void FleetPanel::setUpActions()
{
    const auto make = [this](FleetCommand command, const QString& name, Icon picture, const QString& text,
                             const QString& tip) {
        auto* action = new QAction(icon(picture), text, this);
        action->setObjectName(u"fleet."_s + name);
        action->setToolTip(tip);
        action->setStatusTip(tip);
        m_actions.at(std::size_t(command)) = action;
        return action;
    };
    make(FleetCommand::AddServer, u"addserver"_s, Icon::Add, tr("&Add server…"),
         tr("Register a SQL Server instance"));
    make(FleetCommand::EditServer, u"editserver"_s, Icon::Edit, tr("&Edit server…"),
         tr("Change how the selected server is reached"));
    make(FleetCommand::RemoveServer, u"removeserver"_s, Icon::Remove, tr("Re&move server…"),
         tr("Take the selected servers out of the registry"));
    make(FleetCommand::TestServer, u"testserver"_s, Icon::ConnectServer, tr("&Test connection"),
         tr("Connect to the selected server now and say what happens"));
    make(FleetCommand::Refresh, u"refresh"_s, Icon::Refresh, tr("&Refresh"),
         tr("Read the selected servers' jobs again"));
    auto* all = make(FleetCommand::RefreshAll, u"refreshall"_s, Icon::Refresh, tr("Refresh a&ll servers"),
                     tr("Read the jobs of every server again"));
    all->setShortcut(Qt::CTRL | Qt::Key_R);
    make(FleetCommand::AddToCanvas, u"addtocanvas"_s, Icon::Task, tr("Add jobs to &canvas"),
         tr("Make a task of every selected job"));
    auto* expand = make(FleetCommand::ExpandAll, u"expandall"_s, Icon::Down, tr("E&xpand all"),
                        tr("Show every server's jobs"));
    auto* collapse =
        make(FleetCommand::CollapseAll, u"collapseall"_s, Icon::Up, tr("C&ollapse all"), tr("Hide all jobs"));
    connect(expand, &QAction::triggered, m_view, &QTreeView::expandAll);
    connect(collapse, &QAction::triggered, m_view, &QTreeView::collapseAll);
}

QWidget* FleetPanel::makeEmptyPage()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    layout->setSpacing(space::kRelated);
    auto* title = new QLabel(tr("No servers yet"), page);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    auto* text =
        new QLabel(tr("Register the SQL Servers whose agents run your jobs, import a list of them, or "
                      "look around in a simulated fleet first."),
                   page);
    text->setWordWrap(true);
    m_demo = new QPushButton(icon(Icon::Run), tr("Open &demo fleet"), page);
    m_demo->setObjectName(u"openDemo"_s);
    m_demo->setToolTip(tr(
        "Starts simulated SQL Servers on this computer and opens a sample package in a window of its own"));
    m_demo->hide();
    auto* add = new QPushButton(icon(Icon::Add), tr("&Add a server…"), page);
    add->setObjectName(u"addServer"_s);
    auto* import = new QPushButton(icon(Icon::Import), tr("&Import…"), page);
    import->setObjectName(u"importServers"_s);
    import->setToolTip(tr("Takes servers over from another servers.json"));
    layout->addStretch(1);
    for (QWidget* widget : std::initializer_list<QWidget*>{title, text, add, import, m_demo})
        layout->addWidget(widget);
    layout->addStretch(2);
    connect(add, &QPushButton::clicked, action(FleetCommand::AddServer), &QAction::trigger);
    connect(import, &QPushButton::clicked, this, &FleetPanel::importRequested);
    connect(m_demo, &QPushButton::clicked, this, &FleetPanel::demoRequested);
    return page;
}

QWidget* FleetPanel::makeTreePage()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_filter = new QLineEdit(page);
    m_filter->setObjectName(u"fleetFilter"_s);
    m_filter->setAccessibleName(tr("Filter servers and jobs"));
    m_filter->setPlaceholderText(tr("Filter servers and jobs"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Filter), QLineEdit::LeadingPosition);
    auto* filterRow = new QVBoxLayout;
    filterRow->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, space::kRelated);
    filterRow->addWidget(m_filter);
    m_nothingFound = new QLabel(tr("No server or job matches the filter."), page);
    m_nothingFound->setAlignment(Qt::AlignCenter);
    m_nothingFound->setWordWrap(true);
    m_nothingFound->setMargin(space::kGroup);
    m_nothingFound->hide();
    m_sums = new QLabel(page);
    m_sums->setObjectName(u"fleetSums"_s);
    m_sums->setContentsMargins(space::kRelated, space::kUnit, space::kRelated, 0);
    m_freshness = new FreshnessLabel(page);
    m_freshness->setContentsMargins(space::kRelated, 0, space::kRelated, space::kUnit);
    m_freshness->cover(m_view);
    layout->addLayout(filterRow);
    layout->addWidget(m_nothingFound);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_sums);
    layout->addWidget(m_freshness);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_view->setFilter(text);
        updateSums();
    });
    return page;
}

void FleetPanel::setDemoAvailable(bool available)
{
    m_demo->setVisible(available);
}

void FleetPanel::setFreshness(Freshness* freshness)
{
    m_freshness->setFreshness(freshness);
}

void FleetPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void FleetPanel::updateSums()
{
    const QList<Server> servers = m_fleet->servers();
    m_pages->setCurrentIndex(servers.isEmpty() ? 0 : 1);
    const bool nothingFound = !servers.isEmpty() && m_view->proxy()->rowCount() == 0;
    m_nothingFound->setVisible(nothingFound);
    m_view->setVisible(!nothingFound);
    int jobs = 0;
    for (const Server& server : servers)
        jobs += m_fleet->rowCount(m_fleet->indexOf(server.name));
    const QLocale locale;
    m_sums->setText(tr("%1 of %2 servers online · %3 jobs")
                        .arg(locale.toString(m_fleet->onlineCount()), locale.toString(servers.size()),
                             locale.toString(jobs)));
    updateActions();
}

QStringList FleetPanel::selectedServers() const
{
    QStringList names;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
        if (index.data(FleetModel::KindRole).toInt() == int(FleetModel::Kind::Server))
            names.append(index.data(FleetModel::ServerNameRole).toString());
    }
    return names;
}

QMimeData* FleetPanel::selectedJobs() const
{
    return m_view->proxy()->mimeData(m_view->selectionModel()->selectedRows());
}

void FleetPanel::updateActions()
{
    const QStringList servers = selectedServers();
    const bool any = m_view->selectionModel()->hasSelection();
    action(FleetCommand::EditServer)->setEnabled(servers.size() == 1);
    action(FleetCommand::TestServer)->setEnabled(servers.size() == 1);
    action(FleetCommand::RemoveServer)->setEnabled(!servers.isEmpty());
    action(FleetCommand::Refresh)->setEnabled(any);
    action(FleetCommand::AddToCanvas)->setEnabled(any);
    const bool filled = m_pages->currentIndex() == 1;
    for (FleetCommand command :
         {FleetCommand::RefreshAll, FleetCommand::ExpandAll, FleetCommand::CollapseAll})
        action(command)->setEnabled(filled);
}

void FleetPanel::showMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({action(FleetCommand::AddToCanvas)});
    menu->addSeparator();
    menu->addActions({action(FleetCommand::Refresh), action(FleetCommand::TestServer)});
    menu->addSeparator();
    menu->addActions({action(FleetCommand::AddServer), action(FleetCommand::EditServer),
                      action(FleetCommand::RemoveServer)});
    menu->addSeparator();
    menu->addActions({action(FleetCommand::ExpandAll), action(FleetCommand::CollapseAll)});
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

} // namespace stellwerk
