// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/notelayer.h"

#include "canvas/canvasscene.h"

namespace stellwerk {

NoteLayer::NoteLayer(CanvasScene* scene)
    : QObject(scene)
    , m_scene(scene)
{
    const PackageDocument* document = scene->editor()->document();
    connect(document, &PackageDocument::noteAdded, this, &NoteLayer::add);
    connect(document, &PackageDocument::noteRemoved, this, &NoteLayer::remove);
    connect(document, &PackageDocument::noteChanged, this, &NoteLayer::change);
    connect(document, &PackageDocument::noteMoved, this, &NoteLayer::home);
    connect(document, &PackageDocument::lockChanged, this, &NoteLayer::home);
}

void NoteLayer::rebuild()
{
    qDeleteAll(std::exchange(m_items, {}));
    for (const StickyNote& note : m_scene->editor()->package().notes)
        add(note.id);
}

void NoteLayer::add(const NoteId& id)
{
    if (m_items.contains(id))
        return;
    auto* item = new NoteItem(id);
    m_items.insert(id, item);
    change(id);
    home(id);
    m_scene->addItem(item);
}

void NoteLayer::remove(const NoteId& id)
{
    delete m_items.take(id);
    Q_EMIT removed(id);
}

void NoteLayer::change(const NoteId& id)
{
    NoteItem* item = this->item(id);
    const StickyNote* note = m_scene->editor()->package().note(id);
    if (item && note)
        item->setNote(*note);
}

void NoteLayer::place(const NoteId& id, const QPointF& at)
{
    if (NoteItem* item = this->item(id))
        item->setPos(at);
}

void NoteLayer::home(const NoteId& id)
{
    NoteItem* item = this->item(id);
    if (!item)
        return;
    const ParentPackage& package = m_scene->editor()->package();
    item->setPos(package.layout.value(id));
    item->setSize(package.noteSizes.value(id));
    item->mark(NoteItem::Locked, package.locked.contains(id));
}

void NoteLayer::themeChanged()
{
    for (NoteItem* item : std::as_const(m_items))
        item->themeChanged();
}

} // namespace stellwerk
