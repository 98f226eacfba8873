// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

// What a simulated fleet consists of and what happens to it. docs/formats/scenario.md explains every
// value; names of the JSON file's keys are those of the members. Plain values, no behaviour.
namespace simfleet::msdb {

// Seconds of simulated time on a server of speed 1.
struct DurationSpec
{
    enum class Kind { Fixed, Uniform, Normal, LogNormal } kind = Kind::Fixed;
    double first = 1;  // fixed value · from · mean · median
    double second = 0; // – · to · deviation · sigma (of the logarithm)
    double min = 0;
    double max = std::numeric_limits<double>::max();
};

struct SsisSpec
{
    std::u16string folder = u"ETL";
    std::u16string project = u"Warehouse";
    std::u16string package;            // 'Load Sales.dtsx'; empty: step name + .dtsx
    std::vector<std::u16string> tasks; // executables of the package, run one after the other
    int logRows = 40;                  // rows that a complete run writes to sysssislog, at least
    int warnings = 0;
    bool fails = false;       // the package fails, but its step reports success
    std::u16string error;     // what it says then
    std::u16string component; // of a data flow, that an error comes from
};

struct StepAction
{
    int action = 0; // 1 quit with success, 2 quit with failure, 3 next step, 4 go to; 0: the usual one
    std::u16string stepName; // for 4
};

struct StepSpec
{
    std::u16string name;
    std::u16string subsystem = u"TSQL";
    std::u16string command;  // empty: one that fits the subsystem
    std::u16string database; // TSQL; empty: master
    DurationSpec duration;
    double failOdds = 0;                   // 0 … 1 per attempt; "outcome": "fail" is 1
    std::optional<double> historyFailOdds; // of the generated past; absent: failOdds, at most 0.1
    int failAttempts = 0;                  // the first n attempts of every run fail for sure
    std::u16string output;                 // what the step prints
    std::u16string error;                  // what it says when it fails
    int errorNumber = 50000;               // sql_message_id of a failed TSQL step
    int retryAttempts = 0;
    int retryIntervalMinutes = 0;
    StepAction onSuccess;
    StepAction onFail;
    int flags = 0;
    std::u16string proxy;
    std::optional<SsisSpec> ssis; // always present in a step of subsystem SSIS
};

struct ScheduleSpec
{
    std::u16string name;
    bool enabled = true;
    int freqType = 4;
    int freqInterval = 1;
    int freqSubdayType = 1;
    int freqSubdayInterval = 0;
    int freqRelativeInterval = 0;
    int freqRecurrenceFactor = 0;
    int activeStartDate = 20200101;
    int activeEndDate = 99991231;
    int activeStartTime = 0;
    int activeEndTime = 235959;
};

struct HistorySpec
{
    int runs = 12;
    double days = 14;
    int logRuns = 1; // of how many of the last runs there are log rows, too
};

struct JobSpec
{
    std::u16string name;
    std::vector<std::u16string> servers; // empty: on all
    std::u16string category = u"[Uncategorized (Local)]";
    bool enabled = true;
    std::u16string owner = u"sa";
    std::u16string description = u"No description available.";
    int startStep = 1;
    int deleteLevel = 0;
    bool targeted = true;     // false: no sysjobservers row, so it cannot be started (14256)
    bool multiServer = false; // targeted at a remote server
    std::vector<StepSpec> steps;
    std::vector<ScheduleSpec> schedules;
    std::optional<HistorySpec> history;
};

struct ServerSpec
{
    std::u16string name;
    std::u16string group = u"Simulated fleet";
    std::vector<std::u16string> tags;
    std::u16string version = u"2022";  // 2016, 2017, 2019, 2022
    int engineEdition = 3;             // 4: Express, without an Agent
    double speed = 1;                  // jobs take duration / speed
    int clockOffsetMinutes = 0;        // its clock is wrong by so much
    int utcOffsetMinutes = 0;          // its time zone
    std::u16string timeZone;           // CURRENT_TIMEZONE_ID(); empty: UTC, or as the offset says
    int capacity = 4;                  // for the registry: parallel jobs
    int maxWorkers = 0;                // of the Agent; 0: any number, else jobs queue
    std::u16string agent = u"running"; // running, stopped, starting
    bool agentXps = true;
    bool ssisdb = true;
    std::u16string ssisLog;       // database of its own where packages log (sysssislog); empty: msdb
    std::u16string ssisLogServer; // of another server of the fleet, whose ssisLog is written to
    int historyMaxRows = 1000;
    int historyMaxRowsPerJob = 100;
    int startLatencyMs = 300; // simulated; request to begin of the run
    int stopDelayMs = 800;    // simulated; stop request to end of the run
};

struct LoginSpec
{
    std::u16string name;
    bool sysadmin = false;
    bool msdbUser = true;
    std::vector<std::u16string> roles;
    std::vector<std::u16string> grants;
};

enum class FaultKind {
    AgentStopped,
    AgentStarted,
    AgentRestarted,
    AgentKilled,
    LoginRefused,
    CutBefore,
    CutAfter,
    CutDuring,
    BlackHole,
    Slow,
    HistoryPurged,
    ServerDown,
    Deadlock,
    LockTimeout,
    Denied,    // 229
    ClockJump, // its zone changes, as when summer time begins or ends
};

struct FaultTrigger
{
    enum class Kind { Time, Start, End, Request, Connection } kind = Kind::Time;
    double at = 0;       // simulated seconds after the fleet's start
    std::u16string text; // job name (Start, End), part of the request's text (Request)
    int nth = 1;         // the first time it fires
};

struct FaultSpec
{
    std::vector<std::u16string> servers; // empty: all
    FaultTrigger on;
    FaultKind kind = FaultKind::CutAfter;
    double duration = 0;  // simulated seconds; 0: for good, or `count` times
    int count = 0;        // how many requests or connections it hits; 0: all within the duration, or one
    int ms = 1000;        // real milliseconds of Slow
    std::u16string match; // hits only requests that contain it
    std::u16string job;   // HistoryPurged: of one job
    int minutes = 0;      // ClockJump: the wall clock goes so far ahead
};

struct Scenario
{
    std::vector<ServerSpec> servers;
    std::vector<JobSpec> jobs;
    std::vector<LoginSpec> logins; // beside stellwerk, a sysadmin
    std::vector<FaultSpec> faults;
    HistorySpec history;
};

} // namespace simfleet::msdb
