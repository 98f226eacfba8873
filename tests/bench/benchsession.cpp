// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchsession.h"

#include "measure.h"

#include <QEventLoop>
#include <QSet>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace stellwerk::bench {

BenchSession::BenchSession(const QList<Server>& servers, const QString& password,
                           std::chrono::milliseconds slowestPoll)
    : m_servers(int(servers.size()))
{
    FleetSession::Options options;
    options.configFolder = m_folder.path();
    options.slowestPoll = slowestPoll;
    m_session = std::make_unique<FleetSession>(options);
    m_error = m_session->setServers(servers);
    for (const Server& server : servers)
        m_session->setPassword(server.name, password);
}

bool BenchSession::connectAll(std::chrono::seconds patience)
{
    QEventLoop loop;
    QSet<QString> read;
    QObject::connect(m_session.get(), &FleetSession::fleetRefreshed, &loop, [&](const QString& server) {
        read.insert(server);
        if (read.size() == m_servers)
            loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    m_session->connectFleet();
    loop.exec();
    if (read.size() < m_servers)
        m_error = u"only %1 of %2 servers could be read"_s.arg(read.size()).arg(m_servers);
    return read.size() == m_servers;
}

std::optional<double> BenchSession::run(const ParentPackage& package, std::chrono::seconds patience)
{
    QEventLoop loop;
    std::optional<double> ended;
    QObject::connect(m_session.get(), &FleetSession::runFinished, &loop, [&] {
        ended = nowMs();
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    const double begun = nowMs();
    m_error = m_session->startRun(package, {});
    if (!m_error.isEmpty())
        return std::nullopt;
    loop.exec();
    if (!ended) {
        m_error = u"the run did not end in time"_s;
        return std::nullopt;
    }
    const RunSummary summary = m_session->summary().value_or(RunSummary{});
    if (summary.succeeded != package.tasks.size()) {
        m_error = u"%1 of %2 tasks succeeded"_s.arg(summary.succeeded).arg(package.tasks.size());
        return std::nullopt;
    }
    return *ended - begun;
}

} // namespace stellwerk::bench
