// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agentclient.h"
#include "agent/runwatcher.h"
#include "fleet/jobmemory.h"
#include "session/serverclock.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace stellwerk {

class FleetModel;
class Passwords;

// One server of the session: its client, and the rhythm in which the fleet's picture of it is kept fresh.
// A full snapshot at first and then every minute, what runs every few seconds in between, and the runs of a
// job when it ended; those that a run of ours is watched with come from its polls and cost no request. While
// the server cannot be reached its lane's back-off sets the rhythm; after a refused login nothing is tried
// again until a person asks, because repeating it may lock the login out. Main thread.
class ServerLink final : public QObject
{
    Q_OBJECT
public:
    ServerLink(std::shared_ptr<LanePool> pool, const Server& server, FleetModel* fleet, Passwords* passwords,
               QObject* parent = nullptr);

    [[nodiscard]] AgentClient* client() const { return m_client; }
    [[nodiscard]] RunWatcher* watcher() const { return m_watcher; }
    [[nodiscard]] const ServerClock& clock() const { return m_clock; }
    [[nodiscard]] QString name() const { return m_client->server().name; }
    void setServer(const Server& server);

    // Reads the server and keeps its picture fresh from then on.
    void open();
    // Now, at once, as a person asked: also tries a login again that was refused.
    void refresh();

    // What the program's own history knows of jobs there, by folded name; from now on part of their picture.
    // Jobs that are not named keep what is remembered of them.
    void setMemories(const QHash<QString, JobMemory>& memories);
    [[nodiscard]] const JobMemory* memory(const QString& job) const; // null: nothing
    // Takes the server's clock from the client's last answer.
    void learnClock();

Q_SIGNALS:
    void refreshed(); // a full snapshot was read
    void looked();    // that, or only what runs there
    // Ends of a job's runs, whoever asked for them, ascending.
    void outcomesRead(const QString& job, const QList<stellwerk::HistoryRow>& outcomes);

private:
    void requestSnapshot(bool urgent);
    void takeSnapshot(const AgentResult<ServerPicture>& answer);
    void requestActivity();
    void takeActivity(const AgentResult<QList<JobActivity>>& answer);
    void requestRuns(const QString& job);
    void takeRuns(const QString& job, const QList<HistoryRow>& rows);
    void takeOutcomes(const QString& job, const QList<HistoryRow>& outcomes);
    void fail(const AgentError& error);
    void scheduleActivity();

    FleetModel* m_fleet;
    Passwords* m_passwords;
    AgentClient* m_client;
    RunWatcher* m_watcher;
    ServerClock m_clock;
    QTimer m_snapshotTimer;
    QTimer m_activityTimer;
    QHash<QString, JobMemory> m_memories;
    QHash<QUuid, JobState> m_states; // as of the last answer
    bool m_open = false;
    bool m_snapshotUnderWay = false;
    bool m_refused = false; // the login was: only refresh() tries again
};

} // namespace stellwerk
