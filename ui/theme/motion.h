// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace stellwerk {

enum class MotionChoice { System, Full, Reduced };

// Whether things may move that need not: whoever animates asks here first and else shows the end at once.
// What tells a state (the spinner of a running task) goes on. One per application; main thread.
class Motion final : public QObject
{
    Q_OBJECT
public:
    static Motion& instance();

    [[nodiscard]] bool isReduced() const;
    [[nodiscard]] MotionChoice choice() const { return m_choice; }
    void setChoice(MotionChoice choice);

Q_SIGNALS:
    void changed();

private:
    Motion();

    MotionChoice m_choice = MotionChoice::System;
    bool m_system = false;
};

} // namespace stellwerk
