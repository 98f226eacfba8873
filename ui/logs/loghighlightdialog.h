// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace stellwerk {

class LogHighlights;

// Where the rules of highlighting are written; each change shows at once in the log. Main thread.
class LogHighlightDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit LogHighlightDialog(LogHighlights* highlights, QWidget* parent = nullptr);

private:
    void addRow(const QString& filter, int ground);
    void apply();

    LogHighlights* m_highlights;
    QVBoxLayout* m_rows;
    QLabel* m_error;
    QPushButton* m_add;
};

} // namespace stellwerk
