// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agenterror.h"
#include "agent/outcomepage.h"
#include "history/historystore.h"
#include "session/politelane.h"

#include <QTimer>

#include <functional>

namespace stellwerk {

class AgentClient;

// How the history of one server comes in.
struct HistoryProgress
{
    enum class Phase {
        Off,     // not begun, or no history is kept
        Waiting, // for the server, or for its turn
        Reading,
        Paused,   // a run of ours is busy there
        Complete, // until completeUntil; looked at again in a while
        Failed,   // error says why; tried again in a while
    };
    Phase phase = Phase::Off;
    QDateTime completeUntil{}; // UTC; invalid: never
    qint64 added = 0;          // runs taken in by this program, this session
    QString error{};
    bool operator==(const HistoryProgress&) const = default;
};

// How politely servers are read. A server is asked for one page a second while it is behind, and for what is
// new every few minutes afterwards; never while a run of ours is busy there or another request waits.
struct HistoryPace
{
    std::chrono::milliseconds first{3'000}; // after its jobs were read
    std::chrono::milliseconds page{1'000};
    std::chrono::milliseconds small{300'000};
    std::chrono::milliseconds again{60'000}; // after an error
    std::chrono::milliseconds look{1'000};   // while something stands in the way
    int rows = 1'000;                        // a page
    int together = 4;                        // servers at a time
};

// Fills the program's history from one server, by its lane. Where it stands is asked of the store before each
// series of pages, so that two programs share the work. Main thread.
class HistoryFiller final : public QObject
{
    Q_OBJECT
public:
    // What it must know of the session.
    struct World
    {
        std::function<bool()> busy; // a run of ours is under way there
        LaneTurns turns;
        std::function<QList<QUuid>()> jobs; // that exist there
    };
    HistoryFiller(AgentClient* client, HistoryStore* store, World world, const HistoryPace& pace,
                  QObject* parent = nullptr);

    void start();
    // Reads what is new now, one page at most, and tells that it was done (or could not be).
    void readNow(QObject* context, std::function<void()> done);
    [[nodiscard]] const HistoryProgress& progress() const { return m_progress; }

Q_SIGNALS:
    void progressChanged();
    void tookIn(const QStringList& jobs); // runs of these jobs were new; empty: of many

private:
    void tick();
    [[nodiscard]] bool mayAsk();
    void askStore();
    void takeState(const HistoryAnswer<FillState>& state);
    void askServer(const FillState& state);
    void takePage(const FillState& asked, bool whole, const AgentResult<OutcomePage>& answer);
    void takeAppended(const QStringList& jobs, bool reachedEnd, const HistoryAnswer<FillState>& state);
    void fail(const QString& error);
    void finish(HistoryProgress::Phase phase, std::chrono::milliseconds next);
    void setPhase(HistoryProgress::Phase phase);

    AgentClient* m_client;
    HistoryStore* m_store;
    World m_world;
    HistoryPace m_pace;
    PoliteLane m_lane;
    QTimer m_timer;
    HistoryProgress m_progress;
    QSet<QString> m_jobs; // with new runs, of this series of pages
    QList<std::function<void()>> m_waiting;
    bool m_working = false; // a question to store or server is open
    bool m_manyJobs = false;
    bool m_now = false; // asked by a person
};

} // namespace stellwerk
