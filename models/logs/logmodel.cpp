// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logmodel.h"

#include <numeric>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// True if whatever passes `next` has also passed `current`: typing one more letter looks at fewer rows.
bool narrows(const LogModel::Filter& current, const LogModel::Filter& next)
{
    return next.text.contains(current.text, Qt::CaseInsensitive) && next.minimum >= current.minimum &&
           (current.server.isEmpty() || current.server == next.server) &&
           (current.task.isEmpty() || current.task == next.task);
}

bool isOff(const LogModel::Filter& filter)
{
    return filter.text.isEmpty() && filter.minimum == LogLevel::Debug && filter.server.isEmpty() &&
           filter.task.isEmpty();
}

QString levelText(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return LogModel::tr("Debug", "level of a log line");
    case LogLevel::Info:
        return LogModel::tr("Info", "level of a log line");
    case LogLevel::Warning:
        return LogModel::tr("Warning", "level of a log line");
    case LogLevel::Error:
        return LogModel::tr("Error", "level of a log line");
    }
    return {};
}

QString sourceText(LogSource source)
{
    switch (source) {
    case LogSource::Run:
        return LogModel::tr("Run", "where a log line comes from");
    case LogSource::History:
        return LogModel::tr("Job history", "where a log line comes from");
    case LogSource::Ssis:
        return LogModel::tr("SSIS", "where a log line comes from");
    case LogSource::Program:
        return LogModel::tr("Program", "where a log line comes from");
    }
    return {};
}

} // namespace

LogModel::LogModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_matcher(QString(), Qt::CaseInsensitive)
{}

void LogModel::append(const QList<LogRecord>& records)
{
    if (records.isEmpty())
        return;
    std::vector<quint32> shown;
    auto next = quint32(m_records.size());
    for (const LogRecord& record : records) {
        if (matches(record))
            shown.push_back(next);
        ++next;
    }
    m_records.reserve(std::max(m_records.capacity(), m_records.size() + size_t(records.size())));
    if (shown.empty()) {
        m_records.insert(m_records.end(), records.cbegin(), records.cend());
        return;
    }
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(shown.size()) - 1);
    m_records.insert(m_records.end(), records.cbegin(), records.cend());
    m_rows.insert(m_rows.end(), shown.cbegin(), shown.cend());
    endInsertRows();
}

void LogModel::clear()
{
    beginResetModel();
    m_records = {};
    m_rows = {};
    endResetModel();
}

void LogModel::setFilter(const Filter& filter)
{
    const bool narrower = narrows(m_filter, filter);
    beginResetModel();
    m_filter = filter;
    m_matcher.setPattern(filter.text);
    if (isOff(filter)) {
        m_rows.resize(m_records.size());
        std::iota(m_rows.begin(), m_rows.end(), 0U);
    } else if (narrower) {
        std::erase_if(m_rows, [this](quint32 row) { return !matches(m_records[row]); });
    } else {
        m_rows.clear();
        for (quint32 row = 0; row < m_records.size(); ++row) {
            if (matches(m_records[row]))
                m_rows.push_back(row);
        }
    }
    endResetModel();
}

void LogModel::setWords(Words words)
{
    m_words = std::move(words);
    const Filter filter = m_filter;
    setFilter({}); // other words find other lines
    setFilter(filter);
}

QString LogModel::sentence(const LogRecord& record) const
{
    return m_words && record.kind != LogKind::Plain ? m_words(record) : record.message;
}

const LogRecord& LogModel::record(int row) const
{
    return m_records[m_rows[size_t(row)]];
}

int LogModel::nextOfLevel(int row, LogLevel level, bool backwards) const
{
    const int step = backwards ? -1 : 1;
    for (int at = row + step; at >= 0 && at < int(m_rows.size()); at += step) {
        if (record(at).level >= level)
            return at;
    }
    return -1;
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString LogModel::text(const LogRecord& record, int column) const
{
    switch (column) {
    case Time:
        return record.at.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    case Level:
        return levelText(record.level);
    case Source:
        return sourceText(record.source);
    case ServerName:
        return record.server;
    case Job:
        return record.job;
    case Step:
        return record.step;
    case Message:
        return sentence(record);
    default:
        return {};
    }
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LogRecord& shown = record(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(shown, index.column());
    case Qt::ToolTipRole:
        return index.column() == Message ? QVariant(sentence(shown)) : QVariant();
    case LevelRole:
        return int(shown.level);
    case TaskRole:
        return shown.task;
    case RecordRole:
        return QVariant::fromValue(shown);
    case ServerRole:
        return shown.server;
    case SourceRole:
        return int(shown.source);
    case KindRole:
        return int(shown.kind);
    case ArgsRole:
        return shown.args;
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
    case Message:
        return tr("Message");
    default:
        return {};
    }
}

bool LogModel::matches(const LogRecord& record) const
{
    if (record.level < m_filter.minimum)
        return false;
    if (!m_filter.server.isEmpty() && record.server != m_filter.server)
        return false;
    if (!m_filter.task.isEmpty() && record.task != m_filter.task)
        return false;
    if (m_filter.text.isEmpty())
        return true;
    return m_matcher.indexIn(sentence(record)) >= 0 || m_matcher.indexIn(record.server) >= 0 ||
           m_matcher.indexIn(record.job) >= 0 || m_matcher.indexIn(record.step) >= 0;
}

} // namespace stellwerk
