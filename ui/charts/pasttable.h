// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/durationstatistics.h"

#include <QAbstractTableModel>

namespace stellwerk {

// The runs of a job in words, the newest first: the accessible twin of its history, and what is exported.
// Texts are made when they are asked for: there may be hundreds of thousands of runs. Main thread.
class PastTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Ended, ServerName, Duration, Outcome, Message, ColumnCount };
    enum class Form {
        Shown,    // as people read: local clock, 1 h 02 m 05 s
        Exported, // as programs read: ISO 8601 with the zone, seconds
    };
    explicit PastTable(Form form, QObject* parent = nullptr);
    void setPoints(const QList<DurationPoint>& points); // by end

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const DurationPoint& point, Column column) const;

    Form m_form;
    QList<DurationPoint> m_points;
};

} // namespace stellwerk
