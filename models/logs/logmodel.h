// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QStringMatcher>

#include <functional>
#include <vector>

namespace stellwerk {

enum class LogLevel { Debug, Info, Warning, Error };
enum class LogSource {
    Run,
    History,
    Ssis,
    Program
}; // our events, sysjobhistory, sysssislog/SSISDB, diagnostics

// What a record of LogSource::Run says, for views that put it into words of their own. `args` of the record
// are the parts that vary, in the order given here; `message` is the same in an English sentence.
enum class LogKind {
    Plain,           // text from a server, shown as it is; no args
    RunStarted,      // package, run
    TaskReady,       // task's name
    StopRequested,   // task's name, server, "timed_out" or "cancelled"
    TaskPlaced,      // task's name, server, why
    StartRequested,  // task's name, server, attempt
    AttemptStarted,  // task's name, server, attempt
    StepFinished,    // task's name, step number, step name, outcome, message
    AttemptEnded,    // task's name, server, attempt, outcome, error
    RetryScheduled,  // task's name, attempt, seconds
    TaskEnded,       // task's name, server, outcome, attempts, seconds, error, failure
    TaskSkipped,     // task's name, why
    CancelRequested, // task's name
    RunCancelRequested,
    ServerLost,    // server, error
    ServerBack,    // server
    RunEnded,      // outcome
    StartAccepted, // task's name, server, attempt
    RunPaused,
    RunContinued,
    HoldSet,   // task's name
    HoldTaken, // task's name
    TaskHeld,  // task's name
    RunReopened,
    TaskReopened,   // task's name
    RunTakenOver,   // host, pid
    OutcomeDecided, // task's name, outcome, by
    RunTimedOut,
};

struct LogRecord
{
    QDateTime at = {}; // UTC, true time (server offset applied)
    LogLevel level = LogLevel::Info;
    LogSource source = LogSource::Run;
    QString server = {};
    QString job = {};
    QString step = {};
    QString task = {}; // TaskId, empty outside runs
    QString message = {};
    LogKind kind = LogKind::Plain;
    QStringList args = {};
};

// The merged log, append-only, newest last. Filtering keeps an own index of rows (no QSortFilterProxyModel:
// clearing its filter is quadratic, docs/performance). Main thread; append in batches.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Level, Source, ServerName, Job, Step, Message, ColumnCount };
    enum Role {
        LevelRole = Qt::UserRole + 1, // int(LogLevel)
        TaskRole,                     // TaskId
        RecordRole,                   // LogRecord
        ServerRole,                   // QString
        SourceRole,                   // int(LogSource)
        KindRole,                     // int(LogKind)
        ArgsRole,                     // QStringList
    };
    struct Filter
    {
        QString text = {}; // in message, server, job, step; case-insensitive
        LogLevel minimum = LogLevel::Debug;
        QString server = {}; // exact, empty: all
        QString task = {};   // exact, empty: all
    };

    explicit LogModel(QObject* parent = nullptr);
    // How the view says a record of the run (kind other than Plain) in its own language; shown and searched
    // instead of `message`. Null: the English sentence.
    using Words = std::function<QString(const LogRecord&)>;
    void setWords(Words words);
    [[nodiscard]] QString sentence(const LogRecord& record) const;
    void append(const QList<LogRecord>& records);
    void clear();
    void setFilter(const Filter& filter);
    [[nodiscard]] const Filter& filter() const { return m_filter; }
    [[nodiscard]] int totalCount() const { return int(m_records.size()); }
    [[nodiscard]] const LogRecord& record(int row) const;                             // of the filtered rows
    [[nodiscard]] const std::vector<LogRecord>& records() const { return m_records; } // all
    // Row of the next record of at least `level` after `row`; -1: none.
    [[nodiscard]] int nextOfLevel(int row, LogLevel level, bool backwards = false) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool matches(const LogRecord& record) const;
    [[nodiscard]] QString text(const LogRecord& record, int column) const;
    std::vector<LogRecord> m_records;
    std::vector<quint32> m_rows; // indexes into m_records that match
    Filter m_filter;
    QStringMatcher m_matcher; // of m_filter.text
    Words m_words;
};

} // namespace stellwerk

Q_DECLARE_METATYPE(stellwerk::LogRecord)
