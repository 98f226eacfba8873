// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/builtinfleet.h"
#include "msdb/scenarioreader.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace simfleet;
using namespace simfleet::msdb;

class MsdbScenarioTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheBadPlace_data();
    void namesTheBadPlace();
    void readsEverything();
    void multipliesServersAndJobs();
    void fillsInWhatIsMissing();
    void readsTheDemo();
    void knowsTheKeysOfTheSchema();
    void buildsTheSameFleetFromTheSameSeed();
};

void MsdbScenarioTest::namesTheBadPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto add = [](const char* name, const char* json, const char* path, const char* text) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(path) << QString::fromLatin1(text);
    };
    add("not JSON", "{\n  \"jobs\": [}", "line 2, column 12", "is not JSON");
    add("not an object", "[]", "", "one object");
    add("newer format", R"({"formatVersion": 2})", "formatVersion", "must be 1");
    add("unknown key", R"({"server": []})", "server", "not a key");
    add("unknown key deep", R"({"jobs": [{"name": "a", "steps": [{"dauer": 1}]}]})", "jobs[0].steps[0].dauer",
        "not a key");
    add("no name", R"({"jobs": [{}]})", "jobs[0].name", "missing");
    add("wrong type", R"({"jobs": [{"name": 5}]})", "jobs[0].name", "text in quotes");
    add("not a list", R"({"jobs": {}})", "jobs", "list");
    add("bad duration", R"({"jobs": [{"name": "a", "steps": [{"duration": -1}]}]})",
        "jobs[0].steps[0].duration", "number from 0");
    add("bad distribution", R"({"jobs": [{"name": "a", "steps": [{"duration": {"distribution": "zipf"}}]}]})",
        "jobs[0].steps[0].duration.distribution", "one of: fixed");
    add("odds", R"({"jobs": [{"name": "a", "steps": [{"failOdds": 2}]}]})", "jobs[0].steps[0].failOdds",
        "from 0 to 1");
    add("goto nowhere", R"({"jobs": [{"name": "a", "steps": [{"onFail": {"goto": "b"}}]}]})",
        "jobs[0].steps[0]", "'b'");
    add("step twice", R"({"jobs": [{"name": "a", "steps": [{"name": "x"}, {"name": "X"}]}]})",
        "jobs[0].steps[1].name", "taken");
    add("server twice", R"({"servers": [{"name": "A"}, {"name": "a"}]})", "servers[1].name", "taken");
    add("unknown server", R"({"servers": [{"name": "A"}], "jobs": [{"name": "j", "servers": ["B"]}]})",
        "jobs[0].servers", "'B'");
    add("fault kind", R"({"faults": [{"kind": "fire"}]})", "faults[0].kind", "one of: agent-killed");
    add("fault trigger", R"({"faults": [{"kind": "cut-after", "on": {}}]})", "faults[0].on",
        "start, end, request, connection");
    add("two triggers", R"({"faults": [{"kind": "cut-after", "at": 1, "on": {"start": "a"}}]})",
        "faults[0].at", "one trigger");
    add("cut before start", R"({"faults": [{"kind": "cut-before", "on": {"start": "a"}}]})", "faults[0].on",
        "request");
    add("password", R"({"logins": [{"name": "a", "password": "b"}]})", "logins[0].password",
        "do not stand in files");
    add("weekday", R"({"jobs": [{"name": "a", "schedules": [{"days": ["Mo"]}]}]})",
        "jobs[0].schedules[0].days", "Mon");
    add("log of a server without one", R"({"servers": [{"name": "A"}, {"name": "B", "ssisLogServer": "A"}]})",
        "servers[1].ssisLogServer", "no ssisLog");
    add("log of no server", R"({"servers": [{"name": "A", "ssisLogServer": "C"}]})",
        "servers[0].ssisLogServer", "'C'");
    add("two logs",
        R"({"servers": [{"name": "A", "ssisLog": "L"}, {"name": "B", "ssisLog": "L", "ssisLogServer": "A"}]})",
        "servers[1].ssisLogServer", "one place");
    add("time", R"({"jobs": [{"name": "a", "schedules": [{"at": "25:00"}]}]})", "jobs[0].schedules[0].at",
        "time of day");
}

void MsdbScenarioTest::namesTheBadPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    const auto read = readScenario(json, 2, 1);
    QVERIFY(!read);
    QTEST(read.error().path, "path");
    QVERIFY2(read.error().text.contains(text), qPrintable(read.error().text));
}

