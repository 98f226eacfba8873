// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Packages that SSIS wrote, or that somebody made look so.
#include "dtsxsamples.h"
#include "interop/dtsximport.h"
#include "package/packagecheck.h"
#include "package/packagefile.h"

#include <QJsonDocument>
#include <QTest>

using namespace stellwerk;
using namespace dtsxsamples;
using namespace Qt::StringLiterals;

namespace {

DtsxImport imported(const QByteArray& bytes, const DtsxImportOptions& options = {})
{
    auto made = importDtsx(bytes, options);
    if (!made)
        qFatal("%s", qPrintable(made.error().message()));
    return *made;
}

const Task* named(const ParentPackage& package, const QString& name)
{
    for (const Task& task : package.tasks) {
        if (task.name == name)
            return &task;
    }
    return nullptr;
}

// "A → B failure", sorted by nothing: in the package's order.
QStringList edges(const ParentPackage& package)
{
    static const QStringList kinds{u"success"_s, u"failure"_s, u"completion"_s};
    QStringList all;
    for (const Constraint& constraint : package.constraints)
        all.append(u"%1 → %2 %3"_s.arg(package.task(constraint.from)->name, package.task(constraint.to)->name,
                                       kinds.at(int(constraint.kind))));
    return all;
}

const Remark* remark(const DtsxImport& made, const QString& code)
{
    for (const Remark& one : made.report.remarks) {
        if (one.code == code)
            return &one;
    }
    return nullptr;
}

} // namespace

class TestDtsxImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agentJobTasks();
    void jobsKnownByTheirIds();
    void startsInSql();
    void severalStartsInOneTask();
    void modeIsTheUsersChoice();
    void placeholders_data();
    void placeholders();
    void constraintsAndJoins();
    void expressionsBecomeNotes_data();
    void expressionsBecomeNotes();
    void containersBecomeGroups();
    void constraintsOfContainers();
    void failureOfAContainer();
    void placesAndAnnotations();
    void oldFormats_data();
    void oldFormats();
    void servers();
    void passwordsAreNotTaken();
    void secretsInStatementsStayThere();
    void statementsThatAreTooLong();
    void eventHandlersAndExpressions();
};

void TestDtsxImport::agentJobTasks()
{
    const DtsxImport made =
        imported(package8(executables(agentJob("Package", "Start Load", "Load B") +
                                      agentJob("Package", "Off", "Other", "DTS:Disabled=\"True\""))));
    QCOMPARE(made.package.name, u"Parent"_s);
    QCOMPARE(made.package.maxConcurrent, 4);
    QCOMPARE(made.formatVersion, 8);
    QCOMPARE(made.started, 2);
    const Task* task = named(made.package, u"Start Load"_s);
    QVERIFY(task);
    QCOMPARE(task->job, u"Load B"_s);
    QCOMPARE(task->where.servers, QStringList{u"srv1.corp"_s});
    QCOMPARE(task->mode, TaskMode::Outcome);
    QCOMPARE(task->note, QString()); // the designer's own words are nobody's note
    QVERIFY(!task->disabled);
    QVERIFY(named(made.package, u"Off"_s)->disabled);
    QVERIFY(!hasErrors(checkPackage(made.package)));
}

void TestDtsxImport::jobsKnownByTheirIds()
{
    const QByteArray id = "{6F1C2A34-0000-0000-0000-000000000001}";
    const QByteArray bytes = package8(executables(agentJob("Package", "T", id)));
    const DtsxImport open = imported(bytes);
    QCOMPARE(open.package.tasks.first().job, QString());
    QVERIFY(remark(open, u"job_id"_s));
    QCOMPARE(remark(open, u"job_id"_s)->line, 9);
    const DtsxImport known =
        imported(bytes, {TaskMode::Outcome, {}, {{QUuid::fromString(QString::fromLatin1(id)), u"Load B"_s}}});
    QCOMPARE(known.package.tasks.first().job, u"Load B"_s);
    QVERIFY(!remark(known, u"job_id"_s));
}

