// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvaspart.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QSet>

#include <functional>

namespace stellwerk {

class CanvasView;

// The canvas for screen readers: a list whose items are the tasks in reading order, then the constraints,
// with names, states, places, focus and actions. QGraphicsView shows none of its items to them by itself.
class CanvasAccessible final : public QAccessibleWidget
{
public:
    explicit CanvasAccessible(CanvasView* view);
    ~CanvasAccessible() override;

    static void install(); // once is enough; again does nothing
    static void tellFocus(CanvasView* view);
    static void tellState(CanvasView* view, const CanvasPart& part);
    // Those that became selected or are so no longer.
    static void tellSelection(CanvasView* view, const QSet<CanvasPart>& changed);
    static void tellParts(CanvasView* view); // some came or went
    // Hears what is told even where the platform has no screen reader: for tests. Null: nobody.
    static void setWitness(std::function<void(const QAccessibleEvent&)> listener);

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;

private:
    [[nodiscard]] const QList<CanvasPart>& order() const;
    [[nodiscard]] QAccessibleInterface* interfaceOf(const CanvasPart& part) const;

    CanvasView* m_view;
    mutable QList<CanvasPart> m_order;
    mutable int m_revision = -1;
    mutable QHash<CanvasPart, QAccessible::Id> m_ids;
};

} // namespace stellwerk
