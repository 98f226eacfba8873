// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace stellwerk {

// Asks for a moment, in the words of the filter ("22:00", "2026-11-25 22:00", "2h"). Gone when it is answered
// or left. Main thread.
class LogTimeBox final : public QFrame
{
    Q_OBJECT
public:
    explicit LogTimeBox(QWidget* parent);

    void popup(const QPoint& at); // of the screen

Q_SIGNALS:
    void chosen(qint64 at); // ms since 1970, UTC

private:
    void take();
    QLineEdit* m_text;
    QLabel* m_hint;
};

} // namespace stellwerk