void TestDtsxImport::startsInSql()
{
    const DtsxImport made =
        imported(package8(executables(sqlTask("Package", "Start B",
                                              "DECLARE @rc int&#xA;EXEC @rc = msdb.dbo.sp_start_job "
                                              "@job_name = N'O''Brien &lt;1&gt;', @step_name='Two'&#xA;",
                                              "DTS:Description=\"Nightly\""))));
    const Task& task = made.package.tasks.first();
    QCOMPARE(task.job, u"O'Brien <1>"_s);
    QCOMPARE(task.startStep, u"Two"_s);
    QCOMPARE(task.note, u"Nightly"_s);
}

void TestDtsxImport::severalStartsInOneTask()
{
    const DtsxImport made = imported(package8(
        executables(sqlTask("Package", "Both", "EXEC msdb..sp_start_job 'a' EXEC msdb..sp_start_job 'b'") +
                    agentJob("Package", "Next", "c")) +
        constraints(constraint("Package", "Constraint", "Package\\Both", "Package\\Next"))));
    QCOMPARE(edges(made.package), (QStringList{u"Both (1) → Next success"_s, u"Both (2) → Next success"_s}));
    QCOMPARE(named(made.package, u"Both (2)"_s)->job, u"b"_s);
    QVERIFY(remark(made, u"several_starts"_s));
}

void TestDtsxImport::modeIsTheUsersChoice()
{
    const QByteArray bytes = package8(executables(agentJob("Package", "T", "Load")));
    const DtsxImport starts = imported(bytes, {TaskMode::StartOnly, {}, {}});
    QCOMPARE(starts.package.tasks.first().mode, TaskMode::StartOnly);
    QVERIFY(remark(starts, u"mode"_s)->text.contains(u"only start"_s));
    const DtsxImport waits = imported(bytes);
    QCOMPARE(waits.package.tasks.first().mode, TaskMode::Outcome);
    QVERIFY(remark(waits, u"mode"_s)->text.contains(u"wait for the job's end"_s));
}

void TestDtsxImport::placeholders_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("job");
    QTest::newRow("execute package")
        << QByteArray(
               "<DTS:Executable DTS:refId=\"Package\\X\" DTS:CreationName=\"Microsoft.ExecutePackageTask\" "
               "DTS:ObjectName=\"X\"><DTS:ObjectData><ExecutePackageTask><UseProjectReference>True"
               "</UseProjectReference><PackageName>Load Child.dtsx</PackageName></ExecutePackageTask>"
               "</DTS:ObjectData></DTS:Executable>")
        << u"execute_package"_s << u"Load Child"_s;
    QTest::newRow("script") << QByteArray(
                                   "<DTS:Executable DTS:refId=\"Package\\X\" "
                                   "DTS:CreationName=\"Microsoft.ScriptTask\" DTS:ObjectName=\"X\">"
                                   "<DTS:ObjectData><ScriptProject><a/></ScriptProject></DTS:ObjectData>"
                                   "</DTS:Executable>")
                            << u"other_task"_s << QString();
    QTest::newRow("loop")
        << QByteArray("<DTS:Executable DTS:refId=\"Package\\X\" DTS:CreationName=\"STOCK:FORLOOP\" "
                      "DTS:ObjectName=\"X\"><DTS:Executables>") +
               agentJob("Package\\X", "In", "j") + "</DTS:Executables></DTS:Executable>"
        << u"loop"_s << QString();
    QTest::newRow("other sql") << sqlTask("Package", "X", "TRUNCATE TABLE dbo.Stage") << u"sql_task"_s
                               << QString();
    QTest::newRow("sql of a variable")
        << sqlTask("Package", "X", "User::Sql", {}, "SQLTask:SqlStmtSourceType=\"Variable\"")
        << u"sql_elsewhere"_s << QString();
    QTest::newRow("empty container") << sequence("Package", "X", {}) << u"empty_container"_s << QString();
}

