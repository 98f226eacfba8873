// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QCompleter;
class QStandardItemModel;

namespace stellwerk {

class LogModel;
struct LogFilterError;

// Where the filter of the log is written: offers fields and known values while one types (Ctrl+Space asks for
// them), and marks the part that is wrong. Main thread.
class LogFilterField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit LogFilterField(LogModel* log, QWidget* parent = nullptr);

    // Underlines what is wrong; null takes the mark away.
    void mark(const LogFilterError* error);
    // Adds a term, replacing one of the same field; an empty term takes the field's away.
    void setTerm(const QString& field, const QString& term);
    [[nodiscard]] QCompleter* completions() const { return m_completer; }

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void offer(bool asked);
    void insert(const QString& choice);

    LogModel* m_log;
    QCompleter* m_completer;
    QStandardItemModel* m_choices;
};

} // namespace stellwerk
