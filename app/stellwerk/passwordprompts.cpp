// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "passwordprompts.h"

#include "dialogs/dialogs.h"
#include "dialogs/keychain.h"

namespace stellwerk {

PasswordPrompts::PasswordPrompts(Dialogs* dialogs, Keychain* keychain, QObject* parent)
    : QObject(parent)
    , m_dialogs(dialogs)
    , m_keychain(keychain)
{}

void PasswordPrompts::setWindow(QWidget* window)
{
    m_window = window;
    m_asking = false; // a dialog of the window before went with it
    next();
}

void PasswordPrompts::ask(const Server& server, Done done)
{
    m_waiting.enqueue({server, std::move(done)});
    next();
}

void PasswordPrompts::next()
{
    if (m_asking || m_waiting.isEmpty() || !m_window)
        return;
    m_asking = true;
    const Server server = m_waiting.head().server;
    m_dialogs->askPassword(m_window, server, {},
                           [this, server](const std::optional<Dialogs::Password>& password) {
                               if (!password) {
                                   answered({});
                                   return;
                               }
                               if (password->keep)
                                   m_keychain->write(server.name, password->text, [](const QString&) {});
                               answered(password->text);
                           });
}

void PasswordPrompts::answered(const std::optional<QString>& password)
{
    m_asking = false;
    if (m_waiting.isEmpty())
        return;
    if (password) {
        m_waiting.dequeue().done(password);
        next();
        return;
    }
    const QQueue<Request> given = std::exchange(m_waiting, {});
    for (const Request& request : given)
        request.done({});
}

} // namespace stellwerk
