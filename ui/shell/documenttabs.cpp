// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/documenttabs.h"

#include "canvas/canvasview.h"
#include "run/closebutton.h"
#include "shell/canvasswitches.h"
#include "shell/workspace.h"

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
    connect(workspace, &Workspace::runDocumentChanged, this, &DocumentTabs::updateRun);
    connect(this, &QTabWidget::currentChanged, this, [this] {
        Q_EMIT currentDocumentChanged();
        tellSelection();
    });
    updateRun();
}

DocumentTabs::~DocumentTabs()
{
    // The canvases look at models that outlive them, but at nothing of this object any more.
    for (CanvasView* canvas : std::as_const(m_canvases))
        canvas->disconnect(this);
}

OpenDocument* DocumentTabs::current() const
{
    return m_canvases.key(static_cast<CanvasView*>(currentWidget()));
}

CanvasView* DocumentTabs::currentCanvas() const
{
    return static_cast<CanvasView*>(currentWidget());
}

void DocumentTabs::show(OpenDocument* document)
{
    if (CanvasView* canvas = m_canvases.value(document))
        setCurrentWidget(canvas);
}

void DocumentTabs::step(int by)
{
    if (count() > 0)
        setCurrentIndex(((currentIndex() + by) % count() + count()) % count());
    if (CanvasView* canvas = currentCanvas())
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
    const int index = addTab(canvas, document->title());
    auto* close = new CloseButton(tr("Close this package"), tabBar());
    close->setObjectName(u"closeTab"_s);
    connect(close, &QToolButton::clicked, this, [this, document] { Q_EMIT closeRequested(document); });
    tabBar()->setTabButton(index, QTabBar::RightSide, close);
    updateTitle(document);
    if (!document->package().tasks.isEmpty())
        QMetaObject::invokeMethod(canvas, &CanvasView::zoomToFit,
                                  Qt::QueuedConnection); // once it has its size
}

void DocumentTabs::take(OpenDocument* document)
{
    CanvasView* canvas = m_canvases.take(document);
    if (!canvas)
        return;
    canvas->disconnect(this);
    removeTab(indexOf(canvas));
    // Its document goes now, so it cannot go later.
    delete canvas;
}

void DocumentTabs::updateTitle(OpenDocument* document)
{
    const int index = indexOf(m_canvases.value(document));
    QString title = document->title().replace(u'&', u"&&"_s);
    if (document->editor()->isReadOnly() || !document->isWritable())
        title = tr("%1 (read-only)", "tab of a package").arg(title);
    if (document->isModified())
        title += u" \u2022"_s;
    setTabText(index, title);
    setTabToolTip(index, document->file().isEmpty() ? tr("Not saved yet") : document->file());
    if (document == current())
        Q_EMIT currentDocumentChanged();
}

void DocumentTabs::updateRun()
{
    for (auto it = m_canvases.cbegin(); it != m_canvases.cend(); ++it)
        it.value()->setRunModel(it.key() == m_workspace->runDocument() ? m_workspace->session()->run()
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
