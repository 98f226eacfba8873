// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "syntax.h"

#include "run/runcontrol.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QList<OptionSyntax> commonOptions()
{
    return {
        {u"config"_s, u"DIR"_s, u"folder of servers.json and runs.sqlite (else STELLWERK_CONFIG)"_s},
        {u"json"_s, {}, u"JSON on stdout, and nothing else there"_s},
        {u"passwords-from-stdin"_s, {}, u"read lines server=password from stdin first"_s},
        {u"log-level"_s, u"LEVEL"_s, u"diagnostics on stderr: debug, info, warning, error or off"_s},
        {u"no-color"_s, {}, u"no colours (also: NO_COLOR)"_s},
        {u"help"_s, {}, u"show this"_s, u"h"_s},
        {u"version"_s, {}, u"show the version"_s},
    };
}

QList<OptionSyntax> serverOptions()
{
    return {
        {u"host"_s, u"HOST"_s, u"name or address of the machine (default: NAME)"_s},
        {u"port"_s, u"PORT"_s, u"TCP port (default 1433)"_s},
        {u"instance"_s, u"NAME"_s, u"named instance, instead of a port"_s},
        {u"user"_s, u"LOGIN"_s, u"SQL Server login; its password is never an argument"_s},
        {u"trusted"_s, {}, u"log in as the Windows or Kerberos user"_s},
        {u"driver"_s, u"NAME"_s, u"ODBC driver (default: the best one installed)"_s},
        {u"encrypt"_s, u"MODE"_s, u"off, optional, mandatory (default) or strict"_s},
        {u"trust-server-certificate"_s, {}, u"accept any certificate"_s},
        {u"host-in-certificate"_s, u"NAME"_s, u"name that the certificate must carry"_s},
        {u"certificate"_s, u"FILE"_s, u"certificate to trust (PEM)"_s},
        {u"group"_s, u"PATH"_s, u"group, parts separated by /"_s},
        {u"tag"_s, u"TAG"_s, u"a tag; may be given several times"_s},
        {u"capacity"_s, u"N"_s, u"jobs of ours at the same time (default 4)"_s},
        {u"login-timeout"_s, u"SECONDS"_s, u"default 5"_s},
        {u"query-timeout"_s, u"SECONDS"_s, u"default 15"_s},
        {u"note"_s, u"TEXT"_s, u"a note"_s},
        {u"ssis-log"_s, u"DATABASE"_s, u"there packages log to dbo.sysssislog (default: msdb)"_s},
    };
}

QList<CommandSyntax> serverCommands()
{
    return {
        {u"servers list"_s, u"List the registered servers"_s},
        {u"servers add"_s, u"Register a server"_s, u"NAME"_s, 1, 1, serverOptions()},
        {u"servers remove"_s, u"Take servers out of the registry"_s, u"NAME …"_s, 1, -1},
        {u"servers test"_s,
         u"Walk name, TCP, TLS and login, rights, Agent and SSIS"_s,
         u"[NAME …]"_s,
         0,
         -1,
         {},
         u"Without names: all servers. Says where it stops and what to do."_s},
        {u"servers import"_s,
         u"Take servers from a file"_s,
         u"FILE"_s,
         1,
         1,
         {{u"replace"_s, {}, u"servers of the same name are replaced, not left alone"_s}},
         u"A registry (.json) or a table (.csv) with the columns name, host, port, instance, driver,\n"
         "authentication, user, encryption, trust_server_certificate, group, tags, capacity, note.\n"
         "Registered servers of SSMS (.regsrvr) are not read by this version."_s},
        {u"servers export"_s,
         u"Write the servers to a file"_s,
         u"FILE"_s,
         1,
         1,
         {},
         u"The file's ending chooses: .json or .csv. No passwords are in it."_s},
    };
}

