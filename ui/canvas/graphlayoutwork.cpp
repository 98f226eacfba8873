// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/graphlayout.h"
#include "canvas/layoutplaces.h"
#include "canvas/packagegraph.h"

// The work of a layout, from the package to the new places; runs on its own thread.
namespace stellwerk {

namespace {

using Places = GraphLayout::Places;

ParentPackage partOf(const ParentPackage& package, const QSet<TaskId>& only)
{
    ParentPackage part = package;
    if (only.isEmpty())
        return part;
    part.tasks.removeIf([&](const Task& task) { return !only.contains(task.id); });
    part.constraints.removeIf(
        [&](const Constraint& c) { return !only.contains(c.from) || !only.contains(c.to); });
    return part;
}

Places laidOut(const ParentPackage& part, const GraphLayout::Options& options)
{
    Places places = GraphLayout::byDot(part, options.flow);
    if (places.isEmpty())
        places = GraphLayout::inLayers(part);
    return options.wrap ? layoutmeasures::wrapped(places, part, options.flow) : places;
}

// Each set of new tasks that hang together finds its own place.
Places newOnes(const ParentPackage& package, const GraphLayout::Options& options)
{
    ParentPackage now = package;
    QSet<TaskId> placed;
    for (const Task& task : package.tasks) {
        if (!options.only.contains(task.id))
            placed.insert(task.id);
        else
            now.layout.remove(task.id);
    }
    const ParentPackage part = partOf(package, options.only);
    const PackageGraph graph(part);
    Places result;
    for (const Task& task : part.tasks) {
        if (result.contains(task.id))
            continue;
        const QSet<TaskId> together = graph.connected({task.id});
        const Places block = laidOut(partOf(part, together), options);
        const Places there = layoutmeasures::beside(block, now, placed, options.flow);
        for (auto it = there.cbegin(); it != there.cend(); ++it) {
            result.insert(it.key(), it.value());
            now.layout.insert(it.key(), it.value());
            placed.insert(it.key());
        }
    }
    return result;
}

} // namespace

Places GraphLayout::compute(const ParentPackage& package, const Options& options)
{
    if (options.beside)
        return newOnes(package, options);
    const ParentPackage part = partOf(package, options.only);
    if (part.tasks.isEmpty())
        return {};
    const Places places = laidOut(part, options);
    QSet<TaskId> kept;
    Places old;
    for (const Task& task : part.tasks) {
        old.insert(task.id, package.layout.value(task.id));
        if (options.keep.contains(task.id))
            kept.insert(task.id);
    }
    if (kept.isEmpty())
        return layoutmeasures::movedTo(places, layoutmeasures::topLeftOf(old));
    return layoutmeasures::aroundKept(places, package, kept, options.flow);
}

} // namespace stellwerk
