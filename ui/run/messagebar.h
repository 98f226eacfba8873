// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace stellwerk {

// One critical fact, inline above the canvas, never modal: what happened, and what can be done about it right
// here. The newest replaces the one before. Hidden while there is nothing to say. Main thread.
class MessageBar final : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Information, Success, Warning, Error };
    struct Button
    {
        QString text;
        std::function<void()> pressed; // the bar closes first
    };

    explicit MessageBar(QWidget* parent = nullptr, const QString& name = QStringLiteral("messageBar"));

    void showMessage(Kind kind, const QString& text, const QList<Button>& buttons = {});
    [[nodiscard]] QString text() const;
    void dismiss();

private:
    void restyle();

    Kind m_kind = Kind::Information;
    QLabel* m_picture;
    QLabel* m_text;
    QWidget* m_buttons = nullptr;
    QToolButton* m_close;
    QHBoxLayout* m_row;
};

} // namespace stellwerk
