// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessioncommand.h"

namespace stellwerk {

// Shows runs and steps of one job: what the server still has, and what only the program's own history knows.
// With --stats what that history holds; with --retention how long it keeps it.
class HistoryCommand final : public SessionCommand
{
    Q_OBJECT
public:
    using SessionCommand::SessionCommand;
    void start() override;

private:
    void read();
    void remember();
    void recall();
    void show(const QList<FinishedRun>& own);
    void finishShown();
    void keep(const QString& retention);
    void showStats();
    void print(const HistoryStats& stats);
    [[nodiscard]] bool understandOptions();
    QString m_server;
    QString m_job;
    QDateTime m_since; // UTC; invalid: all
    int m_limit = 500;
    QList<HistoryRow> m_rows; // of the server, ascending
    bool m_away = false;      // the server was not read
    std::optional<JobHabits> m_habits;
};

} // namespace stellwerk
