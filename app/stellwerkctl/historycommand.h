// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessioncommand.h"

namespace stellwerk {

// Shows runs and steps of one job.
class HistoryCommand final : public SessionCommand
{
    Q_OBJECT
public:
    using SessionCommand::SessionCommand;
    void start() override;

private:
    void read();
    void show(const QList<HistoryRow>& rows);
    [[nodiscard]] bool understandOptions();
    QString m_server;
    QString m_job;
    QDateTime m_since; // UTC; invalid: all
    int m_limit = 500;
};

} // namespace stellwerk
