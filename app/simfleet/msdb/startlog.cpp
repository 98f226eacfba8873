// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/startlog.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace simfleet::msdb {

using namespace Qt::StringLiterals;

namespace {

void writeLine(std::FILE* file, const QJsonObject& object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), file);
    std::fflush(file);
}

} // namespace

void StartLog::write(const StartRecord& record)
{
    QJsonObject object{{u"type"_s, u"start"_s},
                       {u"requested"_s, QString::fromStdU16String(record.requested)},
                       {u"server"_s, QString::fromStdU16String(record.server)},
                       {u"job"_s, QString::fromStdU16String(record.job)},
                       {u"jobId"_s, QString::fromStdU16String(record.jobId)},
                       {u"login"_s, QString::fromStdU16String(record.login)},
                       {u"application"_s, QString::fromStdU16String(record.application)},
                       {u"source"_s, QString(QChar(record.source))},
                       {u"accepted"_s, record.accepted},
                       {u"roundTrips"_s, static_cast<qint64>(record.roundTrips)}};
    if (record.error != 0)
        object.insert(u"error"_s, record.error);
    const std::scoped_lock lock(m_mutex);
    writeLine(m_file, object);
}

void StartLog::write(const EndRecord& record)
{
    const QJsonObject object{{u"type"_s, u"end"_s},
                             {u"ended"_s, QString::fromStdU16String(record.ended)},
                             {u"server"_s, QString::fromStdU16String(record.server)},
                             {u"job"_s, QString::fromStdU16String(record.job)}};
    const std::scoped_lock lock(m_mutex);
    writeLine(m_file, object);
}

void StartLog::write(const TrafficRecord& record)
{
    const QJsonObject object{{u"type"_s, u"traffic"_s},
                             {u"server"_s, QString::fromStdU16String(record.server)},
                             {u"connections"_s, static_cast<qint64>(record.connections)},
                             {u"roundTrips"_s, static_cast<qint64>(record.roundTrips)},
                             {u"starts"_s, static_cast<qint64>(record.starts)},
                             {u"refusedStarts"_s, static_cast<qint64>(record.refusedStarts)}};
    const std::scoped_lock lock(m_mutex);
    writeLine(m_file, object);
}

} // namespace simfleet::msdb
