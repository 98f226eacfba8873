// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetprogram.h"

#include <QDir>
#include <QStandardPaths>
#include <QTest>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using stellwerk::test::FleetProgram;

namespace {

const QByteArray kScenario = R"({
  "history": {"runs": 3, "days": 3, "logRuns": 1},
  "servers": [{"name": "SQL01", "startLatencyMs": 0}],
  "jobs": [
    {"name": "Load Sales", "steps": [{"name": "Run", "duration": 600}]},
    {"name": "Load Stock", "steps": [{"name": "Run", "duration": 600}]},
    {"name": "Load Prices", "steps": [{"name": "Run", "duration": 600}]},
    {"name": "Load Web", "steps": [{"name": "Run", "duration": 600}]},
    {"name": "Quick", "steps": [{"name": "Run", "duration": 0}]},
    {"name": "Umlaute äöü 😀; [x] 'y'", "steps": [{"name": "Run", "duration": 1}]}
  ]})";

QString programFor(const QString& name)
{
    return QStandardPaths::findExecutable(name);
}

#define SKIP_WITHOUT(program)                                                                                \
    if (programFor(program).isEmpty())                                                                       \
    QSKIP(qPrintable(u"LOUD: "_s + program +                                                                 \
                     u" is not installed, so the fleet is not shown to work with it here."_s))

struct Run
{
    int exitCode = -1;
    QString output; // both channels
};

Run runProgram(const QString& program, const QStringList& arguments, const QByteArray& input,
               int timeoutMs = 30'000, const QString& folder = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"STELLWERK_SIM_PASSWORD"_s, FleetProgram::password());
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished(3000);
        return {-2, u"timed out: "_s + QString::fromUtf8(process.readAll())};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

} // namespace

class SimClientsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tsqlListsAndStarts();
    void tsqlIsRefusedWithAWrongPassword();
    void tsqlWithTls_data();
    void tsqlWithTls();
    void bsqldbRunsAScript();
    void isqlAsksOverOdbc();
    void tediousFromNpm_data();
    void tediousFromNpm();
    void everyStartIsInTheLog();

private:
    Run tsql(const FleetProgram& fleet, const QByteArray& batch,
             const QString& password = FleetProgram::password());

    FleetProgram m_fleet;
};

void SimClientsTest::initTestCase()
{
    const QString problem = m_fleet.start(kScenario);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

Run SimClientsTest::tsql(const FleetProgram& fleet, const QByteArray& batch, const QString& password)
{
    return runProgram(programFor(u"tsql"_s),
                      {u"-H"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(fleet.port()), u"-U"_s,
                       u"stellwerk"_s, u"-P"_s, password},
                      batch + "\ngo\nexit\n");
}

void SimClientsTest::tsqlListsAndStarts()
{
    SKIP_WITHOUT(u"tsql"_s);
    Run run = tsql(m_fleet, "SELECT name, enabled FROM msdb.dbo.sysjobs ORDER BY name");
    QVERIFY2(run.output.contains(u"Load Sales\t1"_s), qPrintable(run.output));
    QVERIFY2(run.output.contains(u"Umlaute äöü 😀; [x] 'y'"_s), qPrintable(run.output));
    run = tsql(m_fleet,
               "EXEC msdb.dbo.sp_start_job N'Load Sales'\ngo\nEXEC msdb.dbo.sp_start_job N'Load Sales'\ngo\n"
               "EXEC msdb.dbo.sp_start_job N'Nobody'");
    QVERIFY2(run.output.contains(u"Job 'Load Sales' started successfully."_s), qPrintable(run.output));
    QVERIFY2(run.output.contains(u"Msg 22022 (severity 16, state 1) from SQL01"_s), qPrintable(run.output));
    QVERIFY2(run.output.contains(u"refused because the job"_s), qPrintable(run.output));
    QVERIFY2(run.output.contains(u"Msg 14262 (severity 16, state 1) from SQL01"_s), qPrintable(run.output));
    QVERIFY2(run.output.contains(u"The specified @job_name ('Nobody') does not exist."_s),
             qPrintable(run.output));
}

void SimClientsTest::tsqlIsRefusedWithAWrongPassword()
{
    SKIP_WITHOUT(u"tsql"_s);
    const Run run = tsql(m_fleet, "SELECT 1", u"wrong"_s);
    QVERIFY2(run.output.contains(u"Msg 18456 (severity 14, state 1)"_s), qPrintable(run.output));
    QVERIFY(run.exitCode != 0);
}

void SimClientsTest::tsqlWithTls_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("client");
    QTest::addColumn<bool>("works");
    QTest::newRow("none") << u"off"_s << u"off"_s << true;
    QTest::newRow("asked for") << u"request"_s << u"require"_s << true;
    QTest::newRow("not asked for") << u"request"_s << u"off"_s << true;
    QTest::newRow("forced") << u"require"_s << u"require"_s << true;
    QTest::newRow("wanted in vain") << u"off"_s << u"require"_s << false;
}

