// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/noteitem.h"

#include <QHash>
#include <QObject>

namespace stellwerk {

class CanvasScene;

// The notes of a scene, found by id; follows the document by difference. Main thread.
class NoteLayer final : public QObject
{
    Q_OBJECT
public:
    explicit NoteLayer(CanvasScene* scene);

    void rebuild(); // the scene's document is another one
    [[nodiscard]] NoteItem* item(const NoteId& id) const { return m_items.value(id); }
    [[nodiscard]] const QHash<NoteId, NoteItem*>& items() const { return m_items; }
    void place(const NoteId& id, const QPointF& at); // while it is dragged
    void home(const NoteId& id);                     // where the document has it
    void themeChanged();

Q_SIGNALS:
    void removed(const stellwerk::NoteId& id);

private:
    void add(const NoteId& id);
    void remove(const NoteId& id);
    void change(const NoteId& id);

    CanvasScene* m_scene;
    QHash<NoteId, NoteItem*> m_items;
};

} // namespace stellwerk
