// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The report of a run: what it tells, and that nothing in a name or message can leave its place.
#include "report/htmlwriter.h"
#include "report/picturelayout.h"
#include "report/reportexcerpts.h"
#include "report/reportfacts.h"
#include "report/reportsources.h"
#include "report/runreport.h"
#include "virtualrun.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <rapidcheck.h>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QDateTime at(int second)
{
    return QDateTime(QDate(2026, 11, 22), QTime(22, 0), Qt::UTC).addSecs(second);
}

Task taskOf(const QString& id, const QString& name)
{
    Task task;
    task.id = id;
    task.name = name;
    task.job = u"Job "_s + name;
    task.where.servers = {u"SQL01"_s};
    return task;
}

// Extract fails at its first attempt and runs well at its second; Load fails for good; Publish never runs.
ReportInput nightlyRun(const QString& message = u"Login failed for user 'etl'."_s)
{
    ReportInput input;
    RunRecord& record = input.replay.record;
    record.id = u"20261122-220000-1f3a"_s;
    record.host = u"CTRL01"_s;
    record.file = u"/home/ann/nightly.stellwerk"_s;
    record.started = at(0);
    ParentPackage& package = record.package;
    package.name = u"Nightly load"_s;
    package.tasks = {taskOf(u"x"_s, u"Extract"_s), taskOf(u"l"_s, u"Load"_s), taskOf(u"p"_s, u"Publish"_s)};
    package.tasks[0].group = u"g"_s;
    package.groups = {Group{u"g"_s, u"Staging"_s, 2, {}}};
    package.notes = {StickyNote{u"n"_s, u"# Ask Ann first\nand nobody else"_s, NoteColor::Blue, {}}};
    package.constraints = {Constraint{u"c1"_s, u"x"_s, u"l"_s, ConstraintKind::Success, {}, {}},
                           Constraint{u"c2"_s, u"l"_s, u"p"_s, ConstraintKind::Success, {}, {}}};
    package.layout = {{u"x"_s, {0, 0}}, {u"l"_s, {304, 0}}, {u"p"_s, {608, 0}}, {u"n"_s, {0, 200}}};
    package.window = ProcessingWindow{u"22:02"_s};
    ServerSnapshot server;
    server.name = u"SQL01"_s;
    server.capacity = 2;
    record.fleet.servers = {server};
    QList<RunEvent>& events = input.replay.events;
    const auto add = [&](int second, RunEventBody body) {
        events.append(RunEvent{events.size() + 1, at(second), std::move(body)});
    };
    const auto begin = [&](const QString& task, int attempt, int second) {
        add(second, TaskReady{task});
        add(second, TaskPlaced{task, u"SQL01"_s, u"the only one"_s});
        add(second, StartRequested{task, u"SQL01"_s, attempt});
        add(second + 2, AttemptStarted{task, u"SQL01"_s, attempt, {}});
    };
    add(0, RunStarted{record.id, package.name, record.file});
    begin(u"x"_s, 1, 0);
    add(10, StepFinished{u"x"_s, u"SQL01"_s, 1, 2, u"Copy"_s, TaskOutcome::Failed, u"deadlock victim"_s, 8s});
    add(10, AttemptEnded{u"x"_s, u"SQL01"_s, 1, TaskOutcome::Failed, FailureKind::JobFailed,
                         u"The job failed."_s});
    add(10, RetryScheduled{u"x"_s, 2, 30s});
    begin(u"x"_s, 2, 40);
    add(80, AttemptEnded{u"x"_s, u"SQL01"_s, 2, TaskOutcome::Succeeded, FailureKind::None, {}});
    add(80, TaskEnded{u"x"_s, u"SQL01"_s, TaskOutcome::Succeeded, 2, at(42), at(80), FailureKind::None, {}});
    add(85, HoldChanged{u"l"_s, true});
    add(88, HoldChanged{u"l"_s, false});
    begin(u"l"_s, 1, 90);
    add(150, AttemptEnded{u"l"_s, u"SQL01"_s, 1, TaskOutcome::Failed, FailureKind::PackageFailed, message});
    add(150, TaskEnded{u"l"_s, u"SQL01"_s, TaskOutcome::Failed, 1, at(92), at(150),
                       FailureKind::PackageFailed, message});
    add(150, TaskSkipped{u"p"_s, u"Load failed"_s});
    add(151, RunEnded{RunOutcome::Failed});
    input.zone = QTimeZone::utc();
    input.locale = QLocale(QLocale::English, QLocale::UnitedStates);
    input.written = at(4000);
    return input;
}

