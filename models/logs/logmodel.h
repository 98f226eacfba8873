// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/loggroups.h"
#include "logs/logmatcher.h"
#include "logs/logrecord.h"
#include "logs/logsearch.h"
#include "logs/logstore.h"

#include <QAbstractTableModel>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace stellwerk {

// The merged log as a table, in the order of true time, newest last: the rows that pass the filter. What is
// shown is a list of row numbers of its own (no QSortFilterProxyModel: clearing its filter is quadratic,
// docs/benchmarks.md). Rows that come late move to their place near the end; selections follow them. Errors
// and warnings are put into groups as they come. Main thread; append in batches.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Level, Source, ServerName, Job, Step, Task, Message, ColumnCount };
    enum Role {
        LevelRole = Qt::UserRole + 1, // int(LogLevel)
        TaskRole,                     // TaskId
        RecordRole,                   // LogRecord
        ServerRole,                   // QString
        SourceRole,                   // int(LogSource)
        KindRole,                     // int(LogKind)
        ArgsRole,                     // QStringList
        RowIdRole,                    // LogRowId
    };
    struct Filter
    {
        QString text = {}; // in message, server, job, step; case-insensitive
        LogLevel minimum = LogLevel::Debug;
        QString server = {}; // exact, empty: all
        QString task = {};   // exact, empty: all
    };

    explicit LogModel(QObject* parent = nullptr);
    ~LogModel() override;
    // How the view says a record of the run (kind other than Plain) in its own language; shown and searched
    // instead of `message`. Null: the English sentence.
    using Words = std::function<QString(const LogRecord&)>;
    void setWords(Words words);
    [[nodiscard]] QString sentence(const LogRecord& record) const;

    // How a server's own clock stood at a moment of true time; nothing: it is not known. Asked for when a
    // person looks.
    struct ServerTime
    {
        QDateTime local;    // what the clock on its wall said
        qint64 aheadMs = 0; // of ours; negative: behind
    };
    using ClockOf = std::function<std::optional<ServerTime>(const QString& server, qint64 at)>;
    void setClock(ClockOf clock) { m_clock = std::move(clock); }
    // That in words, for the row; empty: not known.
    [[nodiscard]] QString clockText(LogRowId id) const;

    void append(const QList<LogRecord>& records);
    void appendRows(std::span<const LogRow> rows); // names by intern(); no groups but what the rows say
    [[nodiscard]] LogName intern(LogField field, const QString& name) { return m_store.intern(field, name); }
    void clear();
    // Above this many bytes the oldest rows go; 0: never.
    void setMemoryLimit(qsizetype bytes);
    [[nodiscard]] qsizetype memoryLimit() const { return m_limit; }

    // The filter of a program: done when this returns.
    void setFilter(const Filter& filter);
    [[nodiscard]] const Filter& filter() const { return m_plainFilter; }
    // The filter of a person: searched in other threads; what was shown stays until the first rows are found.
    void setQuery(const LogFilter& filter);
    [[nodiscard]] const LogFilter& query() const; // the latest, shown or about to be
    [[nodiscard]] bool isSearching() const { return m_search.isRunning(); }

    [[nodiscard]] const LogStore& store() const { return m_store; }
    [[nodiscard]] const LogGroups& groups() const { return m_groups; }
    [[nodiscard]] std::shared_ptr<const LogTaskNames> taskNames() const { return m_taskNames; }
    [[nodiscard]] int totalCount() const { return int(m_store.rowCount()); }
    [[nodiscard]] const std::vector<LogRowId>& shownRows() const
    {
        return m_isFiltered ? m_shown.rows : m_order;
    }
    [[nodiscard]] LogRowId rowId(int row) const { return shownRows()[size_t(row)]; }
    [[nodiscard]] int rowOf(LogRowId id) const;    // -1: not shown
    [[nodiscard]] int rowAt(qint64 ms) const;      // the first shown at or after; rowCount(): none
    [[nodiscard]] LogRecord record(int row) const; // of the shown rows
    // The newest records of a task, at most so many, oldest first; of all rows.
    [[nodiscard]] QList<LogRecord> latestOf(const QString& task, int most) const;
    // Row of the next record of at least `level` after `row`; -1: none.
    [[nodiscard]] int nextOfLevel(int row, LogLevel level, bool backwards = false) const;
    // Row of the next record of another server than that of `row`; -1: none.
    [[nodiscard]] int nextServer(int row, bool backwards = false) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString levelText(LogLevel level);
    [[nodiscard]] static QString sourceText(LogSource source);

Q_SIGNALS:
    void searchChanged(); // began, ended
    void groupsChanged(); // there are more, or some have grown
    void rowsLetGo();     // the oldest went

private:
    struct View
    {
        LogFilter filter;
        std::unique_ptr<LogMatcher> matcher; // of rows that come
        std::vector<LogRowId> rows;
    };
    [[nodiscard]] QString text(LogRowId id, int column) const;
    [[nodiscard]] bool learnNames(const LogRecord& record, LogTaskNames& names) const;
    [[nodiscard]] View viewOf(const LogFilter& filter) const;
    [[nodiscard]] std::vector<LogRowId> matching(LogMatcher& matcher,
                                                 const std::vector<LogRowId>& arrived) const;
    void searchHere(View& view) const;
    void arrived(std::vector<LogRowId> ids);
    void insertShown(std::vector<LogRowId>& rows, const std::vector<LogRowId>& more);
    void found(const std::vector<LogRowId>& rows);
    void showNext();
    void shrink();

    LogStore m_store;
    LogGroups m_groups;
    std::vector<LogRowId> m_order; // all rows by time
    bool m_isFiltered = false;
    View m_shown;               // when filtered
    std::optional<View> m_next; // searched, not shown yet
    LogSearch m_search;
    Filter m_plainFilter;
    Words m_words;
    ClockOf m_clock;
    std::shared_ptr<const LogTaskNames> m_taskNames;
    qsizetype m_limit;
};

} // namespace stellwerk
