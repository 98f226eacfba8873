// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logstore.h"

#include <algorithm>

namespace stellwerk {

namespace {

constexpr size_t kFirstDirectory = 256; // chunks: 16 million rows

LogRecord recordOf(const LogChunk& chunk, quint32 index, const LogNames& names)
{
    LogRecord record;
    record.at = QDateTime::fromMSecsSinceEpoch(chunk.at(index), Qt::UTC);
    record.level = chunk.level(index);
    record.source = chunk.source(index);
    record.server = names.name(chunk.server(index));
    record.job = names.name(chunk.job(index));
    record.step = names.name(chunk.step(index));
    record.task = names.name(chunk.task(index));
    record.kind = chunk.kind(index);
    if (!chunk.original(index, record.message, record.args)) {
        const std::string_view text = chunk.text(index);
        record.message = QString::fromUtf8(text.data(), qsizetype(text.size()));
    }
    return record;
}

LogRow rowOf(const LogChunk& chunk, quint32 index)
{
    return {.at = chunk.at(index),
            .level = chunk.level(index),
            .source = chunk.source(index),
            .kind = chunk.kind(index),
            .server = chunk.server(index),
            .job = chunk.job(index),
            .step = chunk.step(index),
            .task = chunk.task(index),
            .group = chunk.group(index),
            .text = chunk.text(index)};
}

} // namespace

quint32 LogReader::chunkCount() const
{
    return m_directory ? m_directory->used.load(std::memory_order_acquire) : 0;
}

const LogChunk* LogReader::chunk(quint32 number) const
{
    return m_directory->chunks[number].get();
}

LogStore::LogStore()
    : m_directory(std::make_shared<LogReader::Directory>(kFirstDirectory))
    , m_names(std::make_shared<LogNames>())
{}

LogStore::~LogStore() = default;

void LogStore::clear()
{
    // Numbers of rows are never used again, so that a late answer of a search cannot mean another row.
    const quint32 used = m_directory->used.load(std::memory_order_relaxed);
    auto empty =
        std::make_shared<LogReader::Directory>(std::max(kFirstDirectory, size_t(used) + kFirstDirectory));
    empty->used.store(used, std::memory_order_release);
    m_directory = std::move(empty);
    m_count = 0;
    m_sealedBytes = 0;
    m_gone = 0;
}

std::shared_ptr<LogReader::Directory> LogStore::copyOfDirectory(size_t capacity) const
{
    auto copy = std::make_shared<LogReader::Directory>(capacity);
    std::copy(m_directory->chunks.begin(), m_directory->chunks.end(), copy->chunks.begin());
    copy->used.store(m_directory->used.load(std::memory_order_relaxed), std::memory_order_release);
    return copy;
}

LogChunk& LogStore::chunkFor(size_t textSize)
{
    const quint32 used = m_directory->used.load(std::memory_order_relaxed);
    LogChunk* last = used == 0 ? nullptr : m_directory->chunks[used - 1].get();
    if (last && last->hasRoom(textSize))
        return *last;
    if (last) {
        last->publish();
        m_sealedBytes += last->bytes();
    }
    if (used == m_directory->chunks.size())
        m_directory = copyOfDirectory(size_t(used) * 2);
    m_directory->chunks[used] =
        std::make_shared<LogChunk>(used, quint32(std::max(size_t(LogChunk::kText), textSize)));
    m_directory->used.store(used + 1, std::memory_order_release);
    return *m_directory->chunks[used];
}

LogName LogStore::intern(LogField field, const QString& name)
{
    const auto column = size_t(field);
    // The same string object again: most rows come from where the last one came from.
    if (name.constData() == m_lastNames[column].constData() && name.size() == m_lastNames[column].size())
        return m_lastNumbers[column];
    const LogName number = m_names->intern(name);
    if (m_seen[column].size() <= number)
        m_seen[column].resize(number + 64);
    if (number != 0 && !m_seen[column][number]) {
        m_seen[column][number] = true;
        m_used[column].push_back(number);
    }
    m_lastNames[column] = name;
    m_lastNumbers[column] = number;
    return number;
}

LogRowId LogStore::append(const LogRecord& record, const QString& text, quint32 group)
{
    const QByteArray bytes = text.toUtf8();
    LogChunk& chunk = chunkFor(size_t(bytes.size()));
    chunk.add({.at = record.at.toMSecsSinceEpoch(),
               .level = record.level,
               .source = record.source,
               .kind = record.kind,
               .server = intern(LogField::Server, record.server),
               .job = intern(LogField::Job, record.job),
               .step = intern(LogField::Step, record.step),
               .task = intern(LogField::Task, record.task),
               .group = group,
               .text = {bytes.constData(), size_t(bytes.size())}});
    if (record.kind != LogKind::Plain || !record.args.isEmpty())
        chunk.addOriginal(record.message, record.args);
    chunk.publish();
    ++m_count;
    return chunk.id(chunk.written() - 1);
}

void LogStore::append(std::span<const LogRow> rows, std::vector<LogRowId>& ids)
{
    ids.reserve(ids.size() + rows.size());
    LogChunk* chunk = nullptr;
    for (const LogRow& row : rows) {
        if (!chunk || !chunk->hasRoom(row.text.size()))
            chunk = &chunkFor(row.text.size());
        ids.push_back(chunk->id(chunk->written()));
        chunk->add(row);
    }
    if (chunk)
        chunk->publish();
    m_count += qsizetype(rows.size());
}

void LogStore::reword(const std::function<QString(const LogRecord&)>& words)
{
    std::shared_ptr<LogReader::Directory> next;
    const quint32 used = m_directory->used.load(std::memory_order_relaxed);
    for (quint32 number = 0; number < used; ++number) {
        const LogChunk* old = m_directory->chunks[number].get();
        if (!old || !old->hasOriginals())
            continue;
        std::vector<QByteArray> texts(old->written());
        size_t size = 0;
        for (quint32 index = 0; index < old->written(); ++index) {
            QString message;
            QStringList args;
            if (old->original(index, message, args))
                texts[index] = words(recordOf(*old, index, *m_names)).toUtf8();
            size += texts[index].isNull() ? old->text(index).size() : size_t(texts[index].size());
        }
        auto fresh = std::make_shared<LogChunk>(number, quint32(std::max(size_t(LogChunk::kText), size)));
        for (quint32 index = 0; index < old->written(); ++index) {
            LogRow row = rowOf(*old, index);
            if (!texts[index].isNull())
                row.text = {texts[index].constData(), size_t(texts[index].size())};
            fresh->add(row);
            QString message;
            QStringList args;
            if (old->original(index, message, args))
                fresh->addOriginal(message, args);
        }
        fresh->publish();
        if (number + 1 < used) // other words may be longer
            m_sealedBytes += fresh->bytes() - old->bytes();
        if (!next)
            next = copyOfDirectory(m_directory->chunks.size());
        next->chunks[number] = std::move(fresh);
    }
    if (next)
        m_directory = std::move(next);
}

LogReader LogStore::reader() const
{
    LogReader reader;
    reader.m_directory = m_directory;
    reader.m_names = m_names;
    return reader;
}

qsizetype LogStore::bytes() const
{
    const quint32 used = m_directory->used.load(std::memory_order_relaxed);
    const LogChunk* last = used == 0 ? nullptr : m_directory->chunks[used - 1].get();
    return m_sealedBytes + (last ? last->bytes() : 0) + m_names->bytes();
}

QStringList LogStore::known(LogField field) const
{
    QStringList names;
    for (const LogName number : m_used[size_t(field)])
        names.append(m_names->name(number));
    return names;
}

const QString& LogStore::name(LogField field, LogRowId id) const
{
    const LogChunk& chunk = chunkOf(id);
    const quint32 index = id & 0xffff;
    switch (field) {
    case LogField::Server:
        return m_names->name(chunk.server(index));
    case LogField::Job:
        return m_names->name(chunk.job(index));
    case LogField::Step:
        return m_names->name(chunk.step(index));
    case LogField::Task:
        break;
    }
    return m_names->name(chunk.task(index));
}

QString LogStore::text(LogRowId id) const
{
    const std::string_view text = chunkOf(id).text(id & 0xffff);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

LogRecord LogStore::record(LogRowId id) const
{
    return recordOf(chunkOf(id), id & 0xffff, *m_names);
}

bool LogStore::contains(LogRowId id) const
{
    const quint32 number = id >> 16;
    return number < m_directory->used.load(std::memory_order_relaxed) && m_directory->chunks[number] &&
           (id & 0xffff) < m_directory->chunks[number]->written();
}

LogRowId LogStore::end() const
{
    const quint32 used = m_directory->used.load(std::memory_order_relaxed);
    if (used == 0)
        return 0;
    const LogChunk* last = m_directory->chunks[used - 1].get();
    return last ? last->id(0) + last->written() : used << 16;
}

std::vector<quint32> LogStore::surplus(qsizetype limit) const
{
    std::vector<quint32> gone;
    const quint32 used = m_directory->used.load(std::memory_order_relaxed);
    qsizetype left = bytes();
    if (left <= limit || used < 2)
        return gone;
    std::vector<const LogChunk*> oldest;
    for (quint32 number = 0; number + 1 < used; ++number) {
        if (m_directory->chunks[number])
            oldest.push_back(m_directory->chunks[number].get());
    }
    std::stable_sort(oldest.begin(), oldest.end(), [](const LogChunk* one, const LogChunk* other) {
        return one->newest() < other->newest();
    });
    for (const LogChunk* chunk : oldest) {
        if (left <= limit)
            break;
        left -= chunk->bytes();
        gone.push_back(chunk->number());
    }
    return gone;
}

void LogStore::letGo(const std::vector<quint32>& chunks)
{
    auto next = copyOfDirectory(m_directory->chunks.size());
    for (const quint32 number : chunks) {
        m_sealedBytes -= next->chunks[number]->bytes();
        m_count -= next->chunks[number]->written();
        m_gone += next->chunks[number]->written();
        next->chunks[number].reset();
    }
    m_directory = std::move(next);
}

} // namespace stellwerk
