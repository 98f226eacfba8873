// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runinput.h"

#include <QObject>

class QTimer;

namespace stellwerk {

// The time a Runner lives in; tests put a virtual one in its place.
class RunClock : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual RunTime now() const = 0;
    virtual void wakeAt(RunTime time) = 0; // one alarm; a new one replaces it

Q_SIGNALS:
    void due();
};

// The system's clock and a single timer.
class WallClock final : public RunClock
{
    Q_OBJECT
public:
    explicit WallClock(QObject* parent = nullptr);
    [[nodiscard]] RunTime now() const override;
    void wakeAt(RunTime time) override;

private:
    QTimer* m_timer;
    RunTime m_at{};
};

} // namespace stellwerk
