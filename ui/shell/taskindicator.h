// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QToolButton>

class QAction;
class QFrame;

namespace stellwerk {

class BackgroundTasks;

// In the status bar: how many works go on in the background and how far they are. Opens their list, where
// they are cancelled; closing the list puts away those that are over. Main thread.
class TaskIndicator final : public QToolButton
{
    Q_OBJECT
public:
    explicit TaskIndicator(BackgroundTasks* tasks, QWidget* parent = nullptr);

    [[nodiscard]] QAction* listAction() const { return m_list; } // for a menu
    void openList();

private:
    void update();

    BackgroundTasks* m_tasks;
    QAction* m_list;
    QPointer<QFrame> m_popup;
};

} // namespace stellwerk
