// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QDateTime>
#include <QPointer>

#include <vector>

namespace stellwerk {

class TimelineModel;

// How many slots of each server a run had busy at every moment. A row a server, with what it comes to; the
// steps themselves for a chart. Follows the timeline by differences. Main thread.
class ServerLoad final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ServerName, Now, Peak, Average, Busy, ColumnCount };
    struct Step
    {
        double at = 0; // seconds since the epoch; the level holds until the next step
        int level = 0; // busy slots
        bool operator==(const Step&) const = default;
    };
    struct Load
    {
        QString server;
        std::vector<Step> steps; // ascending
        int peak = 0;
    };
    struct Figures
    {
        int now = 0;
        double average = 0; // slots, from the run's first start to its end or the present
        double busy = 0;    // part of that time with at least one slot busy, 0..1
    };

    explicit ServerLoad(const TimelineModel* timeline, QObject* parent = nullptr);

    [[nodiscard]] const QList<Load>& loads() const { return m_loads; } // in order of first use
    [[nodiscard]] bool isRunning() const { return m_running > 0; }
    [[nodiscard]] double begin() const { return m_begin; } // of the first start; 0: none yet
    [[nodiscard]] double end() const;                      // of the last end, or the present
    [[nodiscard]] Figures figures(int row) const;
    void setNow(double seconds); // figures of loads that last

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override; // plain numbers
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void loadsChanged();

private:
    struct Counted // of a bar
    {
        double begin = 0, end = 0; // 0: not yet
    };
    void reset();
    void take(int first, int last);
    void add(int row, double at, int slots);
    int rowOf(const QString& server);

    QPointer<const TimelineModel> m_timeline;
    QList<Load> m_loads;
    QHash<QString, int> m_rows;
    std::vector<Counted> m_counted; // by row of the timeline
    double m_begin = 0, m_end = 0, m_now = 0;
    int m_running = 0;
};

} // namespace stellwerk
