// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/overtime.h"
#include "session/runningwatch.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace stellwerk {

// Every running job of every server as a table. Times go on by themselves while somebody looks; rows come,
// change and go one by one. Main thread.
class RunningModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ServerName, JobName, Step, Since, Elapsed, Usual, End, StartedBy, Remarks, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole + 1,
        ServerRole,
        JobRole,
        OverTimeRole, // bool
    };
    using Now = std::function<QDateTime()>; // UTC
    // Who asked for a job of ours: "Load of Nightly"; empty: it is not ours.
    using Ours = std::function<QString(const QString& server, const QString& job)>;

    explicit RunningModel(RunningWatch* watch, QObject* parent = nullptr);
    void setNow(Now now) { m_now = std::move(now); }
    void setOurs(Ours ours) { m_ours = std::move(ours); }
    void setLooking(bool looking);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Job = RunningWatch::Job;
    void bring();
    [[nodiscard]] std::chrono::seconds elapsed(const Job& job) const;
    [[nodiscard]] RunOutlook outlook(const Job& job) const;
    [[nodiscard]] QString text(const Job& job, int column) const;
    [[nodiscard]] QString stepText(const Job& job) const;
    [[nodiscard]] QString remarks(const Job& job) const;
    [[nodiscard]] QString toolTip(const Job& job, int column) const;
    [[nodiscard]] QVariant sortKey(const Job& job, int column) const;

    RunningWatch* m_watch;
    QList<Job> m_jobs;
    QTimer m_clock;
    Now m_now;
    Ours m_ours;
};

} // namespace stellwerk
