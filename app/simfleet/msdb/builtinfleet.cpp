// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/builtinfleet.h"

#include "msdb/random.h"
#include "msdb/text.h"

#include <QString>

#include <iterator>

namespace simfleet::msdb {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHistoryRows = 10'000;
constexpr int kHistoryRowsPerJob = 200;

DurationSpec around(double median, double sigma = 0.15)
{
    DurationSpec spec;
    spec.kind = DurationSpec::Kind::LogNormal;
    spec.first = median;
    spec.second = sigma;
    return spec;
}

StepSpec tsqlStep(std::u16string name, double median, std::u16string output = {})
{
    StepSpec step;
    step.name = std::move(name);
    step.duration = around(median);
    step.output = std::move(output);
    return step;
}

StepSpec packageStep(std::u16string name, double median, std::vector<std::u16string> tasks, int logRows)
{
    StepSpec step;
    step.name = std::move(name);
    step.subsystem = u"SSIS";
    step.duration = around(median);
    step.error = u"SSIS Error Code DTS_E_OLEDBERROR.  An OLE DB error has occurred. Error code: 0x80040E14.";
    step.ssis = SsisSpec();
    step.ssis->package = step.name + u".dtsx";
    step.ssis->tasks = std::move(tasks);
    step.ssis->logRows = logRows;
    step.ssis->warnings = 1;
    return step;
}

JobSpec job(std::u16string name, std::u16string category, std::vector<StepSpec> steps)
{
    JobSpec spec;
    spec.name = std::move(name);
    spec.category = std::move(category);
    spec.steps = std::move(steps);
    return spec;
}

ScheduleSpec every(int minutes)
{
    ScheduleSpec schedule;
    schedule.name = u"Every " + decimal(minutes) + u" minutes";
    schedule.freqSubdayType = 4;
    schedule.freqSubdayInterval = minutes;
    return schedule;
}

ScheduleSpec dailyAt(int hour, int minute)
{
    ScheduleSpec schedule;
    schedule.name = u"Nightly";
    schedule.activeStartTime = hour * 10000 + minute * 100;
    return schedule;
}

std::vector<JobSpec> ownJobs(const std::u16string& server, Random& random)
{
    static constexpr const char16_t* kSubjects[] = {u"Orders",   u"Invoices",  u"Inventory", u"Shipments",
                                                    u"Payments", u"Contracts", u"Suppliers", u"Warranty",
                                                    u"Budget",   u"Web Clicks"};
    std::vector<JobSpec> jobs;
    const int count = random.between(1, 3);
    const int first = random.between(0, static_cast<int>(std::size(kSubjects)) - 1);
    for (int i = 0; i < count; ++i) {
        const std::u16string subject = kSubjects[static_cast<std::size_t>(first + i) % std::size(kSubjects)];
        JobSpec spec = job(
            u"Import " + subject, u"ETL",
            {packageStep(u"Extract " + subject, random.between(20, 150), {u"Read Source", u"Stage Rows"}, 40),
             tsqlStep(u"Merge " + subject, random.between(5, 60), u"(18422 rows affected)")});
        spec.servers = {server};
        spec.steps.back().failOdds = 0.03;
        jobs.push_back(std::move(spec));
    }
    return jobs;
}

} // namespace

std::vector<JobSpec> commonJobs(std::uint64_t seed)
{
    Random random(seed, u"common jobs");
    std::vector<JobSpec> jobs;
    jobs.push_back(job(u"Load Sales", u"ETL",
                       {packageStep(u"Extract Sales", random.between(30, 60),
                                    {u"Truncate Stage", u"Extract Orders", u"Extract Order Lines"}, 60),
                        packageStep(u"Transform Sales", random.between(40, 90),
                                    {u"Lookup Customers", u"Lookup Products", u"Load Fact Sales"}, 60),
                        tsqlStep(u"Update Statistics", 8)}));
    jobs.push_back(job(u"Load Customers", u"ETL",
                       {packageStep(u"Load Customers", random.between(25, 70),
                                    {u"Extract", u"Compare", u"Load Dimension"}, 40)}));
    jobs.back().steps.back().failOdds = 0.04;
    jobs.push_back(
        job(u"Load Products", u"ETL",
            {packageStep(u"Load Products", random.between(20, 50), {u"Extract", u"Load Dimension"}, 30)}));
    jobs.push_back(job(u"Rebuild Indexes", u"Database Maintenance",
                       {tsqlStep(u"Rebuild", random.between(60, 180), u"Rebuilt 37 indexes"),
                        tsqlStep(u"Update Statistics", 20)}));
    jobs.push_back(job(u"Archive Log Files", u"Database Maintenance", {}));
    StepSpec archive = tsqlStep(u"Move Files", 12);
    archive.subsystem = u"PowerShell";
    jobs.back().steps = {archive};
    jobs.push_back(
        job(u"syspolicy_purge_history", u"[Uncategorized (Local)]", {tsqlStep(u"Purge history", 2)}));
    jobs.back().schedules = {dailyAt(2, 0)};
    jobs.push_back(job(u"Refresh Staging Status", u"ETL", {tsqlStep(u"Refresh", 6)}));
    jobs.back().schedules = {every(30)};
    StepSpec noop = tsqlStep(u"Ping", 0);
    noop.duration = DurationSpec();
    noop.duration.first = 0;
    jobs.push_back(job(u"Heartbeat", u"[Uncategorized (Local)]", {noop}));
    return jobs;
}

Scenario builtInFleet(int servers, std::uint64_t seed)
{
    Scenario scenario;
    scenario.jobs = commonJobs(seed);
    for (int i = 1; i <= servers; ++i) {
        ServerSpec server;
        server.name = u"SQL"_s.append(QString::number(i).rightJustified(2, u'0')).toStdU16String();
        Random random(seed, server.name);
        server.group = i % 2 == 1 ? u"Production/Warehouse" : u"Production/Staging";
        server.tags = {u"simulated", i % 2 == 1 ? u"warehouse" : u"staging"};
        server.speed = 0.75 + 0.75 * random.uniform();
        server.version = random.chance(0.3) ? u"2019" : u"2022";
        server.capacity = random.between(2, 6);
        server.clockOffsetMinutes = random.chance(0.15) ? random.between(-7, 7) : 0;
        server.historyMaxRows = kHistoryRows;
        server.historyMaxRowsPerJob = kHistoryRowsPerJob;
        for (JobSpec& own : ownJobs(server.name, random))
            scenario.jobs.push_back(std::move(own));
        scenario.servers.push_back(std::move(server));
    }
    return scenario;
}

} // namespace simfleet::msdb
