// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>

#include <cmath>
#include <optional>

namespace stellwerk {

// Where the view was before each jump, as a browser's back and forward.
class ViewHistory
{
public:
    struct Place
    {
        double zoom = 1;
        QPointF centre;
        [[nodiscard]] bool isNear(const Place& other) const
        {
            return std::abs(zoom - other.zoom) < 0.001 &&
                   std::hypot(centre.x() - other.centre.x(), centre.y() - other.centre.y()) < 4;
        }
    };

    void leave(const Place& here)
    {
        m_forward.clear();
        if (m_back.isEmpty() || !m_back.last().isNear(here))
            m_back.append(here);
        if (m_back.size() > kMost)
            m_back.removeFirst();
    }
    [[nodiscard]] std::optional<Place> back(const Place& here) { return step(m_back, m_forward, here); }
    [[nodiscard]] std::optional<Place> forward(const Place& here) { return step(m_forward, m_back, here); }
    [[nodiscard]] bool canGoBack() const { return !m_back.isEmpty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.isEmpty(); }
    void clear()
    {
        m_back.clear();
        m_forward.clear();
    }

private:
    static constexpr qsizetype kMost = 50;

    // Places that are where the view stands already are passed over: nothing would happen.
    static std::optional<Place> step(QList<Place>& from, QList<Place>& to, const Place& here)
    {
        while (!from.isEmpty() && from.last().isNear(here))
            from.removeLast();
        if (from.isEmpty())
            return std::nullopt;
        to.append(here);
        return from.takeLast();
    }

    QList<Place> m_back;
    QList<Place> m_forward;
};

} // namespace stellwerk
