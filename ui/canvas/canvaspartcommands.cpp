// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasview_p.h"

#include "canvas/grouplayer.h"
#include "canvas/notelayer.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>

#include <algorithm>

// What the commands of groups, notes and locks do, and what the others do where groups and notes are chosen.
namespace stellwerk {

using namespace Qt::StringLiterals;
using C = CanvasCommand;

namespace {

NoteColor colorFor(C command)
{
    return NoteColor(int(command) - int(C::NoteYellow));
}
static_assert(int(C::NoteGrey) - int(C::NoteYellow) == int(NoteColor::Grey));

// The groups that are chosen, or those of the chosen tasks.
QSet<GroupId> groupsMeant(const CanvasScene* scene, const ParentPackage& package)
{
    QSet<GroupId> ids = scene->selection().groups;
    for (const TaskId& id : scene->selectedTasks()) {
        const GroupId group = package.task(id)->group;
        if (package.group(group))
            ids.insert(group);
    }
    return ids;
}

// What Lock is about: tasks, those of chosen groups, notes.
QList<QString> lockable(const CanvasScene* scene)
{
    QList<QString> ids = scene->selectedTasks() + scene->selectedNotes();
    for (const GroupId& group : scene->selectedGroups())
        ids += scene->groups()->members(group);
    return ids;
}

bool allLocked(const QList<QString>& ids, const ParentPackage& package)
{
    return !ids.isEmpty() && std::all_of(ids.cbegin(), ids.cend(),
                                         [&](const QString& id) { return package.locked.contains(id); });
}

} // namespace

bool CanvasView::Private::runParts(CanvasCommand command)
{
    const CanvasSelection chosen = scene->selection();
    switch (command) {
    case C::Group:
        groupSelection();
        return true;
    case C::Ungroup: {
        const QSet<GroupId> groups = groupsMeant(scene, editor->package());
        editor->ungroup(groups.values());
        return true;
    }
    case C::Fold: {
        const QSet<GroupId> groups = groupsMeant(scene, editor->package());
        const bool all = std::all_of(groups.cbegin(), groups.cend(), [this](const GroupId& id) {
            return editor->package().folded.contains(id);
        });
        editor->fold(groups.values(), !all);
        return true;
    }
    case C::FoldAll:
    case C::UnfoldAll:
        editor->fold(scene->groups()->items().keys(), command == C::FoldAll);
        return true;
    case C::AddNote:
        addNote(middle());
        return true;
    case C::NoteYellow:
    case C::NoteBlue:
    case C::NoteGreen:
    case C::NoteRed:
    case C::NoteGrey:
        editor->setNoteColor(scene->selectedNotes(), colorFor(command));
        return true;
    case C::Lock: {
        const QList<QString> ids = lockable(scene);
        editor->setLocked(ids, !allLocked(ids, editor->package()));
        return true;
    }
    case C::SelectAll:
        scene->select(scene->everything());
        return true;
    case C::Paste:
        return pasteParts();
    default:
        return chosen.hasParts() && runOnParts(command);
    }
}

// Commands of tasks, when groups or notes are chosen (too).
bool CanvasView::Private::runOnParts(CanvasCommand command)
{
    const CanvasSelection chosen = scene->selection();
    switch (command) {
    case C::Cut:
    case C::Copy: {
        QMimeData* data = editor->copy(chosen);
        data->setImageData(pictureOf(chosen.tasks));
        QApplication::clipboard()->setMimeData(data);
        if (command == C::Cut)
            editor->removeParts(chosen);
        return true;
    }
    case C::Duplicate:
        scene->select(editor->duplicate(chosen));
        return true;
    case C::Delete:
        editor->removeParts(chosen);
        return true;
    case C::Rename:
        if (chosen.tasks.isEmpty())
            parts->edit(partMeant());
        return chosen.tasks.isEmpty();
    case C::Properties:
        if (chosen.tasks.isEmpty() && chosen.notes.size() == 1 && chosen.groups.isEmpty() &&
            !pointer->isConnecting()) {
            parts->edit(partMeant());
            return true;
        }
        return false;
    case C::ZoomSelection: {
        QList<QString> ids = scene->selectedTasks() + scene->selectedGroups() + scene->selectedNotes();
        fit(scene->boundsOf(ids), 2.0);
        return true;
    }
    default:
        return false;
    }
}

// The one that is written in: the only one chosen, or of several the one at the keyboard.
QString CanvasView::Private::partMeant() const
{
    const CanvasSelection& chosen = scene->selection();
    const QString current = scene->current();
    if (chosen.notes.contains(current) || chosen.groups.contains(current))
        return current;
    return chosen.notes.isEmpty() ? *chosen.groups.cbegin() : *chosen.notes.cbegin();
}

void CanvasView::Private::groupSelection()
{
    QList<TaskId> tasks = scene->selectedTasks();
    for (const GroupId& group : scene->selectedGroups()) { // they become one
        for (const TaskId& task : scene->groups()->members(group)) {
            if (!tasks.contains(task))
                tasks.append(task);
        }
    }
    const GroupId made = editor->addGroup(tasks, CanvasView::tr("Group"));
    if (made.isEmpty())
        return;
    scene->select({{}, {}, {made}});
    scene->setCurrent(made);
    parts->edit(made);
}

void CanvasView::Private::addNote(const QPointF& at)
{
    QPointF place =
        geometry::snapped(at - QPointF(NoteItem::kFirstSize.width(), NoteItem::kFirstSize.height()) / 2);
    const auto taken = [&] {
        return std::any_of(scene->notes()->items().cbegin(), scene->notes()->items().cend(),
                           [&](const NoteItem* note) { return note->pos() == place; });
    };
    while (taken())
        place += QPointF(2 * geometry::kGrid, 2 * geometry::kGrid);
    const NoteId made = editor->addNote(place);
    if (made.isEmpty())
        return;
    scene->select({{}, {}, {}, {made}});
    scene->setCurrent(made);
    parts->edit(made);
}

bool CanvasView::Private::pasteParts()
{
    const QMimeData* data = QApplication::clipboard()->mimeData();
    if (!PackageEditor::hasParts(data))
        return false;
    editor->paste(data);
    scene->select(editor->lastAdded());
    const QString first = scene->selectedTasks().value(0, scene->selectedNotes().value(0));
    scene->setCurrent(first);
    q->centerOnPart(first);
    return true;
}

QString CanvasView::Private::partToolTip(const QPointF& at) const
{
    const auto part = scene->partAt(at, q->zoom());
    const GroupItem* item = part.isGroup() ? scene->groups()->item(part.id) : nullptr;
    const Group* group = item ? editor->package().group(part.id) : nullptr;
    if (!group)
        return {};
    return u"<b>%1</b><br>%2"_s.arg(shownTitle(*group).toHtmlEscaped(),
                                    groupDescription(*group, item->picture()).toHtmlEscaped());
}

void CanvasActions::updateParts()
{
    const CanvasScene* scene = m_view->canvasScene();
    const ParentPackage& package = m_view->editor()->package();
    const CanvasSelection& chosen = scene->selection();
    const auto enable = [this](std::initializer_list<C> commands, bool on) {
        for (const C command : commands)
            action(command)->setEnabled(on);
    };
    if (chosen.hasParts()) {
        enable({C::Cut, C::Copy, C::Duplicate, C::Delete, C::Properties, C::ZoomSelection}, true);
        if (chosen.tasks.isEmpty())
            enable({C::Rename}, true);
    }
    if (!package.notes.isEmpty() || !package.groups.isEmpty())
        enable({C::SelectAll, C::ZoomFit}, true);
    const QSet<GroupId> groups = groupsMeant(scene, package);
    enable({C::Group}, !chosen.tasks.isEmpty() || chosen.groups.size() > 1);
    enable({C::Ungroup, C::Fold}, !groups.isEmpty());
    enable({C::FoldAll, C::UnfoldAll}, !package.groups.isEmpty());
    enable({C::NoteYellow, C::NoteBlue, C::NoteGreen, C::NoteRed, C::NoteGrey}, !chosen.notes.isEmpty());
    for (int c = int(C::NoteYellow); c <= int(C::NoteGrey); ++c) {
        const bool all = !chosen.notes.isEmpty() &&
                         std::all_of(chosen.notes.cbegin(), chosen.notes.cend(), [&](const NoteId& id) {
                             const StickyNote* note = package.note(id);
                             return note && note->color == colorFor(C(c));
                         });
        action(C(c))->setChecked(all);
    }
    const QList<QString> ids = lockable(scene);
    enable({C::Lock}, !ids.isEmpty());
    action(C::Lock)->setChecked(allLocked(ids, package));
}

void CanvasActions::popUpPartMenu(const QPoint& global)
{
    const CanvasSelection& chosen = m_view->canvasScene()->selection();
    QMenu* menu = newMenu();
    const auto add = [&](std::initializer_list<C> commands) { addTo(menu, commands); };
    if (!chosen.groups.isEmpty())
        add({C::Fold, C::Ungroup});
    if (!chosen.notes.isEmpty())
        add({C::NoteYellow, C::NoteBlue, C::NoteGreen, C::NoteRed, C::NoteGrey});
    add({C::Rename, C::Lock});
    add({C::Cut, C::Copy, C::Paste, C::Duplicate});
    add({C::Delete});
    add({C::Properties});
    menu->popup(global);
}

} // namespace stellwerk
