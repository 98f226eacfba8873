// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace stellwerk {

class Dialogs;

// Whether a report is written after every run, and where. Takes effect at once. Main thread.
class ReportSettingsPage final : public QWidget
{
    Q_OBJECT
public:
    ReportSettingsPage(const QString& folder, Dialogs* dialogs, QWidget* parent = nullptr);

    [[nodiscard]] QString folder() const; // empty: none is written

Q_SIGNALS:
    void changed(const QString& folder);

private:
    void choose();

    Dialogs* m_dialogs;
    QCheckBox* m_write;
    QLineEdit* m_folder;
    QPushButton* m_choose;
};

} // namespace stellwerk
