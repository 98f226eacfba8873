// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasview_p.h"

#include "canvas/canvasaccessible.h"
#include "canvas/canvaschords.h"
#include "canvas/constraintitem.h"
#include "canvas/taskitem.h"

#include <QAction>
#include <QGraphicsPathItem>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLeastZoom = 0.05;
constexpr double kMostZoom = 4.0;
// No page: the view scrolls far beyond every package, so nothing ever makes it jump.
constexpr double kFar = 200'000;

} // namespace

CanvasView::Private::Private(CanvasView* view, PackageEditor* packageEditor)
    : q(view)
    , editor(packageEditor)
    , scene(new CanvasScene(packageEditor, view))
    , pointer(new CanvasPointer(view, scene))
    , partPointer(new PartPointer(view, scene, pointer))
    , parts(new PartEditing(view))
    , actions(nullptr)
    , layout(new GraphLayout(view))
    , quickAdd(nullptr)
    , minimap(nullptr)
    , hint(nullptr)
{}

CanvasView::CanvasView(PackageEditor* editor, QWidget* parent)
    : QGraphicsView(parent)
    , d(std::make_unique<Private>(this, editor))
{
    CanvasAccessible::install();
    setObjectName(u"canvas"_s);
    setScene(d->scene);
    setSceneRect(-kFar, -kFar, 2 * kFar, 2 * kFar);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setViewportUpdateMode(MinimalViewportUpdate);
    setOptimizationFlags(DontSavePainterState | DontAdjustForAntialiasing);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    d->actions = new CanvasActions(this);
    d->quickAdd = new QuickAdd(this);
    d->minimap = new Minimap(this, d->scene);
    d->looking = new CanvasLooking(this, d->scene);
    d->hint = new QLabel(this);
    d->connectScene();
    d->connectParts();
    d->retranslate();
    d->updateHint();
    d->actions->update();
}

CanvasView::~CanvasView()
{
    // The scene tells of its end; nobody listens any more.
    d->scene->disconnect(this);
    d->endArranging();
    d->hideDrop();
    d->partPointer->cancel();
    d->pointer->cancel();
    if (d->renaming) { // it loses the focus when this is half gone
        d->renaming->disconnect(this);
        d->renaming->removeEventFilter(this);
    }
}

void CanvasView::Private::connectScene()
{
    connect(scene, &CanvasScene::selectionEdited, q, [this] {
        actions->update();
        tellSelection();
        if (silent)
            return;
        Q_EMIT q->taskSelectionChanged(q->selectedTasks());
        Q_EMIT q->constraintSelectionChanged(q->selectedConstraints());
        Q_EMIT q->partSelectionChanged(q->selectedGroups(), q->selectedNotes());
    });
    connect(editor->document(), &PackageDocument::edited, q, [this] {
        endArranging();
        if (layout->isBusy()) { // its result would undo what was done meanwhile
            layout->cancel();
            Q_EMIT q->hintChanged(
                CanvasView::tr("Arranging was given up: the package was changed meanwhile."));
        }
        pointer->documentEdited();
        partPointer->documentEdited();
        updateHint();
        actions->update();
    });
    connect(editor->document(), &PackageDocument::reset, q, [this] {
        closeRename(false);
        fitPending = true;
        if (q->isVisible())
            q->zoomToFit();
    });
    connect(scene, &CanvasScene::currentChanged, q, [this] { CanvasAccessible::tellFocus(q); });
    connect(scene, &CanvasScene::taskStateChanged, q, [this](const TaskId& task) {
        CanvasAccessible::tellState(q, {CanvasPart::Kind::Task, task});
    });
    const auto partsChanged = [this] { CanvasAccessible::tellParts(q); };
    connect(editor->document(), &PackageDocument::taskAdded, q, partsChanged);
    connect(editor->document(), &PackageDocument::taskRemoved, q, partsChanged);
    connect(editor->document(), &PackageDocument::constraintAdded, q, partsChanged);
    connect(editor->document(), &PackageDocument::constraintRemoved, q, partsChanged);
    connect(editor->document(), &PackageDocument::groupsChanged, q, partsChanged);
    connect(editor->document(), &PackageDocument::groupFolded, q, partsChanged);
    connect(editor->document(), &PackageDocument::noteAdded, q, partsChanged);
    connect(editor->document(), &PackageDocument::noteRemoved, q, partsChanged);
}

