// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/jobreader.h"

#include "msdb/text.h"

#include <algorithm>

namespace simfleet::msdb {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLongest = 365.0 * 86400;

DurationSpec readDuration(ObjectReader& step)
{
    DurationSpec spec;
    const QString key = u"duration"_s;
    if (!step.has(key))
        return spec;
    if (!step.isObject(key)) {
        spec.first = step.real(key, 1, 0, kLongest);
        return spec;
    }
    ObjectReader reader = step.object(key);
    const std::u16string kind =
        reader.word(u"distribution"_s, {u"fixed", u"uniform", u"normal", u"lognormal"}, u"fixed");
    if (kind == u"uniform") {
        spec.kind = DurationSpec::Kind::Uniform;
        spec.first = reader.real(u"from"_s, 0, 0, kLongest);
        spec.second = reader.real(u"to"_s, spec.first, spec.first, kLongest);
    } else if (kind == u"normal") {
        spec.kind = DurationSpec::Kind::Normal;
        spec.first = reader.real(u"mean"_s, 1, 0, kLongest);
        spec.second = reader.real(u"deviation"_s, 0, 0, kLongest);
    } else if (kind == u"lognormal") {
        spec.kind = DurationSpec::Kind::LogNormal;
        spec.first = reader.real(u"median"_s, 1, 0, kLongest);
        spec.second = reader.real(u"sigma"_s, 0.2, 0, 5);
    } else {
        spec.first = reader.real(u"seconds"_s, 1, 0, kLongest);
    }
    spec.min = reader.real(u"min"_s, 0, 0, kLongest);
    spec.max = reader.real(u"max"_s, kLongest, spec.min, kLongest);
    reader.finish();
    return spec;
}

StepAction readAction(ObjectReader& step, const QString& key)
{
    // "next", "succeed", "fail", or {"goto": "step name"}
    StepAction action;
    if (!step.has(key))
        return action;
    if (step.isObject(key)) {
        ObjectReader reader = step.object(key);
        action.action = 4;
        action.stepName = reader.requiredText(u"goto"_s);
        reader.finish();
        return action;
    }
    const std::u16string word = step.word(key, {u"next", u"succeed", u"fail"}, u"next");
    action.action = word == u"next" ? 3 : word == u"succeed" ? 1 : 2;
    return action;
}

SsisSpec readPackage(ObjectReader reader)
{
    SsisSpec package;
    package.folder = reader.text(u"folder"_s, package.folder);
    package.project = reader.text(u"project"_s, package.project);
    package.package = reader.text(u"package"_s);
    package.tasks = reader.texts(u"tasks"_s);
    package.logRows = reader.integer(u"logRows"_s, package.logRows, 0, 1'000'000);
    package.warnings = reader.integer(u"warnings"_s, 0, 0, 100'000);
    package.fails = reader.word(u"outcome"_s, {u"succeed", u"fail"}, u"succeed") == u"fail";
    package.error = reader.text(u"error"_s);
    package.component = reader.text(u"component"_s);
    reader.finish();
    return package;
}

StepSpec readStep(ObjectReader& reader, const std::u16string& usualName)
{
    StepSpec step;
    step.name = reader.text(u"name"_s, usualName);
    step.subsystem = reader.word(
        u"subsystem"_s, {u"TSQL", u"CmdExec", u"PowerShell", u"SSIS", u"ANALYSISQUERY", u"ANALYSISCOMMAND"},
        u"TSQL");
    step.command = reader.text(u"command"_s);
    step.database = reader.text(u"database"_s);
    step.duration = readDuration(reader);
    step.failOdds = reader.real(u"failOdds"_s, 0, 0, 1);
    const std::u16string outcome = reader.word(u"outcome"_s, {u"succeed", u"fail"}, u"succeed");
    if (outcome == u"fail")
        step.failOdds = 1;
    if (reader.has(u"historyFailOdds"_s))
        step.historyFailOdds = reader.real(u"historyFailOdds"_s, 0, 0, 1);
    step.failAttempts = reader.integer(u"failAttempts"_s, 0, 0, 1000);
    step.output = reader.text(u"output"_s);
    step.error = reader.text(u"error"_s);
    step.errorNumber = reader.integer(u"errorNumber"_s, step.errorNumber, 1, 2'000'000'000);
    step.retryAttempts = reader.integer(u"retryAttempts"_s, 0, 0, 9999);
    step.retryIntervalMinutes = reader.integer(u"retryIntervalMinutes"_s, 0, 0, 9999);
    step.onSuccess = readAction(reader, u"onSuccess"_s);
    step.onFail = readAction(reader, u"onFail"_s);
    step.flags = reader.integer(u"flags"_s, 0, 0, 114);
    step.proxy = reader.text(u"proxy"_s);
    if (reader.has(u"ssis"_s))
        step.ssis = readPackage(reader.object(u"ssis"_s));
    if (step.ssis && step.subsystem != u"SSIS")
        reader.fail(u"ssis"_s, u"belongs to steps of subsystem SSIS"_s);
    if (step.subsystem == u"SSIS" && !step.ssis)
        step.ssis = SsisSpec();
    return step;
}

int timeOfDay(ObjectReader& reader, const QString& key, int otherwise)
{
    const QString text = QString::fromStdU16String(reader.text(key));
    if (text.isEmpty())
        return otherwise;
    const QStringList parts = text.split(u':');
    const int hour = parts.value(0).toInt();
    const int minute = parts.value(1).toInt();
    const int second = parts.value(2).toInt();
    if (parts.size() < 2 || parts.size() > 3 || hour > 23 || minute > 59 || second > 59)
        reader.fail(key, u"must be a time of day like 22:30"_s);
    return hour * 10000 + minute * 100 + second;
}

int weekdays(ObjectReader& reader)
{
    static constexpr const char16_t* kDays[] = {u"Sun", u"Mon", u"Tue", u"Wed", u"Thu", u"Fri", u"Sat"};
    int mask = 0;
    for (const std::u16string& day : reader.texts(u"days"_s)) {
        const auto* found =
            std::find_if(std::begin(kDays), std::end(kDays), [&](const char16_t* d) { return day == d; });
        if (found == std::end(kDays)) {
            reader.fail(u"days"_s, u"must be some of Sun, Mon, Tue, Wed, Thu, Fri, Sat"_s);
            return 127;
        }
        mask |= 1 << (found - std::begin(kDays));
    }
    return mask;
}

ScheduleSpec readSchedule(ObjectReader& reader, const std::u16string& usualName)
{
    ScheduleSpec schedule;
    schedule.name = reader.text(u"name"_s, usualName);
    schedule.enabled = reader.boolean(u"enabled"_s, true);
    schedule.activeStartTime = timeOfDay(reader, u"at"_s, 0);
    schedule.activeEndTime = timeOfDay(reader, u"until"_s, 235959);
    if (reader.has(u"days"_s)) {
        schedule.freqType = 8;
        schedule.freqInterval = weekdays(reader);
        schedule.freqRecurrenceFactor = 1;
    }
    if (reader.has(u"dayOfMonth"_s)) {
        schedule.freqType = 16;
        schedule.freqInterval = reader.integer(u"dayOfMonth"_s, 1, 1, 31);
        schedule.freqRecurrenceFactor = 1;
    }
    if (reader.boolean(u"whenAgentStarts"_s, false)) {
        schedule.freqType = 64;
        schedule.freqInterval = 0;
    }
    if (reader.has(u"everyMinutes"_s)) {
        schedule.freqSubdayType = 4;
        schedule.freqSubdayInterval = reader.integer(u"everyMinutes"_s, 60, 1, 1440);
    } else if (reader.has(u"everySeconds"_s)) {
        schedule.freqSubdayType = 2;
        schedule.freqSubdayInterval = reader.integer(u"everySeconds"_s, 60, 10, 86'400);
    }
    return schedule;
}

JobSpec readJob(ObjectReader& reader)
{
    JobSpec job;
    job.name = reader.requiredText(u"name"_s);
    job.servers = reader.texts(u"servers"_s);
    job.category = reader.text(u"category"_s, job.category);
    job.enabled = reader.boolean(u"enabled"_s, true);
    job.owner = reader.text(u"owner"_s, job.owner);
    job.description = reader.text(u"description"_s, job.description);
    job.startStep = reader.integer(u"startStep"_s, 1, 1, 1000);
    job.deleteLevel = reader.integer(u"deleteLevel"_s, 0, 0, 3);
    job.targeted = reader.boolean(u"targeted"_s, true);
    job.multiServer = reader.boolean(u"multiServer"_s, false);
    reader.each(u"steps"_s, [&](ObjectReader& item) { job.steps.push_back(readStep(item, job.name)); });
    reader.each(u"schedules"_s,
                [&](ObjectReader& item) { job.schedules.push_back(readSchedule(item, job.name)); });
    if (reader.has(u"history"_s)) {
        HistorySpec history;
        ObjectReader item = reader.object(u"history"_s);
        history.runs = item.integer(u"runs"_s, history.runs, 0, 100'000);
        history.days = item.real(u"days"_s, history.days, 0.01, 3650);
        history.logRuns = item.integer(u"logRuns"_s, history.logRuns, 0, 1000);
        item.finish();
        job.history = history;
    }
    return job;
}

void checkSteps(ObjectReader& reader, const JobSpec& job)
{
    const auto exists = [&](const std::u16string& name) {
        return std::any_of(job.steps.begin(), job.steps.end(),
                           [&](const StepSpec& s) { return sameName(s.name, name); });
    };
    for (std::size_t i = 0; i < job.steps.size(); ++i) {
        const StepSpec& step = job.steps[i];
        for (const StepAction& action : {step.onSuccess, step.onFail}) {
            if (action.action == 4 && !exists(action.stepName))
                reader.fail(u"steps[%1]"_s.arg(i), u"goes to the step '%1', which does not exist"_s.arg(
                                                       QString::fromStdU16String(action.stepName)));
        }
        for (std::size_t other = 0; other < i; ++other) {
            if (sameName(job.steps[other].name, step.name))
                reader.fail(u"steps[%1].name"_s.arg(i), u"is taken by another step of this job"_s);
        }
    }
}

} // namespace

void readJobs(ObjectReader& reader, std::vector<JobSpec>& jobs)
{
    const JobSpec job = readJob(reader);
    const int count = reader.integer(u"count"_s, 1, 1, 10'000);
    checkSteps(reader, job);
    for (int i = 1; i <= count; ++i) {
        JobSpec one = job;
        if (count > 1) {
            QString name = QString::fromStdU16String(job.name);
            const QString nth = QString::number(i).rightJustified(3, u'0');
            name = name.contains(u"{n}"_s) ? name.replace(u"{n}"_s, nth) : name + u' ' + nth;
            one.name = name.toStdU16String();
        }
        jobs.push_back(std::move(one));
    }
}

} // namespace simfleet::msdb
