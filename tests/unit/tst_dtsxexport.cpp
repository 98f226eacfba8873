// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is written as .dtsx, and that it comes back as the same package.
#include "interop/connectiontext.h"
#include "interop/dtsxexport.h"
#include "interop/dtsxfile.h"
#include "interop/dtsximport.h"
#include "interop/startcall.h"
#include "package/packagecheck.h"
#include "package/packagefile.h"
#include "packagegen.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

Task task(const QString& id, const QString& job, const QString& server)
{
    Task made;
    made.id = id;
    made.name = job;
    made.job = job;
    made.where.servers = {server};
    return made;
}

// a → b (success), a → c (failure), b → d (completion), c → d: d joined by any.
ParentPackage diamond()
{
    ParentPackage package;
    package.name = u"Nightly"_s;
    package.description = u"Loads & checks"_s;
    package.maxConcurrent = 4;
    for (const auto& id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        package.tasks.append(task(id, u"Job "_s + id, u"SQL01"_s));
    package.tasks[1].note = u"Reads <all>"_s;
    package.tasks[2].disabled = true;
    package.tasks[3].join = Join::Any;
    package.constraints = {{u"c1"_s, u"a"_s, u"b"_s, ConstraintKind::Success, {}, {}},
                           {u"c2"_s, u"a"_s, u"c"_s, ConstraintKind::Failure, u"only then"_s, {}},
                           {u"c3"_s, u"b"_s, u"d"_s, ConstraintKind::Completion, {}, {}},
                           {u"c4"_s, u"c"_s, u"d"_s, ConstraintKind::Success, {}, {}}};
    package.layout = {{u"a"_s, {-40, 10}}, {u"b"_s, {260, 10}}, {u"c"_s, {260, 200.25}}};
    return package;
}

DtsxExport exported(const ParentPackage& package, DtsxExportOptions options = {})
{
    const auto made = exportDtsx(package, options);
    if (!made)
        qFatal("%s", qPrintable(made.error().message()));
    return *made;
}

DtsxImport imported(const QByteArray& bytes, const DtsxImportOptions& options = {})
{
    auto made = importDtsx(bytes, options);
    if (!made)
        qFatal("%s", qPrintable(made.error().message()));
    return *made;
}

QStringList codes(const InteropReport& report)
{
    QStringList codes;
    for (const Remark& remark : report.remarks)
        codes.append(remark.code);
    return codes;
}

// A random package that a .dtsx can hold: one without errors.
std::optional<ParentPackage> holdable(packagegen::Random& random)
{
    ParentPackage package = packagegen::decorated(random);
    if (package.tasks.isEmpty())
        return {};
    for (Task& t : package.tasks) {
        t.where = {};
        t.where.servers = {random.oneIn(3) ? u"SQL 02\\Ünï"_s : u"SQL01"_s};
        t.weight = std::max(1, t.weight);
        if (random.oneIn(3))
            t.job = packagegen::awkwardText(random) + u'x';
    }
    QSet<std::pair<TaskId, TaskId>> pairs;
    package.constraints.removeIf([&](const Constraint& c) {
        const bool known = pairs.contains({c.from, c.to});
        pairs.insert({c.from, c.to});
        return known;
    });
    if (hasErrors(checkPackage(package)))
        return {};
    return package;
}

} // namespace

class TestDtsxExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWhatSsisReads_data();
    void isWhatSsisReads();
    void variablesHaveNoPaths();
    void roomForAllThatWait();
    void annotationsAreNoMarkup();
    void classicOnlyStarts();
    void outcomeWaits();
    void sameBytes();
    void comesBack();
    void randomPackagesComeBack_data();
    void randomPackagesComeBack();
    void changesInSsisWin();
    void copiedAndDeletedInSsis();
    void withoutOurVariables();
    void groupsAreContainers();
    void crossedGroupsAreNot();
    void severalCandidates();
    void refusesErrors();
    void noPasswords();
    void remarksOnWhatIsLost();
    void thousandTasks();
};

