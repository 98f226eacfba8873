// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningcommand.h"

#include "plan/fleetsnapshot.h"
#include "reportfiles.h"
#include "texts.h"

#include <QIODevice>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

ExitCode exitCodeOf(const RunSummary& summary)
{
    if (summary.unknown > 0 || summary.outcome == RunOutcome::Unknown || !summary.outcome)
        return ExitCode::Unknown;
    if (summary.failed > 0 || summary.cancelled > 0 || summary.outcome == RunOutcome::Failed ||
        summary.outcome == RunOutcome::Cancelled)
        return ExitCode::TaskFailed;
    return ExitCode::Succeeded;
}

bool RunningCommand::applyOptions()
{
    if (arguments().has(u"max-parallel"_s)) {
        const int most = arguments().value(u"max-parallel"_s).toInt();
        if (most < 1) {
            console().error(u"--max-parallel needs a number above 0"_s);
            return false;
        }
        m_loaded.package.maxConcurrent = std::min(most, m_loaded.package.maxConcurrent.value_or(most));
    }
    if (arguments().has(u"deadline"_s)) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto deadline = parseDeadline(arguments().value(u"deadline"_s), now);
        if (!deadline || *deadline <= now) {
            console().error(u"--deadline does not understand '%1', or it has passed"_s.arg(
                                arguments().value(u"deadline"_s)),
                            u"Give HH:mm, an ISO time, or a span as 90m or 2h."_s);
            return false;
        }
        m_deadline = *deadline;
    }
    return ReportFiles(console(), arguments()).isUnderstood();
}

bool RunningCommand::reportProblems(const QList<Problem>& problems)
{
    for (const Problem& problem : problems) {
        const QString place =
            problem.line > 0 ? u"%1:%2: "_s.arg(m_file).arg(problem.line) : m_file + u": "_s;
        console().note(place + (problem.severity == Severity::Error ? u"error: "_s : u"warning: "_s) +
                       describe(problem));
    }
    return hasErrors(problems);
}

// Names of all servers on which a task may run.
QStringList RunningCommand::candidates() const
{
    const FleetSnapshot fleet = snapshotOf(session()->servers());
    QStringList names;
    for (const Task& task : m_loaded.package.tasks) {
        for (const int index : candidateIndices(task.where, fleet)) {
            const QString& name = fleet.servers[index].name;
            if (!names.contains(name))
                names += name;
        }
    }
    return names;
}

bool RunningCommand::isReachable(const Task& task) const
{
    const FleetSnapshot fleet = snapshotOf(session()->servers());
    const std::vector<int> indices = candidateIndices(task.where, fleet);
    return task.disabled || std::any_of(indices.cbegin(), indices.cend(), [&](int index) {
               return troubleOf(fleet.servers[index].name).isEmpty();
           });
}

void RunningCommand::runPackage(const LoadedPackage& loaded, const QString& file)
{
    m_loaded = loaded;
    m_file = file;
    if (!applyOptions() || hasErrors(checkPackage(m_loaded.package, session()->facts(), m_loaded.lines))) {
        reportProblems(checkPackage(m_loaded.package, session()->facts(), m_loaded.lines));
        finish(ExitCode::Usage);
        return;
    }
    readFleet(candidates(), [this] { startRun(); });
}

void RunningCommand::startRun()
{
    reportTrouble();
    for (const Task& task : m_loaded.package.tasks) {
        if (isReachable(task))
            continue;
        console().error(u"no server of task '%1' can be used; nothing was started"_s.arg(task.name),
                        u"'stellwerkctl servers test' walks through what is wrong."_s);
        finish(ExitCode::Unreachable);
        return;
    }
    if (reportProblems(checkPackage(m_loaded.package, session()->facts(), m_loaded.lines))) {
        finish(ExitCode::Usage);
        return;
    }
    if (!confirmProduction()) {
        finish(ExitCode::Usage);
        return;
    }
    showRun();
    const QString error = session()->startRun(m_loaded.package, m_file);
    if (!error.isEmpty()) {
        console().error(error);
        finish(ExitCode::Usage);
        return;
    }
    if (m_deadline.isValid()) {
        m_deadlineTimer.setSingleShot(true);
        connect(&m_deadlineTimer, &QTimer::timeout, this, [this] {
            m_display->note(u"The deadline has come: the run is cancelled."_s);
            session()->stopRun();
        });
        m_deadlineTimer.start(std::chrono::milliseconds(QDateTime::currentDateTimeUtc().msecsTo(m_deadline)));
    }
}

