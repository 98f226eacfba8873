// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/activitylink.h"

#include "activity/activitypage.h"
#include "activity/failurespanel.h"
#include "charts/durationspanel.h"
#include "fleet/fleetpanel.h"
#include "fleet/fleetview.h"
#include "run/messagebar.h"
#include "shell/documenttabs.h"
#include "shell/selectionlink.h"
#include "shell/sessionfile.h"
#include "shell/sessionkeeper.h"
#include "shell/windowdocks.h"
#include "shell/workspace.h"
#include "theme/icons.h"

#include <QAction>
#include <QLineEdit>

namespace stellwerk {

using namespace Qt::StringLiterals;

ActivityLink::ActivityLink(const Parts& parts, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_page(new ActivityPage(parts.workspace->session(), parts.dialogs))
    , m_show(new QAction(icon(Icon::History), tr("Fleet &activity"), this))
{
    m_show->setObjectName(u"view.activity"_s);
    m_show->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_Y);
    m_show->setToolTip(tr("What failed, what runs now and how every job ended, on all servers"));
    m_show->setStatusTip(m_show->toolTip());
    parts.tabs->addPage(m_page);
    connect(m_show, &QAction::triggered, this, [this] { m_parts.tabs->showPage(m_page); });
    connect(m_page, &ActivityPage::failed, this,
            [this](const QString& text) { m_parts.messages->showMessage(MessageBar::Kind::Error, text); });
    connect(m_page, &ActivityPage::jobActivated, this, [this](const QString&, const QString& job) {
        m_parts.docks->reveal(DockId::Durations);
        m_parts.durations->showJob(job);
    });
}

QMenu* ActivityLink::menu() const
{
    return m_page->menu();
}

void ActivityLink::join(SelectionLink* selection, FleetPanel* fleet)
{
    connect(m_page, &ActivityPage::jobSelected, this,
            [this, selection, fleet](const QString& server, const QString& job) {
                fleet->view()->reveal(server, job); // a person wants to see it there
                SelectedThings what;
                what.jobs.append({server, job});
                selection->select(m_page, what);
            });
    selection->join(m_page, [this](const SelectedThings& what) {
        if (what.jobs.size() == 1)
            m_page->showJob(what.jobs.constFirst().server, what.jobs.constFirst().job);
    });
}

void ActivityLink::keepIn(SessionKeeper* session)
{
    m_page->findChild<QLineEdit*>(u"activity.filter"_s)->setProperty("keepsItself", true);
    session->keep(
        u"activity"_s, [this] { return SessionFile::fromBytes(m_page->state()); },
        [this](const QJsonValue& state) { m_page->restoreState(SessionFile::toBytes(state)); });
    connect(m_page->failuresPanel(), &FailuresPanel::hiddenChanged, session, &SessionKeeper::touch);
}

bool ActivityLink::focusFilter()
{
    if (m_parts.tabs->currentPage() != m_page || !m_page->isActiveWindow())
        return false;
    m_page->focusFilter();
    return true;
}

} // namespace stellwerk
