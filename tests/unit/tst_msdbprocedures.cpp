// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdbfixture.h"

#include <QTest>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace simfleet::test;

using Arguments = QList<std::pair<QString, QVariant>>;
Q_DECLARE_METATYPE(Arguments)

namespace {

const QByteArray kScenario = R"({
  "history": {"runs": 2, "days": 3},
  "servers": [{"name": "SQL01"}],
  "logins": [{"name": "ann", "roles": ["SQLAgentUserRole"]}, {"name": "rita", "roles": ["SQLAgentReaderRole"]},
             {"name": "otto", "roles": ["SQLAgentOperatorRole"]}],
  "jobs": [
    {"name": "Load", "steps": [{"name": "One", "duration": 5}, {"name": "Two", "duration": 5}]},
    {"name": "Of Ann", "owner": "ann", "steps": [{"duration": 5}]},
    {"name": "Orphan", "targeted": false, "steps": [{"duration": 5}]},
    {"name": "Twin", "steps": [{"duration": 5}]}, {"name": "Twin", "steps": [{"duration": 5}]},
    {"name": "Remote", "multiServer": true, "steps": [{"duration": 5}]},
    {"name": "Sleeping", "enabled": false, "steps": [{"duration": 5}]},
    {"name": "Empty"}
  ]})";

} // namespace

// Numbers, texts and the order of checks: agent-facts.md 2.
class MsdbProceduresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void seesOnlyWhatTheRoleShows();
    void helpsWithAJob();
    void helpsWithHistory();
    void helpsWithActivity();
    void makesAJob();
    void movesStepsAside();
    void attachesSchedules();
    void deletesAJob();
    void warnsWhenTheAgentIsDown();
    void purgesHistory();
    void answersForTheService();
    void storesPackages();
    void grantsByRole();
};

