// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agentvalues.h"
#include "history/historyvalues.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace stellwerk {

// The rows of one job as a table and as JSON: those of the server, ascending, and before them the runs that
// only the own history has.
class HistoryTable
{
public:
    // `own`: newest first, as the store gives them.
    HistoryTable(QString server, const QList<FinishedRun>& own, int limit);

    void add(const HistoryRow& row, const QDateTime& startedUtc);
    void addMissing(); // own runs that no row of the server was about; after all rows
    [[nodiscard]] int missing() const { return m_missing; }

    [[nodiscard]] static QStringList header();
    [[nodiscard]] QList<QStringList> lines() const { return m_lines; }
    [[nodiscard]] QJsonArray json() const { return m_json; }

private:
    using Key = std::pair<qint64, QDateTime>; // a number alone may have been used twice
    QString m_server;
    QList<FinishedRun> m_own;
    QHash<Key, qsizetype> m_places;
    QSet<qsizetype> m_told;
    int m_limit;
    int m_missing = 0;
    QList<QStringList> m_lines;
    QJsonArray m_json;
};

[[nodiscard]] QJsonObject habitsJson(const JobHabits& habits);
[[nodiscard]] QStringList habitsLines(const std::optional<JobHabits>& habits);
[[nodiscard]] QJsonObject statsJson(const HistoryStats& stats);
[[nodiscard]] QList<QStringList> statsLines(const HistoryStats& stats);
// "400" days or "400/20000" runs of a job; 0: no limit. Nothing: not understood.
[[nodiscard]] std::optional<Retention> parseRetention(const QString& text);
[[nodiscard]] QString retentionText(const Retention& retention);

} // namespace stellwerk
