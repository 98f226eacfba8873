// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/savedstate.h"

#include "package/packagefile.h"

#include <algorithm>

namespace stellwerk {

namespace {

// Values may differ in what is not written (a wait between no attempts): the file's text decides.
bool writtenAlike(const ParentPackage& one, const ParentPackage& other)
{
    return one == other || serializePackage(one) == serializePackage(other);
}

bool differ(const Task& one, const Task& other)
{
    if (one == other)
        return false;
    ParentPackage first;
    ParentPackage second;
    first.tasks = {one};
    second.tasks = {other};
    return !writtenAlike(first, second);
}

bool differ(const Constraint& one, const Constraint& other)
{
    if (one == other)
        return false;
    ParentPackage first;
    ParentPackage second;
    first.constraints = {one};
    second.constraints = {other};
    return !writtenAlike(first, second);
}

bool differ(const QHash<TaskId, QPointF>& one, const QHash<TaskId, QPointF>& other, const TaskId& id)
{
    const auto mine = one.constFind(id);
    const auto theirs = other.constFind(id);
    if (mine == one.cend() || theirs == other.cend())
        return (mine == one.cend()) != (theirs == other.cend());
    // Exactly: QPointF's own comparison takes near for equal, the file does not.
    const auto same = [](double a, double b) { return !(a < b) && !(b < a); };
    if (same(mine->x(), theirs->x()) && same(mine->y(), theirs->y()))
        return false;
    ParentPackage first;
    ParentPackage second;
    first.layout = {{id, *mine}};
    second.layout = {{id, *theirs}};
    return serializePackage(first) != serializePackage(second);
}

// Everything that is not compared part by part.
ParentPackage restOf(const ParentPackage& package)
{
    ParentPackage rest = package;
    rest.tasks.clear();
    rest.constraints.clear();
    rest.layout.clear();
    return rest;
}

} // namespace

void SavedState::set(std::optional<ParentPackage> saved)
{
    m_saved = std::move(saved);
    m_witness = {};
}

bool SavedState::differs(const ParentPackage& now) const
{
    if (!m_saved || now.tasks.size() != m_saved->tasks.size() ||
        now.constraints.size() != m_saved->constraints.size() || now.layout.size() != m_saved->layout.size())
        return true;
    if (!stillDiffers(now))
        m_witness = look(now);
    return m_witness.kind != Witness::None;
}

bool SavedState::stillDiffers(const ParentPackage& now) const
{
    switch (m_witness.kind) {
    case Witness::None:
        return false;
    case Witness::Task:
        return m_witness.index < now.tasks.size() &&
               differ(now.tasks.at(m_witness.index), m_saved->tasks.at(m_witness.index));
    case Witness::Constraint:
        return m_witness.index < now.constraints.size() &&
               differ(now.constraints.at(m_witness.index), m_saved->constraints.at(m_witness.index));
    case Witness::Place:
        return differ(now.layout, m_saved->layout, m_witness.id);
    case Witness::Rest:
        return !writtenAlike(restOf(now), restOf(*m_saved));
    }
    return false;
}

SavedState::Witness SavedState::look(const ParentPackage& now) const
{
    // Lists that nobody touched still share their memory with the saved ones.
    if (now.tasks.constData() != m_saved->tasks.constData()) {
        for (qsizetype i = 0; i < now.tasks.size(); ++i) {
            if (differ(now.tasks.at(i), m_saved->tasks.at(i)))
                return {Witness::Task, i, {}};
        }
    }
    if (now.constraints.constData() != m_saved->constraints.constData()) {
        for (qsizetype i = 0; i < now.constraints.size(); ++i) {
            if (differ(now.constraints.at(i), m_saved->constraints.at(i)))
                return {Witness::Constraint, i, {}};
        }
    }
    for (auto it = now.layout.cbegin(); it != now.layout.cend(); ++it) {
        if (differ(now.layout, m_saved->layout, it.key()))
            return {Witness::Place, 0, it.key()};
    }
    if (!writtenAlike(restOf(now), restOf(*m_saved)))
        return {Witness::Rest, 0, {}};
    return {};
}

} // namespace stellwerk