void MsdbProceduresTest::refuses_data()
{
    QTest::addColumn<QString>("procedure");
    QTest::addColumn<Arguments>("arguments");
    QTest::addColumn<QString>("login");
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("text");
    const auto add = [](const char* name, const char* procedure, const Arguments& arguments,
                        const char* login, int error, const char* text) {
        QTest::newRow(name) << QString::fromLatin1(procedure) << arguments << QString::fromLatin1(login)
                            << error << QString::fromUtf8(text);
    };
    const QString job = u"@job_name"_s;
    add("no identifier", "sp_start_job", {}, "stellwerk", 14294,
        "Supply either @job_id or @job_name to identify the job.");
    add("blank name", "sp_start_job", {{job, u"  "_s}}, "stellwerk", 14294,
        "Supply either @job_id or @job_name to identify the job.");
    add("both identifiers", "sp_start_job",
        {{job, u"Load"_s}, {u"@job_id"_s, u"11111111-2222-3333-4444-555555555555"_s}}, "stellwerk", 14294,
        "Supply either @job_id or @job_name to identify the job.");
    add("unknown id", "sp_start_job", {{u"@job_id"_s, u"11111111-2222-3333-4444-555555555555"_s}},
        "stellwerk", 14262, "The specified @job_id ('11111111-2222-3333-4444-555555555555') does not exist.");
    add("unknown name", "sp_start_job", {{job, u"Nope"_s}}, "stellwerk", 14262,
        "The specified @job_name ('Nope') does not exist.");
    add("two of that name", "sp_start_job", {{job, u"Twin"_s}}, "stellwerk", 14293,
        "There are two or more jobs named 'Twin'. Specify @job_id instead of @job_name to uniquely identify "
        "the job.");
    add("not visible", "sp_start_job", {{job, u"Load"_s}}, "ann", 14262,
        "The specified @job_name ('Load') does not exist.");
    add("visible, not allowed", "sp_start_job", {{job, u"Load"_s}}, "rita", 14393,
        "Only owner of a job or members of role sysadmin or SQLAgentOperatorRole can start and stop the "
        "job.");
    add("unknown step", "sp_start_job", {{job, u"Load"_s}, {u"@step_name"_s, u"Three"_s}}, "stellwerk", 14262,
        "The specified @step_name ('Three') does not exist.");
    add("multi-server", "sp_start_job", {{job, u"Remote"_s}}, "otto", 14397,
        "Only members of sysadmin server role can start/stop multi-server jobs");
    add("stop without identifier", "sp_stop_job", {}, "stellwerk", 14232,
        "Specify either a job_name, job_id, or an originating_server.");
    add("stop what does not run", "sp_stop_job", {{job, u"Load"_s}}, "otto", 22022,
        "SQLServerAgent Error: Request to stop job Load (from User otto) refused because the job is not "
        "currently running.");
    add("bad aspect", "sp_help_job", {{job, u"Load"_s}, {u"@job_aspect"_s, u"STEP"_s}}, "stellwerk", 14266,
        "The specified '@job_aspect' is invalid (valid values are: JOB, STEPS, SCHEDULES, TARGETS, ALL).");
    add("aspect without job", "sp_help_job", {{u"@job_aspect"_s, u"STEPS"_s}}, "stellwerk", 14280,
        "Supply either a job name (and job aspect), or one or more job filter parameters.");
    add("no steps", "sp_help_jobstep", {{job, u"Empty"_s}, {u"@step_id"_s, 1}}, "stellwerk", 14528,
        "Job \"Empty\" has no steps defined.");
    add("bad mode", "sp_help_jobhistory", {{u"@mode"_s, u"ALL"_s}}, "stellwerk", 14266,
        "The specified '@mode' is invalid (valid values are: SUMMARY, FULL, SEM).");
    add("unknown session", "sp_help_jobactivity", {{u"@session_id"_s, 99}}, "stellwerk", 14262,
        "The specified @session_id ('99') does not exist.");
    add("name taken", "sp_add_job", {{job, u"load"_s}}, "stellwerk", 14261,
        "The specified @name ('load') already exists.");
    add("start step", "sp_add_job", {{job, u"New"_s}, {u"@start_step_id"_s, 2}}, "stellwerk", 14266,
        "The specified '@start_step_id' is invalid (valid values are: 1).");
    add("foreign owner", "sp_add_job", {{job, u"New"_s}, {u"@owner_login_name"_s, u"sa"_s}}, "ann", 14515,
        "Only a member of the sysadmin server role can add a job for a different owner with "
        "@owner_login_name.");
    add("unknown owner", "sp_add_job", {{job, u"New"_s}, {u"@owner_login_name"_s, u"who"_s}}, "stellwerk",
        14234,
        "The specified '@owner_login_name' is invalid (valid values are returned by sp_helplogins [excluding "
        "Windows NT groups]).");
    add("MSX category", "sp_add_job", {{job, u"New"_s}, {u"@category_name"_s, u"Jobs from MSX"_s}},
        "stellwerk", 14267, "Cannot add a job to the 'Jobs from MSX' job category.");
    add("id is output", "sp_add_job",
        {{job, u"New"_s}, {u"@job_id"_s, u"11111111-2222-3333-4444-555555555555"_s}}, "stellwerk", 14274,
        "Cannot add, update, or delete a job (or its steps or schedules) that originated from an MSX "
        "server.");
    add("step name taken", "sp_add_jobstep", {{job, u"Load"_s}, {u"@step_name"_s, u"one"_s}}, "stellwerk",
        14261, "The specified @step_name ('one') already exists.");
    add("bad subsystem", "sp_add_jobstep",
        {{job, u"Load"_s}, {u"@step_name"_s, u"x"_s}, {u"@subsystem"_s, u"Bash"_s}}, "stellwerk", 14234,
        "The specified '@subsystem' is invalid (valid values are returned by sp_enum_sqlagent_subsystems).");
    add("proxy of T-SQL", "sp_add_jobstep",
        {{job, u"Load"_s}, {u"@step_name"_s, u"x"_s}, {u"@proxy_name"_s, u"p"_s}}, "stellwerk", 14517,
        "A proxy account is not allowed for a Transact-SQL subsystem.");
    add("unknown database", "sp_add_jobstep",
        {{job, u"Load"_s}, {u"@step_name"_s, u"x"_s}, {u"@database_name"_s, u"nowhere"_s}}, "stellwerk",
        14262, "The specified @database_name ('nowhere') does not exist.");
    add("flags", "sp_add_jobstep", {{job, u"Load"_s}, {u"@step_name"_s, u"x"_s}, {u"@flags"_s, 115}},
        "stellwerk", 14266, "The specified '@flags' is invalid (valid values are: 0..114).");
    add("not the owner", "sp_add_jobstep", {{job, u"Load"_s}, {u"@step_name"_s, u"x"_s}}, "otto", 14525,
        "Only members of sysadmin role are allowed to update or delete jobs owned by a different login.");
    add("target twice", "sp_add_jobserver", {{job, u"Load"_s}}, "stellwerk", 14269,
        "Job 'Load' is already targeted at server 'SQL01'.");
    add("remote beside local", "sp_add_jobserver", {{job, u"Load"_s}, {u"@server_name"_s, u"TARGET01"_s}},
        "stellwerk", 14290,
        "This job is currently targeted at the local server so cannot also be targeted at a remote server.");
    add("local beside remote", "sp_add_jobserver", {{job, u"Remote"_s}}, "stellwerk", 14291,
        "This job is currently targeted at a remote server so cannot also be targeted at the local server.");
    add("operator renames", "sp_update_job", {{job, u"Load"_s}, {u"@new_name"_s, u"x"_s}}, "otto", 14525,
        "Only members of sysadmin role are allowed to update or delete jobs owned by a different login.");
    add("owner gives away", "sp_update_job", {{job, u"Of Ann"_s}, {u"@owner_login_name"_s, u"sa"_s}}, "ann",
        14242, "Only a system administrator can reassign ownership of a job.");
    add("delete without identifier", "sp_delete_job", {}, "stellwerk", 14279,
        "Supply either @job_name, @job_id or @originating_server.");
    add("no frequency", "sp_add_schedule", {{u"@schedule_name"_s, u"s"_s}}, "stellwerk", 14266,
        "The specified '@freq_type' is invalid (valid values are: 1, 4, 8, 16, 32, 64, 128).");
    add("on demand", "sp_add_schedule", {{u"@schedule_name"_s, u"s"_s}, {u"@freq_type"_s, 2}}, "stellwerk",
        14295, "Frequency Type 0x2 (OnDemand) is no longer supported.");
    add("daily without interval", "sp_add_schedule", {{u"@schedule_name"_s, u"s"_s}, {u"@freq_type"_s, 4}},
        "stellwerk", 14278,
        "The schedule for this job is invalid (reason: @freq_interval must be at least 1 for a daily job.).");
    add("category class", "sp_add_category", {{u"@class"_s, u"X"_s}, {u"@name"_s, u"c"_s}}, "stellwerk",
        14266, "The specified '@class' is invalid (valid values are: JOB, ALERT, OPERATOR).");
    add("category taken", "sp_add_category", {{u"@name"_s, u"database maintenance"_s}}, "stellwerk", 14261,
        "The specified @name ('database maintenance') already exists.");
    add("purge what is not mine", "sp_purge_jobhistory", {{job, u"Load"_s}}, "rita", 14392,
        "Only owner of a job or members of role sysadmin or SQLAgentOperatorRole can purge history of the "
        "job.");
    add("package not found", "sp_ssis_getpackage",
        {{u"@name"_s, u"p"_s}, {u"@folderid"_s, u"00000000-0000-0000-0000-000000000000"_s}}, "stellwerk",
        14586, "The package \"p\" was not found.");
}

