// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "serverscommand.h"

#include "fleet/registryfile.h"
#include "serverscsv.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

const QStringList kEncryptions = {u"off"_s, u"optional"_s, u"mandatory"_s, u"strict"_s}; // enum's order

QString address(const Server& server)
{
    return server.instance.isEmpty() ? u"%1:%2"_s.arg(server.host).arg(server.port)
                                     : server.host + u'\\' + server.instance;
}

// A number option, or what is wrong with it.
QString takeNumber(const Arguments& arguments, const QString& option, int& target)
{
    if (!arguments.has(option))
        return {};
    bool ok = false;
    const int value = arguments.value(option).toInt(&ok);
    if (!ok)
        return u"--%1 needs a number, not '%2'"_s.arg(option, arguments.value(option));
    target = value;
    return {};
}

// The server that the options of `servers add` describe, or what is wrong.
tl::expected<Server, QString> serverOf(const Arguments& arguments)
{
    Server server;
    server.name = arguments.positionals.first();
    server.host = arguments.value(u"host"_s, server.name);
    server.instance = arguments.value(u"instance"_s);
    server.user = arguments.value(u"user"_s);
    server.driver = arguments.value(u"driver"_s);
    server.group = arguments.value(u"group"_s);
    server.tags = arguments.values(u"tag"_s);
    server.note = arguments.value(u"note"_s);
    server.ssisLog = arguments.value(u"ssis-log"_s);
    server.certificateFile = arguments.value(u"certificate"_s);
    server.hostNameInCertificate = arguments.value(u"host-in-certificate"_s);
    server.trustServerCertificate = arguments.has(u"trust-server-certificate"_s);
    if (arguments.has(u"trusted"_s))
        server.authentication = Authentication::Trusted;
    const QString encrypt = arguments.value(u"encrypt"_s, u"mandatory"_s);
    if (!kEncryptions.contains(encrypt))
        return tl::unexpected(u"--encrypt is one of %1, not '%2'"_s.arg(kEncryptions.join(u", "_s), encrypt));
    server.encryption = Encryption(kEncryptions.indexOf(encrypt));
    int login = int(server.loginTimeout.count());
    int query = int(server.queryTimeout.count());
    for (const auto& [option, target] :
         std::initializer_list<std::pair<const char16_t*, int*>>{{u"port", &server.port},
                                                                 {u"capacity", &server.capacity},
                                                                 {u"login-timeout", &login},
                                                                 {u"query-timeout", &query}}) {
        const QString problem = takeNumber(arguments, QString::fromUtf16(option), *target);
        if (!problem.isEmpty())
            return tl::unexpected(problem);
    }
    server.loginTimeout = std::chrono::seconds(login);
    server.queryTimeout = std::chrono::seconds(query);
    const QString problem = RegistryFile::problemOf(server);
    if (!problem.isEmpty())
        return tl::unexpected(problem);
    return server;
}

