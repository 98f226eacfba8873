// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/fleetsession.h"

#include <QHash>

namespace stellwerk {

class Console;

// Passwords for the command line, in interface.md's order: the system's keychain, (the environment, which the
// session reads itself,) a prompt on a terminal, lines "server=password" on stdin. In memory only.
class Secrets
{
public:
    explicit Secrets(Console& console);

    // Reads stdin to its end; false: a line is not server=password (which one, without its text, in error()).
    bool readFromStdin();
    [[nodiscard]] QString error() const { return m_error; }

    // Both for FleetSession::Options. The keychain is empty where the program was built without one.
    [[nodiscard]] FleetSession::Options::PasswordSource keychain() const;
    [[nodiscard]] FleetSession::Options::PasswordSource ask();

private:
    [[nodiscard]] std::optional<QString> prompt(const Server& server) const;
    Console& m_console;
    QHash<QString, QString> m_given; // by lower-case name
    QString m_error;
};

} // namespace stellwerk