void TestDtsxExport::isWhatSsisReads_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("type");
    QTest::newRow("2012") << 2012 << 6 << u"SSIS.Package.3"_s;
    QTest::newRow("2014") << 2014 << 8 << u"Microsoft.Package"_s;
    QTest::newRow("2022") << 2022 << 8 << u"Microsoft.Package"_s;
}

void TestDtsxExport::isWhatSsisReads()
{
    QFETCH(int, version);
    QFETCH(int, format);
    QFETCH(QString, type);
    const QByteArray bytes = exported(diamond(), {version, DtsxWay::Outcome, false, {}}).bytes;
    const auto file = readDtsx(bytes);
    QVERIFY(file.has_value());
    QCOMPARE(file->formatVersion, format);
    QCOMPARE(file->package.type, type);
    QCOMPARE(file->package.name, u"Nightly"_s);
    QCOMPARE(file->package.description, u"Loads & checks"_s);
    QCOMPARE(file->maxConcurrent, 4);
    QCOMPARE(file->connections.size(), size_t(1));
    QCOMPARE(parseConnectionString(file->connections[0].connectionString).host, u"SQL01"_s);
    QCOMPARE(file->package.children.size(), size_t(4));
    QSet<QString> ids;
    for (const DtsxExecutable& child : file->package.children) {
        QCOMPARE(child.kind, DtsxKind::ExecuteSql);
        QCOMPARE(child.connection, file->connections[0].dtsId);
        QVERIFY(file->places.contains(child.path));
        QVERIFY(QUuid::fromString(child.dtsId).version() == QUuid::Sha1);
        ids.insert(child.dtsId);
    }
    QCOMPARE(ids.size(), 4);
    QVERIFY(file->package.children[2].disabled);
    QVERIFY(!file->package.children[1].disabled);
    const auto& constraints = file->package.constraints;
    QCOMPARE(constraints.size(), size_t(4));
    QCOMPARE(constraints[0].from, u"Package\\Job a"_s);
    QCOMPARE(constraints[0].to, u"Package\\Job b"_s);
    QCOMPARE(constraints[0].value, 0);
    QVERIFY(constraints[0].logicalAnd);
    QCOMPARE(constraints[1].value, 1);
    QCOMPARE(constraints[1].description, u"only then"_s);
    QCOMPARE(constraints[2].value, 2);
    QVERIFY(!constraints[2].logicalAnd && !constraints[3].logicalAnd); // both go into d
}

// As the designer writes them.
void TestDtsxExport::variablesHaveNoPaths()
{
    const QByteArray bytes = exported(diamond()).bytes;
    QVERIFY(bytes.contains("<DTS:Variable\n"));
    QVERIFY(!bytes.contains(".Variables["));
}

// A task that waits for its job holds one of SSIS's slots, of which there are few where nobody says so.
void TestDtsxExport::roomForAllThatWait()
{
    ParentPackage package = diamond();
    package.maxConcurrent.reset();
    QByteArray waiting = exported(package).bytes;
    const auto file = readDtsx(waiting);
    QVERIFY(file.has_value());
    QCOMPARE(file->maxConcurrent, 4);
    QCOMPARE(imported(waiting).package.maxConcurrent, std::nullopt);
    waiting.replace("DTS:MaxConcurrentExecutables=\"4\"", "DTS:MaxConcurrentExecutables=\"3\"");
    QCOMPARE(imported(waiting).package.maxConcurrent, 3); // changed in SSIS
    const auto starting = readDtsx(exported(package, {2022, DtsxWay::Classic, false, {}}).bytes);
    QVERIFY(starting.has_value());
    QCOMPARE(starting->maxConcurrent, -1);
    // A container is one more that runs.
    Group group;
    group.id = u"g1"_s;
    group.title = u"All"_s;
    package.groups = {group};
    for (Task& t : package.tasks)
        t.group = u"g1"_s;
    const auto grouped = readDtsx(exported(package).bytes);
    QVERIFY(grouped.has_value());
    QCOMPARE(grouped->maxConcurrent, 5);
}

