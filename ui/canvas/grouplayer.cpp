// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/grouplayer.h"

#include "canvas/canvasscene.h"
#include "canvas/taskitem.h"

#include <algorithm>

namespace stellwerk {

namespace {

// A card that stays so near to its group still belongs to it: people stretch groups by moving their cards.
constexpr double kHold = 96;

} // namespace

GroupLayer::GroupLayer(CanvasScene* scene)
    : QObject(scene)
    , m_scene(scene)
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(0);
    connect(&m_flush, &QTimer::timeout, this, &GroupLayer::flush);
    const PackageDocument* document = scene->editor()->document();
    connect(document, &PackageDocument::groupsChanged, this, &GroupLayer::sync);
    connect(document, &PackageDocument::groupFolded, this, &GroupLayer::refold);
    connect(document, &PackageDocument::edited, this, &GroupLayer::flush);
}

void GroupLayer::rebuild()
{
    m_drag.reset();
    m_touched.clear();
    m_groupOf.clear();
    m_members.clear();
    m_folded.clear();
    qDeleteAll(std::exchange(m_items, {}));
    sync();
    flush();
}

// Groups that came, went or changed; tasks may name a group before it is there.
void GroupLayer::sync()
{
    const ParentPackage& package = m_scene->editor()->package();
    QSet<GroupId> there;
    bool news = false;
    for (const Group& group : package.groups) {
        there.insert(group.id);
        touch(group.id);
        if (m_items.contains(group.id))
            continue;
        news = true;
        auto* item = new GroupItem(m_scene, group.id);
        m_items.insert(group.id, item);
        m_scene->addItem(item);
        if (package.folded.contains(group.id))
            m_folded.insert(group.id);
    }
    const QList<GroupId> had = m_items.keys();
    for (const GroupId& id : had) {
        if (there.contains(id))
            continue;
        const bool folded = m_folded.remove(id);
        const QSet<TaskId> left = m_members.take(id);
        delete m_items.take(id);
        m_touched.remove(id);
        for (const TaskId& task : left) {
            m_groupOf.remove(task);
            if (folded)
                show(task);
        }
        Q_EMIT removed(id);
    }
    if (!news)
        return;
    for (const Task& task : package.tasks) {
        if (!task.group.isEmpty())
            join(task.id, task.group);
    }
}

void GroupLayer::refold(const GroupId& id)
{
    if (!m_items.contains(id))
        return;
    touch(id);
    const bool folded = m_scene->editor()->package().folded.contains(id);
    if (folded == m_folded.contains(id))
        return;
    if (folded)
        m_folded.insert(id);
    else
        m_folded.remove(id);
    m_items.value(id)->mark(GroupItem::HoldsSelected, false);
    update(id); // before lines look for its ports
    const QSet<TaskId> members = m_members.value(id);
    for (const TaskId& task : members)
        show(task);
    Q_EMIT this->folded(id);
}

// A card shows, or hides behind its group's; its lines end accordingly.
void GroupLayer::show(const TaskId& task)
{
    TaskItem* item = m_scene->taskItem(task);
    if (!item)
        return;
    item->setVisible(!foldedOver(task));
    m_scene->endsChanged(task);
}

void GroupLayer::join(const TaskId& task, const GroupId& group)
{
    const GroupId before = m_groupOf.value(task);
    const GroupId after = m_items.contains(group) ? group : GroupId();
    if (before == after)
        return;
    const bool wasHidden = foldedOver(task) != nullptr;
    if (!before.isEmpty()) {
        m_members[before].remove(task);
        touch(before);
    }
    if (after.isEmpty()) {
        m_groupOf.remove(task);
    } else {
        m_groupOf.insert(task, after);
        m_members[after].insert(task);
        touch(after);
    }
    if (wasHidden || foldedOver(task))
        show(task);
}

void GroupLayer::taskAdded(const TaskId& task)
{
    taskChanged(task);
}

void GroupLayer::taskChanged(const TaskId& task)
{
    const Task* found = m_items.isEmpty() ? nullptr : m_scene->editor()->package().task(task);
    if (found)
        join(task, found->group);
}

