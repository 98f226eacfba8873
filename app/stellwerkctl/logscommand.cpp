// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logscommand.h"

#include "logs/logfilter.h"
#include "logs/logmodel.h"
#include "session/runlog.h"
#include "texts.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const LogRecord& record)
{
    return {{u"t"_s, isoUtc(record.at)},   {u"level"_s, LogFilter::wordOf(record.level)},
            {u"server"_s, record.server},  {u"job"_s, record.job},
            {u"step"_s, record.step},      {u"task"_s, record.task},
            {u"message"_s, record.message}};
}

} // namespace

void LogsCommand::start()
{
    if (arguments().has(u"follow"_s)) {
        console().error(u"'logs --follow' is not in this version"_s,
                        u"'logs --run ID' shows a run's log so far."_s);
        finish(ExitCode::Usage);
        return;
    }
    const auto replay = find(arguments().value(u"run"_s));
    if (!replay) {
        finish(ExitCode::Usage);
        return;
    }
    RunLog words;
    words.begin(replay->record.package);
    LogModel log;
    LogModel::Filter filter;
    filter.text = arguments().value(u"filter"_s);
    filter.server = arguments().value(u"server"_s);
    log.setFilter(filter);
    QList<LogRecord> records;
    for (const RunEvent& event : replay->events) {
        LogRecord line = words.record(event);
        // The step's own words are in the event; on a screen of its own the history row carries them.
        if (const auto* step = std::get_if<StepFinished>(&event.body); step && !step->message.isEmpty())
            line.message += u' ' + step->message;
        records += line;
    }
    log.append(records);
    for (int row = 0; row < log.rowCount(); ++row) {
        const LogRecord& line = log.record(row);
        if (console().isJson()) {
            console().jsonLine(toJson(line));
            continue;
        }
        console().line(u"%1 %2 %3 %4"_s.arg(line.at.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s))
                           .arg(LogFilter::wordOf(line.level), -7)
                           .arg(line.server.isEmpty() ? u"-"_s : line.server, -10)
                           .arg(QString(line.message).simplified()));
    }
    finish(ExitCode::Succeeded);
}

} // namespace stellwerk