// The designer reads its layout as XAML, where a brace at the beginning is an instruction.
void TestDtsxExport::annotationsAreNoMarkup()
{
    for (const QString& text : {u"{Binding x} is no binding"_s, u"{}"_s, u"{}{a}"_s, u"a {b}"_s}) {
        ParentPackage package = diamond();
        StickyNote note;
        note.id = u"n1"_s;
        note.text = text;
        package.notes = {note};
        package.layout.insert(u"n1"_s, QPointF(700, -200));
        const QByteArray bytes = exported(package).bytes;
        const QString written = text.startsWith(u'{') ? u"{}"_s + text : text;
        QVERIFY(bytes.contains("Text=\"" + written.toUtf8() + '"'));
        QCOMPARE(serializePackage(imported(bytes).package), serializePackage(package));
    }
}

void TestDtsxExport::classicOnlyStarts()
{
    const auto file = readDtsx(exported(diamond(), {2022, DtsxWay::Classic, false, {}}).bytes);
    QVERIFY(file.has_value());
    for (const DtsxExecutable& child : file->package.children) {
        const StartCalls found = findStartCalls(child.statement);
        QCOMPARE(found.calls.size(), 1);
        QCOMPARE(found.calls.first().job, child.name);
        QVERIFY(!found.waits && !found.doesMore);
    }
}

void TestDtsxExport::outcomeWaits()
{
    ParentPackage package = diamond();
    package.tasks[0].mode = TaskMode::StartOnly;
    const auto file = readDtsx(exported(package).bytes);
    QVERIFY(file.has_value());
    QVERIFY(!findStartCalls(file->package.children[0].statement).waits);
    QVERIFY(findStartCalls(file->package.children[1].statement).waits);
}

void TestDtsxExport::sameBytes()
{
    packagegen::Random random(7);
    for (int i = 0; i < 20; ++i) {
        const auto package = holdable(random);
        if (!package)
            continue;
        // Read anew, its hashes have another order.
        const auto again = parsePackage(serializePackage(*package));
        QVERIFY(again.has_value());
        QVERIFY(exported(*package).bytes == exported(again->package).bytes);
    }
    QVERIFY(exported(diamond()).bytes == exported(diamond()).bytes);
}

void TestDtsxExport::comesBack()
{
    for (const DtsxWay way : {DtsxWay::Outcome, DtsxWay::Classic}) {
        const DtsxImport back = imported(exported(diamond(), {2016, way, false, {}}).bytes);
        QCOMPARE(serializePackage(back.package), serializePackage(diamond()));
        QCOMPARE(back.started, 4);
        QCOMPARE(codes(back.report), QStringList());
    }
}

void TestDtsxExport::randomPackagesComeBack_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("classic");
    QTest::newRow("2012 outcome") << 2012 << false;
    QTest::newRow("2022 outcome") << 2022 << false;
    QTest::newRow("2022 classic") << 2022 << true;
}

void TestDtsxExport::randomPackagesComeBack()
{
    QFETCH(int, version);
    QFETCH(bool, classic);
    int tried = 0;
    for (quint64 seed = 1; tried < 300; ++seed) {
        packagegen::Random random(seed);
        const auto package = holdable(random);
        if (!package)
            continue;
        ++tried;
        const DtsxWay way = classic ? DtsxWay::Classic : DtsxWay::Outcome;
        const QByteArray bytes = exported(*package, {version, way, false, {}}).bytes;
        const DtsxImport back = imported(bytes);
        const QByteArray before = serializePackage(*package);
        const QByteArray after = serializePackage(back.package);
        QVERIFY2(
            after == before,
            ("seed " + QByteArray::number(seed) + "\nbefore\n" + before + "\nafter\n" + after).constData());
    }
}

