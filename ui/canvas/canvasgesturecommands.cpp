// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasview_p.h"

#include "canvas/packagegraph.h"
#include "canvas/pictureexport.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMimeData>

#include <algorithm>

// The commands of adding, connecting and ordering that the canvas has beside the plain ones.
namespace stellwerk {

namespace {

constexpr double kMostPixels = 2400; // of a copied picture, each way

} // namespace

bool CanvasView::Private::runGestures(CanvasCommand command)
{
    using C = CanvasCommand;
    const QList<TaskId> tasks = scene->selectedTasks();
    switch (command) {
    case C::PasteConnected:
        pasteFrom(true);
        return true;
    case C::DuplicateAlone:
        select(editor->duplicate(tasks, false));
        return true;
    case C::Clone:
        cloneBranch();
        return true;
    case C::AddAfter:
    case C::AddBefore:
        quickAddBeside(command == C::AddBefore);
        return true;
    case C::Flip: {
        const auto why = editor->flip(scene->selectedConstraints());
        if (why != PackageEditor::Refusal::None)
            Q_EMIT q->hintChanged(PackageEditor::refusalText(why));
        return true;
    }
    case C::Detach:
    case C::DetachHeal:
        editor->detach(tasks, command == C::DetachHeal);
        return true;
    case C::DisableBranch: {
        const QSet<TaskId> branch = PackageGraph(editor->package()).downstream(tasks);
        const Task* first = editor->package().task(tasks.value(0));
        editor->setDisabled({branch.cbegin(), branch.cend()}, first && !first->disabled);
        return true;
    }
    case C::SelectConnected:
        scene->setSelection(PackageGraph(editor->package()).connected(tasks));
        return true;
    case C::SmartGuides:
    case C::InsertOnDrop: // their switches act when they are turned
        return true;
    default:
        return false;
    }
}

void CanvasView::Private::pasteFrom(bool keepOuter)
{
    const QMimeData* data = QApplication::clipboard()->mimeData();
    const bool own = data && data->hasFormat(QString::fromLatin1(PackageEditor::kPackageMimeType));
    const QPointF at = geometry::snapped(middle() - QPointF(geometry::kCard.width() / 2, 0));
    const QList<TaskId> made = pasteAt(data, own ? std::nullopt : std::optional(at), keepOuter);
    if (!made.isEmpty())
        q->centerOnTask(made.first());
}

QList<TaskId> CanvasView::Private::pasteAt(const QMimeData* data, std::optional<QPointF> at, bool keepOuter)
{
    QStringList problems;
    const QList<TaskId> made = editor->paste(data, at, keepOuter, &problems);
    if (!problems.isEmpty()) {
        const QString text = made.isEmpty() ? CanvasView::tr("Nothing was pasted.")
                                            : CanvasView::tr("%n task(s) pasted; not all was understood.",
                                                             nullptr, int(made.size()));
        if (host)
            host->tell(q, text, problems);
        else
            Q_EMIT q->hintChanged(text + u' ' + problems.first());
    }
    select(made);
    return made;
}

void CanvasView::Private::cloneBranch()
{
    const QList<TaskId> tasks = scene->selectedTasks();
    if (tasks.isEmpty() || !host)
        return;
    const QSet<TaskId> branch = PackageGraph(editor->package()).downstream(tasks);
    host->chooseClones(q, int(tasks.size()), int(branch.size()),
                       [this, tasks, branch](const CanvasHost::CloneChoice& choice) {
                           const QList<TaskId> all(branch.cbegin(), branch.cend());
                           const auto made =
                               editor->clone(choice.branch ? all : tasks, choice.places, choice.outer);
                           if (made.isEmpty())
                               return;
                           select(made);
                           q->centerOnTask(made.first());
                       });
}

// The tasks with what stands between them, as they look on the canvas; none: everything.
QImage CanvasView::Private::pictureOf(const QSet<TaskId>& tasks) const
{
    const RecordedPicture picture = recordPicture(scene, PictureRequest::Look::AsShown, tasks);
    if (picture.isEmpty())
        return {};
    return pictureAsImage(
        picture, std::min({2.0, kMostPixels / picture.size.width(), kMostPixels / picture.size.height()}));
}

} // namespace stellwerk
