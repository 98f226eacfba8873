// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchfleet.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

#include <csignal>
#include <numeric>

using namespace Qt::StringLiterals;

namespace stellwerk::bench {

qint64 FleetRecord::totalCalls() const
{
    return std::accumulate(calls.cbegin(), calls.cend(), qint64(0));
}

const FleetRecord::Run* FleetRecord::find(const QString& server, const QString& job) const
{
    const auto run = std::find_if(runs.crbegin(), runs.crend(), [&](const Run& candidate) {
        return candidate.server == server && candidate.job == job;
    });
    return run == runs.crend() ? nullptr : &*run;
}

QString BenchFleet::start(int servers, const QByteArray& scenario)
{
    test::SimfleetProcess::Options options;
    options.servers = servers;
    options.scenario = scenario;
    options.arguments = {u"--start-log"_s, m_folder.filePath(u"log"_s)};
    return m_process.start(options);
}

QList<Server> BenchFleet::servers(int capacity) const
{
    QList<Server> servers = m_process.servers();
    for (Server& server : servers)
        server.capacity = capacity;
    return servers;
}

FleetRecord BenchFleet::record()
{
    const qsizetype expected = ++m_told * m_process.servers().size();
    ::kill(pid_t(m_process.processId()), SIGUSR1);
    QList<QJsonObject> lines;
    for (const QDeadlineTimer patience(10'000); !patience.hasExpired(); QThread::msleep(20)) {
        QFile file(m_folder.filePath(u"log"_s));
        if (!file.open(QIODevice::ReadOnly))
            break;
        lines.clear();
        qsizetype traffic = 0;
        for (const QByteArray& line : file.readAll().split('\n')) {
            lines.append(QJsonDocument::fromJson(line).object());
            traffic += lines.constLast().value("type"_L1).toString() == "traffic"_L1 ? 1 : 0;
        }
        if (traffic >= expected)
            break;
    }
    FleetRecord record;
    QHash<QString, qsizetype> open; // by server and job
    const auto timeOf = [](const QJsonValue& value) {
        return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    };
    for (const QJsonObject& line : std::as_const(lines)) {
        const QString type = line.value("type"_L1).toString();
        const QString server = line.value("server"_L1).toString();
        const QString job = line.value("job"_L1).toString();
        if (type == "start"_L1 && line.value("accepted"_L1).toBool()) {
            open.insert(server + u'/' + job, record.runs.size());
            record.runs.append({server, job, timeOf(line.value("requested"_L1)), {}});
        } else if (type == "end"_L1) {
            if (const auto run = open.constFind(server + u'/' + job); run != open.cend())
                record.runs[*run].ended = timeOf(line.value("ended"_L1));
        } else if (type == "traffic"_L1) {
            record.calls[server] = line.value("roundTrips"_L1).toInteger();
        }
    }
    return record;
}

} // namespace stellwerk::bench
