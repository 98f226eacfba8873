// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace stellwerk {

class CanvasScene;

// A constraint by names instead of by lines: from which task, to which, on what outcome. Says at once why two
// tasks cannot be connected. One undo step.
class ConnectDialog final : public QDialog
{
    Q_OBJECT
public:
    // `from` and `to` may be empty: nothing is chosen yet.
    ConnectDialog(CanvasScene* scene, const TaskId& from, const TaskId& to, QWidget* parent);

Q_SIGNALS:
    void connected(const stellwerk::ConstraintId& constraint);

private:
    void fill(QComboBox* box, const TaskId& chosen, const QString& name);
    void update();
    void connectNow();
    [[nodiscard]] static TaskId taskOf(const QComboBox* box);

    CanvasScene* m_scene;
    QComboBox* m_from;
    QComboBox* m_to;
    QComboBox* m_kind;
    QLabel* m_reason;
    QPushButton* m_ok = nullptr;
};

} // namespace stellwerk
