// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/connectionstring.h"

#include "agent/freetdsconf.h"

#include <QCoreApplication>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

using Family = OdbcDriver::Family;

// lupdate takes the context from this and not from a function of the same effect.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionString)
};

// Collects key=value; pairs and remembers the first value that the driver cannot carry.
class Builder
{
public:
    explicit Builder(const OdbcDriver& driver)
        : m_doublesBraces(driver.doublesBraces)
    {}
    void put(QStringView key, const QString& value)
    {
        const std::optional<QString> quoted = quotedOdbcValue(value, m_doublesBraces);
        if (!quoted && m_impossible.isEmpty())
            m_impossible = key.toString();
        text += key.toString() + u'=' + quoted.value_or(QString()) + u';';
    }
    [[nodiscard]] const QString& impossible() const { return m_impossible; }

    QString text;

private:
    bool m_doublesBraces;
    QString m_impossible;
};

QString freeTdsEncryption(Encryption encryption)
{
    switch (encryption) {
    case Encryption::Off:
        return u"off"_s;
    case Encryption::Optional:
        return u"request"_s;
    case Encryption::Mandatory:
    case Encryption::Strict:
        break;
    }
    return u"require"_s;
}

QString microsoftEncryption(Encryption encryption, Family family)
{
    if (family == Family::Microsoft17)
        return encryption == Encryption::Mandatory ? u"yes"_s : u"no"_s;
    switch (encryption) {
    case Encryption::Off:
        return u"no"_s;
    case Encryption::Optional:
        return u"optional"_s;
    case Encryption::Mandatory:
        return u"mandatory"_s;
    case Encryption::Strict:
        break;
    }
    return u"strict"_s;
}

void putFreeTds(Builder& to, const Server& server)
{
    if (checksCertificate(server)) {
        to.put(u"SERVERNAME", freeTdsSectionName(server));
    } else if (server.instance.isEmpty()) {
        to.put(u"SERVER", server.host);
        to.put(u"PORT", QString::number(server.port));
    } else {
        to.put(u"SERVER", server.host + u'\\' + server.instance);
    }
    to.put(u"TDS_Version", u"7.4"_s);
    to.put(u"ClientCharset", u"UTF-8"_s);
    to.put(u"Encryption", freeTdsEncryption(server.encryption));
}

void putMicrosoft(Builder& to, const Server& server, Family family)
{
    to.put(u"SERVER", server.instance.isEmpty() ? u"tcp:%1,%2"_s.arg(server.host).arg(server.port)
                                                : server.host + u'\\' + server.instance);
    to.put(u"Encrypt", microsoftEncryption(server.encryption, family));
    to.put(u"TrustServerCertificate", server.trustServerCertificate ? u"yes"_s : u"no"_s);
    if (!server.hostNameInCertificate.isEmpty() && family != Family::Microsoft17)
        to.put(u"HostnameInCertificate", server.hostNameInCertificate);
    if (!server.certificateFile.isEmpty() && family != Family::Microsoft17)
        to.put(u"ServerCertificate", server.certificateFile);
}

} // namespace

std::optional<QString> quotedOdbcValue(const QString& value, bool doublesBraces)
{
    const bool plain = !value.isEmpty() && std::all_of(value.begin(), value.end(), [](QChar c) {
        return c.isLetterOrNumber() || QStringView(u".-_:,\\/").contains(c);
    });
    if (plain)
        return value;
    if (doublesBraces) {
        QString inner = value;
        inner.replace(u'}', u"}}"_s);
        return u'{' + inner + u'}';
    }
    if (!value.contains(u'}'))
        return u'{' + value + u'}';
    if (!value.contains(u';') && !value.startsWith(u'{'))
        return value;
    if (value.contains("};"_L1))
        return std::nullopt;
    return u'{' + value + u'}';
}

AgentResult<QString> connectionString(const Server& server, const OdbcDriver& driver, const QString& password)
{
    AgentError error;
    error.kind = AgentError::Kind::Protocol;
    error.server = server.name;
    const bool strictKnown = driver.family == Family::Microsoft18 || driver.family == Family::Other;
    if (server.encryption == Encryption::Strict && !strictKnown) {
        error.text =
            Text::tr("Strict encryption needs Microsoft's ODBC Driver 18; the driver in use is \"%1\".")
                .arg(driver.name);
        return tl::make_unexpected(error);
    }
    if (driver.family == Family::FreeTds && checksCertificate(server) &&
        !server.hostNameInCertificate.isEmpty() &&
        server.hostNameInCertificate.compare(server.host, Qt::CaseInsensitive) != 0) {
        error.text = Text::tr(
            "FreeTDS compares the server's certificate with the host name only. Register the server by the "
            "name in "
            "its certificate, install Microsoft's ODBC Driver 18, or trust the server's certificate.");
        return tl::make_unexpected(error);
    }
    Builder to(driver);
    to.text = u"DRIVER={"_s + driver.connectionName() + u"};"_s;
    if (driver.family == Family::FreeTds)
        putFreeTds(to, server);
    else
        putMicrosoft(to, server, driver.family);
    to.put(u"DATABASE", u"msdb"_s);
    if (server.authentication == Authentication::Trusted) {
        to.put(u"Trusted_Connection", u"yes"_s);
    } else {
        to.put(u"UID", server.user);
        to.put(u"PWD", password);
    }
    to.put(u"APP",
           u"Stellwerk"_s); // never SQLAgent…: msdb opens Agent-only paths for those (agent-facts 2.12)
    to.put(u"WSID", QSysInfo::machineHostName());
    if (!to.impossible().isEmpty()) {
        error.text = Text::tr("The ODBC driver \"%1\" cannot take a value for %2 that holds \"};\": choose "
                              "another, or another driver.")
                         .arg(driver.name, to.impossible());
        return tl::make_unexpected(error);
    }
    return to.text;
}

QString protectionWarning(const Server& server, const OdbcDriver& driver)
{
    if (server.encryption == Encryption::Off) {
        return driver.family == Family::FreeTds
                   ? Text::tr("Nothing on this connection is encrypted, not even the login.")
                   : Text::tr("Only the login is encrypted on this connection.");
    }
    if (server.encryption == Encryption::Optional)
        return Text::tr("The connection is encrypted only if the server wants it, and its certificate may go "
                        "unchecked.");
    return {};
}

} // namespace stellwerk
