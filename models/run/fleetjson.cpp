// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/fleetjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stellwerk {

using namespace Qt::StringLiterals;

QByteArray fleetToJson(const FleetSnapshot& fleet)
{
    QJsonArray servers;
    for (const ServerSnapshot& server : fleet.servers) {
        servers.append(QJsonObject{{u"name"_s, server.name},
                                   {u"group"_s, server.group},
                                   {u"tags"_s, QJsonArray::fromStringList(server.tags)},
                                   {u"capacity"_s, server.capacity},
                                   {u"foreignJobs"_s, server.foreignJobs},
                                   {u"inTrouble"_s, server.inTrouble}});
    }
    return QJsonDocument(servers).toJson(QJsonDocument::Compact);
}

FleetSnapshot fleetFromJson(const QByteArray& json)
{
    FleetSnapshot fleet;
    const QJsonArray servers = QJsonDocument::fromJson(json).array();
    for (const QJsonValue& value : servers) {
        ServerSnapshot server;
        server.name = value[u"name"_s].toString();
        server.group = value[u"group"_s].toString();
        for (const QJsonValue& tag : value[u"tags"_s].toArray())
            server.tags.append(tag.toString());
        server.capacity = std::max(1, value[u"capacity"_s].toInt(1));
        server.foreignJobs = value[u"foreignJobs"_s].toInt();
        server.inTrouble = value[u"inTrouble"_s].toBool();
        fleet.servers.append(server);
    }
    return fleet;
}

} // namespace stellwerk
