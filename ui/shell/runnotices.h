// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QAction;
class QDialog;
class QMainWindow;

namespace stellwerk {

class Dialogs;
class MessageBar;
class Notifier;
class ReportController;
class RunBanners;
class RunTray;
class Workspace;

// What a run leaves for people who look elsewhere or later: notifications, the tray, the task bar's progress,
// reports after every run; and the settings of all that. Main thread.
class RunNotices final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Workspace* workspace;
        RunBanners* banners;
        ReportController* report;
        MessageBar* messages;
        Dialogs* dialogs;
    };
    RunNotices(QMainWindow* window, const Parts& parts);
    ~RunNotices() override;

    [[nodiscard]] QAction* action() const { return m_action; } // opens the settings
    [[nodiscard]] Notifier* notifier() const { return m_notifier; }
    [[nodiscard]] RunTray* tray() const { return m_tray; }
    // Pages of settings that keep what is chosen by themselves.
    [[nodiscard]] QWidget* makeNotificationPage(QWidget* parent);
    [[nodiscard]] QWidget* makeReportPage(QWidget* parent);

Q_SIGNALS:
    void taskWanted(const stellwerk::TaskId& task);
    void quitWanted();

private:
    void readSettings();
    void openSettings();
    void sayInWindow(const QString& text, const TaskId& task, bool failure);

    QMainWindow* m_window;
    Parts m_parts;
    QAction* m_action;
    Notifier* m_notifier;
    RunTray* m_tray;
    QPointer<QDialog> m_dialog;
};

} // namespace stellwerk
