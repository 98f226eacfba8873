// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runcompare.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace stellwerk {

class CompareModel;
class Dialogs;

// A window with two runs side by side: what both came to, and a table of their tasks with what moved the end.
// Main thread.
class CompareWindow final : public QWidget
{
    Q_OBJECT
public:
    CompareWindow(RunComparison comparison, Dialogs* dialogs, QWidget* parent = nullptr);

    [[nodiscard]] CompareModel* model() const { return m_model; }
    [[nodiscard]] QTableView* table() const { return m_table; }

Q_SIGNALS:
    void taskActivated(const stellwerk::TaskId& task);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QString summary() const;
    void copy();
    void exportTable();

    CompareModel* m_model;
    Dialogs* m_dialogs;
    QTableView* m_table;
    QLabel* m_status;
};

} // namespace stellwerk
