// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "historycommand.h"

#include "historytexts.h"
#include "sinceoption.h"
#include "texts.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

bool HistoryCommand::understandOptions()
{
    if (!readSince(arguments(), console(), &m_since))
        return false;
    bool ok = true;
    if (arguments().has(u"limit"_s))
        m_limit = arguments().value(u"limit"_s).toInt(&ok);
    if (!ok || m_limit < 1) {
        console().error(u"--limit needs a number above 0"_s);
        return false;
    }
    return true;
}

void HistoryCommand::start()
{
    if (!openSession(context().configFolder, remembering()))
        return;
    if (arguments().has(u"retention"_s)) {
        keep(arguments().value(u"retention"_s));
        return;
    }
    if (arguments().has(u"stats"_s)) {
        showStats();
        return;
    }
    if (arguments().positionals.size() != 2) {
        console().error(u"history needs a server and a job"_s,
                        u"Or --stats, for what is kept of all of them."_s);
        finish(ExitCode::Usage);
        return;
    }
    m_server = registered(arguments().positionals[0]);
    if (m_server.isEmpty() || !understandOptions()) {
        finish(ExitCode::Usage);
        return;
    }
    readFleet({m_server}, [this] { read(); });
}

void HistoryCommand::read()
{
    m_job = arguments().positionals[1];
    m_away = !troubled().isEmpty();
    for (const AgentJob& job : session()->fleet()->jobs(m_server)) {
        if (job.name.compare(m_job, Qt::CaseInsensitive) == 0)
            m_job = job.name;
    }
    if (m_away || !session()->fleet()->job(m_server, m_job)) {
        recall(); // perhaps it is remembered
        return;
    }
    session()->readHistory(m_server, m_job, 0, m_limit, this,
                           [this](const AgentResult<QList<HistoryRow>>& rows) {
                               if (rows) {
                                   m_rows = *rows;
                                   remember();
                                   return;
                               }
                               console().error(rows.error().summary(), rows.error().advice());
                               finish(ExitCode::Unreachable);
                           });
}

// What is new there is taken in first, so that the answer is whole.
void HistoryCommand::remember()
{
    session()->fillHistory(m_server, this, [this] {
        const HistoryProgress progress = session()->historyProgress(m_server);
        if (progress.phase == HistoryProgress::Phase::Failed)
            console().note(u"the own history was not brought up to date: "_s + progress.error);
        recall();
    });
}

void HistoryCommand::recall()
{
    session()->history()->memories(m_server, {m_job}, this, [this](const HistoryAnswer<Memories>& memories) {
        if (memories)
            m_habits = memories->value(m_job.toCaseFolded()).habits;
    });
    session()->history()->runs(
        {m_server, m_job, m_since, std::max(m_limit, 10'000)}, this,
        [this](const HistoryAnswer<QList<FinishedRun>>& own) { show(own.value_or(QList<FinishedRun>())); });
}

void HistoryCommand::show(const QList<FinishedRun>& own)
{
    const bool exists = session()->fleet()->job(m_server, m_job).has_value();
    if (!m_away && !exists && own.isEmpty()) {
        console().error(u"there is no job '%1' on %2, or this login does not see it"_s.arg(m_job, m_server),
                        u"'jobs --server %1' lists them."_s.arg(m_server));
        finish(ExitCode::Usage);
        return;
    }
    HistoryTable table(m_server, own, m_limit);
    for (const HistoryRow& row : std::as_const(m_rows)) {
        const QDateTime started = session()->toUtc(m_server, row.startedLocal);
        if (!m_since.isValid() || started >= m_since)
            table.add(row, started);
    }
    // When the server's rows were cut there may be more of them: then nothing is said to be gone there.
    if (m_rows.size() < m_limit)
        table.addMissing();
    if (console().isJson()) {
        QJsonObject document{{u"server"_s, m_server}, {u"job"_s, m_job}, {u"rows"_s, table.json()}};
        if (m_habits)
            document.insert(u"usual"_s, habitsJson(*m_habits));
        console().document(document);
    } else {
        console().table(table.header(), table.lines());
        for (const QString& line : habitsLines(m_habits))
            console().line(line);
        if (table.missing() > 0)
            console().line(m_away
                               ? u"%1 is away; these runs stand in the own history."_s.arg(m_server)
                               : u"%1 of these runs stand only in the own history; %2 no longer has them."_s
                                     .arg(table.missing())
                                     .arg(m_server));
    }
    finishShown();
}

void HistoryCommand::finishShown()
{
    if (m_away)
        reportTrouble();
    finish(m_away ? ExitCode::Unreachable : ExitCode::Succeeded);
}

void HistoryCommand::keep(const QString& text)
{
    const auto retention = parseRetention(text);
    if (!retention) {
        console().error(u"--retention does not understand '%1'"_s.arg(text),
                        u"Give days, or days/runs of a job: 400 or 400/20000; 0 is no limit."_s);
        finish(ExitCode::Usage);
        return;
    }
    connect(session()->history(), &HistoryStore::purged, this, [this](qint64 runs) {
        if (runs > 0)
            console().note(u"%1 runs were older or more than that and were deleted."_s.arg(runs));
        showStats();
    });
    connect(session()->history(), &HistoryStore::failed, this, [this] { finish(ExitCode::Usage); });
    session()->history()->setRetention(*retention);
}

void HistoryCommand::showStats()
{
    session()->history()->stats(this, [this](const HistoryAnswer<HistoryStats>& stats) {
        if (!stats) {
            console().error(stats.error());
            finish(ExitCode::Usage);
            return;
        }
        print(*stats);
        finish(ExitCode::Succeeded);
    });
}

void HistoryCommand::print(const HistoryStats& stats)
{
    if (console().isJson()) {
        console().document(statsJson(stats));
        return;
    }
    console().table({u"SERVER"_s, u"JOBS"_s, u"RUNS"_s, u"FROM"_s, u"TO"_s, u"COMPLETE UNTIL"_s},
                    statsLines(stats));
    console().line(u"%1 runs, %2 MB in %3"_s.arg(stats.runs)
                       .arg(double(stats.bytes) / 1e6, 0, 'f', 1)
                       .arg(session()->history()->file()));
    console().line(u"kept: "_s + retentionText(stats.retention));
}

} // namespace stellwerk
