// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace stellwerk {

class ActivityPage;
class Dialogs;
class DocumentTabs;
class DurationsPanel;
class FleetPanel;
class MessageBar;
class SelectionLink;
class SessionKeeper;
class WindowDocks;
class Workspace;

// Puts the page "Fleet activity" into the window: its tab, its command, the selection it shares with all
// other views, and what of it is remembered. Main thread.
class ActivityLink final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Workspace* workspace;
        DocumentTabs* tabs;
        WindowDocks* docks;
        DurationsPanel* durations;
        Dialogs* dialogs;
        MessageBar* messages;
    };
    ActivityLink(const Parts& parts, QWidget* window);

    [[nodiscard]] ActivityPage* page() const { return m_page; }
    [[nodiscard]] QAction* showAction() const { return m_show; }
    [[nodiscard]] QMenu* menu() const;
    // Once the window has its selection.
    void join(SelectionLink* selection, FleetPanel* fleet);
    void keepIn(SessionKeeper* session); // what is chosen and hidden there
    // Its filter, while it is in front; false: it is not.
    bool focusFilter();

private:
    Parts m_parts;
    ActivityPage* m_page;
    QAction* m_show;
};

} // namespace stellwerk
