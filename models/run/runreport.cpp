// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runreport.h"

#include "plan/placement.h"
#include "run/runevents_json.h"
#include "run/runmodel.h"
#include "run/timelinemodel.h"

#include <QSaveFile>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 1080; // of the timeline, px
constexpr int kLabel = 110;  // room for the servers' names
constexpr int kBar = 18;
constexpr int kRow = 24;

const char* const kStyle = R"(
:root{--bg:#fff;--text:#1b1f24;--soft:#64748b;--line:#e2e8f0;--succeeded:#1a7f4b;--failed:#c02b3d;--warn:#9a6200;
--unknown:#7443b8;--cancelled:#5b5b66;--skipped:#8a8f98;--running:#1d5fd1}
@media(prefers-color-scheme:dark){:root{--bg:#16191d;--text:#e6e9ee;--soft:#94a3b8;--line:#2c333b;--succeeded:#4cc38a;
--failed:#ff8088;--warn:#f2b84b;--unknown:#c0a2ff;--cancelled:#a8a8b3;--skipped:#7d838d;--running:#7ab0ff}}
body{font:14px/1.5 system-ui,sans-serif;background:var(--bg);color:var(--text);max-width:1120px;margin:32px auto;
padding:0 20px;font-variant-numeric:tabular-nums}h1{font-size:22px;margin:0}h2{font-size:16px;margin:28px 0 8px}
.soft{color:var(--soft)}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:5px 10px 5px 0;
border-bottom:1px solid var(--line);vertical-align:top}th{color:var(--soft);font-weight:500}td.n{text-align:right}
.facts{display:flex;flex-wrap:wrap;gap:8px 32px;margin:16px 0}.facts b{display:block;font-size:18px}
.succeeded{color:var(--succeeded)}.failed{color:var(--failed)}.succeeded_with_warnings{color:var(--warn)}
.unknown{color:var(--unknown)}.cancelled{color:var(--cancelled)}.skipped{color:var(--skipped)}.running{color:var(--running)}
svg{width:100%;height:auto}svg text{fill:var(--text);font:11px system-ui,sans-serif}svg .soft{fill:var(--soft)}
svg .bar{fill:currentColor;fill-opacity:.85}svg .queue{fill:currentColor;fill-opacity:.3}
svg line{stroke:var(--line)}pre{white-space:pre-wrap;margin:4px 0})";

// Sign and word of an outcome, so that nothing is told by colour alone.
QString outcomeText(TaskOutcome outcome)
{
    switch (outcome) {
    case TaskOutcome::Succeeded:
        return u"✓ succeeded"_s;
    case TaskOutcome::SucceededWithWarnings:
        return u"⚠ succeeded with warnings"_s;
    case TaskOutcome::Failed:
        return u"✕ failed"_s;
    case TaskOutcome::Cancelled:
        return u"■ cancelled"_s;
    case TaskOutcome::Skipped:
        return u"» skipped"_s;
    case TaskOutcome::Unknown:
        break;
    }
    return u"? unknown"_s;
}

QString escaped(const QString& text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) // what HTML cannot hold at all
        clean += c.unicode() < 0x20 && c != u'\n' && c != u'\t' ? QChar(u' ') : c;
    return clean.toHtmlEscaped();
}

QString clock(const QDateTime& time)
{
    return time.isValid() ? time.toString(u"HH:mm:ss"_s) : QString();
}

class Report
{
public:
    explicit Report(const Replay& replay)
        : m_replay(replay)
        , m_summary(replay.summary())
    {
        replay.show(&m_run, &m_timeline);
    }

