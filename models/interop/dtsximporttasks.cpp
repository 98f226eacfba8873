// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Containers and tasks.
#include "interop/dtsximporter.h"
#include "interop/tsqltext.h"

#include <QRegularExpression>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostTasks = 20'000;

// The designer writes the type's name where nobody wrote a description.
const QStringList kStandardDescriptions{u"Execute SQL Task"_s, u"Execute SQL Server Agent Job Task"_s,
                                        u"Execute Package Task"_s, u"Sequence Container"_s,
                                        u"Execute T-SQL Statement Task"_s};

// "Microsoft.ScriptTask" → "ScriptTask"; assembly names → the class.
QString shortType(const QString& type)
{
    static const QRegularExpression version(u"\\.[0-9]+$"_s); // DTS.Pipeline.1
    return type.section(u',', 0, 0).remove(version).section(u'.', -1).section(u':', -1);
}

std::optional<QUuid> guidOf(const QString& text)
{
    static const QRegularExpression shape(u"^\\{?[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\\}?$"_s);
    if (!shape.match(text.trimmed()).hasMatch())
        return {};
    return QUuid::fromString(text.trimmed());
}

std::optional<qint64> numberIn(const StartCalls& found, const QString& variable)
{
    bool ok = false;
    const qint64 number = found.variables.value(variable).toLongLong(&ok);
    return ok ? std::optional<qint64>(number) : std::nullopt;
}

// What our own outcome script says of the task beyond job and step.
void readScript(const StartCalls& found, Task& task)
{
    task.mode = TaskMode::Outcome;
    if (const auto seconds = numberIn(found, u"@timeout_s"_s))
        task.timeout = *seconds > 0 ? std::optional(std::chrono::seconds(*seconds)) : std::nullopt;
    if (const auto count = numberIn(found, u"@retries"_s); count && *count >= 0 && *count < 1'000'000)
        task.retry.count = int(*count);
    if (const auto seconds = numberIn(found, u"@backoff_s"_s); seconds && *seconds >= 0)
        task.retry.backoff = std::chrono::seconds(*seconds);
    bool ok = false;
    if (const double factor = found.variables.value(u"@factor"_s).toDouble(&ok); ok)
        task.retry.factor = factor;
    const QString running = found.variables.value(u"@running"_s);
    if (running == "adopt"_L1)
        task.alreadyRunning = AlreadyRunning::Adopt;
    else if (running == "fail"_L1)
        task.alreadyRunning = AlreadyRunning::Fail;
    else if (running == "wait"_L1)
        task.alreadyRunning = AlreadyRunning::Wait;
}

} // namespace

QString DtsxImporter::noteOf(const DtsxExecutable& executable)
{
    return kStandardDescriptions.contains(executable.description) ? QString() : executable.description;
}

void DtsxImporter::walk(const DtsxExecutable& container, const Scope& scope)
{
    for (const DtsxExecutable& child : container.children) {
        if (child.kind == DtsxKind::Sequence)
            takeContainer(child, scope);
        else
            takeTask(child, scope);
    }
}

GroupId DtsxImporter::groupFor(const DtsxExecutable& container, const Scope& scope)
{
    const auto carried = groupCarry(container.variables.value(kGroupVariable));
    const Group* known = carried && m_carry && !m_taken.contains(u"g:"_s + carried->id)
                             ? m_carry->package.group(carried->id)
                             : nullptr;
    Group group;
    if (known) {
        group = *known;
        if (container.name != carried->name)
            group.title = container.name;
    } else {
        group.id = freshId(u'g');
        group.title = (scope.titles + QStringList{container.name}).join(u" / "_s);
        if (!scope.titles.isEmpty())
            note(u"nested_container"_s, container,
                 InteropText::tr("It stands in another container; groups do not nest, so its group is called "
                                 "\"%1\".")
                     .arg(group.title));
        if (!noteOf(container).isEmpty())
            note(u"container_description"_s, container,
                 InteropText::tr("Its description was left out: \"%1\".").arg(noteOf(container).left(200)));
    }
    m_taken.insert(u"g:"_s + group.id);
    m_made.package.groups.append(group);
    return group.id;
}

void DtsxImporter::takeContainer(const DtsxExecutable& container, const Scope& scope)
{
    if (container.children.empty()) {
        addPlaceholder(container, {}, u"empty_container"_s, InteropText::tr("An empty sequence container."),
                       InteropText::tr("Delete the task if nothing hangs on it."), scope);
        return;
    }
    if (container.handlerTasks > 0)
        warn(u"event_handler"_s, container,
             InteropText::tr("%n task(s) of its event handlers were left out: a parent package has none.",
                             nullptr, container.handlerTasks));
    remarkOnExpressions(container);
    Scope inner = scope;
    inner.disabled = scope.disabled || container.disabled;
    if (const DtsxPlace* place = findPlace(container)) {
        const QPointF at = scope.offset + place->at;
        inner.offset = place->header > 0 ? at + QPointF(0, place->header) : scope.offset;
    }
    const bool hasTasks = std::any_of(container.children.begin(), container.children.end(),
                                      [](const auto& child) { return child.kind != DtsxKind::Sequence; });
    inner.group = hasTasks ? groupFor(container, scope) : GroupId();
    inner.titles.append(container.name);
    walk(container, inner);
    takeConstraints(container);
    m_ends.insert(&container, endsOf(container));
}