void TestDtsxExport::changesInSsisWin()
{
    QByteArray bytes = exported(diamond()).bytes;
    const auto change = [&](const char* from, const char* to) {
        QVERIFY2(bytes.contains(from), from);
        bytes.replace(from, to);
    };
    change("DTS:ObjectName=\"Job b\"", "DTS:ObjectName=\"Renamed\"");
    change("@job_name nvarchar(128) = N'Job d'", "@job_name nvarchar(128) = N'Other job'");
    change("@job_name nvarchar(128) = N'Job a', @step_name nvarchar(128) = NULL,&#xA;  @timeout_s int = 0",
           "@job_name nvarchar(128) = N'Job a', @step_name nvarchar(128) = NULL,&#xA;  @timeout_s int = 90");
    change("DTS:Value=\"1\"", "DTS:Value=\"2\"");
    change("DTS:Disabled=\"True\"", "DTS:Disabled=\"False\"");
    change("TopLeft=\"340,90\"", "TopLeft=\"500,90\"");
    change("Data Source=SQL01;", "Data Source=SQL09;");
    const ParentPackage back = imported(bytes).package;
    QCOMPARE(back.task(u"b"_s)->name, u"Renamed"_s);
    QCOMPARE(back.task(u"b"_s)->job, u"Job b"_s);
    QCOMPARE(back.task(u"d"_s)->job, u"Other job"_s);
    QCOMPARE(back.task(u"a"_s)->timeout, std::chrono::seconds(90));
    QCOMPARE(back.constraint(u"c2"_s)->kind, ConstraintKind::Completion);
    QVERIFY(!back.task(u"c"_s)->disabled);
    QCOMPARE(back.layout.value(u"b"_s), QPointF(420, 10)); // 160 to the right, as in SSIS
    QCOMPARE(back.layout.value(u"a"_s), QPointF(-40, 10));
    QCOMPARE(back.task(u"a"_s)->where.servers, QStringList{u"SQL09"_s});
}

void TestDtsxExport::copiedAndDeletedInSsis()
{
    QString text = QString::fromUtf8(exported(diamond()).bytes);
    // SSIS copies a task with its variables, under another name; and deletes one with its constraints.
    const qsizetype begin = text.indexOf(u"\n    <DTS:Executable\n      DTS:refId=\"Package\\Job b\""_s);
    const qsizetype end = text.indexOf(u"</DTS:Executable>"_s, begin) + 17;
    QVERIFY(begin > 0 && end > begin);
    QString copy = text.mid(begin, end - begin);
    copy.replace(u"Package\\Job b"_s, u"Package\\Job b 1"_s)
        .replace(u"ObjectName=\"Job b\""_s, u"ObjectName=\"Job b 1\""_s);
    text.insert(end, copy);
    const qsizetype first = text.indexOf(u"\n    <DTS:Executable\n      DTS:refId=\"Package\\Job c\""_s);
    text.remove(first, text.indexOf(u"</DTS:Executable>"_s, first) + 17 - first);
    const DtsxImport back = imported(text.toUtf8());
    QCOMPARE(back.package.tasks.size(), 4);
    QCOMPARE(back.package.tasks.at(3).name, u"Job b 1"_s);
    QCOMPARE(back.package.tasks.at(3).job, u"Job b"_s);
    QVERIFY(back.package.tasks.at(3).id != u"b"_s);
    QVERIFY(!back.package.task(u"c"_s));
    QCOMPARE(back.package.constraints.size(), 2);
    QCOMPARE(codes(back.report).count(u"dangling_constraint"_s), 2);
}

