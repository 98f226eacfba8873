// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"
#include "junit.h"
#include "run/runsummary.h"
#include "rundisplay.h"
#include "runningcommand.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QTest>
#include <QXmlStreamReader>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime kStart(QDate(2026, 11, 22), QTime(22, 0), Qt::UTC);

ParentPackage twoTasks()
{
    ParentPackage package;
    package.name = u"Nightly"_s;
    for (const QString& id : {u"a"_s, u"b"_s}) {
        Task task;
        task.id = id;
        task.name = u"Load "_s + id;
        task.job = u"Job "_s + id;
        task.where.servers = {u"SQL01"_s};
        package.tasks += task;
    }
    return package;
}

// Task a fails after 10 s, b is skipped.
QList<RunEvent> failedRun()
{
    qint64 sequence = 0;
    const auto at = [&](int second, RunEventBody body) {
        return RunEvent{++sequence, kStart.addSecs(second), std::move(body)};
    };
    TaskEnded ended;
    ended.task = u"a"_s;
    ended.server = u"SQL01"_s;
    ended.outcome = TaskOutcome::Failed;
    ended.attempts = 1;
    ended.started = kStart.addSecs(1);
    ended.ended = kStart.addSecs(11);
    ended.failure = FailureKind::JobFailed;
    ended.error = u"The job failed. <Invalid object name 'x'>"_s;
    return {
        at(0, RunStarted{u"r1"_s, u"Nightly"_s, u"n.stellwerk"_s}),
        at(0, TaskReady{u"a"_s}),
        at(0, TaskPlaced{u"a"_s, u"SQL01"_s, u"SQL01 is the only one."_s}),
        at(0, StartRequested{u"a"_s, u"SQL01"_s, 1}),
        at(1, AttemptStarted{u"a"_s, u"SQL01"_s, 1, u"2026-11-22T23:00:01"_s}),
        at(11, AttemptEnded{u"a"_s, u"SQL01"_s, 1, TaskOutcome::Failed, FailureKind::JobFailed, ended.error}),
        at(11, ended),
        at(11, TaskSkipped{u"b"_s, u"Load a failed."_s}),
        at(11, RunEnded{RunOutcome::Failed})};
}

struct Screen
{
    explicit Screen(bool terminal)
    {
        out.open(QIODevice::WriteOnly);
        err.open(QIODevice::WriteOnly);
        console.emplace(Console::Setup{nullptr, &out, &err, terminal, false, false, 80});
    }
    QString text() const { return QString::fromUtf8(out.data()); }
    QBuffer out;
    QBuffer err;
    std::optional<Console> console;
};

} // namespace

class TestCtlDisplay : public QObject
{
    Q_OBJECT

