// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/reportsections.h"

#include "report/htmlwriter.h"
#include "report/reportfacts.h"
#include "report/reportwords.h"
#include "run/windowwatch.h"
#include "session/logsentence.h"

#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRetries = 500;

void header(HtmlWriter& html, const QStringList& names)
{
    html.open("thead").open("tr");
    for (const QString& name : names)
        html.leaf("th", name, {{"scope", u"col"_s}});
    html.close().close();
}

void fact(HtmlWriter& html, const QString& name, const QString& value, const QString& detail = {})
{
    html.open("div").leaf("dt", name).open("dd").leaf("b", value);
    if (!detail.isEmpty())
        html.empty("br").leaf("span", detail, {{"class", u"soft"_s}});
    html.close().close().newLine();
}

void taskLink(HtmlWriter& html, const ReportFacts& facts, const TaskId& task)
{
    const QString anchor = facts.anchorOf(task);
    if (anchor.isEmpty())
        html.text(facts.nameOf(task));
    else
        html.leaf("a", facts.nameOf(task), {{"href", u'#' + anchor}});
}

QString usualText(const ReportFacts& facts, const ReportInput::Usual& usual)
{
    const QLocale& locale = facts.input().locale;
    if (usual.samples == 0)
        return {};
    if (usual.samples < 3)
        return reportSpan(usual.median, locale);
    return ReportText::tr("%1 (%2 to %3)", "median, tenth and ninetieth percentile")
        .arg(reportSpan(usual.median, locale), reportSpan(usual.p10, locale), reportSpan(usual.p90, locale));
}

QString countsText(const RunSummary& summary)
{
    QStringList parts;
    const auto add = [&](const QString& text, int count) {
        if (count > 0)
            parts.append(text.arg(count));
    };
    add(ReportText::tr("%1 succeeded", "tasks"), summary.succeeded - summary.withWarnings);
    add(ReportText::tr("%1 with warnings", "tasks"), summary.withWarnings);
    add(ReportText::tr("%1 failed", "tasks"), summary.failed);
    add(ReportText::tr("%1 unknown", "tasks"), summary.unknown);
    add(ReportText::tr("%1 cancelled", "tasks"), summary.cancelled);
    add(ReportText::tr("%1 skipped", "tasks"), summary.skipped);
    return parts.join(u", "_s);
}

void writeWindow(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock)
{
    const QDateTime end = WindowWatch(facts.package(), facts.begin(), facts.input().zone).windowEnd();
    if (!end.isValid())
        return;
    const std::chrono::milliseconds late(end.msecsTo(facts.end()));
    const QLocale& locale = facts.input().locale;
    const QString how =
        late.count() > 0
            ? u"✕ "_s +
                  ReportText::tr("missed by %1", "processing window, span").arg(reportSpan(late, locale))
        : facts.isOver() ? u"✓ "_s + ReportText::tr("kept, %1 to spare", "processing window, span")
                                         .arg(reportSpan(-late, locale))
                         : QString();
    fact(html, ReportText::tr("Processing window ends"), clock.moment(end), how);
}

// What the run spent its time with on the way to its end, task by task.
void writeWay(HtmlWriter& html, const ReportFacts& facts)
{
    constexpr int kMostNamed = 30;
    const QList<TaskId>& way = facts.wayToTheEnd();
    if (way.isEmpty())
        return;
    const QLocale& locale = facts.input().locale;
    QHash<TaskId, std::chrono::milliseconds> waited, ran;
    for (const PathPiece& piece : facts.path())
        (piece.kind == PathPiece::Kind::Waited ? waited : ran)[piece.task] += piece.length();
    html.open("p").leaf("b", ReportText::tr("Critical path:"));
    html.text(u" ");
    for (qsizetype i = 0; i < way.size() && i < kMostNamed; ++i) {
        if (i > 0)
            html.text(u" → ");
        taskLink(html, facts, way.at(i));
        const std::chrono::milliseconds wait = waited.value(way.at(i));
        html.leaf("span",
                  u" ("_s +
                      (wait.count() >= 1000
                           ? ReportText::tr("%1, after a wait of %2", "two spans")
                                 .arg(reportSpan(ran.value(way.at(i)), locale), reportSpan(wait, locale))
                           : reportSpan(ran.value(way.at(i)), locale)) +
                      u')',
                  {{"class", u"soft"_s}});
    }
    if (way.size() > kMostNamed)
        html.text(u' ' + ReportText::tr("and %n more", "tasks", int(way.size()) - kMostNamed));
    html.close().newLine();
}

