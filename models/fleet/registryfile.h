// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace stellwerk {

// What is wrong with servers.json: where, and what to do about it.
struct RegistryError
{
    QString path; // JSON path of the value, e.g. "servers[2].port"; empty: the file as a whole
    QString text; // one or two sentences, translated, with the next step
    [[nodiscard]] QString message() const; // "servers[2].port: …"
};

// The registry of servers, servers.json (docs/formats/servers.schema.json). Keys that this version does not
// know are kept when the file is written again. Never holds a password. A value type, any thread.
class RegistryFile
{
public:
    static constexpr int kFormatVersion = 1;

    // A missing file is an empty registry; anything unreadable is an error, and nothing is changed on disk.
    [[nodiscard]] static tl::expected<RegistryFile, RegistryError> load(const QString& fileName);
    [[nodiscard]] static tl::expected<RegistryFile, RegistryError> parse(const QByteArray& json);
    // Replaces the file atomically; makes its folder. Readable by the user alone.
    [[nodiscard]] tl::expected<void, RegistryError> save(const QString& fileName) const;
    [[nodiscard]] QByteArray toJson() const;

    [[nodiscard]] const QList<Server>& servers() const { return m_servers; }
    // Refuses duplicate or empty names and values out of range, and then changes nothing.
    [[nodiscard]] tl::expected<void, RegistryError> setServers(const QList<Server>& servers);
    // Ranges and contradictions of one server; std::nullopt-like empty text when all is well.
    [[nodiscard]] static QString problemOf(const Server& server);

private:
    QList<Server> m_servers;
    QJsonObject m_unknownKeys;                   // of the document
    QHash<QString, QJsonObject> m_unknownByName; // of the servers, by lower-case name
};

} // namespace stellwerk
