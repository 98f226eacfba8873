// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"

#include <QObject>
#include <QPointer>
#include <QQueue>
#include <QWidget>

#include <functional>
#include <optional>

namespace stellwerk {

class Dialogs;
class Keychain;

// Asks for the passwords that neither keychain nor environment has, one server after the other. Who cancels
// once is not asked about the servers that wait behind. Main thread.
class PasswordPrompts final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(std::optional<QString>)>;
    PasswordPrompts(Dialogs* dialogs, Keychain* keychain, QObject* parent = nullptr);

    void setWindow(QWidget* window);
    void ask(const Server& server, Done done);

private:
    void next();
    void answered(const std::optional<QString>& password);

    struct Request
    {
        Server server;
        Done done;
    };
    Dialogs* m_dialogs;
    Keychain* m_keychain;
    QPointer<QWidget> m_window;
    QQueue<Request> m_waiting;
    bool m_asking = false;
};

} // namespace stellwerk
