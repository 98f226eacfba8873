// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagefile.h"
#include "sessioncommand.h"

namespace stellwerk {

// Says what is wrong with a parent package, with the place in the file. Against the registry if it has any
// server, and with --online against the servers' jobs.
class ValidateCommand final : public SessionCommand
{
    Q_OBJECT
public:
    using SessionCommand::SessionCommand;
    void start() override;

private:
    void show();
    LoadedPackage m_loaded;
    QString m_file;
};

} // namespace stellwerk
