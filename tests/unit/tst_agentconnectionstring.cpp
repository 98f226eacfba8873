// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/connectionstring.h"
#include "agent/freetdsconf.h"

#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

// An independent reader of ODBC connection strings, by the rules of SQLDriverConnect's documentation.
QList<std::pair<QString, QString>> readBack(const QString& text)
{
    QList<std::pair<QString, QString>> pairs;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype equals = text.indexOf(u'=', at);
        if (equals < 0)
            break;
        const QString key = text.sliced(at, equals - at);
        QString value;
        at = equals + 1;
        if (at < text.size() && text[at] == u'{') {
            for (++at; at < text.size(); ++at) {
                if (text[at] != u'}') {
                    value += text[at];
                } else if (at + 1 < text.size() && text[at + 1] == u'}') {
                    value += u'}';
                    ++at;
                } else {
                    ++at;
                    break;
                }
            }
        } else {
            while (at < text.size() && text[at] != u';')
                value += text[at++];
        }
        ++at; // the semicolon
        pairs.append({key, value});
    }
    return pairs;
}

QString valueOf(const QString& text, const QString& key)
{
    for (const auto& [name, value] : readBack(text)) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            return value;
    }
    return u"(none)"_s;
}

// As FreeTDS up to 1.3 reads the value of a key: braces up to "};", no doubling.
QString oldFreeTdsValueOf(const QString& text, const QString& key)
{
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype equals = text.indexOf(u'=', at);
        if (equals < 0)
            break;
        const QString name = text.sliced(at, equals - at);
        const bool braced = equals + 1 < text.size() && text[equals + 1] == u'{';
        const qsizetype begin = equals + (braced ? 2 : 1);
        const qsizetype end = braced ? text.indexOf(u"};"_s, begin) : text.indexOf(u';', begin);
        if (name == key)
            return text.sliced(begin, end - begin);
        at = end + (braced ? 2 : 1);
    }
    return u"(none)"_s;
}

const OdbcDriver kFreeTds{u"FreeTDS"_s, u"libtdsodbc.so"_s, OdbcDriver::Family::FreeTds, 0, true, true};
const OdbcDriver kOldFreeTds{u"FreeTDS"_s, u"libtdsodbc.so"_s, OdbcDriver::Family::FreeTds, 0, true, false};
const OdbcDriver kDriver17{u"ODBC Driver 17 for SQL Server"_s, u"/x"_s, OdbcDriver::Family::Microsoft17, 0,
                           true};
const OdbcDriver kDriver18{u"ODBC Driver 18 for SQL Server"_s, u"/x"_s, OdbcDriver::Family::Microsoft18, 0,
                           true};

Server sampleServer()
{
    Server server;
    server.name = u"SQL01"_s;
    server.host = u"db.example"_s;
    server.port = 14331;
    server.user = u"ann"_s;
    return server;
}

} // namespace

class TestAgentConnectionString : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void freeTds();
    void microsoft();
    void encryptionByDriver_data();
    void encryptionByDriver();
    void trustedConnectionHasNoPassword();
    void freeTdsChecksThroughItsConf();
    void anyValueSurvivesQuoting();
    void readsOdbcInst();
    void prefersTheNewestDriver();
    void goesAroundSerialisingSections();
};

void TestAgentConnectionString::freeTds()
{
    Server server = sampleServer();
    server.trustServerCertificate = true;
    const QString text = *connectionString(server, kFreeTds, u"p;w}"_s);
    QVERIFY(text.endsWith(u';'));
    QCOMPARE(valueOf(text, u"DRIVER"_s), u"FreeTDS"_s);
    QCOMPARE(valueOf(text, u"SERVER"_s), u"db.example"_s);
    QCOMPARE(valueOf(text, u"PORT"_s), u"14331"_s);
    QCOMPARE(valueOf(text, u"UID"_s), u"ann"_s);
    QCOMPARE(valueOf(text, u"PWD"_s), u"p;w}"_s);
    QCOMPARE(valueOf(text, u"TDS_Version"_s), u"7.4"_s);
    QCOMPARE(valueOf(text, u"APP"_s), u"Stellwerk"_s);
    QVERIFY(!text.contains(u"TrustServerCertificate"_s));
    server.instance = u"FIN"_s;
    QCOMPARE(valueOf(*connectionString(server, kFreeTds, {}), u"SERVER"_s), u"db.example\\FIN"_s);
}

