// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/notification.h"

#include <QObject>

namespace stellwerk {

// A way to show notifications outside of the window. Main thread; nothing blocks.
class NotificationMeans : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void show(const stellwerk::Notification& notification) = 0;
    virtual void withdrawAll() = 0; // the window is in use: what they said is seen there

Q_SIGNALS:
    void activated(const stellwerk::Notification& notification); // a person pressed it
    void failed(const stellwerk::Notification& notification);    // it could not be shown
};

} // namespace stellwerk