void DtsxImporter::takeTask(const DtsxExecutable& executable, const Scope& scope)
{
    Task task;
    task.name = executable.name;
    task.note = noteOf(executable);
    remarkOnExpressions(executable);
    if (executable.handlerTasks > 0)
        warn(u"event_handler"_s, executable,
             InteropText::tr("%n task(s) of its event handlers were left out: a parent package has none.",
                             nullptr, executable.handlerTasks));
    switch (executable.kind) {
    case DtsxKind::ExecuteSql:
        takeSqlTask(executable, task, scope);
        return;
    case DtsxKind::AgentJob: {
        StartCalls found;
        StartCall call;
        (guidOf(executable.agentJob) ? call.jobId : call.job) = executable.agentJob;
        addStart(executable, task, found, call, scope);
        return;
    }
    case DtsxKind::ExecutePackage:
        task.job = executable.childPackage;
        if (task.job.endsWith(u".dtsx"_s, Qt::CaseInsensitive))
            task.job.chop(5);
        addPlaceholder(
            executable, task, u"execute_package"_s,
            InteropText::tr("An Execute Package task: it runs \"%1\" inside the parent, without an agent "
                            "job.")
                .arg(executable.childPackage),
            InteropText::tr("Create a job that runs the package, choose it and a server, and enable the "
                            "task."),
            scope);
        return;
    case DtsxKind::Loop:
        addPlaceholder(executable, task, u"loop"_s,
                       InteropText::tr("A loop container with %n task(s): a parent package does not repeat.",
                                       nullptr, int(executable.children.size())),
                       InteropText::tr("Make a task of each round, or leave the loop to a job."), scope);
        return;
    default:
        addPlaceholder(
            executable, task, u"other_task"_s,
            InteropText::tr("A task of type %1: it starts no agent job.").arg(shortType(executable.type)),
            InteropText::tr("Put its work into a job, choose that and a server, and enable the task; or "
                            "delete it."),
            scope);
    }
}

void DtsxImporter::takeSqlTask(const DtsxExecutable& executable, Task base, const Scope& scope)
{
    if (!executable.statementSource.isEmpty() && executable.statementSource != "DirectInput"_L1) {
        addPlaceholder(
            executable, base, u"sql_elsewhere"_s,
            InteropText::tr("An Execute SQL task whose statement comes from \"%1\" (%2).")
                .arg(tsqlWithoutValues(executable.statement, 100), executable.statementSource),
            InteropText::tr("If it starts a job, choose the job and a server, and enable the task."), scope);
        return;
    }
    const StartCalls found = findStartCalls(executable.statement);
    if (found.tooLong) {
        addPlaceholder(
            executable, base, u"sql_too_long"_s,
            InteropText::tr("An Execute SQL task whose statement is longer than 256 KB; it was not read."),
            InteropText::tr("If it starts a job, choose the job and a server, and enable the task."), scope);
        return;
    }
    if (!found.script.isEmpty()) {
        StartCall call = found.calls.value(0);
        if (found.variables.contains(u"@job_name"_s)) {
            call.job = found.variables.value(u"@job_name"_s);
            call.step = found.variables.value(u"@step_name"_s);
        }
        addStart(executable, base, found, call, scope);
        return;
    }
    if (found.calls.isEmpty()) {
        addPlaceholder(
            executable, base, u"sql_task"_s,
            InteropText::tr("An Execute SQL task that starts no agent job: \"%1\".")
                .arg(tsqlWithoutValues(executable.statement, 100)),
            InteropText::tr("Put the statement into a job, choose that and a server, and enable the task; "
                            "or delete it."),
            scope);
        return;
    }
    if (found.doesMore)
        warn(u"sql_does_more"_s, executable,
             InteropText::tr("Its statement does more than start a job; the rest was left out."),
             InteropText::tr("Put the rest into a step of the job."));
    if (found.calls.size() > 1)
        note(u"several_starts"_s, executable,
             InteropText::tr("It starts %n job(s), so it became as many tasks side by side.", nullptr,
                             int(found.calls.size())));
    for (qsizetype i = 0; i < found.calls.size(); ++i) {
        Task task = base;
        if (found.calls.size() > 1)
            task.name += u" (%1)"_s.arg(i + 1);
        addStart(executable, task, found, found.calls.at(i), scope);
    }
}

