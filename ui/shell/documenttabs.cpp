// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/documenttabs.h"

#include "canvas/canvasview.h"
#include "run/closebutton.h"
#include "shell/canvaspage.h"
#include "shell/canvasswitches.h"
#include "shell/canvaswindow.h"
#include "shell/workspace.h"

#include <QApplication>
#include <QFocusEvent>
#include <QTabBar>

namespace stellwerk {

using namespace Qt::StringLiterals;

DocumentTabs::DocumentTabs(Workspace* workspace, QWidget* parent)
    : QTabWidget(parent)
    , m_workspace(workspace)
    , m_switches(new CanvasSwitches(workspace->preferences(), this))
{
    setObjectName(u"documents"_s);
    setDocumentMode(true);
    setMovable(true);
    tabBar()->setObjectName(u"documentTabs"_s);
    tabBar()->setAccessibleName(tr("Open parent packages"));
    tabBar()->setElideMode(Qt::ElideMiddle);
    tabBar()->setExpanding(false);
    for (OpenDocument* document : workspace->documents())
        add(document);
    connect(workspace, &Workspace::documentOpened, this, [this](OpenDocument* document) {
        if (!m_canvases.contains(document))
            add(document);
        show(document);
        m_canvases.value(document)->setFocus(Qt::OtherFocusReason);
    });
    connect(workspace, &Workspace::documentClosing, this, &DocumentTabs::take);
    connect(workspace, &Workspace::shownChanged, this, &DocumentTabs::updateRun);
    connect(this, &QTabWidget::currentChanged, this, &DocumentTabs::tabChanged);
    connect(tabBar(), &QTabBar::tabMoved, this, &DocumentTabs::tabsChanged);
    connect(tabBar(), &QTabBar::tabBarClicked, this, [this](int index) {
        if (index == currentIndex()) // else it changes
            tabChanged();
    });
    m_current = documentOf(currentWidget());
    updateRun();
}

DocumentTabs::~DocumentTabs()
{
    // The canvases look at models that outlive them, but at nothing of this object any more.
    for (CanvasView* canvas : std::as_const(m_canvases)) {
        canvas->disconnect(this);
        canvas->removeEventFilter(this);
        canvas->viewport()->removeEventFilter(this);
    }
}

OpenDocument* DocumentTabs::documentOf(const QWidget* tab) const
{
    auto* canvas = qobject_cast<CanvasPage*>(const_cast<QWidget*>(tab));
    return canvas ? m_pages.key(canvas) : nullptr;
}

void DocumentTabs::setCurrent(OpenDocument* document)
{
    if (std::exchange(m_current, document) == document)
        return;
    Q_EMIT currentDocumentChanged();
    tellSelection();
}

void DocumentTabs::show(OpenDocument* document)
{
    CanvasPage* page = m_pages.value(document);
    if (!page)
        return;
    setCurrentWidget(page);
    setCurrent(document);
    if (CanvasWindow* window = m_windows.value(document)) {
        window->show();
        window->raise();
        window->activateWindow();
    } else if (qobject_cast<CanvasWindow*>(QApplication::activeWindow())) {
        this->window()->activateWindow(); // it was asked for from there
    }
}

void DocumentTabs::step(int by)
{
    if (count() > 0)
        setCurrentIndex(((currentIndex() + by) % count() + count()) % count());
    if (QWidget* page = currentPage())
        showPage(page);
    else if (CanvasView* canvas = currentCanvas())
        canvas->setFocus(Qt::OtherFocusReason);
}

void DocumentTabs::showTask(OpenDocument* document, const TaskId& task)
{
    CanvasView* canvas = m_canvases.value(document);
    if (!canvas || !document->package().task(task))
        return;
    show(document);
    canvas->selectTasks({task});
    canvas->centerOnTask(task);
    tellSelection(); // the canvas does not, when it is told
}

void DocumentTabs::setCanvasHost(CanvasHost* host)
{
    m_host = host;
    for (CanvasView* canvas : std::as_const(m_canvases))
        canvas->setHost(host);
}

void DocumentTabs::setRunActions(const QList<QAction*>& actions)
{
    m_runActions = actions;
    for (CanvasView* canvas : std::as_const(m_canvases))
        canvas->setRunActions(actions);
}

void DocumentTabs::showConstraint(const ConstraintId& constraint)
{
    CanvasView* canvas = currentCanvas();
    if (!canvas || !canvas->editor()->package().constraint(constraint))
        return;
    canvas->selectConstraints({constraint});
    tellSelection();
}

void DocumentTabs::add(OpenDocument* document)
{
    auto* canvas = new CanvasView(document->editor(), this);
    canvas->setFleetModel(m_workspace->session()->fleet());
    canvas->setHalts(document->halts());
    canvas->setRunActions(m_runActions);
    canvas->setHost(m_host);
    m_switches->add(canvas);
    m_canvases.insert(document, canvas);
    connect(document, &OpenDocument::titleChanged, this, [this, document] { updateTitle(document); });
    connect(document, &OpenDocument::fileStateChanged, this, [this, document] { updateTitle(document); });
    connect(document->editor(), &PackageEditor::refused, this,
            [this] { Q_EMIT hintChanged(tr("This package is open for reading only.")); });
    connect(canvas, &CanvasView::taskSelectionChanged, this, &DocumentTabs::tellSelection);
    connect(canvas, &CanvasView::constraintSelectionChanged, this, &DocumentTabs::tellSelection);
    connect(canvas, &CanvasView::partSelectionChanged, this, &DocumentTabs::tellSelection);
    connect(canvas, &CanvasView::propertiesRequested, this, &DocumentTabs::propertiesRequested);
    connect(canvas, &CanvasView::hintChanged, this, &DocumentTabs::hintChanged);
    connect(canvas, &CanvasView::writingChanged, this, &DocumentTabs::writingChanged);
    auto* page = new CanvasPage(canvas, this);
    m_pages.insert(document, page);
    connect(page, &CanvasPage::windowWanted, this, [this, document] { show(document); });
    connect(page, &CanvasPage::backWanted, this, [this, document] { attach(document); });
    canvas->installEventFilter(this);
    canvas->viewport()->installEventFilter(this);
    const int index = addTab(page, document->title());
    auto* close = new CloseButton(tr("Close this package"), tabBar());
    close->setObjectName(u"closeTab"_s);
    connect(close, &QToolButton::clicked, this, [this, document] { Q_EMIT closeRequested(document); });
    tabBar()->setTabButton(index, QTabBar::RightSide, close);
    updateTitle(document);
    if (!document->package().tasks.isEmpty())
        QMetaObject::invokeMethod(canvas, &CanvasView::zoomToFit,
                                  Qt::QueuedConnection); // once it has its size
    Q_EMIT tabsChanged();
}

void DocumentTabs::detach(OpenDocument* document, QMainWindow* owner)
{
    CanvasView* canvas = m_canvases.value(document);
    if (!canvas || m_windows.contains(document))
        return;
    m_pages.value(document)->giveAway();
    auto* window = new CanvasWindow(canvas, owner);
    m_windows.insert(document, window);
    connect(window, &CanvasWindow::activated, this, [this, document] { setCurrent(document); });
    connect(window, &CanvasWindow::closing, this, [this, document] { attach(document); });
    window->setTitle(document->title(), document->isModified());
    const QRect last = m_workspace->settings()->canvasWindow();
    window->setGeometry(visiblePlace(
        last.isValid() ? last : QRect(owner->pos() + QPoint(60, 60), QSize(1000, 700)), screenPlaces()));
    window->show();
    window->activateWindow();
    setCurrent(document);
    canvas->setFocus(Qt::OtherFocusReason);
    Q_EMIT currentDocumentChanged(); // it is somewhere else now
}

// The canvas goes back into its tab, before the window goes with everything in it.
void DocumentTabs::closeWindow(OpenDocument* document)
{
    CanvasWindow* window = m_windows.take(document);
    m_workspace->settings()->setCanvasWindow(window->geometry());
    window->disconnect(this);
    Q_EMIT canvasWindowClosing(window);
    window->hide();
    window->takeCentralWidget();
    m_pages.value(document)->takeBack();
    window->deleteLater(); // it may be what asked for its end
}

void DocumentTabs::attach(OpenDocument* document)
{
    if (!m_windows.contains(document))
        return;
    closeWindow(document);
    show(document);
    this->window()->activateWindow();
    m_canvases.value(document)->setFocus(Qt::OtherFocusReason);
    Q_EMIT currentDocumentChanged(); // it is somewhere else now
}

void DocumentTabs::attachAll()
{
    for (OpenDocument* document : m_windows.keys())
        closeWindow(document);
}

void DocumentTabs::selectTasks(const QList<TaskId>& tasks)
{
    if (CanvasView* canvas = currentCanvas()) {
        canvas->selectTasks(tasks);
        tellSelection(); // the canvas does not, when it is told
    }
}

bool DocumentTabs::eventFilter(QObject* watched, QEvent* event)
{
    // Whoever works on a canvas means its package, whichever window it is in. A window that only becomes
    // active gives the focus back to whatever had it: that means nothing.
    const bool means = event->type() == QEvent::MouseButtonPress ||
                       event->type() == QEvent::ShortcutOverride ||
                       (event->type() == QEvent::FocusIn &&
                        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason);
    if (means) {
        for (auto it = m_canvases.cbegin(); it != m_canvases.cend(); ++it) {
            if (watched == it.value() || watched == it.value()->viewport()) {
                setCurrent(it.key());
                break;
            }
        }
    }
    return QTabWidget::eventFilter(watched, event);
}

void DocumentTabs::take(OpenDocument* document)
{
    if (m_canvases.contains(document))
        Q_EMIT canvasLeaving(document);
    CanvasView* canvas = m_canvases.take(document);
    if (!canvas)
        return;
    canvas->disconnect(this);
    if (m_windows.contains(document))
        closeWindow(document);
    CanvasPage* page = m_pages.take(document);
    if (m_current == document)
        m_current = nullptr; // the tab that comes to the front says which one is next
    removeTab(indexOf(page));
    // Its document goes now, so it cannot go later.
    delete canvas;
    page->deleteLater();
    Q_EMIT tabsChanged();
    if (m_current)
        return;
    m_current = documentOf(currentWidget());
    for (int i = 0; !m_current && i < count(); ++i) // a page is in front
        m_current = documentOf(widget(i));
    Q_EMIT currentDocumentChanged();
    tellSelection();
}

void DocumentTabs::updateTitle(OpenDocument* document)
{
    const int index = indexOf(m_pages.value(document));
    QString title = document->title().replace(u'&', u"&&"_s);
    if (document->editor()->isReadOnly() || !document->isWritable())
        title = tr("%1 (read-only)", "tab of a package").arg(title);
    if (document->isModified())
        title += u" \u2022"_s;
    setTabText(index, title);
    setTabToolTip(index, document->file().isEmpty() ? tr("Not saved yet") : document->file());
    if (CanvasWindow* window = m_windows.value(document))
        window->setTitle(document->title(), document->isModified());
    if (document == current())
        Q_EMIT currentDocumentChanged();
}

void DocumentTabs::updateRun()
{
    for (auto it = m_canvases.cbegin(); it != m_canvases.cend(); ++it)
        it.value()->setRunModel(it.key() == m_workspace->shownDocument() ? m_workspace->shown()->run()
                                                                         : nullptr);
}

void DocumentTabs::tellSelection()
{
    const CanvasView* canvas = currentCanvas();
    Q_EMIT partSelectionChanged(canvas ? canvas->selectedGroups() : QList<GroupId>(),
                                canvas ? canvas->selectedNotes() : QList<NoteId>());
    if (canvas)
        Q_EMIT selectionChanged(canvas->selectedTasks(), canvas->selectedConstraints());
    else
        Q_EMIT selectionChanged({}, {});
}

} // namespace stellwerk
