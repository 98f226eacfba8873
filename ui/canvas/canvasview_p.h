// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasactions.h"
#include "canvas/canvashost.h"
#include "canvas/canvaslooking.h"
#include "canvas/canvaspointer.h"
#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/droparrows.h"
#include "canvas/graphlayout.h"
#include "canvas/minimap.h"
#include "canvas/partediting.h"
#include "canvas/partpointer.h"
#include "canvas/quickadd.h"

#include "fleet/fleetmodel.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QVariantAnimation>

namespace stellwerk {

// The view's parts, shared by its three source files: set-up, events, commands.
class CanvasView::Private final
{
public:
    Private(CanvasView* view, PackageEditor* packageEditor);

    void connectScene();
    void connectParts();
    void retranslate();
    void run(CanvasCommand command);
    bool runEditing(CanvasCommand command);
    bool runLooking(CanvasCommand command);
    bool runParts(CanvasCommand command);
    bool runOnParts(CanvasCommand command);
    void groupSelection();
    void addNote(const QPointF& at);
    bool pasteParts();
    QList<TaskId> addJobsInto(const GroupId& group, const QList<DroppedJob>& jobs, const QPointF& at);
    [[nodiscard]] QString partMeant() const;
    [[nodiscard]] QString partToolTip(const QPointF& at) const;
    bool runAccess(CanvasCommand command);
    void walkAlong(bool forward);
    void walkBeside(int by);
    void tellSelection(); // to screen readers
    void setKind(ConstraintKind kind);
    void connectSelection();
    void copy(bool cut);
    void selectRelated(bool upstream);
    void nudge(const QPointF& by);
    void navigate(int key);
    void reveal(const QString& id);
    void stepTo(const QString& id, bool select);
    void openQuickAdd(const QPointF& at, const TaskId& from = {}, bool backwards = false,
                      ConstraintKind kind = ConstraintKind::Success);
    void openQuickAddInto(const ConstraintId& into, const QPointF& at);
    void addPicked(const DroppedJob& job);
    bool runGestures(CanvasCommand command);
    bool runLayouts(CanvasCommand command);
    void quickAddBeside(bool before);
    void pasteFrom(bool keepOuter); // the clipboard
    QList<TaskId> pasteAt(const QMimeData* data, std::optional<QPointF> at, bool keepOuter);
    void cloneBranch();
    void arrange(GraphLayout::Options options);
    void showArranged(const QHash<TaskId, QPointF>& places);
    void endArranging();
    void askFor(const QList<DroppedJob>& jobs, const std::function<void()>& add); // first, if they are many
    void dropJobs(const QList<DroppedJob>& jobs, const QPointF& at, Qt::KeyboardModifiers modifiers);
    void showDropArrows(const QPointF& at, const DropArrows::Aim& aim);
    void hideDrop();
    [[nodiscard]] ConstraintId dropsInto(const QPointF& at, Qt::KeyboardModifiers modifiers) const;
    [[nodiscard]] QImage pictureOf(const QSet<TaskId>& tasks) const;
    void select(const QList<TaskId>& made);
    void closeRename(bool keep);
    void placeOverlays();
    void updateHint();
    void showGhost(const QList<QPointF>& places, const TaskId& from = {}, bool backwards = false);
    void fit(const QRectF& rect, double most);
    void zoomBy(double factor, const QPoint& anchor);
    [[nodiscard]] QPointF middle() const; // scene point in the middle of the view
    [[nodiscard]] QSet<TaskId> selectedSet() const;

    CanvasView* q;
    PackageEditor* editor;
    CanvasScene* scene;
    CanvasPointer* pointer;
    PartPointer* partPointer;
    PartEditing* parts;
    CanvasActions* actions;
    GraphLayout* layout;
    QuickAdd* quickAdd;
    Minimap* minimap;
    CanvasLooking* looking = nullptr;
    QLabel* hint;
    QPointer<QLineEdit> renaming;
    TaskId renamed;
    QPointer<const FleetModel> fleet;
    QGraphicsPathItem* ghost = nullptr;
    std::unique_ptr<DropArrows> dropArrows;
    CanvasHost* host = nullptr;
    QPointer<QVariantAnimation> arranging;
    ConstraintId quickAddInto;
    QPointF quickAddAt;
    TaskId quickAddFrom;
    bool quickAddBackwards = false;
    ConstraintKind quickAddKind = ConstraintKind::Success;
    QSet<CanvasPart> toldSelection;
    bool walkedOut = true;   // the constraint was reached from where it begins
    bool silent = false;     // a selection that comes from outside is not told back
    bool fitPending = true;  // until the view has a size
    bool wholeFrame = false; // the frame being drawn covers the view
};

} // namespace stellwerk
