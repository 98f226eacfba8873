// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/outcomescript.h"

#include "interop/tsqltext.h"

#include <QFile>

#include <algorithm>
#include <cmath>

// The scripts lie in a static library: whoever links it has to ask for them. Not in a namespace.
static void initInteropScripts()
{
    Q_INIT_RESOURCE(interopscripts);
}

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostSeconds = 2'000'000'000; // the script counts in int, and adds its grace

qint64 seconds(std::chrono::seconds value)
{
    return std::clamp<qint64>(value.count(), 0, kMostSeconds);
}

QString stepLiteral(const Task& task)
{
    return task.startStep.isEmpty() ? u"NULL"_s : tsqlLiteral(task.startStep);
}

QString runningWord(AlreadyRunning running)
{
    switch (running) {
    case AlreadyRunning::Adopt:
        return u"adopt"_s;
    case AlreadyRunning::Fail:
        return u"fail"_s;
    case AlreadyRunning::Wait:
        break;
    }
    return u"wait"_s;
}

} // namespace

QString interopScript(const QString& name)
{
    initInteropScripts();
    QFile file(u":/stellwerk/interop/scripts/%1.sql"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll());
}

QString outcomeScript(const Task& task)
{
    const double factor = std::isfinite(task.retry.factor) ? task.retry.factor : 1.0;
    // Shortest text that reads back as the same number; the E makes it a float.
    QString factorText = QString::number(factor, 'g', QLocale::FloatingPointShortest);
    if (!factorText.contains(u'e'))
        factorText += u"E0"_s;
    const QString values =
        u"DECLARE @job_name nvarchar(128) = %1, @step_name nvarchar(128) = %2,\n"
        "  @timeout_s int = %3, @retries int = %4, @backoff_s int = %5, @factor float = %6, @running nvarchar(5) = N'%7';"_s
            // All at once: a name may hold "%1" itself.
            .arg(tsqlLiteral(task.job), stepLiteral(task),
                 QString::number(task.timeout ? seconds(*task.timeout) : 0),
                 QString::number(std::max(0, task.retry.count)), QString::number(seconds(task.retry.backoff)),
                 factorText.toUpper(), runningWord(task.alreadyRunning));
    // The values last: names may hold anything.
    QString script = interopScript(u"outcome"_s);
    for (const QString& fragment : {u"start"_s, u"look"_s, u"down"_s}) // the last is part of another
        script.replace(u"/*%1*/\n"_s.arg(fragment), interopScript(fragment));
    return script.replace(u"/*values*/"_s, values);
}

QString startScript(const Task& task)
{
    const QString job = tsqlLiteral(task.job);
    const QString step = stepLiteral(task);
    const QString head = u"-- Stellwerk start 1\n"_s;
    // An argument must be a constant, not an expression.
    if (job.contains(u"NCHAR("_s) || job.contains(u"' + N'"_s) || step.contains(u"NCHAR("_s) ||
        step.contains(u"' + N'"_s)) {
        return head + u"DECLARE @job_name nvarchar(128) = %1, @step_name nvarchar(128) = %2;\n"
                      "EXEC msdb.dbo.sp_start_job @job_name = @job_name, @step_name = @step_name;\n"_s.arg(
                          job, step);
    }
    QString call = head + u"EXEC msdb.dbo.sp_start_job @job_name = "_s + job;
    if (!task.startStep.isEmpty())
        call += u", @step_name = "_s + step;
    return call + u";\n"_s;
}

} // namespace stellwerk
