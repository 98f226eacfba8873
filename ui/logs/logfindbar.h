// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logfilter.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace stellwerk {

class LogHits;

// Looks for a text among the lines that are shown: counts all hits, walks through them. Shown on demand. Main
// thread.
class LogFindBar final : public QWidget
{
    Q_OBJECT
public:
    explicit LogFindBar(LogHits* hits, QWidget* parent = nullptr);

    void open(); // shows it, ready to write
    void close();
    void setCurrent(int hit); // which of the hits is the current line; -1: none
    // What is looked for; null: nothing.
    [[nodiscard]] const TextPattern* pattern() const { return m_hasPattern ? &m_pattern : nullptr; }

Q_SIGNALS:
    void patternChanged();
    void nextWanted(bool backwards);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void apply();
    void updateCount();

    LogHits* m_hits;
    QLineEdit* m_text;
    QToolButton* m_regex;
    QToolButton* m_case;
    QLabel* m_count;
    QTimer m_soon;
    TextPattern m_pattern;
    QString m_error;
    bool m_hasPattern = false;
    int m_current = -1;
};

} // namespace stellwerk