void TestAgentConnectionString::microsoft()
{
    Server server = sampleServer();
    server.hostNameInCertificate = u"cert.example"_s;
    const QString text = *connectionString(server, kDriver18, u"x"_s);
    QCOMPARE(valueOf(text, u"SERVER"_s), u"tcp:db.example,14331"_s);
    QCOMPARE(valueOf(text, u"TrustServerCertificate"_s), u"no"_s);
    QCOMPARE(valueOf(text, u"HostnameInCertificate"_s), u"cert.example"_s);
    QVERIFY(text.endsWith(u';'));
    QVERIFY(!text.contains(u"TDS_Version"_s));
}

void TestAgentConnectionString::encryptionByDriver_data()
{
    QTest::addColumn<Encryption>("encryption");
    QTest::addColumn<QString>("freeTds"); // empty: refused
    QTest::addColumn<QString>("driver17");
    QTest::addColumn<QString>("driver18");
    QTest::newRow("off") << Encryption::Off << u"off"_s << u"no"_s << u"no"_s;
    QTest::newRow("optional") << Encryption::Optional << u"request"_s << u"no"_s << u"optional"_s;
    QTest::newRow("mandatory") << Encryption::Mandatory << u"require"_s << u"yes"_s << u"mandatory"_s;
    QTest::newRow("strict") << Encryption::Strict << QString() << QString() << u"strict"_s;
}

void TestAgentConnectionString::encryptionByDriver()
{
    QFETCH(Encryption, encryption);
    QFETCH(QString, freeTds);
    QFETCH(QString, driver17);
    QFETCH(QString, driver18);
    Server server = sampleServer();
    server.encryption = encryption;
    const auto check = [&](const OdbcDriver& driver, const QString& key, const QString& wanted) {
        const auto text = connectionString(server, driver, u"x"_s);
        if (wanted.isEmpty())
            return !text && text.error().server == u"SQL01" && !text.error().text.isEmpty();
        return text && valueOf(*text, key) == wanted;
    };
    QVERIFY(check(kFreeTds, u"Encryption"_s, freeTds));
    QVERIFY(check(kDriver17, u"Encrypt"_s, driver17));
    QVERIFY(check(kDriver18, u"Encrypt"_s, driver18));
}

void TestAgentConnectionString::trustedConnectionHasNoPassword()
{
    Server server = sampleServer();
    server.authentication = Authentication::Trusted;
    const QString text = *connectionString(server, kDriver18, u"secret"_s);
    QCOMPARE(valueOf(text, u"Trusted_Connection"_s), u"yes"_s);
    QVERIFY(!text.contains(u"secret"_s));
    QVERIFY(!text.contains(u"UID="_s));
}

void TestAgentConnectionString::freeTdsChecksThroughItsConf()
{
    Server server = sampleServer(); // mandatory, not trusted: what a server is unless the user says else
    const QString text = *connectionString(server, kFreeTds, u"x"_s);
    QCOMPARE(valueOf(text, u"SERVERNAME"_s), freeTdsSectionName(server));
    QCOMPARE(valueOf(text, u"SERVER"_s), u"(none)"_s);
    QCOMPARE(valueOf(text, u"Encryption"_s), u"require"_s);
    QVERIFY(protectionWarning(server, kFreeTds).isEmpty());
    const QString section = freeTdsSection(server);
    QVERIFY(section.startsWith(u"["_s + freeTdsSectionName(server) + u"]\n"_s));
    for (const QString& line : {u"host = db.example"_s, u"port = 14331"_s, u"encryption = require"_s,
                                u"ca file = system"_s, u"check certificate hostname = yes"_s})
        QVERIFY2(section.contains(u"\t"_s + line + u"\n"_s), qPrintable(section));

    Server pinned = server;
    pinned.certificateFile = u"/ca.pem"_s;
    QVERIFY(freeTdsSection(pinned).contains(u"\tca file = /ca.pem\n"_s));
    QVERIFY(freeTdsSectionName(pinned) != freeTdsSectionName(server));
    QVERIFY(!writeFreeTdsSection(pinned)); // there is no such file
    Server torn = server;
    torn.host = u"a\nca file = "_s;
    QVERIFY(!writeFreeTdsSection(torn));

    server.hostNameInCertificate = u"cert.example"_s; // FreeTDS cannot
    QVERIFY(!connectionString(server, kFreeTds, {}));
    QVERIFY(connectionString(server, kDriver18, {}));
    server.trustServerCertificate = true;
    QVERIFY(connectionString(server, kFreeTds, {}));
    QVERIFY(protectionWarning(server, kFreeTds).isEmpty()); // the user chose it
    server.encryption = Encryption::Optional;
    QVERIFY(!protectionWarning(server, kFreeTds).isEmpty());
    server.encryption = Encryption::Off;
    QVERIFY(protectionWarning(server, kFreeTds) != protectionWarning(server, kDriver18));
}

