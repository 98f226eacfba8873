// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetmodel.h"
#include "fleet/fleetnode.h"

namespace stellwerk {

FleetModel::FleetModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{}

FleetModel::~FleetModel() = default;

FleetModel::Node* FleetModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex FleetModel::indexOfNode(const Node* node, int column) const
{
    return !node || node == m_root.get() ? QModelIndex() : createIndex(node->row(), column, node);
}

FleetModel::Node* FleetModel::serverNode(const QString& name) const
{
    return m_servers.value(name, nullptr);
}

void FleetModel::changed(const Node* node)
{
    Q_EMIT dataChanged(indexOfNode(node), indexOfNode(node, ColumnCount - 1));
}

FleetModel::Node* FleetModel::ensureGroup(const QString& path)
{
    Node* at = m_root.get();
    for (const QString& part : path.split(u'/', Qt::SkipEmptyParts)) {
        auto group = std::make_unique<Node>();
        group->name = part;
        group->parent = at;
        const std::size_t place = at->placeOf(*group);
        if (place == at->children.size() || Node::before(*group, *at->children[place])) {
            beginInsertRows(indexOfNode(at), static_cast<int>(place), static_cast<int>(place));
            at->children.insert(at->children.begin() + static_cast<std::ptrdiff_t>(place), std::move(group));
            endInsertRows();
        }
        at = at->children[place].get();
    }
    return at;
}

void FleetModel::insertServer(std::unique_ptr<Node> node)
{
    Node* group = ensureGroup(node->server.group);
    node->parent = group;
    const std::size_t place = group->placeOf(*node);
    beginInsertRows(indexOfNode(group), static_cast<int>(place), static_cast<int>(place));
    m_servers.insert(node->name, node.get());
    group->children.insert(group->children.begin() + static_cast<std::ptrdiff_t>(place), std::move(node));
    endInsertRows();
}

std::unique_ptr<FleetModel::Node> FleetModel::takeServer(Node* node)
{
    const auto take = [this](Node* child) {
        Node* from = child->parent;
        const int row = child->row();
        beginRemoveRows(indexOfNode(from), row, row);
        std::unique_ptr<Node> taken = std::move(from->children[static_cast<std::size_t>(row)]);
        from->children.erase(from->children.begin() + row);
        taken->parent = nullptr;
        endRemoveRows();
        return taken;
    };
    Node* group = node->parent;
    m_servers.remove(node->name);
    std::unique_ptr<Node> taken = take(node);
    while (group != m_root.get() && group->children.empty()) {
        Node* above = group->parent;
        take(group);
        group = above;
    }
    return taken;
}

void FleetModel::setServers(const QList<Server>& servers)
{
    QHash<QString, Server> wanted;
    for (const Server& server : servers)
        wanted.insert(server.name, server);
    const QStringList present = m_servers.keys();
    for (const QString& name : present) {
        if (!wanted.contains(name))
            takeServer(m_servers.value(name));
    }
    for (const Server& server : servers) {
        Node* node = serverNode(server.name);
        if (node && node->server == server)
            continue;
        const bool moves = !node || node->server.group != server.group;
        if (!moves) {
            node->server = server;
            changed(node);
            continue;
        }
        std::unique_ptr<Node> placed = node ? takeServer(node) : std::make_unique<Node>();
        placed->kind = Kind::Server;
        placed->name = server.name;
        placed->server = server;
        insertServer(std::move(placed));
    }
}

void FleetModel::setContact(const QString& server, Contact contact, const QString& error)
{
    Node* node = serverNode(server);
    if (!node || (node->contact == contact && node->error == error))
        return;
    node->contact = contact;
    node->error = error;
    changed(node);
    Q_EMIT contactChanged(server);
}

void FleetModel::setAgentState(const QString& server, AgentState state)
{
    Node* node = serverNode(server);
    if (!node || node->agent == state)
        return;
    node->agent = state;
    changed(node);
}

void FleetModel::removeMissingJobs(Node* server, const QHash<QUuid, const AgentJob*>& wanted)
{
    const auto stays = [&](const Node& node) {
        const AgentJob* job = wanted.value(node.job.id, nullptr);
        return job && job->name == node.name; // a renamed job takes another place
    };
    auto& children = server->children;
    for (std::size_t last = children.size(); last > 0;) {
        if (stays(*children[last - 1])) {
            --last;
            continue;
        }
        std::size_t first = last - 1;
        while (first > 0 && !stays(*children[first - 1]))
            --first;
        beginRemoveRows(indexOfNode(server), static_cast<int>(first), static_cast<int>(last) - 1);
        children.erase(children.begin() + static_cast<std::ptrdiff_t>(first),
                       children.begin() + static_cast<std::ptrdiff_t>(last));
        endRemoveRows();
        last = first;
    }
}

void FleetModel::setJobs(const QString& server, const QList<AgentJob>& jobs)
{
    Node* node = serverNode(server);
    if (!node)
        return;
    QHash<QUuid, const AgentJob*> wanted;
    for (const AgentJob& job : jobs)
        wanted.insert(job.id, &job);
    removeMissingJobs(node, wanted);
    QHash<QUuid, Node*> present;
    for (const auto& child : node->children)
        present.insert(child->job.id, child.get());

    std::vector<std::unique_ptr<Node>> fresh;
    for (const AgentJob* job : std::as_const(wanted)) {
        if (Node* known = present.value(job->id, nullptr)) {
            if (known->job != *job) {
                known->job = *job;
                changed(known);
            }
            continue;
        }
        auto added = std::make_unique<Node>();
        added->kind = Kind::Job;
        added->name = job->name;
        added->job = *job;
        added->parent = node;
        fresh.push_back(std::move(added));
    }
    std::sort(fresh.begin(), fresh.end(), [](const auto& a, const auto& b) { return Node::before(*a, *b); });
    auto& children = node->children;
    for (std::size_t i = 0; i < fresh.size();) { // neighbours go in together
        const std::size_t place = node->placeOf(*fresh[i]);
        std::size_t end = i + 1;
        while (end < fresh.size() &&
               (place == children.size() || Node::before(*fresh[end], *children[place])))
            ++end;
        beginInsertRows(indexOfNode(node), static_cast<int>(place), static_cast<int>(place + end - i) - 1);
        children.insert(children.begin() + static_cast<std::ptrdiff_t>(place),
                        std::make_move_iterator(fresh.begin() + static_cast<std::ptrdiff_t>(i)),
                        std::make_move_iterator(fresh.begin() + static_cast<std::ptrdiff_t>(end)));
        endInsertRows();
        i = end;
    }
}

void FleetModel::updateActivity(const QString& server, const QList<JobActivityUpdate>& updates)
{
    Node* node = serverNode(server);
    if (!node)
        return;
    QHash<QUuid, const JobActivityUpdate*> byJob;
    for (const JobActivityUpdate& update : updates)
        byJob.insert(update.job, &update);
    for (const auto& child : node->children) {
        const JobActivityUpdate* update = byJob.value(child->job.id, nullptr);
        if (!update)
            continue;
        const QDateTime since = update->state == JobState::Running ? update->runningSinceLocal : QDateTime();
        if (child->job.state == update->state && child->job.runningSinceLocal == since)
            continue;
        child->job.state = update->state;
        child->job.runningSinceLocal = since;
        changed(child.get());
    }
}

QList<Server> FleetModel::servers() const
{
    QList<Server> result;
    const auto collect = [&result](const auto& self, const Node* node) -> void {
        for (const auto& child : node->children) {
            if (child->kind == Kind::Server)
                result.append(child->server);
            else if (child->kind == Kind::Group)
                self(self, child.get());
        }
    };
    collect(collect, m_root.get());
    return result;
}

const Server* FleetModel::server(const QString& name) const
{
    const Node* node = serverNode(name);
    return node ? &node->server : nullptr;
}

QList<AgentJob> FleetModel::jobs(const QString& server) const
{
    QList<AgentJob> result;
    if (const Node* node = serverNode(server)) {
        for (const auto& child : node->children)
            result.append(child->job);
    }
    return result;
}

std::optional<AgentJob> FleetModel::job(const QString& server, const QString& name) const
{
    const QModelIndex index = indexOf(server, name);
    if (!index.isValid() || name.isEmpty())
        return std::nullopt;
    return nodeOf(index)->job;
}

QModelIndex FleetModel::indexOf(const QString& server, const QString& job) const
{
    const Node* node = serverNode(server);
    if (!node || job.isEmpty())
        return indexOfNode(node);
    const Node* anyCase = nullptr; // most servers compare names without regard to case
    for (const auto& child : node->children) {
        if (child->name == job)
            return indexOfNode(child.get());
        if (!anyCase && child->name.compare(job, Qt::CaseInsensitive) == 0)
            anyCase = child.get();
    }
    return indexOfNode(anyCase);
}

int FleetModel::onlineCount() const
{
    return static_cast<int>(std::count_if(m_servers.begin(), m_servers.end(),
                                          [](const Node* node) { return node->contact == Contact::Online; }));
}

QModelIndex FleetModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex FleetModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOfNode(nodeOf(child)->parent) : QModelIndex();
}

int FleetModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int FleetModel::columnCount(const QModelIndex& parent) const
{
    Q_UNUSED(parent)
    return ColumnCount;
}

} // namespace stellwerk