void DtsxImporter::addStart(const DtsxExecutable& executable, Task task, const StartCalls& found,
                            const StartCall& call, const Scope& scope)
{
    task.job = call.job;
    task.startStep = call.step;
    if (const auto id = guidOf(call.jobId)) {
        task.job = m_options.jobNames.value(*id, task.job);
        if (task.job.isEmpty())
            warn(u"job_id"_s, executable,
                 InteropText::tr("It names its job by the id %1, which only its own server understands.")
                     .arg(id->toString(QUuid::WithoutBraces)),
                 InteropText::tr("Choose the job; or connect to the servers and import again."));
    }
    if (!call.open.isEmpty() && found.script.isEmpty())
        warn(u"open_argument"_s, executable,
             InteropText::tr("What %1 is can only be told when the statement runs.")
                 .arg(call.open.join(u", "_s)),
             InteropText::tr("Look at the task and fill in what is missing."));
    QString source;
    const QString server = serverOf(executable, call, source);
    if (!server.isEmpty())
        task.where.servers = {server};
    if (found.script == "outcome"_L1)
        readScript(found, task);
    else
        task.mode = m_options.mode;
    task.disabled = executable.disabled;
    const Task merged = mergedWithCarry(executable, task, found, source);
    if (found.script != "outcome"_L1 && !m_taken.contains(u"carried:"_s + merged.id))
        ++m_modeTasks;
    ++m_made.started;
    add(executable, merged, scope);
}

// What SSIS was shown and still shows is as it was carried; what differs was changed there and wins.
Task DtsxImporter::mergedWithCarry(const DtsxExecutable& executable, const Task& seen,
                                   const StartCalls& found, const QString& source)
{
    const auto carried = taskCarry(executable.variables.value(kTaskVariable));
    if (!carried) {
        Task fresh = seen;
        fresh.id = freshId(u't');
        return fresh;
    }
    const ShownTask& shown = carried->shown;
    Task task = carried->task;
    if (m_taken.contains(u"t:"_s + task.id))
        task.id = freshId(u't'); // copied in SSIS
    m_taken.insert(u"t:"_s + task.id);
    m_taken.insert(u"carried:"_s + task.id);
    m_ids.insert(task.id);
    if (executable.name != shown.name)
        task.name = seen.name;
    if (seen.job != shown.job)
        task.job = seen.job;
    if (seen.startStep != shown.step)
        task.startStep = seen.startStep;
    if (source != shown.source)
        task.where = seen.where;
    if (executable.description != shown.description)
        task.note = seen.note;
    if (executable.disabled != shown.disabled)
        task.disabled = executable.disabled;
    if (found.script == "outcome"_L1)
        readScript(found, task);
    else if (found.script != shown.script)
        task.mode = seen.mode;
    return task;
}

void DtsxImporter::addPlaceholder(const DtsxExecutable& executable, Task task, const QString& code,
                                  const QString& reason, const QString& nextStep, const Scope& scope)
{
    warn(code, executable, reason, nextStep);
    task.id = freshId(u't');
    task.name = executable.name;
    task.disabled = true;
    task.note = (task.note.isEmpty() ? QString() : task.note + u"\n\n"_s) +
                InteropText::tr("Not imported from SSIS: %1 %2").arg(reason, nextStep);
    ++m_made.placeholders;
    add(executable, task, scope);
}

void DtsxImporter::add(const DtsxExecutable& executable, const Task& task, const Scope& scope)
{
    if (m_made.package.tasks.size() >= kMostTasks) {
        m_tooManyTasks = true;
        return;
    }
    Task placed = task;
    placed.disabled = task.disabled || scope.disabled;
    // A group that constraints cross is no container in SSIS: its tasks know it themselves.
    const bool keepsGroup = m_carry && scope.group.isEmpty() && m_taken.contains(u"carried:"_s + task.id) &&
                            !m_carry->containers.contains(task.group);
    if (!keepsGroup)
        placed.group = scope.group;
    Ends& ends = m_ends[&executable];
    bool known = false;
    QPointF place = placeOf(executable, scope, known);
    if (known)
        m_seenPlaces.insert(placed.id, place + QPointF(0, 90.0 * double(ends.all.size())));
    ends.entries.append(placed.id);
    ends.exits.append(placed.id);
    ends.all.append(placed.id);
    m_made.package.tasks.append(placed);
}

void DtsxImporter::remarkOnExpressions(const DtsxExecutable& executable)
{
    if (!executable.expressions.isEmpty())
        warn(u"property_expression"_s, executable,
             InteropText::tr("SSIS computes its %1 at run time; what stands in the file was imported.")
                 .arg(executable.expressions.join(u", "_s)),
             InteropText::tr("Look whether it is what you mean."));
}

} // namespace stellwerk