// What is wrong with it, or empty. It must be XML, hold only what the report writes, and refer to itself
// only.
QString wrongWith(const QByteArray& html)
{
    static const QSet<QString> tags{
        u"html"_s, u"head"_s, u"meta"_s, u"title"_s,   u"style"_s,  u"body"_s,  u"h1"_s,
        u"h2"_s,   u"p"_s,    u"dl"_s,   u"dt"_s,      u"dd"_s,     u"div"_s,   u"b"_s,
        u"br"_s,   u"span"_s, u"a"_s,    u"table"_s,   u"thead"_s,  u"tbody"_s, u"tr"_s,
        u"th"_s,   u"td"_s,   u"pre"_s,  u"details"_s, u"ul"_s,     u"li"_s,    u"summary"_s,
        u"svg"_s,  u"g"_s,    u"rect"_s, u"path"_s,    u"circle"_s, u"line"_s,  u"text"_s};
    static const QSet<QString> mayBeEmpty{u"meta"_s, u"br"_s, u"rect"_s, u"path"_s, u"circle"_s, u"line"_s};
    QXmlStreamReader xml(html);
    QSet<QString> ids;
    QSet<QString> links;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString tag = xml.name().toString();
        if (!tags.contains(tag))
            return u"element "_s + tag;
        for (const QXmlStreamAttribute& attribute : xml.attributes()) {
            const QString name = attribute.name().toString();
            if (name.startsWith(u"on") || name == u"src" || name == u"style")
                return u"attribute "_s + name;
            if (name == u"href" && !attribute.value().startsWith(u'#'))
                return u"link to "_s + attribute.value().toString();
            if (name == u"href")
                links.insert(attribute.value().mid(1).toString());
            if (name == u"id") {
                if (ids.contains(attribute.value().toString()))
                    return u"id twice: "_s + attribute.value().toString();
                ids.insert(attribute.value().toString());
            }
        }
    }
    if (xml.hasError())
        return u"line %1: %2"_s.arg(xml.lineNumber()).arg(xml.errorString());
    if (!ids.contains(links))
        return u"a link leads nowhere: "_s + (links - ids).values().join(u' ');
    // HTML reads <td/> as a cell that is not closed: only elements without content may be written so.
    static const QRegularExpression closedAtOnce(u"<([a-z0-9]+)[^<>]*/>"_s);
    auto found = closedAtOnce.globalMatch(QString::fromUtf8(html));
    while (found.hasNext()) {
        const QString tag = found.next().captured(1);
        if (!mayBeEmpty.contains(tag))
            return u"closed at once: "_s + tag;
    }
    return {};
}

QString textOf(const QByteArray& html)
{
    QXmlStreamReader xml(html);
    QString text;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::Characters)
            text += xml.text().toString() + u'\n';
    }
    return text;
}

#define FINE(html)                                                                                           \
    do {                                                                                                     \
        const QString wrong = wrongWith(html);                                                               \
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));                                                        \
    } while (false)

