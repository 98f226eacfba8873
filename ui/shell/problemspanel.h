// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagecheck.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QTableView;

namespace stellwerk {

class FleetSession;
class OpenDocument;
class ProblemsModel;

// The dock "Problems": checks the open package a moment after every edit and after news of the fleet, on
// another thread, and leads to the place. Main thread.
class ProblemsPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemsPanel(FleetSession* session, QWidget* parent = nullptr);

    void setDocument(OpenDocument* document); // null: none is open
    [[nodiscard]] OpenDocument* document() const { return m_document; }
    [[nodiscard]] ProblemsModel* model() const { return m_model; }

    // Those of these tasks; quietly.
    void showSelection(const QList<TaskId>& tasks);

Q_SIGNALS:
    void problemSelected(const stellwerk::Problem& problem); // by a person
    void problemActivated(const stellwerk::Problem& problem);
    void countsChanged(int errors, int warnings);
    void checked(); // the model tells of the document as it is

private:
    void check();
    void take();
    void update();

    FleetSession* m_session;
    ProblemsModel* m_model;
    QTableView* m_table;
    QLabel* m_empty;
    QPointer<OpenDocument> m_document;
    QTimer m_soon;
    QFutureWatcher<QList<Problem>> m_checking;
    bool m_stale = false; // changed while a check was under way
};

} // namespace stellwerk
