// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/agentjob.h"
#include "fleet/server.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <vector>

namespace stellwerk {

// The fleet as a tree: groups (by Server::group path) -> servers -> jobs, sorted by name. Main thread only.
// Applies differences (insert, remove, dataChanged), never a reset, so that selection and expansion survive.
class FleetModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Kind { Group, Server, Job };
    enum Column { Name, State, LastOutcomes, UsualDuration, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole + 1, // int(Kind)
        ServerNameRole,              // QString; of jobs: their server
        JobNameRole,                 // QString
        JobStateRole,                // int(JobState)
        ContactRole,                 // int(Contact), servers
        AgentStateRole,              // int(AgentState), servers
        ErrorTextRole,               // QString: why a server is in trouble
        LastRunsRole,                // QList<JobRun>, jobs
        UsualSecondsRole,            // qint64, -1 unknown
        RunningSinceRole,            // QDateTime server-local; invalid unless running
        SsisPackageRole,             // QString, empty: none
        EnabledRole,                 // bool
        JobRole,                     // AgentJob
        ServerRole,                  // Server
        SlowerRole,                  // bool, jobs: they take longer than they used to (AgentJob::habits)
    };
    static constexpr char kJobMimeType[] = "application/x-stellwerk-jobs"; // JSON [{"server":…,"job":…}…]

    explicit FleetModel(QObject* parent = nullptr);
    ~FleetModel() override;

    // Brings the tree to these servers; jobs of servers that stay are kept.
    void setServers(const QList<Server>& servers);
    void setContact(const QString& server, Contact contact, const QString& error = {});
    void setAgentState(const QString& server, AgentState state);
    // Full list of one server's jobs; applied as a difference.
    void setJobs(const QString& server, const QList<AgentJob>& jobs);
    // Live state of jobs by id; unknown ids are ignored.
    struct JobActivityUpdate
    {
        QUuid job;
        JobState state;
        QDateTime runningSinceLocal;
    };
    void updateActivity(const QString& server, const QList<JobActivityUpdate>& updates);

    [[nodiscard]] QList<Server> servers() const;
    [[nodiscard]] const Server* server(const QString& name) const;
    [[nodiscard]] QList<AgentJob> jobs(const QString& server) const;
    [[nodiscard]] std::optional<AgentJob> job(const QString& server, const QString& name) const;
    [[nodiscard]] QModelIndex indexOf(const QString& server, const QString& job = {}) const;
    [[nodiscard]] int onlineCount() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    // Jobs of the selection (a server or a group stands for all its jobs), once each, in tree order.
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;

Q_SIGNALS:
    void contactChanged(const QString& server);

private:
    struct Node;
    [[nodiscard]] Node* nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOfNode(const Node* node, int column = 0) const;
    [[nodiscard]] Node* serverNode(const QString& name) const;
    Node* ensureGroup(const QString& path);
    void insertServer(std::unique_ptr<Node> node);
    std::unique_ptr<Node> takeServer(Node* node); // prunes groups that became empty
    void removeMissingJobs(Node* server, const QHash<QUuid, const AgentJob*>& wanted);
    void changed(const Node* node);
    [[nodiscard]] static bool holdsJobs(const Node* node);
    [[nodiscard]] QString displayText(const Node* node, int column) const;
    [[nodiscard]] QVariant serverData(const Node* node, int role) const;
    [[nodiscard]] QVariant jobData(const Node* node, int role) const;

    std::unique_ptr<Node> m_root;
    QHash<QString, Node*> m_servers;
};

} // namespace stellwerk
