// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/reportsources.h"

#include "report/reportexcerpts.h"
#include "run/runmodel.h"
#include "run/runtimes.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr int kLook = 200;  // runs of the journal, of any package
constexpr int kEnough = 10; // runs of the package that tell what is usual

milliseconds quantileOf(std::vector<milliseconds> values, double fraction)
{
    std::sort(values.begin(), values.end());
    const double place = fraction * double(values.size() - 1);
    const auto below = size_t(place);
    const size_t above = std::min(below + 1, values.size() - 1);
    const double part = place - double(below);
    return milliseconds(
        qint64(double(values[below].count()) * (1 - part) + double(values[above].count()) * part));
}

ReportInput::Usual usualOf(const std::vector<milliseconds>& values)
{
    if (values.empty())
        return {};
    return {quantileOf(values, 0.5), quantileOf(values, 0.1), quantileOf(values, 0.9), int(values.size())};
}

bool isEarlier(const RunRecord& record, const RunRecord& of)
{
    const bool same = of.file.isEmpty() ? record.package.name == of.package.name : record.file == of.file;
    return same && record.id != of.id && record.started < of.started &&
           (record.outcome == RunOutcome::Succeeded || record.outcome == RunOutcome::SucceededWithWarnings);
}

// From the moment its run time is counted in the table, too: its last attempt's own.
milliseconds spanOf(const RunModel::TaskRow& row)
{
    return milliseconds(row.started.msecsTo(row.ended));
}

// As it is shown: what stands behind a sentence is the writer's own.
LogRecord lineOf(const LogChunk& chunk, quint32 row, const LogNames& names)
{
    LogRecord line;
    line.at = QDateTime::fromMSecsSinceEpoch(chunk.at(row), Qt::UTC);
    line.level = chunk.level(row);
    line.source = chunk.source(row);
    line.server = names.name(chunk.server(row));
    line.task = names.name(chunk.task(row));
    const std::string_view text = chunk.text(row);
    line.message = QString::fromUtf8(text.data(), qsizetype(text.size()));
    return line;
}

} // namespace

ReportInput reportInputOf(const QString& journalFile, const Replay& replay)
{
    ReportInput input;
    input.replay = replay;
    input.written = QDateTime::currentDateTimeUtc();
    // Without what is usual the report is still worth having.
    const auto all = listRuns(journalFile, kLook);
    if (!all)
        return input;
    std::vector<milliseconds> runs;
    QHash<TaskId, std::vector<milliseconds>> tasks, lengths;
    for (const RunRecord& record : *all) {
        if (runs.size() >= size_t(kEnough))
            break;
        if (!isEarlier(record, replay.record))
            continue;
        const auto events = loadEvents(journalFile, record.id);
        if (!events)
            continue;
        const Replay earlier{record, *events};
        runs.push_back(earlier.summary().makespan);
        const RunTimes times = timesOf(earlier.events);
        for (const int stint : times.last) {
            const TaskStint& last = times.stints.at(stint);
            if (last.outcome == TaskOutcome::Succeeded || last.outcome == TaskOutcome::SucceededWithWarnings)
                lengths[last.task].push_back(last.length(times.until));
        }
        RunModel model;
        earlier.show(&model, nullptr);
        for (const RunModel::TaskRow& row : model.rows()) {
            const bool well =
                row.outcome == TaskOutcome::Succeeded || row.outcome == TaskOutcome::SucceededWithWarnings;
            if (well && row.started.isValid() && row.ended.isValid())
                tasks[row.id].push_back(spanOf(row));
        }
    }
    input.usualRun = usualOf(runs);
    for (auto it = tasks.cbegin(); it != tasks.cend(); ++it)
        input.usual.insert(it.key(), usualOf(*it));
    for (auto it = lengths.cbegin(); it != lengths.cend(); ++it)
        input.usualLengths.insert(it.key(), usualOf(*it).median);
    return input;
}

tl::expected<ReportInput, QString> loadReportInput(const QString& journalFile, const RunId& run)
{
    const auto replay = loadReplay(journalFile, run);
    if (!replay)
        return tl::unexpected(replay.error());
    return reportInputOf(journalFile, *replay);
}

std::function<void(ExcerptCollector&)> reportLines(const LogReader& log)
{
    return [log](ExcerptCollector& collector) {
        const LogNames& names = log.names();
        for (quint32 number = 0; number < log.chunkCount(); ++number) {
            const LogChunk* chunk = log.chunk(number);
            if (!chunk)
                continue;
            const quint32 rows = chunk->rows();
            for (quint32 row = 0; row < rows; ++row) {
                const qint64 at = chunk->at(row);
                if (at < collector.earliest() || at > collector.latest())
                    continue;
                collector.offer(at, chunk->level(row), names.name(chunk->server(row)),
                                names.name(chunk->task(row)), [&] { return lineOf(*chunk, row, names); });
            }
        }
    };
}

QString reportFileName(const QString& package, const RunId& run)
{
    QString name;
    for (const QChar c : package.left(80)) // Windows refuses these, too
        name += c.isLetterOrNumber() || u" -_()"_s.contains(c) ? c : QChar(u'_');
    name = name.simplified();
    return (name.isEmpty() ? u"run"_s : name) + u' ' + run + u".html"_s;
}

} // namespace stellwerk
