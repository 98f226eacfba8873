// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/registryfile.h"
#include "fleet/usualduration.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

class TestRegistryFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAllKeys();
    void keepsUnknownKeys();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void missingFileIsAnEmptyRegistry();
    void savesAtomicallyAndReadsBack();
    void refusesDuplicatesInAnyCase();
    void schemaNamesEveryKey();
    void usualDurationIsTheMedian();
};

static const QByteArray kFull = R"({"formatVersion":1,"servers":[{
  "name":"SQL01","host":"db1.example","port":14331,"driver":"FreeTDS","authentication":"sql","user":"ann",
  "encryption":"strict","trustServerCertificate":true,"hostNameInCertificate":"db","certificateFile":"/ca.pem",
  "group":"Production/Finance","tags":["a","b"],"capacity":7,"loginTimeoutSeconds":3,"queryTimeoutSeconds":99,
  "ssisLog":"Logs","note":"ünï"}]})";

void TestRegistryFile::readsAllKeys()
{
    const auto file = RegistryFile::parse(kFull);
    QVERIFY2(file, file ? "" : qPrintable(file.error().message()));
    QCOMPARE(file->servers().size(), 1);
    const Server server = file->servers().first();
    QCOMPARE(server.name, u"SQL01"_s);
    QCOMPARE(server.port, 14331);
    QCOMPARE(server.driver, u"FreeTDS"_s);
    QCOMPARE(server.encryption, Encryption::Strict);
    QCOMPARE(server.group, u"Production/Finance"_s);
    QCOMPARE(server.tags, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(server.capacity, 7);
    QCOMPARE(server.loginTimeout, std::chrono::seconds(3));
    QCOMPARE(server.queryTimeout, std::chrono::seconds(99));
    QCOMPARE(server.ssisLog, u"Logs"_s);
    QCOMPARE(server.note, u"ünï"_s);
    const auto again = RegistryFile::parse(file->toJson());
    QVERIFY(again);
    QCOMPARE(again->servers(), file->servers());
}

void TestRegistryFile::keepsUnknownKeys()
{
    auto file = RegistryFile::parse(
        R"({"formatVersion":1,"later":{"x":1},"servers":[{"name":"A","host":"h","user":"u","future":[1,2]}]})");
    QVERIFY(file);
    QList<Server> servers = file->servers();
    servers[0].capacity = 9;
    servers.append(servers[0]);
    servers[1].name = u"B"_s;
    QVERIFY(file->setServers(servers));
    const QJsonObject object = QJsonDocument::fromJson(file->toJson()).object();
    QCOMPARE(object["later"_L1]["x"_L1].toInt(), 1);
    QCOMPARE(object["servers"_L1][0]["future"_L1][1].toInt(), 2);
    QCOMPARE(object["servers"_L1][0]["capacity"_L1].toInt(), 9);
    QVERIFY(object["servers"_L1][1]["future"_L1].isUndefined());
}

void TestRegistryFile::tellsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    const auto one = [](const char* rest) {
        return QByteArray(R"({"formatVersion":1,"servers":[{"name":"A","host":"h","user":"u",)") + rest +
               "}]}";
    };
    QTest::newRow("no JSON") << QByteArray("{") << QString();
    QTest::newRow("an array") << QByteArray("[]") << QString();
    QTest::newRow("no version") << QByteArray(R"({"servers":[]})") << u"formatVersion"_s;
    QTest::newRow("newer") << QByteArray(R"({"formatVersion":2,"servers":[]})") << u"formatVersion"_s;
    QTest::newRow("no list") << QByteArray(R"({"formatVersion":1})") << u"servers"_s;
    QTest::newRow("not an object") << QByteArray(R"({"formatVersion":1,"servers":[3]})") << u"servers[0]"_s;
    QTest::newRow("port too high") << one(R"("port":70000)") << u"servers[0].port"_s;
    QTest::newRow("port a text") << one(R"("port":"1433")") << u"servers[0].port"_s;
    QTest::newRow("port a fraction") << one(R"("port":1433.5)") << u"servers[0].port"_s;
    QTest::newRow("port and instance") << one(R"("port":1,"instance":"X")") << u"servers[0].instance"_s;
    QTest::newRow("encryption") << one(R"("encryption":"maybe")") << u"servers[0].encryption"_s;
    QTest::newRow("tags") << one(R"("tags":"x")") << u"servers[0].tags"_s;
    QTest::newRow("capacity") << one(R"("capacity":0)") << u"servers[0].capacity"_s;
    QTest::newRow("trust") << one(R"("trustServerCertificate":1)") << u"servers[0].trustServerCertificate"_s;
    QTest::newRow("a password") << one(R"("password":"x")") << u"servers[0].password"_s;
    QTest::newRow("no user") << QByteArray(R"({"formatVersion":1,"servers":[{"name":"A","host":"h"}]})")
                             << u"servers[0]"_s;
    QTest::newRow("same name")
        << QByteArray(
               R"({"formatVersion":1,"servers":[{"name":"A","host":"h","user":"u"},{"name":"a","host":"h","user":"u"}]})")
        << u"servers[1].name"_s;
}

