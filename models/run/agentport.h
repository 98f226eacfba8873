// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/agentjob.h"
#include "run/runevent.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <optional>

namespace stellwerk {

// Identifies one attempt on its way to a server and back.
struct AttemptKey
{
    RunId run;
    TaskId task;
    int attempt = 1;
    bool operator==(const AttemptKey&) const = default;
};
size_t qHash(const AttemptKey& key, size_t seed = 0) noexcept;

struct StartOrder
{
    AttemptKey key;
    QString server;
    QString job;
    QString startStep;
    AlreadyRunning alreadyRunning = AlreadyRunning::Wait;
    bool refuseDisabled = false;                  // a job with enabled = 0 is not started
    bool watch = true;                            // false for TaskMode::StartOnly
    std::optional<std::chrono::seconds> expected; // usual duration there, paces the polling
};

// When an attempt's run began and ended by the server's own words, in true time (UTC); invalid: not known.
struct AttemptTimes
{
    QDateTime started = {};
    QDateTime ended = {};
    bool operator==(const AttemptTimes&) const = default;
};

// What the journal knows of an attempt that was under way when its program died.
struct KnownStart
{
    bool accepted = false;  // startAccepted is on record, so it must not be started again
    QJsonObject receipt;    // of startAccepted
    QJsonObject before;     // of the last accepted start of the same job there by another attempt; or empty
    QString sentAfterLocal; // ISO, the server's clock before the start was sent; empty: not known
    QDateTime requestedAt;  // UTC, our clock at that moment
};

// The interface the run owns towards the servers; session/ implements it with lanes, tests with a virtual
// fleet. Calls return at once; answers arrive as signals on the thread of this object (the main thread). For
// every start() there is exactly one startAccepted or startFailed; for every accepted and watched start
// exactly one ended.
class AgentPort : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void start(const StartOrder& order) = 0;
    // Goes on with an attempt of an earlier program: an accepted one is followed by its receipt; else looks
    // whether the start reached the server, and adopts, starts, or fails with ContactLost when it cannot be
    // told. Answers as start() does; startAccepted may come again.
    virtual void resume(const StartOrder& order, const KnownStart& known) = 0;
    // The server's wall clock now, ISO, never ahead of the truth; empty while it is not known.
    [[nodiscard]] virtual QString serverClock(const QString& server) const = 0;
    virtual void stop(const AttemptKey& key) = 0;    // sp_stop_job; the end arrives as ended(Cancelled)
    virtual void abandon(const AttemptKey& key) = 0; // stop watching; nothing more arrives

Q_SIGNALS:
    // `receipt`: what resume() needs to find the run again; opaque to everybody else.
    void startAccepted(const stellwerk::AttemptKey& key, const QJsonObject& receipt);
    void startFailed(const stellwerk::AttemptKey& key, stellwerk::FailureKind kind, const QString& error);
    void running(const stellwerk::AttemptKey& key, const QString& startedServerLocal);
    void stepFinished(const stellwerk::AttemptKey& key, int step, const QString& name,
                      stellwerk::RunStatus status, const QString& message, std::chrono::seconds duration);
    void ended(const stellwerk::AttemptKey& key, stellwerk::TaskOutcome outcome, stellwerk::FailureKind kind,
               const QString& error, const stellwerk::AttemptTimes& times = {});
    void serverLost(const QString& server, const QString& error);
    void serverBack(const QString& server);
};

} // namespace stellwerk