void GroupLayer::taskRemoved(const TaskId& task)
{
    join(task, {});
}

void GroupLayer::taskMoved(const TaskId& task)
{
    const GroupId group = shownGroup(task);
    if (!group.isEmpty())
        touch(group);
}

void GroupLayer::pictureChanged(const TaskId& task)
{
    const GroupId group = m_groupOf.value(task);
    if (m_folded.contains(group))
        touch(group);
}

void GroupLayer::tick()
{
    for (const GroupId& id : std::as_const(m_folded)) {
        GroupItem* item = m_items.value(id);
        if (item && item->picture().running)
            item->QGraphicsItem::update();
    }
}

void GroupLayer::touch(const GroupId& id)
{
    m_touched.insert(id);
    if (!m_flush.isActive())
        m_flush.start();
}

void GroupLayer::flush()
{
    for (const GroupId& id : std::exchange(m_touched, {}))
        update(id);
    m_flush.stop();
}

GroupItem* GroupLayer::foldedOver(const TaskId& task) const
{
    if (m_folded.isEmpty())
        return nullptr;
    const GroupId group = m_groupOf.value(task);
    return m_folded.contains(group) ? m_items.value(group) : nullptr;
}

// As it would be if the cards were dropped now.
GroupId GroupLayer::shownGroup(const TaskId& task) const
{
    if (m_drag && m_drag->shown) {
        const auto change = m_drag->changes.constFind(task);
        if (change != m_drag->changes.cend())
            return *change;
    }
    return m_groupOf.value(task);
}

QList<TaskId> GroupLayer::members(const GroupId& id) const
{
    const QSet<TaskId> all = m_members.value(id);
    QList<TaskId> ordered;
    if (all.isEmpty())
        return ordered;
    for (const Task& task : m_scene->editor()->package().tasks) {
        if (all.contains(task.id))
            ordered.append(task.id);
    }
    return ordered;
}

void GroupLayer::update(const GroupId& id)
{
    GroupItem* item = m_items.value(id);
    const ParentPackage& package = m_scene->editor()->package();
    const Group* group = package.group(id);
    if (!item || !group)
        return;
    const bool folded = m_folded.contains(id);
    const QSet<TaskId> members = m_members.value(id);
    QRectF cards;
    QList<GroupPicture::Member> states;
    const auto add = [&](const TaskId& task) {
        const TaskItem* card = m_scene->taskItem(task);
        if (!card)
            return;
        cards |= card->card();
        const RunModel::TaskRow* row = folded ? m_scene->rowOf(task) : nullptr;
        states.append({row ? card->picture().look : std::nullopt, row && row->state == TaskState::Ended});
    };
    for (const TaskId& task : members) {
        if (shownGroup(task) == id)
            add(task);
    }
    if (m_drag && m_drag->shown) {
        for (auto it = m_drag->changes.cbegin(); it != m_drag->changes.cend(); ++it) {
            if (it.value() == id && !members.contains(it.key()))
                add(it.key());
        }
    }
    const QRectF before = item->outline();
    item->setFrame(cards.isEmpty() ? QRectF(package.layout.value(id), geometry::kCard)
                                   : GroupItem::frameAround(cards));
    item->setPicture(GroupPicture::of(*group, states, folded));
    if (!folded || before == item->outline())
        return;
    for (const TaskId& task : members)
        m_scene->endsMoved(task);
}

GroupId GroupLayer::groupAt(const QPointF& at) const
{
    GroupId best;
    double least = 0;
    for (auto it = m_items.cbegin(); it != m_items.cend(); ++it) {
        const QRectF outline = it.value()->outline();
        const double area = outline.width() * outline.height();
        if (outline.contains(at) && (best.isEmpty() || area < least)) {
            best = it.key();
            least = area;
        }
    }
    return best;
}

