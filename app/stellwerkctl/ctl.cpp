// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"

#include "activitycommand.h"
#include "democommand.h"
#include "exportcommand.h"
#include "historycommand.h"
#include "importcommand.h"
#include "jobscommand.h"
#include "latercommand.h"
#include "logscommand.h"
#include "resumecommand.h"
#include "runcommand.h"
#include "runscommand.h"
#include "serverscommand.h"
#include "serverstestcommand.h"
#include "syntax.h"
#include "validatecommand.h"
#include "watchcommand.h"

#include <QStandardPaths>

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace stellwerk {

using namespace Qt::StringLiterals;

Ctl::Ctl(const Console::Setup& setup, const QString& programFolder, QObject* parent)
    : QObject(parent)
    , m_parser(stellwerkctlSyntax())
    , m_console(setup)
    , m_secrets(m_console)
    , m_programFolder(programFolder)
{}

Ctl::~Ctl() = default;

void Ctl::end(int exitCode)
{
    QMetaObject::invokeMethod(
        this, [this, exitCode] { Q_EMIT finished(exitCode); }, Qt::QueuedConnection);
}

void Ctl::run(const QStringList& words)
{
    // `help run` is `run --help`.
    QStringList asked = words;
    if (!asked.isEmpty() && asked.first() == "help"_L1) {
        asked.removeFirst();
        asked += u"--help"_s;
    }
    auto parsed = m_parser.parse(asked);
    if (!parsed) {
        const UsageError& error = parsed.error();
        m_console.error(error.text, error.command.isEmpty()
                                        ? u"'stellwerkctl --help' lists the commands."_s
                                        : u"'stellwerkctl %1 --help' explains it."_s.arg(error.command));
        end(int(ExitCode::Usage));
        return;
    }
    m_arguments = std::move(*parsed);
    if (answerHelp())
        return;
    m_console.setJson(m_arguments.has(u"json"_s));
    m_console.setColor(m_console.isTerminal() && !m_arguments.has(u"no-color"_s) &&
                       !qEnvironmentVariableIsSet("NO_COLOR"));
    if (!setUpDiagnostics())
        return;
    if (m_arguments.has(u"passwords-from-stdin"_s) && !m_secrets.readFromStdin()) {
        m_console.error(m_secrets.error(), u"One line a server, nothing else."_s);
        end(int(ExitCode::Usage));
        return;
    }
    m_command = make(m_arguments.command);
    connect(m_command.get(), &Command::finished, this, &Ctl::end);
    m_command->start();
}

bool Ctl::answerHelp()
{
    if (m_arguments.has(u"version"_s)) {
        m_console.line(u"stellwerkctl " STELLWERK_VERSION ""_s);
        end(int(ExitCode::Succeeded));
        return true;
    }
    if (m_arguments.has(u"help"_s)) {
        const QString family = m_arguments.value(u"help"_s);
        const QString about = m_arguments.command.isEmpty() ? family : m_arguments.command;
        m_console.raw(about.isEmpty() ? m_parser.help() : m_parser.help(about));
        end(int(ExitCode::Succeeded));
        return true;
    }
    if (m_arguments.command.isEmpty()) {
        m_console.error(u"which command?"_s, u"'stellwerkctl --help' lists them."_s);
        end(int(ExitCode::Usage));
        return true;
    }
    return false;
}

// Diagnostics never touch stdout.
bool Ctl::setUpDiagnostics()
{
    const QString level = m_arguments.value(u"log-level"_s, u"warning"_s);
    const QHash<QString, spdlog::level::level_enum> levels = {
        {u"debug"_s, spdlog::level::debug},  {u"info"_s, spdlog::level::info},
        {u"warning"_s, spdlog::level::warn}, {u"error"_s, spdlog::level::err},
        {u"off"_s, spdlog::level::off},
    };
    if (!levels.contains(level)) {
        m_console.error(u"unknown log level '%1'"_s.arg(level),
                        u"One of debug, info, warning, error, off."_s);
        end(int(ExitCode::Usage));
        return false;
    }
    auto logger = spdlog::get("stellwerkctl");
    if (!logger)
        logger = spdlog::stderr_color_mt("stellwerkctl");
    logger->set_level(levels.value(level));
    spdlog::set_default_logger(logger);
    return true;
}

std::unique_ptr<Command> Ctl::make(const QString& name)
{
    QString folder = m_arguments.value(u"config"_s, qEnvironmentVariable("STELLWERK_CONFIG"));
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/stellwerk"_s;
    const CommandContext context{m_console, m_arguments, m_secrets, folder, m_programFolder};
    if (name == "servers test"_L1)
        return std::make_unique<ServersTestCommand>(context);
    if (name.startsWith("servers "_L1))
        return std::make_unique<ServersCommand>(context);
    if (name == "jobs"_L1)
        return std::make_unique<JobsCommand>(context);
    if (name == "activity"_L1)
        return std::make_unique<ActivityCommand>(context);
    if (name == "history"_L1)
        return std::make_unique<HistoryCommand>(context);
    if (name == "validate"_L1)
        return std::make_unique<ValidateCommand>(context);
    if (name == "run"_L1)
        return std::make_unique<RunCommand>(context);
    if (name == "demo"_L1)
        return std::make_unique<DemoCommand>(context);
    if (name == "import"_L1)
        return std::make_unique<ImportCommand>(context);
    if (name == "export"_L1)
        return std::make_unique<ExportCommand>(context);
    if (name == "logs"_L1)
        return std::make_unique<LogsCommand>(context);
    if (name == "runs resume"_L1 || name == "runs control"_L1)
        return std::make_unique<ResumeCommand>(context);
    if (name == "runs watch"_L1)
        return std::make_unique<WatchCommand>(context);
    if (name.startsWith("runs "_L1))
        return std::make_unique<RunsCommand>(context);
    return std::make_unique<LaterCommand>(context);
}

void Ctl::interrupt()
{
    if (++m_interrupts > 1 || !m_command) {
        end(int(ExitCode::Interrupted));
        return;
    }
    m_command->interrupt();
}

} // namespace stellwerk
