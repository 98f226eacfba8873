// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace stellwerk {

class PackageEditor;
class ValueCombo;

// The properties of the selected precedence constraints. Main thread.
class ConstraintInspector final : public QWidget
{
    Q_OBJECT
public:
    explicit ConstraintInspector(QWidget* parent = nullptr);

    void setEditor(PackageEditor* editor);
    void setConstraints(const QList<ConstraintId>& constraints);

private:
    void load();
    [[nodiscard]] QList<Constraint> constraints() const;

    PackageEditor* m_editor = nullptr;
    QList<ConstraintId> m_ids;
    QLabel* m_ends;
    ValueCombo* m_kind;
    QLineEdit* m_note;
};

} // namespace stellwerk
