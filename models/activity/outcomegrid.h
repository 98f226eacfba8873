// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/outcomequeries.h"

#include <QHash>

#include <deque>
#include <set>

namespace stellwerk {

// How every job ended, as the grid shows it: one row a job of a server with its runs or days side by side, or
// jobs against servers. Holds values only; a model above it tells views. Main thread.
class OutcomeGrid
{
public:
    // The runs of one job on one server.
    struct Series
    {
        QString server;
        QString job;
        std::vector<OutcomeCell> cells;                         // by slot, ascending
        OutcomeCell total;                                      // all of them as one; runs 0: it did not run
        int late = 0;                                           // cells that are
        [[nodiscard]] const OutcomeCell* at(qint32 slot) const; // null: nothing ran
    };
    // What an answer changed: series that are new, gone, or have other cells; places in series().
    struct Change
    {
        std::vector<int> added;
        std::vector<int> changed;
        std::vector<int> removed; // their place stays, empty: it is used again
        [[nodiscard]] bool isEmpty() const { return added.empty() && changed.empty() && removed.empty(); }
    };

    void clear();
    // Everything known of one server's jobs. `from`: only slots from there on were asked for (days); what
    // lies before stays.
    Change take(const QString& server, const QList<JobOutcomes>& jobs, std::optional<qint32> from = {});
    // Jobs that exist there, whether they ran or not.
    Change setJobs(const QString& server, const QStringList& jobs);
    Change removeServer(const QString& server);

    [[nodiscard]] const Series& series(int place) const { return m_series[size_t(place)]; }
    [[nodiscard]] int find(const QString& server, const QString& job) const; // -1: not there
    [[nodiscard]] std::vector<int> all() const; // places, in the order in which they came
    [[nodiscard]] qsizetype size() const { return m_places.size(); }

    // Adds a cell to a sum as one that stands for both: the worst of them, the newest of the worst.
    static void merge(OutcomeCell& sum, const OutcomeCell& cell);

private:
    using Key = std::pair<QString, QString>; // folded
    [[nodiscard]] static Key keyOf(const QString& server, const QString& job);
    int add(const QString& server, const QString& job);
    void drop(int place, Change& change);
    static void sum(Series& series);

    std::deque<Series> m_series; // places stay
    QHash<Key, int> m_places;
    QHash<QString, std::set<int>> m_byServer; // folded
    QHash<QString, QSet<QString>> m_existing; // folded: jobs of the server
    std::vector<int> m_free;
};

// Orders of the grid's rows: the most failures first, the latest first, or by name.
enum class GridOrder { Failures, Lateness, Name };
[[nodiscard]] bool standsBefore(GridOrder order, const OutcomeCell& a, int lateA, const OutcomeCell& b,
                                int lateB, bool nameBefore);

} // namespace stellwerk
