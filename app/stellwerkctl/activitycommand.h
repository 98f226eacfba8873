// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessioncommand.h"

namespace stellwerk {

class FailureReader;

// Lists what runs now on all servers; with --failed what failed since a time, by first cause.
class ActivityCommand final : public SessionCommand
{
    Q_OBJECT
public:
    using SessionCommand::SessionCommand;
    void start() override;

private:
    void show();
    void fillHistories();
    void fillHistory(const QString& server, int pages);
    void readFailures();
    void showFailures();
    QDateTime m_since; // UTC
    int m_filling = 0; // servers whose history is being brought up to date
    FailureReader* m_failures = nullptr;
};

} // namespace stellwerk
