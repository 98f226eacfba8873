// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logsearch.h"

#include <QMutex>
#include <QThread>

#include <atomic>

namespace stellwerk {

using namespace std::chrono_literals;

namespace {

constexpr quint32 kSlice = 16384; // rows that a thread takes at a time: a few milliseconds
// Rows that are told at a time: views take them within a frame or so. More that are ready follow right after
// what the views have to do about these.
constexpr size_t kTold = 400'000;
constexpr auto kSoon = 50ms;

} // namespace

struct LogSearch::Job
{
    struct Slice
    {
        quint32 chunk, from, to;
    };
    LogReader reader;
    LogFilter filter;
    std::shared_ptr<const LogTaskNames> tasks;
    std::vector<Slice> slices;
    std::atomic<size_t> next{0};
    std::atomic<bool> cancelled{false};

    QMutex mutex; // of what follows
    std::vector<std::optional<std::vector<LogRowId>>> done;
    size_t delivered = 0;
    size_t ready = 0; // done from the first on without a gap

    // On a thread of the pool. True if the first slices in a row have just been done.
    bool step(LogMatcher& matcher)
    {
        const size_t at = next.fetch_add(1, std::memory_order_relaxed);
        if (at >= slices.size())
            return false;
        std::vector<LogRowId> rows;
        matcher.match(*reader.chunk(slices[at].chunk), slices[at].from, slices[at].to, rows);
        const QMutexLocker lock(&mutex);
        done[at] = std::move(rows);
        while (ready < done.size() && done[ready])
            ++ready;
        return true;
    }
};

LogSearch::LogSearch(QObject* parent)
    : QObject(parent)
{
    m_threads.setMaxThreadCount(std::clamp(QThread::idealThreadCount(), 1, 4));
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &LogSearch::deliver);
}

LogSearch::~LogSearch()
{
    cancel();
    m_threads.waitForDone();
}

void LogSearch::cancel()
{
    if (m_job)
        m_job->cancelled.store(true, std::memory_order_relaxed);
    m_job.reset();
    m_next.stop();
}

void LogSearch::start(const LogStore& store, const LogFilter& filter,
                      std::shared_ptr<const LogTaskNames> tasks)
{
    cancel();
    m_job = std::make_shared<Job>();
    m_job->reader = store.reader();
    m_job->filter = filter;
    m_job->tasks = std::move(tasks);
    for (quint32 chunk = 0; chunk < m_job->reader.chunkCount(); ++chunk) {
        const LogChunk* rows = m_job->reader.chunk(chunk);
        const quint32 end = rows ? rows->rows() : 0;
        for (quint32 from = 0; from < end; from += kSlice)
            m_job->slices.push_back({chunk, from, std::min(end, from + kSlice)});
    }
    m_job->done.resize(m_job->slices.size());
    m_first = true;
    for (int thread = 0; thread < m_threads.maxThreadCount(); ++thread) {
        m_threads.start([this, job = m_job] {
            LogMatcher matcher(job->filter, job->reader, job->tasks);
            bool told = false;
            while (!job->cancelled.load(std::memory_order_relaxed) && job->step(matcher)) {
                // Each thread tells of its first slice; after that the timer looks.
                if (!std::exchange(told, true))
                    QMetaObject::invokeMethod(
                        this,
                        [this, job] {
                            if (m_job == job && m_first)
                                deliver();
                        },
                        Qt::QueuedConnection);
            }
            QMetaObject::invokeMethod(
                this,
                [this, job] {
                    const bool waits = m_next.isActive() && m_next.intervalAsDuration() < kSoon;
                    if (m_job == job && !waits)
                        deliver();
                },
                Qt::QueuedConnection);
        });
    }
}

double LogSearch::progress() const
{
    if (!m_job || m_job->slices.empty())
        return 1;
    return std::min(1.0, double(m_job->next.load(std::memory_order_relaxed)) / double(m_job->slices.size()));
}

void LogSearch::deliver()
{
    const std::shared_ptr<Job> job = m_job;
    if (!job)
        return;
    std::vector<LogRowId> rows;
    bool ended = false;
    bool some = false;
    bool more = false;
    {
        const QMutexLocker lock(&job->mutex);
        for (; job->delivered < job->ready && rows.size() < kTold; ++job->delivered) {
            std::vector<LogRowId>& slice = *job->done[job->delivered];
            rows.insert(rows.end(), slice.begin(), slice.end());
            slice = {};
            some = true;
        }
        ended = job->delivered == job->slices.size();
        more = job->delivered < job->ready;
    }
    if (some || ended) {
        m_first = false;
        Q_EMIT found(rows);
    }
    if (m_job != job)
        return; // whoever was told began another
    if (ended) {
        m_job.reset();
        m_next.stop();
        Q_EMIT finished();
    } else {
        m_next.start(more ? 5ms : kSoon);
    }
}

} // namespace stellwerk