    QByteArray html()
    {
        const QString title = escaped(m_replay.record.package.name);
        m_html = u"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                 "content=\"width=device-width\"><title>"_s +
                 title + u" – run "_s + escaped(m_replay.record.id) + u"</title><style>"_s +
                 QString::fromLatin1(kStyle) + u"</style></head><body>\n"_s;
        header();
        errors();
        timeline();
        servers();
        tasks();
        m_html += u"<p class=\"soft\">Times are UTC of the controller. Written by Stellwerk "
                  "" STELLWERK_VERSION ".</p></body></html>\n"_s;
        return m_html.toUtf8();
    }

private:
    void fact(const QString& name, const QString& value)
    {
        m_html += u"<div class=\"soft\">"_s + name + u"<b>"_s + value + u"</b></div>"_s;
    }
    void header()
    {
        const RunRecord& record = m_replay.record;
        const QString outcome = m_summary.outcome ? wordOf(*m_summary.outcome) : u"running"_s;
        m_html += u"<h1>"_s + escaped(record.package.name) + u" <span class=\""_s + outcome + u"\">"_s +
                  (m_summary.outcome ? QString(outcome).replace(u'_', u' ') : u"not ended"_s) +
                  u"</span></h1>\n<div class=\"soft\">Run "_s + escaped(record.id) + u", begun "_s +
                  record.started.toString(Qt::ISODate) + u" on "_s + escaped(record.host) +
                  (record.file.isEmpty() ? QString() : u", from "_s + escaped(record.file)) + u"</div>\n"_s;
        m_html += u"<div class=\"facts\">"_s;
        fact(u"Makespan"_s, durationText(m_summary.makespan));
        fact(u"Lower bound"_s, durationText(m_summary.lowerBound));
        fact(u"Succeeded"_s, QString::number(m_summary.succeeded));
        fact(u"Failed"_s, QString::number(m_summary.failed));
        fact(u"Cancelled"_s, QString::number(m_summary.cancelled));
        fact(u"Skipped"_s, QString::number(m_summary.skipped));
        fact(u"Unknown"_s, QString::number(m_summary.unknown));
        m_html += u"</div>\n"_s;
    }
    void errors()
    {
        QString list;
        int count = 0;
        for (const RunEvent& event : m_replay.events) {
            const auto* ended = std::get_if<AttemptEnded>(&event.body);
            if (!ended || (ended->outcome != TaskOutcome::Failed && ended->outcome != TaskOutcome::Unknown))
                continue;
            if (++count > 20)
                break;
            const RunModel::TaskRow* row = m_run.row(ended->task);
            const QString error =
                ended->error.isEmpty() ? wordOf(ended->failure).replace(u'_', u' ') : ended->error;
            list += u"<p><b>"_s + escaped(row ? row->name : ended->task) + u"</b> on "_s +
                    escaped(ended->server) + u", attempt "_s + QString::number(ended->attempt) + u", "_s +
                    clock(event.at) + u" <span class=\""_s + wordOf(ended->outcome) + u"\">"_s +
                    outcomeText(ended->outcome) + u"</span></p><pre>"_s + escaped(error) + u"</pre>\n"_s;
        }
        if (count > 0)
            m_html += u"<h2>First errors</h2>\n"_s + list;
    }

