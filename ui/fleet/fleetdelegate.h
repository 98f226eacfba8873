// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace stellwerk {

// Paints a row of the fleet: picture and name at the left; of a job its usual duration, its last outcomes as
// a strip of cells (shape and colour, newest right) and whether it runs; of a server its state in a word, or
// why it is in trouble. Main thread.
class FleetDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit FleetDelegate(QObject* parent = nullptr);

    // The spinner's position, 0..1, and whether one was painted since takeRunningPainted() was last asked:
    // the view animates only while there is something to see.
    void setTurn(double turn) { m_turn = turn; }
    [[nodiscard]] bool takeRunningPainted() { return std::exchange(m_runningPainted, false); }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    struct Line;
    void paintBackground(QPainter* painter, const QStyleOptionViewItem& option) const;
    void paintJob(Line& line, const QModelIndex& index) const;
    void paintServer(Line& line, const QModelIndex& index) const;
    void paintOutcomes(Line& line, const QModelIndex& index) const;

    double m_turn = 0.1;
    mutable bool m_runningPainted = false;
};

} // namespace stellwerk
