// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QTimer>
#include <QTreeView>

namespace stellwerk {

class FleetDelegate;
class FleetFilterProxy;
class FleetModel;

// The tree of groups, servers and jobs. Jobs are dragged out of it, several at once. It remembers what was
// unfolded while a filter is on and after. Main thread.
class FleetView final : public QTreeView
{
    Q_OBJECT
public:
    explicit FleetView(FleetModel* fleet, QWidget* parent = nullptr);

    [[nodiscard]] FleetFilterProxy* proxy() const { return m_proxy; }
    void setFilter(const QString& text);
    // Selects and shows a server or one of its jobs; nothing if it is not there.
    void reveal(const QString& server, const QString& job = {});

protected:
    void startDrag(Qt::DropActions actions) override;

private:
    void remember(const QModelIndex& index, bool expanded);
    void restoreExpansion(const QModelIndex& parent = {});
    void unfoldMatches(const QModelIndex& parent = {});
    void unfoldNew(const QModelIndex& parent, int first, int last);
    void animate();
    [[nodiscard]] QPixmap dragPicture(int jobs) const;
    [[nodiscard]] static QString pathOf(const QModelIndex& index);

    FleetModel* m_fleet;
    FleetFilterProxy* m_proxy;
    FleetDelegate* m_delegate;
    QSet<QString> m_folded; // paths that the user folded, or servers not yet unfolded by him
    QSet<QString> m_unfolded;
    bool m_restoring = false;
    QTimer m_animation;
    double m_turn = 0;
};

} // namespace stellwerk