void MsdbScenarioTest::readsEverything()
{
    const auto read = readScenario(R"({
      "servers": [{"name": "A", "speed": 2, "clockOffsetMinutes": -3, "agent": "stopped", "version": "2019", "tags": ["x"]}],
      "jobs": [{"name": "j", "servers": "A", "enabled": false, "owner": "bob", "steps": [
        {"name": "s", "subsystem": "SSIS", "duration": {"distribution": "uniform", "from": 1, "to": 3}, "outcome": "fail",
         "retryAttempts": 2, "onFail": {"goto": "t"}, "ssis": {"package": "p.dtsx", "tasks": ["a", "b"]}},
        {"name": "t", "duration": {"distribution": "lognormal", "median": 5, "sigma": 0.5, "max": 9}, "onSuccess": "fail"}],
        "schedules": [{"name": "w", "days": ["Mon", "Sat"], "at": "22:30", "everyMinutes": 10}]}],
      "logins": [{"name": "bob", "roles": ["SQLAgentUserRole"], "grants": ["msdb.dbo.sysjobs"]}],
      "faults": [{"server": "A", "kind": "slow", "on": {"request": "sysjobs", "nth": 3}, "count": 2, "ms": 50},
                 {"server": "*", "kind": "server-down", "at": 60, "duration": 30}]})",
                                   1, 1);
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().path + read.error().text));
    QCOMPARE(read->servers.front().speed, 2.0);
    QCOMPARE(read->servers.front().clockOffsetMinutes, -3);
    const JobSpec& job = read->jobs.front();
    QVERIFY(!job.enabled);
    QCOMPARE(job.steps[0].failOdds, 1.0);
    QCOMPARE(job.steps[0].onFail.action, 4);
    QCOMPARE(job.steps[0].ssis->tasks.size(), std::size_t(2));
    QCOMPARE(job.steps[1].onSuccess.action, 2);
    QCOMPARE(job.steps[1].duration.max, 9.0);
    QCOMPARE(job.schedules[0].freqType, 8);
    QCOMPARE(job.schedules[0].freqInterval, 2 | 64);
    QCOMPARE(job.schedules[0].activeStartTime, 223000);
    QCOMPARE(read->faults[0].on.nth, 3);
    QVERIFY(read->faults[1].servers.empty());
}

void MsdbScenarioTest::multipliesServersAndJobs()
{
    const auto read = readScenario(
        R"({"servers": [{"name": "NODE", "count": 3}], "jobs": [{"name": "Job {n}", "count": 12}]})", 1, 1);
    QVERIFY(read.has_value());
    QCOMPARE(read->servers.size(), std::size_t(3));
    QVERIFY(read->servers[2].name == u"NODE03");
    QVERIFY(read->jobs[11].name == u"Job 012");
}

void MsdbScenarioTest::fillsInWhatIsMissing()
{
    const auto jobsOnly = readScenario(R"({"jobs": [{"name": "a"}]})", 3, 1);
    QVERIFY(jobsOnly.has_value());
    QCOMPARE(jobsOnly->servers.size(), std::size_t(3));
    QVERIFY(jobsOnly->servers[0].name == u"SQL01");
    QCOMPARE(jobsOnly->jobs.size(), std::size_t(1));
    const auto serversOnly = readScenario(R"({"servers": [{"name": "X"}]})", 3, 1);
    QVERIFY(serversOnly.has_value());
    QVERIFY(serversOnly->jobs.size() >= 5);
}

void MsdbScenarioTest::readsTheDemo()
{
    QFile file(QStringLiteral(STELLWERK_SOURCE_DIR) + u"/resources/scenarios/demo.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto read = readScenario(file.readAll(), 1, 1);
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().path + u' ' + read.error().text));
    QCOMPARE(read->servers.size(), std::size_t(6));
    QVERIFY(read->jobs.size() >= 30);
}

void MsdbScenarioTest::knowsTheKeysOfTheSchema()
{
    QFile file(QStringLiteral(STELLWERK_SOURCE_DIR) + u"/docs/formats/scenario.schema.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject schema = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(!schema.isEmpty());
    // Every key of the schema is one that the reader asks for: an object of all of them has no unknown key.
    const QJsonObject definitions = schema.value("$defs"_L1).toObject();
    const auto check = [&](const QString& definition, const QString& list) {
        const QJsonObject properties =
            definitions.value(definition).toObject().value("properties"_L1).toObject();
        QVERIFY2(!properties.isEmpty(), qPrintable(definition));
        for (const QString& key : properties.keys()) {
            QJsonObject item;
            item.insert(key, QJsonValue::Null);
            const QByteArray json = QJsonDocument(QJsonObject{{list, QJsonArray{item}}}).toJson();
            const auto read = readScenario(json, 1, 1);
            const bool unknown = !read && read.error().text.contains(u"not a key"_s);
            QVERIFY2(!unknown, qPrintable(definition + u'.' + key));
        }
    };
    check(u"server"_s, u"servers"_s);
    check(u"job"_s, u"jobs"_s);
    check(u"login"_s, u"logins"_s);
    check(u"fault"_s, u"faults"_s);
}

void MsdbScenarioTest::buildsTheSameFleetFromTheSameSeed()
{
    const Scenario a = builtInFleet(4, 7);
    const Scenario b = builtInFleet(4, 7);
    QCOMPARE(a.jobs.size(), b.jobs.size());
    QCOMPARE(a.servers[3].speed, b.servers[3].speed);
    QVERIFY(a.servers[3].speed != builtInFleet(4, 8).servers[3].speed);
    QVERIFY(a.jobs.size() >= 8);
}

QTEST_GUILESS_MAIN(MsdbScenarioTest)
#include "tst_msdbscenario.moc"
