// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/programlog.h"

#include <QTimer>

#include <spdlog/sinks/base_sink.h>

#include <mutex>
#include <utility>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kBatch = 100ms;
constexpr qsizetype kWaiting = 10'000; // lines kept while nobody takes them; the oldest go

LogLevel levelOf(spdlog::level::level_enum level)
{
    switch (level) {
    case spdlog::level::trace:
    case spdlog::level::debug:
        return LogLevel::Debug;
    case spdlog::level::warn:
        return LogLevel::Warning;
    case spdlog::level::err:
    case spdlog::level::critical:
        return LogLevel::Error;
    default:
        return LogLevel::Info;
    }
}

class Sink final : public spdlog::sinks::base_sink<std::mutex>
{
public:
    void follow(QObject* context, std::function<void(const QList<LogRecord>&)> take)
    {
        const std::scoped_lock lock(mutex_);
        m_context = context;
        m_take = std::move(take);
        m_woken = false;
        if (!m_lines.isEmpty())
            wake();
        QObject::connect(context, &QObject::destroyed, context, [this](QObject* gone) { leave(gone); });
    }

protected:
    // Under the sink's lock, on the thread that logs: nothing is called from here.
    void sink_it_(const spdlog::details::log_msg& message) override
    {
        LogRecord line;
        line.at = QDateTime::fromMSecsSinceEpoch(
            std::chrono::duration_cast<std::chrono::milliseconds>(message.time.time_since_epoch()).count(),
            Qt::UTC);
        line.level = levelOf(message.level);
        line.source = LogSource::Program;
        line.message = QString::fromUtf8(message.payload.data(), qsizetype(message.payload.size()));
        if (m_lines.size() >= kWaiting)
            m_lines.removeFirst();
        m_lines.append(std::move(line));
        if (!std::exchange(m_woken, true) && m_context)
            wake();
    }
    void flush_() override {}

private:
    // Others may be about to post to it: from here on nobody is.
    void leave(const QObject* gone)
    {
        const std::scoped_lock lock(mutex_);
        if (m_context != gone)
            return;
        m_context = nullptr;
        m_take = {};
    }
    void wake()
    {
        m_woken = true;
        QMetaObject::invokeMethod(
            m_context,
            [this, context = m_context] { QTimer::singleShot(kBatch, context, [this] { deliver(); }); },
            Qt::QueuedConnection);
    }
    void deliver()
    {
        QList<LogRecord> lines;
        std::function<void(const QList<LogRecord>&)> take;
        {
            const std::scoped_lock lock(mutex_);
            m_woken = false;
            lines = std::exchange(m_lines, {});
            take = m_take;
        }
        if (take && !lines.isEmpty())
            take(lines); // without the lock: what is logged in there comes with the next batch
    }

    QObject* m_context = nullptr;
    std::function<void(const QList<LogRecord>&)> m_take;
    QList<LogRecord> m_lines;
    bool m_woken = false;
};

const std::shared_ptr<Sink>& theSink()
{
    static const auto sink = std::make_shared<Sink>();
    return sink;
}

} // namespace

std::shared_ptr<spdlog::sinks::sink> programLogSink()
{
    return theSink();
}

void followProgramLog(QObject* context, std::function<void(const QList<LogRecord>&)> take)
{
    theSink()->follow(context, std::move(take));
}

} // namespace stellwerk