void MsdbProceduresTest::refuses()
{
    QFETCH(QString, procedure);
    QFETCH(Arguments, arguments);
    QFETCH(QString, login);
    MsdbFixture fleet(kScenario);
    const CallResult result = fleet.call(procedure, arguments, login);
    QTEST(result.errors.value(0), "error");
    QTEST(result.text, "text");
    QCOMPARE(result.status, 1);
}

void MsdbProceduresTest::seesOnlyWhatTheRoleShows()
{
    MsdbFixture fleet(kScenario);
    const auto names = [&](const QString& login) {
        QStringList list;
        const CallResult jobs = fleet.call(u"sp_help_job"_s, {}, login);
        for (const QStringList& row : jobs.sets.first())
            list.append(row[2]);
        list.sort();
        return list;
    };
    QCOMPARE(names(u"ann"_s), QStringList{u"Of Ann"_s});
    QCOMPARE(names(u"rita"_s).size(), 8);
    QCOMPARE(names(u"stellwerk"_s).size(), 8);
    // A disabled job starts; an operator may start what he does not own.
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Sleeping"_s}}, u"otto"_s).errors.isEmpty());
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Of Ann"_s}}, u"ann"_s).errors.isEmpty());
    QCOMPARE(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Remote"_s}}).infos, QList<int>{14230});
    const CallResult orphan = fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Orphan"_s}});
    QCOMPARE(orphan.errors, QList<int>{14256});
    QVERIFY(orphan.text.startsWith(u"Cannot start the job \"Orphan\" (ID "_s));
}

void MsdbProceduresTest::helpsWithAJob()
{
    MsdbFixture fleet(kScenario);
    const CallResult all = fleet.call(u"sp_help_job"_s, {{u"@job_name"_s, u"Load"_s}});
    QCOMPARE(all.sets.size(), 4);
    QCOMPARE(all.infos, (QList<int>{14213, 14214, 14215, 14216}));
    QCOMPARE(all.columnNames.first().size(), 32);
    QCOMPARE(all.columnNames.first().last(), u"type"_s);
    QCOMPARE(all.sets[1].size(), 2);
    QCOMPARE(all.sets[3].first().mid(0, 2), QStringList({u"0"_s, u"SQL01"_s}));
    const QStringList idle = all.sets.first().first();
    QCOMPARE(idle.mid(25, 2), QStringList({u"4"_s, u"0 (unknown)"_s}));
    QCOMPARE(idle.mid(28), QStringList({u"2"_s, u"0"_s, u"1"_s, u"1"_s}));
    QCOMPARE(idle[7], u"sa"_s);
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    fleet.advance(7);
    const CallResult busy = fleet.call(u"sp_help_job"_s, {{u"@execution_status"_s, 1}});
    QCOMPARE(busy.sets.first().size(), 1);
    QCOMPARE(busy.sets.first().first().mid(25, 3), QStringList({u"1"_s, u"2 (Two)"_s, u"0"_s}));
    const CallResult memory =
        fleet.call(u"xp_sqlagent_enum_jobs"_s, {{u"@can_see_all"_s, 1}, {u"@job_owner"_s, u"sa"_s}});
    QCOMPARE(memory.columnNames.first().size(), 13);
    const auto running = [](const QStringList& row) { return row[9] == u"1"_s; };
    QCOMPARE(std::count_if(memory.sets.first().begin(), memory.sets.first().end(), running), 1);
}

void MsdbProceduresTest::helpsWithHistory()
{
    MsdbFixture fleet(kScenario);
    const CallResult full =
        fleet.call(u"sp_help_jobhistory"_s, {{u"@job_name"_s, u"Load"_s}, {u"@mode"_s, u"FULL"_s}});
    QCOMPARE(full.columnNames.first().size(), 17);
    QCOMPARE(full.sets.first().size(), 6);
    QCOMPARE(full.sets.first().first()[3], u"0"_s); // the newest first
    const CallResult outcomes =
        fleet.call(u"sp_help_jobhistory"_s, {{u"@job_name"_s, u"Load"_s}, {u"@step_id"_s, 0}});
    QCOMPARE(outcomes.columnNames.first().size(), 11);
    QCOMPARE(outcomes.sets.first().size(), 2);
    const CallResult sem = fleet.call(
        u"sp_help_jobhistory"_s, {{u"@job_name"_s, u"Load"_s}, {u"@mode"_s, u"SEM"_s}, {u"@step_id"_s, 0}});
    QCOMPARE(sem.sets.first().size(), 6); // SEM looks at the job only
    const CallResult badStatus = fleet.call(u"sp_help_jobhistory"_s, {{u"@run_status"_s, 6}});
    QCOMPARE(badStatus.infos, QList<int>{14198});
    QCOMPARE(badStatus.status, 1);
    QVERIFY(badStatus.sets.isEmpty());
}

void MsdbProceduresTest::helpsWithActivity()
{
    MsdbFixture fleet(kScenario);
    const CallResult done = fleet.call(u"sp_help_jobactivity"_s, {{u"@job_name"_s, u"Load"_s}});
    QCOMPARE(done.sets.first().size(), 1);
    QCOMPARE(done.columnNames.first().size(), 17);
    QVERIFY(done.sets.first().first()[12].startsWith(u"The job succeeded."_s));
    QCOMPARE(fleet.call(u"sp_help_jobactivity"_s, {}, u"ann"_s).sets.first().size(), 1);
}

void MsdbProceduresTest::makesAJob()
{
    MsdbFixture fleet(kScenario);
    QVERIFY(fleet.call(u"sp_add_category"_s, {{u"@name"_s, u"ETL"_s}}).errors.isEmpty());
    QCOMPARE(fleet.value("SELECT category_id FROM msdb_dbo_syscategories WHERE name = 'ETL'"), u"100"_s);
    const CallResult made =
        fleet.call(u"sp_add_job"_s, {{u"@job_name"_s, u"New"_s}, {u"@category_name"_s, u"ETL"_s}}, u"ann"_s);
    QCOMPARE(made.status, 0);
    QVERIFY(std::holds_alternative<simfleet::Guid>(made.outputs.at(u"@job_id")));
    QVERIFY(fleet
                .call(u"sp_add_jobstep"_s,
                      {{u"@job_name"_s, u"New"_s},
                       {u"@step_name"_s, u"S"_s},
                       {u"@subsystem"_s, u"dts"_s},
                       {u"@command"_s, u"/SQL \"\\x\""_s}},
                      u"ann"_s)
                .errors.isEmpty());
    QCOMPARE(fleet
                 .rows("SELECT subsystem, on_success_action, on_fail_action, last_run_outcome FROM "
                       "msdb_dbo_sysjobsteps s"
                       " JOIN msdb_dbo_sysjobs j ON j.job_id = s.job_id WHERE j.name = 'New'")
                 .first(),
             QStringList({u"SSIS"_s, u"1"_s, u"2"_s, u"0"_s}));
    QVERIFY(fleet.call(u"sp_add_jobserver"_s, {{u"@job_name"_s, u"New"_s}}, u"ann"_s).errors.isEmpty());
    QCOMPARE(
        fleet.value(
            "SELECT COUNT(*) FROM msdb_dbo_sysjobactivity a JOIN msdb_dbo_sysjobs j ON j.job_id = a.job_id"
            " WHERE j.name = 'New'"),
        u"0"_s);
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"New"_s}}, u"ann"_s).errors.isEmpty());
    QCOMPARE(
        fleet.value(
            "SELECT COUNT(*) FROM msdb_dbo_sysjobactivity a JOIN msdb_dbo_sysjobs j ON j.job_id = a.job_id"
            " WHERE j.name = 'New'"),
        u"1"_s);
    QVERIFY(
        fleet.call(u"sp_update_job"_s, {{u"@job_name"_s, u"New"_s}, {u"@new_name"_s, u"Newer"_s}}, u"ann"_s)
            .errors.isEmpty());
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysjobs WHERE name = 'Newer'"), u"1"_s);
}