void SimClientsTest::tsqlWithTls()
{
    SKIP_WITHOUT(u"tsql"_s);
    QFETCH(QString, server);
    QFETCH(QString, client);
    FleetProgram fleet;
    const QString problem = fleet.start(kScenario, {u"--encrypt"_s, server});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QFile conf(fleet.folder() + u"/freetds.conf"_s);
    QVERIFY(conf.open(QIODevice::WriteOnly));
    conf.write(
        u"[fleet]\nhost = 127.0.0.1\nport = %1\ntds version = 7.4\nencryption = %2\n"_s.arg(fleet.port())
            .arg(client)
            .toUtf8());
    conf.close();
    const Run run = runProgram(programFor(u"tsql"_s),
                               {u"-I"_s, conf.fileName(), u"-S"_s, u"fleet"_s, u"-U"_s, u"stellwerk"_s,
                                u"-P"_s, FleetProgram::password()},
                               "SELECT 'it ' + 'works'\ngo\nexit\n");
    QFETCH(bool, works);
    QVERIFY2(run.output.contains(u"it works"_s) == works, qPrintable(run.output));
}

void SimClientsTest::bsqldbRunsAScript()
{
    SKIP_WITHOUT(u"bsqldb"_s);
    QFile conf(m_fleet.folder() + u"/bsqldb.conf"_s);
    QVERIFY(conf.open(QIODevice::WriteOnly));
    conf.write(u"[fleet]\nhost = 127.0.0.1\nport = %1\ntds version = 7.4\nclient charset = UTF-8\n"_s
                   .arg(m_fleet.port())
                   .toUtf8());
    conf.close();
    qputenv("FREETDSCONF", conf.fileName().toUtf8());
    const QStringList login{u"-S"_s, u"fleet"_s, u"-U"_s, u"stellwerk"_s, u"-P"_s, FleetProgram::password()};
    Run run = runProgram(programFor(u"bsqldb"_s), login,
                         "SELECT TOP 2 step_id, run_status, message FROM msdb.dbo.sysjobhistory ORDER BY "
                         "instance_id DESC\ngo\n");
    QVERIFY2(run.output.contains(u"The job succeeded.  The Job was invoked by User sa."_s),
             qPrintable(run.output));
    run = runProgram(
        programFor(u"bsqldb"_s), login,
        "EXEC msdb.dbo.sp_start_job N'Load Stock'\ngo\nEXEC msdb.dbo.sp_start_job N'Nobody'\ngo\n");
    qunsetenv("FREETDSCONF");
    QVERIFY2(run.output.contains(u"started successfully"_s), qPrintable(run.output));
    QVERIFY2(run.output.contains(u"14262"_s), qPrintable(run.output));
}

void SimClientsTest::isqlAsksOverOdbc()
{
    SKIP_WITHOUT(u"isql"_s);
    const QString connection =
        u"DRIVER=FreeTDS;SERVER=127.0.0.1;PORT=%1;UID=stellwerk;PWD=%2;DATABASE=msdb;TDS_Version=7.4;"
        "ClientCharset=UTF-8;"_s.arg(m_fleet.port())
            .arg(FleetProgram::password());
    const QStringList arguments{u"-k"_s, connection, u"-b"_s, u"-v"_s};
    Run run =
        runProgram(programFor(u"isql"_s), arguments, "SELECT name FROM msdb.dbo.sysjobs ORDER BY name\n");
    if (run.output.contains(u"Can't open lib"_s) || run.output.contains(u"IM002"_s))
        QSKIP("LOUD: the FreeTDS ODBC driver is not installed, so the fleet is not shown to work with isql "
              "here.");
    QVERIFY2(run.output.contains(u"Load Sales"_s), qPrintable(run.output));
    run = runProgram(programFor(u"isql"_s), arguments,
                     "EXEC msdb.dbo.sp_start_job N'Load Prices'\nEXEC msdb.dbo.sp_start_job N'Load Prices'\n"
                     "EXEC msdb.dbo.sp_start_job N'Nobody'\n");
    QVERIFY2(run.output.contains(u"refused because the job"_s), qPrintable(run.output));
    QVERIFY2(run.output.contains(u"The specified @job_name ('Nobody') does not exist."_s),
             qPrintable(run.output));
}

