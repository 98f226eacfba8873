// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runlist.h"

#include <QAbstractItemModel>

#include <vector>

namespace stellwerk {

// The runs of the journal, newest first, as a list or grouped by package. Read page by page on another
// thread, so that the first ones are there at once; filtered and sorted here. Main thread.
class RunsModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Package, Started, Duration, Outcome, Failed, FirstFailure, Program, Id, ColumnCount };
    enum Role { RunIdRole = Qt::UserRole + 1 };
    enum class State { Loading, Ready, Failed };
    struct Filter
    {
        QString text;                      // words, all of them, anywhere in the row
        std::optional<RunOutcome> outcome; // none: all
        bool operator==(const Filter&) const = default;
    };

    explicit RunsModel(QObject* parent = nullptr);

    void setJournal(const QString& file); // and reads it
    // Reads anew; what is shown stays until it is there.
    void reload();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] int total() const { return int(m_all.size()); } // read so far
    [[nodiscard]] int shown() const { return int(m_order.size()); }

    void setFilter(const Filter& filter);
    void setGrouped(bool on);
    [[nodiscard]] bool isGrouped() const { return m_grouped; }
    void sort(int column, Qt::SortOrder order) override;

    [[nodiscard]] const RunListing* listing(const QModelIndex& index) const; // null: a group, or none
    [[nodiscard]] const RunListing* listing(const RunId& run) const;
    [[nodiscard]] QModelIndex indexOf(const RunId& run) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void stateChanged(); // or more runs were read

private:
    struct Group
    {
        QString package;
        std::vector<int> runs; // in m_all
        int failed = 0;        // runs
    };
    void readPage(const std::optional<RunCursor>& after, quint64 asked);
    void take(const RunPage& page, quint64 asked);
    void arrange(const std::vector<RunListing>* fresh = nullptr); // what is shown, anew
    [[nodiscard]] bool matches(const RunListing& run) const;
    [[nodiscard]] bool before(int one, int other) const;
    [[nodiscard]] QVariant groupData(const Group& group, int column, int role) const;
    [[nodiscard]] static QString text(const RunListing& run, int column);

    QString m_file;
    std::vector<RunListing> m_all;
    std::vector<RunListing> m_next; // while it is read anew
    std::vector<int> m_order;       // shown, in m_all
    std::vector<Group> m_groups;
    Filter m_filter;
    int m_sortColumn = Started;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    bool m_grouped = false;
    State m_state = State::Ready;
    QString m_error;
    quint64 m_asked = 0; // an answer to an earlier question is stale
};

} // namespace stellwerk