    static RunSummary show(Screen& screen, RunModel& model)
    {
        RunDisplay display(*screen.console, &model);
        display.begin(twoTasks());
        const QList<RunEvent> events = failedRun();
        for (const RunEvent& event : events) {
            model.apply(event);
            display.take(event);
        }
        FleetSnapshot fleet;
        fleet.servers += ServerSnapshot{u"SQL01"_s, {}, {}, 4, 0, false};
        const RunSummary summary = summarize(u"r1"_s, twoTasks(), fleet, events);
        display.end(summary);
        return summary;
    }

private Q_SLOTS:
    void jsonIsOneLineAnEventAndTheSummary()
    {
        Screen screen(true);
        screen.console->setJson(true);
        RunModel model;
        model.begin(twoTasks());
        show(screen, model);
        QStringList types;
        QJsonObject last;
        for (const QString& line : screen.text().split(u'\n', Qt::SkipEmptyParts)) {
            last = QJsonDocument::fromJson(line.toUtf8()).object();
            QVERIFY2(!last.isEmpty(), qPrintable(line));
            QCOMPARE(last.value(u"run"_s).toString(), u"r1"_s);
            types += last.value(u"type"_s).toString();
        }
        QCOMPARE(types, QStringList({u"run_started"_s, u"task_ready"_s, u"task_placed"_s,
                                     u"start_requested"_s, u"attempt_started"_s, u"attempt_ended"_s,
                                     u"task_ended"_s, u"task_skipped"_s, u"run_ended"_s, u"summary"_s}));
        QCOMPARE(last.value(u"outcome"_s).toString(), u"failed"_s);
        const QJsonObject tasks = last.value(u"tasks"_s).toObject();
        QCOMPARE(tasks.value(u"failed"_s).toInt(), 1);
        QCOMPARE(tasks.value(u"skipped"_s).toInt(), 1);
        QCOMPARE(tasks.value(u"succeeded"_s).toInt(-1), 0);
        QCOMPARE(last.value(u"makespan_ms"_s).toInt(), 11'000);
        QCOMPARE(last.value(u"servers"_s)[0].toObject().value(u"server"_s).toString(), u"SQL01"_s);
    }

    void pipeGetsPlainLines()
    {
        Screen screen(false);
        RunModel model;
        model.begin(twoTasks());
        show(screen, model);
        QVERIFY(!screen.text().contains(QChar(0x1b)));
        QVERIFY2(screen.text().contains(u"'Load a' goes to SQL01"_s), qPrintable(screen.text()));
        QVERIFY2(screen.text().contains(u"'Load a' failed after 10.0 s"_s), qPrintable(screen.text()));
        QVERIFY2(screen.text().contains(u"0 succeeded, 1 failed, 1 skipped"_s), qPrintable(screen.text()));
    }

    void barsFitTheTerminal()
    {
        RunModel model;
        model.begin(twoTasks());
        const QList<RunEvent> events = failedRun();
        for (int i = 0; i < 5; ++i)
            model.apply(events[i]);
        model.setExpected(u"a"_s, 20s);
        const QStringList lines = RunDisplay::bars(model, kStart.addSecs(11), {60, false, false});
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].contains(u"0/2 tasks, 1 run, 0:11"_s), qPrintable(lines[0]));
        QVERIFY2(lines[1].contains(u"Load a"_s) && lines[1].contains(u"SQL01"_s), qPrintable(lines[1]));
        for (const QString& line : lines)
            QVERIFY(line.size() <= 60);
        const QString wide = RunDisplay::bars(model, kStart.addSecs(11), {120, false, false})[1];
        QVERIFY2(wide.contains(u"######......"_s), qPrintable(wide));
        QVERIFY2(wide.contains(u"0:10 of ~0:20"_s), qPrintable(wide));
    }

    void exitCodes_data()
    {
        QTest::addColumn<RunSummary>("summary");
        QTest::addColumn<int>("code");
        const auto row = [](RunOutcome outcome, int failed, int cancelled, int unknown) {
            RunSummary summary;
            summary.outcome = outcome;
            summary.failed = failed;
            summary.cancelled = cancelled;
            summary.unknown = unknown;
            return summary;
        };
        QTest::newRow("all well") << row(RunOutcome::Succeeded, 0, 0, 0) << 0;
        QTest::newRow("warnings") << row(RunOutcome::SucceededWithWarnings, 0, 0, 0) << 0;
        QTest::newRow("handled failure") << row(RunOutcome::SucceededWithWarnings, 1, 0, 0) << 1;
        QTest::newRow("failed") << row(RunOutcome::Failed, 1, 0, 0) << 1;
        QTest::newRow("cancelled") << row(RunOutcome::Cancelled, 0, 2, 0) << 1;
        QTest::newRow("unknown before failed") << row(RunOutcome::Failed, 1, 0, 1) << 3;
        QTest::newRow("never ended") << RunSummary{} << 3;
    }

    void exitCodes()
    {
        QFETCH(RunSummary, summary);
        QTEST(int(exitCodeOf(summary)), "code");
    }

    void junitCountsWhatHappened()
    {
        RunModel model;
        model.begin(twoTasks());
        for (const RunEvent& event : failedRun())
            model.apply(event);
        const QByteArray bytes = junitXml(model, twoTasks());
        QXmlStreamReader xml(bytes);
        QStringList names;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement) {
                names += xml.name().toString();
                if (xml.name() == "testsuite"_L1) {
                    QCOMPARE(xml.attributes().value("tests"_L1).toString(), u"2"_s);
                    QCOMPARE(xml.attributes().value("failures"_L1).toString(), u"1"_s);
                    QCOMPARE(xml.attributes().value("skipped"_L1).toString(), u"1"_s);
                }
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(names, QStringList({u"testsuites"_s, u"testsuite"_s, u"testcase"_s, u"failure"_s,
                                     u"testcase"_s, u"skipped"_s}));
    }

    // What Jenkins' and GitLab's readers know (junit-10.xsd), whatever names and messages hold.
    void junitHasTheShapeThatReadersKnow()
    {
        ParentPackage package = twoTasks();
        const QString hostile = u"<a> & \"]]>\u0001\n"_s + QChar(0xd83d) + u'x';
        package.name = hostile;
        for (Task& task : package.tasks)
            task.name = hostile;
        RunModel model;
        model.begin(package);
        QList<RunEvent> events = failedRun();
        for (RunEvent& event : events) {
            if (auto* ended = std::get_if<TaskEnded>(&event.body))
                ended->error = hostile + u"🚂"_s.repeated(2'000'000);
            model.apply(event);
        }
        const QByteArray bytes = junitXml(model, package);
        QVERIFY(bytes.size() < 5'000'000); // GitLab takes 10 MB at most
        static const QHash<QString, QSet<QString>> known{
            {u"testsuites"_s, {u"name"_s, u"time"_s, u"tests"_s, u"failures"_s, u"errors"_s}},
            {u"testsuite"_s,
             {u"name"_s, u"tests"_s, u"failures"_s, u"errors"_s, u"skipped"_s, u"time"_s, u"timestamp"_s}},
            {u"testcase"_s, {u"name"_s, u"classname"_s, u"time"_s}},
            {u"failure"_s, {u"type"_s, u"message"_s}},
            {u"error"_s, {u"type"_s, u"message"_s}},
            {u"skipped"_s, {u"message"_s}}};
        QXmlStreamReader xml(bytes);
        int cases = 0;
        int failures = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            const QString element = xml.name().toString();
            QVERIFY2(known.contains(element), qPrintable(element));
            for (const QXmlStreamAttribute& attribute : xml.attributes())
                QVERIFY2(known[element].contains(attribute.name().toString()),
                         qPrintable(element + u' ' + attribute.name().toString()));
            for (const QString& number : {u"time"_s, u"tests"_s, u"failures"_s, u"errors"_s}) {
                bool fine = true;
                if (xml.attributes().hasAttribute(number))
                    (void)xml.attributes().value(number).toDouble(&fine);
                QVERIFY(fine);
            }
            cases += element == u"testcase";
            failures += element == u"failure";
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(cases, 2);
        QCOMPARE(failures, 1);
    }
};

QTEST_GUILESS_MAIN(TestCtlDisplay)
#include "tst_ctldisplay.moc"