void MsdbProceduresTest::movesStepsAside()
{
    MsdbFixture fleet(kScenario);
    const char* kNames =
        "SELECT group_concat(step_id || step_name) FROM (SELECT s.* FROM msdb_dbo_sysjobsteps s JOIN"
        " msdb_dbo_sysjobs j ON j.job_id = s.job_id WHERE j.name = 'Load' ORDER BY step_id)";
    QVERIFY(fleet
                .call(u"sp_add_jobstep"_s, {{u"@job_name"_s, u"Load"_s},
                                            {u"@step_id"_s, 1},
                                            {u"@step_name"_s, u"Zero"_s},
                                            {u"@on_success_action"_s, 4},
                                            {u"@on_success_step_id"_s, 3}})
                .errors.isEmpty());
    QCOMPARE(fleet.value(kNames), u"1Zero,2One,3Two"_s);
    QVERIFY(fleet.call(u"sp_delete_jobstep"_s, {{u"@job_name"_s, u"Load"_s}, {u"@step_id"_s, 2}})
                .errors.isEmpty());
    QCOMPARE(fleet.value(kNames), u"1Zero,2Two"_s);
    QCOMPARE(fleet.value("SELECT on_success_step_id FROM msdb_dbo_sysjobsteps WHERE step_name = 'Zero'"),
             u"2"_s);
    QVERIFY(fleet
                .call(u"sp_update_jobstep"_s,
                      {{u"@job_name"_s, u"Load"_s}, {u"@step_id"_s, 2}, {u"@retry_attempts"_s, 4}})
                .errors.isEmpty());
    QCOMPARE(fleet.value("SELECT retry_attempts FROM msdb_dbo_sysjobsteps WHERE step_name = 'Two'"), u"4"_s);
}

