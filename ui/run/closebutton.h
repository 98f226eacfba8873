// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace stellwerk {

// A quiet cross that closes a tab, a message or a dock. Breeze's word for closing is a red document.
class CloseButton final : public QToolButton
{
    Q_OBJECT
public:
    // `what` is the tooltip and the accessible name: "Close the tab".
    explicit CloseButton(const QString& what, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace stellwerk
