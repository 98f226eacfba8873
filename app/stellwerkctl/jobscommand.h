// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessioncommand.h"

namespace stellwerk {

// Lists all agent jobs with state, last outcome and usual duration.
class JobsCommand final : public SessionCommand
{
    Q_OBJECT
public:
    using SessionCommand::SessionCommand;
    void start() override;

private:
    void show();
};

} // namespace stellwerk
