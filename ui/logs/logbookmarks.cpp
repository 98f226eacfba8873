// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logbookmarks.h"

#include "logs/logorder.h"

#include <QJsonObject>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// FNV-1a: qHash() has another seed in each process.
quint64 hashOf(std::string_view text)
{
    quint64 hash = 0xcbf29ce484222325U;
    for (const char byte : text)
        hash = (hash ^ quint8(byte)) * 0x100000001b3U;
    return hash;
}

} // namespace

LogBookmarks::LogBookmarks(LogModel* log, QObject* parent)
    : QObject(parent)
    , m_log(log)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(500ms);
    connect(&m_soon, &QTimer::timeout, this, &LogBookmarks::lookFor);
    const auto soon = [this] {
        if (!m_missing.isEmpty() && !m_soon.isActive())
            m_soon.start();
    };
    connect(log, &QAbstractItemModel::rowsInserted, this, soon);
    connect(log, &QAbstractItemModel::modelReset, this, [this, soon] {
        letGo(); // the log may have been emptied
        soon();
    });
    connect(log, &QAbstractItemModel::modelReset, this, &LogBookmarks::changed);
    connect(log, &LogModel::rowsLetGo, this, &LogBookmarks::letGo);
}

LogBookmarks::Mark LogBookmarks::markOf(LogRowId id) const
{
    const LogStore& store = m_log->store();
    return {store.at(id), store.name(LogField::Server, id), hashOf(store.chunkOf(id).text(id & 0xffff))};
}

void LogBookmarks::toggle(LogRowId id)
{
    if (!m_ids.remove(id))
        m_ids.insert(id);
    Q_EMIT changed();
}

void LogBookmarks::letGo()
{
    if (m_ids.removeIf([this](LogRowId id) { return !m_log->store().contains(id); }) > 0)
        Q_EMIT changed();
}

std::vector<int> LogBookmarks::rows() const
{
    std::vector<int> rows;
    for (const LogRowId id : m_ids) {
        if (const int row = m_log->rowOf(id); row >= 0)
            rows.push_back(row);
    }
    return rows;
}

int LogBookmarks::next(int from, bool backwards) const
{
    int best = -1;
    int around = -1; // past the end it goes on at the other one
    for (const int row : rows()) {
        if (backwards ? row < from && row > best : row > from && (best < 0 || row < best))
            best = row;
        if (around < 0 || (backwards ? row > around : row < around))
            around = row;
    }
    return best >= 0 ? best : around;
}

// Lines are sorted by time: each mark is looked up, whatever the size of the log.
void LogBookmarks::lookFor()
{
    const std::vector<LogRowId>& rows = m_log->shownRows();
    const auto isThere = [&](const Mark& mark) {
        for (size_t row = logorder::positionOf(m_log->store(), rows, mark.at);
             row < rows.size() && m_log->store().at(rows[row]) == mark.at; ++row) {
            if (!m_ids.contains(rows[row]) && markOf(rows[row]) == mark) {
                m_ids.insert(rows[row]);
                return true;
            }
        }
        return false;
    };
    if (m_missing.removeIf(isThere) > 0)
        Q_EMIT changed();
}

QJsonArray LogBookmarks::toJson() const
{
    QJsonArray array;
    QList<Mark> all = m_missing;
    for (const LogRowId id : m_ids)
        all.append(markOf(id));
    std::sort(all.begin(), all.end(), [](const Mark& one, const Mark& other) { return one.at < other.at; });
    // The oldest go first: their lines are the ones that no server has any more.
    for (const Mark& mark : all.mid(std::max<qsizetype>(0, all.size() - kMost)))
        array.append(QJsonObject{{u"at"_s, double(mark.at)},
                                 {u"server"_s, mark.server},
                                 {u"text"_s, QString::number(mark.text, 16)}});
    return array;
}

void LogBookmarks::fromJson(const QJsonArray& marks)
{
    m_missing.clear();
    for (const QJsonValue& value : marks) {
        const QJsonObject mark = value.toObject();
        bool fine = false;
        const quint64 text = mark.value(u"text"_s).toString().toULongLong(&fine, 16);
        if (fine && m_missing.size() < kMost)
            m_missing.append(
                {qint64(mark.value(u"at"_s).toDouble()), mark.value(u"server"_s).toString(), text});
    }
    lookFor();
}

} // namespace stellwerk
