// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/connectiontext.h"

#include <QHash>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// key=value;key='va;lue';key={va}}lue} with doubled quotes; keys in lower case.
QHash<QString, QString> pairs(const QString& text)
{
    QHash<QString, QString> all;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype equals = text.indexOf(u'=', at);
        if (equals < 0)
            break;
        const QString key = text.mid(at, equals - at).trimmed().toLower();
        at = equals + 1;
        while (at < text.size() && text.at(at).isSpace())
            ++at;
        QString value;
        const QChar open = at < text.size() ? text.at(at) : QChar();
        if (open == u'\'' || open == u'"' || open == u'{') {
            const QChar close = open == u'{' ? u'}' : open.unicode();
            for (++at; at < text.size(); ++at) {
                if (text.at(at) == close && (at + 1 >= text.size() || text.at(at + 1) != close))
                    break;
                if (text.at(at) == close)
                    ++at;
                value += text.at(at);
            }
            at = text.indexOf(u';', at);
        } else {
            const qsizetype end = text.indexOf(u';', at);
            value = text.mid(at, end < 0 ? -1 : end - at).trimmed();
            at = end;
        }
        all.insert(key, value);
        if (at < 0)
            break;
        ++at;
    }
    return all;
}

QString firstOf(const QHash<QString, QString>& all, std::initializer_list<const char*> keys)
{
    for (const char* key : keys) {
        if (all.contains(QLatin1String(key)))
            return all.value(QLatin1String(key));
    }
    return {};
}

bool same(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

// A value of a connection string: quoted where it must be.
QString valueOf(const QString& text)
{
    bool plain = !text.isEmpty() && !text.front().isSpace() && !text.back().isSpace();
    for (const QChar c : text)
        plain = plain && c != u';' && c != u'\'' && c != u'"' && c != u'=' && c != u'{';
    if (plain)
        return text;
    QString doubled = text;
    return u'"' + doubled.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

bool ConnectionTarget::isLocal() const
{
    return host == "."_L1 || same(host, u"(local)"_s) || same(host, u"localhost"_s) || host == "127.0.0.1"_L1;
}

ConnectionTarget parseConnectionString(const QString& text)
{
    const QHash<QString, QString> all = pairs(text);
    ConnectionTarget target;
    target.source = firstOf(all, {"data source", "server", "address", "addr", "network address"});
    target.user = firstOf(all, {"user id", "uid", "user"});
    target.hasPassword = !firstOf(all, {"password", "pwd"}).isEmpty();
    QString rest = target.source;
    for (const auto& protocol : {u"tcp:"_s, u"np:"_s, u"lpc:"_s, u"admin:"_s}) {
        if (rest.startsWith(protocol, Qt::CaseInsensitive))
            rest.remove(0, protocol.size());
    }
    if (const qsizetype comma = rest.lastIndexOf(u','); comma >= 0) {
        target.port = QStringView(rest).mid(comma + 1).trimmed().toInt();
        rest.truncate(comma);
    }
    if (const qsizetype slash = rest.indexOf(u'\\'); slash >= 0) {
        target.instance = rest.mid(slash + 1).trimmed();
        rest.truncate(slash);
    }
    target.host = rest.trimmed();
    return target;
}

const Server* registeredServer(const ConnectionTarget& target, const QList<Server>& servers)
{
    for (const Server& server : servers) {
        if (same(server.name, target.source))
            return &server;
    }
    const auto fits = [&](const Server& server) {
        if (!target.instance.isEmpty() && target.port == 0)
            return same(server.instance, target.instance);
        const int port = target.port == 0 ? 1433 : target.port;
        return server.instance.isEmpty() && server.port == port;
    };
    for (const Server& server : servers) {
        if (same(server.host, target.host) && fits(server))
            return &server;
    }
    const Server* found = nullptr;
    const QString label = target.host.section(u'.', 0, 0);
    for (const Server& server : servers) {
        const bool named = !label.isEmpty() && !label.front().isDigit();
        if (!named || !same(server.host.section(u'.', 0, 0), label) || !fits(server))
            continue;
        if (found)
            return nullptr; // two could be meant
        found = &server;
    }
    return found;
}

QString dataSource(const Server& server)
{
    if (!server.instance.isEmpty())
        return server.host + u'\\' + server.instance;
    return server.port == 1433 ? server.host : server.host + u',' + QString::number(server.port);
}

QString adoConnectionString(const Server& server)
{
    QString text = u"Data Source="_s + valueOf(dataSource(server)) + u";Initial Catalog=msdb;"_s;
    if (server.authentication == Authentication::Trusted || server.user.isEmpty())
        text += u"Integrated Security=True;"_s;
    else
        text += u"User ID="_s + valueOf(server.user) + u';';
    text += u"Connect Timeout=%1;"_s.arg(std::max<qint64>(1, server.loginTimeout.count()));
    if (server.encryption == Encryption::Mandatory || server.encryption == Encryption::Strict)
        text += u"Encrypt=True;"_s;
    if (server.trustServerCertificate)
        text += u"TrustServerCertificate=True;"_s;
    return text + u"Application Name=Stellwerk parent package;"_s;
}

} // namespace stellwerk
