// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QDateTime>
#include <QDialog>

class QLabel;
class QTableWidget;

namespace stellwerk {

class FleetSession;
class RunController;
struct HistoryRow;

// Asks how a task of unknown outcome ended, with the evidence beside it: what the run knows, its last events,
// and what the job's history at the server says. Not modal; goes when the outcome is known. Main thread.
class OutcomeDialog final : public QDialog
{
    Q_OBJECT
public:
    OutcomeDialog(FleetSession* session, RunController* run, const TaskId& task, QWidget* parent = nullptr);

    [[nodiscard]] const TaskId& task() const { return m_task; }

private:
    void setUpFacts();
    void setUpEvents();
    void fillEvents();
    void setUpHistory();
    void setUpChoices();
    void readHistory();
    void showHistory(const QList<HistoryRow>& rows);
    void closeWhenKnown();

    FleetSession* m_session;
    RunController* m_run;
    TaskId m_task;
    QString m_server;
    QString m_job;
    QDateTime m_requested; // UTC
    QTableWidget* m_events = nullptr;
    QTableWidget* m_history = nullptr;
    QLabel* m_historyText = nullptr;
};

} // namespace stellwerk