// Everything that has ever broken out of a page.
QString hostileText(packagegen::Random& random)
{
    static const QStringList parts{u"<script>alert(1)</script>"_s,
                                   u"</pre></td></table><h1>"_s,
                                   u"\"><img src=x onerror=alert(1)>"_s,
                                   u"' onmouseover='x"_s,
                                   u"]]>"_s,
                                   u"<!--"_s,
                                   u"-->"_s,
                                   u"</style></title></svg>"_s,
                                   u"&amp;&lt;&#x3c;"_s,
                                   u"javascript:alert(1)"_s,
                                   u"%1 %n %2"_s,
                                   QString(QChar(0)),
                                   u"\u0001\u001b[31m\u0085"_s,
                                   QString(QChar(0xd83d)),
                                   QString(QChar(0xde80)),
                                   QString(QChar(0xffff)),
                                   u"\u202e\u2066"_s,
                                   u"🚂\U0001ffff"_s,
                                   u"\r\n\r\t"_s,
                                   u"Größe 日本"_s};
    QString text;
    for (int i = random.below(5); i >= 0; --i)
        text += parts.at(random.below(int(parts.size())));
    return text;
}

} // namespace

class TestRunReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheRun();
    void opensWithTheFirstError();
    void drawsThePackage();
    void drawsTheTimeline();
    void longMessagesAreCutWithTheirSize();
    void namesWhatDidNotRun();
    void comparesWithTheUsual();
    void speaksGerman();
    void hostileTextStaysInItsPlace();
    void anyRunMakesAWholePage();
    void thousandsOfTasksStaySmall();
    void runWithoutEvents();
    void placesWhatHasNoPlace();
    void waysEndAtTheirTask();
    void excerptsAreTheNearestLines();
    void writesTheFileOrSaysWhyNot();
    void printsAtOnceOnlyWhenAsked();
    void fileNamesFitEverywhere();
};

void TestRunReport::tellsTheRun()
{
    const QByteArray html = runReport(nightlyRun());
    FINE(html);
    const QString text = textOf(html);
    for (const QString& part :
         {u"Nightly load"_s, u"20261122-220000-1f3a"_s, u"CTRL01"_s, u"✕\u00a0Failed"_s,
          u"1 succeeded, 1 failed, 1 skipped"_s, u"Sunday, November 22, 2026, 22:00:00"_s, u"22:02:31"_s,
          u"2\u00a0m\u00a031\u00a0s"_s, u"Critical path"_s, u"Did not run because of it: Publish"_s,
          u"All times are UTC."_s})
        QVERIFY2(text.contains(part), qPrintable(part));
    QVERIFY(text.contains(u"missed by 31\u00a0s"_s)); // the window ended at 22:02
    QVERIFY(html.contains("prefers-color-scheme:dark") && html.contains("@media print"));
    for (const char* foreign : {"http://", "https://", "src=", "url(", "@import"})
        QVERIFY2(!html.contains(foreign), foreign);
}

void TestRunReport::opensWithTheFirstError()
{
    const ReportFacts facts(nightlyRun());
    QCOMPARE(facts.failures().size(), 2);
    const ReportFacts::Failure& first = facts.failures().first();
    QCOMPARE(first.task, u"x"_s);
    QCOMPARE(first.attempt, 1);
    QCOMPARE(first.step, u"2 (Copy)"_s);
    QCOMPARE(first.stepMessage, u"deadlock victim"_s); // the job's own error does not say it
    QCOMPARE(facts.failures().last().task, u"l"_s);
    QVERIFY(facts.failures().last().stepMessage.isEmpty());
    QVERIFY(!first.around.isEmpty()); // no server's log: the run's own events
    QCOMPARE(facts.retries().size(), 1);
    QCOMPARE(facts.retries().first().wait, 30s);
    QCOMPARE(facts.decisions().size(), 2);
    const QString text = textOf(runReport(facts));
    const qsizetype copy = text.indexOf(u"deadlock victim");
    QVERIFY(copy > 0 && copy < text.indexOf(u"Login failed"));
    QVERIFY(text.contains(u"A halt is set before Load"_s));
    QVERIFY(text.contains(u"The job succeeded, but its package failed"_s));
}

