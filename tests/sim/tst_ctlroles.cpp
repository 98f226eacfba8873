// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// stellwerkctl from end to end with logins that have one of the Agent's roles and may read no table.
#include "sessionscenario.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kScenario = R"({"formatVersion": 1, "servers": [{"name": "SQL01"}],
  "logins": [{"name": "ann", "roles": ["SQLAgentUserRole"]}, {"name": "rita", "roles": ["SQLAgentReaderRole"]},
             {"name": "otto", "roles": ["SQLAgentOperatorRole"]}],
  "history": {"runs": 3, "logRuns": 0},
  "jobs": [{"name": "Own", "owner": "ann", "steps": [{"name": "One", "duration": 20}, {"name": "Two", "duration": 20}]},
           {"name": "Other", "steps": [{"name": "One", "duration": 20}]}]})";

struct Answer
{
    int code = -1;
    QByteArray out;
    QString err;
};

} // namespace

class TestCtlRoles : public QObject
{
    Q_OBJECT

    SimfleetProcess m_fleet;
    QTemporaryDir m_folder;

    // The registry's server with another user.
    Answer call(const QString& user, const QStringList& words)
    {
        const QString config = m_folder.filePath(user);
        QDir().mkpath(config);
        QFile from(m_fleet.configFolder() + u"/servers.json"_s), to(config + u"/servers.json"_s);
        if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly))
            return {};
        to.write(from.readAll().replace("\"stellwerk\"", '"' + user.toUtf8() + '"'));
        to.close();
        QProcess process;
        process.start(QStringLiteral(STELLWERK_BIN_DIR) + u"/stellwerkctl"_s,
                      words + QStringList{u"--config"_s, config});
        if (!process.waitForFinished(120'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(),
                QString::fromUtf8(process.readAllStandardError())};
    }
    QString package(const QString& job)
    {
        const QString path = m_folder.filePath(job + u".stellwerk"_s);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(R"({"formatVersion": 1, "name": "P", "tasks": [{"id": "a", "job": ")" + job.toUtf8() +
                       R"(", "server": "SQL01"}]})");
        return path;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!SimfleetProcess::available())
            QSKIP("stellwerk-simfleet is not built");
        const QString error = m_fleet.start({1, kScenario, 30.0, 1, {}});
        QVERIFY2(error.isEmpty(), qPrintable(error));
        exportPasswords(m_fleet);
    }

    void runs_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<QString>("job");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words"); // of the task's end
        QTest::newRow("user, own job") << u"ann"_s << u"Own"_s << 0 << QString();
        QTest::newRow("user, another's job")
            << u"ann"_s << u"Other"_s << 2 << u"Other"_s; // it is not seen there
        QTest::newRow("reader, another's job") << u"rita"_s << u"Other"_s << 1 << u"14393"_s;
        QTest::newRow("operator, another's job") << u"otto"_s << u"Other"_s << 0 << QString();
    }

    void runs()
    {
        QFETCH(QString, login);
        QFETCH(QString, job);
        QFETCH(QString, words);
        const Answer answer = call(login, {u"run"_s, package(job), u"--json"_s});
        QVERIFY2(answer.code >= 0, qPrintable(answer.err));
        QTEST(answer.code, "code");
        if (answer.code == 2) { // nothing was started
            QVERIFY(!answer.out.contains("start_requested"));
            QVERIFY2(answer.err.contains(words), qPrintable(answer.err));
            return;
        }
        QJsonObject end;
        int steps = 0;
        for (const QByteArray& line : answer.out.split('\n')) {
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            if (event.value(u"type"_s) == u"task_ended"_s)
                end = event;
            steps += event.value(u"type"_s) == u"step_finished"_s ? 1 : 0;
        }
        QCOMPARE(end.value(u"outcome"_s).toString(), words.isEmpty() ? u"succeeded"_s : u"failed"_s);
        QVERIFY2(end.value(u"error"_s).toString().contains(words),
                 qPrintable(end.value(u"error"_s).toString()));
        QCOMPARE(steps, !words.isEmpty() ? 0 : job == u"Own" ? 2 : 1);
    }

    void jobsAndHistory()
    {
        for (const auto& [login, count] : {std::pair(u"ann"_s, 1), std::pair(u"rita"_s, 2)}) {
            const Answer jobs = call(login, {u"jobs"_s, u"--json"_s});
            QVERIFY2(jobs.code == 0, qPrintable(jobs.err));
            QCOMPARE(QJsonDocument::fromJson(jobs.out)[u"jobs"_s].toArray().size(), count);
            const Answer history = call(login, {u"history"_s, u"SQL01"_s, u"Own"_s, u"--json"_s});
            QVERIFY2(history.code == 0, qPrintable(history.err));
            QVERIFY(QJsonDocument::fromJson(history.out)[u"rows"_s].toArray().size() >= 9);
        }
    }

    void serversTestNamesTheRole()
    {
        const Answer answer = call(u"rita"_s, {u"servers"_s, u"test"_s, u"--json"_s});
        QVERIFY2(answer.code == 0, qPrintable(answer.err));
        const QJsonValue rung = QJsonDocument::fromJson(answer.out)[u"servers"_s][0][u"steps"_s][3];
        QCOMPARE(rung[u"step"_s].toString(), u"permissions"_s);
        QCOMPARE(rung[u"result"_s].toString(), u"warning"_s);
        QCOMPARE(rung[u"role"_s].toString(), u"SQLAgentReaderRole"_s);
        QCOMPARE(rung[u"reader"_s].toString(), u"procedures"_s);
        QCOMPARE(rung[u"costs"_s].toArray().size(), 4);
        const Answer text = call(u"rita"_s, {u"servers"_s, u"test"_s});
        for (const QJsonValue cost : rung[u"costs"_s].toArray())
            QVERIFY2(text.out.contains(cost.toString().toUtf8()), text.out.constData());
    }
};

QTEST_GUILESS_MAIN(TestCtlRoles)
#include "tst_ctlroles.moc"
