// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/packagecheck.h"

#include <QTest>

using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

ParentPackage packageOf(const QString& tasks, const QString& constraints = {})
{
    ParentPackage package;
    for (const QString& name : tasks.split(u' ', Qt::SkipEmptyParts)) {
        Task task;
        task.id = u"id-"_s + name;
        task.name = name;
        task.job = u"Job "_s + name;
        task.where.servers = {u"SQL01"_s};
        package.tasks.append(task);
    }
    for (const QString& text : constraints.split(u' ', Qt::SkipEmptyParts)) {
        const QString kind = text.section(u':', 1);
        Constraint constraint;
        constraint.id = u"c%1"_s.arg(package.constraints.size());
        constraint.from = u"id-"_s + text.section(u':', 0, 0).section(u'>', 0, 0);
        constraint.to = u"id-"_s + text.section(u':', 0, 0).section(u'>', 1);
        constraint.kind = kind == u"f"   ? ConstraintKind::Failure
                          : kind == u"c" ? ConstraintKind::Completion
                                         : ConstraintKind::Success;
        package.constraints.append(constraint);
    }
    return package;
}

FleetFacts fleetOf()
{
    FleetFacts fleet;
    fleet.known = true;
    for (const QString& name : {u"SQL01"_s, u"SQL02"_s, u"SQL03"_s}) {
        FleetFacts::Server server;
        server.name = name;
        server.group = u"Prod/X"_s;
        server.tags = {u"ssis"_s};
        server.capacity = 2;
        fleet.servers.append(server);
    }
    fleet.servers[0].jobs = QList<FleetFacts::Job>{
        {u"Job a"_s, true, true}, {u"Off"_s, false, true}, {u"NoTarget"_s, true, false}};
    fleet.servers[1].jobs = QList<FleetFacts::Job>{{u"Job a"_s, true, true}};
    return fleet; // SQL03's jobs were not read yet
}

QString codes(const QList<Problem>& problems)
{
    QStringList codes;
    for (const Problem& problem : problems)
        codes.append(problemCodeName(problem.code));
    return codes.join(u' ');
}

} // namespace

class TestPackageCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sound();
    void structure();
    void circleIsNamedInOrder();
    void neverStarts();
    void numbers();
    void servers();
    void jobs();
    void jobTwiceAtOnce();
    void errorsFirstWithLines();
    void everyCodeHasWords();
    void bigPackageIsFast();
};

void TestPackageCheck::sound()
{
    QVERIFY(checkPackage(packageOf(u"a b c"_s, u"a>b b>c:f a>c:c"_s)).isEmpty());
}

void TestPackageCheck::structure()
{
    QCOMPARE(codes(checkPackage({})), u"empty_package"_s);
    QCOMPARE(codes(checkPackage(packageOf(u"a b"_s, u"a>a"_s))), u"self_constraint"_s);
    QCOMPARE(codes(checkPackage(packageOf(u"a b"_s, u"a>b a>b:f"_s))),
             u"duplicate_constraint never_starts"_s);
    ParentPackage dangling = packageOf(u"a b"_s, u"a>b"_s);
    dangling.constraints[0].to = u"gone"_s;
    QCOMPARE(codes(checkPackage(dangling)), u"unknown_task"_s);
    ParentPackage noJob = packageOf(u"a"_s);
    noJob.tasks[0].job = u" "_s;
    noJob.tasks[0].group = u"gone"_s;
    noJob.tasks[0].disabled = true;
    QCOMPARE(codes(checkPackage(noJob)), u"no_job disabled_task unknown_group"_s);
}

void TestPackageCheck::circleIsNamedInOrder()
{
    const QList<Problem> problems = checkPackage(packageOf(u"x a b c y"_s, u"x>a a>b b>c c>a c>y"_s));
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().code, ProblemCode::Cycle);
    const QStringList names = problems.first().arguments.first().split(u" → "_s);
    QCOMPARE(names.size(), 4);
    QCOMPARE(names.first(), names.last());
    const QString round = names.join(QString()) + names.mid(1).join(QString());
    QVERIFY2(round.contains(u"abca"_s), qPrintable(round));
}

void TestPackageCheck::neverStarts()
{
    // d needs both the success branch and the failure branch of a.
    const QList<Problem> problems = checkPackage(packageOf(u"a b c d e"_s, u"a>b a>c:f b>d c>d d>e:c"_s));
    QCOMPARE(codes(problems), u"never_starts never_starts"_s);
    QCOMPARE(problems.at(0).task, u"id-d"_s);
    QCOMPARE(problems.at(1).task, u"id-e"_s);
    ParentPackage any = packageOf(u"a b c d"_s, u"a>b a>c:f b>d c>d"_s);
    any.tasks[3].join = Join::Any;
    QVERIFY(checkPackage(any).isEmpty());
    QVERIFY(checkPackage(packageOf(u"a b c d"_s, u"a>b a>c b>d c>d:f"_s)).isEmpty());
    ParentPackage disabled = packageOf(u"a b"_s, u"a>b:f"_s);
    disabled.tasks[0].disabled = true;
    QCOMPARE(codes(checkPackage(disabled)), u"disabled_task never_starts"_s);
}

void TestPackageCheck::numbers()
{
    ParentPackage package = packageOf(u"a"_s);
    package.maxConcurrent = 0;
    package.maxConcurrentPerServer.insert(u"SQL01"_s, -1);
    package.groups = {Group{u"g"_s, u"G"_s, 0, {}}};
    package.window = ProcessingWindow{u"25:00"_s};
    package.tasks[0].weight = 0;
    package.tasks[0].timeout = 0s;
    package.tasks[0].retry.count = -1;
    QCOMPARE(codes(checkPackage(package)),
             u"bad_package_limit bad_server_limit bad_group_limit bad_window bad_weight "
             "bad_timeout bad_retry"_s);
}

