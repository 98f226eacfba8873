// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Encrypted servers over the real driver: a certificate that nobody signed is refused unless the user trusts
// it, and taken with its own file or its authority's.
#include "agentfleetfixture.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;
using Kind = AgentError::Kind;

class TestAgentEncryption : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void certificates_data();
    void certificates();
    void anUnencryptedServerIsRefusedWhenEncryptionIsMandatory();
    void serverTestSaysWhatIsWrongWithTheCertificate();
    void aFreetdsConfOfTheUserStaysInForce();

private:
    // Runs openssl; its complaint when it fails.
    [[nodiscard]] QString openssl(const QStringList& arguments);
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] Server registered(const QString& fleet) const
    {
        Server server = m_fleets.at(fleet)->fleet.servers().first();
        server.encryption = Encryption::Mandatory;
        server.trustServerCertificate = false;
        return server;
    }
    [[nodiscard]] std::unique_ptr<AgentClient> client(const QString& fleet, const Server& server) const
    {
        const AgentFleet& of = *m_fleets.at(fleet);
        return std::make_unique<AgentClient>(
            of.pool, server, [password = of.fleet.password()](const Server&, auto done) { done(password); });
    }
    QTemporaryDir m_folder;
    std::map<QString, std::unique_ptr<AgentFleet>> m_fleets;
};

QString TestAgentEncryption::openssl(const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(u"openssl"_s, arguments);
    if (!process.waitForFinished(30'000))
        return process.errorString();
    return process.exitCode() == 0 ? QString() : QString::fromUtf8(process.readAllStandardError());
}

void TestAgentEncryption::initTestCase()
{
    if (!SimfleetProcess::available())
        QSKIP("stellwerk-simfleet is not built");
    QFile extensions(path(u"extensions"_s));
    QVERIFY(extensions.open(QIODevice::WriteOnly));
    extensions.write("subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n");
    extensions.close();
    const QStringList key{u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s};
    // An authority, a certificate of its making, one that signed itself, one for another host.
    QCOMPARE(openssl(QStringList{u"req"_s, u"-x509"_s} + key +
                     QStringList{u"-keyout"_s, u"ca.key"_s, u"-out"_s, u"ca.pem"_s, u"-subj"_s, u"/CN=CA"_s}),
             QString());
    QCOMPARE(openssl(QStringList{u"req"_s} + key +
                     QStringList{u"-keyout"_s, u"signed.key"_s, u"-out"_s, u"signed.csr"_s, u"-subj"_s,
                                 u"/CN=localhost"_s}),
             QString());
    QCOMPARE(openssl({u"x509"_s, u"-req"_s, u"-in"_s, u"signed.csr"_s, u"-CA"_s, u"ca.pem"_s, u"-CAkey"_s,
                      u"ca.key"_s, u"-CAcreateserial"_s, u"-out"_s, u"signed.pem"_s, u"-extfile"_s,
                      u"extensions"_s}),
             QString());
    QCOMPARE(openssl(QStringList{u"req"_s, u"-x509"_s} + key +
                     QStringList{u"-keyout"_s, u"self.key"_s, u"-out"_s, u"self.pem"_s, u"-subj"_s,
                                 u"/CN=localhost"_s, u"-addext"_s,
                                 u"subjectAltName=DNS:localhost,IP:127.0.0.1"_s}),
             QString());
    QCOMPARE(openssl(QStringList{u"req"_s, u"-x509"_s} + key +
                     QStringList{u"-keyout"_s, u"other.key"_s, u"-out"_s, u"other.pem"_s, u"-subj"_s,
                                 u"/CN=other.example"_s}),
             QString());
    for (const QString& name : {u"self"_s, u"signed"_s, u"other"_s, u"plain"_s}) {
        SimfleetProcess::Options options;
        options.scenario = R"({"formatVersion": 1, "servers": [{"name": "SQL01"}], "history": {"runs": 0},
            "jobs": [{"name": "Load", "steps": [{"duration": 1}]}]})";
        options.arguments = {u"--encrypt"_s, u"off"_s};
        if (name != u"plain") {
            options.arguments = {u"--encrypt"_s,         u"require"_s,   u"--tls-cert"_s,
                                 path(name + u".pem"_s), u"--tls-key"_s, path(name + u".key"_s)};
        }
        m_fleets[name] = std::make_unique<AgentFleet>(options);
        QCOMPARE(m_fleets[name]->error(), QString());
    }
}

void TestAgentEncryption::cleanupTestCase()
{
    m_fleets.clear();
}

