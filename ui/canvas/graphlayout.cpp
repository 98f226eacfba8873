// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/graphlayout.h"

#include "canvas/canvasgeometry.h"

#include <QFutureWatcher>
#include <QtConcurrent/QtConcurrentRun>

#include <gvc.h>

#include <algorithm>
#include <limits>
#include <mutex>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr double kPointsPerInch = 72; // Graphviz: node sizes in inches, positions in points

std::mutex& graphvizMutex()
{
    static std::mutex mutex;
    return mutex;
}

void set(void* object, const char* name, const QByteArray& value)
{
    // Graphviz takes char* and copies.
    QByteArray key(name);
    QByteArray text(value);
    QByteArray empty("");
    agsafeset(object, key.data(), text.data(), empty.data());
}

QPointF topLeftOf(const GraphLayout::Places& places)
{
    double x = std::numeric_limits<double>::max();
    double y = x;
    for (const QPointF& at : places) {
        x = std::min(x, at.x());
        y = std::min(y, at.y());
    }
    return places.isEmpty() ? QPointF() : QPointF(x, y);
}

GraphLayout::Places movedTo(GraphLayout::Places places, const QPointF& corner)
{
    const QPointF by = corner - topLeftOf(places);
    for (QPointF& at : places)
        at = geometry::snapped(at + by);
    return places;
}

// Tasks in the order of their rows, so that dot keeps people's order where it may.
QList<Task> byRow(const ParentPackage& package)
{
    QList<Task> tasks = package.tasks;
    std::stable_sort(tasks.begin(), tasks.end(), [&](const Task& a, const Task& b) {
        return package.layout.value(a.id).y() < package.layout.value(b.id).y();
    });
    return tasks;
}

class DotGraph
{
public:
    DotGraph()
    {
        m_context = gvContext();
        QByteArray name("package");
        m_graph = agopen(name.data(), Agdirected, nullptr);
        const auto inches = [](double units) { return QByteArray::number(units / kPointsPerInch, 'f', 4); };
        set(m_graph, "rankdir", "LR");
        set(m_graph, "splines", "false");
        set(m_graph, "ranksep", inches(geometry::kColumnStep - geometry::kCard.width()));
        set(m_graph, "nodesep", inches(geometry::kRowStep - geometry::kCard.height()));
        m_width = inches(geometry::kCard.width());
        m_height = inches(geometry::kCard.height());
    }
    ~DotGraph()
    {
        if (m_laidOut)
            gvFreeLayout(m_context, m_graph);
        agclose(m_graph);
        gvFreeContext(m_context);
    }
    Q_DISABLE_COPY_MOVE(DotGraph)

    void addTask(const TaskId& id)
    {
        QByteArray name = id.toUtf8();
        Agnode_t* node = agnode(m_graph, name.data(), 1);
        set(node, "shape", "box");
        set(node, "fixedsize", "true");
        set(node, "width", m_width);
        set(node, "height", m_height);
        set(node, "label", "");
        m_nodes.insert(id, node);
    }
    void addConstraint(const Constraint& constraint)
    {
        Agnode_t* from = m_nodes.value(constraint.from);
        Agnode_t* to = m_nodes.value(constraint.to);
        if (from && to)
            agedge(m_graph, from, to, nullptr, 1);
    }
    GraphLayout::Places places()
    {
        m_laidOut = gvLayout(m_context, m_graph, "dot") == 0;
        GraphLayout::Places places;
        if (!m_laidOut)
            return places;
        for (auto it = m_nodes.cbegin(); it != m_nodes.cend(); ++it) {
            const pointf at = ND_coord(it.value()); // the centre, y upwards
            places.insert(it.key(),
                          {at.x - geometry::kCard.width() / 2, -at.y - geometry::kCard.height() / 2});
        }
        return places;
    }

private:
    GVC_t* m_context = nullptr;
    Agraph_t* m_graph = nullptr;
    QHash<TaskId, Agnode_t*> m_nodes;
    QByteArray m_width;
    QByteArray m_height;
    bool m_laidOut = false;
};

} // namespace

GraphLayout::GraphLayout(QObject* parent)
    : QObject(parent)
{}

GraphLayout::Places GraphLayout::byDot(const ParentPackage& package)
{
    const std::scoped_lock lock(graphvizMutex());
    DotGraph graph;
    for (const Task& task : byRow(package))
        graph.addTask(task.id);
    for (const Constraint& constraint : package.constraints)
        graph.addConstraint(constraint);
    return graph.places();
}

GraphLayout::Places GraphLayout::inLayers(const ParentPackage& package)
{
    QHash<TaskId, QList<TaskId>> next;
    QHash<TaskId, int> waiting;
    for (const Constraint& constraint : package.constraints) {
        next[constraint.from].append(constraint.to);
        ++waiting[constraint.to];
    }
    QHash<TaskId, int> column;
    QList<TaskId> open;
    for (const Task& task : package.tasks) {
        if (waiting.value(task.id) == 0)
            open.append(task.id);
    }
    while (!open.isEmpty()) {
        const TaskId current = open.takeFirst();
        for (const TaskId& id : next.value(current)) {
            column[id] = std::max(column.value(id), column.value(current) + 1);
            if (--waiting[id] == 0)
                open.append(id);
        }
    }
    Places places;
    QHash<int, int> rows;
    for (const Task& task : package.tasks) {
        const int c = column.value(task.id); // tasks of a cycle stand in the first column they reached
        places.insert(task.id, {c * geometry::kColumnStep, rows[c]++ * geometry::kRowStep});
    }
    return places;
}

void GraphLayout::arrange(const ParentPackage& package, const QSet<TaskId>& only)
{
    ParentPackage part = package;
    if (!only.isEmpty()) {
        part.tasks.removeIf([&](const Task& task) { return !only.contains(task.id); });
        part.constraints.removeIf(
            [&](const Constraint& c) { return !only.contains(c.from) || !only.contains(c.to); });
    }
    if (part.tasks.isEmpty())
        return;
    Places old;
    for (const Task& task : std::as_const(part.tasks))
        old.insert(task.id, package.layout.value(task.id));
    const QPointF corner = topLeftOf(old);
    const int generation = ++m_generation;
    ++m_pending;
    // A watcher that is a child, not QFuture::then: that one aborts when its context dies (style.md 4).
    auto* watcher = new QFutureWatcher<Places>(this);
    connect(watcher, &QFutureWatcher<Places>::finished, this, [this, watcher, generation, part, corner] {
        --m_pending;
        watcher->deleteLater();
        if (generation != m_generation)
            return;
        Places places = watcher->result();
        if (places.isEmpty())
            places = inLayers(part);
        Q_EMIT arranged(movedTo(places, corner));
    });
    watcher->setFuture(QtConcurrent::run([part] { return byDot(part); }));
}

} // namespace stellwerk
