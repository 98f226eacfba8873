// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logmodel.h"

#include <QJsonArray>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace stellwerk {

// The lines that a person has marked. Kept for the next start by what they say (time, server, text), since a
// row's number is only this log's: what was marked is marked again when its line is read again, and is not
// forgotten while it is not. Main thread.
class LogBookmarks final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kMost = 500; // that are kept for the next start

    explicit LogBookmarks(LogModel* log, QObject* parent = nullptr);

    void toggle(LogRowId id);
    [[nodiscard]] bool isEmpty() const { return m_ids.isEmpty(); }
    [[nodiscard]] bool contains(LogRowId id) const { return m_ids.contains(id); }
    // Where they are now, of those that are shown; by no order.
    [[nodiscard]] std::vector<int> rows() const;
    // The row of the next one after a row (-1: before all), around the end; -1: there is none.
    [[nodiscard]] int next(int row, bool backwards) const;

    [[nodiscard]] QJsonArray toJson() const;
    void fromJson(const QJsonArray& marks);

Q_SIGNALS:
    void changed();

private:
    // What a line is known by in another log.
    struct Mark
    {
        qint64 at = 0;
        QString server;
        quint64 text = 0; // a hash that is the same in each process
        bool operator==(const Mark&) const = default;
    };
    [[nodiscard]] Mark markOf(LogRowId id) const;
    void lookFor(); // lines of marks that are not there yet
    void letGo();

    LogModel* m_log;
    QSet<LogRowId> m_ids;
    QList<Mark> m_missing; // marked once, their lines are not in the log now
    QTimer m_soon;
};

} // namespace stellwerk