    // Bars of a server in as many rows as run side by side.
    struct Lane
    {
        QString server;
        QList<QDateTime> rowEnds;
        QList<std::pair<int, int>> bars; // bar, row
    };
    [[nodiscard]] QList<Lane> lanes() const
    {
        QList<Lane> lanes;
        QStringList names = m_timeline.servers();
        names.sort();
        for (const QString& server : std::as_const(names)) {
            Lane lane;
            lane.server = server;
            for (int i = 0; i < int(m_timeline.bars().size()); ++i) {
                const TimelineModel::Bar& bar = m_timeline.bars().at(i);
                if (bar.server != server)
                    continue;
                int row = 0;
                while (row < lane.rowEnds.size() && lane.rowEnds.at(row) > bar.requested)
                    ++row;
                if (row == lane.rowEnds.size())
                    lane.rowEnds.append(QDateTime());
                lane.rowEnds[row] = bar.ended.isValid() ? bar.ended : end();
                lane.bars.append({i, row});
            }
            lanes.append(lane);
        }
        return lanes;
    }
    [[nodiscard]] QDateTime begin() const { return m_replay.events.constFirst().at; }
    [[nodiscard]] QDateTime end() const { return m_replay.events.constLast().at; }
    [[nodiscard]] double x(const QDateTime& at) const
    {
        const double span = double(std::max<qint64>(1, begin().msecsTo(end())));
        return kLabel + (kWidth - kLabel) * double(begin().msecsTo(at)) / span;
    }
    void timeline()
    {
        if (m_timeline.bars().isEmpty())
            return;
        const QList<Lane> all = lanes();
        qsizetype rows = 0;
        for (const Lane& lane : all)
            rows += lane.rowEnds.size();
        const int height = int(rows) * kRow + 30;
        m_html +=
            u"<h2>Timeline</h2>\n<svg viewBox=\"0 0 %1 %2\" role=\"img\" aria-label=\"Timeline of the run\">\n"_s
                .arg(kWidth)
                .arg(height);
        grid(height);
        int top = 4;
        for (const Lane& lane : all) {
            m_html +=
                u"<text x=\"0\" y=\"%1\">%2</text>\n"_s.arg(top + 13).arg(escaped(lane.server.left(16)));
            for (const auto& [index, row] : lane.bars)
                drawBar(m_timeline.bars().at(index), top + row * kRow);
            top += int(lane.rowEnds.size()) * kRow;
        }
        m_html += u"</svg>\n"_s;
    }
    void grid(int height)
    {
        for (int i = 0; i <= 4; ++i) {
            const QDateTime at = begin().addMSecs(begin().msecsTo(end()) * i / 4);
            m_html += u"<line x1=\"%1\" x2=\"%1\" y1=\"0\" y2=\"%2\"/><text class=\"soft\" x=\"%1\" y=\"%3\" "
                      "text-anchor=\"%4\">%5</text>\n"_s.arg(x(at), 0, 'f', 1)
                          .arg(height - 18)
                          .arg(height - 4)
                          .arg(i == 0   ? u"start"_s
                               : i == 4 ? u"end"_s
                                        : u"middle"_s,
                               clock(at));
        }
    }
    void drawBar(const TimelineModel::Bar& bar, int top)
    {
        const QDateTime until = bar.ended.isValid() ? bar.ended : end();
        const QDateTime from = bar.started.isValid() ? bar.started : until;
        const double width = std::max(2.0, x(until) - x(from));
        const QString name = escaped(bar.taskName);
        m_html += u"<g class=\""_s + (bar.outcome ? wordOf(*bar.outcome) : u"running"_s) + u"\"><title>"_s +
                  name + u", attempt "_s + QString::number(bar.attempt) + u": "_s +
                  (bar.outcome ? outcomeText(*bar.outcome) : u"running"_s) + u", "_s + clock(bar.requested) +
                  u"–"_s + clock(until) + u"</title>"_s;
        m_html += u"<rect class=\"queue\" x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\"/>"_s
                      .arg(x(bar.requested), 0, 'f', 1)
                      .arg(top)
                      .arg(std::max(0.0, x(from) - x(bar.requested)), 0, 'f', 1)
                      .arg(kBar);
        m_html += u"<rect class=\"bar\" x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" rx=\"3\"/></g>"_s
                      .arg(x(from), 0, 'f', 1)
                      .arg(top)
                      .arg(width, 0, 'f', 1)
                      .arg(kBar);
        if (width > 6.5 * double(bar.taskName.size()))
            m_html += u"<text x=\"%1\" y=\"%2\" style=\"fill:var(--bg)\">"_s.arg(x(from) + 5, 0, 'f', 1)
                          .arg(top + 13) +
                      name + u"</text>"_s;
        m_html += u'\n';
    }
    void servers()
    {
        if (m_summary.servers.isEmpty())
            return;
        m_html += u"<h2>Servers</h2>\n<table><tr><th>Server</th><th>Tasks</th><th>Busy</th></tr>\n"_s;
        for (const RunSummary::ServerUse& use : m_summary.servers) {
            m_html += u"<tr><td>"_s + escaped(use.server) + u"</td><td>"_s + QString::number(use.tasks) +
                      u"</td><td>"_s + durationText(use.busy) + u"</td></tr>\n"_s;
        }
        m_html += u"</table>\n"_s;
    }
    void tasks()
    {
        m_html += u"<h2>Tasks</h2>\n<table><tr><th>Task</th><th>Server</th><th>Outcome</th><th>Attempts</th>"
                  "<th>Started</th><th>Duration</th><th>Why there, or what went wrong</th></tr>\n"_s;
        for (const RunModel::TaskRow& row : m_run.rows()) {
            const bool timed = row.started.isValid() && row.ended.isValid();
            const QString word = row.outcome ? wordOf(*row.outcome) : u"running"_s;
            m_html += u"<tr><td>"_s + escaped(row.name) + u"</td><td>"_s + escaped(row.server) +
                      u"</td><td class=\""_s + word + u"\">"_s +
                      (row.outcome ? outcomeText(*row.outcome) : wordOf(row.state)) + u"</td><td>"_s +
                      QString::number(row.attempts) + u"</td><td>"_s + clock(row.started) + u"</td><td>"_s +
                      (timed ? durationText(std::chrono::milliseconds(row.started.msecsTo(row.ended)))
                             : QString()) +
                      u"</td><td>"_s + escaped(row.error.isEmpty() ? row.why : row.error) + u"</td></tr>\n"_s;
        }
        m_html += u"</table>\n"_s;
    }

    const Replay& m_replay;
    RunSummary m_summary;
    RunModel m_run;
    TimelineModel m_timeline;
    QString m_html;
};

} // namespace

QByteArray runReport(const Replay& replay)
{
    return Report(replay).html();
}

QString writeRunReport(const Replay& replay, const QString& file)
{
    const QByteArray html = runReport(replay);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(html) != html.size() || !out.commit()) {
        return u"The report %1 cannot be written: %2. Check the folder, its rights and the free space."_s.arg(
            file, out.errorString());
    }
    return {};
}

} // namespace stellwerk
