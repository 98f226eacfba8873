// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/registryfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

using Failure = tl::unexpected<RegistryError>;

// lupdate takes the context from this and not from a function of the same effect.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(RegistryFile)
};

Failure failure(const QString& path, const QString& text)
{
    return Failure(RegistryError{path, text});
}

template <class E>
struct Word
{
    const char16_t* word;
    E value;
};
constexpr Word<Encryption> kEncryptions[] = {{u"off", Encryption::Off},
                                             {u"optional", Encryption::Optional},
                                             {u"mandatory", Encryption::Mandatory},
                                             {u"strict", Encryption::Strict}};
constexpr Word<Authentication> kAuthentications[] = {{u"sql", Authentication::SqlLogin},
                                                     {u"trusted", Authentication::Trusted}};

template <class E, std::size_t N>
QString wordOf(const Word<E> (&words)[N], E value)
{
    for (const auto& entry : words) {
        if (entry.value == value)
            return QString::fromUtf16(entry.word);
    }
    return {};
}

// Takes known keys out of a JSON object one by one, so that what remains is unknown. Remembers the first
// value of the wrong type.
class Reader
{
public:
    Reader(QJsonObject object, QString path)
        : m_object(std::move(object))
        , m_path(std::move(path))
    {}

    QString text(const char16_t* key, const QString& fallback = {})
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return fallback;
        if (!value.isString())
            fail(key, Text::tr("This must be a text in quotes."));
        return value.toString();
    }
    bool boolean(const char16_t* key, bool fallback)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return fallback;
        if (!value.isBool())
            fail(key, Text::tr("This must be true or false."));
        return value.toBool();
    }
    int number(const char16_t* key, int fallback, int lowest, int highest)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return fallback;
        const double given = value.toDouble(-1.0);
        if (!value.isDouble() || given != std::floor(given) || given < lowest || given > highest) {
            fail(key, Text::tr("This must be a whole number from %1 to %2.").arg(lowest).arg(highest));
            return fallback;
        }
        return static_cast<int>(given);
    }
    template <class E, std::size_t N>
    E word(const char16_t* key, const Word<E> (&words)[N], E fallback)
    {
        const QString given = text(key, wordOf(words, fallback));
        QStringList known;
        for (const auto& entry : words) {
            if (given == QStringView(entry.word))
                return entry.value;
            known.append(QString::fromUtf16(entry.word));
        }
        fail(key, Text::tr("This must be one of: %1.").arg(known.join(u", "_s)));
        return fallback;
    }
    QStringList texts(const char16_t* key)
    {
        const QJsonValue value = take(key);
        QStringList result;
        if (!value.isUndefined() && !value.isArray())
            fail(key, Text::tr("This must be a list of texts in square brackets."));
        for (const QJsonValue entry : value.toArray()) {
            if (!entry.isString())
                fail(key, Text::tr("This must be a list of texts in square brackets."));
            result.append(entry.toString());
        }
        return result;
    }
    bool has(const char16_t* key) const { return m_object.contains(QStringView(key)); }
    void fail(const char16_t* key, const QString& text)
    {
        if (!m_error)
            m_error = RegistryError{key ? m_path + u'.' + QString::fromUtf16(key) : m_path, text};
    }
    const std::optional<RegistryError>& error() const { return m_error; }
    const QJsonObject& rest() const { return m_object; }

private:
    QJsonValue take(const char16_t* key) { return m_object.take(QStringView(key)); }

    QJsonObject m_object;
    QString m_path;
    std::optional<RegistryError> m_error;
};