QList<Server>::iterator byName(QList<Server>& servers, const QString& name)
{
    return std::find_if(servers.begin(), servers.end(), [&](const Server& server) {
        return server.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

tl::expected<QList<Server>, QString> readServers(const QString& file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == "regsrvr"_L1)
        return tl::unexpected(
            u"%1: registered servers of SSMS are not read by this version; export them as .csv"_s.arg(file));
    if (suffix != "json"_L1 && suffix != "csv"_L1)
        return tl::unexpected(u"%1: the file's ending must be .json or .csv"_s.arg(file));
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return tl::unexpected(u"%1: %2"_s.arg(file, in.errorString()));
    if (suffix == "csv"_L1) {
        auto servers = serversFromCsv(in.readAll());
        if (!servers)
            return tl::unexpected(file + u": "_s + servers.error());
        return *servers;
    }
    const auto registry = RegistryFile::parse(in.readAll());
    if (!registry)
        return tl::unexpected(file + u": "_s + registry.error().message());
    return registry->servers();
}

} // namespace

void ServersCommand::start()
{
    if (!openSession(context().configFolder))
        return;
    const QString what = arguments().command.section(u' ', 1);
    if (what == "list"_L1)
        finish(list());
    else if (what == "add"_L1)
        finish(add());
    else if (what == "remove"_L1)
        finish(removeServers());
    else if (what == "import"_L1)
        finish(importFile());
    else
        finish(exportFile());
}

ExitCode ServersCommand::refuse(const QString& text, const QString& nextStep)
{
    console().error(text, nextStep);
    return ExitCode::Usage;
}

ExitCode ServersCommand::save(const QList<Server>& servers, const QString& done)
{
    const QString error = session()->setServers(servers);
    if (!error.isEmpty())
        return refuse(error);
    if (console().isJson())
        console().document(QJsonObject{{u"servers"_s, int(servers.size())}});
    else
        console().line(done);
    return ExitCode::Succeeded;
}

ExitCode ServersCommand::list()
{
    const QList<Server> servers = session()->servers();
    if (console().isJson()) {
        RegistryFile registry;
        static_cast<void>(registry.setServers(servers)); // they came from one
        console().document(QJsonDocument::fromJson(registry.toJson()).object());
        return ExitCode::Succeeded;
    }
    QList<QStringList> rows;
    for (const Server& server : servers)
        rows += {server.name,
                 address(server),
                 server.authentication == Authentication::Trusted ? u"(trusted)"_s : server.user,
                 kEncryptions[int(server.encryption)],
                 QString::number(server.capacity),
                 server.group,
                 server.tags.join(u", "_s)};
    if (rows.isEmpty())
        console().line(u"No server is registered. 'stellwerkctl servers add --help' tells how."_s);
    else
        console().table(
            {u"NAME"_s, u"ADDRESS"_s, u"LOGIN"_s, u"ENCRYPTION"_s, u"CAPACITY"_s, u"GROUP"_s, u"TAGS"_s},
            rows);
    return ExitCode::Succeeded;
}

ExitCode ServersCommand::add()
{
    const auto server = serverOf(arguments());
    if (!server)
        return refuse(server.error(), u"'stellwerkctl servers add --help' explains the options."_s);
    QList<Server> servers = session()->servers();
    if (byName(servers, server->name) != servers.end())
        return refuse(u"there is a server '%1' already"_s.arg(server->name),
                      u"Remove it first, or choose another name."_s);
    servers += *server;
    return save(servers, u"Added %1 (%2)."_s.arg(server->name, address(*server)));
}

ExitCode ServersCommand::removeServers()
{
    QList<Server> servers = session()->servers();
    for (const QString& name : arguments().positionals) {
        const auto it = byName(servers, name);
        if (it == servers.end())
            return refuse(u"there is no server '%1' in the registry; nothing was removed"_s.arg(name));
        servers.erase(it);
    }
    return save(servers, u"Removed %1."_s.arg(arguments().positionals.join(u", "_s)));
}

ExitCode ServersCommand::importFile()
{
    const QString file = arguments().positionals.first();
    const auto read = readServers(file);
    if (!read)
        return refuse(read.error());
    const bool replace = arguments().has(u"replace"_s);
    QList<Server> servers = session()->servers();
    QStringList left;
    int added = 0;
    int replaced = 0;
    for (const Server& server : *read) {
        const auto it = byName(servers, server.name);
        if (it == servers.end()) {
            servers += server;
            ++added;
        } else if (replace) {
            *it = server;
            ++replaced;
        } else {
            left += server.name;
        }
    }
    if (!left.isEmpty())
        console().note(u"Left alone, as they are registered: %1. --replace takes them from the file."_s.arg(
            left.join(u", "_s)));
    return save(servers, u"Added %1, replaced %2."_s.arg(added).arg(replaced));
}

ExitCode ServersCommand::exportFile()
{
    const QString file = arguments().positionals.first();
    const QString suffix = QFileInfo(file).suffix().toLower();
    QByteArray bytes;
    if (suffix == "csv"_L1) {
        bytes = serversToCsv(session()->servers());
    } else if (suffix == "json"_L1) {
        RegistryFile registry;
        static_cast<void>(registry.setServers(session()->servers()));
        bytes = registry.toJson();
    } else {
        return refuse(u"%1: the file's ending must be .json or .csv"_s.arg(file));
    }
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return refuse(u"%1: %2"_s.arg(file, out.errorString()));
    if (console().isJson())
        console().document(QJsonObject{{u"servers"_s, int(session()->servers().size())}, {u"file"_s, file}});
    else
        console().line(u"Wrote %1 servers to %2."_s.arg(session()->servers().size()).arg(file));
    return ExitCode::Succeeded;
}

} // namespace stellwerk
