// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the log: how they come, in which order they are shown, how they are filtered and let go.
#include "logs/logmodel.h"

#include "logs/logorder.h"

#include <algorithm>

namespace stellwerk {

namespace {

constexpr qsizetype kDefaultLimit = qsizetype(2) << 30;
constexpr qsizetype kSearchedHere = 4096; // rows that are filtered at once, without another thread

LogFilter filterOf(const LogModel::Filter& plain)
{
    using Kind = LogFilter::Kind;
    LogFilter::Node all;
    if (plain.minimum != LogLevel::Debug)
        all.children.push_back({.kind = Kind::Level, .least = plain.minimum});
    if (!plain.server.isEmpty())
        all.children.push_back({.kind = Kind::Name, .text = plain.server, .field = LogField::Server});
    if (!plain.task.isEmpty())
        all.children.push_back({.kind = Kind::Name, .text = plain.task, .field = LogField::Task});
    if (!plain.text.isEmpty())
        all.children.push_back({.kind = Kind::Word, .pattern = TextPattern(plain.text, {})});
    return LogFilter(std::move(all));
}

} // namespace

LogModel::LogModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_limit(kDefaultLimit)
{
    connect(&m_search, &LogSearch::found, this, &LogModel::found);
    connect(&m_search, &LogSearch::finished, this, [this] {
        if (m_next)
            showNext();
        Q_EMIT searchChanged();
    });
}

LogModel::~LogModel() = default;

void LogModel::setWords(Words words)
{
    m_words = std::move(words);
    if (m_store.rowCount() == 0)
        return;
    const LogFilter filter = query();
    beginResetModel();
    m_store.reword([this](const LogRecord& record) { return sentence(record); });
    endResetModel();
    setQuery(filter); // other words find other lines
}

QString LogModel::sentence(const LogRecord& record) const
{
    return m_words && record.kind != LogKind::Plain ? m_words(record) : record.message;
}

// What the run calls a task is the first part of each of its records.
bool LogModel::learnNames(const LogRecord& record, LogTaskNames& names) const
{
    if (record.kind == LogKind::Plain || record.task.isEmpty() || record.args.isEmpty())
        return false;
    if (m_taskNames && m_taskNames->value(record.task) == record.args.constFirst())
        return false;
    names.insert(record.task, record.args.constFirst());
    return true;
}

void LogModel::append(const QList<LogRecord>& records)
{
    if (records.isEmpty())
        return;
    std::vector<LogRowId> ids;
    ids.reserve(size_t(records.size()));
    LogTaskNames names;
    bool grouped = false;
    for (const LogRecord& record : records) {
        (void)learnNames(record, names);
        const QString text = sentence(record);
        quint32 group = 0;
        if (record.level >= LogLevel::Warning) {
            group = m_groups.add(text, record.level, record.server, record.at.toMSecsSinceEpoch());
            grouped = true;
        }
        ids.push_back(m_store.append(record, text, group));
    }
    if (!names.isEmpty()) {
        LogTaskNames all = m_taskNames ? *m_taskNames : LogTaskNames();
        all.insert(names);
        m_taskNames = std::make_shared<const LogTaskNames>(std::move(all));
        for (View* view : {&m_shown, m_next ? &*m_next : nullptr}) {
            if (view && view->matcher)
                *view->matcher = LogMatcher(view->filter, m_store.reader(), m_taskNames);
        }
    }
    arrived(std::move(ids));
    if (grouped)
        Q_EMIT groupsChanged();
}

void LogModel::appendRows(std::span<const LogRow> rows)
{
    if (rows.empty())
        return;
    std::vector<LogRowId> ids;
    m_store.append(rows, ids);
    arrived(std::move(ids));
}

// The rows as they arrived, one chunk's at a time.
std::vector<LogRowId> LogModel::matching(LogMatcher& matcher, const std::vector<LogRowId>& ids) const
{
    std::vector<LogRowId> found;
    for (size_t at = 0; at < ids.size();) {
        const LogChunk& chunk = m_store.chunkOf(ids[at]);
        size_t end = at;
        while (end < ids.size() && ids[end] >> 16 == ids[at] >> 16)
            ++end;
        matcher.match(chunk, ids[at] & 0xffff, (ids[end - 1] & 0xffff) + 1, found);
        at = end;
    }
    logorder::sort(m_store, found);
    return found;
}

void LogModel::arrived(std::vector<LogRowId> ids)
{
    const auto merge = [this](std::vector<LogRowId>& rows, const std::vector<LogRowId>& more) {
        const size_t sorted = rows.size();
        rows.insert(rows.end(), more.begin(), more.end());
        (void)logorder::settle(m_store, rows, sorted);
    };
    if (m_next)
        merge(m_next->rows, matching(*m_next->matcher, ids));
    std::vector<LogRowId> matched;
    if (m_isFiltered)
        matched = matching(*m_shown.matcher, ids);
    logorder::sort(m_store, ids);
    if (m_isFiltered) {
        merge(m_order, ids);
        insertShown(m_shown.rows, matched);
    } else {
        insertShown(m_order, ids);
    }
    shrink();
}

// New rows come at the end; those that are older than what is there already are then moved to their place, so
// that views keep what is selected without being told of each gap.
void LogModel::insertShown(std::vector<LogRowId>& rows, const std::vector<LogRowId>& more)
{
    if (more.empty())
        return;
    const size_t sorted = rows.size();
    beginInsertRows({}, int(sorted), int(sorted + more.size()) - 1);
    rows.insert(rows.end(), more.begin(), more.end());
    endInsertRows();
    if (sorted == 0 || logorder::before(m_store, rows[sorted - 1], rows[sorted]))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<LogRowId> ids;
    for (const QModelIndex& index : before)
        ids.push_back(rows[size_t(index.row())]);
    const size_t changed = logorder::settle(m_store, rows, sorted);
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype at = 0; at < before.size(); ++at) {
        const size_t row = size_t(before[at].row()) < changed
                               ? size_t(before[at].row())
                               : logorder::position(m_store, rows, ids[size_t(at)]);
        after.append(index(int(row), before[at].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void LogModel::clear()
{
    m_search.cancel();
    m_next.reset();
    beginResetModel();
    m_store.clear();
    m_groups.clear();
    m_order = {};
    m_shown.rows = {};
    if (m_isFiltered)
        m_shown = viewOf(m_shown.filter);
    endResetModel();
    Q_EMIT groupsChanged();
    Q_EMIT searchChanged();
}

LogModel::View LogModel::viewOf(const LogFilter& filter) const
{
    return {filter, std::make_unique<LogMatcher>(filter, m_store.reader(), m_taskNames), {}};
}

void LogModel::searchHere(View& view) const
{
    const LogReader reader = m_store.reader();
    for (quint32 chunk = 0; chunk < reader.chunkCount(); ++chunk) {
        if (const LogChunk* rows = reader.chunk(chunk))
            view.matcher->match(*rows, 0, rows->rows(), view.rows);
    }
    logorder::sort(m_store, view.rows);
}

void LogModel::setFilter(const Filter& filter)
{
    m_search.cancel();
    m_plainFilter = filter;
    m_next = viewOf(filterOf(filter));
    if (!m_next->filter.isOff())
        searchHere(*m_next);
    showNext();
}

void LogModel::setQuery(const LogFilter& filter)
{
    m_search.cancel();
    m_next = viewOf(filter);
    if (filter.isOff()) {
        showNext();
    } else if (m_store.rowCount() <= kSearchedHere) {
        searchHere(*m_next);
        showNext();
    } else {
        m_search.start(m_store, filter, m_taskNames);
    }
    Q_EMIT searchChanged();
}

const LogFilter& LogModel::query() const
{
    return m_next ? m_next->filter : m_shown.filter;
}

void LogModel::showNext()
{
    beginResetModel();
    m_shown = std::move(*m_next);
    m_next.reset();
    m_isFiltered = !m_shown.filter.isOff();
    endResetModel();
}

void LogModel::found(const std::vector<LogRowId>& rows)
{
    std::vector<LogRowId> there;
    there.reserve(rows.size());
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(there),
                 [this](LogRowId id) { return m_store.contains(id); });
    logorder::sort(m_store, there);
    if (!m_next) {
        insertShown(m_shown.rows, there);
        return;
    }
    const size_t sorted = m_next->rows.size();
    m_next->rows.insert(m_next->rows.end(), there.begin(), there.end());
    (void)logorder::settle(m_store, m_next->rows, sorted);
    if (!there.empty())
        showNext();
}

void LogModel::setMemoryLimit(qsizetype bytes)
{
    m_limit = bytes;
    shrink();
}

void LogModel::shrink()
{
    if (m_limit <= 0 || m_store.bytes() <= m_limit)
        return;
    const std::vector<quint32> chunks = m_store.surplus(m_limit);
    if (chunks.empty())
        return;
    const auto goes = [&](LogRowId id) {
        return std::find(chunks.begin(), chunks.end(), id >> 16) != chunks.end();
    };
    std::vector<LogRowId>& shown = m_isFiltered ? m_shown.rows : m_order;
    // Mostly what is oldest by arrival is oldest by time as well, and goes from the top.
    const auto top = std::find_if_not(shown.begin(), shown.end(), goes);
    const bool onlyTop = std::none_of(top, shown.end(), goes);
    const auto count = int(top - shown.begin());
    if (!onlyTop)
        beginResetModel();
    else if (count > 0)
        beginRemoveRows({}, 0, count - 1);
    std::erase_if(m_order, goes);
    if (m_isFiltered)
        std::erase_if(m_shown.rows, goes);
    if (m_next)
        std::erase_if(m_next->rows, goes);
    m_store.letGo(chunks);
    if (!onlyTop)
        endResetModel();
    else if (count > 0)
        endRemoveRows();
    Q_EMIT rowsLetGo();
}

} // namespace stellwerk
