// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/runwatcher.h"

#include <QHash>
#include <QPointer>
#include <QSet>

#include <map>

namespace stellwerk {

class RunWatcher::Private
{
public:
    using Milliseconds = std::chrono::milliseconds;
    enum class State {
        Starting,       // the start is on its way
        Looking,        // its answer was lost
        WaitingForIdle, // another's run is under way
        Watching,
        AskingPackages, // the job reported success; did its packages?
    };
    struct Item
    {
        Order order;
        State state = State::Starting;
        QDateTime sentLocal; // the server's clock just before the start was sent
        Milliseconds sentAt{0};
        Milliseconds lookingSince{0};
        AgentError lostBy;
        WatchedRun run;
        Milliseconds acceptedAt{0};
        bool toldRunning = false;
        bool stopWanted = false;
        std::optional<Milliseconds> stopSent;
        RunEnd end; // AskingPackages: by the job's own word
    };

    Private(RunWatcher* watcher, std::unique_ptr<WatchedServer> server);

    // Trouble with the connection, not with the request.
    [[nodiscard]] static bool isOfTheLine(const AgentError& error);
    [[nodiscard]] Item* find(Key key);
    [[nodiscard]] Milliseconds since(Milliseconds moment) const { return client->elapsed() - moment; }
    void begin(Key key);
    void startAnswered(Key key, const AgentResult<StartReceipt>& answer);
    void wait(Key key);
    void adopt(Key key);
    void look(Key key);
    void looked(Key key, const AgentResult<LostStartVerdict>& answer);
    void unknown(Key key);
    void accept(Key key, const StartReceipt& receipt);
    void refuse(Key key, const AgentError& error);
    void cancelUnstarted(Key key);
    void checkWaiting();
    [[nodiscard]] Milliseconds waitOf(const Item& item) const;
    void schedule();
    void poll();
    void tellOutcomes(Key key, const PollAnswer& answer);
    void judge(Key key, const PollAnswer& answer);
    void runIsOver(Key key, const RunEnd& end);
    void askPackages(Key key);
    void tellEnd(Key key, const RunEnd& end);
    void sendStop(Key key);
    void reportLine(const AgentError& error);
    void lineIsBack();

    RunWatcher* q;
    std::unique_ptr<WatchedServer> client;
    Pace pace;
    std::map<Key, Item> items;
    QHash<QString, QDateTime> knownRequests; // newest of ours by job, lower case
    std::unique_ptr<WatchedServer::Alarm> pollTimer;
    std::unique_ptr<WatchedServer::Alarm> idleTimer;
    bool polling = false;
    bool lost = false;
};

} // namespace stellwerk
