// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/freetdsconf.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QSaveFile>
#include <QSet>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

// lupdate takes the context from this and not from a function of the same effect.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionString)
};

// The file and what stands in it. Lives until the program ends: connections are opened to the last.
class Conf
{
public:
    Conf()
    {
        const QString users = qEnvironmentVariable("FREETDSCONF");
        if (QFile file(users); !users.isEmpty() && file.open(QIODevice::ReadOnly))
            m_text = file.readAll() + '\n';
        if (!m_folder.isValid())
            return;
        m_path = m_folder.filePath(u"freetds.conf"_s);
        if (write())
            qputenv("FREETDSCONF", QFile::encodeName(m_path));
    }
    [[nodiscard]] bool add(const QString& name, const QString& section)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_sections.contains(name))
            return true;
        m_text += section.toUtf8();
        m_sections.insert(name);
        return write();
    }
    static Conf& instance()
    {
        static Conf conf;
        return conf;
    }

private:
    // At once or not at all: another thread's connection may be reading.
    bool write()
    {
        QSaveFile file(m_path);
        return !m_path.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(m_text) == m_text.size() &&
               file.commit();
    }
    QMutex m_mutex;
    QTemporaryDir m_folder;
    QString m_path;
    QByteArray m_text;
    QSet<QString> m_sections;
};

bool isOneLine(const QString& value)
{
    return std::none_of(value.begin(), value.end(), [](QChar c) { return c.unicode() < u' '; });
}

AgentResult<void> refused(const Server& server, const QString& text)
{
    AgentError error;
    error.kind = AgentError::Kind::Protocol;
    error.server = server.name;
    error.text = text;
    return tl::make_unexpected(error);
}

} // namespace

bool checksCertificate(const Server& server)
{
    return server.encryption == Encryption::Mandatory && !server.trustServerCertificate;
}

QString freeTdsSection(const Server& server)
{
    QString text = u"["_s + freeTdsSectionName(server) + u"]\n\thost = "_s + server.host + u'\n';
    if (server.instance.isEmpty())
        text += u"\tport = %1\n"_s.arg(server.port);
    else
        text += u"\tinstance = "_s + server.instance + u'\n';
    return text + u"\ttds version = 7.4\n\tencryption = require\n\tca file = "_s +
           (server.certificateFile.isEmpty() ? u"system"_s : server.certificateFile) +
           u"\n\tcheck certificate hostname = yes\n"_s;
}

QString freeTdsSectionName(const Server& server)
{
    const QString settings =
        QStringList{server.host, QString::number(server.port), server.instance, server.certificateFile}.join(
            u'\n');
    return u"stellwerk-"_s +
           QString::fromLatin1(
               QCryptographicHash::hash(settings.toUtf8(), QCryptographicHash::Sha256).toHex().left(24));
}

void prepareFreeTdsConf()
{
    static_cast<void>(Conf::instance());
}

AgentResult<void> writeFreeTdsSection(const Server& server)
{
    for (const QString& value : {server.host, server.instance, server.certificateFile}) {
        if (!isOneLine(value))
            return refused(server, Text::tr("Host, instance and certificate file must be single lines."));
    }
    if (!server.certificateFile.isEmpty() && !QFileInfo(server.certificateFile).isReadable()) {
        return refused(server,
                       Text::tr("The certificate file \"%1\" cannot be read.").arg(server.certificateFile));
    }
    if (!Conf::instance().add(freeTdsSectionName(server), freeTdsSection(server))) {
        return refused(server,
                       Text::tr("The settings that let FreeTDS check the server's certificate cannot be "
                                "written to the temporary folder."));
    }
    return {};
}

} // namespace stellwerk
