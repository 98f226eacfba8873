// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/notification.h"

#include <QWidget>

class QCheckBox;
class QSpinBox;

namespace stellwerk {

// What a person wants to be told of while the window is not in use. Takes effect at once. Main thread.
class NotificationSettingsPage final : public QWidget
{
    Q_OBJECT
public:
    explicit NotificationSettingsPage(const NotificationChoices& choices, QWidget* parent = nullptr);

    [[nodiscard]] NotificationChoices choices() const;
    void setChoices(const NotificationChoices& choices); // silently

Q_SIGNALS:
    void changed(const stellwerk::NotificationChoices& choices);

private:
    std::array<QCheckBox*, std::size_t(NotificationKind::Count)> m_about{};
    QSpinBox* m_minutes;
    QCheckBox* m_tray;
};

} // namespace stellwerk
