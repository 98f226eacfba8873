// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a login without the tables leaves open, and how its batches are put together.
#include "agent/polldecision.h"
#include "agent/statementtext.h"

#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAgentAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anUnknownSessionIsLearntAndNoRestart();
    void statementsAreRepeated();
    void onlyTheTableStatementsNameTables();
};

void TestAgentAccess::anUnknownSessionIsLearntAndNoRestart()
{
    const QUuid job = QUuid::createUuid();
    const QDateTime sent(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    StartReceipt receipt;
    receipt.job = job;
    receipt.sentLocal = sent;
    WatchedRun run = watch(receipt);
    PollAnswer answer;
    answer.jobs.insert(job, {});
    QCOMPARE(decide(run, answer, 1s).rule, 6); // no row, no session

    answer.session = 12;
    ActivityRow row;
    row.requestedLocal = sent;
    row.requestedSource = u"4"_s;
    row.startedLocal = sent.addSecs(1);
    answer.activity.insert(job, row);
    const Verdict running = decide(run, answer, 2s);
    QCOMPARE(running.rule, 8);
    QCOMPARE(running.phase, RunPhase::Running);
    QCOMPARE(run.receipt.session, 12);

    answer.session = 13; // now a restart is one
    const Verdict restarted = decide(run, answer, 3s);
    QCOMPARE(restarted.rule, 1);
    QCOMPARE(restarted.end.reason, EndReason::AgentRestarted);
}

void TestAgentAccess::statementsAreRepeated()
{
    QCOMPARE(repeatedStatements(u"A;/*each*/B ?;/*and each*/C"_s, 3), u"A;B ?;B ?;B ?;C"_s);
    QCOMPARE(repeatedStatements(u"A;/*each*/B ?;/*and each*/C"_s, 0), u"A;C"_s);
    QCOMPARE(repeatedStatements(statementText(u"helppoll"_s), 2).count(u'?'), 6);
}

// A role may execute procedures and read nothing: a table in one of these would be a 229 for everyone.
void TestAgentAccess::onlyTheTableStatementsNameTables()
{
    int checked = 0;
    for (const QString& name : statementNames()) {
        if (!name.startsWith("help"_L1))
            continue;
        ++checked;
        const QString text = statementText(name);
        QVERIFY2(!text.contains("msdb.dbo.sys"_L1), qPrintable(name));
        QVERIFY2(text.contains("msdb.dbo.sp_"_L1), qPrintable(name));
    }
    QVERIFY(checked >= 10);
}

QTEST_GUILESS_MAIN(TestAgentAccess)
#include "tst_agentaccess.moc"
