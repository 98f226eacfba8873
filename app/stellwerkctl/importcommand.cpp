// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "importcommand.h"

#include "package/packagefile.h"

#include <QFileInfo>
#include <QtConcurrentRun>

namespace stellwerk {

using namespace Qt::StringLiterals;

ImportCommand::ImportCommand(const CommandContext& context)
    : SessionCommand(context)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { take(m_watcher.result()); });
}

ImportCommand::~ImportCommand()
{
    m_cancelled = true;
    m_watcher.waitForFinished();
}

void ImportCommand::start()
{
    m_in = arguments().positionals.first();
    m_out = arguments().value(u"output"_s);
    const QString mode = arguments().value(u"mode"_s, u"outcome"_s);
    if (m_out.isEmpty()) {
        console().error(u"where to?"_s, u"Name the file: -o OUT.stellwerk."_s);
        finish(ExitCode::Usage);
        return;
    }
    if (mode != "outcome"_L1 && mode != "start-only"_L1) {
        console().error(u"--mode is outcome or start-only, not '%1'"_s.arg(mode));
        finish(ExitCode::Usage);
        return;
    }
    if (QFileInfo::exists(m_out) && !arguments().has(u"force"_s)) {
        console().error(u"%1 is there already; nothing was written"_s.arg(m_out),
                        u"Choose another name, or replace it with --force."_s);
        finish(ExitCode::Usage);
        return;
    }
    m_options.mode = mode == "outcome"_L1 ? TaskMode::Outcome : TaskMode::StartOnly;
    if (!openSession(context().configFolder))
        return;
    m_options.servers = session()->servers();
    if (arguments().has(u"online"_s))
        readFleet({}, [this] { read(); });
    else
        read();
}

void ImportCommand::interrupt()
{
    m_cancelled = true;
    SessionCommand::interrupt();
}

void ImportCommand::read()
{
    if (arguments().has(u"online"_s))
        reportTrouble();
    const FleetModel* fleet = session()->fleet();
    for (const Server& server : std::as_const(m_options.servers)) {
        for (const AgentJob& job : fleet->jobs(server.name))
            m_options.jobNames.insert(job.id, job.name);
    }
    m_watcher.setFuture(QtConcurrent::run([this, in = m_in, options = m_options] {
        return importDtsxFile(in, options, [this](double) { return !m_cancelled; });
    }));
}

ExitCode ImportCommand::refuse(const InteropError& error)
{
    if (console().isJson())
        console().document(QJsonObject{{u"file"_s, m_in},
                                       {u"imported"_s, false},
                                       {u"line"_s, error.line > 0 ? QJsonValue(error.line) : QJsonValue()},
                                       {u"text"_s, error.text},
                                       {u"next_step"_s, error.nextStep}});
    console().error(error.message());
    return ExitCode::Usage;
}

void ImportCommand::take(const Result& result)
{
    if (!result) {
        finish(result.error().cancelled ? ExitCode::Interrupted : refuse(result.error()));
        return;
    }
    const DtsxImport& made = *result;
    if (const auto saved = savePackage(made.package, m_out); !saved) {
        finish(refuse({m_out, 0, saved.error().text, saved.error().nextStep, false}));
        return;
    }
    if (console().isJson()) {
        console().document(QJsonObject{{u"file"_s, m_in},
                                       {u"imported"_s, true},
                                       {u"output"_s, m_out},
                                       {u"format_version"_s, made.formatVersion},
                                       {u"mode"_s, arguments().value(u"mode"_s, u"outcome"_s)},
                                       {u"tasks"_s, int(made.package.tasks.size())},
                                       {u"jobs"_s, made.started},
                                       {u"placeholders"_s, made.placeholders},
                                       {u"constraints"_s, int(made.package.constraints.size())},
                                       {u"groups"_s, made.groups},
                                       {u"notes"_s, int(made.package.notes.size())},
                                       {u"warnings"_s, made.report.warnings()},
                                       {u"remarks"_s, made.report.toJson()}});
    } else {
        for (const Remark& remark : made.report.remarks) {
            const QString place = remark.line > 0 ? u"%1:%2"_s.arg(m_in, QString::number(remark.line)) : m_in;
            console().line(place +
                           (remark.weight == Remark::Weight::Warning ? u": warning: "_s : u": note: "_s) +
                           (remark.element.isEmpty() ? QString() : remark.element + u": "_s) + remark.text +
                           (remark.nextStep.isEmpty() ? QString() : u' ' + remark.nextStep));
        }
        console().line(
            u"Wrote %1: %2 tasks (%3 start a job, %4 need a look), %5 constraints, %6 groups, %7 notes."_s
                .arg(m_out)
                .arg(made.package.tasks.size())
                .arg(made.started)
                .arg(made.placeholders)
                .arg(made.package.constraints.size())
                .arg(made.groups)
                .arg(made.package.notes.size()));
    }
    finish(ExitCode::Succeeded);
}

} // namespace stellwerk
