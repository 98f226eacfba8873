// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"

#include <QObject>

#include <optional>

class QWidget;

namespace stellwerk {

class Dialogs;
class DocumentTabs;
class FleetPanel;
class MessageBar;
class ServerDialog;
class Workspace;

// What is done with servers: add, edit, remove, test, refresh, import, jobs onto the canvas. Main thread.
class FleetController final : public QObject
{
    Q_OBJECT
public:
    FleetController(Workspace* workspace, FleetPanel* panel, DocumentTabs* tabs, Dialogs* dialogs,
                    MessageBar* messages, QWidget* window);

    void addServer();
    void editServer(const QString& name);
    void removeServers(const QStringList& names);
    void testServer(const QString& name);
    void importServers();
    void addSelectedJobs();

private:
    void openDialog(const std::optional<Server>& before);
    void accept(const ServerDialog& dialog, const std::optional<Server>& before);
    void keepPassword(const Server& server, const QString& password, bool inKeychain);
    void importFrom(const QString& file);
    bool setServers(const QList<Server>& servers);

    Workspace* m_workspace;
    FleetPanel* m_panel;
    DocumentTabs* m_tabs;
    Dialogs* m_dialogs;
    MessageBar* m_messages;
    QWidget* m_window;
};

} // namespace stellwerk