// What made it later than usual.
void writeLate(HtmlWriter& html, const ReportFacts& facts)
{
    constexpr qsizetype kMost = 10;
    const QList<TaskId> late = facts.lateTasks();
    if (late.isEmpty())
        return;
    const QLocale& locale = facts.input().locale;
    html.leaf("p", ReportText::tr("What took longer than usual and held up others:"), {{"class", u"soft"_s}})
        .open("ul");
    for (const TaskId& task : late.first(std::min(kMost, late.size()))) {
        const TaskDelay delay = facts.delayOf(task);
        html.open("li");
        taskLink(html, facts, task);
        const QString own = reportSpan(delay.own, locale);
        html.text(
            u": "_s +
            (delay.end.count() > 0
                 ? ReportText::tr("took %1 longer than usual; the run ended %2 later for it", "two spans")
                       .arg(own, reportSpan(delay.end, locale))
                 : ReportText::tr("took %1 longer than usual; %2 began %3 later for it", "span, task, span")
                       .arg(own, facts.nameOf(delay.later.constFirst().task),
                            reportSpan(delay.later.constFirst().by, locale))));
        html.close().newLine();
    }
    html.close().newLine();
}

// A cell; with a sign where the task took longer or shorter than nine of ten runs.
void writeUsual(HtmlWriter& html, const ReportFacts& facts, const ReportInput::Usual& usual,
                std::optional<std::chrono::milliseconds> now)
{
    const QLocale& locale = facts.input().locale;
    html.open("td", {{"class", u"n"_s}});
    if (usual.samples > 0) {
        html.text(reportSpan(usual.median, locale));
        if (now && usual.samples >= 3 && (*now > usual.p90 || *now < usual.p10))
            html.text(u' ' + QString(*now > usual.p90 ? u"▲"_s : u"▼"_s) +
                      reportChange(*now, usual.median, locale));
    }
    html.close();
}

} // namespace

void writeReportSummary(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock)
{
    const RunRecord& record = facts.input().replay.record;
    const RunSummary& summary = facts.summary();
    const QLocale& locale = facts.input().locale;
    const ReportLook look = lookOfRun(summary.outcome);
    html.leaf("h1", record.package.name);
    html.open("p", {{"class", u"soft"_s}});
    html.text(ReportText::tr("Run %1, controlled by %2", "run, host").arg(record.id, record.host));
    if (!record.file.isEmpty())
        html.text(u", "_s + ReportText::tr("from %1", "file").arg(record.file));
    html.close().newLine();
    if (!record.package.description.isEmpty())
        html.leaf("p", record.package.description.left(2000));

    html.open("dl", {{"class", u"facts"_s}});
    html.open("div")
        .leaf("dt", ReportText::tr("Outcome"))
        .open("dd")
        .leaf("b", look.text(), {{"class", look.css}})
        .empty("br")
        .leaf("span", countsText(summary), {{"class", u"soft"_s}})
        .close()
        .close();
    fact(html, ReportText::tr("Started"), clock.moment(facts.begin()));
    fact(html, facts.isOver() ? ReportText::tr("Ended") : ReportText::tr("Last known"),
         clock.moment(facts.end()));
    const ReportInput::Usual& usual = facts.input().usualRun;
    const QString versus =
        usual.samples == 0
            ? QString()
            : ReportText::tr("%1 against the usual %2 (of %n run(s))", "change, span", usual.samples)
                  .arg(reportChange(summary.makespan, usual.median, locale), usualText(facts, usual));
    fact(html, ReportText::tr("Duration"), reportSpan(summary.makespan, locale), versus);
    fact(html, ReportText::tr("At least", "lower bound of a run's duration"),
         reportSpan(summary.lowerBound, locale),
         ReportText::tr("these tasks on these servers, however they are ordered"));
    writeWindow(html, facts, clock);
    html.close().newLine();
    writeWay(html, facts);
    writeLate(html, facts);
}

