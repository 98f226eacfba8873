// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/stepmessages.h"

#include "msdb/text.h"

#include <cstdio>

namespace simfleet::msdb {

namespace {

constexpr std::size_t kMessageLength = 4000;

std::u16string closing(const StepReport& report)
{
    return report.success ? u"  The step succeeded." : u"  The step failed.";
}

std::u16string tsqlBody(const StepReport& report)
{
    const StepSpec& step = *report.step;
    std::u16string text;
    if (!step.output.empty())
        text += step.output + u" [SQLSTATE 01000] (Message 0)";
    if (!report.success) {
        if (!text.empty())
            text += u"  ";
        const std::u16string error =
            step.error.empty() ? u"The statement has been terminated after an error in the source data."
                               : step.error;
        const char16_t* state = step.errorNumber == 208 ? u"42S02" : u"42000";
        text += error + u" [SQLSTATE " + state + u"] (Error " + decimal(step.errorNumber) + u")";
    }
    if (!text.empty() && text.back() != u'.')
        text += u'.';
    return text;
}

std::u16string processBody(const StepReport& report)
{
    std::u16string text = report.step->output;
    if (!report.success && !report.step->error.empty())
        text += (text.empty() ? u"" : u"  ") + report.step->error;
    if (!text.empty() && text.back() != u'.')
        text += u'.';
    if (!text.empty())
        text += u"  ";
    return text + u"Process Exit Code " + (report.success ? u"0" : u"1") + u".";
}

std::u16string packageBody(const StepReport& report, const ServerTime& time)
{
    const std::u16string started = time.clockText(report.begin);
    const std::u16string finished = time.clockText(report.end);
    char elapsed[48];
    std::snprintf(elapsed, sizeof elapsed, "%.3f",
                  static_cast<double>((report.end - report.begin).count()) / 1000.0);
    std::u16string text =
        u"Microsoft (R) SQL Server Execute Package Utility  Version " + report.versionNumber +
        u" for 64-bit  Copyright (C) 2022 Microsoft. All rights reserved.    Started:  " + started;
    if (!report.success && report.executionId != 0) {
        text +=
            u"  Package execution on IS Server failed. Execution ID: " + decimal(report.executionId) +
            u", Execution Status:4.  To view the details for the execution, right-click on the Integration "
            u"Services Catalog, and open the [All Executions] report";
    } else if (!report.success) {
        const std::u16string error =
            report.step->error.empty() ? u"An error occurred while the package ran." : report.step->error;
        text += u"  Error: " + error + u"  DTExec: The package execution returned DTSER_FAILURE (1).";
    } else {
        text += u"  DTExec: The package execution returned DTSER_SUCCESS (0).";
    }
    text += u"  Started:  " + started + u"  Finished: " + finished + u"  Elapsed:  " + fromUtf8(elapsed) +
            u" seconds.";
    return text +
           (report.success ? u"  The package executed successfully." : u"  The package execution failed.");
}

} // namespace

std::u16string stepMessage(const StepReport& report, const ServerTime& time)
{
    std::u16string body;
    if (sameName(report.step->subsystem, u"SSIS"))
        body = packageBody(report, time);
    else if (sameName(report.step->subsystem, u"TSQL"))
        body = tsqlBody(report);
    else
        body = processBody(report);
    std::u16string text = u"Executed as user: " + report.runsAs + u".";
    if (!body.empty())
        text += u" " + body;
    const std::u16string end = closing(report);
    if (text.size() + end.size() > kMessageLength)
        text.resize(kMessageLength - end.size() - 3), text += u"...";
    return text + end;
}

std::u16string outcomeMessage(const OutcomeReport& report)
{
    std::u16string text;
    if (report.status == 1)
        text = u"The job succeeded.";
    else if (report.status == 3)
        text = u"The job was stopped prior to completion by " + report.stoppedBy + u".";
    else
        text = u"The job failed.";
    text += u"  The Job was invoked by " + report.invokedBy + u".";
    if (report.lastStep != 0)
        text += u"  The last step to run was step " + decimal(report.lastStep) + u" (" + report.lastStepName +
                u").";
    if (report.requestedStep != 0) {
        text += u"  The job was requested to start at step " + decimal(report.requestedStep) + u" (" +
                report.requestedStepName + u").";
    }
    return text;
}

} // namespace simfleet::msdb
