// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rundisplay.h"

#include "console.h"
#include "run/runevents_json.h"
#include "run/runsummary.h"
#include "texts.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kFrame = 100ms;
constexpr int kMostActive = 12; // more would push the screen's lines away

QString bar(double part, int cells, bool utf8)
{
    const int full = std::clamp(int(part * cells + 0.5), 0, cells);
    return QString(full, utf8 ? QChar(0x2588) : QChar(u'#')) +
           QString(cells - full, utf8 ? QChar(0x2591) : QChar(u'.'));
}

QString padded(const QString& text, int width)
{
    return text.size() > width ? text.left(width - 1) + u'~' : text.leftJustified(width);
}

bool isActive(TaskState state)
{
    return state == TaskState::Starting || state == TaskState::Running || state == TaskState::Stopping ||
           state == TaskState::WaitingToRetry;
}

QString stateWord(const RunModel::TaskRow& row)
{
    switch (row.state) {
    case TaskState::Starting:
        return u"starting"_s;
    case TaskState::Stopping:
        return u"stopping"_s;
    case TaskState::WaitingToRetry:
        return u"waits to retry"_s;
    default:
        return row.lastStep.isEmpty() ? u"running"_s : u"after %1"_s.arg(row.lastStep);
    }
}

QString taskLine(const RunModel::TaskRow& row, const QDateTime& now, const RunDisplay::Style& style)
{
    const QDateTime since = row.started.isValid() ? row.started : row.requested;
    const std::chrono::milliseconds elapsed(since.isValid() ? std::max<qint64>(0, since.msecsTo(now)) : 0);
    QString time = clockText(elapsed);
    double part = 0;
    if (row.expected.count() > 0) {
        // A job that takes longer than usual stays short of full: only its end fills the bar.
        part =
            std::min(0.98, double(elapsed.count()) / double(std::chrono::milliseconds(row.expected).count()));
        time += u" of ~"_s + clockText(row.expected);
    }
    const QString line =
        u"  %1 %2 %3 %4 %5"_s.arg(padded(row.name, 28), padded(row.server, 10), bar(part, 12, style.utf8),
                                  padded(time, 15), stateWord(row));
    return line.left(style.width);
}

QString outcomeSentence(const RunSummary& summary)
{
    QString text = u"no outcome"_s;
    if (summary.outcome) {
        text = wordOf(*summary.outcome).replace(u'_', u' ');
        text[0] = text[0].toUpper();
    }
    return text;
}

} // namespace

RunDisplay::RunDisplay(Console& console, const RunModel* run, QObject* parent)
    : QObject(parent)
    , m_console(console)
    , m_run(run)
{
    m_frame.setInterval(kFrame);
    connect(&m_frame, &QTimer::timeout, this, [this] {
        clearBars();
        drawBars();
    });
}

void RunDisplay::begin(const ParentPackage& package)
{
    m_log.begin(package);
    if (m_console.isTerminal() && !m_console.isJson())
        m_frame.start();
}

void RunDisplay::take(const RunEvent& event)
{
    if (const auto* started = std::get_if<RunStarted>(&event.body))
        m_id = started->run;
    if (m_console.isJson()) {
        m_console.jsonLine(toLine(event, m_id));
        return;
    }
    const LogRecord record = m_log.record(event);
    if (record.level != LogLevel::Debug)
        printLine(record);
}

void RunDisplay::printLine(const LogRecord& record)
{
    clearBars();
    QString mark = u"  "_s;
    const char* color = "";
    if (record.level == LogLevel::Error) {
        mark = u"! "_s;
        color = "\x1b[31m";
    } else if (record.level == LogLevel::Warning) {
        mark = u"? "_s;
        color = "\x1b[33m";
    }
    const QString text =
        record.at.toLocalTime().toString(u"HH:mm:ss"_s) + u' ' + mark + QString(record.message).simplified();
    if (m_console.hasColor() && *color)
        m_console.line(QLatin1String(color) + text + u"\x1b[0m"_s);
    else
        m_console.line(text);
    if (m_frame.isActive())
        drawBars();
}

QStringList RunDisplay::bars(const RunModel& run, const QDateTime& now, const Style& style)
{
    const RunModel::Counts counts = run.counts();
    const int total = int(run.rows().size());
    const int done = total - counts.waiting - counts.active;
    const std::chrono::milliseconds elapsed(run.startedAt().isValid() ? run.startedAt().msecsTo(now) : 0);
    QString head = u"%1 %2/%3 tasks, %4 run, %5"_s.arg(
        bar(total > 0 ? double(done) / total : 0, 24, style.utf8), QString::number(done),
        QString::number(total), QString::number(counts.active), clockText(elapsed));
    if (counts.failed > 0)
        head += u", %1 failed"_s.arg(counts.failed);
    QStringList lines = {head.left(style.width)};
    int more = 0;
    for (const RunModel::TaskRow& row : run.rows()) {
        if (!isActive(row.state))
            continue;
        if (lines.size() <= kMostActive)
            lines += taskLine(row, now, style);
        else
            ++more;
    }
    if (more > 0)
        lines += u"  and %1 more"_s.arg(more);
    return lines;
}

void RunDisplay::clearBars()
{
    if (m_drawn > 0)
        m_console.raw(u"\x1b[%1A\x1b[J"_s.arg(m_drawn));
    m_drawn = 0;
}

void RunDisplay::drawBars()
{
    const Style style{m_console.setup().width - 1, m_console.hasColor(), m_console.setup().isUtf8};
    const QStringList lines = bars(*m_run, QDateTime::currentDateTimeUtc(), style);
    for (const QString& line : lines)
        m_console.line(line);
    m_drawn = int(lines.size());
}

void RunDisplay::note(const QString& text)
{
    clearBars();
    m_console.note(text);
    if (m_frame.isActive())
        drawBars();
}

void RunDisplay::end(const RunSummary& summary)
{
    m_frame.stop();
    clearBars();
    if (m_console.isJson()) {
        m_console.jsonLine(toLine(summary));
        return;
    }
    QStringList counts = {u"%1 succeeded"_s.arg(summary.succeeded)};
    if (summary.withWarnings > 0)
        counts.last() += u" (%1 with warnings)"_s.arg(summary.withWarnings);
    for (const auto& [count, word] :
         std::initializer_list<std::pair<int, QString>>{{summary.failed, u"failed"_s},
                                                        {summary.cancelled, u"cancelled"_s},
                                                        {summary.skipped, u"skipped"_s},
                                                        {summary.unknown, u"unknown"_s}}) {
        if (count > 0)
            counts += u"%1 %2"_s.arg(QString::number(count), word);
    }
    m_console.line();
    m_console.line(
        u"%1 in %2: %3."_s.arg(outcomeSentence(summary), spanText(summary.makespan), counts.join(u", "_s)));
    for (const RunModel::TaskRow& row : m_run->rows()) {
        if (!row.error.isEmpty() && row.outcome != TaskOutcome::Skipped)
            m_console.line(u"  %1: %2"_s.arg(row.name, QString(row.error).simplified()));
    }
    QList<QStringList> servers;
    for (const RunSummary::ServerUse& use : summary.servers)
        servers += {use.server, QString::number(use.tasks), spanText(use.busy)};
    m_console.line(
        u"It could not have been shorter than %1. Run %2."_s.arg(spanText(summary.lowerBound), summary.run));
    m_console.line();
    m_console.table({u"SERVER"_s, u"TASKS"_s, u"BUSY"_s}, servers);
}

} // namespace stellwerk
