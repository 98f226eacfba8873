// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/fleetlisting.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace simfleet::msdb {

using namespace Qt::StringLiterals;

namespace {
constexpr auto kLogin = "stellwerk"_L1;
}

QByteArray readyLine(const std::vector<ListedServer>& servers)
{
    QJsonArray array;
    for (const ListedServer& server : servers) {
        array.append(QJsonObject{{u"name"_s, QString::fromStdU16String(server.spec.name)},
                                 {u"host"_s, server.host},
                                 {u"port"_s, server.port},
                                 {u"user"_s, kLogin}});
    }
    const QJsonObject ready{{u"ready"_s, true}, {u"servers"_s, array}};
    return QJsonDocument(ready).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray registryJson(const std::vector<ListedServer>& servers, const QString& encrypt)
{
    QJsonArray array;
    for (const ListedServer& server : servers) {
        QJsonArray tags;
        for (const std::u16string& tag : server.spec.tags)
            tags.append(QString::fromStdU16String(tag));
        QJsonObject entry{
            {u"name"_s, QString::fromStdU16String(server.spec.name)},
            {u"host"_s, server.host},
            {u"port"_s, server.port},
            {u"driver"_s, u"auto"_s},
            {u"authentication"_s, u"sql"_s},
            {u"user"_s, kLogin},
            {u"encryption"_s, encrypt == "require"_L1 ? u"mandatory"_s
                              : encrypt == "off"_L1   ? u"off"_s
                                                      : u"optional"_s},
            {u"trustServerCertificate"_s, true},
            {u"group"_s, QString::fromStdU16String(server.spec.group)},
            {u"tags"_s, tags},
            {u"capacity"_s, server.spec.capacity},
            {u"loginTimeoutSeconds"_s, 5},
            {u"queryTimeoutSeconds"_s, 15},
        };
        if (!server.spec.ssisLog.empty())
            entry.insert(u"ssisLog"_s, QString::fromStdU16String(server.spec.ssisLog));
        array.append(entry);
    }
    return QJsonDocument(QJsonObject{{u"formatVersion"_s, 1}, {u"servers"_s, array}}).toJson();
}

QString writeRegistry(const QString& folder, const QByteArray& json)
{
    if (!QDir().mkpath(folder))
        return u"Cannot make the folder %1."_s.arg(folder);
    QSaveFile file(QDir(folder).filePath(u"servers.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return u"Cannot write %1: %2."_s.arg(file.fileName(), file.errorString());
    return {};
}

} // namespace simfleet::msdb
