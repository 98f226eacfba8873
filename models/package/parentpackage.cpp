// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/parentpackage.h"

#include <algorithm>

namespace stellwerk {

namespace {
template <typename List>
auto findById(const List& list, const QString& id) -> const typename List::value_type*
{
    const auto it = std::find_if(list.cbegin(), list.cend(), [&](const auto& part) { return part.id == id; });
    return it == list.cend() ? nullptr : &*it;
}
} // namespace

const Task* ParentPackage::task(const TaskId& id) const
{
    return findById(tasks, id);
}

const Constraint* ParentPackage::constraint(const ConstraintId& id) const
{
    return findById(constraints, id);
}

const Group* ParentPackage::group(const GroupId& id) const
{
    return findById(groups, id);
}

const StickyNote* ParentPackage::note(const NoteId& id) const
{
    return findById(notes, id);
}

} // namespace stellwerk
