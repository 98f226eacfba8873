// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says about the test of a server: a line a rung, and under the permissions what is missing.
#include "shell/testtext.h"

#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

class TestTestText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesRoleReaderAndCosts()
    {
        using Step = ServerTestStep;
        Step rights{Step::Id::Permissions, Step::Result::Warning,
                    u"SQLAgentReaderRole, jobs are read through procedures"_s, u"Enough."_s};
        rights.costs = QStringList{u"Starts its own only."_s, u"Sees no Agent."_s};
        const QList<Step> steps{{Step::Id::Login, Step::Result::Ok, u"SQL01"_s, {}},
                                rights,
                                {Step::Id::Ssis, Step::Result::Skipped, {}, {}}};
        const QStringList lines = TestText::of(steps).split(u'\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], u"Login: ok \u2013 SQL01"_s);
        QCOMPARE(lines[1], u"Permissions: warning \u2013 SQLAgentReaderRole, jobs are read through procedures"
                           " \u2013 Enough."_s);
        QVERIFY(lines[2].endsWith(u"Starts its own only."_s));
        QVERIFY(lines[3].endsWith(u"Sees no Agent."_s));
        QVERIFY(TestText::passed(steps));
    }
};

QTEST_GUILESS_MAIN(TestTestText)
#include "tst_testtext.moc"
