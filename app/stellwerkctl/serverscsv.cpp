// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "serverscsv.h"

#include "fleet/registryfile.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

const QStringList kColumns = {u"name"_s,     u"host"_s,       u"port"_s,
                              u"instance"_s, u"driver"_s,     u"authentication"_s,
                              u"user"_s,     u"encryption"_s, u"trust_server_certificate"_s,
                              u"group"_s,    u"tags"_s,       u"capacity"_s,
                              u"note"_s};

const QStringList kEncryptions = {u"off"_s, u"optional"_s, u"mandatory"_s, u"strict"_s}; // enum's order

QString quoted(const QString& field)
{
    const bool plain =
        !field.contains(u',') && !field.contains(u'"') && !field.contains(u'\n') && !field.contains(u'\r');
    return plain ? field : u'"' + QString(field).replace(u'"', u"\"\""_s) + u'"';
}

// Splits the whole text, as quoted fields may hold line ends.
QList<QStringList> splitCsv(const QString& text)
{
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool inQuotes = false;
    const auto endRow = [&] {
        row += std::exchange(field, {});
        if (row.size() > 1 || !row.first().isEmpty())
            rows += row;
        row.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (inQuotes && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"')
            field += text[++i];
        else if (c == u'"')
            inQuotes = !inQuotes;
        else if (!inQuotes && c == u',')
            row += std::exchange(field, {});
        else if (!inQuotes && c == u'\n')
            endRow();
        else if (inQuotes || c != u'\r')
            field += c;
    }
    endRow();
    return rows;
}

bool isTrue(const QString& text)
{
    return text.compare("true"_L1, Qt::CaseInsensitive) == 0 || text == "1"_L1 ||
           text.compare("yes"_L1, Qt::CaseInsensitive) == 0;
}

// Empty, or what is wrong.
QString take(Server& server, const QString& column, const QString& value)
{
    bool ok = true;
    if (column == "name"_L1)
        server.name = value;
    else if (column == "host"_L1)
        server.host = value;
    else if (column == "instance"_L1)
        server.instance = value;
    else if (column == "driver"_L1)
        server.driver = value;
    else if (column == "user"_L1)
        server.user = value;
    else if (column == "group"_L1)
        server.group = value;
    else if (column == "note"_L1)
        server.note = value;
    else if (column == "tags"_L1)
        server.tags = value.split(u';', Qt::SkipEmptyParts);
    else if (column == "trust_server_certificate"_L1)
        server.trustServerCertificate = isTrue(value);
    else if (column == "port"_L1 && !value.isEmpty())
        server.port = value.toInt(&ok);
    else if (column == "capacity"_L1 && !value.isEmpty())
        server.capacity = value.toInt(&ok);
    else if (column == "authentication"_L1 && !value.isEmpty()) {
        ok = value == "sql"_L1 || value == "trusted"_L1;
        server.authentication = value == "trusted"_L1 ? Authentication::Trusted : Authentication::SqlLogin;
    } else if (column == "encryption"_L1 && !value.isEmpty()) {
        ok = kEncryptions.contains(value);
        server.encryption = Encryption(std::max<qsizetype>(0, kEncryptions.indexOf(value)));
    }
    return ok ? QString() : u"column %1: '%2' is not understood"_s.arg(column, value);
}

} // namespace

QByteArray serversToCsv(const QList<Server>& servers)
{
    QString text = kColumns.join(u',') + u"\r\n"_s;
    for (const Server& s : servers) {
        const QStringList fields = {s.name,
                                    s.host,
                                    s.instance.isEmpty() ? QString::number(s.port) : QString(),
                                    s.instance,
                                    s.driver,
                                    s.authentication == Authentication::Trusted ? u"trusted"_s : u"sql"_s,
                                    s.user,
                                    kEncryptions[int(s.encryption)],
                                    s.trustServerCertificate ? u"true"_s : u"false"_s,
                                    s.group,
                                    s.tags.join(u';'),
                                    QString::number(s.capacity),
                                    s.note};
        QStringList cells;
        for (const QString& field : fields)
            cells += quoted(field);
        text += cells.join(u',') + u"\r\n"_s;
    }
    return text.toUtf8();
}

tl::expected<QList<Server>, QString> serversFromCsv(const QByteArray& csv)
{
    QString text = QString::fromUtf8(csv);
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    const QList<QStringList> rows = splitCsv(text);
    if (rows.isEmpty() || !rows.first().contains(u"name"_s))
        return tl::unexpected(
            u"line 1: there is no column 'name'. The columns are: %1."_s.arg(kColumns.join(u", "_s)));
    const QStringList header = rows.first();
    for (const QString& column : header) {
        if (!kColumns.contains(column))
            return tl::unexpected(
                u"line 1: unknown column '%1'. The columns are: %2."_s.arg(column, kColumns.join(u", "_s)));
    }
    QList<Server> servers;
    for (qsizetype i = 1; i < rows.size(); ++i) {
        Server server;
        const QStringList& fields = rows[i];
        for (qsizetype c = 0; c < std::min(fields.size(), header.size()); ++c) {
            const QString problem = take(server, header[c], fields[c].trimmed());
            if (!problem.isEmpty())
                return tl::unexpected(u"server %1 (%2), %3"_s.arg(QString::number(i), server.name, problem));
        }
        if (server.host.isEmpty())
            server.host = server.name;
        if (server.authentication == Authentication::Trusted)
            server.user.clear();
        const QString problem = RegistryFile::problemOf(server);
        if (!problem.isEmpty())
            return tl::unexpected(u"server %1 (%2): %3"_s.arg(QString::number(i), server.name, problem));
        servers += server;
    }
    return servers;
}

} // namespace stellwerk
