// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/failurereader.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace stellwerk {

// One failure in full: where and when, since when the job is slower, what it delayed, and its whole message
// to read and copy. Main thread.
class FailureDetail final : public QWidget
{
    Q_OBJECT
public:
    explicit FailureDetail(QWidget* parent = nullptr);

    void clear();
    void show(const FailureReader& failures, const FailureCause& cause, const FailedJob& job,
              const FinishedRun& run);

private:
    QLabel* m_title;
    QLabel* m_facts;
    QPlainTextEdit* m_message;
};

} // namespace stellwerk
