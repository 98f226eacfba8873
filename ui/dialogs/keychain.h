// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace stellwerk {

// Passwords of servers in the system's keychain (Secret Service, Credential Manager, Keychain), by the
// server's name. Answers come later, on the main thread, and not at all if this object dies first.
class Keychain final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Nothing: no such entry, no keychain, or it stays locked.
    void read(const QString& server, std::function<void(std::optional<QString>)> done);
    // An error text for people, or empty.
    void write(const QString& server, const QString& password, std::function<void(QString error)> done);
    void remove(const QString& server);
};

} // namespace stellwerk