void CanvasView::Private::connectParts()
{
    hint->setObjectName(u"canvas.emptyHint"_s);
    hint->setAlignment(Qt::AlignCenter);
    hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(actions, &CanvasActions::triggered, q, [this](CanvasCommand command) { run(command); });
    connect(pointer, &CanvasPointer::hint, q, &CanvasView::hintChanged);
    connect(partPointer, &PartPointer::hint, q, &CanvasView::hintChanged);
    connect(partPointer, &PartPointer::editWanted, parts, &PartEditing::edit);
    connect(pointer, &CanvasPointer::quickAddWanted, q,
            [this](const QPointF& at, const TaskId& from, bool backwards, ConstraintKind kind) {
                openQuickAdd(at, from, backwards, kind);
            });
    connect(quickAdd, &QuickAdd::picked, q, [this](const DroppedJob& job) { addPicked(job); });
    connect(layout, &GraphLayout::arranged, q,
            [this](const QHash<TaskId, QPointF>& places) { showArranged(places); });
    connect(layout, &GraphLayout::busyChanged, q, [this](bool busy) {
        Q_EMIT q->hintChanged(busy ? CanvasView::tr("Arranging\u2026 Esc: cancel.") : QString());
    });
    const auto follow = [this](CanvasCommand command, auto change) {
        connect(actions->action(command), &QAction::toggled, q, change);
    };
    follow(CanvasCommand::SnapToGrid, [this](bool on) { pointer->setSnapping(on); });
    follow(CanvasCommand::SmartGuides, [this](bool on) { pointer->setGuiding(on); });
    follow(CanvasCommand::InsertOnDrop, [this](bool on) { pointer->setInserting(on); });
    connect(new CanvasChords(q), &CanvasChords::waiting, q, &CanvasView::hintChanged);
    const auto moved = [this] {
        closeRename(true);
        minimap->viewChanged();
    };
    connect(q->horizontalScrollBar(), &QScrollBar::valueChanged, q, moved);
    connect(q->verticalScrollBar(), &QScrollBar::valueChanged, q, moved);
    connect(&Theme::instance(), &Theme::changed, q, [this] { q->viewport()->update(); });
}

void CanvasView::Private::retranslate()
{
    q->setAccessibleName(tr("Canvas"));
    q->setAccessibleDescription(
        tr("The parent package as tasks, constraints, groups and notes. Tab and the arrow keys go from one "
           "to the next, Enter shows the properties, L connects."));
    hint->setText(
        tr("<p style='font-size:large'><b>Drag jobs here from the server tree</b></p>"
           "<p>or double click to choose one.<br>Drag from a task's right edge to connect it.</p>"));
    actions->retranslate();
    placeOverlays();
}

PackageEditor* CanvasView::editor() const
{
    return d->editor;
}

CanvasScene* CanvasView::canvasScene() const
{
    return d->scene;
}

CanvasLooking* CanvasView::looking() const
{
    return d->looking;
}

void CanvasView::setRunModel(const RunModel* run)
{
    d->scene->setRunModel(run);
    d->looking->setRunModel(run);
}

void CanvasView::setHalts(const Halts* halts)
{
    d->scene->setHalts(halts);
}

void CanvasView::setHost(CanvasHost* host)
{
    d->host = host;
}

void CanvasView::setRunActions(const QList<QAction*>& actions)
{
    d->actions->setRunActions(actions);
}

void CanvasView::setFleetModel(const FleetModel* fleet)
{
    d->fleet = fleet;
    d->looking->setFleetModel(fleet);
}

QAction* CanvasView::action(CanvasCommand command) const
{
    return d->actions->action(command);
}

QList<TaskId> CanvasView::selectedTasks() const
{
    return d->scene->selectedTasks();
}

QList<ConstraintId> CanvasView::selectedConstraints() const
{
    return d->scene->selectedConstraints();
}

QList<GroupId> CanvasView::selectedGroups() const
{
    return d->scene->selectedGroups();
}

QList<NoteId> CanvasView::selectedNotes() const
{
    return d->scene->selectedNotes();
}

bool CanvasView::scrollNearEdge(const QPoint& at)
{
    constexpr int edge = 28; // pixels
    constexpr int most = 60;
    const QRect inner = viewport()->rect().adjusted(edge, edge, -edge, -edge);
    const auto step = [most](int value, int low, int high) {
        return std::clamp(value < low ? value - low : std::max(0, value - high), -most, most) / 2;
    };
    const int dx = step(at.x(), inner.left(), inner.right());
    const int dy = step(at.y(), inner.top(), inner.bottom());
    if (dx == 0 && dy == 0)
        return false;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + dx);
    verticalScrollBar()->setValue(verticalScrollBar()->value() + dy);
    return true;
}

double CanvasView::zoom() const
{
    return transform().m11();
}

void CanvasView::setZoom(double zoom, const QPoint& anchor)
{
    const double wanted = std::clamp(zoom, kLeastZoom, kMostZoom);
    const QPointF fixed = mapToScene(anchor);
    d->closeRename(true);
    setTransform(QTransform::fromScale(wanted, wanted));
    const QPointF off = viewportTransform().map(fixed) - QPointF(anchor);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(off.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(off.y()));
    d->minimap->viewChanged();
    Q_EMIT zoomChanged(wanted);
}

