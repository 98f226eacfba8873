// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/startneeds.h"

namespace stellwerk {

namespace {

// What must have happened before a task can start, as far as it is the same in every case: how each task that
// branches (success here, failure there) must have ended. A contradiction means that the task never starts.
struct Needs
{
    bool never = false;
    QHash<int, ConstraintKind> ends; // task -> how it must have ended

    // This and `other` must both be.
    void join(const Needs& other)
    {
        never = never || other.never;
        for (auto it = other.ends.cbegin(); it != other.ends.cend(); ++it) {
            never = never || ends.value(it.key(), it.value()) != it.value();
            ends.insert(it.key(), it.value());
        }
    }
    // One of the two must be: what both need.
    void meet(const Needs& other)
    {
        for (auto it = ends.begin(); it != ends.end();) {
            const auto same = other.ends.constFind(it.key());
            it = same != other.ends.cend() && *same == it.value() ? std::next(it) : ends.erase(it);
        }
    }
};

class Search
{
public:
    explicit Search(const ParentPackage& package)
        : m_package(package)
        , m_into(size_t(package.tasks.size()))
        , m_next(size_t(package.tasks.size()))
        , m_branches(size_t(package.tasks.size()))
        , m_needs(size_t(package.tasks.size()))
    {
        QHash<TaskId, int> index;
        for (int i = 0; i < int(package.tasks.size()); ++i)
            index.insert(package.tasks.at(i).id, i);
        for (const Constraint& c : package.constraints) {
            const int from = index.value(c.from, -1);
            const int to = index.value(c.to, -1);
            if (from < 0 || to < 0 || from == to)
                continue;
            m_into[size_t(to)].emplace_back(from, c.kind);
            m_next[size_t(from)].push_back(to);
            m_branches[size_t(from)] |= c.kind == ConstraintKind::Success   ? 1
                                        : c.kind == ConstraintKind::Failure ? 2
                                                                            : 0;
        }
    }

    std::vector<int> run()
    {
        std::vector<size_t> open;
        std::vector<int> order;
        for (size_t task = 0; task < m_into.size(); ++task) {
            open.push_back(m_into[task].size());
            if (m_into[task].empty())
                order.push_back(int(task));
        }
        std::vector<int> never;
        for (size_t at = 0; at < order.size(); ++at) {
            const int task = order[at];
            m_needs[size_t(task)] = needsOf(task);
            if (m_needs[size_t(task)].never)
                never.push_back(task);
            for (const int to : m_next[size_t(task)]) {
                if (--open[size_t(to)] == 0)
                    order.push_back(to);
            }
        }
        return never;
    }

private:
    [[nodiscard]] Needs needsOf(int task) const
    {
        const std::vector<std::pair<int, ConstraintKind>>& into = m_into[size_t(task)];
        const bool any = m_package.tasks.at(task).join == Join::Any;
        Needs result;
        bool first = true;
        for (const auto& [from, kind] : into) {
            Needs one = m_needs[size_t(from)];
            // A disabled task is passed over and counts as a success, so its failure cannot come.
            one.never = one.never || (m_package.tasks.at(from).disabled && kind == ConstraintKind::Failure);
            if (m_branches[size_t(from)] == 3 && kind != ConstraintKind::Completion)
                one.ends.insert(from, kind);
            if (any && one.never)
                continue;
            if (first)
                result = one;
            else if (any)
                result.meet(one);
            else
                result.join(one);
            first = false;
        }
        if (first && !into.empty())
            result.never = true; // join any, and none of them can hold
        return result;
    }

    const ParentPackage& m_package;
    std::vector<std::vector<std::pair<int, ConstraintKind>>> m_into; // from, kind
    std::vector<std::vector<int>> m_next;
    std::vector<int> m_branches; // bit 1: a success goes out, bit 2: a failure
    std::vector<Needs> m_needs;
};

} // namespace

std::vector<int> tasksThatNeverStart(const ParentPackage& package)
{
    return Search(package).run();
}

} // namespace stellwerk
