// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/passwords.h"

#include <QPointer>

namespace stellwerk {

using namespace Qt::StringLiterals;

QString passwordVariable(const QString& server)
{
    QString name = u"STELLWERK_PASSWORD_"_s;
    for (const QChar c : server.toUpper())
        name += (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ? c : QChar(u'_');
    return name;
}

Passwords::Passwords(Source keychain, Source ask, QObject* parent)
    : QObject(parent)
    , m_keychain(std::move(keychain))
    , m_ask(std::move(ask))
{}

void Passwords::set(const QString& server, const QString& password)
{
    m_known.insert(server, password);
    m_elsewhere.remove(server);
}

QHash<QString, QString> Passwords::inMemoryOnly() const
{
    QHash<QString, QString> found;
    for (auto it = m_known.cbegin(); it != m_known.cend(); ++it) {
        if (*it && !m_elsewhere.contains(it.key()))
            found.insert(it.key(), **it);
    }
    return found;
}

void Passwords::refuse(const QString& server)
{
    m_known.remove(server);
    m_refused.insert(server);
}

void Passwords::request(const Server& server, Answer answer)
{
    const auto known = m_known.constFind(server.name);
    if (known != m_known.cend()) {
        answer(*known);
        return;
    }
    QList<Answer>& waiting = m_waiting[server.name];
    waiting += std::move(answer);
    if (waiting.size() > 1)
        return;
    if (m_refused.contains(server.name) || !m_keychain) {
        askPerson(server);
        return;
    }
    m_keychain(server, [self = QPointer(this), server](std::optional<QString> password) {
        if (!self)
            return;
        if (!password) {
            self->askPerson(server);
            return;
        }
        self->m_elsewhere.insert(server.name);
        self->settle(server.name, std::move(password));
    });
}

// The environment first: a person is asked last.
void Passwords::askPerson(const Server& server)
{
    const QByteArray variable = passwordVariable(server.name).toLatin1();
    if (!m_refused.contains(server.name) && qEnvironmentVariableIsSet(variable.constData())) {
        m_elsewhere.insert(server.name);
        settle(server.name, qEnvironmentVariable(variable.constData()));
        return;
    }
    if (!m_ask) {
        settle(server.name, std::nullopt);
        return;
    }
    m_ask(server, [self = QPointer(this), name = server.name](std::optional<QString> password) {
        if (self)
            self->settle(name, std::move(password));
    });
}

void Passwords::settle(const QString& server, std::optional<QString> password)
{
    m_known.insert(server, password);
    m_refused.remove(server);
    const QList<Answer> answers = m_waiting.take(server);
    for (const Answer& answer : answers)
        answer(password);
}

} // namespace stellwerk