// What cannot be imported keeps its place between the others, switched off, with the reason.
void TestDtsxImport::placeholders()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QString, job);
    const DtsxImport made =
        imported(package8(executables(agentJob("Package", "A", "a") + body + agentJob("Package", "B", "b")) +
                          constraints(constraint("Package", "C1", "Package\\A", "Package\\X") +
                                      constraint("Package", "C2", "Package\\X", "Package\\B"))));
    QCOMPARE(made.placeholders, 1);
    QCOMPARE(made.started, 2);
    const Task* task = named(made.package, u"X"_s);
    QVERIFY(task);
    QVERIFY(task->disabled);
    QCOMPARE(task->job, job);
    QVERIFY(task->where.servers.isEmpty());
    const Remark* why = remark(made, code);
    QVERIFY(why);
    QCOMPARE(why->weight, Remark::Weight::Warning);
    QCOMPARE(why->element, u"Package\\X"_s);
    QCOMPARE(why->line, 13); // where its tag begins
    QVERIFY(task->note.contains(why->text) && !why->nextStep.isEmpty());
    QCOMPARE(edges(made.package), (QStringList{u"A → X success"_s, u"X → B success"_s}));
    // Nobody runs such a package by mistake.
    QVERIFY(hasErrors(checkPackage(made.package)));
}

void TestDtsxImport::constraintsAndJoins()
{
    QByteArray tasks;
    for (const char* name : {"A", "B", "C", "D", "E"})
        tasks += agentJob("Package", name, name);
    const DtsxImport made = imported(package8(
        executables(tasks) +
        constraints(constraint("Package", "1", "Package\\A", "Package\\B") +
                    constraint("Package", "2", "Package\\A", "Package\\C",
                               "DTS:LogicalAnd=\"True\" DTS:Value=\"1\"") +
                    constraint("Package", "3", "Package\\B", "Package\\D",
                               "DTS:Value=\"2\" DTS:LogicalAnd=\"False\"") +
                    constraint("Package", "4", "Package\\C", "Package\\D", "DTS:Description=\"why\"") +
                    constraint("Package", "5", "Package\\B", "Package\\E", "DTS:LogicalAnd=\"True\"") +
                    constraint("Package", "6", "Package\\C", "Package\\E", "DTS:Value=\"0\"") +
                    constraint("Package", "7", "Package\\Gone", "Package\\E") +
                    constraint("Package", "8", "Package\\A", "Package\\B", "DTS:Value=\"1\""))));
    QCOMPARE(edges(made.package), (QStringList{u"A → B success"_s, u"A → C failure"_s, u"B → D completion"_s,
                                               u"C → D success"_s, u"B → E success"_s, u"C → E success"_s}));
    QCOMPARE(named(made.package, u"B"_s)->join, Join::All);
    QCOMPARE(named(made.package, u"D"_s)->join, Join::Any);
    QCOMPARE(named(made.package, u"E"_s)->join, Join::All);
    QCOMPARE(made.package.constraints.at(3).note, u"why"_s);
    QVERIFY(remark(made, u"mixed_join"_s));
    QCOMPARE(remark(made, u"dangling_constraint"_s)->element, u"Package.PrecedenceConstraints[7]"_s);
    QVERIFY(remark(made, u"double_constraint"_s));
}

void TestDtsxImport::expressionsBecomeNotes_data()
{
    QTest::addColumn<QByteArray>("evalOp");
    QTest::addColumn<QString>("edge");
    QTest::newRow("only") << QByteArray("1") << u"A → B completion"_s;
    QTest::newRow("and") << QByteArray("3") << u"A → B failure"_s;
    QTest::newRow("or") << QByteArray("4") << u"A → B failure"_s;
}

void TestDtsxImport::expressionsBecomeNotes()
{
    QFETCH(QByteArray, evalOp);
    QFETCH(QString, edge);
    const DtsxImport made = imported(
        package8(executables(agentJob("Package", "A", "a") + agentJob("Package", "B", "b")) +
                 constraints(constraint("Package", "1", "Package\\A", "Package\\B",
                                        "DTS:LogicalAnd=\"True\" DTS:Value=\"1\" DTS:EvalOp=\"" + evalOp +
                                            "\" DTS:Expression=\"LEN(@[global::RunId]) &gt; 0\""))));
    QCOMPARE(edges(made.package), QStringList{edge});
    QVERIFY(made.package.constraints.first().note.contains(u"LEN(@[global::RunId]) > 0"_s));
    const Remark* told = remark(made, u"expression"_s);
    QVERIFY(told && told->weight == Remark::Weight::Warning && told->line > 0);
}

