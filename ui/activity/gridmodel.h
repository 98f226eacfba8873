// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/hiddenjobs.h"
#include "session/outcomefeed.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <functional>

namespace stellwerk {

// How the outcomes are laid out.
enum class GridLayout {
    Time,    // a row a job of a server, its runs or days side by side
    Servers, // a row a job, a column a server, a cell for all runs of the range
};

// The grid of last outcomes as a table: filtered and sorted here, so that a view may paint straight from
// cell(). What changes is told cell by cell; another order keeps the selection. Main thread.
class GridModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { ServerRole = Qt::UserRole + 1, JobRole };
    // What is known of a server itself.
    struct Knowledge
    {
        bool away = false;       // it cannot be reached now
        QString why;             // for people
        QDateTime completeUntil; // UTC: what ended later may not have been read
    };
    using KnowledgeOf = std::function<Knowledge(const QString& server)>;
    struct Cell
    {
        enum class Kind {
            Nothing, // did not run
            Ran,
            Unknown, // the server was not read for that time, or cannot be reached now
        };
        Kind kind = Kind::Nothing;
        const OutcomeCell* outcome = nullptr; // of Unknown: what is remembered, if anything
    };

    GridModel(OutcomeFeed* feed, KnowledgeOf knowledge, QObject* parent = nullptr);

    void setLayoutKind(GridLayout layout);
    [[nodiscard]] GridLayout layoutKind() const { return m_layout; }
    void setOrder(GridOrder order);
    [[nodiscard]] GridOrder order() const { return m_order; }
    void setFilter(const QString& words);
    void setHidden(const HiddenJobs& hidden, bool shown);
    // A server went away, came back, or was read.
    void refreshKnowledge(const QString& server);

    [[nodiscard]] Cell cell(int row, int column) const;
    [[nodiscard]] QString serverOf(int row, int column) const;
    [[nodiscard]] QString jobOf(int row) const;
    [[nodiscard]] int rowOf(const QString& server, const QString& job) const; // -1: not shown
    [[nodiscard]] int columnOf(const QString& server) const; // -1: not by servers, or not there
    [[nodiscard]] bool isAway(int row, int column) const;
    [[nodiscard]] QString rowText(int row) const;
    [[nodiscard]] QString facts(int row, int column) const;    // for people, in lines; empty: nothing to say
    [[nodiscard]] QString cellText(int row, int column) const; // in short: "Failed 1/3"
    [[nodiscard]] QDate day(int column) const;                 // of days
    [[nodiscard]] const OutcomeFeed* feed() const { return m_feed; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct JobRow // of the layout by servers
    {
        QString name;
        OutcomeCell total;
        int late = 0;
        std::vector<std::pair<int, int>> places; // column, place in the grid; by column
    };
    void begin();
    void take(const OutcomeGrid::Change& change);
    void arrange();
    void collectJobs();
    [[nodiscard]] bool wanted(const QString& server, const QString& job) const;
    [[nodiscard]] bool precedes(int a, int b) const;
    void applyOrder(const std::vector<int>& next);
    [[nodiscard]] qint32 slot(int column) const;
    [[nodiscard]] QString columnText(int column) const;
    const Knowledge& known(const QString& server) const;

    OutcomeFeed* m_feed;
    KnowledgeOf m_ask;
    mutable QHash<QString, Knowledge> m_known; // by server
    GridLayout m_layout = GridLayout::Time;
    GridOrder m_order = GridOrder::Failures;
    QStringList m_words;
    HiddenJobs m_hidden;
    std::vector<int> m_rows;     // places in the grid, or of m_jobs
    std::vector<QString> m_keys; // by place: server and job, folded
    std::vector<JobRow> m_jobs;
    QHash<QString, int> m_jobPlaces; // folded
    int m_columns = 0;
    QTimer m_soon;
};

} // namespace stellwerk
