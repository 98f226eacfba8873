// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <queue>
#include <vector>

namespace simulation {

using Milliseconds = std::chrono::milliseconds;

// Virtual time: what shall happen, in the order of its moments, and of its making within one moment. One
// thread; nothing happens but from step().
class Timeline
{
public:
    using Call = std::function<void()>;

    [[nodiscard]] Milliseconds now() const { return m_now; } // since the simulation began
    void after(Milliseconds wait, Call call)
    {
        m_queue.push({m_now + std::max(wait, Milliseconds(0)), ++m_made, std::move(call)});
    }
    // False when nothing is left.
    bool step()
    {
        if (m_queue.empty())
            return false;
        // The queue gives const access only; the element is popped before its call runs.
        Entry next = std::move(const_cast<Entry&>(m_queue.top()));
        m_queue.pop();
        m_now = next.at;
        next.call();
        return true;
    }

private:
    struct Entry
    {
        Milliseconds at;
        unsigned long long made;
        Call call;
        bool operator>(const Entry& other) const
        {
            return at != other.at ? at > other.at : made > other.made;
        }
    };
    Milliseconds m_now{0};
    unsigned long long m_made = 0;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_queue;
};

} // namespace simulation
