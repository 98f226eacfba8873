// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/runreport.h"

#include "report/htmlwriter.h"
#include "report/reportfacts.h"
#include "report/reportpicture.h"
#include "report/reportsections.h"
#include "report/reportstyle.h"
#include "report/reportwords.h"

#include <QSaveFile>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

void writeHead(HtmlWriter& html, const ReportFacts& facts)
{
    const ReportInput& input = facts.input();
    // The page may do nothing but show itself, whatever a name or message in it tries.
    QString allowed = u"default-src 'none'; style-src 'unsafe-inline'"_s;
    if (input.printAtOnce)
        allowed += u"; script-src 'unsafe-inline'"_s;
    html.open("head").newLine();
    html.empty("meta", {{"charset", u"utf-8"_s}}).newLine();
    html.empty("meta", {{"http-equiv", u"Content-Security-Policy"_s}, {"content", allowed}}).newLine();
    html.empty("meta", {{"name", u"viewport"_s}, {"content", u"width=device-width"_s}}).newLine();
    html.empty("meta", {{"name", u"generator"_s}, {"content", u"Stellwerk " STELLWERK_VERSION ""_s}})
        .newLine();
    html.leaf(
        "title",
        ReportText::tr("%1 – run %2", "package, run").arg(facts.package().name, input.replay.record.id));
    html.open("style").raw(reportStyle()).close().newLine();
    if (input.printAtOnce)
        html.open("script").raw(u"addEventListener('load', function () { print(); });").close();
    html.close().newLine();
}

void writePictures(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock)
{
    if (!facts.package().tasks.isEmpty()) {
        html.leaf("h2", ReportText::tr("The package"));
        writeReportPicture(html, facts);
    }
    if (!facts.timeline().bars().isEmpty()) {
        html.leaf("h2", ReportText::tr("Timeline"));
        writeReportTimeline(html, facts, clock);
    }
}

} // namespace

QByteArray runReport(const ReportFacts& facts)
{
    const ReportInput& input = facts.input();
    const ReportClock clock(input, facts.begin(), facts.end());
    HtmlWriter html;
    html.raw(u"<!DOCTYPE html>\n");
    html.open("html", {{"lang", input.locale.language() == QLocale::German ? u"de"_s : u"en"_s}}).newLine();
    writeHead(html, facts);
    html.open("body").newLine();
    writeReportSummary(html, facts, clock);
    writeReportFailures(html, facts, clock);
    writePictures(html, facts, clock);
    writeReportTasks(html, facts, clock);
    writeReportServers(html, facts, clock);
    writeReportRetries(html, facts, clock);
    writeReportDecisions(html, facts, clock);
    html.open("p", {{"class", u"soft"_s}});
    html.text(ReportText::tr("All times are %1.", "time zone").arg(clock.zone()));
    if (input.written.isValid())
        html.text(u' ' + ReportText::tr("Written on %1 by Stellwerk %2.", "time, version")
                             .arg(clock.moment(input.written), QStringLiteral(STELLWERK_VERSION)));
    return html.finished();
}

QByteArray runReport(const ReportInput& input)
{
    return runReport(ReportFacts(input));
}

QString writeRunReport(const ReportInput& input, const QString& file)
{
    const QByteArray html = runReport(input);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(html) != html.size() || !out.commit()) {
        return ReportText::tr(
                   "The report %1 cannot be written: %2. Check the folder, its rights and the free space.")
            .arg(file, out.errorString());
    }
    return {};
}

} // namespace stellwerk
