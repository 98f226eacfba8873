// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevent.h"

#include <QAbstractTableModel>

namespace stellwerk {

// The state of a run's tasks, built from its events and nothing else: a row a task in the package's order.
// Live or replayed. Main thread.
class RunModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TaskName, ServerName, State, Attempts, Started, Duration, Error, ColumnCount };
    enum Role {
        TaskIdRole = Qt::UserRole + 1,
        StateRole,   // int(TaskState)
        OutcomeRole, // int(TaskOutcome), -1 until ended
        ErrorRole,
        ServerRole,
        AttemptsRole,
    };
    struct TaskRow
    {
        TaskId id;
        QString name;
        QString server;
        QString why; // of the placement
        TaskState state = TaskState::Waiting;
        std::optional<TaskOutcome> outcome;
        int attempts = 0;
        QDateTime ready, requested, started, ended; // UTC, of the last attempt; invalid until known
        std::chrono::seconds expected{0};           // usual duration on that server, 0: unknown
        bool held = false;                          // a halt is set before it
        QString lastStep;
        FailureKind failure = FailureKind::None; // of the last attempt that ended
        QString error;
        bool operator==(const TaskRow&) const = default;
    };
    // What holds for the run itself.
    struct Whole
    {
        RunId run;
        bool active = false; // started and not ended
        bool paused = false;
        std::optional<RunOutcome> outcome;
        QDateTime started, ended;
        bool operator==(const Whole&) const = default;
    };
    // What an event does to them, for whoever keeps states of a run without a model.
    static TaskRow firstRow(const Task& task);
    static void change(TaskRow& row, const RunEvent& event);
    static void change(Whole& whole, const RunEvent& event);
    [[nodiscard]] static bool isOfWhole(const RunEvent& event);
    [[nodiscard]] static TaskId taskOf(const RunEvent& event); // empty: it is about no task

    explicit RunModel(QObject* parent = nullptr);

    // Begins anew for a package; every task waits. `expected` may be empty.
    void begin(const ParentPackage& package);
    void setExpected(const TaskId& task, std::chrono::seconds expected);
    void apply(const RunEvent& event);
    // Back to an earlier moment of the same run: these rows, by number, as they were then. Expected durations
    // stay.
    void restore(const Whole& whole, const QList<std::pair<int, TaskRow>>& rows);
    // The moment at which the run is shown, for everything that counts on; invalid: the present.
    void setNow(const QDateTime& utc);
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] bool isLive() const { return !m_now.isValid(); }

    [[nodiscard]] RunId run() const { return m_whole.run; }
    [[nodiscard]] bool isActive() const { return m_whole.active; }
    [[nodiscard]] bool isPaused() const { return m_whole.paused; }
    [[nodiscard]] std::optional<RunOutcome> outcome() const { return m_whole.outcome; }
    [[nodiscard]] QDateTime startedAt() const { return m_whole.started; }
    [[nodiscard]] QDateTime endedAt() const { return m_whole.ended; }
    [[nodiscard]] const TaskRow* row(const TaskId& task) const;
    [[nodiscard]] const QList<TaskRow>& rows() const { return m_rows; }
    struct Counts
    {
        int waiting = 0, active = 0, succeeded = 0, warnings = 0, failed = 0, cancelled = 0, skipped = 0,
            unknown = 0;
    };
    [[nodiscard]] Counts counts() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void began();
    void taskStateChanged(const stellwerk::TaskId& task);
    void runEnded(stellwerk::RunOutcome outcome);
    void controlChanged(); // paused, continued, opened again, or back at a moment when it was otherwise
    void nowChanged();

private:
    Whole m_whole;
    QDateTime m_now;
    QList<TaskRow> m_rows;
    QHash<TaskId, int> m_rowOf;
};

} // namespace stellwerk