void TestAgentEncryption::certificates_data()
{
    QTest::addColumn<QString>("fleet");
    QTest::addColumn<bool>("trust");
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("self-signed") << u"self"_s << false << QString() << false;
    QTest::newRow("self-signed, trusted") << u"self"_s << true << QString() << true;
    QTest::newRow("self-signed, its own file") << u"self"_s << false << u"self.pem"_s << true;
    QTest::newRow("self-signed, another's file") << u"self"_s << false << u"ca.pem"_s << false;
    QTest::newRow("of an unknown authority") << u"signed"_s << false << QString() << false;
    QTest::newRow("of a known authority") << u"signed"_s << false << u"ca.pem"_s << true;
    QTest::newRow("for another host") << u"other"_s << false << u"other.pem"_s << false;
    QTest::newRow("for another host, trusted") << u"other"_s << true << QString() << true;
}

void TestAgentEncryption::certificates()
{
    QFETCH(QString, fleet);
    QFETCH(QString, file);
    QFETCH(bool, trust);
    QFETCH(bool, accepted);
    Server server = registered(fleet);
    server.trustServerCertificate = trust;
    if (!file.isEmpty())
        server.certificateFile = path(file);
    const auto connected = client(fleet, server);
    const auto answer = await<ServerPicture>([&](auto done) { connected->snapshot(this, done); });
    QVERIFY(answer);
    QVERIFY2(answer->has_value() == accepted,
             answer->has_value() ? "accepted" : qPrintable(answer->error().summary()));
    if (accepted) {
        QCOMPARE((*answer)->jobs.size(), 1);
        return;
    }
    QVERIFY2(answer->error().text.contains(u"certificate"_s), qPrintable(answer->error().text));
    QCOMPARE(connected->lane()->contact(), Contact::Trouble);
}

void TestAgentEncryption::anUnencryptedServerIsRefusedWhenEncryptionIsMandatory()
{
    for (const bool trust : {false, true}) {
        Server server = registered(u"plain"_s);
        server.trustServerCertificate = trust;
        const auto refused = client(u"plain"_s, server);
        const auto answer = await<ServerPicture>([&](auto done) { refused->snapshot(this, done); });
        QVERIFY(answer && !*answer);
        QVERIFY(answer->error().kind != Kind::Login); // it was not sent
    }
    QCOMPARE(Server().encryption, Encryption::Mandatory); // what a server is unless the user says else
    QVERIFY(!Server().trustServerCertificate);
}

void TestAgentEncryption::serverTestSaysWhatIsWrongWithTheCertificate()
{
    const auto rung = [&](const Server& server) {
        const auto walker = client(u"self"_s, server);
        std::optional<QList<ServerTestStep>> steps;
        walker->testServer(this, [&](const QList<ServerTestStep>& s) { steps = s; });
        [[maybe_unused]] const bool there = QTest::qWaitFor([&] { return steps.has_value(); }, 30'000);
        return steps ? steps->value(2) : ServerTestStep();
    };
    Server server = registered(u"self"_s);
    const ServerTestStep refused = rung(server);
    QCOMPARE(refused.id, ServerTestStep::Id::Login);
    QCOMPARE(refused.result, ServerTestStep::Result::Failed);
    QVERIFY2(refused.detail.contains(u"certificate"_s), qPrintable(refused.detail));
    server.certificateFile = path(u"self.pem"_s);
    const ServerTestStep checked = rung(server);
    QVERIFY2(checked.result == ServerTestStep::Result::Ok, qPrintable(checked.detail + checked.advice));
    QVERIFY2(checked.detail.contains(u"was checked"_s), qPrintable(checked.detail));
    server.trustServerCertificate = true;
    QVERIFY(rung(server).detail.contains(u"trusted unseen"_s));
}

// What the user set for all programs stands at the head of the file that FreeTDS now reads.
void TestAgentEncryption::aFreetdsConfOfTheUserStaysInForce()
{
    QFile conf(qEnvironmentVariable("FREETDSCONF"));
    QVERIFY(conf.open(QIODevice::ReadOnly));
    const QByteArray text = conf.readAll();
    QVERIFY2(text.startsWith("[global]\n\t# of the user\n"), text.constData());
    QVERIFY(text.contains("[stellwerk-"));
    QVERIFY(!text.contains(m_fleets.at(u"self"_s)->fleet.password().toUtf8()));
}

int main(int argc, char** argv)
{
    QTemporaryDir folder;
    QFile conf(folder.filePath(u"freetds.conf"_s));
    if (!conf.open(QIODevice::WriteOnly) || conf.write("[global]\n\t# of the user\n") < 0)
        return 1;
    conf.close();
    qputenv("FREETDSCONF", QFile::encodeName(conf.fileName()));
    const QCoreApplication application(argc, argv);
    TestAgentEncryption test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_agentencryption.moc"