void TestRunReport::drawsThePackage()
{
    const QByteArray html = runReport(nightlyRun());
    QVERIFY(html.contains("class=\"card succeeded\"") && html.contains("class=\"card failed\"") &&
            html.contains("class=\"card skipped\""));
    const QString text = textOf(html);
    for (const QString& part : {u"Extract"_s, u"Staging  max 2"_s, u"# Ask Ann first"_s,
                                u"Succeeded · SQL01 · 38 s · ×2"_s, u"Extract → Load: On success"_s})
        QVERIFY2(text.contains(part), qPrintable(part));
    QVERIFY(html.contains("class=\"line success critical\""));
    QVERIFY(html.contains("href=\"#task-1\"") && html.contains("id=\"task-1\""));
}

void TestRunReport::drawsTheTimeline()
{
    const QByteArray html = runReport(nightlyRun());
    const qsizetype begin = html.indexOf("<svg class=\"timeline\"");
    QVERIFY(begin > 0);
    const QByteArray picture = html.mid(begin, html.indexOf("</svg>", begin) - begin);
    QCOMPARE(picture.count("class=\"queue\""), 3); // three attempts, each waited two seconds
    QCOMPARE(picture.count("<g class=\"failed\">"), 2);
    QCOMPARE(picture.count("<g class=\"succeeded\">"), 1);
    QVERIFY(picture.contains("Extract, attempt 2: Succeeded"));
    QVERIFY(picture.contains("waited 2.0\xc2\xa0s, ran 38\xc2\xa0s"));
    QVERIFY(picture.contains("class=\"window\"")); // it ended meanwhile
}

