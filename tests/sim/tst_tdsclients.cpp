// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/tdsserver.h"
#include "tdsfakebackend.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sql.h>
#include <sqlext.h>

#include <thread>

using namespace simfleet;

namespace {

std::u16string odbcText(const QString& text)
{
    return text.toStdU16String();
}
SQLWCHAR* wide(std::u16string& text)
{
    return reinterpret_cast<SQLWCHAR*>(text.data());
}

QString diagnostics(SQLSMALLINT kind, SQLHANDLE handle)
{
    QString all;
    char16_t state[6], text[1024];
    SQLINTEGER native = 0;
    SQLSMALLINT length = 0;
    for (SQLSMALLINT i = 1;
         SQL_SUCCEEDED(SQLGetDiagRecW(kind, handle, i, reinterpret_cast<SQLWCHAR*>(state), &native,
                                      reinterpret_cast<SQLWCHAR*>(text), 1024, &length));
         ++i)
        all += QStringLiteral("%1 %2 %3\n")
                   .arg(QString::fromUtf16(state))
                   .arg(native)
                   .arg(QString::fromUtf16(text));
    return all;
}

// One ODBC connection over FreeTDS, with one statement.
class Odbc
{
public:
    Odbc(std::uint16_t port, const char* encryption, const QString& password = QStringLiteral("p€ß"))
    {
        SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &m_env);
        SQLSetEnvAttr(m_env, SQL_ATTR_ODBC_VERSION, reinterpret_cast<SQLPOINTER>(SQL_OV_ODBC3), 0);
        SQLAllocHandle(SQL_HANDLE_DBC, m_env, &m_connection);
        std::u16string text = odbcText(QStringLiteral("DRIVER=FreeTDS;SERVER=127.0.0.1;PORT=%1;UID=u;PWD=%2;"
                                                      "TDS_Version=7.4;ClientCharset=UTF-8;APP=wire test;"
                                                      "DATABASE=msdb;Encryption=%3;")
                                           .arg(port)
                                           .arg(password, QLatin1String(encryption)));
        m_connected = SQL_SUCCEEDED(SQLDriverConnectW(m_connection, nullptr, wide(text),
                                                      static_cast<SQLSMALLINT>(text.size()), nullptr, 0,
                                                      nullptr, SQL_DRIVER_NOPROMPT));
        if (m_connected)
            SQLAllocHandle(SQL_HANDLE_STMT, m_connection, &m_statement);
        else
            m_error = diagnostics(SQL_HANDLE_DBC, m_connection);
    }
    ~Odbc()
    {
        if (m_statement)
            SQLFreeHandle(SQL_HANDLE_STMT, m_statement);
        if (m_connected)
            SQLDisconnect(m_connection);
        SQLFreeHandle(SQL_HANDLE_DBC, m_connection);
        SQLFreeHandle(SQL_HANDLE_ENV, m_env);
    }
    Odbc(const Odbc&) = delete;
    Odbc& operator=(const Odbc&) = delete;

    [[nodiscard]] bool connected() const { return m_connected; }
    [[nodiscard]] QString error() const
    {
        return m_connected ? diagnostics(SQL_HANDLE_STMT, m_statement) : m_error;
    }
    SQLHDBC connection() { return m_connection; }
    SQLHSTMT statement() { return m_statement; }
    bool execute(const char16_t* sql)
    {
        std::u16string text(sql);
        const SQLRETURN result =
            SQLExecDirectW(m_statement, wide(text), static_cast<SQLINTEGER>(text.size()));
        return SQL_SUCCEEDED(result) || result == SQL_NO_DATA; // the latter: no rows counted
    }
    bool fetch() { return SQL_SUCCEEDED(SQLFetch(m_statement)); }
    QString column(int number)
    {
        char16_t buffer[4096];
        SQLLEN length = 0;
        const SQLRETURN result = SQLGetData(m_statement, static_cast<SQLUSMALLINT>(number), SQL_C_WCHAR,
                                            buffer, sizeof buffer, &length);
        if (!SQL_SUCCEEDED(result))
            return QStringLiteral("error: ") + error();
        return length == SQL_NULL_DATA ? QStringLiteral("NULL") : QString::fromUtf16(buffer);
    }

private:
    SQLHENV m_env = nullptr;
    SQLHDBC m_connection = nullptr;
    SQLHSTMT m_statement = nullptr;
    bool m_connected = false;
    QString m_error;
};

std::shared_ptr<const TlsContext> certificate()
{
    static const auto made = TlsContext::selfSigned("localhost");
    return made ? *made : nullptr;
}

} // namespace