void MsdbProceduresTest::attachesSchedules()
{
    MsdbFixture fleet(kScenario);
    const CallResult made = fleet.call(u"sp_add_schedule"_s, {{u"@schedule_name"_s, u"Hourly"_s},
                                                              {u"@freq_type"_s, 4},
                                                              {u"@freq_interval"_s, 1},
                                                              {u"@freq_subday_type"_s, 8},
                                                              {u"@freq_subday_interval"_s, 1}});
    QCOMPARE(made.status, 0);
    QVERIFY(std::holds_alternative<std::int64_t>(made.outputs.at(u"@schedule_id")));
    QVERIFY(
        fleet.call(u"sp_attach_schedule"_s, {{u"@job_name"_s, u"Load"_s}, {u"@schedule_name"_s, u"Hourly"_s}})
            .errors.isEmpty());
    QCOMPARE(fleet
                 .call(u"sp_attach_schedule"_s,
                       {{u"@job_name"_s, u"Of Ann"_s}, {u"@schedule_name"_s, u"Hourly"_s}}, u"ann"_s)
                 .errors,
             QList<int>{14377});
    const CallResult help = fleet.call(u"sp_help_jobschedule"_s, {{u"@job_name"_s, u"Load"_s}});
    QCOMPARE(help.sets.first().size(), 1);
    QCOMPARE(help.sets.first().first()[14], u"(Description not requested.)"_s);
    QCOMPARE(help.sets.first().first()[16], u"90000"_s);
    QVERIFY(fleet
                .call(u"sp_detach_schedule"_s, {{u"@job_name"_s, u"Load"_s},
                                                {u"@schedule_name"_s, u"Hourly"_s},
                                                {u"@delete_unused_schedule"_s, 1}})
                .errors.isEmpty());
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysschedules"), u"0"_s);
}

