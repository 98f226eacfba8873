// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What FleetModel tells of a node; the tree itself is in fleetmodel.cpp.
#include "fleet/fleetmodel.h"
#include "fleet/fleetnode.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stellwerk {

QVariant FleetModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node* node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return displayText(node, index.column());
    case KindRole:
        return static_cast<int>(node->kind);
    case ServerNameRole:
        return node->kind == Kind::Job      ? node->parent->name
               : node->kind == Kind::Server ? node->name
                                            : QString();
    default:
        break;
    }
    if (node->kind == Kind::Server)
        return serverData(node, role);
    if (node->kind == Kind::Job)
        return jobData(node, role);
    return {};
}

QVariant FleetModel::serverData(const Node* node, int role) const
{
    switch (role) {
    case Qt::ToolTipRole:
        return node->error.isEmpty() ? node->server.note : node->error;
    case ContactRole:
        return static_cast<int>(node->contact);
    case AgentStateRole:
        return static_cast<int>(node->agent);
    case ErrorTextRole:
        return node->error;
    case ServerRole:
        return QVariant::fromValue(node->server);
    default:
        return {};
    }
}

QVariant FleetModel::jobData(const Node* node, int role) const
{
    const AgentJob& job = node->job;
    switch (role) {
    case Qt::ToolTipRole:
        return job.description;
    case JobNameRole:
        return job.name;
    case JobStateRole:
        return static_cast<int>(job.state);
    case LastRunsRole:
        return QVariant::fromValue(job.lastRuns);
    case UsualSecondsRole:
        return job.usualDuration ? qint64(job.usualDuration->count()) : qint64(-1);
    case SlowerRole:
        return job.habits && job.habits->slower;
    case RunningSinceRole:
        return job.runningSinceLocal;
    case SsisPackageRole:
        return job.ssisPackage;
    case EnabledRole:
        return job.enabled;
    case JobRole:
        return QVariant::fromValue(job);
    default:
        return {};
    }
}

namespace {

QString durationText(std::chrono::seconds duration)
{
    const qint64 s = duration.count();
    const auto two = [](qint64 n) { return u"%1"_s.arg(n, 2, 10, QLatin1Char('0')); };
    if (s < 3600)
        return u"%1:%2"_s.arg(s / 60).arg(two(s % 60));
    return u"%1:%2:%3"_s.arg(s / 3600).arg(two(s / 60 % 60), two(s % 60));
}

} // namespace

QString FleetModel::displayText(const Node* node, int column) const
{
    if (column == Name)
        return node->name;
    if (node->kind == Kind::Server && column == State) {
        switch (node->contact) {
        case Contact::NotTried:
            return tr("not connected");
        case Contact::Connecting:
            return tr("connecting");
        case Contact::Trouble:
            return tr("trouble");
        case Contact::Online:
            return node->agent == AgentState::Stopped ? tr("Agent stopped") : tr("online");
        }
    }
    if (node->kind != Kind::Job)
        return {};
    if (column == UsualDuration)
        return node->job.usualDuration ? durationText(*node->job.usualDuration) : QString();
    if (column == LastOutcomes && !node->job.lastRuns.isEmpty()) {
        switch (node->job.lastRuns.first().status) {
        case RunStatus::Succeeded:
            return tr("succeeded");
        case RunStatus::Failed:
            return tr("failed");
        case RunStatus::Cancelled:
            return tr("cancelled");
        default:
            return tr("unknown");
        }
    }
    if (column == State) {
        switch (node->job.state) {
        case JobState::Running:
            return tr("running");
        case JobState::Requested:
            return tr("starting");
        case JobState::Idle:
            return node->job.enabled ? QString() : tr("disabled");
        case JobState::Unknown:
            break;
        }
    }
    return {};
}

QVariant FleetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case State:
        return tr("State");
    case LastOutcomes:
        return tr("Last outcomes");
    case UsualDuration:
        return tr("Usual duration");
    default:
        return {};
    }
}

bool FleetModel::holdsJobs(const Node* node)
{
    if (node->kind == Kind::Server)
        return !node->children.empty();
    return std::any_of(node->children.cbegin(), node->children.cend(),
                       [](const auto& child) { return holdsJobs(child.get()); });
}

Qt::ItemFlags FleetModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Node* node = nodeOf(index);
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (node->kind == Kind::Job)
        flags |= Qt::ItemNeverHasChildren;
    if (node->kind == Kind::Job || holdsJobs(node))
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList FleetModel::mimeTypes() const
{
    return {QString::fromLatin1(kJobMimeType)};
}

QMimeData* FleetModel::mimeData(const QModelIndexList& indexes) const
{
    QSet<const Node*> chosen;
    for (const QModelIndex& index : indexes)
        chosen.insert(nodeOf(index));
    QJsonArray jobs;
    const auto collect = [&](const auto& self, const Node* node, bool all) -> void {
        all = all || chosen.contains(node);
        if (node->kind == Kind::Job) {
            if (all)
                jobs.append(QJsonObject{{u"server"_s, node->parent->name}, {u"job"_s, node->name}});
            return;
        }
        for (const auto& child : node->children)
            self(self, child.get(), all);
    };
    collect(collect, m_root.get(), false);
    if (jobs.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(kJobMimeType), QJsonDocument(jobs).toJson(QJsonDocument::Compact));
    return data;
}

} // namespace stellwerk
