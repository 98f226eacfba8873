// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/agentjob.h"
#include "run/runevent.h"

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
    bool watch = true;                            // false for TaskMode::StartOnly
    std::optional<std::chrono::seconds> expected; // usual duration there, paces the polling
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
    virtual void stop(const AttemptKey& key) = 0;    // sp_stop_job; the end arrives as ended(Cancelled)
    virtual void abandon(const AttemptKey& key) = 0; // stop watching; nothing more arrives

Q_SIGNALS:
    void startAccepted(const stellwerk::AttemptKey& key);
    void startFailed(const stellwerk::AttemptKey& key, stellwerk::FailureKind kind, const QString& error);
    void running(const stellwerk::AttemptKey& key, const QString& startedServerLocal);
    void stepFinished(const stellwerk::AttemptKey& key, int step, const QString& name,
                      stellwerk::RunStatus status, const QString& message, std::chrono::seconds duration);
    void ended(const stellwerk::AttemptKey& key, stellwerk::TaskOutcome outcome, stellwerk::FailureKind kind,
               const QString& error);
    void serverLost(const QString& server, const QString& error);
    void serverBack(const QString& server);
};

} // namespace stellwerk
