// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/groupitem.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

namespace stellwerk {

class CanvasScene;
class TaskItem;

// The groups of a scene: frames that follow their tasks, folded cards that stand for them, and what a drag of
// cards would change of who belongs to whom. What changed is gathered and brought up to date at once. Main
// thread.
class GroupLayer final : public QObject
{
    Q_OBJECT
public:
    explicit GroupLayer(CanvasScene* scene);

    void rebuild(); // the scene's document is another one
    [[nodiscard]] GroupItem* item(const GroupId& id) const { return m_items.value(id); }
    [[nodiscard]] const QHash<GroupId, GroupItem*>& items() const { return m_items; }
    [[nodiscard]] QList<TaskId> members(const GroupId& id) const; // in the document's order
    // The folded card that stands for a task; null: the task shows itself.
    [[nodiscard]] GroupItem* foldedOver(const TaskId& task) const;
    // The group whose frame (or folded card) a card dropped there would join; empty: none.
    [[nodiscard]] GroupId groupAt(const QPointF& at) const;

    // Told by the scene.
    void taskAdded(const TaskId& task);
    void taskRemoved(const TaskId& task);
    void taskChanged(const TaskId& task);
    void taskMoved(const TaskId& task);
    void pictureChanged(const TaskId& task);
    void tick();  // spinners
    void flush(); // brings frames and pictures up to date now

    // A drag of cards. Says in a sentence what dropping them now changes; empty: nothing. `onlyMove`: it is
    // wished that nothing changes.
    [[nodiscard]] QString follow(const QHash<TaskId, QPointF>& places, bool onlyMove);
    // What follow() found, by task; empty id: it leaves its group. Ends the drag.
    QHash<TaskId, GroupId> takeChanges();
    // Frames of empty groups shown elsewhere while they are dragged.
    void place(const GroupId& id, const QPointF& at);
    void home(const GroupId& id);

Q_SIGNALS:
    void removed(const stellwerk::GroupId& id);
    void folded(const stellwerk::GroupId& id); // or unfolded

private:
    void sync();
    void refold(const GroupId& id);
    void join(const TaskId& task, const GroupId& group);
    void touch(const GroupId& id);
    void update(const GroupId& id);
    void beginFollowing(const QHash<TaskId, QPointF>& places);
    void propose(const QHash<TaskId, GroupId>& changes);
    [[nodiscard]] GroupId proposalFor(const TaskId& task, const QPointF& at) const;
    [[nodiscard]] QString hintFor(const QHash<TaskId, GroupId>& changes) const;
    [[nodiscard]] GroupId shownGroup(const TaskId& task) const;
    void show(const TaskId& task);

    CanvasScene* m_scene;
    QHash<GroupId, GroupItem*> m_items;
    QHash<TaskId, GroupId> m_groupOf; // of groups that are there
    QHash<GroupId, QSet<TaskId>> m_members;
    QSet<GroupId> m_folded;
    QSet<GroupId> m_touched;
    QTimer m_flush;

    struct Drag
    {
        QHash<GroupId, QRectF> rest; // frames of the groups without the cards that are dragged
        QHash<TaskId, GroupId> changes;
        bool shown = true; // the cards follow the pointer; very many of them do not
    };
    std::optional<Drag> m_drag;
};

} // namespace stellwerk
