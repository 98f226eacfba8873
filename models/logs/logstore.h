// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logchunk.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace stellwerk {

// Which named column of the log.
enum class LogField { Server, Job, Step, Task };

// The log as another thread may read it: a value, made on the writer's thread and given to the reader. Rows
// that are added later are seen too, up to a limit where the directory is replaced; rows that are let go stay
// until the reader is gone. No lock.
class LogReader
{
public:
    [[nodiscard]] quint32 chunkCount() const;
    [[nodiscard]] const LogChunk* chunk(quint32 number) const; // null: let go
    // Of an id that this reader has got; null: let go.
    [[nodiscard]] const LogChunk* of(LogRowId id) const { return chunk(id >> 16); }
    [[nodiscard]] const LogNames& names() const { return *m_names; }
    // For whoever outlives the reader: names stay, chunks do not.
    [[nodiscard]] const std::shared_ptr<const LogNames>& sharedNames() const { return m_names; }

private:
    friend class LogStore;
    struct Directory
    {
        explicit Directory(size_t capacity)
            : chunks(capacity)
        {}
        std::vector<std::shared_ptr<LogChunk>> chunks; // never grows: readers walk through it
        std::atomic<quint32> used{0};
    };
    std::shared_ptr<const Directory> m_directory;
    std::shared_ptr<const LogNames> m_names;
};

// All rows of the log, in the order of their arrival (logorder.h has the order of time), by columns, with
// names kept once and texts as UTF-8 in chunks that are never moved. One thread writes; others read through a
// LogReader meanwhile. Rows go by whole chunks.
class LogStore
{
public:
    LogStore();
    ~LogStore();
    Q_DISABLE_COPY_MOVE(LogStore)

    // The text is what is shown and searched; for a record that says something in the program's own words
    // (kind other than Plain) `record.message` and `record.args` are kept beside it.
    LogRowId append(const LogRecord& record, const QString& text, quint32 group = 0);
    // From memory, as fast as it goes; names by intern(). Gives the numbers of the rows.
    void append(std::span<const LogRow> rows, std::vector<LogRowId>& ids);
    [[nodiscard]] LogName intern(LogField field, const QString& name);
    void clear();
    // Says the rows with an original anew: other words for the same. Readers keep what they have.
    void reword(const std::function<QString(const LogRecord&)>& words);

    [[nodiscard]] LogReader reader() const;
    [[nodiscard]] qsizetype rowCount() const { return m_count; }
    [[nodiscard]] qsizetype bytes() const;
    // The numbers of known names of a column, in order of first use.
    [[nodiscard]] QStringList known(LogField field) const;

    [[nodiscard]] qint64 at(LogRowId id) const { return chunkOf(id).at(id & 0xffff); }
    [[nodiscard]] LogLevel level(LogRowId id) const { return chunkOf(id).level(id & 0xffff); }
    [[nodiscard]] quint32 group(LogRowId id) const { return chunkOf(id).group(id & 0xffff); }
    [[nodiscard]] const QString& name(LogField field, LogRowId id) const;
    [[nodiscard]] QString text(LogRowId id) const;
    [[nodiscard]] LogRecord record(LogRowId id) const;
    [[nodiscard]] const LogChunk& chunkOf(LogRowId id) const { return *m_directory->chunks[id >> 16]; }
    [[nodiscard]] bool contains(LogRowId id) const;
    // Rows that come from now on have this number or a higher one.
    [[nodiscard]] LogRowId end() const;

    // The chunks that must go so that bytes() is at most `limit`: those whose newest row is the oldest. The
    // chunk that is being written stays in any case.
    [[nodiscard]] std::vector<quint32> surplus(qsizetype limit) const;
    void letGo(const std::vector<quint32>& chunks);
    [[nodiscard]] qsizetype goneCount() const { return m_gone; } // rows let go so far

private:
    LogChunk& chunkFor(size_t textSize);
    std::shared_ptr<LogReader::Directory> copyOfDirectory(size_t capacity) const;

    std::shared_ptr<LogReader::Directory> m_directory;
    std::shared_ptr<LogNames> m_names;
    std::vector<bool> m_seen[4];    // by field and name
    std::vector<LogName> m_used[4]; // likewise, in order of first use
    qsizetype m_count = 0;
    qsizetype m_sealedBytes = 0; // of all chunks but the last
    qsizetype m_gone = 0;
    QString m_lastNames[4]; // of the last record: the next one often has the same
    LogName m_lastNumbers[4] = {};
};

} // namespace stellwerk
