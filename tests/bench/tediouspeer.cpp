// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tediouspeer.h"

#include "agent/statementtext.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace stellwerk::bench {

namespace {

QDir folder()
{
    return QDir(QStringLiteral(STELLWERK_CLIENTS_BUILD_DIR));
}

QByteArray orderOf(const QList<Server>& servers, const ParentPackage& package)
{
    QJsonArray connections, tasks;
    for (const Server& server : servers)
        connections.append(QJsonObject{{u"name"_s, server.name}, {u"port"_s, server.port}});
    QHash<TaskId, int> places;
    for (const Task& task : package.tasks)
        places.insert(task.id, int(places.size()));
    QHash<TaskId, QJsonArray> after;
    for (const Constraint& line : package.constraints)
        after[line.to].append(places.value(line.from));
    for (const Task& task : package.tasks) {
        tasks.append(QJsonObject{{u"server"_s, task.where.servers.constFirst()},
                                 {u"job"_s, task.job},
                                 {u"after"_s, after.value(task.id)}});
    }
    const QJsonObject order{{u"user"_s, servers.constFirst().user},
                            {u"start"_s, statementText(u"start"_s)},
                            {u"poll"_s, repeated(statementText(u"poll"_s), 1)},
                            {u"servers"_s, connections},
                            {u"tasks"_s, tasks}};
    return QJsonDocument(order).toJson(QJsonDocument::Compact);
}

} // namespace

QString TediousPeer::install()
{
    const QString npm = QStandardPaths::findExecutable(u"npm"_s);
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty() || npm.isEmpty())
        return u"Node.js (node and npm) is not installed"_s;
    QDir().mkpath(folder().path());
    const QDir clients(QStringLiteral(STELLWERK_CLIENTS_DIR));
    for (const QString& name : {u"package.json"_s, u"package-lock.json"_s}) {
        QFile::remove(folder().filePath(name));
        if (!QFile::copy(clients.filePath(name), folder().filePath(name)))
            return u"cannot write into "_s + folder().path();
    }
    if (folder().exists(u"node_modules/tedious"_s))
        return {};
    QProcess process;
    process.setWorkingDirectory(folder().path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(npm, {u"ci"_s, u"--no-audit"_s, u"--no-fund"_s});
    if (!process.waitForFinished(180'000) || process.exitCode() != 0)
        return u"npm could not install tedious: "_s + QString::fromUtf8(process.readAll()).simplified();
    return {};
}

std::optional<TediousPeer::Result> TediousPeer::run(const QList<Server>& servers,
                                                    const ParentPackage& package)
{
    return play(u"tedious-run.js"_s, orderOf(servers, package));
}

std::optional<TediousPeer::Result> TediousPeer::read(const Server& server, const QString& sql, int times)
{
    const QJsonObject order{
        {u"user"_s, server.user}, {u"port"_s, server.port}, {u"sql"_s, sql}, {u"times"_s, times}};
    return play(u"tedious-read.js"_s, QJsonDocument(order).toJson(QJsonDocument::Compact));
}

std::optional<TediousPeer::Result> TediousPeer::play(const QString& name, const QByteArray& order)
{
    // Beside node_modules, so that it finds tedious.
    const QString script = folder().filePath(name);
    QFile::remove(script);
    QFile::copy(QStringLiteral(STELLWERK_PEERS_DIR) + u'/' + name, script);
    QProcess process;
    process.setWorkingDirectory(folder().path());
    process.start(u"node"_s, {script});
    process.write(order);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(300'000);
    const QJsonObject result = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    if (!ended || process.exitCode() != 0 || !result.contains("ms"_L1)) {
        m_error = name + u": "_s + QString::fromUtf8(process.readAllStandardError()).simplified();
        return std::nullopt;
    }
    return Result{result.value("ms"_L1).toDouble(), result.value("cpuMs"_L1).toDouble(),
                  result.value("polls"_L1).toInt()};
}

} // namespace stellwerk::bench
