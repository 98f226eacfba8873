// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The servers that tasks mean: by their connections, or by their statements.
#include "interop/connectiontext.h"
#include "interop/dtsximporter.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

const DtsxConnection* DtsxImporter::connectionOf(const QString& reference) const
{
    const DtsxConnection* byId = m_connections.value(reference.toLower());
    return byId ? byId : m_connections.value(reference);
}

QString DtsxImporter::namedServer(const QString& source) const
{
    const ConnectionTarget target = parseConnectionString(u"Data Source=\""_s + source + u'"');
    const Server* server = registeredServer(target, m_options.servers);
    return server ? server->name : source;
}

QString DtsxImporter::serverOf(const DtsxExecutable& executable, const StartCall& call, QString& source)
{
    for (const QString& named : {call.serverName, call.linkedServer}) {
        if (named.isEmpty())
            continue;
        note(u"server_in_statement"_s, executable,
             InteropText::tr("Its statement names the server \"%1\"; the job is started there directly.")
                 .arg(named));
        source = named;
        return namedServer(named);
    }
    const DtsxConnection* connection = connectionOf(executable.connection);
    if (!connection) {
        warn(u"no_connection"_s, executable,
             InteropText::tr("Its connection is not in the package (%1), so its server is not known.")
                 .arg(executable.connection.isEmpty() ? InteropText::tr("none is named")
                                                      : executable.connection.left(60)),
             InteropText::tr("Choose the server."));
        return {};
    }
    const ConnectionTarget target = parseConnectionString(connection->connectionString);
    source = target.source;
    const Server* server = registeredServer(target, m_options.servers);
    if (!server && !target.source.isEmpty()) {
        ConnectionTarget byName;
        byName.source = connection->name;
        server = registeredServer(byName, m_options.servers);
    }
    const bool first = !m_toldConnections.contains(connection->dtsId);
    m_toldConnections.insert(connection->dtsId);
    DtsxExecutable place;
    place.path = connection->refId.isEmpty() ? connection->name : connection->refId;
    place.line = connection->line;
    if (first && target.hasPassword)
        note(u"password"_s, place,
             InteropText::tr("Its connection string holds a password; it was not taken over."),
             InteropText::tr("Keep the server's password in Stellwerk's keychain."));
    if (first && connection->computed)
        warn(u"computed_connection"_s, place,
             InteropText::tr("SSIS computes its server at run time; what stands in the file was imported."),
             InteropText::tr("Look whether it is the server you mean."));
    if (server)
        return server->name;
    if (target.source.isEmpty()) {
        if (first)
            warn(u"no_server"_s, place, InteropText::tr("Its connection string names no server."),
                 InteropText::tr("Choose the server of its tasks."));
        return {};
    }
    if (first && target.isLocal())
        warn(u"local_server"_s, place,
             InteropText::tr("\"%1\" is the server on which SSIS runs the package.").arg(target.source),
             InteropText::tr("Choose the server that you mean."));
    else if (first && !m_options.servers.isEmpty())
        note(u"unregistered_server"_s, place,
             InteropText::tr("The server \"%1\" is not registered.").arg(target.source),
             InteropText::tr("Register it under this name, or choose another server."));
    return target.source;
}

} // namespace stellwerk