void GroupLayer::beginFollowing(const QHash<TaskId, QPointF>& places)
{
    flush();
    Drag drag;
    for (auto it = m_items.cbegin(); it != m_items.cend(); ++it) {
        QRectF cards;
        bool stays = false;
        const QSet<TaskId> members = m_members.value(it.key());
        for (const TaskId& task : members) {
            if (!places.contains(task)) {
                cards |= m_scene->taskItem(task)->card();
                stays = true;
            }
        }
        if (stays || (members.isEmpty() && !places.contains(it.key())))
            drag.rest.insert(it.key(), it.value()->isFolded() || !stays ? it.value()->outline()
                                                                        : GroupItem::frameAround(cards));
    }
    m_drag = drag;
}

GroupId GroupLayer::proposalFor(const TaskId& task, const QPointF& at) const
{
    const QRectF card = geometry::cardRect(at);
    const GroupId own = m_groupOf.value(task);
    GroupId best;
    double least = 0;
    for (auto it = m_drag->rest.cbegin(); it != m_drag->rest.cend(); ++it) {
        const double area = it.value().width() * it.value().height();
        if (it.value().contains(card.center()) && (best.isEmpty() || area < least)) {
            best = it.key();
            least = area;
        }
    }
    if (!best.isEmpty() || own.isEmpty())
        return best;
    const auto rest = m_drag->rest.constFind(own);
    if (rest == m_drag->rest.cend()) // the group moves as a whole
        return own;
    return rest->adjusted(-kHold, -kHold, kHold, kHold).intersects(card) ? own : GroupId();
}

QString GroupLayer::follow(const QHash<TaskId, QPointF>& places, bool onlyMove)
{
    if (m_items.isEmpty())
        return {};
    if (!m_drag)
        beginFollowing(places);
    QHash<TaskId, GroupId> changes;
    for (auto it = places.cbegin(); !onlyMove && it != places.cend(); ++it) {
        if (!m_scene->taskItem(it.key()) || foldedOver(it.key()))
            continue; // a note, or hidden: it goes where its group goes
        m_drag->shown = m_scene->taskItem(it.key())->pos() == it.value();
        const GroupId wanted = proposalFor(it.key(), it.value());
        if (wanted != m_groupOf.value(it.key()))
            changes.insert(it.key(), wanted);
    }
    propose(changes);
    flush();
    return hintFor(changes);
}

void GroupLayer::propose(const QHash<TaskId, GroupId>& changes)
{
    if (changes == m_drag->changes)
        return;
    const auto touchAll = [this](const QHash<TaskId, GroupId>& some) {
        for (auto it = some.cbegin(); it != some.cend(); ++it) {
            for (const GroupId& id : {it.value(), m_groupOf.value(it.key())}) {
                if (GroupItem* item = m_items.value(id)) {
                    item->mark(GroupItem::Target, false);
                    touch(id);
                }
            }
        }
    };
    touchAll(m_drag->changes);
    touchAll(changes);
    m_drag->changes = changes;
    for (const GroupId& id : changes) {
        if (GroupItem* item = m_items.value(id))
            item->mark(GroupItem::Target, true);
    }
}

QString GroupLayer::hintFor(const QHash<TaskId, GroupId>& changes) const
{
    if (changes.isEmpty())
        return {};
    const QSet<GroupId> into(changes.cbegin(), changes.cend());
    if (into.size() > 1)
        return tr("Drop to change the groups of %n task(s). Shift: only move.", nullptr, int(changes.size()));
    const ParentPackage& package = m_scene->editor()->package();
    if (const Group* group = package.group(*into.cbegin()))
        return tr("Drop to put it into the group %1. Shift: only move.").arg(shownTitle(*group));
    return tr("Drop to take it out of its group. Shift: only move.");
}

QHash<TaskId, GroupId> GroupLayer::takeChanges()
{
    if (!m_drag)
        return {};
    const QHash<TaskId, GroupId> changes = m_drag->changes;
    propose({});
    m_drag.reset();
    return changes;
}

void GroupLayer::place(const GroupId& id, const QPointF& at)
{
    GroupItem* item = m_items.value(id);
    if (item && m_members.value(id).isEmpty())
        item->setFrame(QRectF(at, item->frame().size()));
}

void GroupLayer::home(const GroupId& id)
{
    touch(id);
}

} // namespace stellwerk