void TestRegistryFile::tellsWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    const auto file = RegistryFile::parse(json);
    QVERIFY(!file);
    QCOMPARE(file.error().path, path);
    QVERIFY(file.error().text.size() > 20);
}

void TestRegistryFile::missingFileIsAnEmptyRegistry()
{
    const auto file = RegistryFile::load(u"/nonexistent/servers.json"_s);
    QVERIFY(file);
    QVERIFY(file->servers().isEmpty());
}

void TestRegistryFile::savesAtomicallyAndReadsBack()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"deep/er/servers.json"_s);
    const auto file = RegistryFile::parse(kFull);
    QVERIFY(file->save(name));
    const auto again = RegistryFile::load(name);
    QVERIFY(again);
    QCOMPARE(again->servers(), file->servers());
    QCOMPARE(QFile::permissions(name) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());

    QFile broken(name);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{ \"formatVersion\": 1,\n\n oops");
    broken.close();
    const auto failed = RegistryFile::load(name);
    QVERIFY(!failed);
    QVERIFY2(failed.error().message().contains(name), qPrintable(failed.error().message()));
}

void TestRegistryFile::refusesDuplicatesInAnyCase()
{
    auto file = *RegistryFile::parse(kFull);
    QList<Server> servers = file.servers();
    servers.append(servers.first());
    servers[1].name = u"sql01"_s;
    const auto set = file.setServers(servers);
    QVERIFY(!set);
    QCOMPARE(set.error().path, u"servers[1].name"_s);
    QCOMPARE(file.servers().size(), 1);
}

void TestRegistryFile::schemaNamesEveryKey()
{
    QFile schema(QStringLiteral(STELLWERK_SOURCE_DIR "/docs/formats/servers.schema.json"));
    QVERIFY(schema.open(QIODevice::ReadOnly));
    const QJsonObject properties = QJsonDocument::fromJson(schema.readAll())
                                       .object()["properties"_L1]["servers"_L1]["items"_L1]["properties"_L1]
                                       .toObject();
    const auto written =
        QJsonDocument::fromJson(RegistryFile::parse(kFull)->toJson()).object()["servers"_L1][0].toObject();
    for (const QString& key : written.keys())
        QVERIFY2(properties.contains(key), qPrintable(key));
    QVERIFY(properties.contains("instance"_L1));
}

void TestRegistryFile::usualDurationIsTheMedian()
{
    const auto run = [](RunStatus status, int seconds) {
        return JobRun{0, status, {}, std::chrono::seconds(seconds)};
    };
    QVERIFY(!usualDuration({}));
    QVERIFY(!usualDuration({run(RunStatus::Failed, 9)}));
    QCOMPARE(*usualDuration({run(RunStatus::Succeeded, 9), run(RunStatus::Failed, 1),
                             run(RunStatus::Succeeded, 1), run(RunStatus::Succeeded, 500)}),
             std::chrono::seconds(9));
    QCOMPARE(*usualDuration({run(RunStatus::Succeeded, 10), run(RunStatus::Succeeded, 20)}),
             std::chrono::seconds(15));
}

QTEST_GUILESS_MAIN(TestRegistryFile)
#include "tst_registryfile.moc"
