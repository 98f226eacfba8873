// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QHash>
#include <QTabWidget>

namespace stellwerk {

class CanvasHost;
class CanvasSwitches;
class CanvasView;
class OpenDocument;
class Workspace;

// A tab with a canvas for every open parent package. The run is drawn over the package that runs. Main
// thread.
class DocumentTabs final : public QTabWidget
{
    Q_OBJECT
public:
    explicit DocumentTabs(Workspace* workspace, QWidget* parent = nullptr);
    ~DocumentTabs() override;

    [[nodiscard]] OpenDocument* current() const;
    [[nodiscard]] CanvasView* currentCanvas() const;
    [[nodiscard]] CanvasView* canvasOf(OpenDocument* document) const { return m_canvases.value(document); }
    void show(OpenDocument* document);
    void step(int by); // to the next tab, round and round
    // Selects it, in its tab, and brings it into sight. Nothing if it is not there.
    void showTask(OpenDocument* document, const TaskId& task);
    void showConstraint(const ConstraintId& constraint);
    // Of the selected tasks, for the menus of their cards.
    void setCanvasHost(CanvasHost* host); // of all canvases; outlives them
    void setRunActions(const QList<QAction*>& actions);

Q_SIGNALS:
    void currentDocumentChanged(); // another one, or none
    void closeRequested(stellwerk::OpenDocument* document);
    void selectionChanged(const QList<stellwerk::TaskId>& tasks,
                          const QList<stellwerk::ConstraintId>& constraints);
    void partSelectionChanged(const QList<stellwerk::GroupId>& groups,
                              const QList<stellwerk::NoteId>& notes); // before selectionChanged()
    void propertiesRequested();
    void hintChanged(const QString& text);

private:
    void add(OpenDocument* document);
    void take(OpenDocument* document);
    void updateTitle(OpenDocument* document);
    void updateRun();
    void tellSelection();

    Workspace* m_workspace;
    QHash<OpenDocument*, CanvasView*> m_canvases;
    QList<QAction*> m_runActions;
    CanvasHost* m_host = nullptr;
    CanvasSwitches* m_switches;
};

} // namespace stellwerk