void TestAgentConnectionString::anyValueSurvivesQuoting()
{
    QVERIFY(rc::check("values survive quoting", [] {
        const auto points = *rc::gen::container<std::u16string>(rc::gen::weightedOneOf<char16_t>(
            {{3, rc::gen::elementOf(std::u16string(u"{};= '\"\\[]()?*!@,}{"))},
             {1, rc::gen::inRange<char16_t>(0x20, 0xd7ff)}}));
        const QString password = QString::fromStdU16String(points);
        for (const OdbcDriver& driver : {kFreeTds, kDriver17, kDriver18}) {
            const QString text = *connectionString(sampleServer(), driver, password);
            RC_ASSERT(valueOf(text, u"PWD"_s) == password);
            RC_ASSERT(valueOf(text, u"APP"_s) == u"Stellwerk"_s);
            RC_ASSERT(text.endsWith(u';'));
        }
        const auto text = connectionString(sampleServer(), kOldFreeTds, password);
        RC_ASSERT(text || password.contains(u"};"_s));
        if (text) {
            RC_ASSERT(oldFreeTdsValueOf(*text, u"PWD"_s) == password);
            RC_ASSERT(oldFreeTdsValueOf(*text, u"APP"_s) == u"Stellwerk"_s);
        }
    }));
}

void TestAgentConnectionString::readsOdbcInst()
{
    const auto drivers =
        parseOdbcInst("[ODBC]\nTrace=no\n# note\n[FreeTDS]\nDriver = libtdsodbc.so\nThreading = 3\n\n"
                      "[ODBC Driver 18 for SQL Server]\nDriver=/opt/ms/libmsodbcsql-18.so\n");
    QCOMPARE(drivers.size(), 2);
    QCOMPARE(drivers[0].name, u"FreeTDS"_s);
    QCOMPARE(drivers[0].threading, 3);
    QCOMPARE(drivers[0].family, OdbcDriver::Family::FreeTds);
    QCOMPARE(drivers[1].family, OdbcDriver::Family::Microsoft18);
    QCOMPARE(drivers[1].threading, 0);
}

void TestAgentConnectionString::prefersTheNewestDriver()
{
    QCOMPARE(chooseDriver({kFreeTds, kDriver17, kDriver18}, {})->name, kDriver18.name);
    QCOMPARE(chooseDriver({kFreeTds, kDriver17}, {})->name, kDriver17.name);
    QCOMPARE(chooseDriver({kFreeTds, kDriver17}, u"freetds"_s)->name, kFreeTds.name);
    QVERIFY(!chooseDriver({kFreeTds}, u"Nonesuch"_s));
    QVERIFY(!chooseDriver({}, {}));
}

void TestAgentConnectionString::goesAroundSerialisingSections()
{
    OdbcDriver driver = kFreeTds;
    driver.threading = 3;
    driver.library = u"libnowhere.so"_s;
    QVERIFY(driver.isSerialising()); // no path is known: warn
    const QTemporaryDir folder;
    QFile library(folder.filePath(u"libtdsodbc.so"_s));
    QVERIFY(library.open(QIODevice::WriteOnly));
    driver.library = library.fileName();
    QVERIFY(!driver.isSerialising());
    QCOMPARE(driver.connectionName(), library.fileName());
}

QTEST_GUILESS_MAIN(TestAgentConnectionString)
#include "tst_agentconnectionstring.moc"
