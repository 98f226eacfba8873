// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QDateTime>
#include <QPointer>
#include <QSet>

namespace stellwerk {

class TimelineModel;

// The bars of the timeline in words: the chart's accessible twin, and what is exported. A row a bar, as in
// TimelineModel; behind them what has not begun, as it is expected. Main thread.
class TimelineTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Task,
        Job,
        Server,
        Attempt,
        Requested,
        Waited,
        Started,
        Ended,
        Ran,
        State,
        Error,
        ColumnCount
    };
    enum class Form {
        Shown,    // as people read: local clock, 1 h 02 m 05 s
        Exported, // as programs read: ISO 8601 with the zone, seconds
    };

    TimelineTable(const TimelineModel* timeline, Form form, QObject* parent = nullptr);
    struct Expected
    {
        QString task, job, server;
        QDateTime begin, end; // UTC
        bool operator==(const Expected&) const = default;
    };
    void setExpected(const QList<Expected>& expected);
    [[nodiscard]] const QList<Expected>& expected() const { return m_expected; }
    void tick(); // figures of bars that grow

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString shown(int row, Column column) const;
    [[nodiscard]] QString shownExpected(const Expected& expected, Column column) const;
    [[nodiscard]] QString moment(const QDateTime& utc) const;
    [[nodiscard]] QString length(const QDateTime& from, const QDateTime& to) const;

    QPointer<const TimelineModel> m_timeline;
    Form m_form;
    QList<Expected> m_expected;
    QSet<int> m_open; // rows
};

} // namespace stellwerk
