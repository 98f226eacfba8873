// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historyvalues.h"
#include "run/durationhistory.h"

#include <memory>
#include <unordered_map>

namespace stellwerk {

class HistoryStore;

// The past of jobs as the program's own history has it, with what the servers still show of runs that are not
// in it yet. Read on the history's thread, put together on another one. Main thread.
class KeptDurations final : public FleetDurations
{
    Q_OBJECT
public:
    // `store` may be null: then the fleet's picture is all there is.
    KeptDurations(const FleetModel* fleet, HistoryStore* store, ToUtc toUtc, QObject* parent = nullptr);

    void ask(const QString& job, QObject* context, std::function<void(const JobPast&)> done) override;

    // So many runs of the server were taken in by now; where these are more than before, grew() follows.
    void noteAdded(const QString& server, qint64 runs);

    // Runs of each server that are read at most, so that hundreds of servers do not fill the memory.
    [[nodiscard]] static int mostOf(qsizetype servers);

private:
    struct Runs // of one server
    {
        QString server;
        QList<FinishedRun> kept;
        QList<Recent> recent;
    };
    struct Question;
    void answered(const std::shared_ptr<Question>& question);
    [[nodiscard]] bool isLatest(const std::shared_ptr<Question>& question) const;
    [[nodiscard]] static QList<DurationPoint> pointsOf(const QList<Runs>& all);

    QPointer<HistoryStore> m_store;
    QHash<QString, qint64> m_added;                                // by server
    QTimer m_growing;                                              // many pages make one signal
    std::unordered_map<QObject*, std::weak_ptr<Question>> m_asked; // the latest of each context
};

} // namespace stellwerk
