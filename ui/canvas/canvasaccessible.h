// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QAccessibleWidget>
#include <QHash>

namespace stellwerk {

class CanvasView;

// The canvas for screen readers: a list whose items are the tasks, groups and notes in reading order, with
// their names, states, places and focus. QGraphicsView shows none of its items to them by itself.
class CanvasAccessible final : public QAccessibleWidget
{
public:
    explicit CanvasAccessible(CanvasView* view);
    ~CanvasAccessible() override;

    static void install(); // once is enough; again does nothing
    static void tellFocus(CanvasView* view, const QString& id);
    static void tellState(CanvasView* view, const TaskId& task);

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;

private:
    [[nodiscard]] const QList<QString>& order() const;
    [[nodiscard]] QAccessibleInterface* interfaceOf(const QString& id) const;

    CanvasView* m_view;
    mutable QList<QString> m_order;
    mutable int m_revision = -1;
    mutable QHash<QString, QAccessible::Id> m_ids;
};

} // namespace stellwerk
