// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logchunk.h"

#include <cstring>
#include <limits>

namespace stellwerk {

namespace {

// True if a byte has its highest bit set: eight bytes at a time.
bool isAscii(std::string_view text)
{
    size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        quint64 eight = 0;
        std::memcpy(&eight, text.data() + at, 8);
        if (eight & 0x8080808080808080ULL)
            return false;
    }
    for (; at < text.size(); ++at) {
        if (text[at] & 0x80)
            return false;
    }
    return true;
}

} // namespace

LogChunk::LogChunk(quint32 number, quint32 textCapacity)
    : m_number(number)
    , m_capacity(textCapacity)
    , m_at(std::make_unique_for_overwrite<qint64[]>(kRows))
    , m_traits(std::make_unique_for_overwrite<PackedTraits[]>(kRows))
    , m_server(std::make_unique_for_overwrite<LogName[]>(kRows))
    , m_job(std::make_unique_for_overwrite<LogName[]>(kRows))
    , m_step(std::make_unique_for_overwrite<LogName[]>(kRows))
    , m_task(std::make_unique_for_overwrite<LogName[]>(kRows))
    , m_group(std::make_unique_for_overwrite<quint32[]>(kRows))
    , m_begin(std::make_unique_for_overwrite<quint32[]>(kRows + 1))
    , m_text(std::make_unique_for_overwrite<char[]>(textCapacity))
    , m_newest(std::numeric_limits<qint64>::min())
{
    m_begin[0] = 0;
}

bool LogChunk::hasRoom(size_t textSize) const
{
    return m_written < kRows && m_begin[m_written] + textSize <= m_capacity;
}

void LogChunk::add(const LogRow& row)
{
    const quint32 index = m_written;
    m_at[index] = row.at;
    m_traits[index] = {quint8(row.level), quint8(row.source), quint8(row.kind)};
    m_server[index] = row.server;
    m_job[index] = row.job;
    m_step[index] = row.step;
    m_task[index] = row.task;
    m_group[index] = row.group;
    if (!row.text.empty())
        std::memcpy(m_text.get() + m_begin[index], row.text.data(), row.text.size());
    m_begin[index + 1] = m_begin[index] + quint32(row.text.size());
    if (!isAscii(row.text) && (row.text.find("\xE2\x84\xAA") != std::string_view::npos ||
                               row.text.find("\xC5\xBF") != std::string_view::npos))
        m_odd.store(true, std::memory_order_relaxed); // ordered before the row by publish()
    m_newest = std::max(m_newest, row.at);
    ++m_written;
}

void LogChunk::addOriginal(const QString& message, const QStringList& args)
{
    m_originals.push_back({m_written - 1, quint32(m_originalText.size())});
    const auto put = [this](QString text) {
        const QByteArray bytes = text.remove(QChar(0)).toUtf8();
        m_originalText.append(bytes.constData(), size_t(bytes.size()));
        m_originalText.push_back('\0');
    };
    put(message);
    for (const QString& arg : args)
        put(arg);
}

bool LogChunk::original(quint32 index, QString& message, QStringList& args) const
{
    const auto found = std::lower_bound(m_originals.begin(), m_originals.end(), index,
                                        [](const Original& one, quint32 row) { return one.index < row; });
    if (found == m_originals.end() || found->index != index)
        return false;
    size_t at = found->begin;
    const size_t end = found + 1 == m_originals.end() ? m_originalText.size() : (found + 1)->begin;
    const auto next = [&] {
        const size_t stop = m_originalText.find('\0', at);
        const QString text = QString::fromUtf8(m_originalText.data() + at, qsizetype(stop - at));
        at = stop + 1;
        return text;
    };
    message = next();
    args.clear();
    while (at < end)
        args.append(next());
    return true;
}

qsizetype LogChunk::bytes() const
{
    constexpr qsizetype row =
        sizeof(qint64) + sizeof(PackedTraits) + 4 * sizeof(LogName) + 2 * sizeof(quint32);
    return qsizetype(m_written) * row + qsizetype(textSize()) +
           qsizetype(m_originals.capacity() * sizeof(Original)) + qsizetype(m_originalText.capacity());
}

} // namespace stellwerk