// Real clients, FreeTDS as program and as ODBC driver, against the endpoint: plain and encrypted.
class TdsClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tsql_data();
    void tsql();
    void odbcEncryption_data();
    void odbcEncryption();
    void odbcTypes();
    void odbcNulls();
    void odbcLargeAnswer();
    void odbcParameters();
    void odbcErrors();
    void odbcCancel();
    void odbcTransaction();
    void odbcLoginFails();
    void certificateFromFiles();
};

void TdsClients::initTestCase()
{
    QVERIFY(certificate());
    const auto fail = TlsContext::fromFiles("/nowhere.crt", "/nowhere.key");
    QVERIFY(!fail);
    QVERIFY2(fail.error().find("/nowhere.crt") != std::string::npos, fail.error().c_str());
}

void TdsClients::tsql_data()
{
    QTest::addColumn<int>("server");
    QTest::addColumn<QString>("client");
    QTest::newRow("plain") << int(Encryption::NotSupported) << QStringLiteral("off");
    QTest::newRow("login only") << int(Encryption::Off) << QStringLiteral("request");
    QTest::newRow("asked for") << int(Encryption::Off) << QStringLiteral("require");
    QTest::newRow("forced") << int(Encryption::Required) << QStringLiteral("request");
}

void TdsClients::tsql()
{
    QFETCH(int, server);
    QFETCH(QString, client);
    const QString program = QStandardPaths::findExecutable(QStringLiteral("tsql"));
    if (program.isEmpty())
        QSKIP("tsql (freetds-bin) is not installed");
    TdsFakeBackend backend;
    TdsServerOptions options;
    options.encryption = Encryption(server);
    options.tls = certificate();
    TdsServer endpoint(backend, options);
    QVERIFY(endpoint.start());
    QTemporaryDir folder;
    QFile config(folder.filePath(QStringLiteral("freetds.conf")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(QStringLiteral("[wire]\nhost = 127.0.0.1\nport = %1\ntds version = 7.4\nencryption = %2\n"
                                "client charset = UTF-8\n")
                     .arg(endpoint.port())
                     .arg(client)
                     .toUtf8());
    config.close();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FREETDSCONF"), config.fileName());
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, {QStringLiteral("-S"), QStringLiteral("wire"), QStringLiteral("-U"),
                            QStringLiteral("u"), QStringLiteral("-P"), QStringLiteral("p€ß"),
                            QStringLiteral("-D"), QStringLiteral("msdb")});
    process.write("types\ngo\nmany 3\ngo\nfail\ngo\nprint\ngo\nexit\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(20000));
    const QString output = QString::fromUtf8(process.readAll());
    for (const char* expected :
         {"-32768", "9000000000000", "2.5", "-12.3456", "01020304-0506-0708-090A-0B0C0D0E0F10", "Grüße",
          "Äpfel €", "(3 rows affected)", "Invalid object name 'nowhere'", "printed"}) {
        const QString wanted = QString::fromUtf8(expected);
        QVERIFY2(output.contains(wanted), qPrintable(wanted + QStringLiteral(" is missing in: ") + output));
    }
}

void TdsClients::odbcEncryption_data()
{
    QTest::addColumn<int>("server");
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<bool>("works");
    const auto row = [](const char* name, Encryption server, const char* client, bool works) {
        QTest::newRow(name) << int(server) << QByteArray(client) << works;
    };
    row("neither", Encryption::NotSupported, "off", true);
    row("login only", Encryption::Off, "request", true);
    row("client requires", Encryption::Off, "require", true);
    row("server on", Encryption::On, "request", true);
    row("server on, client off", Encryption::On, "off", true);
    row("both require", Encryption::Required, "require", true);
    row("server requires, client off", Encryption::Required, "off", false);
    row("client requires, server cannot", Encryption::NotSupported, "require", false);
}

void TdsClients::odbcEncryption()
{
    QFETCH(int, server);
    QFETCH(QByteArray, client);
    QFETCH(bool, works);
    TdsFakeBackend backend;
    TdsServerOptions options;
    options.encryption = Encryption(server);
    options.tls = certificate();
    TdsServer endpoint(backend, options);
    QVERIFY(endpoint.start());
    Odbc odbc(endpoint.port(), client.constData());
    QVERIFY2(odbc.connected() == works, qPrintable(odbc.error()));
    if (!works)
        return;
    QVERIFY2(odbc.execute(u"many 20000"), qPrintable(odbc.error())); // 2 MB through it
    int rows = 0;
    while (odbc.fetch())
        ++rows;
    QCOMPARE(rows, 20000);
    QCOMPARE(backend.lastLogin().applicationName, std::u16string(u"wire test"));
}

void TdsClients::odbcTypes()
{
    TdsFakeBackend backend;
    TdsServer endpoint(backend, {});
    QVERIFY(endpoint.start());
    Odbc odbc(endpoint.port(), "off");
    QVERIFY2(odbc.connected(), qPrintable(odbc.error()));
    QVERIFY2(odbc.execute(u"types"), qPrintable(odbc.error()));
    QVERIFY(odbc.fetch());
    QStringList row;
    for (int i = 1; i <= 20; ++i)
        row << odbc.column(i);
    const QStringList expected = {QStringLiteral("1"),
                                  QStringLiteral("255"),
                                  QStringLiteral("-32768"),
                                  QStringLiteral("-42"),
                                  QStringLiteral("9000000000000"),
                                  QStringLiteral("2.5"),
                                  QStringLiteral("-12.3456"),
                                  QStringLiteral("2021-07-30 12:30:00.123"),
                                  QStringLiteral("2021-07-30 12:30:00.1230000"),
                                  QStringLiteral("2021-07-30 12:30:00.1230000 +02:00"),
                                  QStringLiteral("2021-07-30"),
                                  QStringLiteral("12:30:00.123"),
                                  QStringLiteral("01020304-0506-0708-090A-0B0C0D0E0F10"),
                                  QStringLiteral("Grüße"),
                                  QStringLiteral("long text"),
                                  QStringLiteral("Äpfel €"),
                                  QStringLiteral("varchar max"),
                                  QStringLiteral("dead"),
                                  QStringLiteral("beef"),
                                  QStringLiteral("variant")};
    for (qsizetype i = 0; i < expected.size(); ++i)
        QVERIFY2(row[i] == expected[i], qPrintable(QStringLiteral("%1: %2").arg(i + 1).arg(row[i])));
    QVERIFY(!odbc.fetch());
}

void TdsClients::odbcNulls()
{
    TdsFakeBackend backend;
    TdsServer endpoint(backend, {});
    QVERIFY(endpoint.start());
    Odbc odbc(endpoint.port(), "off");
    QVERIFY(odbc.connected());
    QVERIFY(odbc.execute(u"nulls"));
    QVERIFY(odbc.fetch());
    for (int i = 1; i <= 20; ++i)
        QCOMPARE(odbc.column(i), QStringLiteral("NULL"));
    QVERIFY(!odbc.fetch());
}

void TdsClients::odbcLargeAnswer()
{
    TdsFakeBackend backend;
    TdsServer endpoint(backend, {});
    QVERIFY(endpoint.start());
    Odbc odbc(endpoint.port(), "off");
    QVERIFY(odbc.connected());
    QElapsedTimer clock;
    clock.start();
    QVERIFY(odbc.execute(u"many 100000"));
    int rows = 0;
    while (odbc.fetch())
        ++rows;
    QCOMPARE(rows, 100000);
    qInfo("100000 rows in %lld ms", static_cast<long long>(clock.elapsed()));
}

void TdsClients::odbcParameters()
{
    TdsFakeBackend backend;
    TdsServer endpoint(backend, {});
    QVERIFY(endpoint.start());
    Odbc odbc(endpoint.port(), "off");
    QVERIFY(odbc.connected());
    SQLINTEGER number = -7;
    std::u16string text = u"Größe 😀";
    SQLLEN textBytes = static_cast<SQLLEN>(text.size() * 2), numberBytes = 0, outBytes = 0;
    SQLINTEGER out = 41;
    SQLHSTMT s = odbc.statement();
    QVERIFY(SQL_SUCCEEDED(
        SQLBindParameter(s, 1, SQL_PARAM_INPUT, SQL_C_SLONG, SQL_INTEGER, 0, 0, &number, 0, &numberBytes)));
    QVERIFY(SQL_SUCCEEDED(SQLBindParameter(s, 2, SQL_PARAM_INPUT, SQL_C_WCHAR, SQL_WVARCHAR, 100, 0,
                                           text.data(), textBytes, &textBytes)));
    QVERIFY(SQL_SUCCEEDED(
        SQLBindParameter(s, 3, SQL_PARAM_INPUT_OUTPUT, SQL_C_SLONG, SQL_INTEGER, 0, 0, &out, 0, &outBytes)));
    QVERIFY2(odbc.execute(u"{call some_procedure(?, ?, ?)}"), qPrintable(odbc.error()));
    out = 0; // to be filled again with the procedure's output
    QVERIFY(odbc.fetch());
    QCOMPARE(odbc.column(3), QStringLiteral("-7"));
    QVERIFY(odbc.fetch());
    QCOMPARE(odbc.column(3), QString::fromStdU16String(text));
    QVERIFY(odbc.fetch());
    QCOMPARE(odbc.column(3), QStringLiteral("41"));
    QVERIFY(!odbc.fetch());
    while (SQL_SUCCEEDED(SQLMoreResults(s))) {
    }
    QCOMPARE(out, 41);
}

void TdsClients::odbcErrors()
{
    TdsFakeBackend backend;
    TdsServer endpoint(backend, {});
    QVERIFY(endpoint.start());
    Odbc odbc(endpoint.port(), "off");
    QVERIFY(odbc.connected());
    QVERIFY(!odbc.execute(u"fail"));
    const QString error = odbc.error();
    QVERIFY2(error.contains(QLatin1String("42S02 208")) && error.contains(QLatin1String("'nowhere'")),
             qPrintable(error));
    QVERIFY(odbc.execute(u"hello"));
}

void TdsClients::odbcCancel()
{
    TdsFakeBackend backend;
    TdsServerOptions options;
    options.tls = certificate();
    TdsServer endpoint(backend, options);
    QVERIFY(endpoint.start());
    for (const char* encryption : {"off", "require"}) {
        Odbc odbc(endpoint.port(), encryption);
        QVERIFY(odbc.connected());
        const int before = backend.batches;
        bool executed = true;
        std::thread worker([&] { executed = odbc.execute(u"wait"); });
        QTRY_VERIFY(backend.batches > before);
        SQLCancel(odbc.statement());
        worker.join();
        QVERIFY(!executed);
        QVERIFY2(odbc.error().startsWith(QLatin1String("HY008")), qPrintable(odbc.error()));
        SQLFreeStmt(odbc.statement(), SQL_CLOSE);
        QVERIFY2(odbc.execute(u"still here"), qPrintable(odbc.error()));
        QVERIFY(odbc.fetch());
        QCOMPARE(odbc.column(1), QStringLiteral("still here"));
    }
    QCOMPARE(backend.cancelled, 2);
}

void TdsClients::odbcTransaction()
{
    TdsFakeBackend backend;
    TdsServer endpoint(backend, {});
    QVERIFY(endpoint.start());
    Odbc odbc(endpoint.port(), "off");
    QVERIFY(odbc.connected());
    const auto off = reinterpret_cast<SQLPOINTER>(static_cast<std::intptr_t>(SQL_AUTOCOMMIT_OFF));
    QVERIFY(SQL_SUCCEEDED(SQLSetConnectAttrW(odbc.connection(), SQL_ATTR_AUTOCOMMIT, off, 0)));
    QVERIFY2(odbc.execute(u"nothing"), qPrintable(odbc.error()));
    QVERIFY(SQL_SUCCEEDED(SQLEndTran(SQL_HANDLE_DBC, odbc.connection(), SQL_COMMIT)));
    QVERIFY2(odbc.execute(u"nothing"), qPrintable(odbc.error()));
    QVERIFY(SQL_SUCCEEDED(SQLEndTran(SQL_HANDLE_DBC, odbc.connection(), SQL_ROLLBACK)));
    QVERIFY(odbc.execute(u"hello"));
}

void TdsClients::odbcLoginFails()
{
    TdsFakeBackend backend;
    TdsServerOptions options;
    options.tls = certificate();
    TdsServer endpoint(backend, options);
    QVERIFY(endpoint.start());
    Odbc odbc(endpoint.port(), "require", QStringLiteral("wrong"));
    QVERIFY(!odbc.connected());
    QVERIFY2(odbc.error().contains(QLatin1String("18456")), qPrintable(odbc.error()));
}

void TdsClients::certificateFromFiles()
{
    const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    if (openssl.isEmpty())
        QSKIP("openssl is not installed");
    QTemporaryDir folder;
    const QString key = folder.filePath(QStringLiteral("key.pem"));
    const QString chain = folder.filePath(QStringLiteral("cert.pem"));
    QProcess process;
    process.start(openssl, {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                            QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-keyout"),
                            key, QStringLiteral("-out"), chain, QStringLiteral("-subj"),
                            QStringLiteral("/CN=localhost"), QStringLiteral("-days"), QStringLiteral("2")});
    QVERIFY(process.waitForFinished(20000));
    const auto tls = TlsContext::fromFiles(chain.toStdString(), key.toStdString());
    QVERIFY2(tls, tls ? "" : tls.error().c_str());
    QVERIFY(!TlsContext::fromFiles(chain.toStdString(), chain.toStdString()));
    TdsFakeBackend backend;
    TdsServerOptions options;
    options.tls = *tls;
    TdsServer endpoint(backend, options);
    QVERIFY(endpoint.start());
    Odbc odbc(endpoint.port(), "require");
    QVERIFY2(odbc.connected(), qPrintable(odbc.error()));
}

QTEST_GUILESS_MAIN(TdsClients)
#include "tst_tdsclients.moc"