void TestRunReport::longMessagesAreCutWithTheirSize()
{
    const QString message = u"Error 🚂 in a very long message.\n"_s.repeated(300'000); // about 10 MB
    const QByteArray html = runReport(nightlyRun(message));
    FINE(html);
    QVERIFY2(html.size() < 2'000'000, qPrintable(QString::number(html.size())));
    QVERIFY(html.size() > 1'000'000);
    const QString size =
        QLocale(QLocale::English)
            .formattedDataSize(message.toUtf8().size(), 1, QLocale::DataSizeTraditionalFormat);
    QVERIFY(textOf(html).contains(u"(it has %1)"_s.arg(size)));
    QVERIFY(!html.contains("\xef\xbf\xbd")); // no half of a pair was left behind

    const QString shorter = u"x"_s.repeated(20'000);
    QVERIFY(runReport(nightlyRun(shorter)).contains(shorter.toLatin1()));
}

void TestRunReport::namesWhatDidNotRun()
{
    ReportInput input = nightlyRun();
    const ReportFacts facts(input);
    QCOMPARE(facts.delayOf(u"l"_s).prevented, QList<TaskId>{u"p"_s});
    QCOMPARE(facts.delayOf(u"x"_s).prevented, QList<TaskId>()); // Load ran
    QCOMPARE(facts.wayToTheEnd().first(2), (QList<TaskId>{u"x"_s, u"l"_s}));
    std::chrono::milliseconds total{0};
    for (const PathPiece& piece : facts.path())
        total += piece.length();
    QCOMPARE(total, facts.summary().makespan); // a way without holes
    QVERIFY(facts.lateTasks().isEmpty());      // nobody knows what is usual
    input.usualLengths = {{u"x"_s, 20s}, {u"l"_s, 60s}};
    const ReportFacts late(input);
    QCOMPARE(late.lateTasks(), QList<TaskId>{u"x"_s});
    QVERIFY(textOf(runReport(late)).contains(u"took 1\u00a0m\u00a000\u00a0s longer than usual"_s));
}

void TestRunReport::comparesWithTheUsual()
{
    ReportInput input = nightlyRun();
    input.usualRun = {100s, 90s, 120s, 10};
    input.usual.insert(u"x"_s, {20s, 18s, 22s, 5});
    const QString text = textOf(runReport(input));
    QVERIFY(text.contains(u"+51\u00a0% against the usual 1\u00a0m\u00a040\u00a0s"_s));
    QVERIFY(text.contains(u"▲+90\u00a0%"_s)); // Extract took 38 s

    // By the journal: earlier runs of the same file that ended well.
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    {
        Journal journal(file);
        QSignalSpy durable(&journal, &Journal::durable);
        quint64 last = 0;
        for (int run = 1; run <= 3; ++run) {
            ReportInput earlier = nightlyRun();
            RunRecord& record = earlier.replay.record;
            record.id = u"r%1"_s.arg(run);
            record.started = at(-86'400 * run);
            QList<RunEvent> events{RunEvent{1, record.started, RunStarted{record.id, {}, {}}}};
            const QDateTime end = record.started.addSecs(10 * run);
            events.append({2, record.started, StartRequested{u"x"_s, u"SQL01"_s, 1}});
            events.append({3, record.started, AttemptStarted{u"x"_s, u"SQL01"_s, 1, {}}});
            events.append({4, end, AttemptEnded{u"x"_s, u"SQL01"_s, 1, TaskOutcome::Succeeded, {}, {}}});
            events.append(
                {5, end, TaskEnded{u"x"_s, u"SQL01"_s, TaskOutcome::Succeeded, 1, {}, end, {}, {}}});
            events.append({6, end, RunEnded{run == 3 ? RunOutcome::Failed : RunOutcome::Succeeded}});
            journal.beginRun(record);
            last = journal.append(record.id, events);
        }
        QTRY_VERIFY(!durable.isEmpty() && durable.constLast().first().toULongLong() >= last);
    }
    const ReportInput told = reportInputOf(file, nightlyRun().replay);
    QCOMPARE(told.usualRun.samples, 2); // the failed one does not tell what is usual
    QCOMPARE(told.usualRun.median, std::chrono::milliseconds(15s));
    QCOMPARE(told.usual.value(u"x"_s).samples, 2);
    QVERIFY(!loadReportInput(file, u"nobody"_s));
}

void TestRunReport::speaksGerman()
{
    QTranslator german;
    QVERIFY(german.load(u":/stellwerk/translations/stellwerk_de.qm"_s));
    QCoreApplication::installTranslator(&german);
    ReportInput input = nightlyRun();
    input.locale = QLocale(QLocale::German, QLocale::Germany);
    const QByteArray html = runReport(input);
    QCoreApplication::removeTranslator(&german);
    FINE(html);
    QVERIFY(html.contains("<html lang=\"de\">"));
    const QString text = textOf(html);
    for (const QString& part :
         {u"Fehlgeschlagen"_s, u"Was fehlschlug, der erste Fehler zuerst"_s,
          u"Liefen deshalb nicht: Publish"_s, u"Sonntag, 22. November 2026, 22:00:00"_s})
        QVERIFY2(text.contains(part), qPrintable(part));
}

void TestRunReport::hostileTextStaysInItsPlace()
{
    QVERIFY(rc::check([](quint64 seed) {
        packagegen::Random random(seed);
        ReportInput input = nightlyRun(hostileText(random));
        RunRecord& record = input.replay.record;
        record.id = hostileText(random);
        record.host = hostileText(random);
        record.file = hostileText(random);
        record.package.name = hostileText(random);
        record.package.description = hostileText(random);
        for (Task& task : record.package.tasks)
            task.name = hostileText(random);
        record.package.groups[0].title = hostileText(random);
        record.package.notes[0].text = hostileText(random);
        for (RunEvent& event : input.replay.events) {
            std::visit(
                [&](auto& body) {
                    if constexpr (requires { body.server; })
                        body.server = hostileText(random);
                    if constexpr (requires { body.why; })
                        body.why = hostileText(random);
                    if constexpr (requires { body.message; })
                        body.message = hostileText(random);
                },
                event.body);
        }
        const QString wrong = wrongWith(runReport(input));
        if (!wrong.isEmpty())
            RC_FAIL(wrong.toStdString());
    }));
}

void TestRunReport::anyRunMakesAWholePage()
{
    QVERIFY(rc::check([](quint64 seed) {
        packagegen::Random random(seed);
        const FleetSnapshot fleet = packagegen::fleet(random);
        ParentPackage package = packagegen::runnable(random, fleet);
        const ParentPackage clothes = packagegen::decorated(random);
        package.name = clothes.name;
        package.notes = clothes.notes;
        package.layout = clothes.layout;
        virtualrun::Behaviour behaviour;
        behaviour.control = 8;
        behaviour.again = 1;
        virtualrun::World world(package, fleet, seed, behaviour);
        (void)world.run();
        ReportInput input;
        input.replay.record.package = package;
        input.replay.record.fleet = fleet;
        input.replay.events = world.events;
        if (random.oneIn(3)) // it is still under way
            input.replay.events.resize(random.below(int(world.events.size()) + 1));
        const QString wrong = wrongWith(runReport(input));
        if (!wrong.isEmpty())
            RC_FAIL(wrong.toStdString());
    }));
}

void TestRunReport::thousandsOfTasksStaySmall()
{
    ReportInput input = nightlyRun();
    ParentPackage& package = input.replay.record.package;
    package.tasks.clear();
    package.constraints.clear();
    package.layout.clear();
    input.replay.events = {RunEvent{1, at(0), RunStarted{u"r"_s, {}, {}}}};
    constexpr int kTasks = 5000;
    for (int i = 0; i < kTasks; ++i) {
        const QString id = u"t%1"_s.arg(i);
        const QString server = u"SQL%1"_s.arg(i % 40);
        package.tasks.append(taskOf(id, u"Task %1"_s.arg(i)));
        input.replay.events.append({0, at(i % 7), StartRequested{id, server, 1}});
        input.replay.events.append({0, at(i % 7), AttemptStarted{id, server, 1, {}}});
    }
    for (int i = 0; i < kTasks; ++i) {
        const QString server = u"SQL%1"_s.arg(i % 40);
        const auto outcome = i % 50 == 0 ? TaskOutcome::Failed : TaskOutcome::Succeeded;
        input.replay.events.append(
            {0, at(3600 + i), AttemptEnded{package.tasks.at(i).id, server, 1, outcome, {}, u"no"_s}});
        input.replay.events.append(
            {0, at(3600 + i),
             TaskEnded{package.tasks.at(i).id, server, outcome, 1, {}, at(3600 + i), {}, u"no"_s}});
    }
    QElapsedTimer clock;
    clock.start();
    const QByteArray html = runReport(input);
    qInfo() << kTasks << "tasks:" << clock.elapsed() << "ms," << html.size() / 1024 << "KiB";
    FINE(html);
    QVERIFY(html.size() < 12'000'000);
    static const QRegularExpression box(u"class=\"timeline\" viewBox=\"0 0 1080 ([0-9.]+)\""_s);
    const double height = box.match(QString::fromUtf8(html)).captured(1).toDouble();
    QVERIFY2(height > 50 && height < 1400, qPrintable(QString::number(height)));
    const qsizetype begin = html.indexOf("<svg class=\"timeline\"");
    QVERIFY(html.indexOf("</svg>", begin) - begin < 600'000); // the load of 40 servers, not 5,000 bars
    QVERIFY(html.contains("at most 125 at a time"));
}

void TestRunReport::runWithoutEvents()
{
    ReportInput input = nightlyRun();
    input.replay.events.clear(); // its program died before the first one
    FINE(runReport(input));
    QVERIFY(textOf(runReport(input)).contains(u"Not ended"_s));
    input.replay.record.package = {};
    FINE(runReport(input));
}

void TestRunReport::placesWhatHasNoPlace()
{
    ParentPackage package = nightlyRun().replay.record.package;
    package.layout = {{u"x"_s, {100, 50}}, {u"l"_s, {std::nan(""), 1e300}}};
    const PictureLayout layout(package);
    QCOMPARE(layout.taskAt(0), QPointF(100, 50));
    QList<QRectF> cards;
    for (int i = 0; i < 3; ++i) {
        const QRectF card(layout.taskAt(i), PictureLayout::kCard);
        QVERIFY(layout.bounds().contains(card));
        for (const QRectF& other : std::as_const(cards))
            QVERIFY(!other.intersects(card));
        cards.append(card);
    }
    QVERIFY(layout.taskAt(2).x() > layout.taskAt(1).x()); // Publish follows Load
    QVERIFY(layout.bounds().contains(layout.noteAt(0)) && layout.groupAt(0).contains(cards.first()));
}

void TestRunReport::waysEndAtTheirTask()
{
    for (const QPointF& to : {QPointF(304, 0), QPointF(304, 96), QPointF(0, 192), QPointF(-304, 0)}) {
        const QList<QPointF> way = PictureLayout::way({0, 0}, to);
        QCOMPARE(way.first(), QPointF(208, 32));
        QCOMPARE(way.last(), to + QPointF(-8, 32)); // the arrow's head takes the rest
        for (qsizetype i = 1; i < way.size(); ++i)
            QVERIFY(way.at(i).x() == way.at(i - 1).x() || way.at(i).y() == way.at(i - 1).y());
    }
}

void TestRunReport::excerptsAreTheNearestLines()
{
    QList<LogRecord> lines;
    for (int i = 0; i < 1000; ++i) {
        LogRecord line;
        line.at = at((i * 7) % 1000); // in no order
        line.server = i % 2 ? u"SQL01"_s : u"SQL02"_s;
        line.message = QString::number((i * 7) % 1000);
        lines.append(line);
    }
    ExcerptCollector collector({{at(500), u"t"_s, u"SQL01"_s}, {at(100), u"t"_s, {}}});
    for (const LogRecord& line : std::as_const(lines))
        collector.offer(line);
    LogRecord ours;
    ours.at = at(101);
    ours.task = u"t"_s;
    collector.offer(ours);
    ours.level = LogLevel::Debug;
    collector.offer(ours);
    const QList<QList<LogRecord>> taken = collector.taken();
    QCOMPARE(taken.size(), 2);
    QCOMPARE(taken.at(0).size(), ExcerptCollector::kBefore + ExcerptCollector::kAfter);
    for (qsizetype i = 1; i < taken.at(0).size(); ++i)
        QVERIFY(taken.at(0).at(i - 1).at < taken.at(0).at(i).at);
    QVERIFY(taken.at(0).first().at > at(500 - 2 * ExcerptCollector::kBefore - 1));
    QCOMPARE(taken.at(0).at(ExcerptCollector::kBefore - 1).at, at(499));
    QCOMPARE(taken.at(1).size(), 1); // of the task only: it had no server
}

void TestRunReport::writesTheFileOrSaysWhyNot()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"r.html"_s);
    QCOMPARE(writeRunReport(nightlyRun(), file), QString());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    FINE(written.readAll());
    const QString error = writeRunReport(nightlyRun(), folder.filePath(u"no/r.html"_s));
    QVERIFY(error.contains(u"no/r.html"_s) && error.contains(u"Check the folder"_s));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"r.html"_s}); // no half of one
}

void TestRunReport::printsAtOnceOnlyWhenAsked()
{
    ReportInput input = nightlyRun();
    QVERIFY(!runReport(input).contains("<script"));
    QVERIFY(!runReport(input).contains("script-src"));
    input.printAtOnce = true;
    QCOMPARE(runReport(input).count("<script"), 1);
}

void TestRunReport::fileNamesFitEverywhere()
{
    QCOMPARE(reportFileName(u"Nightly load"_s, u"r1"_s), u"Nightly load r1.html"_s);
    QCOMPARE(reportFileName(u"../a:b*?\n\"<c>|"_s, u"r1"_s), u"___a_b_____c__ r1.html"_s);
    QCOMPARE(reportFileName({}, u"r1"_s), u"run r1.html"_s);
    QVERIFY(reportFileName(u"x"_s.repeated(999), u"r1"_s).size() < 100);
}

QTEST_GUILESS_MAIN(TestRunReport)
#include "tst_runreport.moc"
