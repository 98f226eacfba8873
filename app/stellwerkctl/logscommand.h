// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logfilter.h"
#include "logs/logmodel.h"
#include "run/replay.h"
#include "session/runlog.h"
#include "sessioncommand.h"

namespace stellwerk {

// `logs`: what servers log, merged by true time; with --run the lines of a run, its own events among them;
// with
// --follow what comes from now on, too, until it is interrupted.
class LogsCommand final : public SessionCommand
{
    Q_OBJECT
public:
    using SessionCommand::SessionCommand;
    void start() override;

private:
    [[nodiscard]] bool understandOptions();
    [[nodiscard]] bool findServers();
    [[nodiscard]] LogPace pace() const;
    void readRun();
    void readServers();
    void readLogs(const QStringList& servers);
    void takeShown(int first, int last);
    void takeEvent(const RunEvent& event);
    void showAll();
    void showNew();
    void print(const LogRecord& line);
    [[nodiscard]] bool isWanted(const LogRecord& line) const;

    LogFilter m_filter;
    QDateTime m_since; // invalid: the newest lines
    bool m_follows = false;
    QStringList m_servers;
    QStringList m_named; // by --server; empty: all
    std::optional<Replay> m_run;
    RunLog m_words;
    LogModel m_log; // what is wanted, before the filter
    QStringList m_unread;
    bool m_shown = false;   // all there was; what comes now is printed as it comes
    LogRowId m_printed = 0; // rows below were tried
};

} // namespace stellwerk
