// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the window comes and goes.
#include "charts/durationspanel.h"
#include "charts/timelinepanel.h"
#include "fleet/fleetpanel.h"
#include "logs/logexportbar.h"
#include "logs/logfilterfield.h"
#include "logs/logpanel.h"
#include "outline/outlinepanel.h"
#include "shell/activitylink.h"
#include "shell/closeguard.h"
#include "shell/designtools.h"
#include "shell/longworks.h"
#include "shell/mainwindow.h"
#include "shell/sessionkeeper.h"
#include "shell/viewfreshness.h"
#include "shell/workspace.h"

#include <QCloseEvent>
#include <QScreen>
#include <QTableView>

namespace stellwerk {

using namespace Qt::StringLiterals;

void MainWindow::restoreWindow()
{
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    for (QWidget* own : std::initializer_list<QWidget*>{m_log->table(), findChild<LogFilterField*>()})
        own->setProperty("keepsItself", true); // by the log's state
    m_session->keep(
        u"log"_s, [this] { return SessionFile::fromBytes(m_log->state()); },
        [this](const QJsonValue& state) { m_log->restoreState(SessionFile::toBytes(state)); });
    m_session->keep(
        u"outline.table"_s, [this] { return m_design->outline()->isTable(); },
        [this](const QJsonValue& table) { m_design->outline()->setTable(table.toBool()); });
    for (ChartPanel* panel : std::initializer_list<ChartPanel*>{m_timeline, m_durations})
        m_session->keep(
            u"chart."_s + panel->objectName(), [panel] { return SessionFile::fromBytes(panel->state()); },
            [panel](const QJsonValue& state) { panel->restoreState(SessionFile::toBytes(state)); });
    m_activity->keepIn(m_session);
    m_log->restoreState(m_workspace->settings()->logState()); // of an earlier version
    m_session->restore();
    m_freshness->showWhileLive(m_timeline->bar(), m_timeline);
    m_freshness->showWhileLive(m_durations->bar(), m_durations);
    m_freshness->showWhileLive(m_log->bar(), m_log);
    m_fleet->setFreshness(m_freshness->fleet());
    m_works->watchLogExport(m_log->findChild<LogExportBar*>());
}

void MainWindow::closeSilently()
{
    m_closing->allow();
    close();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_closing->mayClose()) {
        event->ignore();
        return;
    }
    m_session->saveNow();
    m_workspace->rememberOpenFiles();
    event->accept();
    Q_EMIT closed();
}

} // namespace stellwerk
