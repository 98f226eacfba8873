// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/connection.h"

#include "agent/connectionstring.h"
#include "agent/freetdsconf.h"

#include <QCoreApplication>
#include <QSqlDriver>
#include <QSqlError>

#include <atomic>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#endif
#include <sql.h>
#include <sqlext.h>

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

QString uniqueName()
{
    static std::atomic<quint64> counter{0};
    return u"stellwerk-lane-%1"_s.arg(++counter);
}

constexpr int kFreeTdsFailed = 20002; // TCP came about, the login did not begin

// FreeTDS says no more than that it failed.
QString certificateTrouble()
{
    return QCoreApplication::translate(
        "ConnectionString",
        "No encrypted connection came about: the server's certificate is not signed by a known authority or "
        "does not "
        "name this host, or the server does not encrypt. Name its certificate file, or trust it unseen.");
}

QString connectOptions(const Server& server, const OdbcDriver& driver)
{
    QString options =
        u"SQL_ATTR_LOGIN_TIMEOUT=%1;SQL_ATTR_CONNECTION_TIMEOUT=%2"_s.arg(server.loginTimeout.count())
            .arg(server.queryTimeout.count());
    // QODBC keeps the number of the last record of a failed connection only. FreeTDS tells the server's own
    // (18456) last to an ODBC 2 program and first to an ODBC 3 one; a refused login must be known by its
    // number.
    if (driver.family != OdbcDriver::Family::FreeTds)
        options += u";SQL_ATTR_ODBC_VERSION=SQL_OV_ODBC3"_s;
    return options;
}

// QODBC tells the records of a failed connection as one text and, by version, the last number or all of them.
QList<Diagnostic> recordsOf(const QSqlError& error)
{
    QList<Diagnostic> records;
    const QStringList numbers = error.nativeErrorCode().split(u';', Qt::SkipEmptyParts);
    for (const QString& number : numbers)
        records.append({{}, number.trimmed().toInt(), error.databaseText()});
    if (records.isEmpty())
        records.append({{}, 0, error.databaseText()});
    return records;
}

} // namespace

Connection::Connection(const Server& server, const QString& name)
    : m_server(server)
    , m_name(name)
{}

AgentResult<std::unique_ptr<Connection>> Connection::open(const Server& server, const QString& password)
{
    const AgentResult<OdbcDriver> driver = chooseDriver(installedDrivers(), server.driver);
    if (!driver) {
        AgentError error = driver.error();
        error.server = server.name;
        return tl::make_unexpected(error);
    }
    const AgentResult<QString> text = connectionString(server, *driver, password);
    if (!text)
        return tl::make_unexpected(text.error());

    const bool checked = driver->family == OdbcDriver::Family::FreeTds && checksCertificate(server);
    if (checked) {
        if (auto written = writeFreeTdsSection(server); !written)
            return tl::make_unexpected(written.error());
    }

    std::unique_ptr<Connection> connection(new Connection(server, uniqueName()));
    QSqlDatabase& database = connection->m_database;
    database = QSqlDatabase::addDatabase(u"QODBC"_s, connection->m_name);
    database.setDatabaseName(*text);
    database.setConnectOptions(connectOptions(server, *driver));
    if (!database.open()) {
        AgentError error = errorFrom(recordsOf(database.lastError()), server.name, true);
        if (!password.isEmpty())
            error.text.replace(password, u"***"_s);
        if (checked && error.number == kFreeTdsFailed)
            error.text = certificateTrouble() + u' ' + error.text;
        return tl::make_unexpected(error);
    }
    const QVariant handle = database.driver()->handle();
    if (handle.metaType() != QMetaType::fromType<void*>() || !handle.value<void*>()) {
        AgentError error;
        error.server = server.name;
        error.text = u"QODBC gave no connection handle"_s;
        return tl::make_unexpected(error);
    }
    connection->m_handle = handle.value<void*>(); // SQLHDBC
    return connection;
}

Connection::~Connection()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

void Connection::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_cancelled = true;
    if (m_running)
        SQLCancel(m_running);
}

void Connection::allow()
{
    const std::lock_guard lock(m_mutex);
    m_cancelled = false;
}

bool Connection::enter(void* statement)
{
    const std::lock_guard lock(m_mutex);
    if (m_cancelled)
        return false;
    m_running = statement;
    return true;
}

void Connection::leave()
{
    const std::lock_guard lock(m_mutex);
    m_running = nullptr;
}

bool Connection::isDead() const
{
    SQLUINTEGER dead = SQL_CD_FALSE;
    SQLINTEGER length = 0;
    return SQL_SUCCEEDED(
               SQLGetConnectAttr(m_handle, SQL_ATTR_CONNECTION_DEAD, &dead, sizeof(dead), &length)) &&
           dead == SQL_CD_TRUE;
}

void Connection::noteError(const AgentError& error)
{
    if (error.breaksConnection())
        m_usable = false;
}

} // namespace stellwerk