QList<CommandSyntax> fleetCommands()
{
    return {
        {u"jobs"_s,
         u"List the agent jobs with state, last outcome and usual duration"_s,
         {},
         0,
         0,
         {{u"server"_s, u"S"_s, u"only of this server"_s},
          {u"filter"_s, u"TEXT"_s, u"only jobs whose name, category or server contains TEXT"_s}}},
        {u"history"_s,
         u"Show runs and steps of a job"_s,
         u"[SERVER JOB]"_s,
         0,
         2,
         {{u"since"_s, u"T"_s, u"from this time on: 2026-11-22, 2026-11-22T22:00 or 36h, 7d"_s},
          {u"limit"_s, u"N"_s, u"at most N rows (default 500)"_s},
          {u"stats"_s, {}, u"instead: what the own history holds, by server"_s},
          {u"retention"_s, u"DAYS[/RUNS]"_s, u"keep runs so long, and so many of a job; 0 is no limit"_s}},
         u"Of the server, and of the program's own history (history.sqlite), which keeps runs that the "
         u"server\n"
         "has purged: 400 days and 20000 runs of a job unless told otherwise."_s},
        {u"activity"_s,
         u"Show what runs now, or what failed, on all servers"_s,
         {},
         0,
         0,
         {{u"failed"_s, {}, u"what failed, by first cause: message, since when slower, what it delayed"_s},
          {u"since"_s, u"T"_s,
           u"of --failed: 2026-11-22, 2026-11-22T22:00 or 36h, 7d (default yesterday 18:00)"_s}},
         u"--failed reads the program's own history, brought up to date first, and the errors from the "
         u"servers."
         u"\nExit code 1: something failed; 4: not all servers could be read."_s},
    };
}

QList<OptionSyntax> runOptions()
{
    return {
        {u"dry-run"_s, {}, u"forecast only (not in this version)"_s},
        {u"from-failed"_s, u"RUN"_s, u"open that run of the package again: failed and not-run tasks"_s},
        {u"junit"_s, u"FILE"_s, u"write a JUnit XML file at the end"_s},
        {u"report"_s, u"FILE.html"_s, u"write a report at the end"_s},
        {u"language"_s, u"CODE"_s, u"of the report: de or en (default)"_s},
        {u"deadline"_s, u"TIME"_s, u"cancel what has not ended by then: HH:mm, ISO time or 90m, 2h"_s},
        {u"max-parallel"_s, u"N"_s, u"at most N tasks at the same time"_s},
        {u"yes"_s, {}, u"do not ask before jobs are started on production servers"_s},
    };
}

QList<OptionSyntax> resumeOptions()
{
    return {
        {u"junit"_s, u"FILE"_s, u"write a JUnit XML file at the end"_s},
        {u"report"_s, u"FILE.html"_s, u"write a report at the end"_s},
        {u"language"_s, u"CODE"_s, u"of the report: de or en (default)"_s},
    };
}

