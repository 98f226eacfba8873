// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runscommand.h"

#include "report/reportfacts.h"
#include "reportfiles.h"
#include "run/runcompare.h"
#include "run/runevents_json.h"
#include "run/runlock.h"
#include "run/runmodel.h"
#include "runids.h"
#include "texts.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// ended, or whether a program looks after it.
QString stateText(const RunRecord& record, const QString& journalFile)
{
    if (record.outcome)
        return u"ended"_s;
    return RunLock::owner(journalFile, record.id) ? u"running"_s : u"interrupted"_s;
}

QString outcomeText(const RunRecord& record, const QString& journalFile)
{
    return record.outcome ? wordOf(*record.outcome) : stateText(record, journalFile);
}

QJsonObject toJson(const RunRecord& record, const QString& state)
{
    return {{u"run"_s, record.id},
            {u"package"_s, record.package.name},
            {u"file"_s, record.file},
            {u"started"_s, isoUtc(record.started)},
            {u"ended"_s, record.ended.isValid() ? QJsonValue(isoUtc(record.ended)) : QJsonValue()},
            {u"outcome"_s, record.outcome ? QJsonValue(wordOf(*record.outcome)) : QJsonValue()},
            {u"state"_s, state},
            {u"tasks"_s, int(record.package.tasks.size())},
            {u"host"_s, record.host}};
}

QString rowOutcome(const RunModel::TaskRow& row)
{
    return row.outcome ? wordOf(*row.outcome) : wordOf(row.state);
}

std::chrono::milliseconds rowDuration(const RunModel::TaskRow& row)
{
    const QDateTime from = row.started.isValid() ? row.started : row.requested;
    return std::chrono::milliseconds(from.isValid() && row.ended.isValid() ? from.msecsTo(row.ended) : 0);
}

QJsonObject toJson(const RunModel::TaskRow& row)
{
    return {{u"task"_s, row.id},
            {u"name"_s, row.name},
            {u"server"_s, row.server},
            {u"why"_s, row.why},
            {u"outcome"_s, rowOutcome(row)},
            {u"attempts"_s, row.attempts},
            {u"started"_s, row.started.isValid() ? QJsonValue(isoUtc(row.started)) : QJsonValue()},
            {u"ended"_s, row.ended.isValid() ? QJsonValue(isoUtc(row.ended)) : QJsonValue()},
            {u"duration_ms"_s, qint64(rowDuration(row).count())},
            {u"error"_s, row.error.isEmpty() ? QJsonValue() : row.error}};
}

QJsonObject toJson(const Replay& replay, const RunModel& model, const QString& state)
{
    QJsonArray tasks;
    for (const RunModel::TaskRow& row : model.rows())
        tasks += toJson(row);
    QJsonObject document = toJson(replay.record, state);
    document.insert(u"summary"_s, toJson(replay.summary()));
    document.insert(u"tasks"_s, tasks);
    return document;
}

// What the report tells beyond the tasks.
void addFindings(QJsonObject& document, const ReportFacts& facts)
{
    QJsonArray failures;
    for (const ReportFacts::Failure& failure : facts.failures()) {
        failures +=
            QJsonObject{{u"t"_s, isoUtc(failure.at)},
                        {u"task"_s, failure.task},
                        {u"name"_s, facts.nameOf(failure.task)},
                        {u"server"_s, failure.server},
                        {u"attempt"_s, failure.attempt},
                        {u"outcome"_s, wordOf(failure.outcome)},
                        {u"failure"_s, wordOf(failure.failure)},
                        {u"error"_s, failure.error},
                        {u"not_run"_s, QJsonArray::fromStringList(facts.delayOf(failure.task).prevented)}};
    }
    QJsonArray retries;
    for (const ReportFacts::Retry& retry : facts.retries()) {
        retries += QJsonObject{{u"t"_s, isoUtc(retry.at)},
                               {u"task"_s, retry.task},
                               {u"attempt"_s, retry.nextAttempt},
                               {u"wait_ms"_s, qint64(retry.wait.count())}};
    }
    QJsonArray decisions;
    for (const LogRecord& decision : facts.decisions())
        decisions += QJsonObject{{u"t"_s, isoUtc(decision.at)}, {u"text"_s, decision.message}};
    document.insert(u"failures"_s, failures);
    document.insert(u"retries"_s, retries);
    document.insert(u"decisions"_s, decisions);
    document.insert(u"critical_path"_s, QJsonArray::fromStringList(facts.wayToTheEnd()));
}

} // namespace

QString JournalCommand::journalFile() const
{
    return journalIn(context().configFolder);
}

std::optional<Replay> JournalCommand::find(const QString& id)
{
    const auto record = findRun(journalFile(), id.isEmpty() ? u"last"_s : id, console());
    if (!record)
        return std::nullopt;
    auto events = loadEvents(journalFile(), record->id);
    if (events)
        return Replay{*record, *events};
    console().error(events.error());
    return std::nullopt;
}

void RunsCommand::start()
{
    const QString what = arguments().command.section(u' ', 1);
    if (what == "list"_L1)
        finish(list());
    else if (what == "show"_L1)
        finish(show());
    else if (what == "compare"_L1)
        finish(compare());
    else
        finish(report());
}

