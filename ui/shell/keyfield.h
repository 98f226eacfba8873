// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QKeySequence>
#include <QLineEdit>

namespace stellwerk {

// Shows the keys that are pressed in it, at once (QKeySequenceEdit waits a second before it says anything).
// Keys that follow each other quickly make a sequence of up to four. Tab leaves; Backspace and Escape empty
// it.
class KeyField final : public QLineEdit
{
    Q_OBJECT
public:
    KeyField(const QString& name, const QString& placeholder, QWidget* parent);

    [[nodiscard]] QKeySequence keys() const { return m_keys; }
    void reset(); // to nothing

Q_SIGNALS:
    void keysChanged();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QKeySequence m_keys;
    QElapsedTimer m_since; // the last key
};

} // namespace stellwerk
