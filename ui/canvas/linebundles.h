// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/constraintitem.h"

#include <QHash>
#include <QObject>
#include <QPair>
#include <QSet>
#include <QString>
#include <QTimer>

namespace stellwerk {

class CanvasScene;

// Where folded cards stand for tasks, constraints between the same two cards are drawn as one line that tells
// how many they are, and those within a card are not drawn. Main thread.
class LineBundles final : public QObject
{
    Q_OBJECT
public:
    explicit LineBundles(CanvasScene* scene);

    void clear();
    void update(ConstraintItem* line); // it came, or one of its ends changed
    void remove(ConstraintItem* line);
    void flush();
    // All that are drawn as the one line.
    // How far from the middle of a folded card's side a line leaves (or arrives): kinds keep apart there,
    // too.
    [[nodiscard]] double laneOf(const ConstraintItem* line, bool leaving) const;
    [[nodiscard]] QSet<QString> bundleOf(const QString& constraint) const;

private:
    using Ends = QPair<QString, QString>; // what the line leaves and reaches: tasks or folded groups
    [[nodiscard]] Ends endsOf(const ConstraintItem* line) const;
    void touch(const Ends& ends);
    void show(const QSet<ConstraintItem*>& lines, bool within);
    void spread();

    CanvasScene* m_scene;
    QHash<Ends, QSet<ConstraintItem*>> m_bundles; // of those that end at a folded card
    QHash<const ConstraintItem*, Ends> m_endsOf;
    QHash<QPair<QString, bool>, int> m_lanes; // at a folded card's side (leaving?): which are in use, as bits
    QSet<Ends> m_touched;
    QTimer m_flush;
};

} // namespace stellwerk
