// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logexport.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace stellwerk {

// Writes the lines shown to a file and says how far it is, and how it ended. Hidden otherwise. Main thread.
class LogExportBar final : public QWidget
{
    Q_OBJECT
public:
    explicit LogExportBar(LogModel* log, QWidget* parent = nullptr);

    void start(const QString& file); // the suffix says which format
    [[nodiscard]] bool isRunning() const { return m_export.isRunning(); }
    void cancel() { m_export.cancel(); }

Q_SIGNALS:
    void started(const QString& file);
    void progress(int percent);
    void finished(const QString& error); // empty: written, or cancelled

private:
    void ended(const QString& error, bool cancelled);

    LogModel* m_log;
    LogExport m_export;
    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_button; // cancels, later closes
    QString m_file;
};

} // namespace stellwerk
