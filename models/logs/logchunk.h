// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/lognames.h"
#include "logs/logrecord.h"

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stellwerk {

// Which row of the log: given when it arrives, never changed, never used again. The upper half is the number
// of its chunk, the lower half its place in there; numbers rise with arrival, with gaps.
using LogRowId = quint32;

// A row on its way into the store: names are numbers already, the text is UTF-8 and is copied.
struct LogRow
{
    qint64 at = 0; // ms since 1970, UTC
    LogLevel level = LogLevel::Info;
    LogSource source = LogSource::Run;
    LogKind kind = LogKind::Plain;
    LogName server = 0;
    LogName job = 0;
    LogName step = 0;
    LogName task = 0;
    quint32 group = 0; // of alike messages (loggroups.h); 0: none
    std::string_view text = {};
};

// Up to 65,536 rows by columns, with their texts one after the other. One thread adds rows; any thread reads
// those below rows() at the same time, without a lock: what is below rows() never changes any more.
// Memory that no row has reached yet is asked for, but not touched, so that a small log stays small.
class LogChunk
{
public:
    static constexpr quint32 kRows = 65536;
    static constexpr quint32 kText = 8 << 20; // bytes of text, unless a single text is longer

    LogChunk(quint32 number, quint32 textCapacity);
    [[nodiscard]] quint32 number() const { return m_number; }
    [[nodiscard]] LogRowId id(quint32 index) const { return m_number << 16 | index; }
    [[nodiscard]] quint32 rows() const { return m_rows.load(std::memory_order_acquire); }

    [[nodiscard]] qint64 at(quint32 index) const { return m_at[index]; }
    [[nodiscard]] LogLevel level(quint32 index) const { return LogLevel(m_traits[index].level); }
    [[nodiscard]] LogSource source(quint32 index) const { return LogSource(m_traits[index].source); }
    [[nodiscard]] LogKind kind(quint32 index) const { return LogKind(m_traits[index].kind); }
    [[nodiscard]] LogName server(quint32 index) const { return m_server[index]; }
    [[nodiscard]] LogName job(quint32 index) const { return m_job[index]; }
    [[nodiscard]] LogName step(quint32 index) const { return m_step[index]; }
    [[nodiscard]] LogName task(quint32 index) const { return m_task[index]; }
    [[nodiscard]] quint32 group(quint32 index) const { return m_group[index]; }
    [[nodiscard]] const char* textBegin(quint32 index) const { return m_text.get() + m_begin[index]; }
    [[nodiscard]] std::string_view text(quint32 index) const
    {
        return {textBegin(index), m_begin[index + 1] - m_begin[index]};
    }
    // Some text has a letter outside ASCII that is k or s when case is ignored (K of Kelvin, long s), so that
    // comparing bytes would miss it.
    [[nodiscard]] bool hasOddLetters() const { return m_odd.load(std::memory_order_relaxed); }

    // Of the writer:
    [[nodiscard]] bool hasRoom(size_t textSize) const;
    void add(const LogRow& row); // seen by others after publish()
    void publish() { m_rows.store(m_written, std::memory_order_release); }
    // What the last row added said in other words, for views in other languages.
    void addOriginal(const QString& message, const QStringList& args);
    [[nodiscard]] bool hasOriginals() const { return !m_originals.empty(); }
    [[nodiscard]] bool original(quint32 index, QString& message, QStringList& args) const;
    [[nodiscard]] quint32 written() const { return m_written; }
    [[nodiscard]] quint32 textSize() const { return m_begin[m_written]; }
    [[nodiscard]] qint64 newest() const { return m_newest; }
    [[nodiscard]] qsizetype bytes() const; // touched: of its rows and texts

private:
    struct PackedTraits
    {
        quint8 level;
        quint8 source;
        quint8 kind;
    };
    struct Original
    {
        quint32 index;
        quint32 begin; // in m_originalText: message, then each of args, with a NUL after each
    };
    template <typename T>
    using Column = std::unique_ptr<T[]>;

    quint32 m_number;
    quint32 m_capacity;
    quint32 m_written = 0;
    std::atomic<quint32> m_rows{0};
    std::atomic<bool> m_odd{false};
    Column<qint64> m_at;
    Column<PackedTraits> m_traits;
    Column<LogName> m_server, m_job, m_step, m_task;
    Column<quint32> m_group;
    Column<quint32> m_begin; // one more than rows
    Column<char> m_text;
    qint64 m_newest;
    std::vector<Original> m_originals;
    std::string m_originalText;
};

} // namespace stellwerk
