// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "shell/opendocument.h"

#include <QHash>
#include <QPointer>
#include <QTabWidget>

class QMainWindow;

namespace stellwerk {

class CanvasHost;
class CanvasSwitches;
class CanvasPage;
class CanvasView;
class CanvasWindow;
class Workspace;

// A tab with a canvas for every open parent package, and tabs of pages that are no package. The run is drawn
// over the package that runs. Main thread.
class DocumentTabs final : public QTabWidget
{
    Q_OBJECT
public:
    explicit DocumentTabs(Workspace* workspace, QWidget* parent = nullptr);
    ~DocumentTabs() override;

    // The one that a person works in: the tab's, or that of a window of its own that was active last. It
    // stays while a page that is no package is in front, so that what is selected there has a canvas.
    [[nodiscard]] OpenDocument* current() const { return m_current; }
    [[nodiscard]] CanvasView* currentCanvas() const { return m_canvases.value(m_current); }
    [[nodiscard]] CanvasView* canvasOf(OpenDocument* document) const { return m_canvases.value(document); }
    void show(OpenDocument* document);
    void step(int by); // to the next tab, round and round
    // Whether what is done to the current canvas can be seen: its tab is in front, or it has its own window.
    [[nodiscard]] bool isCanvasInSight() const;

    // A page that is no package (fleet activity, past runs): hidden until it is shown, and again when its tab
    // is closed. Named by its windowTitle() and told apart by its objectName(), by which it is opened again
    // at the next start; the tabs own it.
    void addPage(QWidget* page);
    void showPage(QWidget* page); // and enters it
    void openPage(QWidget* page); // its tab only, without coming to the front
    void closePage(QWidget* page);
    [[nodiscard]] QWidget* currentPage() const;  // in front; null: a package is, or nothing
    [[nodiscard]] QStringList openPages() const; // by objectName(), in the order of their tabs
    [[nodiscard]] QStringList pageNames() const; // of all, as they were added
    [[nodiscard]] QWidget* pageNamed(const QString& objectName) const; // open or not
    [[nodiscard]] OpenDocument* documentOf(const QWidget* tab) const;

    // A canvas goes into a window of its own, and back; its tab stays. `owner` lends the window its menus.
    void detach(OpenDocument* document, QMainWindow* owner);
    void attach(OpenDocument* document);
    void attachAll(); // without showing them: the main window goes
    [[nodiscard]] CanvasWindow* windowOf(OpenDocument* document) const { return m_windows.value(document); }
    void selectTasks(const QList<TaskId>& tasks); // of the current package, told to everybody
    // Selects it, in its tab, and brings it into sight. Nothing if it is not there.
    void showTask(OpenDocument* document, const TaskId& task);
    void showConstraint(const ConstraintId& constraint);
    // Of the selected tasks, for the menus of their cards.
    void setCanvasHost(CanvasHost* host); // of all canvases; outlives them
    void setRunActions(const QList<QAction*>& actions);

Q_SIGNALS:
    void currentDocumentChanged(); // another one, or none; or a page came in front of it, or went
    void tabsChanged();            // opened, closed, moved, or another one in front
    void pageClosed(QWidget* page);
    void closeRequested(stellwerk::OpenDocument* document);
    void selectionChanged(const QList<stellwerk::TaskId>& tasks,
                          const QList<stellwerk::ConstraintId>& constraints);
    void partSelectionChanged(const QList<stellwerk::GroupId>& groups,
                              const QList<stellwerk::NoteId>& notes); // before selectionChanged()
    void propertiesRequested();
    void writingChanged(); // in place, on the current canvas
    void hintChanged(const QString& text);
    void canvasLeaving(stellwerk::OpenDocument* document); // its package is being closed
    void canvasWindowClosing(QWidget* window);             // whatever else was put into it is to leave

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void add(OpenDocument* document);
    void take(OpenDocument* document);
    void updateTitle(OpenDocument* document);
    void setCurrent(OpenDocument* document);
    void closeWindow(OpenDocument* document);
    void tabChanged();
    void updateRun();
    void tellSelection();

    Workspace* m_workspace;
    QHash<OpenDocument*, CanvasView*> m_canvases;
    QHash<OpenDocument*, CanvasPage*> m_pages; // their tabs
    QHash<OpenDocument*, CanvasWindow*> m_windows;
    QList<QPointer<QWidget>> m_otherPages; // that are no packages
    const QWidget* m_front = nullptr;      // the one of them that is in front
    OpenDocument* m_current = nullptr;
    QList<QAction*> m_runActions;
    CanvasHost* m_host = nullptr;
    CanvasSwitches* m_switches;
};

} // namespace stellwerk
