// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/panecycle.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>

#include <algorithm>

namespace stellwerk {

namespace {

bool takesFocus(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0 &&
           !widget->focusProxy();
}

// Lists first: what a dock is about, not the filter above it.
QWidget* entranceOf(QWidget* pane)
{
    if (takesFocus(pane))
        return pane;
    QWidget* any = nullptr;
    const QWidget* content = pane;
    if (const auto* dock = qobject_cast<QDockWidget*>(pane))
        content = dock->widget();
    for (QWidget* child : content->findChildren<QWidget*>()) {
        if (!takesFocus(child))
            continue;
        if (qobject_cast<QAbstractItemView*>(child))
            return child;
        if (!any)
            any = child;
    }
    return any;
}

} // namespace

PaneCycle::PaneCycle(QMainWindow* window, std::function<QWidget*()> centre)
    : QObject(window)
    , m_window(window)
    , m_centre(std::move(centre))
{}

QList<QWidget*> PaneCycle::panes() const
{
    QList<QWidget*> found;
    if (QWidget* centre = m_centre(); centre && centre->isVisible())
        found.append(centre);
    for (QDockWidget* dock : m_window->findChildren<QDockWidget*>(Qt::FindDirectChildrenOnly)) {
        // A dock behind another tab is visible to Qt, but nobody sees it.
        if (dock->isVisible() && dock->widget() && !dock->widget()->visibleRegion().isEmpty())
            found.append(dock);
    }
    const auto placeOf = [this](const QWidget* pane) {
        const auto* dock = qobject_cast<const QDockWidget*>(pane);
        if (!dock)
            return 1;
        if (dock->isFloating())
            return 4;
        switch (m_window->dockWidgetArea(const_cast<QDockWidget*>(dock))) {
        case Qt::LeftDockWidgetArea:
            return 0;
        case Qt::RightDockWidgetArea:
            return 2;
        default:
            return 3;
        }
    };
    std::stable_sort(found.begin(), found.end(), [&](QWidget* a, QWidget* b) {
        const int one = placeOf(a);
        const int other = placeOf(b);
        if (one != other)
            return one < other;
        return a->mapToGlobal(QPoint()).y() * 10000 + a->mapToGlobal(QPoint()).x() <
               b->mapToGlobal(QPoint()).y() * 10000 + b->mapToGlobal(QPoint()).x();
    });
    return found;
}

void PaneCycle::step(int by)
{
    const QList<QWidget*> all = panes();
    if (all.isEmpty())
        return;
    QWidget* focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (focus && (all.at(i) == focus || all.at(i)->isAncestorOf(focus)))
            at = i;
    }
    if (at >= 0)
        m_last[all.at(at)] = focus;
    const qsizetype first = at < 0 ? (by > 0 ? 0 : all.size() - 1) : at + by;
    for (qsizetype tried = 0; tried < all.size(); ++tried) {
        const qsizetype next = ((first + by * tried) % all.size() + all.size()) % all.size();
        enter(all.at(next));
        QWidget* now = QApplication::focusWidget();
        if (now && (now == all.at(next) || all.at(next)->isAncestorOf(now)))
            return;
    }
}

void PaneCycle::focusInto(QWidget* pane)
{
    pane->window()->activateWindow();
    if (QWidget* target = entranceOf(pane))
        target->setFocus(Qt::ShortcutFocusReason);
}

void PaneCycle::enter(QWidget* pane)
{
    pane->window()->activateWindow();
    QWidget* target = m_last.value(pane);
    if (!target || !takesFocus(target))
        target = entranceOf(pane);
    if (target)
        target->setFocus(Qt::ShortcutFocusReason);
}

} // namespace stellwerk