void writeReportTasks(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock)
{
    const QLocale& locale = facts.input().locale;
    html.leaf("h2", ReportText::tr("Tasks"), {{"id", u"tasks"_s}});
    html.open("table", {{"class", u"tasks"_s}});
    // Without earlier runs the column would be empty.
    const bool usually = !facts.input().usual.isEmpty();
    QStringList names{ReportText::tr("Task"),     ReportText::tr("Server"),  ReportText::tr("Outcome"),
                      ReportText::tr("Attempts"), ReportText::tr("Started"), ReportText::tr("Waited"),
                      ReportText::tr("Duration")};
    if (usually)
        names.append(ReportText::tr("Usual"));
    names.append(ReportText::tr("Remark"));
    header(html, names);
    html.open("tbody").newLine();
    for (const RunModel::TaskRow& row : facts.run().rows()) {
        const ReportLook look = lookOfTask(row);
        const bool ran = row.attempts > 0 && row.started.isValid() && row.ended.isValid();
        const std::chrono::milliseconds span(ran ? row.started.msecsTo(row.ended) : 0);
        const ReportInput::Usual usual = facts.input().usual.value(row.id);
        html.open("tr", {{"id", facts.anchorOf(row.id)}});
        html.leaf("td", facts.nameOf(row.id), {{"class", u"name"_s}});
        html.leaf("td", row.server, {{"class", u"server"_s}});
        html.leaf("td", look.text(), {{"class", look.css}});
        html.leaf("td", row.attempts > 0 ? QString::number(row.attempts) : QString(), {{"class", u"n"_s}});
        html.leaf("td", clock.time(row.started), {{"class", u"n"_s}});
        html.leaf(
            "td",
            ran && row.ready.isValid()
                ? reportSpan(std::chrono::milliseconds(std::max<qint64>(0, row.ready.msecsTo(row.started))),
                             locale)
                : QString(),
            {{"class", u"n"_s}});
        html.leaf("td", ran ? reportSpan(span, locale) : QString(), {{"class", u"n"_s}});
        if (usually)
            writeUsual(html, facts, usual, ran ? std::optional(span) : std::nullopt);
        const QString remark = row.error.isEmpty() ? row.why : row.error;
        const QString first = remark.left(400).simplified();
        html.leaf("td", first.size() > 160 ? first.left(160) + u'…' : first, {{"class", u"words"_s}});
        html.close().newLine();
    }
    html.close().close().newLine();
}

void writeReportServers(HtmlWriter& html, const ReportFacts& facts, const ReportClock&)
{
    const RunSummary& summary = facts.summary();
    if (summary.servers.isEmpty())
        return;
    const QLocale& locale = facts.input().locale;
    html.leaf("h2", ReportText::tr("Servers"));
    html.open("table");
    header(html, {ReportText::tr("Server"), ReportText::tr("Tasks"), ReportText::tr("Busy"),
                  ReportText::tr("Tasks at a time, on average")});
    html.open("tbody").newLine();
    for (const RunSummary::ServerUse& use : summary.servers) {
        html.open("tr").leaf("td", use.server, {{"class", u"server"_s}});
        html.leaf("td", QString::number(use.tasks), {{"class", u"n"_s}});
        html.leaf("td", reportSpan(use.busy, locale), {{"class", u"n"_s}});
        const double average =
            double(use.busy.count()) / double(std::max<qint64>(1, summary.makespan.count()));
        html.leaf("td", locale.toString(average, 'f', 2), {{"class", u"n"_s}}).close().newLine();
    }
    html.close().close().newLine();
}

void writeReportRetries(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock)
{
    if (facts.retries().isEmpty())
        return;
    html.leaf("h2", ReportText::tr("Retries"));
    html.open("table");
    header(html, {ReportText::tr("When"), ReportText::tr("Task"), ReportText::tr("Attempt"),
                  ReportText::tr("After a wait of"), ReportText::tr("Because of")});
    html.open("tbody").newLine();
    int told = 0;
    for (const ReportFacts::Retry& retry : facts.retries()) {
        if (++told > kMostRetries)
            break;
        html.open("tr")
            .leaf("td", clock.time(retry.at), {{"class", u"n"_s}})
            .open("td", {{"class", u"name"_s}});
        taskLink(html, facts, retry.task);
        html.close().leaf("td", QString::number(retry.nextAttempt), {{"class", u"n"_s}});
        html.leaf("td", reportSpan(retry.wait, facts.input().locale), {{"class", u"n"_s}});
        html.leaf("td", retry.error.left(200).simplified(), {{"class", u"words"_s}}).close().newLine();
    }
    html.close().close().newLine();
    if (facts.retries().size() > kMostRetries)
        html.leaf("p", ReportText::tr("and %n more", "retries", int(facts.retries().size()) - kMostRetries),
                  {{"class", u"soft"_s}});
}

void writeReportDecisions(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock)
{
    constexpr int kMost = 1000;
    if (facts.decisions().isEmpty())
        return;
    html.leaf("h2", ReportText::tr("What people decided"));
    html.open("table");
    header(html, {ReportText::tr("When"), ReportText::tr("What")});
    html.open("tbody").newLine();
    for (const LogRecord& record :
         facts.decisions().first(std::min<qsizetype>(kMost, facts.decisions().size()))) {
        html.open("tr").leaf("td", clock.time(record.at), {{"class", u"n"_s}});
        html.leaf("td", logSentence(record).left(1000), {{"class", u"words"_s}}).close().newLine();
    }
    html.close().close().newLine();
    if (facts.decisions().size() > kMost)
        html.leaf("p", ReportText::tr("and %n more", "decisions", int(facts.decisions().size()) - kMost),
                  {{"class", u"soft"_s}});
}

} // namespace stellwerk