void TestPackageCheck::servers()
{
    ParentPackage package = packageOf(u"a"_s);
    Task& task = package.tasks[0];
    task.where.servers = {u"sql01"_s};
    QVERIFY(checkPackage(package, fleetOf()).isEmpty());
    task.where.servers = {u"SQL09"_s};
    QCOMPARE(codes(checkPackage(package, fleetOf())), u"unknown_server"_s);
    QVERIFY(checkPackage(package).isEmpty()); // without a registry nothing is known
    task.where = {{}, u"prod"_s, {}};
    QVERIFY(checkPackage(package, fleetOf()).isEmpty());
    task.where = {{}, u"pro"_s, {}};
    QCOMPARE(codes(checkPackage(package, fleetOf())), u"unknown_server_group"_s);
    task.where = {{}, {}, u"nope"_s};
    QCOMPARE(codes(checkPackage(package, fleetOf())), u"unknown_server_tag"_s);
    task.where = {};
    QCOMPARE(codes(checkPackage(package)), u"no_candidate"_s);
    task.where = {{u"SQL01"_s}, {}, u"ssis"_s};
    QCOMPARE(codes(checkPackage(package)), u"ambiguous_candidates"_s);
    task.where = {{u"SQL01"_s}, {}, {}};
    task.weight = 3;
    package.maxConcurrentPerServer.insert(u"gone"_s, 1);
    QCOMPARE(codes(checkPackage(package, fleetOf())), u"limit_of_unknown_server weight_over_capacity"_s);
}

void TestPackageCheck::jobs()
{
    ParentPackage package = packageOf(u"a"_s);
    Task& task = package.tasks[0];
    task.job = u"Nowhere"_s;
    QCOMPARE(codes(checkPackage(package, fleetOf())), u"unknown_job"_s);
    task.where.servers = {u"SQL01"_s, u"SQL02"_s};
    QCOMPARE(codes(checkPackage(package, fleetOf())), u"unknown_job_anywhere"_s);
    task.where.servers = {u"SQL01"_s, u"SQL02"_s, u"SQL03"_s}; // SQL03 may have it
    QList<Problem> problems = checkPackage(package, fleetOf());
    QCOMPARE(codes(problems), u"unknown_job unknown_job"_s);
    QVERIFY(!hasErrors(problems));
    task.where.servers = {u"SQL01"_s};
    task.job = u"OFF"_s;
    problems = checkPackage(package, fleetOf());
    QCOMPARE(codes(problems), u"disabled_job"_s);
    QVERIFY(!hasErrors(problems));
    task.job = u"NoTarget"_s;
    QCOMPARE(codes(checkPackage(package, fleetOf())), u"no_target"_s);
}

void TestPackageCheck::jobTwiceAtOnce()
{
    ParentPackage package = packageOf(u"a b c"_s, u"a>c"_s);
    package.tasks[1].job = u"job A"_s;
    QCOMPARE(codes(checkPackage(package)), u"job_twice_at_once"_s);
    package.tasks[1].where.servers = {u"SQL02"_s};
    QVERIFY(checkPackage(package).isEmpty());
    ParentPackage ordered = packageOf(u"a b c"_s, u"a>b b>c"_s);
    ordered.tasks[2].job = u"Job a"_s;
    QVERIFY(checkPackage(ordered).isEmpty());
}

void TestPackageCheck::errorsFirstWithLines()
{
    const auto loaded = parsePackage(R"({"formatVersion": 1, "tasks": [
{"id": "t1", "job": "J", "server": "S", "disabled": true},
{"id": "t2", "job": "K", "server": "S", "weight": 0}],
"constraints": [
{"id": "c1", "from": "t2", "to": "t2", "kind": "success"}]})");
    QVERIFY(loaded.has_value());
    const QList<Problem> problems = checkPackage(loaded->package, {}, loaded->lines);
    QCOMPARE(codes(problems), u"self_constraint bad_weight disabled_task"_s);
    QCOMPARE(problems.at(0).line, 5);
    QCOMPARE(problems.at(1).line, 3);
    QCOMPARE(problems.at(2).line, 2);
    QVERIFY(hasErrors(problems));
}

void TestPackageCheck::everyCodeHasWords()
{
    QSet<QString> names;
    for (int code = 0; code <= int(ProblemCode::LimitOfUnknownServer); ++code) {
        Problem problem;
        problem.code = ProblemCode(code);
        problem.arguments = {u"<1>"_s, u"%1<2>"_s, u"<3>"_s, u"<4>"_s};
        const QString text = describe(problem);
        QVERIFY(!text.contains(u"%2"_s) && text.endsWith(u'.'));
        names.insert(problemCodeName(problem.code));
    }
    QCOMPARE(names.size(), int(ProblemCode::LimitOfUnknownServer) + 1);
}

void TestPackageCheck::bigPackageIsFast()
{
    QString tasks;
    for (int i = 0; i < 3000; ++i)
        tasks += u"n%1 "_s.arg(i);
    ParentPackage package = packageOf(tasks);
    for (int i = 1; i < 3000; ++i) {
        package.constraints.append(Constraint{u"c%1"_s.arg(i),
                                              package.tasks.at(i - 1).id,
                                              package.tasks.at(i).id,
                                              ConstraintKind::Success,
                                              {},
                                              {}});
        package.tasks[i].job = u"Same"_s;
    }
    QVERIFY(checkPackage(package).isEmpty()); // the time-out of the test is the assertion
}

QTEST_APPLESS_MAIN(TestPackageCheck)
#include "tst_packagecheck.moc"