// Somebody cleaned the package up: SSIS's own things are enough for a package that runs.
void TestDtsxExport::withoutOurVariables()
{
    QString text = QString::fromUtf8(exported(diamond()).bytes);
    text.replace(u"DTS:Namespace=\"Stellwerk\""_s, u"DTS:Namespace=\"User\""_s);
    const DtsxImport back = imported(text.toUtf8(), {TaskMode::StartOnly, {}, {}});
    QCOMPARE(back.package.tasks.size(), 4);
    QCOMPARE(back.package.constraints.size(), 4);
    QCOMPARE(back.package.maxConcurrent, 4);
    for (const Task& t : back.package.tasks) {
        QCOMPARE(t.mode, TaskMode::Outcome); // its script says so
        QCOMPARE(t.where.servers, QStringList{u"SQL01"_s});
        QCOMPARE(t.join, t.name == "Job d"_L1 ? Join::Any : Join::All);
    }
    QVERIFY(!hasErrors(checkPackage(back.package)));
}

void TestDtsxExport::groupsAreContainers()
{
    ParentPackage package = diamond();
    Group group;
    group.id = u"g1"_s;
    group.title = u"Load: [all]"_s;
    group.maxConcurrent = 2;
    package.groups = {group};
    for (Task& t : package.tasks)
        t.group = u"g1"_s;
    StickyNote note;
    note.id = u"n1"_s;
    note.text = u"# Look\n]]> & \"here\""_s;
    package.notes = {note};
    package.layout.insert(u"n1"_s, QPointF(700, -200));
    const DtsxExport made = exported(package);
    const auto file = readDtsx(made.bytes);
    QVERIFY(file.has_value());
    QCOMPARE(file->package.children.size(), size_t(1));
    const DtsxExecutable& container = file->package.children[0];
    QCOMPARE(container.kind, DtsxKind::Sequence);
    QCOMPARE(container.name, u"Load_ _all_"_s);
    QCOMPARE(container.children.size(), size_t(4));
    QCOMPARE(container.constraints.size(), size_t(4));
    QVERIFY(file->places.value(container.path).at.x() >= 0 && file->places.value(container.path).at.y() >= 0);
    QVERIFY(file->places.value(container.children[0].path).at.x() >= 0);
    QCOMPARE(file->annotations.size(), size_t(1));
    QCOMPARE(file->annotations[0].text, note.text);
    QCOMPARE(serializePackage(imported(made.bytes).package), serializePackage(package));
}

void TestDtsxExport::crossedGroupsAreNot()
{
    ParentPackage package = diamond();
    Group group;
    group.id = u"g1"_s;
    group.title = u"Half"_s;
    package.groups = {group};
    package.tasks[0].group = u"g1"_s;
    package.tasks[1].group = u"g1"_s;
    const DtsxExport made = exported(package);
    QVERIFY(codes(made.report).contains(u"group_dissolved"_s));
    const auto file = readDtsx(made.bytes);
    QVERIFY(file.has_value());
    QCOMPARE(file->package.children.size(), size_t(4)); // nothing means anything else than before
    QCOMPARE(serializePackage(imported(made.bytes).package), serializePackage(package));
}

void TestDtsxExport::severalCandidates()
{
    ParentPackage package = diamond();
    package.tasks[0].where.servers = {u"SQL02"_s, u"SQL01"_s};
    package.tasks[1].where = {{}, u"Prod"_s, {}};
    Server server;
    server.name = u"SQL07"_s;
    server.host = u"sql07"_s;
    server.group = u"Prod/A"_s;
    DtsxExportOptions options;
    options.servers = {server};
    const auto refused = exportDtsx(package, options);
    QVERIFY(!refused.has_value());
    QVERIFY2(refused.error().message().contains(u"Job a"_s) && refused.error().code == "several_servers"_L1,
             qPrintable(refused.error().message()));
    options.pick = true;
    const DtsxExport made = exported(package, options);
    QCOMPARE(codes(made.report).count(u"fixed_server"_s), 2);
    const auto file = readDtsx(made.bytes);
    QCOMPARE(file->connections.size(), size_t(3));
    // The candidates come back: SSIS was only shown the first.
    QCOMPARE(serializePackage(imported(made.bytes).package), serializePackage(package));
    options.servers.clear();
    const auto nowhere = exportDtsx(package, options);
    QVERIFY(!nowhere.has_value());
    QVERIFY2(nowhere.error().message().contains(u"Job b"_s), qPrintable(nowhere.error().message()));
}

