// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/failurecause.h"
#include "activity/hiddenjobs.h"
#include "agent/agenterror.h"
#include "agent/agentvalues.h"
#include "history/historystore.h"
#include "package/parentpackage.h"
#include "run/runevent.h"
#include "session/taskconsequences.h"

#include <QObject>
#include <QTimer>

namespace stellwerk {

class FleetSession;

// What failed on all servers since a time, and why: out of the own history, with the first real error of each
// job read from its server and the consequences for our runs out of the journal. Politely: the first failure
// of a job only, one request at a time a server, and none to a server that is away. Main thread; nothing
// blocks.
class FailureReader final : public QObject
{
    Q_OBJECT
public:
    explicit FailureReader(FleetSession* session, QObject* parent = nullptr);
    ~FailureReader() override;

    void setSince(const QDateTime& sinceUtc); // reads anew
    [[nodiscard]] QDateTime since() const { return m_since; }
    // What is not to be told of. Costs no question.
    void setHidden(const HiddenJobs& hidden, bool shown);
    [[nodiscard]] const HiddenJobs& hidden() const { return m_hidden; }
    [[nodiscard]] int hiddenFailures() const { return m_hiddenJobs; } // jobs that failed and are not told of
    // Brings the list up to date now; several calls in quick succession are one.
    void refresh();

    [[nodiscard]] const QList<FailureCause>& causes() const { return m_causes; }
    [[nodiscard]] QDateTime updatedAt() const { return m_updated; } // UTC; invalid: not read yet
    [[nodiscard]] QString error() const { return m_error; }         // of the history; empty: none
    // Nothing more is on its way: the list, the errors and the consequences are there.
    [[nodiscard]] bool isSettled() const;

    // Of any failed run, read when it is asked for: changed() follows.
    void readError(const QString& server, const FinishedRun& run);
    [[nodiscard]] FirstError errorOf(const QString& server, const FinishedRun& run) const;
    // Nothing while it is not known, or when the run was none of ours.
    [[nodiscard]] std::optional<TaskConsequences> consequencesOf(const FinishedRun& run) const;

Q_SIGNALS:
    void changed();
    void read(); // the list was read anew, with or without news
    void settled();

private:
    struct Wish
    {
        QString server;
        FinishedRun run;
    };
    void ask();
    void take(const HistoryAnswer<QList<FailedJob>>& answer);
    void forgiveErrors();
    void regroup();
    void readErrors();
    void askNext(const QString& server);
    // True: an answer about it is still to come.
    bool takeSteps(const Wish& wish, const AgentResult<QList<HistoryRow>>& rows);
    bool askPackage(const Wish& wish, const HistoryRow& step);
    void readConsequences();
    void tellSoon();

    FleetSession* m_session;
    QDateTime m_since;
    HiddenJobs m_hidden;
    bool m_showHidden = false;
    int m_hiddenJobs = 0;
    QList<FailedJob> m_jobs; // as read, hidden ones too
    QList<FailureCause> m_causes;
    FirstErrors m_errors;
    QDateTime m_forgiven;                 // UTC
    QHash<QString, QList<Wish>> m_wishes; // by server
    QSet<QString> m_asking;               // servers
    using TaskKey = std::pair<RunId, TaskId>;
    QHash<TaskKey, TaskConsequences> m_consequences;
    QSet<RunId> m_readRuns; // of the journal: asked for, or here
    int m_openRuns = 0;
    HistoryStore::QueryId m_query = 0;
    bool m_again = false; // a list newer than the one under way is wanted

    QDateTime m_updated;
    QString m_error;
    QTimer m_soon;
    QTimer m_telling;
};

} // namespace stellwerk
