// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyCombination>
#include <QObject>

#include <optional>

class QAction;
class QKeyEvent;
class QWidget;

namespace stellwerk {

// Shortcuts of two keys (Alt+S, then U) of a widget's actions. Qt's own map would lose them to the menu bar,
// whose mnemonics Alt+S and Alt+A are whole after the first key; here they win while the widget has the
// focus, and the same first key once more opens the menu. The second key may be pressed with Alt still held.
class CanvasChords final : public QObject
{
    Q_OBJECT
public:
    explicit CanvasChords(QWidget* widget);

Q_SIGNALS:
    void waiting(const QString& text); // for the status bar: what may follow; empty when it is over

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QList<QAction*> startedBy(QKeyCombination first) const;
    bool press(const QKeyEvent* event);
    void end();

    QWidget* m_widget;
    std::optional<QKeyCombination> m_first;
};

} // namespace stellwerk
