// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetprogram.h"

#include <QElapsedTimer>
#include <QTest>
#include <QtTest/QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using stellwerk::test::FleetProgram;

// The command line of stellwerk-simfleet: docs/interface.md.
class SimProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhenItIsReady();
    void writesARegistry();
    void endsOnSignals_data();
    void endsOnSignals();
    void endsWithStdin();
    void refusesAPortInUse();
    void refusesBadUsage_data();
    void refusesBadUsage();
    void namesTheBadPlaceOfAScenario();
    void neverTellsThePassword();
};

namespace {

const QByteArray kScenario =
    R"({"history": {"runs": 1}, "servers": [{"name": "SQL", "count": 3}], "jobs": [{"name": "a", "steps": [{}]}]})";

struct Ended
{
    int exitCode = -1;
    QString error;
};

Ended runToEnd(const QStringList& arguments)
{
    QProcess process;
    process.start(FleetProgram::path(), arguments);
    if (!process.waitForFinished(20'000)) {
        process.kill();
        process.waitForFinished();
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

void SimProgramTest::saysWhenItIsReady()
{
    FleetProgram fleet;
    QCOMPARE(fleet.start(kScenario), QString());
    const QJsonArray servers = fleet.ready().value("servers"_L1).toArray();
    QCOMPARE(servers.size(), 3);
    QSet<int> ports;
    for (const QJsonValue server : servers) {
        QCOMPARE(server.toObject().value("host"_L1).toString(), u"127.0.0.1"_s);
        QCOMPARE(server.toObject().value("user"_L1).toString(), u"stellwerk"_s);
        ports.insert(server.toObject().value("port"_L1).toInt());
    }
    QCOMPARE(servers.at(2).toObject().value("name"_L1).toString(), u"SQL03"_s);
    QCOMPARE(ports.size(), 3);
}

void SimProgramTest::writesARegistry()
{
    FleetProgram fleet;
    QCOMPARE(fleet.start(kScenario, {u"--write-config"_s, fleet.folder() + u"/config"_s}), QString());
    QFile file(fleet.folder() + u"/config/servers.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(!text.contains(FleetProgram::password().toUtf8()));
    const QJsonObject registry = QJsonDocument::fromJson(text).object();
    QCOMPARE(registry.value("formatVersion"_L1).toInt(), 1);
    const QJsonObject first = registry.value("servers"_L1).toArray().first().toObject();
    QCOMPARE(first.value("port"_L1).toInt(), fleet.port());
    QCOMPARE(first.value("encryption"_L1).toString(), u"optional"_s);
}

void SimProgramTest::endsOnSignals_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void SimProgramTest::endsOnSignals()
{
    QFETCH(int, signal);
    FleetProgram fleet;
    QCOMPARE(fleet.start(kScenario), QString());
    QElapsedTimer timer;
    timer.start();
    ::kill(static_cast<pid_t>(fleet.process().processId()), signal);
    QVERIFY(fleet.process().waitForFinished(10'000));
    QCOMPARE(fleet.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(fleet.process().exitCode(), 0);
    qInfo("ended after %lld ms", timer.elapsed());
}

void SimProgramTest::endsWithStdin()
{
    FleetProgram fleet;
    QCOMPARE(fleet.start(kScenario, {u"--until-stdin-closes"_s}), QString());
    fleet.process().closeWriteChannel();
    QVERIFY(fleet.process().waitForFinished(10'000));
    QCOMPARE(fleet.process().exitCode(), 0);
}

void SimProgramTest::refusesAPortInUse()
{
    FleetProgram fleet;
    QCOMPARE(fleet.start(kScenario), QString());
    const Ended second = runToEnd({u"--servers"_s, u"1"_s, u"--port"_s, QString::number(fleet.port())});
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.error.contains(QString::number(fleet.port())) &&
                 second.error.contains(u"already in use"_s),
             qPrintable(second.error));
}

void SimProgramTest::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{u"--frobnicate"_s};
    QTest::newRow("no number") << QStringList{u"--servers"_s, u"many"_s};
    QTest::newRow("out of range") << QStringList{u"--speed"_s, u"0"_s};
    QTest::newRow("stray word") << QStringList{u"SQL01"_s};
    QTest::newRow("missing file") << QStringList{u"--scenario"_s, u"/no/such/file.json"_s};
    QTest::newRow("half a certificate") << QStringList{u"--tls-cert"_s, u"x.pem"_s};
    QTest::newRow("encryption") << QStringList{u"--encrypt"_s, u"maybe"_s};
}

void SimProgramTest::refusesBadUsage()
{
    QFETCH(QStringList, arguments);
    const Ended ended = runToEnd(arguments);
    QCOMPARE(ended.exitCode, 2);
    QVERIFY2(ended.error.startsWith(u"stellwerk-simfleet: "_s), qPrintable(ended.error));
}

void SimProgramTest::namesTheBadPlaceOfAScenario()
{
    FleetProgram fleet;
    const QString said = fleet.start(R"({"jobs": [{"name": "a", "steps": [{"duration": "long"}]}]})");
    QVERIFY2(said.contains(u"jobs[0].steps[0].duration must be a number"_s), qPrintable(said));
    QVERIFY(fleet.process().waitForFinished(5000) || fleet.process().state() == QProcess::NotRunning);
    QCOMPARE(fleet.process().exitCode(), 2);
}

void SimProgramTest::neverTellsThePassword()
{
    FleetProgram fleet;
    QCOMPARE(fleet.start(kScenario, {u"--verbose"_s, u"--stats"_s}), QString());
    fleet.process().terminate();
    QVERIFY(fleet.process().waitForFinished(10'000));
    QVERIFY(!fleet.process().readAllStandardError().contains(FleetProgram::password().toUtf8()));
    QVERIFY(!fleet.process().readAllStandardOutput().contains(FleetProgram::password().toUtf8()));
}

QTEST_GUILESS_MAIN(SimProgramTest)
#include "tst_simprogram.moc"
