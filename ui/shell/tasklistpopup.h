// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHash>

class QLabel;
class QVBoxLayout;

namespace stellwerk {

class BackgroundTasks;

// The list of works in the background: one row each with what it is, how far, and a button that cancels it or
// puts it away. Deletes itself when it is closed, and with it what it showed as over. Main thread.
class TaskListPopup final : public QFrame
{
    Q_OBJECT
public:
    TaskListPopup(BackgroundTasks* tasks, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    class Row;
    void rebuild();

    BackgroundTasks* m_tasks;
    QVBoxLayout* m_rows;
    QLabel* m_empty;
    QHash<int, Row*> m_byId;
};

} // namespace stellwerk