void RunningCommand::showRun()
{
    m_display = std::make_unique<RunDisplay>(console(), session()->run());
    connect(session(), &FleetSession::runEvent, m_display.get(), &RunDisplay::take);
    connect(session(), &FleetSession::runFinished, this, &RunningCommand::conclude);
    connect(session(), &FleetSession::journalFailed, this,
            [this](const QString& error) { m_display->note(u"stellwerkctl: "_s + error); });
    m_display->begin(m_loaded.package);
}

// Servers tagged "production": a person at a terminal is asked; a script that calls us has decided.
bool RunningCommand::confirmProduction()
{
    const QList<FleetSession::ProductionStart> starts = session()->productionStarts(m_loaded.package);
    if (starts.isEmpty())
        return true;
    for (const FleetSession::ProductionStart& start : starts)
        console().note(u"production: '%1' starts job '%2' on %3"_s.arg(start.name, start.job,
                                                                       start.servers.join(u" or "_s)));
    if (arguments().has(u"yes"_s) || !console().setup().inIsTerminal || !console().setup().in)
        return true;
    console().note(u"Start these jobs on production servers? Type yes:"_s);
    const bool yes = QString::fromUtf8(console().setup().in->readLine()).trimmed() == "yes"_L1;
    if (!yes)
        console().error(u"not confirmed; nothing was started"_s);
    return yes;
}

void RunningCommand::takeUp(const RunRecord& record, const std::optional<RunControl>& then)
{
    m_loaded.package = record.package;
    m_file = record.file;
    if (!ReportFiles(console(), arguments()).isUnderstood()) {
        finish(ExitCode::Usage);
        return;
    }
    // The fleet is read first for usual durations and clocks; a server that is in trouble stops nothing here.
    readFleet(candidates(), [this, run = record.id, then] {
        reportTrouble();
        resumeRun(run, then);
    });
}

void RunningCommand::resumeRun(const RunId& run, const std::optional<RunControl>& then)
{
    showRun();
    session()->resumeRun(run, this, [this, then](const QString& error) {
        QString wrong = error;
        if (wrong.isEmpty() && then)
            wrong = session()->control(*then);
        if (!wrong.isEmpty()) {
            console().error(wrong);
            finish(ExitCode::Usage);
        } else if (!session()->isRunning()) { // there was nothing to do
            const RunSummary summary = session()->summary().value_or(RunSummary{});
            console().note(u"The run is over, and nothing of it is to be run again."_s);
            finish(summary.outcome ? exitCodeOf(summary) : ExitCode::Succeeded);
        }
    });
}

void RunningCommand::interrupt()
{
    if (!session() || !session()->isRunning()) {
        finish(ExitCode::Interrupted);
        return;
    }
    m_interrupted = true;
    m_display->note(u"Cancelling the run. Ctrl+C again leaves at once; jobs that run then go on."_s);
    session()->stopRun();
}

void RunningCommand::conclude()
{
    m_deadlineTimer.stop();
    const RunSummary summary = session()->summary().value_or(RunSummary{});
    if (arguments().has(u"junit"_s) || arguments().has(u"report"_s)) {
        if (const auto replay = loadReplay(session()->journalFile(), summary.run))
            ReportFiles(console(), arguments()).write(*replay, session()->journalFile());
        else
            console().error(replay.error());
    }
    m_display->end(summary);
    runEnded(m_interrupted ? ExitCode::Interrupted : exitCodeOf(summary));
}

} // namespace stellwerk