void MsdbProceduresTest::deletesAJob()
{
    MsdbFixture fleet(kScenario);
    QVERIFY(fleet.call(u"sp_delete_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysjobs WHERE name = 'Load'"), u"0"_s);
    QCOMPARE(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors, QList<int>{14262});
}

void MsdbProceduresTest::warnsWhenTheAgentIsDown()
{
    MsdbFixture fleet(kScenario);
    fleet.server().stopAgent(fleet.clock().now());
    QVERIFY(fleet.call(u"sp_add_job"_s, {{u"@job_name"_s, u"New"_s}}).errors.isEmpty());
    // The row is there although the Agent could not be told.
    QCOMPARE(fleet.call(u"sp_add_jobserver"_s, {{u"@job_name"_s, u"New"_s}}).errors, QList<int>{22022});
    QCOMPARE(fleet.value("SELECT last_run_outcome FROM msdb_dbo_sysjobservers s JOIN msdb_dbo_sysjobs j"
                         " ON j.job_id = s.job_id WHERE j.name = 'New'"),
             u"5"_s);
}

void MsdbProceduresTest::purgesHistory()
{
    MsdbFixture fleet(kScenario);
    const CallResult purge = fleet.call(u"sp_purge_jobhistory"_s, {{u"@job_name"_s, u"Load"_s}}, u"otto"_s);
    QCOMPARE(purge.text, u"6 history entries purged."_s);
    QCOMPARE(fleet.call(u"sp_help_jobhistory"_s, {{u"@job_name"_s, u"Load"_s}}).sets.first().size(), 0);
}

