// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/runningdetail.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace stellwerk {

class FleetSession;

// What runs now on all servers: which jobs, off the fleet's live picture, and while somebody looks what each
// of them is doing, by one small request a server with running jobs every few seconds. Costs grow with what
// changes, not with the fleet. Main thread.
class RunningWatch final : public QObject
{
    Q_OBJECT
public:
    struct Job
    {
        QString server;
        QString name;
        QUuid id;
        JobState state = JobState::Running; // or Requested
        QDateTime sinceLocal;               // server's wall clock; invalid while it waits to be started
        QDateTime sinceUtc;
        std::optional<JobHabits> habits;
        QList<JobStep> steps;
        std::optional<RunningDetail> detail; // of this run; nothing while it is not read
        bool operator==(const Job&) const = default;
    };

    explicit RunningWatch(FleetSession* session, QObject* parent = nullptr);

    void setLooking(bool looking);         // somebody sees it
    [[nodiscard]] QList<Job> jobs() const; // by server and name

    static constexpr std::chrono::milliseconds kPace{3'000};

Q_SIGNALS:
    void changed();
    void looked(); // a server told what its jobs are doing

private:
    void mark(const QModelIndex& parent, int first, int last);
    void markAll();
    void look();
    bool lookAt(const QString& server);
    void askAll();
    void ask(const QString& server);

    FleetSession* m_session;
    QHash<QString, QList<Job>> m_jobs; // by server, as registered
    QSet<QString> m_dirty;
    QSet<QString> m_asking;
    QTimer m_soon;
    QTimer m_pace;
    bool m_looking = false;
};

} // namespace stellwerk
