// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logexport.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <atomic>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Row
{
    QString time, level, source, server, job, step, task, message;
};

QString csvCell(QString cell)
{
    if (!cell.contains(u',') && !cell.contains(u'"') && !cell.contains(u'\n') && !cell.contains(u'\r'))
        return cell;
    return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
}

QByteArray csvLine(const Row& row)
{
    QStringList cells;
    for (const QString& cell :
         {row.time, row.level, row.source, row.server, row.job, row.step, row.task, row.message})
        cells.append(csvCell(cell));
    return cells.join(u',').toUtf8() + "\r\n";
}

QByteArray jsonLine(const Row& row)
{
    const QJsonObject object{{u"time"_s, row.time},     {u"level"_s, row.level},    {u"source"_s, row.source},
                             {u"server"_s, row.server}, {u"job"_s, row.job},        {u"step"_s, row.step},
                             {u"task"_s, row.task},     {u"message"_s, row.message}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray textLine(const Row& row)
{
    QStringList place;
    for (const QString& part : {row.server, row.job, row.step}) {
        if (!part.isEmpty())
            place.append(part);
    }
    QString message = row.message;
    message.replace(u"\r\n"_s, u"\n"_s).replace(u'\n', u"\n    "_s);
    return (row.time + u' ' + row.level.leftJustified(7) + u' ' +
            (place.isEmpty() ? u"-"_s : place.join(u" / "_s)) + u": "_s + message + u'\n')
        .toUtf8();
}

} // namespace

struct LogExport::Job
{
    LogReader reader;
    std::vector<LogRowId> rows;
    std::shared_ptr<const LogTaskNames> tasks;
    QString file;
    Format format = Format::Csv;
    std::atomic<size_t> done{0};
    std::atomic<bool> cancelled{false};

    [[nodiscard]] Row rowOf(LogRowId id) const
    {
        const LogChunk& chunk = *reader.of(id);
        const quint32 index = id & 0xffff;
        const LogNames& names = reader.names();
        const std::string_view text = chunk.text(index);
        const QString& task = names.name(chunk.task(index));
        return {QDateTime::fromMSecsSinceEpoch(chunk.at(index), Qt::UTC).toString(Qt::ISODateWithMs),
                LogFilter::wordOf(chunk.level(index)),
                LogFilter::wordOf(chunk.source(index)),
                names.name(chunk.server(index)),
                names.name(chunk.job(index)),
                names.name(chunk.step(index)),
                tasks ? tasks->value(task, task) : task,
                QString::fromUtf8(text.data(), qsizetype(text.size()))};
    }

    // In the other thread; the error, empty when all is well.
    QString write()
    {
        QSaveFile out(file);
        if (!out.open(QIODevice::WriteOnly))
            return out.errorString();
        if (format == Format::Csv)
            out.write("time,level,source,server,job,step,task,message\r\n");
        else if (format == Format::Json)
            out.write("[\n");
        QByteArray part;
        for (size_t at = 0; at < rows.size(); ++at) {
            const Row row = rowOf(rows[at]);
            if (format == Format::Csv)
                part += csvLine(row);
            else if (format == Format::Text)
                part += textLine(row);
            else
                part += jsonLine(row) + (at + 1 < rows.size() ? ",\n" : "\n");
            if (part.size() > 1 << 18) {
                if (cancelled.load(std::memory_order_relaxed)) {
                    out.cancelWriting();
                    return {};
                }
                out.write(part);
                part.clear();
                done.store(at, std::memory_order_relaxed);
            }
        }
        out.write(part);
        if (format == Format::Json)
            out.write("]\n");
        if (cancelled.load(std::memory_order_relaxed)) {
            out.cancelWriting();
            return {};
        }
        return out.commit() ? QString() : out.errorString();
    }
};

LogExport::LogExport(QObject* parent)
    : QObject(parent)
{
    m_thread.setMaxThreadCount(1);
    m_look.setInterval(100ms);
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (m_job && !m_job->rows.empty())
            Q_EMIT progress(int(m_job->done.load(std::memory_order_relaxed) * 100 / m_job->rows.size()));
    });
}

LogExport::~LogExport()
{
    cancel();
    m_thread.waitForDone();
}

LogExport::Format LogExport::formatOf(const QString& file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    return suffix == u"json" ? Format::Json : suffix == u"csv" ? Format::Csv : Format::Text;
}

void LogExport::start(const LogModel& log, const QString& file, Format format)
{
    if (m_job)
        return;
    m_job = std::make_shared<Job>();
    m_job->reader = log.store().reader();
    m_job->rows = log.shownRows();
    m_job->tasks = log.taskNames();
    m_job->file = file;
    m_job->format = format;
    m_look.start();
    Q_EMIT progress(0);
    m_thread.start([this, job = m_job] {
        const QString error = job->write();
        QMetaObject::invokeMethod(
            this,
            [this, job, error] {
                m_look.stop();
                m_job.reset();
                Q_EMIT finished(error, job->cancelled.load(std::memory_order_relaxed));
            },
            Qt::QueuedConnection);
    });
}

void LogExport::cancel()
{
    if (m_job)
        m_job->cancelled.store(true, std::memory_order_relaxed);
}

} // namespace stellwerk
