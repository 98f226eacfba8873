// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/loghits.h"

#include "logs/logorder.h"

#include <algorithm>

namespace stellwerk {

LogHits::LogHits(LogModel* log, QObject* parent)
    : QObject(parent)
    , m_log(log)
{
    connect(&m_search, &LogSearch::found, this, [this](const std::vector<LogRowId>& rows) { add(rows); });
    connect(&m_search, &LogSearch::finished, this, &LogHits::changed);
    connect(log, &QAbstractItemModel::modelReset, this, &LogHits::start);
    connect(log, &LogModel::rowsLetGo, this, [this] {
        std::erase_if(m_rows, [this](LogRowId id) { return !m_log->store().contains(id); });
        Q_EMIT changed();
    });
    connect(log, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { inserted(first, last); });
}

void LogHits::setWanted(const LogFilter& wanted)
{
    m_wanted = wanted;
    start();
}

// All rows that are shown and wanted: the filter that shows them is part of the search. A level is not worth
// that: it is looked up in the rows that the filter finds, so that the filter has the processors for itself.
void LogHits::start()
{
    m_search.cancel();
    m_rows.clear();
    m_matcher.reset();
    m_searched = 0;
    if (isWanted()) {
        m_matcher = std::make_unique<LogMatcher>(m_wanted, m_log->store().reader(), m_log->taskNames());
        if (m_wanted.root().kind == LogFilter::Kind::Level && !m_log->query().isOff()) {
            if (m_log->rowCount() > 0)
                inserted(0, m_log->rowCount() - 1);
        } else {
            m_searched = m_log->store().end();
            m_search.start(m_log->store(), LogFilter::both(m_log->query(), m_wanted), m_log->taskNames());
        }
    }
    Q_EMIT changed();
}

void LogHits::inserted(int first, int last)
{
    if (!m_matcher)
        return;
    std::vector<LogRowId> found;
    if (m_wanted.root().kind == LogFilter::Kind::Level) { // there may be millions of them
        const LogFilter::Node& level = m_wanted.root();
        for (int row = first; row <= last; ++row) {
            const LogRowId id = m_log->rowId(row);
            const LogLevel here = m_log->store().level(id);
            if (id >= m_searched && here >= level.least && here <= level.most)
                found.push_back(id);
        }
        add(std::move(found));
        return;
    }
    for (int row = first; row <= last; ++row) {
        const LogRowId id = m_log->rowId(row);
        // What the model's own search puts in is found by this one, too, in another thread.
        if (id < m_searched)
            continue;
        m_matcher->match(m_log->store().chunkOf(id), id & 0xffff, (id & 0xffff) + 1, found);
    }
    add(std::move(found));
}

void LogHits::add(std::vector<LogRowId> ids)
{
    const LogStore& store = m_log->store();
    std::erase_if(ids, [&](LogRowId id) { return !store.contains(id); });
    if (ids.empty())
        return;
    logorder::sort(store, ids);
    const size_t sorted = m_rows.size();
    m_rows.insert(m_rows.end(), ids.begin(), ids.end());
    (void)logorder::settle(store, m_rows, sorted);
    Q_EMIT changed();
}

int LogHits::indexOf(LogRowId id) const
{
    if (!m_log->store().contains(id))
        return -1;
    const size_t at = logorder::position(m_log->store(), m_rows, id);
    return at < m_rows.size() && m_rows[at] == id ? int(at) : -1;
}

bool LogHits::contains(LogRowId id) const
{
    return indexOf(id) >= 0;
}

int LogHits::next(int row, bool backwards) const
{
    if (m_rows.empty() || m_log->rowCount() == 0)
        return -1;
    size_t at = backwards ? m_rows.size() - 1 : 0;
    if (row >= 0 && row < m_log->rowCount()) {
        const LogRowId id = m_log->rowId(row);
        const size_t here = logorder::position(m_log->store(), m_rows, id);
        const bool on = here < m_rows.size() && m_rows[here] == id;
        if (backwards)
            at = here > 0 ? here - 1 : m_rows.size() - 1;
        else
            at = (here + (on ? 1 : 0)) % m_rows.size();
    }
    return m_log->rowOf(m_rows[at]);
}

std::vector<bool> LogHits::stretches(int count) const
{
    std::vector<bool> hit(size_t(std::max(count, 0)), false);
    const qint64 rows = m_log->rowCount();
    if (rows == 0 || m_rows.empty())
        return hit;
    const LogStore& store = m_log->store();
    if (m_rows.size() < hit.size()) { // few: where is each
        for (const LogRowId id : m_rows) {
            if (const int row = m_log->rowOf(id); row >= 0)
                hit[size_t(qint64(row) * count / rows)] = true;
        }
        return hit;
    }
    size_t before = 0;
    for (int at = 0; at < count; ++at) { // many: are there any between its ends
        const qint64 end = (rows * (at + 1) + count - 1) / count;
        const size_t after =
            end >= rows ? m_rows.size() : logorder::position(store, m_rows, m_log->rowId(int(end)));
        hit[size_t(at)] = after > before;
        before = std::max(before, after);
    }
    return hit;
}

} // namespace stellwerk
