// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <chrono>
#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTimeEdit;
class QTimer;

namespace stellwerk {

class PackageEditor;
class ValueSpin;

// The properties of the parent package itself, shown while nothing is selected. Main thread.
class PackageInspector final : public QWidget
{
    Q_OBJECT
public:
    explicit PackageInspector(QWidget* parent = nullptr);

    void finishWriting(); // what is typed and still waits for a pause
    void setEditor(PackageEditor* editor);

private:
    void load();
    void apply();
    void setTimeout(std::optional<std::chrono::minutes> timeout);

    PackageEditor* m_editor = nullptr;
    QLabel* m_sums;
    QLineEdit* m_name;
    QPlainTextEdit* m_description;
    ValueSpin* m_limit;
    QCheckBox* m_hasWindow;
    QTimeEdit* m_window;
    ValueSpin* m_timeout;
    QCheckBox* m_refuseDisabled;
    QTimer* m_descriptionSoon; // one step in the undo history, not one a letter
    bool m_loading = false;
};

} // namespace stellwerk
