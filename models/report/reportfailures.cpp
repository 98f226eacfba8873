// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/htmlwriter.h"
#include "report/reportfacts.h"
#include "report/reportsections.h"
#include "report/reportwords.h"
#include "run/runwords.h"
#include "session/logsentence.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostFailures = 100;
constexpr qsizetype kShown = 4000;        // of a message at once
constexpr qsizetype kKept = 1 << 20;      // of a message at all
constexpr qsizetype kKeptInAll = 8 << 20; // of all messages: a report is to be mailed
constexpr qsizetype kKnownLine = 120;
constexpr qsizetype kLine = 1500; // of a line of the log

// Never between the halves of a pair.
QStringView cutAt(QStringView text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    return text.first(text[most - 1].isHighSurrogate() ? most - 1 : most);
}

class Failures
{
public:
    Failures(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock)
        : m_html(html)
        , m_facts(facts)
        , m_clock(clock)
    {}

    void write()
    {
        const QList<ReportFacts::Failure>& all = m_facts.failures();
        m_html.leaf("h2", ReportText::tr("What failed, first error first"), {{"id", u"failures"_s}});
        for (qsizetype i = 0; i < all.size() && i < kMostFailures; ++i)
            write(all.at(i));
        if (all.size() > kMostFailures)
            m_html.leaf("p",
                        ReportText::tr("and %n more; the table of tasks has them all", "failures",
                                       int(all.size()) - kMostFailures),
                        {{"class", u"soft"_s}});
    }

private:
    void write(const ReportFacts::Failure& failure)
    {
        const ReportLook look = lookOfOutcome(failure.outcome);
        m_html.open("details", {{"open", u"open"_s}, {"class", u"failure"_s}});
        m_html.open("summary").leaf("span", look.sign + u' ', {{"class", look.css}});
        m_html.leaf("b", m_facts.nameOf(failure.task));
        if (!failure.server.isEmpty())
            m_html.text(u' ' + ReportText::tr("on %1", "server").arg(failure.server));
        m_html.text(u", "_s + m_clock.time(failure.at));
        if (failure.attempt > 1)
            m_html.text(u", "_s + ReportText::tr("attempt %1").arg(failure.attempt));
        m_html.text(u": "_s + endText(failure.outcome, failure.failure)).close().newLine();
        if (const QString anchor = m_facts.anchorOf(failure.task); !anchor.isEmpty())
            m_html.open("p", {{"class", u"soft"_s}})
                .leaf("a", ReportText::tr("Row of the task"), {{"href", u'#' + anchor}})
                .close();
        message(failure.error);
        if (!failure.stepMessage.isEmpty()) {
            m_html.leaf("p", ReportText::tr("Step %1 said:", "number and name").arg(failure.step),
                        {{"class", u"soft"_s}});
            message(failure.stepMessage);
        }
        delayed(failure);
        around(failure);
        m_html.close().newLine();
    }

    void message(const QString& text)
    {
        if (text.isEmpty()) {
            m_html.leaf("p", ReportText::tr("No message came with it."), {{"class", u"soft"_s}});
            return;
        }
        m_html.leaf("pre", cutAt(text, kShown));
        if (text.size() <= kShown)
            return;
        const QLocale& locale = m_facts.input().locale;
        const QString size = reportBytes(text.toUtf8().size(), locale);
        const QStringView kept = cutAt(text, std::min(kKept, kKeptInAll - m_kept));
        if (kept.size() <= kShown) { // nothing is left of what the report may hold
            m_html.leaf(
                "p", ReportText::tr("The message is cut: it has %1 in all. The log has all of it.").arg(size),
                {{"class", u"soft"_s}});
            return;
        }
        m_kept += kept.size();
        m_html.open("details", {{"class", u"whole"_s}});
        m_html.leaf("summary", kept.size() == text.size()
                                   ? ReportText::tr("The whole message (%1)").arg(size)
                                   : ReportText::tr("The first %1 of the message (it has %2)")
                                         .arg(reportBytes(kept.toUtf8().size(), locale), size));
        m_html.leaf("pre", kept).close().newLine();
    }

    void delayed(const ReportFacts::Failure& failure)
    {
        const TaskDelay delay = m_facts.delayOf(failure.task);
        if (!delay.prevented.isEmpty())
            m_html.leaf("p", ReportText::tr("Did not run because of it: %1").arg(named(delay.prevented)));
        if (delay.later.isEmpty())
            return;
        QList<TaskId> later;
        for (const TaskDelay::Later& task : delay.later)
            later.append(task.task);
        m_html.leaf("p",
                    ReportText::tr("Began later because of it, by up to %1: %2", "span, tasks")
                        .arg(reportSpan(delay.later.constFirst().by, m_facts.input().locale), named(later)));
    }
    [[nodiscard]] QString named(const QList<TaskId>& tasks) const
    {
        constexpr qsizetype kMostNamed = 20;
        QStringList names;
        for (const TaskId& task : tasks.first(std::min(kMostNamed, tasks.size())))
            names.append(m_facts.nameOf(task));
        QString text = names.join(u", "_s);
        if (tasks.size() > kMostNamed)
            text += u' ' + ReportText::tr("and %n more", "tasks", int(tasks.size() - kMostNamed));
        return text;
    }

    void around(const ReportFacts::Failure& failure)
    {
        if (failure.around.isEmpty())
            return;
        m_html.leaf("p", ReportText::tr("The log around it:"), {{"class", u"soft"_s}});
        m_html.open("table", {{"class", u"log"_s}}).open("tbody");
        for (const LogRecord& line : failure.around) {
            const bool bad = line.level == LogLevel::Error;
            m_html.open("tr", {{"class", bad ? u"bad"_s : u""_s}});
            m_html.leaf("td", m_clock.time(line.at), {{"class", u"n"_s}});
            m_html.leaf("td", bad ? u"✕"_s : line.level == LogLevel::Warning ? u"⚠"_s : QString());
            m_html.leaf("td", line.server, {{"class", u"server"_s}});
            const QString text = logSentence(line);
            // What stands above in full is not said again.
            const bool known = !failure.error.isEmpty() && text.contains(failure.error.left(200).trimmed());
            const QStringView shown = cutAt(text, known ? kKnownLine : kLine);
            m_html.open("td", {{"class", u"words"_s}}).text(shown);
            if (shown.size() < text.size())
                m_html.leaf("span",
                            u" … "_s + ReportText::tr("(%1 in all)", "size of a log line")
                                           .arg(reportBytes(text.toUtf8().size(), m_facts.input().locale)),
                            {{"class", u"soft"_s}});
            m_html.close().close().newLine();
        }
        m_html.close().close();
    }

    HtmlWriter& m_html;
    const ReportFacts& m_facts;
    const ReportClock& m_clock;
    qsizetype m_kept = 0;
};

} // namespace

void writeReportFailures(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock)
{
    if (!facts.failures().isEmpty())
        Failures(html, facts, clock).write();
}

} // namespace stellwerk
