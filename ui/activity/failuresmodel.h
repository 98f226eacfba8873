// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/failurereader.h"

#include <QAbstractItemModel>

namespace stellwerk {

// What failed: causes in order of true time, and below each its single failures. Applies differences, so that
// selection and what is unfolded stay. Main thread.
class FailuresModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { First, ServerName, JobName, Step, Error, Count, Slower, Delayed, ColumnCount };
    enum Role {
        ServerRole = Qt::UserRole + 1, // QString
        JobRole,                       // QString
        CauseRole,                     // int: row of its cause
        RunRole,                       // int: which failure below it; -1: the cause itself
        RecoveredRole,                 // bool, causes
    };

    explicit FailuresModel(FailureReader* failures, QObject* parent = nullptr);

    struct Failure // one line below a cause
    {
        int job = 0; // of the cause's jobs
        int run = 0; // of its failures
    };
    [[nodiscard]] const FailureCause* cause(const QModelIndex& index) const; // of it, or that it is below
    [[nodiscard]] const FailedJob* job(const QModelIndex& index) const;
    [[nodiscard]] const FinishedRun* run(const QModelIndex& index) const; // of a cause its first
    [[nodiscard]] const FailureReader* failures() const { return m_failures; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        quintptr id = 0; // of indexes below it; stays
        FailureCause cause;
        QList<Failure> lines;
    };
    void bring(); // to what the reader tells
    void update(int row, const FailureCause& cause);
    [[nodiscard]] static QList<Failure> linesOf(const FailureCause& cause);
    [[nodiscard]] int rowOf(quintptr id) const;
    [[nodiscard]] QString causeText(const Row& row, int column) const;
    [[nodiscard]] QString lineText(const Row& row, const Failure& line, int column) const;
    [[nodiscard]] QString toolTip(const Row& row, const FailedJob& job, const FinishedRun& run,
                                  int column) const;

    FailureReader* m_failures;
    QList<Row> m_rows;
    quintptr m_lastId = 0;
};

} // namespace stellwerk