Server readServer(Reader& reader)
{
    Server server;
    server.name = reader.text(u"name");
    server.host = reader.text(u"host");
    server.instance = reader.text(u"instance");
    if (!server.instance.isEmpty() && reader.has(u"port"))
        reader.fail(u"instance",
                    Text::tr("Give either a port or an instance, not both: remove one of them."));
    server.port = reader.number(u"port", 1433, 1, 65535);
    server.driver = reader.text(u"driver", u"auto"_s);
    if (server.driver == "auto"_L1)
        server.driver.clear();
    server.authentication = reader.word(u"authentication", kAuthentications, Authentication::SqlLogin);
    server.user = reader.text(u"user");
    server.encryption = reader.word(u"encryption", kEncryptions, Encryption::Mandatory);
    server.trustServerCertificate = reader.boolean(u"trustServerCertificate", false);
    server.hostNameInCertificate = reader.text(u"hostNameInCertificate");
    server.certificateFile = reader.text(u"certificateFile");
    server.group = reader.text(u"group");
    server.tags = reader.texts(u"tags");
    server.capacity = reader.number(u"capacity", 4, 1, 1000);
    server.loginTimeout = std::chrono::seconds(reader.number(u"loginTimeoutSeconds", 5, 1, 300));
    server.queryTimeout = std::chrono::seconds(reader.number(u"queryTimeoutSeconds", 15, 1, 3600));
    server.ssisLog = reader.text(u"ssisLog");
    server.note = reader.text(u"note");
    if (reader.has(u"password"))
        reader.fail(
            u"password",
            Text::tr("Passwords are never kept in this file. Remove the key; the password belongs into "
                     "the system's keychain or into STELLWERK_PASSWORD_<SERVER>."));
    return server;
}

void putText(QJsonObject& object, const QString& key, const QString& text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

QJsonObject writeServer(const Server& server, QJsonObject object)
{
    object.insert("name"_L1, server.name);
    object.insert("host"_L1, server.host);
    if (server.instance.isEmpty())
        object.insert("port"_L1, server.port);
    else
        object.insert("instance"_L1, server.instance);
    object.insert("driver"_L1, server.driver.isEmpty() ? u"auto"_s : server.driver);
    object.insert("authentication"_L1, wordOf(kAuthentications, server.authentication));
    putText(object, u"user"_s, server.user);
    object.insert("encryption"_L1, wordOf(kEncryptions, server.encryption));
    object.insert("trustServerCertificate"_L1, server.trustServerCertificate);
    putText(object, u"hostNameInCertificate"_s, server.hostNameInCertificate);
    putText(object, u"certificateFile"_s, server.certificateFile);
    putText(object, u"group"_s, server.group);
    object.insert("tags"_L1, QJsonArray::fromStringList(server.tags));
    object.insert("capacity"_L1, server.capacity);
    object.insert("loginTimeoutSeconds"_L1, static_cast<int>(server.loginTimeout.count()));
    object.insert("queryTimeoutSeconds"_L1, static_cast<int>(server.queryTimeout.count()));
    putText(object, u"ssisLog"_s, server.ssisLog);
    putText(object, u"note"_s, server.note);
    return object;
}

} // namespace

QString RegistryError::message() const
{
    return path.isEmpty() ? text : path + u": "_s + text;
}

QString RegistryFile::problemOf(const Server& server)
{
    if (server.name.trimmed().isEmpty())
        return Text::tr("A server needs a name.");
    if (server.name != server.name.trimmed() || server.name.contains(u'\n'))
        return Text::tr("A name must not begin or end with a blank, nor hold a line break.");
    if (server.host.trimmed().isEmpty())
        return Text::tr("A server needs a host name or an address.");
    if (server.port < 1 || server.port > 65535)
        return Text::tr("A port is a number from 1 to 65535.");
    if (server.authentication == Authentication::SqlLogin && server.user.isEmpty())
        return Text::tr("An SQL login needs a user name. Give one, or choose the trusted connection.");
    if (server.capacity < 1 || server.capacity > 1000)
        return Text::tr("The capacity is a number of jobs from 1 to 1000.");
    if (server.loginTimeout.count() < 1 || server.loginTimeout.count() > 300)
        return Text::tr("The login time-out is 1 to 300 seconds.");
    if (server.queryTimeout.count() < 1 || server.queryTimeout.count() > 3600)
        return Text::tr("The query time-out is 1 to 3600 seconds.");
    if (server.ssisLog.size() > 128)
        return Text::tr("The name of a database has 128 characters at most.");
    return {};
}

