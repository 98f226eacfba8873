// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agentclient.h"

#include <QCoreApplication>

namespace stellwerk {

// How the test of a server went, rung by rung, in the user's language; the server's own words stay as they
// are.
class TestText final
{
    Q_DECLARE_TR_FUNCTIONS(TestText)
public:
    [[nodiscard]] static QString of(const QList<ServerTestStep>& steps);
    [[nodiscard]] static bool passed(const QList<ServerTestStep>& steps);

private:
    [[nodiscard]] static QString nameOf(ServerTestStep::Id id);
};

} // namespace stellwerk