void CanvasView::Private::zoomBy(double factor, const QPoint& anchor)
{
    q->setZoom(q->zoom() * factor, anchor);
}

void CanvasView::Private::fit(const QRectF& rect, double most)
{
    if (rect.isEmpty())
        return;
    const QSizeF room = q->viewport()->size();
    const QRectF wanted = rect.adjusted(-32, -32, 32, 32);
    const double zoom = std::min({room.width() / wanted.width(), room.height() / wanted.height(), most});
    q->setZoom(zoom, q->viewport()->rect().center());
    q->centerOn(wanted.center());
    minimap->viewChanged();
}

void CanvasView::zoomToFit()
{
    d->fitPending = false;
    const ParentPackage& package = d->editor->package();
    if (package.tasks.isEmpty() && package.notes.isEmpty() && package.groups.isEmpty()) {
        setZoom(1, viewport()->rect().center());
        centerOn(0, 0);
        return;
    }
    d->fit(d->scene->contents(), 1.0);
}

void CanvasView::selectTasks(const QList<TaskId>& tasks)
{
    d->silent = true;
    d->scene->setSelection({tasks.cbegin(), tasks.cend()});
    if (tasks.size() == 1)
        d->scene->setCurrent(tasks.first());
    d->silent = false;
}

void CanvasView::selectConstraints(const QList<ConstraintId>& constraints)
{
    d->silent = true;
    d->scene->setSelection({}, {constraints.cbegin(), constraints.cend()});
    d->silent = false;
}

void CanvasView::centerOnTask(const TaskId& task)
{
    centerOnPart(task);
}

void CanvasView::centerOnPart(const QString& id)
{
    const QRectF place = d->scene->shownRect(id);
    if (place.isNull())
        return;
    const QRect card = mapFromScene(place).boundingRect();
    const int inset = std::min(viewport()->width(), viewport()->height()) / 12;
    if (viewport()->rect().adjusted(inset, inset, -inset, -inset).contains(card))
        return;
    d->looking->remember();
    centerOn(place.center());
}

void CanvasView::Private::updateHint()
{
    hint->setVisible(editor->package().tasks.isEmpty() && editor->package().notes.isEmpty());
    placeOverlays();
}

void CanvasView::Private::placeOverlays()
{
    hint->adjustSize();
    hint->move(q->rect().center() - hint->rect().center());
    minimap->move(q->width() - minimap->width() - space::kGroup,
                  q->height() - minimap->height() - space::kGroup);
    looking->placeOverlays();
}

QPointF CanvasView::Private::middle() const
{
    return q->mapToScene(q->viewport()->rect().center());
}

QSet<TaskId> CanvasView::Private::selectedSet() const
{
    const QList<TaskId> list = scene->selectedTasks();
    return {list.cbegin(), list.cend()};
}

void CanvasView::renameTask(const TaskId& task)
{
    const TaskItem* item = d->scene->taskItem(task);
    const Task* found = d->editor->package().task(task);
    if (!item || !found)
        return;
    centerOnTask(task);
    d->closeRename(true);
    d->renamed = task;
    auto* edit = new QLineEdit(found->name, this);
    edit->setObjectName(u"canvas.rename"_s);
    edit->setAccessibleName(tr("Name of the task"));
    edit->setMaxLength(256);
    const QRect card = mapFromScene(item->card()).boundingRect();
    const int width = std::max(card.width() - int(34 * zoom()), 160);
    edit->setGeometry(card.left() + int(34 * zoom()), card.top() + int(6 * zoom()), width,
                      edit->sizeHint().height());
    edit->selectAll();
    edit->show();
    edit->setFocus();
    d->renaming = edit;
    connect(edit, &QLineEdit::editingFinished, this, [this] { d->closeRename(true); });
    edit->installEventFilter(this);
    Q_EMIT writingChanged();
}

bool CanvasView::isWriting() const
{
    return d->renaming || d->parts->isOpen();
}

void CanvasView::finishWriting()
{
    d->closeRename(true);
}

void CanvasView::Private::closeRename(bool keep)
{
    parts->close(keep);
    QLineEdit* edit = std::exchange(renaming, nullptr);
    if (!edit)
        return;
    const TaskId task = std::exchange(renamed, {});
    const bool hadFocus = edit->hasFocus();
    const QString name = edit->text();
    edit->hide();
    edit->deleteLater();
    if (hadFocus)
        q->setFocus();
    if (keep)
        editor->rename(task, name);
    Q_EMIT q->writingChanged();
}

} // namespace stellwerk
