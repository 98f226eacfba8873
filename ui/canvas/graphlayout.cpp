// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/graphlayout.h"

#include "canvas/canvasgeometry.h"
#include "canvas/layoutplaces.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrent/QtConcurrentRun>

#include <gvc.h>

#include <algorithm>
#include <mutex>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLargeGraph = 400; // tasks
constexpr int kGroupMargin = 32;       // points, as canvas units
constexpr double kPointsPerInch = 72;  // Graphviz: node sizes in inches, positions in points

std::mutex& graphvizMutex()
{
    static std::mutex mutex;
    return mutex;
}

// A thread of its own: dot cannot be interrupted, and files and recovery copies wait for the common ones.
QThreadPool& layoutPool()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    return pool;
}

void set(void* object, const char* name, const QByteArray& value)
{
    // Graphviz takes char* and copies.
    QByteArray key(name);
    QByteArray text(value);
    QByteArray empty("");
    agsafeset(object, key.data(), text.data(), empty.data());
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
    explicit DotGraph(Qt::Orientation flow, qsizetype size)
    {
        m_context = gvContext();
        QByteArray name("package");
        m_graph = agopen(name.data(), Agdirected, nullptr);
        const auto inches = [](double units) { return QByteArray::number(units / kPointsPerInch, 'f', 4); };
        const bool across = flow == Qt::Horizontal;
        set(m_graph, "rankdir", across ? "LR" : "TB");
        set(m_graph, "splines", "false");
        set(m_graph, "ranksep", inches(layoutmeasures::alongGap(flow)));
        set(m_graph, "nodesep", inches(layoutmeasures::acrossGap(flow)));
        if (size > kLargeGraph) { // rounds of the simplex and of crossing reduction: minutes else
            set(m_graph, "nslimit", "4");
            set(m_graph, "nslimit1", "4");
            set(m_graph, "mclimit", "0.3");
        }
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
    // Tasks of a group stay together, with room around them for its frame.
    void addGroup(const GroupId& id, const QList<TaskId>& tasks)
    {
        QByteArray name = "cluster_" + id.toUtf8();
        Agraph_t* cluster = agsubg(m_graph, name.data(), 1);
        set(cluster, "margin", QByteArray::number(kGroupMargin));
        for (const TaskId& task : tasks) {
            if (Agnode_t* node = m_nodes.value(task))
                agsubnode(cluster, node, 1);
        }
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

GraphLayout::Places GraphLayout::byDot(const ParentPackage& package, Qt::Orientation flow)
{
    const std::scoped_lock lock(graphvizMutex());
    DotGraph graph(flow, package.tasks.size());
    for (const Task& task : byRow(package))
        graph.addTask(task.id);
    for (const Constraint& constraint : package.constraints)
        graph.addConstraint(constraint);
    QHash<GroupId, QList<TaskId>> members;
    for (const Task& task : package.tasks) {
        if (!task.group.isEmpty())
            members[task.group].append(task.id);
    }
    for (const Group& group : package.groups) { // in the file's order, not the hash's
        if (members.contains(group.id))
            graph.addGroup(group.id, members.value(group.id));
    }
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

void GraphLayout::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged(busy);
}

void GraphLayout::cancel()
{
    *m_newest = ++m_generation;
    setBusy(false);
}

void GraphLayout::arrange(const ParentPackage& package, const Options& options)
{
    const int generation = ++m_generation;
    *m_newest = generation; // one that waits for its turn need not begin any more
    setBusy(true);
    // A watcher that is a child, not QFuture::then: that one aborts when its context dies (style.md 4).
    auto* watcher = new QFutureWatcher<Places>(this);
    connect(watcher, &QFutureWatcher<Places>::finished, this, [this, watcher, generation] {
        watcher->deleteLater();
        if (generation != m_generation)
            return;
        setBusy(false);
        Q_EMIT arranged(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&layoutPool(), [package, options, generation, newest = m_newest] {
        return *newest == generation ? compute(package, options) : Places();
    }));
}

} // namespace stellwerk
