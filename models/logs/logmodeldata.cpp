// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the log shows of its rows.
#include "logs/logmodel.h"

#include "logs/logorder.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// As a tool tip: a message may be of megabytes, and may look like markup.
QString tipOf(const QString& text)
{
    constexpr qsizetype kMost = 1500;
    const QString some = text.size() > kMost ? text.left(kMost) + u'\u2026' : text;
    return u"<qt>"_s + some.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

} // namespace

QString LogModel::levelText(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return tr("Debug", "level of a log line");
    case LogLevel::Info:
        return tr("Info", "level of a log line");
    case LogLevel::Warning:
        return tr("Warning", "level of a log line");
    case LogLevel::Error:
        return tr("Error", "level of a log line");
    }
    return {};
}

QString LogModel::sourceText(LogSource source)
{
    switch (source) {
    case LogSource::Run:
        return tr("Run", "where a log line comes from");
    case LogSource::History:
        return tr("Job history", "where a log line comes from");
    case LogSource::Ssis:
        return tr("SSIS", "where a log line comes from");
    case LogSource::Program:
        return tr("Program", "where a log line comes from");
    }
    return {};
}

QString LogModel::clockText(LogRowId id) const
{
    const QString& server = m_store.name(LogField::Server, id);
    if (!m_clock || server.isEmpty())
        return {};
    const auto time = m_clock(server, m_store.at(id));
    if (!time)
        return {};
    const QString said = time->local.toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    const QString seconds = QString::number(double(std::abs(time->aheadMs)) / 1000, 'f', 1);
    if (std::abs(time->aheadMs) < 100) // about a round trip: not to be known better
        return tr("The clock of %1 said %2 and is right.").arg(server, said);
    return (time->aheadMs > 0 ? tr("The clock of %1 said %2 and is %3 s ahead.")
                              : tr("The clock of %1 said %2 and is %3 s behind."))
        .arg(server, said, seconds);
}

LogRecord LogModel::record(int row) const
{
    return m_store.record(rowId(row));
}

int LogModel::rowOf(LogRowId id) const
{
    if (!m_store.contains(id))
        return -1;
    const std::vector<LogRowId>& rows = shownRows();
    const size_t at = logorder::position(m_store, rows, id);
    return at < rows.size() && rows[at] == id ? int(at) : -1;
}

int LogModel::rowAt(qint64 ms) const
{
    return int(logorder::positionOf(m_store, shownRows(), ms));
}

QList<LogRecord> LogModel::latestOf(const QString& task, int most) const
{
    QList<LogRecord> records;
    for (auto id = m_order.crbegin(); id != m_order.crend() && records.size() < most; ++id) {
        if (m_store.name(LogField::Task, *id) == task)
            records.prepend(m_store.record(*id));
    }
    return records;
}

int LogModel::nextOfLevel(int row, LogLevel level, bool backwards) const
{
    const std::vector<LogRowId>& rows = shownRows();
    const int step = backwards ? -1 : 1;
    for (int at = row + step; at >= 0 && at < int(rows.size()); at += step) {
        if (m_store.level(rows[size_t(at)]) >= level)
            return at;
    }
    return -1;
}

int LogModel::nextServer(int row, bool backwards) const
{
    const std::vector<LogRowId>& rows = shownRows();
    if (row < 0 || row >= int(rows.size()))
        return -1;
    const auto serverOf = [&](int at) {
        const LogRowId id = rows[size_t(at)];
        return m_store.chunkOf(id).server(id & 0xffff);
    };
    const LogName from = serverOf(row);
    const int step = backwards ? -1 : 1;
    for (int at = row + step; at >= 0 && at < int(rows.size()); at += step) {
        if (const LogName server = serverOf(at); server != from && server != 0)
            return at;
    }
    return -1;
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(shownRows().size());
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString LogModel::text(LogRowId id, int column) const
{
    const LogChunk& chunk = m_store.chunkOf(id);
    const quint32 index = id & 0xffff;
    switch (column) {
    case Time:
        return QDateTime::fromMSecsSinceEpoch(chunk.at(index)).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    case Level:
        return levelText(chunk.level(index));
    case Source:
        return sourceText(chunk.source(index));
    case ServerName:
        return m_store.name(LogField::Server, id);
    case Job:
        return m_store.name(LogField::Job, id);
    case Step:
        return m_store.name(LogField::Step, id);
    case Task: {
        const QString& task = m_store.name(LogField::Task, id);
        return m_taskNames ? m_taskNames->value(task, task) : task;
    }
    case Message:
        return m_store.text(id);
    default:
        return {};
    }
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LogRowId id = rowId(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(id, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Message)
            return tipOf(m_store.text(id));
        if (index.column() == Time)
            return tipOf(QStringList{text(id, Time), clockText(id)}.join(u'\n').trimmed());
        return {};
    case LevelRole:
        return int(m_store.level(id));
    case TaskRole:
        return m_store.name(LogField::Task, id);
    case RecordRole:
        return QVariant::fromValue(m_store.record(id));
    case ServerRole:
        return m_store.name(LogField::Server, id);
    case SourceRole:
        return int(m_store.chunkOf(id).source(id & 0xffff));
    case KindRole:
        return int(m_store.chunkOf(id).kind(id & 0xffff));
    case ArgsRole:
        return m_store.record(id).args;
    case RowIdRole:
        return id;
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Time:
        return tr("Time");
    case Level:
        return tr("Level");
    case Source:
        return tr("Source");
    case ServerName:
        return tr("Server");
    case Job:
        return tr("Job");
    case Step:
        return tr("Step");
    case Task:
        return tr("Task");
    case Message:
        return tr("Message");
    default:
        return {};
    }
}

} // namespace stellwerk
