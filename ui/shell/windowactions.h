// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QKeySequence;
class QMainWindow;
class QUndoGroup;
class QUndoStack;

namespace stellwerk {

enum class Icon;

// The actions of the window itself: those that belong to no part of it. Undo and redo follow the active
// document. Main thread.
class WindowActions final : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(QMainWindow* window);

    void setUndoStack(QUndoStack* stack); // null: no document
    [[nodiscard]] QUndoGroup* undoGroup() const { return m_group; }

    QAction* undo;
    QAction* redo;
    QAction* findFleet;
    QAction* findLog;
    QAction* import;
    QAction* quit;
    QAction* fullScreen;
    QAction* resetLayout;
    QAction* readOnly;
    QAction* about;
    QAction* aboutQt;

private:
    [[nodiscard]] QAction* make(const QString& name, Icon picture, const QString& text,
                                const QKeySequence& keys);
    void openAbout();

    QMainWindow* m_window;
    QUndoGroup* m_group;
};

} // namespace stellwerk