void MsdbProceduresTest::answersForTheService()
{
    MsdbFixture fleet(kScenario);
    const Arguments query{{u"@Action"_s, u"QueryState"_s}, {u"@ServiceName"_s, u"SQLServerAGENT"_s}};
    QCOMPARE(fleet.call(u"xp_servicecontrol"_s, query).sets.first().first().first(), u"Running."_s);
    fleet.server().stopAgent(fleet.clock().now());
    QCOMPARE(fleet.call(u"xp_servicecontrol"_s, query).sets.first().first().first(), u"Stopped."_s);
    const CallResult properties = fleet.call(u"sp_get_sqlagent_properties"_s);
    QCOMPARE(properties.sets.first().first()[5], u"1000"_s);
    QCOMPARE(fleet.call(u"sp_enum_sqlagent_subsystems"_s).sets.first().size(), 11);
}

void MsdbProceduresTest::storesPackages()
{
    MsdbFixture fleet(kScenario);
    const QString root = u"00000000-0000-0000-0000-000000000000"_s;
    const Arguments package{{u"@name"_s, u"p"_s},
                            {u"@folderid"_s, root},
                            {u"@id"_s, root},
                            {u"@verid"_s, root},
                            {u"@packagedata"_s, u"<x/>"_s},
                            {u"@createdate"_s, 0},
                            {u"@packageformat"_s, 3},
                            {u"@packagetype"_s, 5},
                            {u"@vermajor"_s, 1},
                            {u"@verminor"_s, 0},
                            {u"@verbuild"_s, 0}};
    QCOMPARE(fleet.call(u"sp_ssis_putpackage"_s, package, u"ann"_s).errors, QList<int>{14307});
    QVERIFY(fleet.call(u"sp_ssis_putpackage"_s, package).errors.isEmpty());
    QVERIFY(fleet.call(u"sp_ssis_putpackage"_s, package).errors.isEmpty());
    QCOMPARE(fleet.call(u"sp_ssis_listpackages"_s, {{u"@folderid"_s, root}}).sets.first().size(), 1);
    QCOMPARE(fleet.call(u"sp_ssis_checkexists"_s, {{u"@name"_s, u"p"_s}, {u"@folderid"_s, root}})
                 .sets.first()
                 .size(),
             1);
    QCOMPARE(fleet.call(u"sp_ssis_listfolders"_s).sets.first().size(), 1);
}

void MsdbProceduresTest::grantsByRole()
{
    MsdbFixture fleet(kScenario);
    const auto& catalog = fleet.server().catalog();
    const auto may = [&](const char16_t* login, const char16_t* procedure) {
        for (const auto& definition : catalog.procedures) {
            if (definition.name == procedure)
                return catalog.mayExecute(*fleet.server().logins().find(login), definition);
        }
        return false;
    };
    QVERIFY(may(u"ann", u"sp_start_job"));
    QVERIFY(!may(u"ann", u"xp_servicecontrol"));
    QVERIFY(!may(u"ann", u"sp_ssis_listpackages"));
    QVERIFY(may(u"stellwerk", u"xp_servicecontrol"));
    for (const auto& table : catalog.tables) {
        if (table.name == u"sysjobs")
            QVERIFY(!catalog.maySelect(*fleet.server().logins().find(u"otto"), table));
    }
}

QTEST_GUILESS_MAIN(MsdbProceduresTest)
#include "tst_msdbprocedures.moc"