void TestDtsxImport::containersBecomeGroups()
{
    const QByteArray inner =
        sequence("Package\\Outer", "Inner", executables(agentJob("Package\\Outer\\Inner", "C", "c")),
                 "DTS:Disabled=\"True\"");
    const DtsxImport made = imported(package8(executables(
        sequence(
            "Package", "Outer",
            executables(agentJob("Package\\Outer", "A", "a") + agentJob("Package\\Outer", "B", "b") + inner) +
                constraints(constraint("Package\\Outer", "1", "Package\\Outer\\A", "Package\\Outer\\B"))) +
        agentJob("Package", "D", "d"))));
    QCOMPARE(made.groups, 2);
    QCOMPARE(made.package.groups.at(0).title, u"Outer"_s);
    QCOMPARE(made.package.groups.at(1).title, u"Outer / Inner"_s);
    QCOMPARE(named(made.package, u"A"_s)->group, made.package.groups.at(0).id);
    QCOMPARE(named(made.package, u"C"_s)->group, made.package.groups.at(1).id);
    QCOMPARE(named(made.package, u"D"_s)->group, QString());
    QVERIFY(named(made.package, u"C"_s)->disabled); // with its container
    QVERIFY(!named(made.package, u"B"_s)->disabled);
    QCOMPARE(edges(made.package), QStringList{u"A → B success"_s});
    QVERIFY(remark(made, u"nested_container"_s));
}

void TestDtsxImport::constraintsOfContainers()
{
    const auto box = [](const QByteArray& name, const QByteArray& a, const QByteArray& b) {
        const QByteArray path = "Package\\" + name;
        return sequence("Package", name,
                        executables(agentJob(path, a, a) + agentJob(path, b, b)) +
                            constraints(constraint(path, "x", path + "\\" + a, path + "\\" + b)));
    };
    const DtsxImport made = imported(
        package8(executables(box("One", "A", "B") + box("Two", "C", "D") + agentJob("Package", "E", "e")) +
                 constraints(constraint("Package", "1", "Package\\One", "Package\\Two") +
                             constraint("Package", "2", "Package\\Two", "Package\\E",
                                        "DTS:Value=\"2\" DTS:LogicalAnd=\"True\""))));
    QCOMPARE(edges(made.package), (QStringList{u"A → B success"_s, u"C → D success"_s, u"B → C success"_s,
                                               u"D → E completion"_s}));
    QVERIFY(!remark(made, u"container_constraint"_s)); // one became one
}

void TestDtsxImport::failureOfAContainer()
{
    const DtsxImport made =
        imported(package8(executables(sequence("Package", "One",
                                               executables(agentJob("Package\\One", "A", "a") +
                                                           agentJob("Package\\One", "B", "b"))) +
                                      agentJob("Package", "E", "e")) +
                          constraints(constraint("Package", "1", "Package\\One", "Package\\E",
                                                 "DTS:Value=\"1\" DTS:LogicalAnd=\"True\""))));
    QCOMPARE(edges(made.package), (QStringList{u"A → E failure"_s, u"B → E failure"_s}));
    QVERIFY(remark(made, u"container_constraint"_s));
    QVERIFY(remark(made, u"container_failure"_s));
}

