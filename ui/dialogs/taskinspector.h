// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QTimer;

namespace stellwerk {

class FleetModel;
class Halts;
class PackageEditor;
class ValueCombo;
class ValueSpin;
class WhereField;

// The properties of the selected tasks, one or many: what differs is shown as a dash, what is edited goes to
// all of them as one undoable step. Main thread.
class TaskInspector final : public QWidget
{
    Q_OBJECT
public:
    explicit TaskInspector(const FleetModel* fleet, QWidget* parent = nullptr);

    void setEditor(PackageEditor* editor);
    void setHalts(Halts* halts); // of the next run; may be null
    void setTasks(const QList<TaskId>& tasks);
    void focusName();
    void finishWriting(); // what is typed and still waits for a pause

private:
    void setUpWhat(QFormLayout* form);
    void setUpHow(QFormLayout* form);
    void load();
    void setUpPlace(QFormLayout* form);
    void loadPlace(const QList<Task>& tasks);
    void writeNote();
    void loadNumbers(const QList<Task>& tasks);
    void offerJobs(const QList<Task>& tasks);
    void apply(const QString& what, const std::function<void(Task&)>& change);
    [[nodiscard]] QList<Task> tasks() const;

    const FleetModel* m_fleet;
    PackageEditor* m_editor = nullptr;
    QList<TaskId> m_ids;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_job = nullptr;
    WhereField* m_where = nullptr;
    ValueCombo* m_mode = nullptr;
    ValueCombo* m_join = nullptr;
    ValueSpin* m_timeout = nullptr;
    ValueSpin* m_retries = nullptr;
    ValueSpin* m_backoff = nullptr;
    ValueSpin* m_factor = nullptr;
    ValueCombo* m_onCancel = nullptr;
    ValueCombo* m_alreadyRunning = nullptr;
    QLineEdit* m_startStep = nullptr;
    ValueSpin* m_weight = nullptr;
    QCheckBox* m_disabled = nullptr;
    QPlainTextEdit* m_note = nullptr;
    QTimer* m_noteSoon = nullptr; // a note is one step in the undo history, not one a letter
    ValueCombo* m_group = nullptr;
    QCheckBox* m_hold = nullptr;
    QCheckBox* m_locked = nullptr;
    QPointer<Halts> m_halts;
    bool m_loading = false;
};

} // namespace stellwerk
