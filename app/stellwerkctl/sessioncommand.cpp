// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessioncommand.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

SessionCommand::SessionCommand(const CommandContext& context)
    : Command(context)
{}

SessionCommand::~SessionCommand() = default;

bool SessionCommand::openSession(const QString& configFolder, FleetSession::Options options)
{
    options.configFolder = configFolder;
    if (!options.keychain)
        options.keychain = context().secrets.keychain();
    if (!options.askPassword)
        options.askPassword = context().secrets.ask();
    m_session = std::make_unique<FleetSession>(std::move(options));
    connect(m_session.get(), &FleetSession::fleetRefreshed, this, [this](const QString& server) {
        m_read.insert(server);
        settle(server);
    });
    connect(m_session->fleet(), &FleetModel::contactChanged, this, [this](const QString& server) {
        if (!troubleOf(server).isEmpty())
            settle(server);
    });
    connect(m_session.get(), &FleetSession::historyNotice, this,
            [this](const QString& text) { console().note(text); });
    const QString error = m_session->registryError();
    if (error.isEmpty())
        return true;
    console().error(error, u"The file was left as it is."_s);
    finish(ExitCode::Usage);
    return false;
}

FleetSession::Options SessionCommand::remembering()
{
    FleetSession::Options options;
    options.keepHistory = true;
    return options;
}

void SessionCommand::readFleet(const QStringList& servers, std::function<void()> then)
{
    m_asked = servers;
    if (m_asked.isEmpty()) {
        for (const Server& server : m_session->servers())
            m_asked += server.name;
    }
    m_open = QSet<QString>(m_asked.cbegin(), m_asked.cend()) - m_read;
    m_then = std::move(then);
    m_session->connectServers(m_asked);
    if (m_open.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this] { std::exchange(m_then, {})(); }, Qt::QueuedConnection);
    }
}

void SessionCommand::settle(const QString& server)
{
    if (m_open.remove(server) && m_open.isEmpty() && m_then)
        std::exchange(m_then, {})();
}

QString SessionCommand::troubleOf(const QString& server) const
{
    const QModelIndex index = m_session->fleet()->indexOf(server);
    if (Contact(index.data(FleetModel::ContactRole).toInt()) != Contact::Trouble)
        return {};
    const QString error = index.data(FleetModel::ErrorTextRole).toString();
    return error.isEmpty() ? u"%1 cannot be reached"_s.arg(server) : error;
}

QStringList SessionCommand::troubled() const
{
    QStringList names;
    for (const QString& server : m_asked) {
        if (!troubleOf(server).isEmpty())
            names += server;
    }
    return names;
}

void SessionCommand::reportTrouble() const
{
    for (const QString& server : troubled())
        console().error(troubleOf(server));
}

QJsonArray SessionCommand::troubleJson() const
{
    QJsonArray all;
    for (const QString& server : troubled())
        all += QJsonObject{{u"server"_s, server}, {u"error"_s, troubleOf(server)}};
    return all;
}

QString SessionCommand::registered(const QString& name) const
{
    for (const Server& server : m_session->servers()) {
        if (server.name.compare(name, Qt::CaseInsensitive) == 0)
            return server.name;
    }
    console().error(u"there is no server '%1' in the registry"_s.arg(name),
                    u"'servers list' shows them, 'servers add' adds one."_s);
    return {};
}

} // namespace stellwerk