void TestDtsxImport::placesAndAnnotations()
{
    const DtsxImport made = imported(package8(
        executables(agentJob("Package", "A", "a") +
                    sequence("Package", "S", executables(agentJob("Package\\S", "B", "b"))) +
                    agentJob("Package", "C", "c")) +
        layout(
            "<NodeLayout Size=\"208,64\" Id=\"Package\\A\" TopLeft=\"230,297.5\" />"
            "<NodeLayout Size=\"208,64\" Id=\"Package\\S\\B\" TopLeft=\"5.5,7\" />"
            "<ContainerLayout HeaderHeight=\"43\" IsExpanded=\"True\" PanelSize=\"1,1\" Size=\"1,1\" "
            "Id=\"Package\\S\" TopLeft=\"100,500\" />"
            "<AnnotationLayout Text=\"Look &amp;&#xD;&#xA;see\" ParentId=\"Package\" FontInfo=\"{x:Null}\" "
            "Size=\"137,20\" Id=\"c27b8b40-99de-4301-a1e8-92d4f91eb911\" TopLeft=\"12,14\" />"
            "<EdgeLayout Id=\"x\" TopLeft=\"1,1\"><a/></EdgeLayout>")));
    QCOMPARE(made.package.layout.value(named(made.package, u"A"_s)->id), QPointF(230, 298));
    QCOMPARE(made.package.layout.value(named(made.package, u"B"_s)->id),
             QPointF(106, 550)); // rounded to whole units
    QVERIFY(!made.package.layout.contains(named(made.package, u"C"_s)->id));
    QCOMPARE(made.package.notes.size(), 1);
    const StickyNote& note = made.package.notes.first();
    QCOMPARE(note.text, u"Look &  \nsee"_s); // Markdown's way to end a line
    QCOMPARE(made.package.layout.value(note.id), QPointF(12, 14));
    QCOMPARE(made.package.noteSizes.value(note.id), QSizeF(137, 20));
    // SSIS's smaller cards stand closer than ours fit.
    const DtsxImport spread =
        imported(package8(executables(agentJob("Package", "A", "a") + agentJob("Package", "B", "b")) +
                          layout("<NodeLayout Size=\"152,42\" Id=\"Package\\A\" TopLeft=\"5,5\" />"
                                 "<NodeLayout Size=\"152,42\" Id=\"Package\\B\" TopLeft=\"200,5\" />")));
    QVERIFY(spread.package.layout.value(named(spread.package, u"B"_s)->id).x() -
                spread.package.layout.value(named(spread.package, u"A"_s)->id).x() >
            208);
    const DtsxImport broken =
        imported(package8(executables(agentJob("Package", "A", "a")) +
                          "<DTS:DesignTimeProperties>&lt;Objects&gt;</DTS:DesignTimeProperties>"));
    QVERIFY(remark(broken, u"layout"_s));
}

void TestDtsxImport::oldFormats_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("2005") << QByteArray("2");
    QTest::newRow("2008") << QByteArray("3");
}

void TestDtsxImport::oldFormats()
{
    QFETCH(QByteArray, version);
    const DtsxImport made = imported(old(version));
    QCOMPARE(made.formatVersion, version.toInt());
    QCOMPARE(made.package.name, u"Old parent"_s);
    QCOMPARE(made.package.maxConcurrent, std::nullopt);
    QCOMPARE(made.package.tasks.size(), 3); // references within constraints are no tasks
    QCOMPARE(named(made.package, u"First"_s)->job, u"First job"_s);
    QCOMPARE(named(made.package, u"First"_s)->where.servers, QStringList{u"OLD1\\A"_s});
    QCOMPARE(named(made.package, u"First"_s)->note, u"What it does"_s);
    QVERIFY(named(made.package, u"Second"_s)->disabled);
    QCOMPARE(edges(made.package), (QStringList{u"First → Third completion"_s, u"Second → Third success"_s}));
    QCOMPARE(named(made.package, u"Third"_s)->join, Join::Any);
    QVERIFY(made.package.layout.contains(named(made.package, u"First"_s)->id));
    QVERIFY(remark(made, u"annotation"_s));
    QVERIFY(remark(made, u"password"_s));
}

void TestDtsxImport::servers()
{
    Server one;
    one.name = u"Eins"_s;
    one.host = u"srv1"_s;
    Server target;
    target.name = u"Target"_s;
    target.host = u"tgt"_s;
    target.instance = u"A"_s;
    QByteArray local = sqlTask("Package", "Here", "EXEC msdb.dbo.sp_start_job N'x'");
    local.replace("0000000000C1}", "0000000000C2}");
    QByteArray nowhere = sqlTask("Package", "Nowhere", "EXEC msdb.dbo.sp_start_job N'x'");
    nowhere.replace("0000000000C1}", "0000000000C9}");
    const DtsxImport made = imported(
        package8(executables(
            agentJob("Package", "A", "a") + local + nowhere +
            sqlTask("Package", "There", "EXEC msdb.dbo.sp_start_job N'x', @server_name = N'tgt\\a'") +
            sqlTask("Package", "Linked", "EXEC [Elsewhere].msdb.dbo.sp_start_job N'x'"))),
        {TaskMode::Outcome, {one, target}, {}});
    QCOMPARE(named(made.package, u"A"_s)->where.servers, QStringList{u"Eins"_s});
    QCOMPARE(named(made.package, u"Here"_s)->where.servers, QStringList{u"(local)"_s});
    QCOMPARE(named(made.package, u"There"_s)->where.servers, QStringList{u"Target"_s});
    QCOMPARE(named(made.package, u"Linked"_s)->where.servers, QStringList{u"Elsewhere"_s});
    QVERIFY(named(made.package, u"Nowhere"_s)->where.servers.isEmpty());
    QVERIFY(remark(made, u"local_server"_s));
    QVERIFY(remark(made, u"no_connection"_s));
    QVERIFY(remark(made, u"server_in_statement"_s));
}