void SimClientsTest::tediousFromNpm_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("without TLS") << u"plain"_s;
    QTest::newRow("with TLS") << u"encrypt"_s;
}

void SimClientsTest::tediousFromNpm()
{
    SKIP_WITHOUT(u"node"_s);
    SKIP_WITHOUT(u"npm"_s);
    const QDir source(QStringLiteral(STELLWERK_CLIENTS_DIR));
    const QDir target(QStringLiteral(STELLWERK_CLIENTS_BUILD_DIR));
    QVERIFY(QDir().mkpath(target.path()));
    for (const QString& name : {u"package.json"_s, u"package-lock.json"_s, u"tedious.js"_s}) {
        QFile::remove(target.filePath(name));
        QVERIFY(QFile::copy(source.filePath(name), target.filePath(name)));
    }
    if (!target.exists(u"node_modules/tedious"_s)) {
        const Run install = runProgram(programFor(u"npm"_s), {u"ci"_s, u"--no-audit"_s, u"--no-fund"_s}, {},
                                       180'000, target.path());
        if (install.exitCode != 0)
            QSKIP(qPrintable(
                u"LOUD: npm could not install tedious, so the fleet is not shown to work with it here: "_s +
                install.output));
    }
    QFETCH(QString, mode);
    FleetProgram fleet;
    const QString problem = fleet.start(kScenario);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const Run run = runProgram(programFor(u"node"_s),
                               {u"tedious.js"_s, QString::number(fleet.port()), mode, u"Load Web"_s}, {},
                               60'000, target.path());
    const QJsonObject result = QJsonDocument::fromJson(run.output.section(u'\n', -2).toUtf8()).object();
    QVERIFY2(result.value("connected"_L1).toBool(), qPrintable(run.output));
    QCOMPARE(result.value("jobs"_L1).toArray().size(), 6);
    QCOMPARE(result.value("byParameter"_L1).toInt(), 1);
    QCOMPARE(result.value("start"_L1).toInt(), 0);
    QCOMPARE(result.value("again"_L1).toInt(), 22022);
    QCOMPARE(result.value("unknown"_L1).toInt(), 14262);
    QCOMPARE(result.value("addedId"_L1).toString().size(), 36);
    QCOMPARE(result.value("added"_L1).toArray().first().toString(), u"Näw; [job] 😀"_s);
    QCOMPARE(result.value("cancel"_L1).toObject().value("code"_L1).toString(), u"ECANCEL"_s);
    QVERIFY(result.value("cancel"_L1).toObject().value("ms"_L1).toInt() < 5000);
    QCOMPARE(result.value("afterCancel"_L1).toArray().first().toArray().first().toInt(), 42);
    QVERIFY(result.value("infos"_L1).toArray().contains(14243));
}

void SimClientsTest::everyStartIsInTheLog()
{
    SKIP_WITHOUT(u"tsql"_s);
    QFile log(m_fleet.startLog());
    QVERIFY(log.open(QIODevice::ReadOnly));
    int accepted = 0, refused = 0;
    for (const QByteArray& line : log.readAll().split('\n')) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        if (entry.value("type"_L1).toString() != u"start"_s ||
            entry.value("job"_L1).toString() != u"Load Sales"_s)
            continue;
        ++(entry.value("accepted"_L1).toBool() ? accepted : refused);
        QCOMPARE(entry.value("login"_L1).toString(), u"stellwerk"_s);
        QVERIFY(entry.value("roundTrips"_L1).toInt() > 0);
    }
    QCOMPARE(accepted, 1);
    QCOMPARE(refused, 1);
}

QTEST_GUILESS_MAIN(SimClientsTest)
#include "tst_simclients.moc"