ExitCode RunsCommand::list()
{
    const int limit = arguments().value(u"limit"_s, u"50"_s).toInt();
    if (limit < 1) {
        console().error(u"--limit needs a number above 0"_s);
        return ExitCode::Usage;
    }
    const auto all = listRuns(journalFile(), limit);
    if (!all) {
        console().error(all.error());
        return ExitCode::Usage;
    }
    QJsonArray json;
    QList<QStringList> rows;
    for (const RunRecord& record : *all) {
        json += toJson(record, stateText(record, journalFile()));
        rows += {record.id, record.started.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s),
                 outcomeText(record, journalFile()), QString::number(record.package.tasks.size()),
                 record.unreadable.isEmpty() ? record.package.name : record.unreadable};
    }
    if (console().isJson())
        console().document(QJsonObject{{u"runs"_s, json}});
    else if (rows.isEmpty())
        console().line(u"No runs so far."_s);
    else
        console().table({u"RUN"_s, u"STARTED"_s, u"OUTCOME"_s, u"TASKS"_s, u"PACKAGE"_s}, rows);
    return ExitCode::Succeeded;
}

ExitCode RunsCommand::show()
{
    const auto replay = find(arguments().positionals.first());
    if (!replay)
        return ExitCode::Usage;
    RunModel model;
    replay->show(&model, nullptr);
    if (console().isJson()) {
        console().document(toJson(*replay, model, stateText(replay->record, journalFile())));
        return ExitCode::Succeeded;
    }
    QList<QStringList> rows;
    for (const RunModel::TaskRow& row : model.rows()) {
        rows += {row.name,
                 row.server,
                 rowOutcome(row),
                 QString::number(row.attempts),
                 spanText(rowDuration(row)),
                 QString(row.error).simplified().left(100)};
    }
    const RunSummary summary = replay->summary();
    console().line(u"%1  %2  %3, %4"_s.arg(replay->record.id, replay->record.package.name,
                                           outcomeText(replay->record, journalFile()),
                                           spanText(summary.makespan)));
    console().table({u"TASK"_s, u"SERVER"_s, u"OUTCOME"_s, u"ATTEMPTS"_s, u"TOOK"_s, u"ERROR"_s}, rows);
    return ExitCode::Succeeded;
}

ExitCode RunsCommand::compare()
{
    const auto first = find(arguments().positionals.first());
    const auto second = first ? find(arguments().positionals.at(1)) : std::nullopt;
    if (!first || !second)
        return ExitCode::Usage;
    const RunComparison both = compareRuns(*first, *second);
    if (console().isJson()) {
        console().document(toJson(both));
        return ExitCode::Succeeded;
    }
    const auto whole = [this](const RunId& id, const QDateTime& started, std::optional<RunOutcome> outcome,
                              std::chrono::milliseconds makespan) {
        console().line(u"%1  %2  %3, %4"_s.arg(id, started.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s),
                                               outcome ? wordOf(*outcome) : u"not over"_s,
                                               spanText(makespan)));
    };
    whole(both.first, both.firstStarted, both.firstOutcome, both.firstMakespan);
    whole(both.second, both.secondStarted, both.secondOutcome, both.secondMakespan);
    if (both.firstPackage != both.secondPackage)
        console().line(u"Two packages: %1 and %2"_s.arg(both.firstPackage, both.secondPackage));
    else if (!both.samePackage)
        console().line(u"The package was changed between these runs."_s);
    const auto signedSpan = [](const std::optional<std::chrono::milliseconds>& span) {
        if (!span)
            return u"-"_s;
        return (span->count() < 0 ? u"-"_s : u"+"_s) + spanText(std::chrono::abs(*span));
    };
    const auto change = [](const QString& before, const QString& now) {
        return before == now || before.isEmpty() ? now : before + u" > "_s + now;
    };
    QList<QStringList> rows;
    for (const RunComparison::Row& row : both.rows) {
        const auto outcome = [](const std::optional<RunComparison::Side>& side) {
            return side && side->outcome ? wordOf(*side->outcome) : QString();
        };
        QString name = row.task.isEmpty() ? u"(between tasks)"_s : row.name;
        if (!row.task.isEmpty() && !row.first)
            name += u" (second only)"_s;
        else if (!row.task.isEmpty() && !row.second)
            name += u" (first only)"_s;
        rows +=
            {name,
             signedSpan(row.moved),
             signedSpan(row.startedLater()),
             signedSpan(row.ranLonger()),
             signedSpan(row.waitedLonger()),
             change(row.first ? row.first->server : QString(), row.second ? row.second->server : QString()),
             change(outcome(row.first), outcome(row.second))};
    }
    console().table(
        {u"TASK"_s, u"MOVED END"_s, u"STARTED"_s, u"RAN"_s, u"WAITED"_s, u"SERVER"_s, u"OUTCOME"_s}, rows);
    console().line(u"All together: %1"_s.arg(signedSpan(both.moved())));
    return ExitCode::Succeeded;
}

ExitCode RunsCommand::report()
{
    const QString file = arguments().value(u"output"_s);
    const QString junit = arguments().value(u"junit"_s);
    if (file.isEmpty() && junit.isEmpty() && !console().isJson()) {
        console().error(u"'runs report' needs -o FILE.html"_s, u"Or --junit FILE, or --json."_s);
        return ExitCode::Usage;
    }
    ReportFiles files(console(), arguments());
    if (!files.isUnderstood())
        return ExitCode::Usage;
    const auto replay = find(arguments().positionals.first());
    if (!replay || !files.write(*replay, journalFile()))
        return ExitCode::Usage;
    if (console().isJson()) {
        const ReportFacts facts(ReportInput{.replay = *replay});
        QJsonObject document = toJson(*replay, facts.run(), stateText(replay->record, journalFile()));
        addFindings(document, facts);
        document.insert(u"package_file"_s, replay->record.file);
        document.insert(u"file"_s, file.isEmpty() ? QJsonValue() : QJsonValue(file)); // of the report
        console().document(document);
        return ExitCode::Succeeded;
    }
    for (const QString& written : {file, junit}) {
        if (!written.isEmpty())
            console().line(u"Wrote %1."_s.arg(written));
    }
    return ExitCode::Succeeded;
}

} // namespace stellwerk
