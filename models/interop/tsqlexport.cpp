// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/tsqlexport.h"

#include "interop/connectiontext.h"
#include "interop/dtsxexport.h"
#include "interop/outcomescript.h"
#include "interop/tsqltext.h"

#include <algorithm>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kRowsAnInsert = 500; // T-SQL takes at most 1000

bool same(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

QString floatText(double value)
{
    QString text = QString::number(std::isfinite(value) ? value : 1.0, 'g', QLocale::FloatingPointShortest);
    if (!text.contains(u'e'))
        text += u"E0"_s;
    return text.toUpper();
}

QString secondsText(std::chrono::seconds value)
{
    return QString::number(std::clamp<qint64>(value.count(), 0, 2'000'000'000));
}

QString inserts(const QString& into, const QStringList& rows)
{
    QString text;
    for (qsizetype i = 0; i < rows.size(); i += kRowsAnInsert)
        text += u"INSERT INTO "_s + into + u" VALUES\n  "_s + rows.mid(i, kRowsAnInsert).join(u",\n  "_s) +
                u";\n"_s;
    return text;
}

// A batch as the text of a literal: it travels to the server that runs it.
QString quotedBatch(QString batch, const QString& fragment)
{
    for (const QString& part : {fragment, u"down"_s})
        batch.replace(u"/*%1*/\n"_s.arg(part), interopScript(part));
    return batch.replace(u'\'', u"''"_s);
}

class Script
{
public:
    Script(const ParentPackage& package, const TsqlExportOptions& options,
           const QHash<TaskId, QString>& servers)
        : m_package(package)
        , m_options(options)
        , m_servers(servers)
    {}

    QString text()
    {
        QString script = interopScript(u"plan"_s);
        script.replace(u"/*start batch*/"_s, quotedBatch(interopScript(u"startbatch"_s), u"start"_s));
        script.replace(u"/*look batch*/"_s, quotedBatch(interopScript(u"lookbatch"_s), u"look"_s));
        // Last: names may hold anything.
        const qsizetype at = script.indexOf(u"/*values*/"_s);
        return head() + script.left(at) + values() + script.mid(at + 10);
    }

private:
    [[nodiscard]] QString head() const
    {
        return u"-- The parent package \"%1\" as plain T-SQL, written by Stellwerk.\n"
               "--\n"
               "-- Run it on one instance, outside of a transaction, with sqlcmd (sqlcmd -b -i FILE: its "
               "exit code then\n"
               "-- tells whether a task failed), in a query window, or as the T-SQL step of an agent job. It "
               "starts the\n"
               "-- jobs, waits for their ends, and follows the constraints by how the jobs really ended.\n"
               "--\n"
               "-- It needs:  a linked server on this instance for every row of @servers below whose second "
               "value is\n"
               "--            not NULL, with 'RPC' and 'RPC Out' on and its Agent's time-out ('query "
               "timeout') above a\n"
               "--            minute; correct the names there if yours are others.\n"
               "--            SELECT on msdb's sysjobs_view, sysjobactivity, sysjobhistory, sysjobservers "
               "and\n"
               "--            syssessions and the right to start the jobs, everywhere, for the login that is "
               "used.\n"
               "-- It cannot: go on after it was interrupted (jobs that run go on; look before you start it "
               "again);\n"
               "--            choose between servers; keep the limits of groups, the processing window and "
               "the time-out\n"
               "--            of the run; refuse disabled jobs; tell a job whose SSIS package failed while "
               "the step\n"
               "--            succeeded. A start whose answer was lost is 'unknown' and never repeated.\n"
               "--            Stopping the script stops no job.\n\n"_s.arg(tsqlCommentText(m_package.name));
    }
    [[nodiscard]] QString values() const
    {
        const QStringList servers = serverRows(); // first: it settles how each is spelled
        QHash<TaskId, int> numbers;
        QStringList tasks;
        for (const Task& task : m_package.tasks) {
            numbers.insert(task.id, int(numbers.size()) + 1);
            tasks.append(taskRow(task, int(numbers.size())));
        }
        QStringList constraints;
        for (const Constraint& constraint : m_package.constraints) {
            const QString kind = constraint.kind == ConstraintKind::Failure      ? u"failure"_s
                                 : constraint.kind == ConstraintKind::Completion ? u"completion"_s
                                                                                 : u"success"_s;
            constraints.append(u"(%1, %2, N'%3')"_s.arg(numbers.value(constraint.from))
                                   .arg(numbers.value(constraint.to))
                                   .arg(kind));
        }
        return inserts(u"@servers (name, linked, slots)"_s, servers) +
               inserts(u"@tasks (id, name, server, job_name, step_name, start_only, any_of, disabled, "
                       u"timeout_s, retries, "
                       "backoff_s, factor, running, weight)"_s,
                       tasks) +
               inserts(u"@constraints (from_id, to_id, kind)"_s, constraints) +
               (m_package.maxConcurrent ? u"SET @most = %1;"_s.arg(std::max(1, *m_package.maxConcurrent))
                                        : u"SET @most = NULL;"_s);
    }
    [[nodiscard]] QString taskRow(const Task& task, int number) const
    {
        const QString running = task.alreadyRunning == AlreadyRunning::Adopt  ? u"adopt"_s
                                : task.alreadyRunning == AlreadyRunning::Fail ? u"fail"_s
                                                                              : u"wait"_s;
        const QString name = task.name.isEmpty() ? task.job : task.name;
        return u"("_s +
               QStringList{QString::number(number),
                           tsqlLiteral(name.left(200)),
                           tsqlLiteral(serverKey(m_servers.value(task.id))),
                           tsqlLiteral(task.job),
                           task.startStep.isEmpty() ? u"NULL"_s : tsqlLiteral(task.startStep),
                           task.mode == TaskMode::StartOnly ? u"1"_s : u"0"_s,
                           task.join == Join::Any ? u"1"_s : u"0"_s,
                           task.disabled ? u"1"_s : u"0"_s,
                           task.timeout ? secondsText(*task.timeout) : u"0"_s,
                           QString::number(std::max(0, task.retry.count)),
                           floatText(double(std::max<qint64>(0, task.retry.backoff.count()))),
                           floatText(task.retry.factor),
                           u"N'"_s + running + u'\'',
                           QString::number(task.weight)}
                   .join(u", "_s) +
               u')';
    }
    // Names that differ in case only are one server, here and there.
    [[nodiscard]] QString serverKey(const QString& name) const
    {
        return m_keys.value(name.toCaseFolded(), name);
    }
    [[nodiscard]] QStringList serverRows() const
    {
        QStringList names(m_servers.cbegin(), m_servers.cend());
        names.sort();
        for (const QString& name : std::as_const(names)) {
            if (!m_keys.contains(name.toCaseFolded()))
                m_keys.insert(name.toCaseFolded(), name);
        }
        QStringList rows;
        QStringList keys = m_keys.keys();
        keys.sort();
        for (const QString& key : std::as_const(keys)) {
            const QString name = m_keys.value(key);
            QString linked = name;
            std::optional<int> slots_;
            for (const Server& server : m_options.servers) {
                if (same(server.name, name)) {
                    linked = dataSource(server);
                    slots_ = server.capacity;
                }
            }
            for (auto it = m_package.maxConcurrentPerServer.cbegin();
                 it != m_package.maxConcurrentPerServer.cend(); ++it) {
                if (same(it.key(), name))
                    slots_ = std::min(slots_.value_or(it.value()), it.value());
            }
            rows.append(u"(%1, %2, %3)"_s.arg(tsqlLiteral(name),
                                              same(name, m_options.local) ? u"NULL"_s : tsqlLiteral(linked),
                                              slots_ ? QString::number(std::max(1, *slots_)) : u"NULL"_s));
        }
        return rows;
    }

    const ParentPackage& m_package;
    const TsqlExportOptions& m_options;
    const QHash<TaskId, QString>& m_servers;
    mutable QHash<QString, QString> m_keys; // folded → spelling
};

} // namespace

tl::expected<TsqlExport, InteropError> exportTsql(const ParentPackage& package,
                                                  const TsqlExportOptions& options)
{
    if (auto error = whyNotExported(package))
        return tl::unexpected(std::move(*error));
    TsqlExport made;
    const auto servers = fixedServers(package, options.servers, options.pick, made.report);
    if (!servers)
        return tl::unexpected(servers.error());
    const bool localUsed = std::any_of(servers->cbegin(), servers->cend(),
                                       [&](const QString& name) { return same(name, options.local); });
    if (!options.local.isEmpty() && !localUsed)
        made.report.add(Remark::Weight::Warning, u"local_unused"_s, options.local, 0,
                        InteropText::tr("No task runs on the server that was named as the script's own."));
    if (package.window || package.timeout ||
        std::any_of(package.groups.cbegin(), package.groups.cend(),
                    [](const Group& group) { return group.maxConcurrent.has_value(); }))
        made.report.add(
            Remark::Weight::Warning, u"no_limits"_s, {}, 0,
            InteropText::tr("The script does not keep the processing window, the time-out of the run and "
                            "the limits of groups."));
    if (package.refuseDisabledJobs)
        made.report.add(
            Remark::Weight::Warning, u"no_refusal"_s, {}, 0,
            InteropText::tr("The script starts jobs that are disabled at their servers all the same."));
    made.report.add(
        Remark::Weight::Note, u"linked_servers"_s, {}, 0,
        InteropText::tr("The instance that runs the script needs a linked server with RPC Out for each of "
                        "the others; their names stand at the script's beginning."));
    made.bytes = Script(package, options, *servers).text().toUtf8();
    made.report.sort();
    return made;
}

} // namespace stellwerk
