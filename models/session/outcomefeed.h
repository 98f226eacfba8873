// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/outcomegrid.h"
#include "history/historystore.h"

#include <QObject>
#include <QTimer>

namespace stellwerk {

class FleetSession;

// Which outcomes are wanted: the newest runs of each job, or the days back from today.
struct OutcomeRange
{
    int runs = 20;        // when days is 0
    QDateTime sinceUtc{}; // of runs: that began then or later; invalid: all
    int days = 0;
    bool operator==(const OutcomeRange&) const = default;
};

// Fills the grid of outcomes from the own history, one server after the other and off the main thread, and
// keeps it up to date while somebody looks: of a server where something is new only the last days are read
// again. Main thread.
class OutcomeFeed final : public QObject
{
    Q_OBJECT
public:
    explicit OutcomeFeed(FleetSession* session, QObject* parent = nullptr);
    ~OutcomeFeed() override;

    void setLooking(bool looking);
    void setRange(const OutcomeRange& range); // begins anew
    void refresh();                           // reads all of it again
    [[nodiscard]] const OutcomeRange& range() const { return m_range; }
    [[nodiscard]] QDate firstDay() const { return m_from; } // of days, as the servers' calendars show them
    [[nodiscard]] int slotCount() const;                    // runs or days
    [[nodiscard]] const OutcomeGrid& grid() const { return m_grid; }
    [[nodiscard]] QStringList servers() const { return m_servers; } // registered, by name
    [[nodiscard]] qsizetype waiting() const
    {
        return m_stale.size() + (m_query != 0 ? 1 : 0);
    } // not read yet
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] QDateTime updatedAt() const { return m_updated; } // UTC

Q_SIGNALS:
    void began(); // the grid is empty again
    void changed(const stellwerk::OutcomeGrid::Change& change);
    void serversChanged(); // other ones, or other jobs of them
    void progressed();

private:
    void begin();
    void listJobs();
    void setServers();
    void tookIn(const QString& server);
    void askNext();
    void take(const QString& server, std::optional<qint32> from,
              const HistoryAnswer<QList<JobOutcomes>>& answer);

    FleetSession* m_session;
    OutcomeRange m_range;
    QDate m_from;
    OutcomeGrid m_grid;
    QStringList m_servers;
    QSet<QString> m_unlisted;       // servers whose jobs are to be looked up
    QStringList m_stale;            // to be asked, in order
    QSet<QString> m_whole;          // of those: read entirely; else the last days
    QHash<QString, qint64> m_added; // rows of the history when a server was read entirely
    HistoryStore::QueryId m_query = 0;
    QString m_error;
    QDateTime m_updated;
    QTimer m_soon;
    bool m_looking = false;
};

} // namespace stellwerk