void TestDtsxImport::passwordsAreNotTaken()
{
    const DtsxImport made = imported(package8(executables(agentJob("Package", "A", "a"))));
    const QByteArray all = serializePackage(made.package) + QJsonDocument(made.report.toJson()).toJson();
    QVERIFY(!all.contains("s3cret"));
    const Remark* told = remark(made, u"password"_s);
    QVERIFY(told);
    QCOMPARE(told->element, u"Package.ConnectionManagers[SRV1]"_s);
    QVERIFY(told->line > 0);
}

// A statement that was not understood is shown, without what may be a password.
void TestDtsxImport::secretsInStatementsStayThere()
{
    const QList<QByteArray> statements{
        "ALTER LOGIN etl WITH PASSWORD = N's3cret', CHECK_POLICY = OFF",
        "CREATE LOGIN a WITH PASSWORD = 'x''s3cret'", "EXEC sp_addlogin etl, &quot;s3cret&quot;",
        "-- was 's3cret'&#xA;/* s3cret */ ALTER LOGIN etl WITH PASSWORD = 's3cret",
        "CREATE LOGIN a WITH PASSWORD = 0x0200s3cret HASHED"};
    for (const QByteArray& statement : statements) {
        const DtsxImport made = imported(package8(executables(sqlTask("Package", "X", statement))));
        QCOMPARE(made.placeholders, 1);
        const QByteArray all = serializePackage(made.package) + QJsonDocument(made.report.toJson()).toJson();
        QVERIFY2(!all.contains("s3cret"), all.constData());
    }
    const DtsxImport made = imported(package8(executables(sqlTask("Package", "X", statements.first()))));
    QVERIFY2(
        remark(made, u"sql_task"_s)->text.contains(u"ALTER LOGIN etl WITH PASSWORD = '…', CHECK_POLICY"_s),
        qPrintable(remark(made, u"sql_task"_s)->text));
}

void TestDtsxImport::statementsThatAreTooLong()
{
    const QByteArray statement = QByteArray("a.").repeated(200'000) + " sp_start_job 'a'";
    const DtsxImport made = imported(package8(executables(sqlTask("Package", "X", statement))));
    QCOMPARE(made.placeholders, 1);
    QVERIFY(remark(made, u"sql_too_long"_s));
    QVERIFY(serializePackage(made.package).size() < 5000);
}

void TestDtsxImport::eventHandlersAndExpressions()
{
    const QByteArray task =
        agentJob("Package", "A", "a")
            .replace("<DTS:Variables />",
                     "<DTS:PropertyExpression "
                     "DTS:Name=\"Disable\">@[x]</DTS:PropertyExpression><DTS:EventHandlers><DTS:EventHandler "
                     "DTS:refId=\"Package\\A.EventHandlers[OnError]\"><DTS:Executables>" +
                         agentJob("Package\\A.EventHandlers[OnError]", "Mail", "mail") +
                         "</DTS:Executables></DTS:EventHandler></DTS:EventHandlers>");
    const DtsxImport made = imported(package8(executables(task)));
    QCOMPARE(made.package.tasks.size(), 1);
    QVERIFY(remark(made, u"event_handler"_s));
    QVERIFY(remark(made, u"property_expression"_s)->text.contains(u"Disable"_s));
}

QTEST_APPLESS_MAIN(TestDtsxImport)
#include "tst_dtsximport.moc"