void TestDtsxExport::refusesErrors()
{
    ParentPackage package = diamond();
    package.constraints.append({u"c9"_s, u"d"_s, u"a"_s, ConstraintKind::Success, {}, {}});
    const auto refused = exportDtsx(package, {});
    QVERIFY(!refused.has_value());
    QVERIFY(!refused.error().nextStep.isEmpty());
    QVERIFY(!exportDtsx({}, {}).has_value());
    QVERIFY(!exportDtsx(diamond(), {2005, DtsxWay::Outcome, false, {}}).has_value());
}

void TestDtsxExport::noPasswords()
{
    Server server;
    server.name = u"SQL01"_s;
    server.host = u"sql01.corp"_s;
    server.port = 14331;
    server.user = u"loader"_s;
    DtsxExportOptions options;
    options.servers = {server};
    const DtsxExport made = exported(diamond(), options);
    QVERIFY(made.bytes.contains("Data Source=sql01.corp,14331;"));
    QVERIFY(made.bytes.contains("User ID=loader;"));
    QVERIFY(!made.bytes.toLower().contains("password") && !made.bytes.toLower().contains("pwd"));
    QVERIFY(codes(made.report).contains(u"no_password"_s));
    const DtsxImport back = imported(made.bytes, {TaskMode::Outcome, {server}, {}});
    QCOMPARE(serializePackage(back.package), serializePackage(diamond()));
}

void TestDtsxExport::remarksOnWhatIsLost()
{
    ParentPackage package = diamond();
    package.window = ProcessingWindow{u"05:30"_s};
    package.maxConcurrentPerServer.insert(u"SQL01"_s, 2);
    package.tasks[0].retry.count = 2;
    package.refuseDisabledJobs = true;
    const QStringList classic = codes(exported(package, {2022, DtsxWay::Classic, false, {}}).report);
    for (const auto& code :
         {u"start_only"_s, u"no_retries"_s, u"no_window"_s, u"no_limits"_s, u"no_refusal"_s})
        QVERIFY2(classic.contains(code), qPrintable(code));
    const QStringList outcome = codes(exported(package).report);
    QVERIFY(!outcome.contains(u"start_only"_s) && !outcome.contains(u"no_retries"_s));
}

void TestDtsxExport::thousandTasks()
{
    ParentPackage package;
    package.name = u"Big"_s;
    for (int i = 0; i < 1000; ++i) {
        package.tasks.append(task(u"t%1"_s.arg(i), u"Job %1"_s.arg(i), u"SQL%1"_s.arg(i % 20)));
        package.layout.insert(u"t%1"_s.arg(i), QPointF(i % 40 * 300, i / 40 * 120));
        for (const int back : {1, 17}) {
            if (i >= back)
                package.constraints.append({u"c%1-%2"_s.arg(i).arg(back),
                                            u"t%1"_s.arg(i - back),
                                            u"t%1"_s.arg(i),
                                            ConstraintKind::Success,
                                            {},
                                            {}});
        }
    }
    QElapsedTimer timer;
    timer.start();
    const QByteArray bytes = exported(package).bytes;
    const qint64 written = timer.restart();
    const DtsxImport back = imported(bytes);
    qInfo("%lld bytes, written in %lld ms, read in %lld ms", qint64(bytes.size()), written, timer.elapsed());
    QVERIFY(bytes.size() > 5'000'000);
    QVERIFY(serializePackage(back.package) == serializePackage(package));
}

QTEST_APPLESS_MAIN(TestDtsxExport)
#include "tst_dtsxexport.moc"