tl::expected<void, RegistryError> RegistryFile::setServers(const QList<Server>& servers)
{
    QHash<QString, qsizetype> seen;
    for (qsizetype i = 0; i < servers.size(); ++i) {
        const QString path = u"servers[%1]"_s.arg(i);
        if (const QString problem = problemOf(servers[i]); !problem.isEmpty())
            return failure(path, problem);
        const QString key = servers[i].name.toLower();
        if (seen.contains(key)) {
            return failure(
                path + u".name"_s,
                Text::tr("The name \"%1\" is already that of servers[%2] (upper and lower case count as the "
                         "same). Choose another name.")
                    .arg(servers[i].name)
                    .arg(seen.value(key)));
        }
        seen.insert(key, i);
    }
    m_servers = servers;
    m_unknownByName.removeIf(
        [&](const std::pair<const QString&, QJsonObject&> entry) { return !seen.contains(entry.first); });
    return {};
}

tl::expected<RegistryFile, RegistryError> RegistryFile::parse(const QByteArray& json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (parseError.error != QJsonParseError::NoError) {
        const qsizetype line = json.left(parseError.offset).count('\n') + 1;
        return failure({},
                       Text::tr("Not valid JSON in line %1: %2. Correct the file or restore a copy of it.")
                           .arg(line)
                           .arg(parseError.errorString()));
    }
    if (!document.isObject())
        return failure({}, Text::tr("The file must hold one JSON object with the key \"servers\"."));
    RegistryFile file;
    file.m_unknownKeys = document.object();
    const QJsonValue version = file.m_unknownKeys.take("formatVersion"_L1);
    if (version.toInt(-1) < 1)
        return failure(u"formatVersion"_s, Text::tr("This must be the number %1.").arg(kFormatVersion));
    if (version.toInt() > kFormatVersion) {
        return failure(
            u"formatVersion"_s,
            Text::tr(
                "The file was written by a newer version of Stellwerk (format %1; this program knows %2). "
                "Update Stellwerk.")
                .arg(version.toInt())
                .arg(kFormatVersion));
    }
    const QJsonValue list = file.m_unknownKeys.take("servers"_L1);
    if (!list.isArray())
        return failure(u"servers"_s, Text::tr("This must be a list of servers in square brackets."));
    QList<Server> servers;
    const QJsonArray array = list.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString path = u"servers[%1]"_s.arg(i);
        if (!array.at(i).isObject())
            return failure(path, Text::tr("A server must be a JSON object in braces."));
        Reader reader(array.at(i).toObject(), path);
        const Server server = readServer(reader);
        if (reader.error())
            return Failure(*reader.error());
        if (!reader.rest().isEmpty())
            file.m_unknownByName.insert(server.name.toLower(), reader.rest());
        servers.append(server);
    }
    if (auto set = file.setServers(servers); !set)
        return Failure(set.error());
    return file;
}

QByteArray RegistryFile::toJson() const
{
    QJsonArray array;
    for (const Server& server : m_servers)
        array.append(writeServer(server, m_unknownByName.value(server.name.toLower())));
    QJsonObject object = m_unknownKeys;
    object.insert("formatVersion"_L1, kFormatVersion);
    object.insert("servers"_L1, array);
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

tl::expected<RegistryFile, RegistryError> RegistryFile::load(const QString& fileName)
{
    QFile file(fileName);
    if (!file.exists())
        return RegistryFile();
    if (!file.open(QIODevice::ReadOnly))
        return failure({}, Text::tr("Cannot read %1: %2.").arg(fileName, file.errorString()));
    return parse(file.readAll()).map_error([&](RegistryError error) {
        error.text = Text::tr("%1 (in %2)").arg(error.text, fileName);
        return error;
    });
}

tl::expected<void, RegistryError> RegistryFile::save(const QString& fileName) const
{
    if (!QDir().mkpath(QFileInfo(fileName).absolutePath()))
        return failure({}, Text::tr("Cannot make the folder of %1. Check its rights.").arg(fileName));
    QSaveFile file(fileName);
    const QByteArray json = toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        return failure({}, Text::tr("Cannot write %1: %2.").arg(fileName, file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!file.commit())
        return failure({}, Text::tr("Cannot replace %1: %2.").arg(fileName, file.errorString()));
    return {};
}

} // namespace stellwerk
