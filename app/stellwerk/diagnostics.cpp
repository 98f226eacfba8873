// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics.h"

#include "session/programlog.h"

#include <QDir>
#include <QFile>
#include <QtGlobal>

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace stellwerk {

namespace {

spdlog::level::level_enum levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return spdlog::level::debug;
    case QtInfoMsg:
        return spdlog::level::info;
    case QtWarningMsg:
        return spdlog::level::warn;
    case QtCriticalMsg:
        return spdlog::level::err;
    case QtFatalMsg:
        return spdlog::level::critical;
    }
    return spdlog::level::info;
}

void logQtMessage(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    spdlog::log(levelOf(type), "{}: {}", context.category ? context.category : "qt", text.toStdString());
    if (type == QtFatalMsg)
        spdlog::shutdown();
}

} // namespace

void startDiagnostics(const QString& configFolder)
{
    constexpr std::size_t kFileSize = 1024 * 1024;
    std::vector<spdlog::sink_ptr> sinks;
    auto console = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
    console->set_level(spdlog::level::warn);
    sinks.push_back(console);
    QDir().mkpath(configFolder);
    try {
        const QByteArray file =
            QFile::encodeName(QDir(configFolder).filePath(QStringLiteral("stellwerk.log")));
        sinks.push_back(
            std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.toStdString(), kFileSize, 1));
    } catch (const spdlog::spdlog_ex&) {
        // Without a writable folder stderr has to do.
    }
    sinks.push_back(programLogSink());
    auto logger = std::make_shared<spdlog::logger>("stellwerk", sinks.begin(), sinks.end());
    logger->set_level(spdlog::level::info);
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(logger);
    qInstallMessageHandler(logQtMessage);
    spdlog::info("stellwerk {} on Qt {}", STELLWERK_VERSION, qVersion());
}

} // namespace stellwerk
