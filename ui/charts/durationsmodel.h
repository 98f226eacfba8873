// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QDateTime>
#include <QPointer>
#include <QTimer>

#include <chrono>

namespace stellwerk {

class DurationHistory;
class RunModel;
class TimelineModel;

// How long the tasks of a run took on each server, beside what is usual there: a row an attempt that has
// begun, grouped by server in order of first use. Figures of running attempts grow with setNow(). Main
// thread.
class DurationsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ServerName, TaskName, Duration, Usual, Band, Difference, State, ColumnCount };
    enum Role { TaskIdRole = Qt::UserRole + 1 };
    struct Row
    {
        QString server;
        QString task; // TaskId
        QString taskName;
        int attempt = 1;
        QDateTime started; // UTC
        QDateTime ended;   // invalid while it runs
        std::chrono::milliseconds duration{0};
        std::chrono::milliseconds usual{0};       // 0: unknown
        int outcome = -1;                         // TaskOutcome, -1 while it runs
        std::chrono::milliseconds p10{0}, p90{0}; // the usual band; 0: unknown
        QString job = {};
        // Longer than nine of ten successful runs before.
        [[nodiscard]] bool isSlow() const { return p90.count() > 0 && duration > p90; }
        bool operator==(const Row&) const = default;
    };
    struct Busy
    {
        QString server;
        int firstRow = 0;
        int rowCount = 0;
        std::chrono::milliseconds total{0}; // sum of the attempts: may exceed the wall clock
    };

    DurationsModel(const TimelineModel* timeline, const RunModel* run, QObject* parent = nullptr);

    void setHistory(const DurationHistory* history); // for the band; may come later or not at all

    [[nodiscard]] const QList<Row>& rows() const { return m_rows; }
    [[nodiscard]] const QList<Busy>& busy() const { return m_busy; }
    [[nodiscard]] bool hasRunning() const { return m_running > 0; }
    void setNow(const QDateTime& utc);
    [[nodiscard]] QDateTime present() const; // that of the run, which may be a moment of the past

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void rowsChanged(); // any figure or row

private:
    void rebuild();
    [[nodiscard]] QList<Row> wantedRows() const;
    void applyRows(const QList<Row>& wanted);
    void sumUp();
    struct Usually
    {
        std::chrono::milliseconds median{0}, p10{0}, p90{0};
    };
    [[nodiscard]] Usually usualOf(const QString& server, const QString& job) const;

    QPointer<const TimelineModel> m_timeline;
    QPointer<const RunModel> m_run;
    QPointer<const DurationHistory> m_history;
    mutable QHash<std::pair<QString, QString>, Usually> m_usual; // what was asked, until the history changes
    QList<Row> m_rows;
    QList<Busy> m_busy;
    QDateTime m_now;
    QTimer m_rebuildSoon; // events come in bursts: one rebuild for many
    int m_running = 0;
};

} // namespace stellwerk
