// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace stellwerk {

// One call of sp_start_job that stands in a T-SQL text. A null text: the argument is not there; values that
// only a run of the text could tell are in `open`.
struct StartCall
{
    QString job;          // @job_name
    QString jobId;        // @job_id
    QString serverName;   // @server_name: the target of a multi-server job
    QString step;         // @step_name
    QString linkedServer; // of a four-part name: [SRV2].msdb.dbo.sp_start_job
    QStringList open;     // arguments whose value is not known: "@job_name"
};

struct StartCalls
{
    QList<StartCall> calls;
    bool doesMore = false; // it holds statements that have nothing to do with starting jobs
    bool waits = false;    // it waits for something: probably for the job's end
    bool tooLong = false;  // over 256 KB: nothing was looked for
    // The values that variables are declared with or set to, by lower-case name with its @.
    QHash<QString, QString> variables;
    // Of the scripts that Stellwerk writes: "outcome" or "start"; empty: written by somebody else.
    QString script;
};

// Finds the calls in a text as people write it: EXEC or EXECUTE or neither, with or without a return code,
// msdb.dbo. in any spelling, positional and named arguments, quotes doubled, values through variables.
[[nodiscard]] StartCalls findStartCalls(const QString& sql);

} // namespace stellwerk
