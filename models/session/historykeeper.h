// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/agentport.h"
#include "session/historyfiller.h"

#include <unordered_map>

namespace stellwerk {

class FleetModel;
class ServerLink;
struct HistoryRow;

// Brings the session and the program's own history together: fills it from every server, hands it what other
// requests read anyway, notes which runs were ours, and gives the fleet's picture what is remembered of its
// jobs. Main thread.
class HistoryKeeper final : public QObject
{
    Q_OBJECT
public:
    HistoryKeeper(const QString& file, FleetModel* fleet, std::function<bool(const QString& server)> busy,
                  const HistoryPace& pace, QObject* parent = nullptr);
    ~HistoryKeeper() override;

    void add(ServerLink* link); // a server of the session; forget it before it dies
    void forget(const QString& server);

    [[nodiscard]] HistoryStore* store() const { return m_store.get(); }
    [[nodiscard]] HistoryProgress progress(const QString& server) const;
    void readNow(const QString& server, QObject* context, std::function<void()> done);
    // A run of ours ended there.
    void note(const AttemptKey& key, const QString& server, const QString& job, const HistoryRow& outcome);

Q_SIGNALS:
    // How far a server's history is, or what is remembered of its jobs.
    void changed(const QString& server);
    void notice(const QString& text); // for a person: it cannot be kept, or was begun anew

private:
    struct Place
    {
        ServerLink* link = nullptr;
        std::unique_ptr<HistoryFiller> filler;
        QSet<QString> stale; // jobs to be remembered anew
        bool asked = false;  // a question for them is under way or will be
    };
    [[nodiscard]] Place* place(const QString& server);
    void takeOutcomes(const QString& server, const QString& job, const QList<HistoryRow>& rows);
    void remember(const QString& server, const QStringList& jobs);
    void rememberSoon(const QString& server, const QString& job);

    FleetModel* m_fleet;
    std::function<bool(const QString&)> m_busy;
    HistoryPace m_pace;
    TurnDesk m_turns; // servers that are read now
    std::unique_ptr<HistoryStore> m_store;
    std::unordered_map<QString, Place> m_places; // by lower-case name; die before the store
};

} // namespace stellwerk
