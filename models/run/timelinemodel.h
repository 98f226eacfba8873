// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevent.h"

#include <QAbstractTableModel>

namespace stellwerk {

// The bars of a run's timeline: an attempt each, in lanes by server. A row a bar, in order of appearance;
// queue time (request to start) and run time stand apart. Built from the run's events. Main thread.
class TimelineModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    struct Bar
    {
        TaskId task;
        QString taskName;
        QString server;
        int attempt = 1;
        QDateTime requested; // UTC
        QDateTime started;   // invalid until it runs
        QDateTime ended;     // invalid while it runs
        std::optional<TaskOutcome> outcome;
        QString job = {}; // the job's name on that server
        FailureKind failure = FailureKind::None;
        QString error = {};
        int weight = 1; // slots it takes
        bool operator==(const Bar&) const = default;
    };
    struct Name
    {
        QString task, job;
        int weight = 1;
    };
    using Names = QHash<TaskId, Name>;
    // What events do to a bar, for whoever keeps bars without a model.
    [[nodiscard]] static Names namesOf(const ParentPackage& package);
    [[nodiscard]] static Bar firstBar(const StartRequested& requested, const QDateTime& at,
                                      const Names& names);
    [[nodiscard]] static bool changesBar(const RunEvent& event); // the one that is under way
    static void change(Bar& bar, const RunEvent& event);
    enum Column {
        TaskName,
        ServerName,
        Attempt,
        Requested,
        Started,
        Ended,
        Outcome,
        JobName,
        Failure,
        Error,
        ColumnCount
    };

    explicit TimelineModel(QObject* parent = nullptr);
    void begin(const ParentPackage& package);
    void apply(const RunEvent& event);
    // Back to an earlier moment of the same run: so many bars, and these of them, by number, as they were
    // then.
    void restore(int count, const QList<std::pair<int, Bar>>& bars);
    // The moment at which the run is shown, for everything that counts on; invalid: the present. `chosen`: a
    // person chose it, so that views keep their place and mark it.
    void setNow(const QDateTime& utc, bool chosen = false);
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] bool isLive() const { return !m_now.isValid(); }
    [[nodiscard]] bool isMomentChosen() const { return m_chosen; }

    [[nodiscard]] const QList<Bar>& bars() const { return m_bars; }
    [[nodiscard]] const QStringList& servers() const { return m_servers; } // lanes, in order of first use
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void barsChanged(); // after any change; views coalesce
    void restored();    // bars went back: what was counted of them is to be counted anew
    void nowChanged();

private:
    QList<Bar> m_bars;
    QStringList m_servers;
    Names m_names;
    QHash<TaskId, int> m_openBar;
    QDateTime m_now;
    bool m_chosen = false;
};

} // namespace stellwerk