QList<CommandSyntax> runCommands()
{
    return {
        {u"validate"_s,
         u"Check a parent package"_s,
         u"FILE"_s,
         1,
         1,
         {{u"online"_s, {}, u"also ask the servers for their jobs"_s}},
         u"Exit code 2 if it has errors, 0 if it could run (there may be warnings)."_s},
        {u"plan"_s, u"Predict a run (not in this version)"_s, u"FILE"_s, 1, 1},
        {u"run"_s, u"Run a parent package"_s, u"FILE"_s, 1, 1, runOptions(),
         u"Ctrl+C cancels the run: its jobs are stopped as their tasks say. A second Ctrl+C leaves at once;\n"
         "jobs that run go on at their servers."_s},
        {u"runs list"_s, u"List past runs"_s, {}, 0, 0, {{u"limit"_s, u"N"_s, u"at most N (default 50)"_s}}},
        {u"runs show"_s, u"Show a run's tasks"_s, u"ID"_s, 1, 1, {}, u"ID may be 'last'."_s},
        {u"runs compare"_s,
         u"Compare two runs, task by task, and what moved the end"_s,
         u"ID ID"_s,
         2,
         2,
         {},
         u"An ID may be 'last'. Differences are the second run minus the first; MOVED END adds up to the\n"
         "difference of the two durations."_s},
        {u"runs report"_s,
         u"Write a run's report"_s,
         u"ID"_s,
         1,
         1,
         {{u"output"_s, u"FILE.html"_s, u"as one HTML file"_s, u"o"_s},
          {u"junit"_s, u"FILE"_s, u"as JUnit XML"_s},
          {u"language"_s, u"CODE"_s, u"of the report: de or en (default)"_s}},
         u"ID may be 'last'. With --json all of it goes to stdout, too."_s},
        {u"runs resume"_s, u"Go on with an interrupted run"_s, u"ID"_s, 1, 1, resumeOptions(),
         u"ID may be 'last'. Jobs that run are followed, ended ones are read from their history, and a "
         u"start\n"
         "whose answer was lost is looked for first: nothing is started twice."_s},
        {u"runs watch"_s,
         u"Show a run that another program looks after, live"_s,
         u"ID"_s,
         1,
         1,
         {},
         u"ID may be 'last'. Ctrl+C stops watching; the run goes on."_s},
        {u"runs control"_s, u"Ask something of a run"_s, u"ID VERB [TASK]"_s, 2, 3,
         QList<OptionSyntax>{{u"outcome"_s, u"WORD"_s, u"of 'decide': succeeded, failed or cancelled"_s}} +
             resumeOptions(),
         u"VERB: "_s + controlVerbs().join(u", "_s) +
             u".\nTASK: its id or name. The program that looks after the run does it. If none does and the "
             u"run is over,\n"
             "retry, rerun-failed and decide open it again here and run it to its end."_s},
        {u"logs"_s,
         u"Show what servers log, merged by true time"_s,
         {},
         0,
         0,
         {{u"run"_s, u"ID"_s, u"instead: the lines of a run, with its own events ('last' is the newest)"_s},
          {u"server"_s, u"S"_s, u"only of this server; may be given several times (default: all)"_s},
          {u"filter"_s, u"EXPR"_s, u"only lines that it lets pass, e.g. 'level>=warning job:Load*'"_s},
          {u"since"_s, u"T"_s, u"from this time on: 2026-11-22, 2026-11-22T22:00 or 36h, 7d"_s},
          {u"follow"_s, {}, u"wait for more, until Ctrl+C"_s}},
         u"History of the Agent's jobs, sysssislog and SSISDB, as far as the login may read them. Without "
         u"--since\n"
         "the newest 200 rows of each. EXPR is the language of the log's filter (docs/logs.md)."_s},
        {u"import"_s,
         u"Make a parent package of an SSIS package"_s,
         u"IN.dtsx"_s,
         1,
         1,
         {{u"output"_s, u"OUT.stellwerk"_s, u"where to"_s, u"o"_s},
          {u"mode"_s, u"MODE"_s,
           u"of tasks that only start their job in SSIS: outcome (default) or start-only"_s},
          {u"online"_s, {}, u"ask the servers for jobs that the package knows by their ids only"_s},
          {u"force"_s, {}, u"replace OUT if it is there"_s}},
         u"Says what was not understood, by element and line (docs/interop.md). What starts no agent job "
         u"becomes a\n"
         "disabled task with the reason as its note. Passwords in connection strings are not taken over."_s},
        {u"export"_s,
         u"Write a parent package as an SSIS package or as T-SQL"_s,
         u"FILE"_s,
         1,
         1,
         {{u"to"_s, u"FORMAT"_s, u"dtsx or tsql (default: OUT's ending, .dtsx or .sql)"_s},
          {u"output"_s, u"OUT"_s, u"where to"_s, u"o"_s},
          {u"way"_s, u"WAY"_s,
           u"of dtsx: outcome (default: SSIS sees how the jobs end) or classic (starts only)"_s},
          {u"sql-server"_s, u"YEAR"_s, u"of dtsx: 2012, 2014, 2016, 2017, 2019 or 2022 (default)"_s},
          {u"local"_s, u"SERVER"_s,
           u"of tsql: the server that runs the script; the others are linked servers"_s},
          {u"pick"_s, {}, u"fix tasks with several candidate servers to the first"_s},
          {u"force"_s, {}, u"replace OUT if it is there"_s}},
         u"No password is ever written. docs/interop.md says what is carried, and what SSIS cannot do."_s},
        {u"deploy"_s, u"Bring child packages and jobs to servers (not in this version)"_s, u"[…]"_s, 0, -1},
        {u"demo"_s,
         u"Run a sample package on a simulated fleet"_s,
         {},
         0,
         0,
         {{u"servers"_s, u"N"_s, u"a generated fleet of N servers instead of the demo's own"_s},
          {u"seed"_s, u"N"_s, u"of everything that chance decides (default 1)"_s},
          {u"speed"_s, u"X"_s, u"times as fast as life (default 10)"_s},
          {u"keep"_s, {}, u"keep the folder with registry and journal, and say where it is"_s},
          {u"report"_s, u"FILE.html"_s, u"write a report at the end"_s},
          {u"language"_s, u"CODE"_s, u"of the report: de or en (default)"_s},
          {u"junit"_s, u"FILE"_s, u"write a JUnit XML file at the end"_s}},
         u"One task of the sample fails on purpose, and its failure branch runs: exit code 1 is right."_s},
    };
}

} // namespace

ArgumentParser stellwerkctlSyntax()
{
    return ArgumentParser(commonOptions(), serverCommands() + fleetCommands() + runCommands());
}

} // namespace stellwerk
